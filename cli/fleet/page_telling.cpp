// SPDX-License-Identifier: Apache-2.0
// Examples for a page: of each precondition a few decisions that it blocks, a few that are eligible, a few that wait.
#include <algorithm>
#include <utility>

#include "cli/fleet/telling.hpp"
#include "engine/describe/decide.hpp"

namespace rung::cli {
namespace {

constexpr std::uint32_t of_each = 5;

Wanted wanted_of(const Program& program) {
  return {std::vector<std::uint32_t>(rules_of(program).preconditions.size(), of_each), of_each, of_each};
}

/// Whether it shows something that is still wanted, which is then wanted less.
bool take(const Decision& decision, const CheckedRules& rules, Wanted& wanted) {
  const auto take_one = [](std::uint32_t& left) { return left > 0 && left-- > 0; };
  if (decision.outcome == OutcomeKind::eligible) return take_one(wanted.eligible);
  if (decision.outcome == OutcomeKind::undetermined) return take_one(wanted.undetermined);
  bool any = false;
  const std::string* last = nullptr;
  for (const Reason& reason : decision.reasons) {
    if (last != nullptr && *last == reason.require) continue;
    last = &reason.require;
    const auto at = std::find_if(rules.preconditions.begin(), rules.preconditions.end(),
                                 [&](const Precondition& one) { return one.name == reason.require; });
    any |= take_one(wanted.failing[static_cast<std::size_t>(at - rules.preconditions.begin())]);
  }
  return any;
}

class PageTelling final : public Telling {
 public:
  PageTelling(const TellingOptions& options, SharedTally& shared, std::unique_ptr<Telling> other)
      : options_(options), query_(options.query), shared_(shared), other_(std::move(other)), tally_(options.program),
        wanted_(wanted_of(options.program)), tallying_(options.program, options.sources, options.query, tally_, &wanted_),
        decider_(options.program, options.sources) {
    query_.detail = Detail::texts;
    query_.effects = false;
  }

  void start_block(std::size_t number) override {
    block_ = number;
    order_ = 0;
    if (other_) other_->start_block(number);
  }
  bool snapshot(const Document& document, const Facts& facts, Totals& totals) override {
    Totals counted;
    const bool found = tallying_.snapshot(facts, counted);
    if (tallying_.has_wanted()) keep_examples(document, facts);
    if (other_) return other_->snapshot(document, facts, totals);
    totals.add(counted);
    return found;
  }
  void bad_snapshot(const BadSnapshot& bad) override {
    tallying_.bad_snapshot(bad.errors);
    if (other_) other_->bad_snapshot(bad);
  }
  void finish() override {
    if (other_) other_->finish();
    const std::lock_guard lock(shared_.adding);
    shared_.tally.add(tally_);
    std::move(examples_.begin(), examples_.end(), std::back_inserter(shared_.examples));
  }

 private:
  void keep_examples(const Document& document, const Facts& facts) {
    decider_.decide(facts, query_, decisions_);
    for (Decision& decision : decisions_)
      if (take(decision, rules_of(options_.program), wanted_))
        examples_.push_back({block_, order_++, std::string(document.name), std::move(decision)});
  }

  TellingOptions options_;
  Query query_;
  SharedTally& shared_;
  std::unique_ptr<Telling> other_;
  Tally tally_;
  Wanted wanted_;
  Tallying tallying_;
  Decider decider_;
  std::vector<Decision> decisions_;
  std::vector<Example> examples_;
  std::size_t block_ = 0, order_ = 0;
};

}  // namespace

std::unique_ptr<Telling> tell_page(const TellingOptions& options, SharedTally& shared, std::unique_ptr<Telling> other) {
  return std::make_unique<PageTelling>(options, shared, std::move(other));
}

std::vector<Example> chosen_examples(std::vector<Example> kept, const Program& program) {
  std::sort(kept.begin(), kept.end(), [](const Example& left, const Example& right) {
    return std::pair(left.block, left.order) < std::pair(right.block, right.order);
  });
  Wanted wanted = wanted_of(program);
  std::erase_if(kept, [&](const Example& example) { return !take(example.decision, rules_of(program), wanted); });
  return kept;
}

}  // namespace rung::cli
