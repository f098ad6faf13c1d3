// SPDX-License-Identifier: Apache-2.0
// Decisions, reasons, missing fields and advice are expected completely; of a decision's and a reason's fields, those that
// the case names, and the lists it does not name are expected to be empty.
#include "tests/conformance/expectation.hpp"

#include <set>
#include <stdexcept>

#include "tests/conformance/spell.hpp"

namespace rung::conformance {

namespace {

class Comparison {
 public:
  std::string found;

  void compare_text(const std::string& what, const YAML::Node& expected, const std::string& actual) {
    if (!expected) return;
    const std::string text = expected.IsNull() ? "" : expected.as<std::string>();
    if (text != actual) differ(what, text, actual);
  }

  /// A sequence of items that are expected one by one; none is expected where the case does not name it.
  template <class Item, class Compare>
  void compare_each(const std::string& what, const YAML::Node& expected, const std::vector<Item>& actual,
                    const Compare& compare) {
    const std::size_t count = expected ? expected.size() : 0;
    if (count != actual.size()) differ(what + " (how many)", std::to_string(count), std::to_string(actual.size()));
    for (std::size_t at = 0; at < count && at < actual.size(); ++at) {
      compare(what + "[" + std::to_string(at) + "]", expected[at], actual[at]);
    }
  }

  void compare_names(const std::string& what, const YAML::Node& expected, const std::vector<std::string>& actual) {
    compare_each(what, expected, actual, [this](const std::string& which, const YAML::Node& name, const std::string& said) {
      compare_text(which, name, said);
    });
  }

  void compare_missing(const std::string& what, const YAML::Node& expected, const std::vector<Missing>& actual) {
    compare_each(what, expected, actual, [this](const std::string& which, const YAML::Node& item, const Missing& said) {
      if (item.IsScalar()) return compare_text(which, item, spell(said));
      only(item, {"path", "overflow", "needed_by"});
      compare_text(which + ".path", item["path"], said.path);
      compare_text(which + ".overflow", item["overflow"], said.overflow);
      if (item["needed_by"]) compare_names(which + ".needed_by", item["needed_by"], said.needed_by);
    });
  }

  void compare_decision(const std::string& what, const YAML::Node& expected, const Decision& actual) {
    only(expected, {"subject", "action", "from", "to", "outcome", "reasons", "missing", "advice", "effect"});
    if (!expected["outcome"] || !expected["to"]) throw std::runtime_error(what + " expects no outcome or no `to`");
    compare_text(what + ".subject", expected["subject"], actual.subject);
    compare_text(what + ".action", expected["action"], actual.action == Action::extend ? "extend" : "upgrade");
    compare_text(what + ".from", expected["from"], actual.from);
    compare_text(what + ".to", expected["to"], actual.to);
    compare_text(what + ".outcome", expected["outcome"], std::string(rung::spell(actual.outcome)));
    compare_each(what + ".reasons", expected["reasons"], actual.reasons,
                 [this](const auto& which, const YAML::Node& reason, const Reason& said) { compare_reason(which, reason, said); });
    compare_missing(what + ".missing", expected["missing"], actual.missing);
    compare_each(what + ".advice", expected["advice"], actual.advice,
                 [this](const auto& which, const YAML::Node& advice, const AdviceSaid& said) { compare_advice(which, advice, said); });
    if (expected["effect"]) {
      compare_each(what + ".effect", expected["effect"], actual.effect,
                   [this](const auto& which, const YAML::Node& change, const EffectChange& said) { compare_change(which, change, said); });
    }
  }

 private:
  void differ(const std::string& what, const std::string& expected, const std::string& actual) {
    found += "  " + what + ": expected `" + expected + "`, not `" + actual + "`\n";
  }

  static void only(const YAML::Node& node, const std::set<std::string>& keys) {
    if (!node.IsMap()) throw std::runtime_error("an expectation that is no mapping");
    for (const auto& each : node) {
      const auto key = each.first.as<std::string>();
      if (!keys.count(key)) throw std::runtime_error("unknown key `" + key + "` in an expectation");
    }
  }

