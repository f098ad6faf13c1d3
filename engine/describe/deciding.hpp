// SPDX-License-Identifier: Apache-2.0
// The walk over one snapshot's decisions, once for all that is made of them: decisions in words, lines of JSON, counts.
//
// It runs the program and tells a Sink, in output order, of decisions that the program selects:
//   undetermined(path)             which subjects there are is unknown; what that waits for
//   subject(row)                   decisions of that row of the subject's table follow
//   unknown_entry(path)            of the subject: what it stands on is unknown; what that waits for
//   no_path(entry)                 of the subject, on that entry: there is no path to the target asked for
//   begin(path, index, outcome)    a decision: the path, its index in Program::paths
//   failed(precondition)           one that failed; each_reason says more
//   missing(list)                  what the decision waits for; items stay valid until the next decision
//   advice(index, saying, list)    what is advised, and what that waits for; only where Sink::hears_advice
//   end(path, outcome)
#pragma once

#include <bit>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "engine/describe/missing.hpp"
#include "engine/describe/saying.hpp"
#include "engine/describe/selecting.hpp"
#include "engine/describe/subjects.hpp"
#include "engine/evaluate/evaluate.hpp"

namespace rung {

/// How things are said by whoever listens.
struct Speech {
  std::size_t language = 0;
  bool texts = true;  ///< messages and remedies are wanted
  std::function<std::string(std::string_view)> literal = [](std::string_view text) { return std::string(text); };
};

/// Decides snapshots of one program; keeps its registers from snapshot to snapshot. One for each thread.
class Deciding {
 public:
  Deciding(const Program& program, const Sources& sources, const Speech& speech);
  Deciding(const Deciding&) = delete;
  Deciding& operator=(const Deciding&) = delete;

  /// Whether the subject asked for is in the snapshot (true where none was asked for). Facts must have been read for
  /// layout_of(program).
  template <class Sink>
  bool run(const Facts& facts, const Query& query, Sink& sink);

  /// Calls visit(saying) for each reason that a failed precondition of the decision told of has, standing on it.
  template <class Visit>
  void each_reason(std::uint32_t precondition, Visit visit) {
    for (const std::unique_ptr<Saying>& saying : sayings_of(precondition)) {
      saying->stand_on(standpoint_);
      if (saying->has_culprits()) saying->each_culprit([&](std::uint32_t lane) { visit(*saying, lane); });
      else visit(*saying, std::uint32_t{0});
    }
  }

  const Program& program() const { return program_; }
  const Facts& facts() const { return *standpoint_.facts; }
  const Standpoint& standpoint() const { return standpoint_; }
  /// The decision told of, for expressions that nothing is prepared for.
  const Moment& moment() const { return moment_; }
  Probes& probes() { return probes_; }
  bool selects() const { return selecting_.has_value(); }
  /// How many decisions were left out because it is unknown whether they are wanted, since this was asked last.
  std::uint64_t take_unknown_selections() { return selecting_ ? selecting_->take_unknown() : 0; }

 private:
  using Sayings = std::vector<std::unique_ptr<Saying>>;
  struct Cached { std::uint64_t subject = 0; std::vector<Missing> items; };

  void start(const Facts& facts);
  void stand_on_subject(std::uint32_t row, std::int64_t entry);
  void stand_on_path(const Path& path);
  void stand_on_nobody();
  bool is_asked_for(const Query& query, std::uint32_t row) const;
  const Sayings& sayings_of(std::uint32_t precondition) { return sayings_[precondition].empty() ? make_sayings(precondition) : sayings_[precondition]; }
  const Sayings& make_sayings(std::uint32_t precondition);
  Saying& advice_saying(std::uint32_t advice);
  /// The advice that may be given on a path.
  const std::vector<std::uint32_t>& advice_on(const Path& path, std::uint32_t index);
  std::vector<std::uint32_t> find_advice(const Path& path);
  bool advice_applies(std::size_t index, const Path& path, Action action);
  void wait_for_precondition(std::uint32_t precondition);
  /// Of a decision that no path was run for.
  bool is_wanted(OutcomeKind outcome, std::optional<std::int64_t> source, std::optional<std::int64_t> target);
  bool is_wanted(const Path& path, OutcomeKind outcome, std::uint64_t bit);

  template <class Sink>
  void subject(const Query& query, std::uint32_t row, Sink& sink);
  template <class Sink>
  bool paths(const Query& query, const Plan& plan, Sink& sink);
  template <class Sink>
  void decide(const Path& path, std::uint32_t index, const Verdict& verdict, std::uint64_t bit, Sink& sink);
  template <class Sink>
  void advise(const Path& path, std::uint32_t index, Sink& sink);

