// SPDX-License-Identifier: Apache-2.0
// Rule tests for people: a line for each file, and for what failed, all that is needed to see why.
#include <fmt/format.h>

#include <algorithm>

#include "cli/diagnostics.hpp"
#include "cli/look.hpp"
#include "cli/test_report.hpp"
#include "cli/test_words.hpp"
#include "cli/text_layout.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

constexpr Look look_of(CaseState state) {
  switch (state) {
    case CaseState::passed: return {Style::good, "✓"};
    case CaseState::failed: return {Style::bad, "✗"};
    case CaseState::broken: return {Style::bad, "!"};
  }
  return {Style::plain, ""};
}

Style style_of(std::string_view state) {
  if (state == "true") return Style::good;
  return state == "false" ? Style::bad : Style::doubt;
}

class HumanText {
 public:
  HumanText(const TestReport& report, const Terminal& terminal, bool verbose)
      : report_(report), terminal_(terminal), verbose_(verbose) {}

  std::string render() {
    for (const TestedRules& tested : report_.tested) {
      diagnostics(tested.suite.diagnostics);
      for (std::uint32_t file = 0; file < tested.suite.files.size(); ++file) show(tested, file);
    }
    return std::move(text_);
  }

 private:
  std::string paint(Style style, std::string_view text) const { return painted(terminal_, style, text); }

  void diagnostics(const std::vector<Diagnostic>& all) {
    for (const Diagnostic& diagnostic : all) text_ += render_human(report_.sources, diagnostic, terminal_) + "\n";
  }

  void show(const TestedRules& tested, std::uint32_t file) {
    std::size_t passed = 0, all = 0;
    double seconds = 0;
    for (const CaseRun& run : tested.run.cases) {
      if (run.test->file != file) continue;
      ++all;
      seconds += run.seconds;
      if (run.state == CaseState::passed) ++passed;
    }
    if (all == 0) return;
    const Look look = look_of(passed == all ? CaseState::passed : CaseState::failed);
    text_ += fmt::format("{} {}  {}\n", paint(look.style, look.sign),
                         paint(Style::strong, neutralise(report_.sources[tested.suite.files[file].source].name())),
                         paint(Style::faint, fmt::format("{} of {} {}", passed, all, all == 1 ? "case passes" : "cases pass")));
    for (const CaseRun& run : tested.run.cases)
      if (run.test->file == file && (verbose_ || run.state != CaseState::passed || !run.diagnostics.empty())) show(run);
  }

  void show(const CaseRun& run) {
    const Look look = look_of(run.state);
    const std::string place = place_in_words(report_.sources, run.test->range);
    text_ += fmt::format("  {} {}  {}\n", paint(look.style, look.sign), neutralise(run.test->name), paint(Style::faint, place));
    if (run.state == CaseState::passed && run.diagnostics.empty()) return;
    for (const Failure& failure : run.failures) show(failure);
    text_ += "\n";
    diagnostics(run.diagnostics);
  }

  void show(const Failure& failure) {
    const Decision& decision = failure.decision;
    text_ += "\n    " + paint(Style::strong, neutralise(title_of(failure))) + "  " +
             paint(Style::faint, place_in_words(report_.sources, failure.expectation->range)) + "\n";
    for (const Mismatch& mismatch : failure.mismatches) {
      const std::string what = mismatch.what == "outcome" ? std::string() : mismatch.what + " ";
      text_ += paragraph(neutralise(what + mismatch.expected), paint(Style::faint, "      expected  "), "                ", terminal_.width);
      text_ += paragraph(neutralise(what + mismatch.actual), paint(Style::faint, "      actual    "), "                ", terminal_.width);
    }
    if (!failure.remark.empty()) line("      ", failure.remark);
    for (const Reason& reason : decision.reasons) {
      text_ += paragraph(neutralise(fmt::format("{} ({}): {}", reason.require, reason.code, reason.message)),
                         "      " + paint(Style::bad, "✗") + " ", "        ", terminal_.width);
    }
    for (const Missing& missing : decision.missing) {
      std::string words = missing.overflow.empty() ? missing.path : "overflow at " + missing.overflow;
      if (!missing.needed_by.empty()) words += fmt::format("  (for {})", fmt::join(missing.needed_by, ", "));
      text_ += paragraph(neutralise(words), "      " + paint(Style::doubt, "?") + " needs ", "        ", terminal_.width);
    }
    for (const DecidingExpression& deciding : failure.deciding) show(deciding);
  }

  void show(const DecidingExpression& deciding) {
    text_ += fmt::format("      {} is {} because\n", deciding.name, paint(style_of(deciding.state), deciding.state));
    line("        ", fmt::format("{} = {}", deciding.text, deciding.value));
    place(deciding.range, "the rule");
    for (const DecidingFact& fact : deciding.facts) {
      const std::string where = fact.place ? place_in_words(report_.sources, *fact.place) : "not in the snapshot";
      text_ += fmt::format("          {}  {}\n", neutralise(fmt::format("{} = {}", fact.path, fact.value)), paint(Style::faint, where));
    }
  }

  void line(std::string_view indent, const std::string& words) {
    text_ += paragraph(neutralise(words), std::string(indent), std::string(indent) + "  ", terminal_.width);
  }
  void place(Range range, std::string_view) {
    text_ += "          " + paint(Style::faint, place_in_words(report_.sources, range)) + "\n";
  }

  const TestReport& report_;
  const Terminal& terminal_;
  bool verbose_;
  std::string text_;
};

}  // namespace

bool passed(const TestedRules& tested) {
  return tested.run.passed() && !tested.suite.has_errors() && tested.suite.unreadable.empty();
}

std::string place_in_words(const Sources& sources, Range range) {
  const Position position = sources[range.source].position(range.begin);
  return fmt::format("{}:{}:{}", neutralise(sources[range.source].name()), position.line, position.column);
}

std::string title_of(const Failure& failure) {
  const Decision& decision = failure.decision;
  if (!failure.expectation->target) return fmt::format("{}: extend", decision.subject);
  if (decision.from.empty()) return fmt::format("to {}", failure.expectation->target->text);
  return fmt::format("{}: {} → {}", decision.subject, decision.from, decision.to);
}

std::string render_tests_human(const TestReport& report, const Terminal& terminal, bool verbose) {
  return HumanText(report, terminal, verbose).render();
}

}  // namespace rung::cli
