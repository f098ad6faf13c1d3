// SPDX-License-Identifier: Apache-2.0
// Any bytes as two rule sets, with a line of `====` between them: no crash, and neither differs from itself.
#include "engine/diff/rules_diff.hpp"
#include "engine/check/check.hpp"
#include "fuzz/facts_invariants.hpp"
#include "grammar/parse.hpp"

using namespace rung;

namespace {

struct Side {
  Sources sources;
  std::optional<CheckedRules> rules;

  explicit Side(std::string_view text) {
    Outcome<ast::File> file = parse(sources, sources.add("side.rung", std::string(text)));
    if (!file.value || !file.diagnostics.empty()) return;
    ast::RuleSet written;
    written.files.push_back(std::move(*file.value));
    rules = check(sources, written).value;
  }
};

bool is_nothing(const RulesDiff& diff) { return diff.meaning.empty() && diff.texts.empty(); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::string_view between = "\n====\n";
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const std::size_t middle = std::min(text.find(between), text.size());
  const Side before(text.substr(0, middle)), after(middle == text.size() ? text : text.substr(middle + between.size()));
  for (const Side* side : {&before, &after})
    if (side->rules) fuzz::demand(is_nothing(diff_rules({side->sources, *side->rules}, {side->sources, *side->rules})), "a rule set does not differ from itself");
  if (!before.rules || !after.rules) return 0;
  const RulesDiff there = diff_rules({before.sources, *before.rules}, {after.sources, *after.rules}),
                  back = diff_rules({after.sources, *after.rules}, {before.sources, *before.rules});
  fuzz::demand(is_nothing(there) == is_nothing(back), "what differs one way differs the other way");
  for (const StatementChange& change : there.meaning) fuzz::demand(!change.name.empty(), "a change is of something");
  return 0;
}