  const Program& program_;
  const CheckedRules& rules_;
  const Sources& sources_;
  Probes probes_;
  Evaluator evaluator_;
  SayingContext context_;
  std::vector<Sayings> sayings_;                       ///< by precondition; made when first needed
  std::vector<std::unique_ptr<Saying>> advice_;        ///< by advice, likewise
  std::vector<std::uint32_t> advice_lists_of_;         ///< by path: into advice_lists_; none where not yet known
  std::vector<std::vector<std::uint32_t>> advice_lists_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> known_advice_lists_;
  std::optional<Selecting> selecting_;
  std::vector<Cached> waits_;                          ///< by precondition: what it waits for on any path of a subject
  MissingList missing_;
  Standpoint standpoint_;
  Moment moment_;
};

template <class Sink>
bool Deciding::run(const Facts& facts, const Query& query, Sink& sink) {
  start(facts);
  // A package outside its effective range decides nothing.
  if (!rules_.package.effective.contains(program_.as_of)) return true;
  const SubjectRows subjects = subject_rows(program_.subject, facts);
  if (subjects.state == FactState::unknown) {
    stand_on_nobody();
    if (is_wanted(OutcomeKind::undetermined, std::nullopt, query.target)) sink.undetermined(subjects.unknown_path);
    return true;
  }
  bool found = !query.subject;
  for (std::uint32_t row = subjects.first; row < subjects.first + subjects.count; ++row) {
    if (query.subject && !is_asked_for(query, row)) continue;
    found = true;
    subject(query, row, sink);
  }
  return found;
}

template <class Sink>
void Deciding::subject(const Query& query, std::uint32_t row, Sink& sink) {
  const Facts& facts = *standpoint_.facts;
  sink.subject(row);
  if (facts.state(program_.subject.at, row) != FactState::known) {
    stand_on_subject(row, 0);
    if (is_wanted(OutcomeKind::undetermined, std::nullopt, query.target)) sink.unknown_entry(unknown_entry_path(program_.subject, facts, row));
    return;
  }
  const std::int64_t entry = *facts.cells(program_.subject.at, row);
  stand_on_subject(row, entry);
  bool any = false;
  const auto index = static_cast<std::size_t>(entry);
  if (index + 1 < program_.first_plan.size())
    for (std::uint32_t plan = program_.first_plan[index]; plan < program_.first_plan[index + 1]; ++plan)
      any |= paths(query, program_.plans[plan], sink);
  if (query.target && !any && is_wanted(OutcomeKind::no_path, entry, query.target)) sink.no_path(entry);
}

/// Whether there was one that is wanted.
template <class Sink>
bool Deciding::paths(const Query& query, const Plan& plan, Sink& sink) {
  if (!query.extend && plan.upgrades == 0) return false;
  const Verdict verdict = evaluator_.run(plan, standpoint_.row, standpoint_.source);
  std::uint64_t wanted = verdict.decided;
  if (!query.extend) wanted &= plan.upgrades;
  bool any = false;
  for (; wanted != 0; wanted &= wanted - 1) {
    const std::uint32_t index = plan.first_path + static_cast<std::uint32_t>(std::countr_zero(wanted));
    const Path& path = program_.paths[index];
    if (query.target && *query.target != path.target) continue;
    any = true;
    decide(path, index, verdict, wanted & (~wanted + 1), sink);
  }
  return any;
}

template <class Sink>
void Deciding::decide(const Path& path, std::uint32_t index, const Verdict& verdict, std::uint64_t bit, Sink& sink) {
  stand_on_path(path);
  const OutcomeKind outcome = (verdict.ineligible & bit) != 0     ? OutcomeKind::ineligible
                              : (verdict.undetermined & bit) != 0 ? OutcomeKind::undetermined
                                                                  : OutcomeKind::eligible;
  if (selecting_ && !is_wanted(path, outcome, bit)) return;
  sink.begin(path, index, outcome);
  missing_.clear();
  if ((verdict.when_unknown & bit) != 0)
    find_missing(probes_, moment_, program_.statement_whens[path.statement], "path", missing_);
  if (outcome != OutcomeKind::eligible)
    for (std::size_t i = 0; i < evaluator_.guards(); ++i) {
      const Evaluator::GuardVerdict guard = evaluator_.guard(i);
      if ((guard.failed & bit) != 0) sink.failed(guard.precondition);
      if ((guard.unknown & bit) != 0) wait_for_precondition(guard.precondition);
    }
  sink.missing(missing_.items());
  if constexpr (Sink::hears_advice) advise(path, index, sink);
  sink.end(path, outcome);
}

template <class Sink>
void Deciding::advise(const Path& path, std::uint32_t index, Sink& sink) {
  for (const std::uint32_t advice : advice_on(path, index)) {
    Saying& saying = advice_saying(advice);
    saying.stand_on(standpoint_);
    missing_.clear();
    if (!saying.gate_is_known()) find_missing(probes_, moment_, program_.advice[advice].when, {}, missing_);
    else if (!saying.gate_is_true()) continue;
    sink.advice(advice, saying, missing_.items());
  }
}

}  // namespace rung
