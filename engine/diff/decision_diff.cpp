// SPDX-License-Identifier: Apache-2.0
#include "engine/diff/decision_diff.hpp"

#include <algorithm>
#include <tuple>

namespace rung {
namespace {

constexpr std::size_t most_examples = 3;

void sort_once(std::vector<std::string>& texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

/// `subscriptions[3].seats` and `subscriptions[7].seats` wait for the same kind of fact.
std::string without_indices(const std::string& path) {
  std::string text;
  bool in_index = false;
  for (const char c : path) {
    if (c == ']') in_index = false;
    if (!in_index) text += c;
    if (c == '[') in_index = true;
  }
  return text;
}

Ruling ruling_of(const Decision& decision) {
  Ruling ruling;
  ruling.outcome = decision.outcome;
  for (const Reason& reason : decision.reasons) ruling.codes.push_back(reason.code);
  for (const Missing& missing : decision.missing)
    ruling.missing.push_back(missing.path.empty() ? "overflow" : without_indices(missing.path));
  sort_once(ruling.codes);
  sort_once(ruling.missing);
  return ruling;
}

Turn turn_of(const Ruling& before, const Ruling& after) {
  if (!after.outcome) return Turn::withdrawn;
  if (before.outcome == after.outcome) return before.codes != after.codes ? Turn::reasons : Turn::missing;
  if (*after.outcome == OutcomeKind::eligible) return Turn::allowed;
  if (!before.outcome) return Turn::introduced;
  return *after.outcome == OutcomeKind::ineligible ? Turn::refused : Turn::undetermined;
}

void count(UnreadGroup& group, const std::string& snapshot, const std::string& error) {
  if (group.count++ < most_examples) group.examples.push_back({snapshot, error});
}

auto key_of(const DecisionBrief& brief) { return std::tie(brief.subject, brief.action, brief.from, brief.to); }

std::vector<const DecisionBrief*> sorted(const std::vector<DecisionBrief>& briefs) {
  std::vector<const DecisionBrief*> order;
  for (const DecisionBrief& brief : briefs) order.push_back(&brief);
  std::stable_sort(order.begin(), order.end(), [](const DecisionBrief* a, const DecisionBrief* b) { return key_of(*a) < key_of(*b); });
  return order;
}

}  // namespace

std::string_view spell(Turn turn) {
  switch (turn) {
    case Turn::allowed: return "newly allowed";
    case Turn::refused: return "newly refused";
    case Turn::withdrawn: return "no longer decided";
    case Turn::undetermined: return "newly undetermined";
    case Turn::introduced: return "newly decided";
    case Turn::reasons: return "other reasons";
    case Turn::missing: return "other missing facts";
  }
  return {};
}

std::vector<DecisionBrief> briefs_of(const std::vector<Decision>& decisions, const Renames* renames, const std::string& catalog) {
  const auto name = [&](const std::string& entry) {
    if (renames == nullptr) return entry;
    const auto renamed = renames->entries.find({catalog, entry});
    return renamed == renames->entries.end() ? entry : renamed->second;
  };
  std::vector<DecisionBrief> briefs;
  for (const Decision& decision : decisions)
    briefs.push_back({decision.subject, decision.action, name(decision.from), name(decision.to), ruling_of(decision)});
  return briefs;
}

bool DecisionDiff::compare(const std::string& snapshot, const DecisionBrief& any, const Ruling& before, const Ruling& after) {
  ++decisions_;
  if (before == after) return false;
  const Turn turn = turn_of(before, after);
  ++counts_[static_cast<std::size_t>(turn)];
  Found& found = found_.try_emplace({turn, any.action, any.from, any.to, before, after}, Found{0, found_.size(), {}}).first->second;
  if (found.count++ < most_examples) found.examples.push_back({snapshot, any.subject});
  return true;
}

void DecisionDiff::add(const std::string& snapshot, const std::vector<DecisionBrief>& before, const std::vector<DecisionBrief>& after) {
  const std::vector<const DecisionBrief*> old = sorted(before), now = sorted(after);
  const Ruling nothing;
  bool changed = false;
  auto was = old.begin();
  auto is = now.begin();
  while (was != old.end() || is != now.end()) {
    if (is == now.end() || (was != old.end() && key_of(**was) < key_of(**is))) {
      changed = compare(snapshot, **was, (*was)->ruling, nothing) || changed;
      ++was;
    } else if (was == old.end() || key_of(**is) < key_of(**was)) {
      changed = compare(snapshot, **is, nothing, (*is)->ruling) || changed;
      ++is;
    } else {
      changed = compare(snapshot, **is, (*was)->ruling, (*is)->ruling) || changed;
      ++was;
      ++is;
    }
  }
  ++snapshots_;
  if (changed) ++snapshots_changed_;
}

void DecisionDiff::add_unread(const std::string& snapshot, const std::string& error_before, const std::string& error_after) {
  ++snapshots_;
  if (error_before.empty() != error_after.empty()) ++snapshots_changed_;
  if (error_before.empty()) {
    rung::count(only_before_, snapshot, error_after);
  } else if (error_after.empty()) {
    rung::count(only_after_, snapshot, error_before);
  } else {
    rung::count(neither_, snapshot, error_after);
  }
}

std::size_t DecisionDiff::changed() const {
  std::size_t all = 0;
  for (const std::size_t each : counts_) all += each;
  return all;
}

std::vector<DecisionGroup> DecisionDiff::groups() const {
  std::vector<std::pair<const Key*, const Found*>> order;
  for (const auto& [key, found] : found_) order.emplace_back(&key, &found);
  const auto rank = [](const std::pair<const Key*, const Found*>& each) {
    const bool was_eligible = each.first->before.outcome == OutcomeKind::eligible;
    return std::tuple(each.first->turn, !was_eligible, ~each.second->count, each.second->order);
  };
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  std::vector<DecisionGroup> groups;
  for (const auto& [key, found] : order)
    groups.push_back({key->turn, key->action, key->from, key->to, key->before, key->after, found->count, found->examples});
  return groups;
}

}  // namespace rung
