// SPDX-License-Identifier: Apache-2.0
// One line a reason, fact or missing field; nothing is left out.
#include "tests/conformance/spell.hpp"

namespace rung::conformance {

std::string spell(const Missing& missing) {
  return missing.overflow.empty() ? missing.path : "overflow " + missing.overflow;
}

std::string spell(const FactValue& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  std::string list;
  for (const std::string& item : std::get<std::vector<std::string>>(value)) list += (list.empty() ? "" : ", ") + item;
  return "[" + list + "]";
}

namespace {

std::string spell_optional(const std::optional<FactValue>& value) { return value ? spell(*value) : "(no value)"; }

std::string spell_missing(const std::vector<Missing>& missing, const std::string& indent) {
  std::string text;
  for (const Missing& item : missing) {
    text += indent + "missing " + spell(item) + ", needed by";
    for (const std::string& name : item.needed_by) text += " " + name;
    text += "\n";
  }
  return text;
}

std::string spell_reason(const Reason& reason) {
  std::string text = "  reason " + reason.require + " " + reason.code + ": " + reason.message + "\n";
  if (reason.remedy) text += "    remedy " + *reason.remedy + "\n";
  if (reason.culprit) {
    text += "    culprit " + reason.culprit->variable + " key=" + reason.culprit->key + " path=" + reason.culprit->path + "\n";
  }
  for (const Fact& fact : reason.facts) {
    text += "    fact " + fact.path + " = " + spell_optional(fact.value) + (fact.absent ? " (absent)" : "") + " at " +
            std::to_string(fact.line) + ":" + std::to_string(fact.column) + "\n";
  }
  return text;
}

}  // namespace

std::string spell(const Decision& decision) {
  std::string text = decision.subject + (decision.action == Action::extend ? " extend " : " upgrade ") + decision.from +
                     " -> " + decision.to + " " + std::string(rung::spell(decision.outcome)) + "\n";
  for (const Reason& reason : decision.reasons) text += spell_reason(reason);
  text += spell_missing(decision.missing, "  ");
  for (const AdviceSaid& advice : decision.advice) {
    text += "  advice " + advice.advise + ": " + advice.message + "\n" + spell_missing(advice.missing, "    ");
  }
  for (const EffectChange& change : decision.effect) {
    text += "  effect " + change.path + ": " + spell_optional(change.before) + " -> " + spell_optional(change.after) + "\n";
  }
  return text;
}

std::string spell(const std::vector<Decision>& decisions) {
  std::string text;
  for (const Decision& decision : decisions) text += spell(decision);
  return text.empty() ? "no decisions\n" : text;
}

std::string spell(const Answer& answer) {
  std::string text = answer.unknown ? "unknown" : "`" + answer.printed + "`";
  return text + "\n" + spell_missing(answer.missing, "  ");
}

}  // namespace rung::conformance
