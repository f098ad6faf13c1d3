// SPDX-License-Identifier: Apache-2.0
// E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), section 4b, run from both ends.
#include "engine/format/line_edits.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

namespace rung {

namespace {

/// Equal lines have equal numbers; `place` is a line's own in the text.
struct Line { std::uint32_t number, place; };
using Lines = std::vector<Line>;

struct Box { std::int64_t left, right, top, bottom; };  ///< lines [left, right) before, [top, bottom) after
struct Point { std::int64_t x, y; };

/// Beyond this many edits in one box the way that got furthest is taken, which bounds the whole at N times this.
constexpr std::int64_t most_edits_at_once = 256;
constexpr std::int64_t nowhere = std::numeric_limits<std::int64_t>::max();

class Comparison {
 public:
  Comparison(const Lines& before, const Lines& after, LineEdits& edits)
      : before_(before), after_(after), edits_(edits), origin_(static_cast<std::int64_t>(after.size()) + 1),
        forward_(before.size() + after.size() + 3), backward_(forward_.size()) {}

  void run() {
    std::vector<Box> open = {{0, size(before_), 0, size(after_)}};
    while (!open.empty()) {
      const Box box = without_equal_ends(open.back());
      open.pop_back();
      if (box.left == box.right || box.top == box.bottom) {
        for (std::int64_t x = box.left; x < box.right; ++x) edits_.removed[at(before_, x).place] = 1;
        for (std::int64_t y = box.top; y < box.bottom; ++y) edits_.inserted[at(after_, y).place] = 1;
        continue;
      }
      const Point middle = middle_of(box);
      open.push_back({box.left, middle.x, box.top, middle.y});
      open.push_back({middle.x, box.right, middle.y, box.bottom});
    }
  }

 private:
  static std::int64_t size(const Lines& lines) { return static_cast<std::int64_t>(lines.size()); }
  static const Line& at(const Lines& lines, std::int64_t index) { return lines[static_cast<std::size_t>(index)]; }
  bool same(std::int64_t x, std::int64_t y) const { return at(before_, x).number == at(after_, y).number; }
  /// How far the best way on a diagonal (x - y) has got, as its x.
  std::int64_t& forward(std::int64_t diagonal) { return forward_[static_cast<std::size_t>(diagonal + origin_)]; }
  std::int64_t& backward(std::int64_t diagonal) { return backward_[static_cast<std::size_t>(diagonal + origin_)]; }

  Box without_equal_ends(Box box) const {
    while (box.left < box.right && box.top < box.bottom && same(box.left, box.top)) ++box.left, ++box.top;
    while (box.left < box.right && box.top < box.bottom && same(box.right - 1, box.bottom - 1)) --box.right, --box.bottom;
    return box;
  }

  /// A point that a shortest way through the box passes.
  Point middle_of(const Box& box);
  bool step_forward(const Box& box, Point& met);
  bool step_backward(const Box& box, Point& met);
  Point furthest(const Box& box);
  /// One diagonal more on either side, or one fewer where it would leave the box.
  template <class Frontier>
  static void widen(Frontier&& reached, const Box& box, std::int64_t& low, std::int64_t& high, std::int64_t outside) {
    if (low > box.left - box.bottom) reached(--low - 1) = outside; else ++low;
    if (high < box.right - box.top) reached(++high + 1) = outside; else --high;
  }

