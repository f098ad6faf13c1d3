// SPDX-License-Identifier: Apache-2.0
// Rule tests for people: a line for each file, and for what failed, all that is needed to see why.
#include <fmt/format.h>

#include <algorithm>

#include "cli/diagnostics/diagnostics.hpp"
#include "cli/report/look.hpp"
#include "cli/test_report/test_report.hpp"
#include "cli/test_report/test_words.hpp"
#include "cli/write/text_layout.hpp"
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

class CaseText {
 public:
  CaseText(const Sources& sources, const Terminal& terminal) : sources_(sources), terminal_(terminal) {}

  std::string render(const CaseRun& run) {
    for (const Failure& failure : run.failures) show(failure);
    if (run.diagnostics.empty()) return std::move(text_);
    for (const Diagnostic& diagnostic : run.diagnostics) text_ += "\n" + render_human(sources_, diagnostic, terminal_);
    return std::move(text_);
  }

 private:
  std::string paint(Style style, std::string_view text) const { return painted(terminal_, style, text); }

  void show(const Failure& failure) {
    text_ += "\n    " + paint(Style::strong, neutralise(title_of(failure))) + "  " +
             paint(Style::faint, place_in_words(sources_, failure.expectation->range)) + "\n";
    for (const Mismatch& mismatch : failure.mismatches) {
      const std::string what = mismatch.what == "outcome" ? std::string() : mismatch.what + " ";
      words("      " + paint(Style::faint, "expected") + "  ", "                ", what + mismatch.expected);
      words("      " + paint(Style::faint, "actual") + "    ", "                ", what + mismatch.actual);
    }
    if (!failure.remark.empty()) words("      ", "      ", failure.remark);
    for (const Reason& reason : failure.decision.reasons)
      words("      " + paint(Style::bad, "✗") + " ", "        ",
            fmt::format("{} ({}): {}", reason.require, reason.code, reason.message));
    for (const Missing& missing : failure.decision.missing) {
      std::string line = missing.overflow.empty() ? missing.path : "overflow at " + missing.overflow;
      if (!missing.needed_by.empty()) line += fmt::format("  (for {})", fmt::join(missing.needed_by, ", "));
      words("      " + paint(Style::doubt, "?") + " ", "        ", "needs " + line);
    }
    for (const DecidingExpression& deciding : failure.deciding) show(deciding);
  }

  void show(const DecidingExpression& deciding) {
    text_ += fmt::format("      {} is {}  {}\n", deciding.name, paint(style_of(deciding.state), deciding.state),
                         paint(Style::faint, place_in_words(sources_, deciding.range)));
    words("        ", "          ", fmt::format("{} = {}", deciding.text, deciding.value));
    for (const DecidingFact& fact : deciding.facts) {
      const bool missing = fact.value == "(unknown)" || fact.value == "(absent)";
      const std::string where = fact.place ? place_in_words(sources_, *fact.place) : missing ? "not given" : "";
      text_ += fmt::format("          {}  {}\n", neutralise(fmt::format("{} = {}", fact.path, fact.value)), paint(Style::faint, where));
    }
  }

  void words(const std::string& first, const std::string& rest, const std::string& line) {
    text_ += paragraph(neutralise(line), first, rest, terminal_.width);
  }

  const Sources& sources_;
  const Terminal& terminal_;
  std::string text_;
};

class HumanText {
 public:
  HumanText(const TestReport& report, const Terminal& terminal, bool verbose)
      : report_(report), terminal_(terminal), verbose_(verbose) {}

  std::string render() {
    for (const TestedRules& tested : report_.tested) {
      for (const Diagnostic& diagnostic : tested.suite.diagnostics) text_ += render_human(report_.sources, diagnostic, terminal_) + "\n";
      for (std::uint32_t file = 0; file < tested.suite.files.size(); ++file) show(tested, file);
    }
    return std::move(text_);
  }

 private:
  std::string paint(Style style, std::string_view text) const { return painted(terminal_, style, text); }

  void show(const TestedRules& tested, std::uint32_t file) {
    std::size_t passed = 0, all = 0;
    for (const CaseRun& run : tested.run.cases) {
      if (run.test->file != file) continue;
      ++all;
      if (run.state == CaseState::passed) ++passed;
    }
    if (all == 0) return;
    const Look look = look_of(passed == all ? CaseState::passed : CaseState::failed);
    text_ += fmt::format("{} {}  {}\n", paint(look.style, look.sign),
                         paint(Style::strong, neutralise(report_.sources[tested.suite.files[file].source].name())),
                         paint(Style::faint, fmt::format("{} of {} {}", passed, all, all == 1 ? "case passes" : "cases pass")));
    for (const CaseRun& run : tested.run.cases)
      if (run.test->file == file && (verbose_ || run.state != CaseState::passed)) show(run);
  }

  void show(const CaseRun& run) {
    const Look look = look_of(run.state);
    text_ += fmt::format("  {} {}  {}\n", paint(look.style, look.sign), neutralise(run.test->name),
                         paint(Style::faint, place_in_words(report_.sources, run.test->range)));
    if (run.state != CaseState::passed) text_ += render_case(run, report_.sources, terminal_) + "\n";
  }

  const TestReport& report_;
  const Terminal& terminal_;
  bool verbose_;
  std::string text_;
};

}  // namespace

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

std::string render_case(const CaseRun& run, const Sources& sources, const Terminal& terminal) {
  return CaseText(sources, terminal).render(run);
}

std::string render_tests_human(const TestReport& report, const Terminal& terminal, bool verbose) {
  return HumanText(report, terminal, verbose).render();
}

}  // namespace rung::cli
