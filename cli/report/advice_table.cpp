// SPDX-License-Identifier: Apache-2.0
#include "cli/report/advice_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/write/text_layout.hpp"

namespace rung::cli {
namespace {

/// The same thing said beside several decisions.
struct SharedAdvice {
  const AdviceSaid* advice;
  std::vector<const Decision*> decisions;
};

std::vector<SharedAdvice> shared_advice(const std::vector<Decision>& decisions) {
  std::vector<SharedAdvice> all;
  for (const Decision& decision : decisions) {
    for (const AdviceSaid& advice : decision.advice) {
      auto known = std::find_if(all.begin(), all.end(), [&](const SharedAdvice& s) { return *s.advice == advice; });
      if (known == all.end()) known = all.insert(all.end(), {&advice, {}});
      known->decisions.push_back(&decision);
    }
  }
  return all;
}

/// The decisions in words: a subject where it is all of the subject's, else each by its target.
std::string scope_of(const SharedAdvice& shared, const std::vector<Decision>& decisions) {
  if (shared.decisions.size() == decisions.size()) return {};
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < shared.decisions.size();) {
    const std::string& subject = shared.decisions[i]->subject;
    const auto is_of_subject = [&](const Decision& d) { return d.subject == subject; };
    std::vector<std::string> targets;
    for (; i < shared.decisions.size() && shared.decisions[i]->subject == subject; ++i)
      targets.push_back(shared.decisions[i]->action == Action::extend ? "(extend)" : shared.decisions[i]->to);
    const auto total = static_cast<std::size_t>(std::count_if(decisions.begin(), decisions.end(), is_of_subject));
    parts.push_back(targets.size() == total ? subject : fmt::format("{} → {}", subject, fmt::join(targets, ", ")));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string conditions_of(const AdviceSaid& advice) {
  std::vector<std::string> needs;
  for (const Missing& missing : advice.missing)
    needs.push_back(missing.overflow.empty() ? missing.path : "overflow at " + missing.overflow);
  return needs.empty() ? std::string() : fmt::format("may not apply: depends on {}", fmt::join(needs, ", "));
}

}  // namespace

std::string advice_table(const std::vector<Decision>& decisions, Detail detail, const Terminal& terminal) {
  std::string text;
  const std::string label = "  " + painted(terminal, Style::accent, "advice") + "  ";
  const std::string indent(10, ' ');
  for (const SharedAdvice& shared : shared_advice(decisions)) {
    if (text.empty()) text += "\n";
    text += paragraph(detail == Detail::codes ? shared.advice->advise : shared.advice->message, label, indent,
                      terminal.width);
    for (const std::string& line : {conditions_of(*shared.advice), scope_of(shared, decisions)})
      if (!line.empty()) text += paragraph("(" + line + ")", indent, indent, terminal.width);
  }
  return text;
}

}  // namespace rung::cli
