// SPDX-License-Identifier: Apache-2.0
// Conditions whose parts are at odds or say the same, lint by lint.
#include "engine/lint/condition_faults.hpp"
#include "engine/lint/lints.hpp"

namespace rung {

namespace {

void tell(const LintInput& input, Report& report, ConditionFault::Kind kind) {
  for (ConditionFault& fault : condition_faults(input)) {
    if (fault.kind != kind) continue;
    Finding& finding = report(fault.range, std::move(fault.message), std::move(fault.help));
    finding.diagnostic.notes = std::move(fault.notes);
  }
}

}  // namespace

void contradiction(const LintInput& input, Report& report) {
  tell(input, report, ConditionFault::Kind::contradiction);
}
void never_false(const LintInput& input, Report& report) { tell(input, report, ConditionFault::Kind::tautology); }
void impossible_comparison(const LintInput& input, Report& report) {
  tell(input, report, ConditionFault::Kind::impossible);
  comparison_on_no_path(input, report);
}
void redundant_operand(const LintInput& input, Report& report) {
  tell(input, report, ConditionFault::Kind::redundant);
}

}  // namespace rung
