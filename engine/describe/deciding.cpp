// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/deciding.hpp"

namespace rung {

Deciding::Deciding(const Program& program, const Sources& sources, const Speech& speech)
    : program_(program), rules_(*program.rules), sources_(sources), probes_(setting_of(program)), evaluator_(program, probes_.scratch()),
      context_{setting_of(program), speech.language, speech.texts, speech.literal, probes_.scratch()},
      sayings_(program.preconditions.size()), advice_(program.advice.size()), waits_(program.preconditions.size()), missing_(sources) {
  if (program.selection) selecting_.emplace(*program.selection);
}

void Deciding::start(const Facts& facts) {
  evaluator_.start(facts);
  standpoint_.facts = &facts;
  ++standpoint_.snapshot;
  moment_.facts = &facts;
  moment_.pool = &facts.pool();
}

void Deciding::stand_on_subject(std::uint32_t row, std::int64_t entry) {
  ++standpoint_.subject;
  standpoint_.row = moment_.subject_row = row;
  standpoint_.source = moment_.source = entry;
}

void Deciding::stand_on_path(const Path& path) { standpoint_.target = moment_.target = path.target; }

/// Where it is unknown which subjects there are, their table has no rows, and what stands in the first is unknown.
void Deciding::stand_on_nobody() { moment_.subject_row = 0; }

bool Deciding::is_wanted(OutcomeKind outcome, std::optional<std::int64_t> source, std::optional<std::int64_t> target) {
  if (!selecting_) return true;
  selecting_->start(outcome, source, target);
  return selecting_->is_wanted(probes_, moment_);
}

bool Deciding::is_wanted(const Path& path, OutcomeKind outcome, std::uint64_t bit) {
  selecting_->start(outcome, path.source, path.target);
  for (std::size_t i = 0; i < evaluator_.guards(); ++i)
    if (const Evaluator::GuardVerdict guard = evaluator_.guard(i); (guard.failed & bit) != 0) selecting_->failed(guard.precondition);
  return selecting_->is_wanted(probes_, moment_);
}

bool Deciding::is_asked_for(const Query& query, std::uint32_t row) const {
  return print_record(rules_, *standpoint_.facts, program_.subject.record, row) == *query.subject;
}

const Deciding::Sayings& Deciding::make_sayings(std::uint32_t precondition) {
  const CompiledPrecondition& compiled = program_.preconditions[precondition];
  Sayings& sayings = sayings_[precondition];
  if (!compiled.has_culprits) sayings.push_back(std::make_unique<Saying>(context_, compiled.wording));
  for (const CulpritSource& source : compiled.culprits) sayings.push_back(std::make_unique<Saying>(context_, source));
  return sayings;
}

Saying& Deciding::advice_saying(std::uint32_t advice) {
  std::unique_ptr<Saying>& saying = advice_[advice];
  if (!saying) saying = std::make_unique<Saying>(context_, program_.advice[advice].wording, program_.advice[advice].when);
  return *saying;
}

bool Deciding::advice_applies(std::size_t index, const Path& path, Action action) {
  return applies(rules_.advice[index].on, path, action, [&](const Expression& where) {
    const TermId term = program_.advice_wheres.at(&where);
    // Unknown can only be an overflow; the stricter reading applies.
    return (probes_.run({term}, moment_).value(term).f[0] & 1) == 0;
  });
}

std::vector<std::uint32_t> Deciding::find_advice(const Path& path) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t i = 0; i < program_.advice.size(); ++i)
    if (program_.advice[i].in_effect && advice_applies(i, path, rules_.path_statements[path.statement].action)) result.push_back(i);
  return result;
}

const std::vector<std::uint32_t>& Deciding::advice_on(const Path& path, std::uint32_t index) {
  static const std::vector<std::uint32_t> nothing;
  if (program_.advice.empty()) return nothing;
  if (advice_lists_of_.empty()) advice_lists_of_.assign(program_.paths.size(), none);
  std::uint32_t& list = advice_lists_of_[index];
  if (list == none) {
    std::vector<std::uint32_t> found = find_advice(path);
    const auto [at, fresh] = known_advice_lists_.try_emplace(found, static_cast<std::uint32_t>(advice_lists_.size()));
    if (fresh) advice_lists_.push_back(std::move(found));
    list = at->second;
  }
  return advice_lists_[list];
}

void Deciding::wait_for_precondition(std::uint32_t precondition) {
  const std::string& name = rules_.preconditions[precondition].name;
  const TermId guard = program_.preconditions[precondition].guard;
  if (program_.terms.dependence(guard).path) return find_missing(probes_, moment_, guard, name, missing_);
  // The same for all paths of the subject.
  Cached& cached = waits_[precondition];
  if (cached.subject != standpoint_.subject) {
    cached.subject = standpoint_.subject;
    MissingList found(sources_);
    find_missing(probes_, moment_, guard, name, found);
    cached.items = found.take();
  }
  missing_.add(cached.items);
}

}  // namespace rung
