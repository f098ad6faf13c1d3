// SPDX-License-Identifier: Apache-2.0
// Which paths and preconditions the cases of a rule set's tests decide.
#include "engine/lint/exercised.hpp"

#include <algorithm>
#include <unordered_map>

#include "engine/lint/guarded.hpp"

namespace rung {

namespace {

class Exercise {
 public:
  explicit Exercise(const CheckedRules& rules) : rules_(rules), fitting_(rules) {
    const auto& entries = rules.schema.catalogs[rules.subject.catalog].entries;
    for (std::uint32_t i = 0; i < entries.size(); ++i) entries_.emplace(entries[i].name, i);
    for (std::uint32_t i = 0; i < rules.paths.size(); ++i)
      paths_[ends(rules.paths[i].source, rules.paths[i].target)].push_back(i);
    found_.paths.resize(rules.paths.size());
    found_.preconditions.resize(rules.preconditions.size());
  }

  void take(const ObservedDecision& observed) {
    const Decision& decision = observed.decision;
    const auto from = entries_.find(decision.from);
    const auto to = entries_.find(decision.to);
    if (decision.outcome == OutcomeKind::no_path || from == entries_.end() || to == entries_.end()) return;
    const auto there = paths_.find(ends(from->second, to->second));
    if (there == paths_.end()) return;
    for (const std::uint32_t path : there->second) {
      if (rules_.path_statements[rules_.paths[path].statement].effective.contains(observed.test.as_of))
        decided(path, observed.test.as_of);
    }
  }

  Exercised take_found() { return std::move(found_); }

 private:
  static std::uint64_t ends(std::uint32_t from, std::uint32_t to) { return std::uint64_t{from} << 32 | to; }

  void decided(std::uint32_t path, std::int32_t day) {
    found_.paths[path] = true;
    for (std::size_t i = 0; i < rules_.preconditions.size(); ++i) {
      const Precondition& one = rules_.preconditions[i];
      if (!found_.preconditions[i] && one.effective.contains(day) && fitting_.fits(one.on, rules_.paths[path]))
        found_.preconditions[i] = true;
    }
  }

  const CheckedRules& rules_;
  Fitting fitting_;
  std::unordered_map<std::string_view, std::uint32_t> entries_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> paths_;
  Exercised found_;
};

}  // namespace

std::optional<Exercised> exercised_by(const Suite& suite, const CheckedRules& rules, const Sources& sources) {
  if (suite.cases() == 0 || suite.has_errors() || !suite.unreadable.empty()) return std::nullopt;
  Exercise exercise(rules);
  RunOptions options;
  options.on_decision = [&](const ObservedDecision& observed) { exercise.take(observed); };
  const SuiteRun run = run_suite(suite, rules, sources, options);
  if (run.count(CaseState::broken) > 0) return std::nullopt;
  return exercise.take_found();
}

}  // namespace rung
