// SPDX-License-Identifier: Apache-2.0
// Which upgrades and extends exist, when, and on which condition; and which of them a statement reaches.
#include <algorithm>
#include <map>
#include <tuple>

#include "engine/check/constant.hpp"
#include "engine/compile/program.hpp"
#include "engine/diff/rules_comparison.hpp"

namespace rung {
namespace {

constexpr std::size_t most_named_paths = 10;

/// One of the statements that lead from an entry to another; several have dates that do not meet.
struct Variant {
  DateRange effective;
  FormId when = 0;
  std::uint32_t path = 0;
};
using Key = std::tuple<Action, std::string, std::string>;

struct PathTable {
  std::vector<Key> order;
  std::map<Key, std::vector<Variant>> variants;
};

/// Ranges that meet and say the same are one.
void merge(std::vector<Variant>& variants) {
  std::sort(variants.begin(), variants.end(), [](const Variant& a, const Variant& b) {
    return a.effective.first.value_or(INT32_MIN) < b.effective.first.value_or(INT32_MIN);
  });
  for (std::size_t i = 0; i + 1 < variants.size();) {
    const bool meet = variants[i].effective.last && variants[i + 1].effective.first &&
                      *variants[i].effective.last + 1 == *variants[i + 1].effective.first;
    if (meet && variants[i].when == variants[i + 1].when) {
      variants[i].effective.last = variants[i + 1].effective.last;
      variants.erase(variants.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    } else {
      ++i;
    }
  }
}

PathTable table_of(const CheckedRules& rules, Meaning& meaning) {
  PathTable table;
  std::vector<FormId> whens;
  for (const PathStatement& statement : rules.path_statements)
    whens.push_back(statement.when ? meaning.of(*statement.when) : meaning.forms().truth(true));
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < rules.schema.catalogs[rules.subject.catalog].entries.size(); ++i)
    names.push_back(meaning.entry_name(rules.subject.catalog, i));
  for (std::uint32_t i = 0; i < rules.paths.size(); ++i) {
    const Path& path = rules.paths[i];
    const PathStatement& statement = rules.path_statements[path.statement];
    Key key{statement.action, names[path.source], names[path.target]};
    std::vector<Variant>& variants = table.variants[key];
    if (variants.empty()) table.order.push_back(std::move(key));
    variants.push_back({statement.effective, whens[path.statement], i});
  }
  for (auto& [key, variants] : table.variants) merge(variants);
  return table;
}

bool same(const std::vector<Variant>& before, const std::vector<Variant>& after) {
  return std::equal(before.begin(), before.end(), after.begin(), after.end(), [](const Variant& a, const Variant& b) {
    return a.when == b.when && a.effective.first == b.effective.first && a.effective.last == b.effective.last;
  });
}

const Expression* when_of(const CheckedRules& rules, const Variant& variant) {
  const std::optional<Expression>& when = rules.path_statements[rules.paths[variant.path].statement].when;
  return when ? &*when : nullptr;
}

/// `when … effective …` of each of them.
std::string written(const Sources& sources, const CheckedRules& rules, const std::vector<Variant>& variants) {
  std::string text;
  for (const Variant& variant : variants) {
    std::string one;
    if (const Expression* when = when_of(rules, variant)) one = "when " + written(sources, when->range);
    if (variant.effective.first || variant.effective.last) one += (one.empty() ? "" : " ") + ("effective " + written(variant.effective));
    text += (text.empty() ? "" : "; ") + (one.empty() ? std::string("always") : one);
  }
  return text;
}

}  // namespace

void RulesComparison::compare_paths() {
  const PathTable before = table_of(before_.rules, before_.meaning), after = table_of(after_.rules, after_.meaning);
  const auto place = [](const CheckedRules& rules, const std::vector<Variant>& variants) {
    return std::optional(rules.path_statements[rules.paths[variants.front().path].statement].range);
  };
  const auto found = [&](ChangeKind kind, const Key& key) {
    const auto& [action, from, to] = key;
    StatementChange made = change(kind, Sort::path, path_as_written(action, from, to), {}, {});
    made.action = action;
    made.from = from;
    made.to = to;
    return made;
  };
  for (const Key& key : after.order) {
    const std::vector<Variant>& is = after.variants.at(key);
    const auto was = before.variants.find(key);
    if (was != before.variants.end() && same(was->second, is)) continue;
    StatementChange made = found(was == before.variants.end() ? ChangeKind::added : ChangeKind::changed, key);
    made.after = place(after_.rules, is);
    const std::string text = written(after_.sources, after_.rules, is);
    std::set<std::string> through;
    if (was != before.variants.end()) {
      made.before = place(before_.rules, was->second);
      made.aspects.push_back({"condition", written(before_.sources, before_.rules, was->second), text, {}, {}});
      for (const Variant& variant : is)
        for (const std::string& define : changed_defines_in(after_, {when_of(after_.rules, variant)})) through.insert(define);
    } else if (text != "always") {
      made.aspects.push_back({"condition", "", text, {}, {}});
    }
    made.through.assign(through.begin(), through.end());
    result_.meaning.push_back(std::move(made));
  }
  for (const Key& key : before.order) {
    if (after.variants.count(key) > 0) continue;
    StatementChange made = found(ChangeKind::removed, key);
    const std::vector<Variant>& was = before.variants.at(key);
    made.before = place(before_.rules, was);
    if (const std::string text = written(before_.sources, before_.rules, was); text != "always")
      made.aspects.push_back({"condition", text, "", {}, {}});
    result_.meaning.push_back(std::move(made));
  }
}

namespace {

void add_path(const CheckedRules& rules, const Path& path, Reach& reach) {
  ++reach.paths;
  if (reach.first_paths.size() >= most_named_paths) return;
  const std::vector<CatalogType::Entry>& entries = rules.schema.catalogs[rules.subject.catalog].entries;
  reach.first_paths.push_back(path_as_written(rules.path_statements[path.statement].action, entries[path.source].name,
                                              entries[path.target].name));
}

std::vector<bool> guarded_paths(const CheckedRules& rules, const std::vector<Guard>& guards) {
  ConstantEvaluator settle(rules);
  std::vector<bool> guarded;
  for (const Path& path : rules.paths)
    guarded.push_back(applies(guards, path, rules.path_statements[path.statement].action, [&](const Expression& where) {
      return settle(where, path.source, path.target).is(true);
    }));
  return guarded;
}

}  // namespace

bool RulesComparison::guard_the_same(const std::vector<Guard>& before, const std::vector<Guard>& after) {
  const auto paths = [](Half& half, const std::vector<Guard>& guards) {
    const std::vector<bool> guarded = guarded_paths(half.rules, guards);
    std::set<Key> keys;
    for (std::size_t i = 0; i < guarded.size(); ++i) {
      const Path& path = half.rules.paths[i];
      if (guarded[i])
        keys.emplace(half.rules.path_statements[path.statement].action, half.meaning.entry_name(half.rules.subject.catalog, path.source),
                     half.meaning.entry_name(half.rules.subject.catalog, path.target));
    }
    return keys;
  };
  return paths(before_, before) == paths(after_, after);
}

Reach RulesComparison::reach_of_guards(const Half& half, const std::vector<Guard>& guards) const {
  Reach reach;
  const std::vector<bool> guarded = guarded_paths(half.rules, guards);
  for (std::size_t i = 0; i < guarded.size(); ++i)
    if (guarded[i]) add_path(half.rules, half.rules.paths[i], reach);
  return reach;
}

Reach RulesComparison::reach_of_define(const std::string& name) {
  const CheckedRules& rules = after_.rules;
  Reach reach;
  const auto uses = [&](const Expression* expression) {
    return expression != nullptr && after_.calls.in(*expression).count(name) > 0;
  };
  const auto uses_in_guards = [&](const std::vector<Guard>& guards) {
    return std::any_of(guards.begin(), guards.end(), [&](const Guard& guard) { return guard.where && uses(&*guard.where); });
  };
  std::vector<bool> reached(rules.paths.size(), false);
  for (const Precondition& each : rules.preconditions) {
    if (!uses(&each.check) && !(each.when && uses(&*each.when)) && !uses_in_guards(each.on)) continue;
    if (reach.preconditions.empty() || reach.preconditions.back() != each.name) reach.preconditions.push_back(each.name);
    const std::vector<bool> guarded = guarded_paths(rules, each.on);
    for (std::size_t i = 0; i < guarded.size(); ++i)
      if (guarded[i]) reached[i] = true;
  }
  for (const Advice& each : rules.advice)
    if ((each.when && uses(&*each.when)) || uses_in_guards(each.on)) reach.advice.push_back(each.name);
  for (const auto& [effect, shown] : {std::pair(&rules.upgrade_effect, "upgrade"), std::pair(&rules.extend_effect, "extend")}) {
    if (!*effect) continue;
    const auto& assignments = (*effect)->assignments;
    if (std::any_of(assignments.begin(), assignments.end(), [&](const auto& each) { return uses(&each.value); }))
      reach.effects.push_back(shown);
  }
  std::vector<bool> statements;
  for (const PathStatement& statement : rules.path_statements) statements.push_back(statement.when && uses(&*statement.when));
  for (std::size_t i = 0; i < rules.paths.size(); ++i)
    if (reached[i] || statements[rules.paths[i].statement]) add_path(rules, rules.paths[i], reach);
  return reach;
}

}  // namespace rung
