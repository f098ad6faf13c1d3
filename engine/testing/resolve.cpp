// SPDX-License-Identifier: Apache-2.0
#include "engine/testing/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/testing/edit.hpp"
#include "engine/values/date.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

class Resolution {
 public:
  Resolution(const CheckedRules& rules, std::vector<Diagnostic>& diagnostics) : rules_(rules), diagnostics_(diagnostics) {}

  void complain(std::string code, std::string message, Range range, std::string help = {}) {
    diagnostics_.push_back({std::move(code), Level::error, std::move(message), range, {}, std::move(help)});
  }

  void case_itself(const TestCase& test) {
    if (!rules_.package.effective.contains(test.as_of))
      complain("T030", fmt::format("{} does not hold on {}", rules_.package.name, format_date(test.as_of)), test.as_of_range);
    if (rules_.subject.in_list && !test.subject)
      complain("T003", fmt::format("the case has no `subject`: it says which {} is meant", rules_.subject.name), test.range);
  }

  void target(const Expectation& expectation, ResolvedExpectation& resolved) {
    if (!expectation.target) return;
    const CatalogType& catalog = rules_.schema.catalogs[rules_.subject.catalog];
    if (const auto entry = find_entry(catalog, expectation.target->text)) {
      resolved.target = *entry;
      return;
    }
    std::vector<std::string> names{"extend"};
    for (const CatalogType::Entry& entry : catalog.entries) names.push_back(entry.name);
    unknown("T032", fmt::format("there is no {}", catalog.name), *expectation.target, names);
  }

  void names(const Expectation& expectation) {
    std::vector<std::string> codes, preconditions, advice;
    for (const Precondition& precondition : rules_.preconditions) {
      codes.push_back(precondition.code);
      preconditions.push_back(precondition.name);
    }
    for (const Advice& said : rules_.advice) advice.push_back(said.name);
    each("T033", "no precondition has the code", expectation.codes, codes);
    each("T034", "there is no precondition", expectation.requires_, preconditions);
    each("T035", "there is no advice", expectation.advice, advice);
  }

 private:
  void each(const char* code, std::string_view what, const std::optional<std::vector<Written>>& list,
            const std::vector<std::string>& known) {
    if (!list) return;
    for (const Written& name : *list)
      if (std::find(known.begin(), known.end(), name.text) == known.end()) unknown(code, what, name, known);
  }

  void unknown(const char* code, std::string_view what, const Written& name, const std::vector<std::string>& known) {
    const auto near = closest(name.text, known);
    complain(code, fmt::format("{} `{}`", what, neutralise(name.text)), name.range,
             near ? fmt::format("did you mean `{}`?", *near) : std::string());
  }

  const CheckedRules& rules_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

std::vector<ResolvedExpectation> resolve(const TestCase& test, const CheckedRules& rules, Document& document,
                                         std::vector<Diagnostic>& diagnostics) {
  Resolution resolution(rules, diagnostics);
  resolution.case_itself(test);
  std::vector<ResolvedExpectation> result;
  for (const Expectation& expectation : test.expectations) {
    ResolvedExpectation& resolved = result.emplace_back();
    resolved.written = &expectation;
    resolution.target(expectation, resolved);
    if (expectation.target && std::any_of(result.begin(), result.end() - 1, [&](const ResolvedExpectation& earlier) {
          return earlier.written->target && earlier.target == resolved.target;
        }))
      resolution.complain("T038", fmt::format("`{}` is expected already, under another spelling", neutralise(expectation.target->text)),
                          expectation.target->range, "expect each entry once");
    resolution.names(expectation);
    if (!expectation.missing) continue;
    for (const Written& path : *expectation.missing) {
      if (path.text == "overflow") resolved.missing.push_back(path.text);
      else if (auto spelt = spell_path(rules.schema, path, document, diagnostics)) resolved.missing.push_back(std::move(*spelt));
    }
  }
  return result;
}

}  // namespace rung
