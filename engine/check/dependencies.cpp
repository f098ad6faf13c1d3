// SPDX-License-Identifier: Apache-2.0
// An order in which each thing comes behind what it needs, and the rings of things that need each other.
#include "engine/check/dependencies.hpp"

#include <algorithm>
#include <cstddef>

namespace rung {

namespace {

enum class State : std::uint8_t { unseen, open, done };
struct Visit {
  std::uint32_t node;
  std::size_t next;  ///< the next of its needs to look at
};

/// The part of the way that leads from `first` to its end.
std::vector<std::uint32_t> ring_from(const std::vector<Visit>& way, std::uint32_t first) {
  std::vector<std::uint32_t> ring;
  const auto begin = std::find_if(way.begin(), way.end(), [&](const Visit& visit) { return visit.node == first; });
  for (auto at = begin; at != way.end(); ++at) ring.push_back(at->node);
  return ring;
}

}  // namespace

Ordered order_by_need(const std::vector<std::vector<std::uint32_t>>& needs) {
  Ordered result;
  std::vector<State> states(needs.size(), State::unseen);
  std::vector<Visit> way;  // a stack of our own: chains may be as long as the rule set
  for (std::uint32_t root = 0; root < needs.size(); ++root) {
    if (states[root] != State::unseen) continue;
    states[root] = State::open;
    way.push_back({root, 0});
    while (!way.empty()) {
      Visit& top = way.back();
      if (top.next == needs[top.node].size()) {
        states[top.node] = State::done;
        result.order.push_back(top.node);
        way.pop_back();
        continue;
      }
      const std::uint32_t need = needs[top.node][top.next++];
      if (states[need] == State::open) result.rings.push_back(ring_from(way, need));
      if (states[need] != State::unseen) continue;
      states[need] = State::open;
      way.push_back({need, 0});
    }
  }
  return result;
}

std::string spell_ring(const std::vector<std::uint32_t>& ring, const std::function<std::string(std::uint32_t)>& name) {
  constexpr std::size_t most = 6;
  std::string spelled;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (i == most) {
      spelled += "… → ";
      break;
    }
    spelled += name(ring[i]) + " → ";
  }
  return spelled + name(ring[0]);
}

}  // namespace rung
