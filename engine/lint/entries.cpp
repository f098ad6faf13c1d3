// SPDX-License-Identifier: Apache-2.0
// Entries of a closed catalog that no path starts at or leads to, and that no statement names.
#include <string_view>
#include <unordered_set>

#include <fmt/format.h>

#include "engine/check/statements.hpp"
#include "engine/lint/lints.hpp"
#include "engine/lint/walk.hpp"

namespace rung {

namespace {

void mark(const Value& value, Type type, std::uint32_t catalog, std::vector<bool>& named) {
  if (type.base != Base::entry || type.index != catalog) return;
  if (const auto* entry = std::get_if<EntryValue>(&value.of)) named[entry->index] = true;
  if (const auto* set = std::get_if<SetValue>(&value.of)) {
    for (const Value& item : set->items) mark(item, type, catalog, named);
  }
}

void mark_named(const LintInput& input, std::uint32_t catalog, std::vector<bool>& named) {
  const CheckedRules& rules = input.rules;
  for_each_expression(rules, [&](const Expression& whole) {
    for_each_node(whole, [&](const Expression& node) {
      if (node.op == Op::constant) mark(node.constant, node.type, catalog, named);
    });
  });
  const auto guards = [&](const std::vector<Guard>& on) {
    for (const Guard& guard : on)
      for (const auto* ends : {&guard.from, &guard.to})
        if (*ends)
          for (const std::uint32_t entry : **ends) named[entry] = true;
  };
  for (const Precondition& one : rules.preconditions) guards(one.on);
  for (const Advice& one : rules.advice) guards(one.on);
  for (const RecordType& record : rules.schema.records)
    for (const FieldType& field : record.fields)
      if (field.initial) mark(*field.initial, field.type, catalog, named);
  for (const CatalogType& other : rules.schema.catalogs)
    for (const CatalogType::Entry& entry : other.entries)
      for (std::size_t f = 0; f < other.fields.size(); ++f)
        if (entry.fields[f]) mark(*entry.fields[f], other.fields[f].type, catalog, named);
}

/// Those that path statements list, though no path came of it.
void mark_listed(const LintInput& input, const CatalogType& catalog, std::vector<bool>& named) {
  std::unordered_set<std::string_view> names;
  const auto add = [&](const ast::Entries& listed) {
    for (const ast::Name& name : listed.names) names.insert(name.text);
  };
  for (const ast::Statement* statement : by_kind(input.written).paths) {
    if (const auto* upgrade = std::get_if<ast::Upgrade>(&statement->node)) {
      add(upgrade->from);
      add(upgrade->to);
    }
  }
  for (std::size_t i = 0; i < named.size(); ++i) named[i] = named[i] || names.count(catalog.entries[i].name) > 0;
}

/// Whether a snapshot or request may hold entries elsewhere than where its subjects stand.
bool is_held_elsewhere(const CheckedRules& rules, std::uint32_t catalog) {
  std::uint32_t record = rules.subject.record;
  for (std::size_t i = 0; i + 1 < rules.subject.at.size(); ++i)
    record = rules.schema.records[record].fields[rules.subject.at[i]].type.index;
  for (std::uint32_t r = 0; r < rules.schema.records.size(); ++r) {
    const RecordType& type = rules.schema.records[r];
    for (std::uint32_t f = 0; f < type.fields.size(); ++f) {
      const Type& held = type.fields[f].type;
      const bool subjects = r == record && f == rules.subject.at.back();
      if (!subjects && held.base == Base::entry && held.index == catalog) return true;
    }
  }
  return false;
}

}  // namespace

void unreached_entry(const LintInput& input, Report& report) {
  const CheckedRules& rules = input.rules;
  const std::uint32_t index = rules.subject.catalog;
  const CatalogType& catalog = rules.schema.catalogs[index];
  if (catalog.open || rules.paths.empty() || is_held_elsewhere(rules, index)) return;
  std::vector<bool> named(catalog.entries.size(), false);
  for (const Path& path : rules.paths) named[path.source] = named[path.target] = true;
  mark_named(input, index, named);
  mark_listed(input, catalog, named);
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (named[i]) continue;
    report(catalog.entries[i].range,
           fmt::format("no path starts at or leads to `{}`, and nothing names it", catalog.entries[i].name),
           fmt::format("add the paths that are missing, or leave the entry out; where `{}` lists all that may be owned, "
                       "declare it `open`", catalog.name));
  }
}

}  // namespace rung