  void compare_reason(const std::string& what, const YAML::Node& expected, const Reason& actual) {
    if (expected.IsScalar()) return compare_text(what + ".code", expected, actual.code);
    only(expected, {"require", "code", "message", "remedy", "culprit", "facts"});
    compare_text(what + ".require", expected["require"], actual.require);
    compare_text(what + ".code", expected["code"], actual.code);
    compare_text(what + ".message", expected["message"], actual.message);
    compare_text(what + ".remedy", expected["remedy"], actual.remedy.value_or(""));
    const YAML::Node culprit = expected["culprit"];
    if (culprit && culprit.IsNull() == actual.culprit.has_value()) {
      differ(what + ".culprit", culprit.IsNull() ? "none" : "one", actual.culprit ? actual.culprit->key : "none");
    } else if (culprit && !culprit.IsNull()) {
      only(culprit, {"variable", "key", "path"});
      compare_text(what + ".culprit.variable", culprit["variable"], actual.culprit->variable);
      compare_text(what + ".culprit.key", culprit["key"], actual.culprit->key);
      compare_text(what + ".culprit.path", culprit["path"], actual.culprit->path);
    }
    if (expected["facts"]) {
      compare_each(what + ".facts", expected["facts"], actual.facts,
                   [this](const auto& which, const YAML::Node& fact, const Fact& said) { compare_fact(which, fact, said); });
    }
  }

  void compare_value(const std::string& what, const YAML::Node& expected, const std::optional<FactValue>& actual) {
    if (!expected || !actual) {
      if (static_cast<bool>(expected) != actual.has_value()) {
        differ(what, expected ? "a value" : "none", actual ? spell(*actual) : "none");
      }
    } else if (const auto* list = std::get_if<std::vector<std::string>>(&*actual); list && expected.IsSequence()) {
      compare_names(what, expected, *list);
    } else {
      if (expected.IsSequence()) return differ(what, "a list", spell(*actual));
      compare_text(what, expected, spell(*actual));
    }
  }

  void compare_fact(const std::string& what, const YAML::Node& expected, const Fact& actual) {
    only(expected, {"path", "value", "absent"});
    compare_text(what + ".path", expected["path"], actual.path);
    compare_value(what + ".value", expected["value"], actual.value);
    if (expected["absent"].as<bool>(false) != actual.absent) differ(what + ".absent", "otherwise", actual.path);
  }

  void compare_change(const std::string& what, const YAML::Node& expected, const EffectChange& actual) {
    only(expected, {"path", "before", "after"});
    compare_text(what + ".path", expected["path"], actual.path);
    compare_value(what + ".before", expected["before"], actual.before);
    compare_value(what + ".after", expected["after"], actual.after);
  }

  void compare_advice(const std::string& what, const YAML::Node& expected, const AdviceSaid& actual) {
    only(expected, {"advise", "message", "missing"});
    compare_text(what + ".advise", expected["advise"], actual.advise);
    compare_text(what + ".message", expected["message"], actual.message);
    compare_missing(what + ".missing", expected["missing"], actual.missing);
  }
};

std::string spell_errors(const std::vector<SnapshotError>& errors) {
  std::string text;
  for (const SnapshotError& error : errors) text += "  snapshot error " + error.code + " " + error.path + ": " + error.message + "\n";
  return text;
}

/// The path of an error may go on below the one expected.
std::string error_differences(const std::string& path, const Said& said) {
  if (said.errors.empty()) return "  expected an error of the snapshot\n";
  if (path.empty() || said.errors[0].path == path || said.errors[0].path.rfind(path + ".", 0) == 0) return {};
  return "  expected an error at " + path + "\n" + spell_errors(said.errors);
}

}  // namespace

std::string differences(const Case& asked, const Said& said) {
  const YAML::Node& expected = asked.expected;
  if (expected["error"]) return error_differences(expected["error"].as<std::string>(), said);
  if (!said.errors.empty()) return spell_errors(said.errors);
  Comparison comparison;
  if (said.found != expected["found"].as<bool>(true)) return "  whether the subject was found differs\n";
  if (expected["value"]) {
    if (said.answer->unknown) return "  expected a value, not " + spell(*said.answer);
    comparison.compare_text("value", expected["value"], said.answer->printed);
  } else if (expected["missing"]) {
    if (!said.answer->unknown) return "  expected unknown, not " + spell(*said.answer);
    comparison.compare_missing("missing", expected["missing"], said.answer->missing);
    if (said.answer->printed != "(unknown)") return "  unknown is printed as " + said.answer->printed + "\n";
  } else {
    comparison.compare_each("decisions", expected["decisions"], said.decisions,
                            [&](const auto& which, const YAML::Node& decision, const Decision& actual) {
                              comparison.compare_decision(which, decision, actual);
                            });
    if (!comparison.found.empty()) comparison.found += spell(said.decisions);
  }
  return comparison.found;
}

}  // namespace rung::conformance
