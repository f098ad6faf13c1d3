// SPDX-License-Identifier: Apache-2.0
#include "bench/deciding.hpp"

#include <algorithm>

#include "engine/load/load.hpp"
#include "engine/values/bits.hpp"
#include "engine/values/date.hpp"

namespace rung::bench {

std::unique_ptr<Rules> open_rules(const std::string& path) {
  auto rules = std::make_unique<Rules>();
  const LoadOutcome loaded = load(rules->sources, disk(), path);
  if (!loaded.value || !loaded.diagnostics.empty()) return nullptr;
  Outcome<CheckedRules> checked = check(rules->sources, loaded.value->rules);
  if (!checked.value) return nullptr;
  rules->checked = std::move(*checked.value);
  rules->program = compile(*rules->checked, {*parse_date("2026-11-22"), false});
  return rules;
}

void Verdicts::run(const Plan& plan, std::uint32_t row, std::int64_t entry, Tally& tally) {
  const Verdict verdict = evaluator_.run(plan, row, entry);
  const std::uint64_t decided = verdict.decided & plan.upgrades;
  tally.decisions += count_bits(decided);
  tally.ineligible += count_bits(verdict.ineligible & decided);
  tally.undetermined += count_bits(verdict.undetermined & decided);
  for (std::size_t i = 0; i < evaluator_.guards(); ++i) {
    const Evaluator::GuardVerdict guard = evaluator_.guard(i);
    const std::uint64_t failed = guard.failed & decided, unknown = guard.unknown & decided;
    if ((failed | unknown) != 0) tally.bits += std::uint64_t{count_bits(failed) + count_bits(unknown)} << guard.precondition;
  }
}

void Verdicts::decide(const Facts& facts, Tally& tally) {
  evaluator_.start(facts);
  const SubjectPlace& subject = program_.subject;
  const ListInstance& subjects = facts.list(subject.list, 0);
  for (std::uint32_t row = subjects.first; row < subjects.first + subjects.count; ++row) {
    if (facts.state(subject.at, row) != FactState::known) continue;
    const auto entry = static_cast<std::size_t>(*facts.cells(subject.at, row));
    if (entry + 1 >= program_.first_plan.size()) continue;
    for (std::uint32_t plan = program_.first_plan[entry]; plan < program_.first_plan[entry + 1]; ++plan)
      if (program_.plans[plan].upgrades != 0) run(program_.plans[plan], row, static_cast<std::int64_t>(entry), tally);
  }
}

ReadSnapshots::ReadSnapshots(const Program& program, std::size_t room) : reader_(rules_of(program).schema, layout_of(program), {}) {
  for (std::size_t i = 0; i < room; ++i)
    facts_.push_back(std::make_unique<Facts>(rules_of(program).schema, layout_of(program), pool_of(program)));
}

std::size_t ReadSnapshots::fill(std::string_view text, std::size_t from) {
  for (count_ = 0; count_ < facts_.size() && from < text.size(); ++count_) {
    const std::size_t end = std::min(text.find('\n', from), text.size() - 1);
    reader_.read_ndjson(text.substr(from, end + 1 - from), *facts_[count_], [](std::uint32_t, const auto&) { return true; });
    from = end + 1;
  }
  return from;
}

}  // namespace rung::bench
