// SPDX-License-Identifier: Apache-2.0
// Whether conditions can be true together: what follows at once is followed, then one choice after another is tried.
#include "engine/truth/satisfiable.hpp"

#include <algorithm>

namespace rung::truth {

namespace {

using Kind = Formula::Kind;

constexpr std::size_t most_steps = 20'000;
constexpr std::size_t most_elements = 32;  ///< `every a in L : some b in L where …` would go on for ever

}  // namespace

bool Satisfiability::can_be(const std::vector<TermId>& wanted, const std::vector<TermId>& unwanted) {
  steps_ = 0;
  std::vector<Formula> claims;
  for (const TermId term : wanted) claims.push_back(Formula::claim(term, true));
  for (const TermId term : unwanted) claims.push_back(Formula::claim(term, false));
  std::reverse(claims.begin(), claims.end());
  return search({}, std::move(claims));
}

bool Satisfiability::search(Branch branch, std::vector<Formula> claims) {
  if (!absorb(branch, std::move(claims)) || !reduce(branch)) return false;
  if (branch.choices.empty() || steps_ > most_steps) return true;
  return split(std::move(branch));
}

bool Satisfiability::split(Branch branch) {
  const auto smallest =
      std::min_element(branch.choices.begin(), branch.choices.end(),
                       [](const Formula& a, const Formula& b) { return a.parts.size() < b.parts.size(); });
  const std::vector<Formula> parts = std::move(smallest->parts);
  branch.choices.erase(smallest);
  return std::any_of(parts.begin(), parts.end(), [&](const Formula& part) { return search(branch, {part}); });
}

/// Takes claims in, last first; false where they cannot be.
bool Satisfiability::absorb(Branch& branch, std::vector<Formula> claims) {
  while (!claims.empty()) {
    if (++steps_ > most_steps) return true;
    Formula claim = std::move(claims.back());
    claims.pop_back();
    switch (claim.kind) {
      case Kind::yes: break;
      case Kind::no: return false;
      case Kind::claim: claims.push_back(reading_.read(claim.term, claim.positive)); break;
      case Kind::all:
        for (auto part = claim.parts.rbegin(); part != claim.parts.rend(); ++part) claims.push_back(std::move(*part));
        break;
      case Kind::any: branch.choices.push_back(std::move(claim)); break;
      case Kind::value:
        if (!meet(branch, claim.term, claim.possible)) return false;
        break;
      case Kind::some: {
        if (branch.elements.size() >= most_elements) break;
        const Type list = terms_[claim.term].type;
        const TermId element = terms_.fresh({list.base, Shape::scalar, false, list.index});
        set_of_element_.emplace(element, claim.term);
        branch.elements.emplace_back(claim.term, element);
        claims.push_back(claim.body(element));
        if (!meet(branch, element, Possible::anything())) return false;
        for (const Every& every : branch.every)
          if (every.set == claim.term) claims.push_back(every.body(element));
        break;
      }
      case Kind::every:
        for (const auto& [set, element] : branch.elements)
          if (set == claim.term) claims.push_back(claim.body(element));
        branch.every.push_back({claim.term, std::move(claim.body)});
        break;
    }
  }
  return propagate(branch);
}

/// Drops choices that are settled and takes in those of which one part is left, until nothing changes.
bool Satisfiability::reduce(Branch& branch) {
  for (bool changed = true; changed && steps_ <= most_steps;) {
    changed = false;
    for (std::size_t i = 0; i < branch.choices.size();) {
      std::vector<Formula> left;
      bool settled = false;
      for (Formula& part : branch.choices[i].parts) {
        ++steps_;
        const Glance seen = glance(branch, part);
        settled = settled || seen == Glance::holds;
        if (seen == Glance::open) left.push_back(std::move(part));
      }
      if (!settled && left.empty()) return false;
      if (!settled && left.size() > 1) {
        branch.choices[i].parts = std::move(left);
        ++i;
        continue;
      }
      branch.choices.erase(branch.choices.begin() + static_cast<std::ptrdiff_t>(i));
      if (settled) continue;
      changed = true;
      if (!absorb(branch, std::move(left))) return false;
    }
  }
  return true;
}

Satisfiability::Glance Satisfiability::glance(const Branch& branch, Formula& formula) {
  if (formula.kind == Kind::claim) formula = reading_.read(formula.term, formula.positive);
  if (formula.kind == Kind::yes) return Glance::holds;
  if (formula.kind == Kind::no) return Glance::impossible;
  if (formula.kind == Kind::value) {
    const Possible now = values_of(branch, formula.term);
    if (!now.overlaps(formula.possible)) return Glance::impossible;
    return now.is_within(formula.possible) ? Glance::holds : Glance::open;
  }
  if (formula.kind != Kind::all && formula.kind != Kind::any) return Glance::open;
  const bool all = formula.kind == Kind::all;
  const Glance decisive = all ? Glance::impossible : Glance::holds;
  Glance seen = all ? Glance::holds : Glance::impossible;
  for (Formula& part : formula.parts) {
    if (++steps_ > most_steps) return Glance::open;
    const Glance one = glance(branch, part);
    if (one == decisive) return decisive;
    if (one == Glance::open) seen = Glance::open;
  }
  return seen;
}

Possible Satisfiability::values_of(const Branch& branch, TermId term) {
  const auto known = branch.values.find(term);
  return known == branch.values.end() ? initial(term) : known->second;
}

bool Satisfiability::meet(Branch& branch, TermId term, const Possible& possible) {
  auto known = branch.values.find(term);
  if (known == branch.values.end()) {
    changed_ = true;
    known = branch.values.emplace(term, initial(term)).first;
  }
  if (known->second.is_within(possible)) return !known->second.is_empty();
  changed_ = true;
  known->second = known->second.both(possible);
  return !known->second.is_empty();
}

}  // namespace rung::truth
