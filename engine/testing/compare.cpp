// SPDX-License-Identifier: Apache-2.0
// What was expected against what was decided. Lists are compared as sets: order and repetition say nothing.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/testing/failure.hpp"

namespace rung {
namespace {

using Names = std::set<std::string>;

std::string spell(const Names& names) { return fmt::format("[{}]", fmt::join(names, ", ")); }

Names names_of(const std::vector<Written>& written) {
  Names names;
  for (const Written& item : written) names.insert(item.text);
  return names;
}

template <class Items, class Name>
Names collect(const Items& items, Name name) {
  Names names;
  for (const auto& item : items) {
    std::string text = name(item);
    if (!text.empty()) names.insert(std::move(text));
  }
  return names;
}

class Comparison {
 public:
  void outcome(OutcomeKind expected, OutcomeKind actual) {
    if (expected != actual) mismatches.push_back({"outcome", std::string(rung::spell(expected)), std::string(rung::spell(actual))});
  }
  void names(std::string_view what, const Names& expected, const Names& actual) {
    if (expected != actual) mismatches.push_back({std::string(what), spell(expected), spell(actual)});
  }
  template <class Items, class Name>
  void list(std::string_view what, const std::optional<std::vector<Written>>& expected, const Items& actual, Name name) {
    if (expected) names(what, names_of(*expected), collect(actual, name));
  }

  std::vector<Mismatch> mismatches;
};

}  // namespace

std::vector<Mismatch> compare(const Expectation& expected, const std::vector<std::string>& missing, const Decision& actual) {
  Comparison comparison;
  comparison.outcome(expected.outcome, actual.outcome);
  comparison.list("codes", expected.codes, actual.reasons, [](const Reason& reason) { return reason.code; });
  comparison.list("requires", expected.requires_, actual.reasons, [](const Reason& reason) { return reason.require; });
  comparison.list("culprits", expected.culprits, actual.reasons, [](const Reason& reason) {
    if (!reason.culprit) return std::string();
    return reason.culprit->key.empty() ? reason.culprit->path : reason.culprit->key;
  });
  comparison.list("remedies", expected.remedies, actual.reasons, [](const Reason& reason) { return reason.remedy.value_or("(none)"); });
  comparison.list("advice", expected.advice, actual.advice, [](const AdviceSaid& said) { return said.advise; });
  if (expected.missing)
    comparison.names("missing", Names(missing.begin(), missing.end()), collect(actual.missing, [](const Missing& item) {
                       return item.overflow.empty() ? item.path : std::string("overflow");
                     }));
  return std::move(comparison.mismatches);
}

}  // namespace rung
