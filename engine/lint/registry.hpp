// SPDX-License-Identifier: Apache-2.0
// All lints: their codes, names, levels and what each is about. docs/lints/ has a page for each.
#pragma once

#include <string_view>
#include <vector>

#include "engine/lint/lint.hpp"

namespace rung {

class Report;

struct Lint {
  std::string_view code;     ///< stable: L001
  std::string_view name;     ///< in kebab case
  Level level;               ///< error only where it can be nothing but a fault
  std::string_view summary;  ///< one line of prose, for lists of lints
  /// Reports all that it finds; null for those about comments that allow others, which lint() itself finds.
  void (*look)(const LintInput&, Report&) = nullptr;
  bool needs_tests = false;  ///< says nothing where the rule set's tests were not run
};

/// By code.
const std::vector<Lint>& lints();
/// Null where there is none.
const Lint* find_lint(std::string_view code);

/// Where a lint reports. Code and level come from the registry.
class Report {
 public:
  Report(const Lint& lint, std::vector<Finding>& findings) : lint_(lint), findings_(findings) {}

  /// The finding stays valid until the next one; notes and a fix are added to it.
  Finding& operator()(Range range, std::string message, std::string help = {});
  /// All findings so far, other lints' among them.
  std::vector<Finding>& found() { return findings_; }

 private:
  const Lint& lint_;
  std::vector<Finding>& findings_;
};

}  // namespace rung
