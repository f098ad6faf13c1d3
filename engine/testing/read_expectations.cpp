// SPDX-License-Identifier: Apache-2.0
// What a case expects: an outcome in one word, or a mapping that says more. What can never come is refused here.
#include <fmt/format.h>

#include "engine/testing/test_reader.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

bool says(const std::optional<std::vector<Written>>& list) { return list && !list->empty(); }
bool says_none(const std::optional<std::vector<Written>>& list) { return list && list->empty(); }

std::optional<OutcomeKind> read_outcome(TestReader& reader, const Written& word) {
  const auto outcome = outcome_of(word.text);
  if (outcome) return outcome;
  const std::vector<std::string> words{"eligible", "ineligible", "undetermined", "no_path"};
  const auto near = closest(word.text, words);
  reader.complain("T006", fmt::format("`{}` is no outcome", neutralise(word.text)), word.range,
                  near ? fmt::format("did you mean `{}`?", *near)
                       : std::string("an outcome is eligible, ineligible, undetermined or no_path"));
  return std::nullopt;
}

/// The lists that cannot come with the outcome, whatever the rules say.
void refuse_impossible(TestReader& reader, const Expectation& expectation) {
  const auto refuse = [&](bool impossible, std::string_view list, std::string_view why) {
    if (impossible)
      reader.complain("T007", fmt::format("{} never comes with `{}`: {}", list, spell(expectation.outcome), why),
                      expectation.range);
  };
  const bool has_any = expectation.codes || expectation.requires_ || expectation.culprits || expectation.missing ||
                       expectation.remedies || expectation.advice;
  const bool has_reasons = says(expectation.codes) || says(expectation.requires_) || says(expectation.culprits) ||
                           says(expectation.remedies);
  switch (expectation.outcome) {
    case OutcomeKind::no_path: return refuse(has_any, "anything else", "there is no decision");
    case OutcomeKind::eligible:
      refuse(has_reasons, "a reason", "nothing stands in the way");
      return refuse(says(expectation.missing), "`missing`", "every precondition is true");
    case OutcomeKind::undetermined:
      refuse(has_reasons, "a reason", "no precondition is false");
      return refuse(says_none(expectation.missing), "an empty `missing`", "it waits for something");
    case OutcomeKind::ineligible:
      return refuse(says_none(expectation.codes) || says_none(expectation.requires_), "an empty list of reasons",
                    "a precondition is false");
  }
}

void read_map(TestReader& reader, const DocumentNode& map, Expectation& expectation) {
  reader.only_keys(map, {"outcome", "codes", "requires", "culprits", "missing", "remedies", "advice"}, "an expectation");
  expectation.codes = reader.texts_of(map, "codes");
  expectation.requires_ = reader.texts_of(map, "requires");
  expectation.culprits = reader.texts_of(map, "culprits");
  expectation.missing = reader.texts_of(map, "missing");
  expectation.remedies = reader.texts_of(map, "remedies");
  expectation.advice = reader.texts_of(map, "advice");
}

}  // namespace

std::vector<Expectation> read_expectations(TestReader& reader, const DocumentNode& expect) {
  std::vector<Expectation> expectations;
  if (!reader.is_map(expect, "`expect`")) return expectations;
  if (expect.keys.empty())
    reader.complain("T004", "the case expects nothing", reader.range_of(expect), "name an entry and an outcome");
  for (std::size_t i = 0; i < expect.keys.size(); ++i) {
    const DocumentNode& value = expect.values[i];
    Expectation expectation;
    expectation.range = reader.range_of(expect.keys[i]);
    if (expect.keys[i].text != "extend") expectation.target = {expect.keys[i].text, expectation.range};
    std::optional<Written> word;
    if (value.kind == DocumentNode::Kind::map) {
      read_map(reader, value, expectation);
      word = reader.text_of(value, "outcome");
      if (find(value, "outcome") == nullptr)
        reader.complain("T003", "the expectation has no `outcome`", expectation.range,
                        "`outcome: eligible`, `ineligible`, `undetermined` or `no_path`");
    } else if (reader.is_text(value, "an expectation that is no mapping")) {
      word = reader.written(value);
    }
    if (!word) continue;
    const auto outcome = read_outcome(reader, *word);
    if (!outcome) continue;
    expectation.outcome = *outcome;
    refuse_impossible(reader, expectation);
    expectations.push_back(std::move(expectation));
  }
  return expectations;
}

}  // namespace rung
