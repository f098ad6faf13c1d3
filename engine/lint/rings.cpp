// SPDX-License-Identifier: Apache-2.0
// Ways between places, and the short rings that they make.
#include "engine/lint/rings.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_map>

namespace rung {

namespace {

constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t most_rings = 12;

/// The ways that start at each place, as stretches of one list.
struct Starting {
  std::vector<std::uint32_t> first;
  std::vector<Way> ways;

  Starting(std::size_t places, std::vector<Way> all) : first(places + 1, 0), ways(std::move(all)) {
    std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.from < b.from; });
    for (const Way& way : ways) ++first[way.from + 1];
    for (std::size_t i = 0; i < places; ++i) first[i + 1] += first[i];
  }
};

/// Tarjan's strongly connected components, without recursion.
std::vector<std::uint32_t> components(std::size_t places, const Starting& starting) {
  std::vector<std::uint32_t> component(places, unseen), order(places, unseen), low(places, 0), next(places, 0);
  std::vector<std::uint32_t> stack, calls;
  std::uint32_t count = 0;
  std::uint32_t seen = 0;
  for (std::uint32_t root = 0; root < places; ++root) {
    if (order[root] != unseen) continue;
    calls.push_back(root);
    while (!calls.empty()) {
      const std::uint32_t at = calls.back();
      if (order[at] == unseen) {
        order[at] = low[at] = seen++;
        next[at] = starting.first[at];
        stack.push_back(at);
      }
      bool deeper = false;
      while (next[at] < starting.first[at + 1]) {
        const std::uint32_t to = starting.ways[next[at]].to;
        if (order[to] == unseen) {
          calls.push_back(to);
          deeper = true;
          break;
        }
        if (component[to] == unseen) low[at] = std::min(low[at], low[to]);
        ++next[at];
      }
      if (deeper) continue;
      calls.pop_back();
      if (low[at] != order[at]) continue;
      for (bool more = true; more;) {
        more = stack.back() != at;
        component[stack.back()] = count;
        stack.pop_back();
      }
      ++count;
    }
  }
  return component;
}

/// The shortest ring through a place; empty where there is none.
std::vector<Way> ring_through(std::size_t places, const Starting& starting, std::uint32_t place) {
  std::vector<std::uint32_t> by(places, unseen);  // the way that led there first
  std::vector<std::uint32_t> queue{place};
  for (std::size_t head = 0; head < queue.size(); ++head) {
    for (std::uint32_t w = starting.first[queue[head]]; w < starting.first[queue[head] + 1]; ++w) {
      const std::uint32_t to = starting.ways[w].to;
      if (by[to] != unseen) continue;
      by[to] = w;
      if (to == place) {
        std::vector<Way> ring;
        for (std::uint32_t at = place;;) {
          ring.push_back(starting.ways[by[at]]);
          at = ring.back().from;
          if (at == place) break;
        }
        std::reverse(ring.begin(), ring.end());
        return ring;
      }
      queue.push_back(to);
    }
  }
  return {};
}

std::uint64_t pair_of(std::uint32_t from, std::uint32_t to) { return std::uint64_t{from} << 32 | to; }

/// Rings of two ways, at most so many; a way is in one of them at most.
std::vector<std::vector<Way>> rings_of_two(const std::vector<Way>& ways, std::size_t most) {
  std::unordered_map<std::uint64_t, std::size_t> known;
  std::vector<std::vector<Way>> rings;
  for (std::size_t i = 0; i < ways.size() && rings.size() < most; ++i) {
    const auto back = known.find(pair_of(ways[i].to, ways[i].from));
    if (back != known.end()) rings.push_back({ways[back->second], ways[i]});
    else known.emplace(pair_of(ways[i].from, ways[i].to), i);
  }
  return rings;
}

std::vector<Way> shortest_ring(std::size_t places, const std::vector<Way>& ways) {
  constexpr std::size_t most_starts = 24;
  std::vector<std::vector<Way>> two = rings_of_two(ways, 1);
  if (!two.empty()) return two[0];
  const Starting starting(places, ways);
  std::vector<Way> shortest;
  std::set<std::uint32_t> starts;
  for (const Way& way : ways) {
    if (starts.size() >= most_starts || !starts.insert(way.from).second) continue;
    std::vector<Way> ring = ring_through(places, starting, way.from);
    if (shortest.empty() || ring.size() < shortest.size()) shortest = std::move(ring);
  }
  return shortest;
}

std::vector<Way> without(std::vector<Way> ways, std::uint32_t path) {
  ways.erase(std::find_if(ways.begin(), ways.end(), [&](const Way& way) { return way.path == path; }));
  return ways;
}

/// Turns the ring so that it ends with the way without which the fewest are part of any ring, the last such one.
void close(std::size_t places, const std::vector<Way>& ways, std::vector<Way>& ring) {
  constexpr std::size_t most_ways = 20'000;
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  std::size_t closing = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const std::size_t left = ways.size() > most_ways ? 0 : within_rings(places, without(ways, ring[i].path)).size();
    if (left > fewest || (left == fewest && ring[i].path < ring[closing].path)) continue;
    fewest = left;
    closing = i;
  }
  std::rotate(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(closing + 1), ring.end());
}

}  // namespace

std::vector<Way> within_rings(std::size_t places, const std::vector<Way>& ways) {
  const std::vector<std::uint32_t> component = components(places, Starting(places, ways));
  std::vector<Way> inside;
  for (const Way& way : ways)
    if (component[way.from] == component[way.to]) inside.push_back(way);
  return inside;
}

std::vector<std::vector<Way>> shortest_rings(std::size_t places, std::vector<Way> ways) {
  std::vector<std::vector<Way>> rings;
  while (rings.size() < most_rings) {
    ways = within_rings(places, ways);
    if (ways.empty()) return rings;
    std::vector<Way> ring = shortest_ring(places, ways);
    close(places, ways, ring);
    ways = without(std::move(ways), ring.back().path);
    rings.push_back(std::move(ring));
  }
  for (std::vector<Way>& ring : rings_of_two(ways, ways.size())) rings.push_back(std::move(ring));
  return rings;
}

}  // namespace rung
