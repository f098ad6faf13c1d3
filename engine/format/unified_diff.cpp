// SPDX-License-Identifier: Apache-2.0
#include "engine/format/unified_diff.hpp"

#include <algorithm>
#include <vector>

#include "engine/format/line_edits.hpp"

namespace rung {

namespace {

constexpr std::size_t context = 3;

/// One step through both texts: a line that stays (of both), goes (of before) or comes (of after).
struct Step { char mark; std::size_t before, after; };

std::vector<Step> steps_of(const LineEdits& edits) {
  std::vector<Step> steps;
  steps.reserve(std::max(edits.removed.size(), edits.inserted.size()));
  std::size_t before = 0;
  std::size_t after = 0;
  while (before < edits.removed.size() || after < edits.inserted.size()) {
    if (before < edits.removed.size() && edits.removed[before] != 0) {
      steps.push_back({'-', before++, after});
    } else if (after < edits.inserted.size() && edits.inserted[after] != 0) {
      steps.push_back({'+', before, after++});
    } else {
      steps.push_back({' ', before++, after++});
    }
  }
  return steps;
}

/// Behind the changes that begin at `at` and those so near that their contexts touch, with the context behind them.
std::size_t hunk_end(const std::vector<Step>& steps, std::size_t at) {
  std::size_t last_change = at;
  for (; at < steps.size() && at <= last_change + 2 * context + 1; ++at)
    if (steps[at].mark != ' ') last_change = at;
  return std::min(steps.size(), last_change + context + 1);
}

/// An empty stretch is named by the line before it, as patch(1) wants it.
std::string stretch(std::size_t first, std::size_t count) {
  const std::string line = std::to_string(count == 0 ? first : first + 1);
  return count == 1 ? line : line + "," + std::to_string(count);
}

void append_line(std::string& diff, char mark, std::string_view line) {
  diff += mark;
  diff += line;
  if (line.back() != '\n') diff += "\n\\ No newline at end of file\n";
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view before_name,
                         std::string_view after_name) {
  if (before == after) return "";
  const auto old_lines = lines_with_breaks(before);
  const auto new_lines = lines_with_breaks(after);
  const std::vector<Step> steps = steps_of(line_edits(old_lines, new_lines));
  std::string diff = "--- " + std::string(before_name) + "\n+++ " + std::string(after_name) + "\n";
  std::size_t done = 0;
  while (true) {
    while (done < steps.size() && steps[done].mark == ' ') ++done;
    if (done == steps.size()) return diff;
    const std::size_t begin = done - std::min(done, context);
    const std::size_t end = hunk_end(steps, done);
    const auto count = [&](char other) {
      return static_cast<std::size_t>(std::count_if(steps.begin() + static_cast<std::ptrdiff_t>(begin),
                                                    steps.begin() + static_cast<std::ptrdiff_t>(end),
                                                    [=](const Step& step) { return step.mark != other; }));
    };
    diff += "@@ -" + stretch(steps[begin].before, count('+')) + " +" + stretch(steps[begin].after, count('-')) + " @@\n";
    for (std::size_t at = begin; at < end; ++at) {
      const Step& step = steps[at];
      append_line(diff, step.mark, step.mark == '+' ? new_lines[step.after] : old_lines[step.before]);
    }
    done = end;
  }
}

}  // namespace rung
