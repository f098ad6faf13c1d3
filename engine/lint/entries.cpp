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

/// Whether a snapshot or request may hold its entries, elsewhere than where the subjects stand.
bool is_held(const CheckedRules& rules, std::uint32_t catalog) {
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

void look(const LintInput& input, std::uint32_t index, Report& report) {
  const CheckedRules& rules = input.rules;
  const CatalogType& catalog = rules.schema.catalogs[index];
  const bool of_subject = index == rules.subject.catalog;
  const bool held = is_held(rules, index);
  if (catalog.open || (held && !of_subject)) return;
  std::vector<bool> named(catalog.entries.size(), false);
  if (of_subject) {
    for (const Path& path : rules.paths) named[path.source] = named[path.target] = true;
    mark_listed(input, catalog, named);
  }
  mark_named(input, index, named);
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (named[i]) continue;
    const std::string& name = catalog.entries[i].name;
    Finding& finding = report(
        catalog.entries[i].range,
        of_subject ? fmt::format("no path starts at or leads to `{}`, and nothing names it", name)
                   : fmt::format("nothing names `{}`, and no snapshot holds a `{}`", name, catalog.name),
        fmt::format("{}leave the entry out; where `{}` lists all that may be owned, declare it `open`",
                    of_subject ? "add the paths that are missing, or " : "name it where it was meant, or ", catalog.name));
    // Snapshots may hold it in other places, where rules may look at what it has.
    if (held) finding.diagnostic.level = Level::note;
  }
}

}  // namespace

void unreached_entry(const LintInput& input, Report& report) {
  if (input.rules.paths.empty()) return;
  for (std::uint32_t i = 0; i < input.rules.schema.catalogs.size(); ++i) look(input, i, report);
}

}  // namespace rung
