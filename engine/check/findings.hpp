// SPDX-License-Identifier: Apache-2.0
// What check() has to say: collected from all steps, quoted in the author's words, with names that may have been meant.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/diagnostic.hpp"

namespace rung {

class Findings {
 public:
  explicit Findings(const Sources& sources) : sources_(sources) {}

  void error(std::string_view code, Range range, std::string message, std::string help = {},
             std::vector<Note> notes = {});
  bool any() const { return !diagnostics_.empty(); }
  std::size_t count() const { return diagnostics_.size(); }

  /// What the author wrote, in backticks, on one line and cut where it is long.
  std::string quote(Range range) const;
  /// What the author wrote as it stands in the source.
  std::string_view written(Range range) const;

  /// "did you mean `status`?", or nothing where no candidate is near. Candidates are only asked for while the whole
  /// run may still afford it: a thousand errors among ten thousand names must not take minutes.
  std::string did_you_mean(std::string_view name, const std::function<std::vector<std::string>()>& candidates);

  /// "its values are `a`, `b`", or nothing where they are too many to be of help.
  static std::string few(std::string_view what, const std::vector<std::string>& names);

  /// Sorted by place, without duplicates.
  std::vector<Diagnostic> take();

 private:
  const Sources& sources_;
  std::vector<Diagnostic> diagnostics_;
  std::size_t candidates_left_ = 2'000'000;
};

}  // namespace rung
