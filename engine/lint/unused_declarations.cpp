// SPDX-License-Identifier: Apache-2.0
// Types, enum values and fields that nothing uses. Included files are left alone: others may use what they declare. What a
// type holds is not told beside the type itself.
#include <fmt/format.h>

#include <set>

#include "engine/lint/lints.hpp"
#include "engine/lint/usage.hpp"

namespace rung {

namespace {

/// Sources of the rule set's own files.
std::set<std::uint32_t> own_files(const ast::RuleSet& written) {
  std::set<std::uint32_t> own;
  for (const ast::File& file : written.files)
    if (!file.included) own.insert(file.source);
  return own;
}

/// Records that are read: from the root down fields that statements mention. Those of others are mere consequences.
std::vector<bool> reached_records(const CheckedRules& rules) {
  const Schema& schema = rules.schema;
  std::vector<bool> reached(schema.records.size());
  std::vector<std::uint32_t> open = {schema.snapshot, schema.request, rules.subject.record};
  while (!open.empty()) {
    const std::uint32_t record = open.back();
    open.pop_back();
    if (reached[record]) continue;
    reached[record] = true;
    const std::vector<FieldType>& fields = schema.records[record].fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (fields[i].type.base == Base::record && rules.mentioned[record][i]) open.push_back(fields[i].type.index);
  }
  return reached;
}

}  // namespace

void unused_type(const LintInput& input, Report& report) {
  const Usage usage = usage_of(input.rules);
  const std::set<std::uint32_t> own = own_files(input.written);
  const auto tell = [&](std::string_view kind, const std::string& name, Range range) {
    if (own.count(range.source) != 0)
      report(range, fmt::format("nothing is of the {} `{}`", kind, name),
             "leave it out, or give it to the field that it was meant for");
  };
  const Schema& schema = input.rules.schema;
  for (std::size_t i = 0; i < schema.enums.size(); ++i)
    if (!usage.enums[i]) tell("enum", schema.enums[i].name, schema.enums[i].range);
  for (std::size_t i = 0; i < schema.catalogs.size(); ++i)
    if (!usage.catalogs[i] && schema.catalogs[i].entries.empty())  // else its entries are told
      tell("catalog", schema.catalogs[i].name, schema.catalogs[i].range);
  for (std::size_t i = 0; i < schema.records.size(); ++i) {
    const bool root = i == schema.snapshot || i == schema.request;
    if (!usage.records[i] && !root) tell("record", schema.records[i].name, schema.records[i].range);
  }
}

void unused_value(const LintInput& input, Report& report) {
  const Usage usage = usage_of(input.rules);
  const std::set<std::uint32_t> own = own_files(input.written);
  const Schema& schema = input.rules.schema;
  for (std::size_t e = 0; e < schema.enums.size(); ++e) {
    const EnumType& type = schema.enums[e];
    if (!usage.enums[e] || own.count(type.range.source) == 0) continue;
    for (std::size_t v = 0; v < type.values.size(); ++v) {
      if (usage.values[e][v]) continue;
      const EnumType::Item& value = type.values[v];
      Finding& finding = report(value.range, fmt::format("no rule and no entry names `{}`", value.name), "");
      finding.diagnostic.help = "leave it out, or name it where it was meant to be used";
      if (!usage.enums_read[e]) continue;
      // Where snapshots hold such values, it has to be there for those that say it.
      finding.diagnostic.level = Level::note;
      finding.diagnostic.help =
          type.open ? "leave it out: where a snapshot says it, it is accepted all the same"
                    : fmt::format("leave it out if no snapshot says it; else say so above the enum: "
                                  "`# allow {}: REASON`", finding.diagnostic.code);
    }
  }
}

void unused_field(const LintInput& input, Report& report) {
  const Usage usage = usage_of(input.rules);
  const std::set<std::uint32_t> own = own_files(input.written);
  const Schema& schema = input.rules.schema;
  for (std::size_t c = 0; c < schema.catalogs.size(); ++c) {
    const CatalogType& catalog = schema.catalogs[c];
    if (!usage.catalogs[c]) continue;
    for (std::size_t f = 0; f < catalog.fields.size(); ++f) {
      const FieldType& field = catalog.fields[f];
      const bool used = usage.catalog_fields[c][f] || field.alias || catalog.title == f;
      if (!used && own.count(field.range.source) != 0)
        report(field.range, fmt::format("no rule reads `{}.{}`", catalog.name, field.name),
               "leave it out of the catalog and its entries, or read it where it was meant to count");
    }
  }
  const std::vector<bool> reached = reached_records(input.rules);
  for (std::size_t r = 0; r < schema.records.size(); ++r) {
    const RecordType& record = schema.records[r];
    for (std::size_t f = 0; f < record.fields.size() && reached[r]; ++f) {
      const FieldType& field = record.fields[f];
      if (input.rules.mentioned[r][f] || own.count(field.range.source) == 0) continue;
      Finding& finding = report(field.range, fmt::format("no rule reads `{}.{}`", record.name, field.name),
                                "leave it out: where a snapshot says it, it is skipped");
      // `--strict` knows it by this declaration.
      if (r != schema.request) finding.diagnostic.level = Level::note;
    }
  }
}

}  // namespace rung