  const Lines& before_;
  const Lines& after_;
  LineEdits& edits_;
  std::int64_t origin_;
  std::vector<std::int64_t> forward_, backward_;
  std::int64_t forward_low_ = 0, forward_high_ = 0, backward_low_ = 0, backward_high_ = 0;
  bool odd_ = false;
};

bool Comparison::step_forward(const Box& box, Point& met) {
  widen([this](std::int64_t d) -> std::int64_t& { return forward(d); }, box, forward_low_, forward_high_, -1);
  for (std::int64_t d = forward_high_; d >= forward_low_; d -= 2) {
    std::int64_t x = std::max(forward(d - 1) + 1, forward(d + 1));
    while (x < box.right && x - d < box.bottom && same(x, x - d)) ++x;
    forward(d) = x;
    met = {x, x - d};
    if (odd_ && d >= backward_low_ && d <= backward_high_ && backward(d) <= x) return true;
  }
  return false;
}

bool Comparison::step_backward(const Box& box, Point& met) {
  widen([this](std::int64_t d) -> std::int64_t& { return backward(d); }, box, backward_low_, backward_high_, nowhere);
  for (std::int64_t d = backward_high_; d >= backward_low_; d -= 2) {
    std::int64_t x = std::min(backward(d - 1), backward(d + 1) - 1);
    while (x > box.left && x - d > box.top && same(x - 1, x - d - 1)) --x;
    backward(d) = x;
    met = {x, x - d};
    if (!odd_ && d >= forward_low_ && d <= forward_high_ && x <= forward(d)) return true;
  }
  return false;
}

Point Comparison::furthest(const Box& box) {
  Point from_start{box.left, box.top};
  Point from_end{box.right, box.bottom};
  for (std::int64_t d = forward_high_; d >= forward_low_; d -= 2) {
    const std::int64_t x = std::min({forward(d), box.right, box.bottom + d});
    if (x >= box.left && x - d >= box.top && 2 * x - d > from_start.x + from_start.y) from_start = {x, x - d};
  }
  for (std::int64_t d = backward_high_; d >= backward_low_; d -= 2) {
    const std::int64_t x = std::max({backward(d), box.left, box.top + d});
    if (x <= box.right && x - d <= box.bottom && 2 * x - d < from_end.x + from_end.y) from_end = {x, x - d};
  }
  const std::int64_t done = from_start.x + from_start.y - box.left - box.top;
  return done >= box.right + box.bottom - from_end.x - from_end.y ? from_start : from_end;
}

Point Comparison::middle_of(const Box& box) {
  forward_low_ = forward_high_ = box.left - box.top;
  backward_low_ = backward_high_ = box.right - box.bottom;
  odd_ = ((forward_low_ - backward_low_) & 1) != 0;
  forward(forward_low_) = box.left;
  backward(backward_low_) = box.right;
  Point met{};
  for (std::int64_t edits = 1; edits <= most_edits_at_once; ++edits) {
    if (step_forward(box, met) || step_backward(box, met)) return met;
  }
  return furthest(box);
}

}  // namespace

std::vector<std::string_view> lines_with_breaks(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t line_break = text.find('\n');
    const std::size_t length = line_break == std::string_view::npos ? text.size() : line_break + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

LineEdits line_edits(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after) {
  LineEdits edits{std::vector<std::uint8_t>(before.size(), 1), std::vector<std::uint8_t>(after.size(), 1)};
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  Lines kept_before, kept_after;
  for (const std::string_view line : before) numbers.emplace(line, static_cast<std::uint32_t>(numbers.size()));
  std::vector<std::uint8_t> on_both(numbers.size(), 0);
  // What only one side has is settled; only the rest is compared, which makes texts without a common line cheap.
  for (std::size_t place = 0; place < after.size(); ++place) {
    const auto found = numbers.find(after[place]);
    if (found == numbers.end()) continue;
    on_both[found->second] = 1;
    edits.inserted[place] = 0;
    kept_after.push_back({found->second, static_cast<std::uint32_t>(place)});
  }
  for (std::size_t place = 0; place < before.size(); ++place) {
    const std::uint32_t number = numbers.find(before[place])->second;
    if (on_both[number] == 0) continue;
    edits.removed[place] = 0;
    kept_before.push_back({number, static_cast<std::uint32_t>(place)});
  }
  Comparison(kept_before, kept_after, edits).run();
  return edits;
}

}  // namespace rung
