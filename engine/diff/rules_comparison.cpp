// SPDX-License-Identifier: Apache-2.0
// Compares package, subject, effects and defines; the other kinds of statements have files of their own.
#include "engine/diff/rules_comparison.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace rung {
namespace {

const std::optional<EffectRules>& effect_of(const CheckedRules& rules, Action action) {
  return action == Action::upgrade ? rules.upgrade_effect : rules.extend_effect;
}

/// Names of fields, from a record down.
std::string spell_place(const CheckedRules& rules, std::uint32_t record, const std::vector<std::uint32_t>& place) {
  std::string text;
  for (const std::uint32_t index : place) {
    const FieldType& field = rules.schema.records[record].fields[index];
    text += (text.empty() ? "" : ".") + field.name;
    record = field.type.index;
  }
  return text;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + text;
  return list;
}

}  // namespace

std::string_view spell(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added: return "added";
    case ChangeKind::removed: return "removed";
    case ChangeKind::changed: return "changed";
    case ChangeKind::renamed: return "renamed";
  }
  return {};
}

std::string_view spell(Sort sort) {
  switch (sort) {
    case Sort::package: return "package";
    case Sort::path: return "path";
    case Sort::precondition: return "precondition";
    case Sort::define: return "define";
    case Sort::entry: return "entry";
    case Sort::enumeration: return "enum";
    case Sort::record: return "record";
    case Sort::catalog: return "catalog";
    case Sort::subject: return "subject";
    case Sort::effect: return "effect";
    case Sort::advice: return "advice";
  }
  return {};
}

Aspect aspect_of_sets(std::string name, const std::vector<std::string>& before, const std::vector<std::string>& after) {
  const std::set<std::string> was(before.begin(), before.end()), is(after.begin(), after.end());
  Aspect aspect{std::move(name), {}, {}, {}, {}};
  std::copy_if(before.begin(), before.end(), std::back_inserter(aspect.gone), [&](const auto& each) { return is.count(each) == 0; });
  std::copy_if(after.begin(), after.end(), std::back_inserter(aspect.come), [&](const auto& each) { return was.count(each) == 0; });
  return aspect;
}

RulesComparison::RulesComparison(const RulesSide& before, const RulesSide& after)
    : before_{before.sources, before.rules, Meaning(forms_, before.rules, result_.renames), Calls(before.rules)},
      after_{after.sources, after.rules, Meaning(forms_, after.rules, no_renames_), Calls(after.rules)} {}

RulesDiff RulesComparison::run() {
  find_renamed_types();
  find_renamed_entries();
  compare_package();
  compare_defines();
  compare_paths();
  compare_guarded(Sort::precondition);
  compare_entries();
  compare_enums();
  compare_records();
  compare_catalogs();
  compare_subject();
  compare_effects();
  compare_guarded(Sort::advice);
  const auto by_sort = [](const StatementChange& a, const StatementChange& b) { return a.sort < b.sort; };
  std::stable_sort(result_.meaning.begin(), result_.meaning.end(), by_sort);
  std::stable_sort(result_.texts.begin(), result_.texts.end(), by_sort);
  return std::move(result_);
}

StatementChange RulesComparison::change(ChangeKind kind, Sort sort, std::string name, std::optional<Range> before,
                          std::optional<Range> after) const {
  StatementChange made;
  made.kind = kind;
  made.sort = sort;
  made.name = std::move(name);
  made.before = before;
  made.after = after;
  return made;
}

void RulesComparison::compare_package() {
  const PackageRules &was = before_.rules.package, &is = after_.rules.package;
  StatementChange meaning = change(ChangeKind::changed, Sort::package, is.name, was.range, is.range);
  StatementChange texts = meaning;
  if (written(was.effective) != written(is.effective))
    meaning.aspects.push_back({"effective", written(was.effective), written(is.effective), {}, {}});
  const auto text = [&](const std::string& name, const std::string& before, const std::string& after) {
    if (before != after) texts.aspects.push_back({name, before, after, {}, {}});
  };
  text("name", was.name, is.name);
  text("reference", was.reference, is.reference);
  // The first language is the one that all others fall back to: its place means something.
  text("languages", joined(was.languages), joined(is.languages));
  std::map<std::string, std::pair<std::string, std::string>> titles;
  for (std::size_t i = 0; i < was.title.size(); ++i) titles[was.languages[i]].first = was.title[i];
  for (std::size_t i = 0; i < is.title.size(); ++i) titles[is.languages[i]].second = is.title[i];
  for (const auto& [language, both] : titles) text("title " + language, both.first, both.second);
  if (!meaning.aspects.empty()) result_.meaning.push_back(std::move(meaning));
  if (!texts.aspects.empty()) result_.texts.push_back(std::move(texts));
}

