// SPDX-License-Identifier: Apache-2.0
// The fields of records, catalogs, the snapshot and the request: their types, and what may be said of each.
#include <algorithm>

#include <fmt/format.h>

#include "engine/check/checking.hpp"

namespace rung {

void Checking::declare_fields() {
  Schema& schema = rules_.schema;
  written_record_fields_.resize(schema.records.size());
  written_catalog_fields_.resize(schema.catalogs.size());
  for (std::uint32_t i = 0; i < schema.catalogs.size(); ++i) declare_fields_of_catalog(i);
  for (std::uint32_t i = 0; i < schema.snapshot; ++i) {
    declare_fields_of_record(i, statements_.records[i]->fields, FieldPlace::record);
  }
  if (!statements_.snapshots.empty()) {
    schema.records[schema.snapshot].range = statements_.snapshots[0].statement.keyword;
    declare_fields_of_record(schema.snapshot, statements_.snapshots[0]->fields, FieldPlace::snapshot);
  }
  if (!statements_.requests.empty()) {
    schema.records[schema.request].range = statements_.requests[0].statement.keyword;
    declare_fields_of_record(schema.request, statements_.requests[0]->fields, FieldPlace::request);
  }
  check_roots();
  for (const RecordType& record : schema.records) rules_.mentioned.emplace_back(record.fields.size(), false);
}

void Checking::tell_field_twice(const ast::Name& name, const FieldType& first) {
  findings_.error("R122", name.range, fmt::format("field `{}` is declared twice", name.text), "",
                  {{first.range, "first here"}});
}

void Checking::declare_fields_of_catalog(std::uint32_t index) {
  CatalogType& catalog = rules_.schema.catalogs[index];
  for (const ast::FieldDeclaration& declared : statements_.catalogs[index]->fields) {
    const auto field = static_cast<std::uint32_t>(catalog.fields.size());
    if (!names_.add_field_of_catalog(index, declared.name.text, field)) {
      tell_field_twice(declared.name, catalog.fields[*names_.field_of_catalog(index, declared.name.text)]);
      continue;
    }
    catalog.fields.push_back(declare_field(declared, FieldPlace::catalog));
    written_catalog_fields_[index].push_back(&declared);
    const Type type = catalog.fields.back().type;
    if (declared.name.text == "title" && type.base == Base::text && type.shape == Shape::scalar) catalog.title = field;
  }
}

void Checking::declare_fields_of_record(std::uint32_t index, const std::vector<ast::FieldDeclaration>& fields,
                                        FieldPlace place) {
  RecordType& record = rules_.schema.records[index];
  for (const ast::FieldDeclaration& declared : fields) {
    const auto field = static_cast<std::uint32_t>(record.fields.size());
    if (!names_.add_field_of_record(index, declared.name.text, field)) {
      tell_field_twice(declared.name, record.fields[*names_.field_of_record(index, declared.name.text)]);
      continue;
    }
    record.fields.push_back(declare_field(declared, place));
    written_record_fields_[index].push_back(&declared);
    if (place == FieldPlace::snapshot) check_root_name(declared.name);
    if (declared.key && place == FieldPlace::record) check_key(declared, record.fields.back().type, record);
  }
}

void Checking::check_roots() {
  if (statements_.snapshots.empty()) {
    findings_.error("R100", start(), "the rule set has no `snapshot` statement",
                    "declare what a snapshot holds: `snapshot { customer : customer … }`");
    names_.incomplete = true;
  }
  const auto only_one = [this](const auto& list, std::string_view word) {
    for (std::size_t i = 1; i < list.size(); ++i) {
      findings_.error("R101", list[i].statement.keyword, fmt::format("a second `{}` statement", word),
                      "put its fields into the first one", {{list[0].statement.keyword, "first here"}});
    }
  };
  only_one(statements_.snapshots, "snapshot");
  only_one(statements_.requests, "request");
  if (statements_.snapshots.size() > 1 || statements_.requests.size() > 1) names_.incomplete = true;
}

void Checking::check_root_name(const ast::Name& name) {
  if (const NamedType* type = names_.qualifier(name.text)) {
    const bool catalog = type->type.base == Base::entry;
    findings_.error(
        "R103", name.range,
        fmt::format("field `{}` of the snapshot has the name of {}", name.text, catalog ? "a catalog" : "an enum"),
        "fields of the snapshot are variables: choose another name, and tell where it is with `from`",
        {{type->range, "declared here"}});
  }
  if (name.text == "source" || name.text == "target" || name.text == "today" || name.text == "request") {
    findings_.error("R103", name.range, fmt::format("`{}` stands for something else already", name.text),
                    "fields of the snapshot are variables: choose another name, and tell where it is with `from`");
  }
}

FieldType Checking::declare_field(const ast::FieldDeclaration& declared, FieldPlace place) {
  FieldType field;
  field.name = declared.name.text;
  field.range = declared.name.range;
  field.type = resolve(declared.type, place).value_or(Type{});
  // INVARIANT: the parser leaves `key`, `alias` and `from` only where a field may have them.
  field.key = declared.key;
  field.alias = declared.alias;
  field.from = split_from(declared);
  if (declared.alias) check_alias(declared, field.type);
  return field;
}

void Checking::check_key(const ast::FieldDeclaration& declared, const Type& type, RecordType& record) {
  const auto fault = [&](std::string message, std::string help = {}) {
    findings_.error("R123", declared.name.range, std::move(message), std::move(help));
  };
  if (record.key) {
    findings_.error("R123", declared.name.range, fmt::format("record {} has a second `key`", record.name), "",
                    {{record.fields[*record.key].range, "first here"}});
    return;
  }
  record.key = static_cast<std::uint32_t>(record.fields.size() - 1);
  if (type.base == Base::error) return;
  const bool identifies = type.base == Base::text || type.base == Base::integer || type.base == Base::enumeration ||
                          type.base == Base::entry;
  if (type.optional) {
    fault(fmt::format("key `{}` may be absent", declared.name.text), "a key is never optional");
  } else if (!identifies || type.shape != Shape::scalar) {
    fault(fmt::format("a key cannot be {}", typing_.name_of(type)), "a key is text, int, an enum or a catalog");
  }
  if (declared.initial) fault(fmt::format("key `{}` has a default", declared.name.text), "a key is always given");
}

void Checking::check_alias(const ast::FieldDeclaration& declared, const Type& type) {
  if (type.base == Base::error) return;
  if (type.base == Base::text && (type.shape == Shape::scalar || type.shape == Shape::set)) return;
  findings_.error("R124", declared.name.range, fmt::format("an alias cannot be {}", typing_.name_of(type)),
                  "an alias is `text` or `set of text`");
}

std::vector<std::string> Checking::split_from(const ast::FieldDeclaration& declared) {
  if (!declared.from) return {declared.name.text};
  const std::string& way = declared.from->value;
  std::vector<std::string> keys;
  std::string key;
  bool quoted = false;    // inside '…'
  bool finished = false;  // behind the closing quote
  bool sound = !way.empty();
  for (const char c : way) {
    if (quoted) {
      if (c == '\'') {
        quoted = false;
        finished = true;
      } else {
        key += c;
      }
    } else if (c == '.') {
      sound = sound && (finished || !key.empty());
      keys.push_back(std::exchange(key, {}));
      finished = false;
    } else if (c == '\'') {
      sound = sound && key.empty() && !finished;
      quoted = true;
    } else {
      sound = sound && !finished;
      key += c;
    }
  }
  sound = sound && !quoted && (finished || !key.empty());
  keys.push_back(std::move(key));
  if (sound) return keys;
  findings_.error("R126", declared.from_range, fmt::format("`{}` is no place in a snapshot", way),
                  "keys are joined by dots, and one with a dot in it is quoted: `metadata.'a.b'`");
  return {declared.name.text};
}

}  // namespace rung
