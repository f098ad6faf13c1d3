// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/mutate.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>

#include "engine/mutation/meaning.hpp"
#include "engine/mutation/mutants.hpp"
#include "engine/mutation/workbench.hpp"

namespace rung::mutation {

namespace {

/// Of more survivors than these nobody reads where each would show.
constexpr std::size_t most_told = 200;

/// What of a mutant is known so far.
struct Result {
  std::string meaning;  ///< empty: no rule set
  bool noticed = false;
};

/// Whether a case notices, by what the rules mean, so that mutants that mean the same are run once.
class Noticed {
 public:
  std::optional<bool> find(const std::string& meaning) {
    const std::lock_guard lock(mutex_);
    const auto found = by_meaning_.find(meaning);
    return found == by_meaning_.end() ? std::nullopt : std::optional(found->second);
  }
  void add(const std::string& meaning, bool noticed) {
    const std::lock_guard lock(mutex_);
    by_meaning_.emplace(meaning, noticed);
  }

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, bool> by_meaning_;
};

/// One thread's work.
class Trying {
 public:
  Trying(const Sources& sources, const ast::RuleSet& rules, const Suite& suite, const MutateOptions& options, Noticed& noticed)
      : bench_(sources, rules), suite_(suite), options_(options), noticed_(noticed) {}

  Result run(const Mutant& mutant, const std::string& original) {
    const std::optional<CheckedRules> rules = bench_.apply(mutant);
    if (!rules) return {};
    Result result{fingerprint_of(*rules), false};
    if (result.meaning == original) return result;
    if (const auto known = noticed_.find(result.meaning)) {
      result.noticed = *known;
      return result;
    }
    result.noticed = is_noticed(mutant, *rules);
    noticed_.add(result.meaning, result.noticed);
    return result;
  }

 private:
  /// The case that noticed what was last done to the same statement is the likeliest to notice this.
  bool is_noticed(const Mutant& mutant, const CheckedRules& rules) {
    const TestCase*& likely = likely_[{mutant.file, mutant.statement}];
    RunOptions options;
    options.only_whether = true;
    if (likely) {
      options.chosen = [&](const TestCase& test) { return &test == likely; };
      if (!run_suite(suite_, rules, bench_.sources(), options).passed()) return true;
    }
    options.chosen = options_.chosen;
    const SuiteRun run = run_suite(suite_, rules, bench_.sources(), options);
    if (run.passed()) return false;
    if (!run.cases.empty()) likely = run.cases.back().test;
    return true;
  }

  Workbench bench_;
  const Suite& suite_;
  const MutateOptions& options_;
  Noticed& noticed_;
  std::map<std::pair<std::size_t, std::size_t>, const TestCase*> likely_;
};

Fate fate_of(const Result& result, const std::string& original, bool is_first) {
  if (result.meaning.empty()) return Fate::impossible;
  if (result.meaning == original) return Fate::equal;
  if (!is_first) return Fate::repeated;
  return result.noticed ? Fate::killed : Fate::survived;
}

}  // namespace

std::vector<Trial> mutate(const Sources& sources, const ast::RuleSet& rules, const CheckedRules& checked,
                          const Suite& suite, const MutateOptions& options) {
  std::vector<Trial> trials;
  for (Mutant& mutant : mutants_of(sources, rules, checked))
    if (!options.wanted || options.wanted(mutant)) trials.push_back({std::move(mutant), {}, {}});
  Workbench bench(sources, rules);
  const std::optional<CheckedRules> unbroken = bench.original();
  const std::string original = fingerprint_of(*unbroken);
  std::vector<Result> results(trials.size());
  Noticed noticed;
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    Trying trying(sources, rules, suite, options, noticed);
    for (std::size_t at = next++; at < trials.size(); at = next++) results[at] = trying.run(trials[at].mutant, original);
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < std::min<std::size_t>(options.jobs, trials.size()); ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  std::unordered_map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < trials.size(); ++i)
    trials[i].fate = fate_of(results[i], original, first.emplace(results[i].meaning, i).second);
  std::size_t told = 0;
  for (Trial& trial : trials)
    if (trial.fate == Fate::survived && told++ < most_told) trial.shows = where_they_differ(*unbroken, *bench.apply(trial.mutant));
  return trials;
}

}  // namespace rung::mutation