void RulesComparison::compare_subject() {
  const SubjectRules &was = before_.rules.subject, &is = after_.rules.subject;
  StatementChange changed = change(ChangeKind::changed, Sort::subject, is.name, was.range, is.range);
  const auto aspect = [&](const std::string& name, const std::string& before, const std::string& after) {
    if (before != after) changed.aspects.push_back({name, before, after, {}, {}});
  };
  const auto record = [](Half& half) { return half.meaning.type_name({Base::record, Shape::scalar, false, half.rules.subject.record}); };
  aspect(was.in_list && is.in_list ? "list" : "place", spell_place(before_.rules, before_.rules.schema.snapshot, was.place),
         spell_place(after_.rules, after_.rules.schema.snapshot, is.place));
  aspect("record", record(before_), record(after_));
  aspect("at", spell_place(before_.rules, was.record, was.at), spell_place(after_.rules, is.record, is.at));
  if (!changed.aspects.empty()) result_.meaning.push_back(std::move(changed));
}

void RulesComparison::compare_effects() {
  for (const Action action : {Action::upgrade, Action::extend}) {
    const std::optional<EffectRules>&was = effect_of(before_.rules, action), &is = effect_of(after_.rules, action);
    if (!was && !is) continue;
    StatementChange found = change(!was ? ChangeKind::added : !is ? ChangeKind::removed : ChangeKind::changed, Sort::effect,
                          action == Action::upgrade ? "effect upgrade" : "effect extend",
                          was ? std::optional(was->range) : std::nullopt, is ? std::optional(is->range) : std::nullopt);
    struct Set { FormId form = 0; std::string written; const Expression* value = nullptr; };
    const auto collect = [](Half& half, const std::optional<EffectRules>& effect) {
      std::map<std::string, Set> sets;
      if (effect)
        for (const EffectRules::Assignment& each : effect->assignments)
          sets[half.rules.subject.name + "." + spell_place(half.rules, half.rules.subject.record, each.path)] = {
              half.meaning.of(each.value), written(half.sources, each.value.range), &each.value};
      return sets;
    };
    std::map<std::string, Set> before = collect(before_, was), after = collect(after_, is);
    if (before_.rules.subject.name != after_.rules.subject.name) {
      // The subject's own name is no part of what is set.
      std::map<std::string, Set> renamed;
      for (auto& [name, set] : before) renamed[after_.rules.subject.name + name.substr(name.find('.'))] = set;
      before = std::move(renamed);
    }
    std::set<std::string> through;
    for (const auto& [name, set] : before) {
      const auto other = after.find(name);
      if (other != after.end() && other->second.form == set.form) continue;
      found.aspects.push_back({name, set.written, other == after.end() ? "" : other->second.written, {}, {}});
      for (const std::string& define : changed_defines_in(before_, {set.value})) through.insert(define);
    }
    for (const auto& [name, set] : after)
      if (before.count(name) == 0) found.aspects.push_back({name, "", set.written, {}, {}});
    found.through.assign(through.begin(), through.end());
    if (!found.aspects.empty() || found.kind != ChangeKind::changed) result_.meaning.push_back(std::move(found));
  }
}

void RulesComparison::compare_defines() {
  for (const Define& is : after_.rules.defines) {
    const auto was = std::find_if(before_.rules.defines.begin(), before_.rules.defines.end(),
                                  [&](const Define& define) { return define.name == is.name; });
    if (was == before_.rules.defines.end()) continue;
    if (before_.meaning.of_body(*was, true) == after_.meaning.of_body(is, true)) continue;
    // What only changed because of another define is told there.
    if (before_.meaning.of_body(*was, false) == after_.meaning.of_body(is, false)) continue;
    changed_defines_.insert(is.name);
    StatementChange found = change(ChangeKind::changed, Sort::define, is.name, was->range, is.range);
    found.aspects.push_back({"body", written(before_.sources, was->body.range), written(after_.sources, is.body.range), {}, {}});
    result_.meaning.push_back(std::move(found));
  }
  // `through` and `reach` need to know all of them.
  for (StatementChange& found : result_.meaning)
    if (found.sort == Sort::define) found.reach = reach_of_define(found.name);
}

std::vector<std::string> RulesComparison::changed_defines_in(const Half& half, std::initializer_list<const Expression*> used) const {
  std::set<std::string> found;
  for (const Expression* expression : used) {
    if (expression == nullptr) continue;
    for (const std::string& name : half.calls.in(*expression))
      if (changed_defines_.count(name) > 0) found.insert(name);
  }
  return {found.begin(), found.end()};
}

}  // namespace rung
