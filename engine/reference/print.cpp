// SPDX-License-Identifier: Apache-2.0
// The paragraph "Printed" of the language, and its two relatives: keys, and values of facts.
#include "engine/reference/print.hpp"

#include <cassert>

#include "engine/values/date.hpp"
#include "engine/values/decimal.hpp"

namespace rung::reference {

namespace {

std::string name_of(const Listed& listed, const Schema& schema) {
  if (listed.unlisted) return *listed.unlisted;
  return listed.is_entry ? schema.catalogs[listed.type].entries[listed.ordinal].name
                         : schema.enums[listed.type].values[listed.ordinal].name;
}

// "an enum value by name; an entry by its `title` where that is a text, else by name; an unlisted one as written"
std::string title_of(const Listed& listed, const Schema& schema) {
  if (listed.is_entry && !listed.unlisted) {
    const CatalogType& catalog = schema.catalogs[listed.type];
    if (catalog.title) {
      const auto& title = catalog.entries[listed.ordinal].fields[*catalog.title];
      if (title) return std::get<std::string>(title->of);
    }
  }
  return name_of(listed, schema);
}

/// One walk for both spellings: entries by title for people, by name for machines.
struct Printer {
  const Scope& scope;
  bool titles = true;

  std::string each(const std::vector<Value>& values) const {
    std::string text;
    for (const Value& value : values) text += (&value == values.data() ? "" : ", ") + (*this)(value);
    return values.empty() ? "(none)" : text;
  }
  std::string end(const std::vector<Value>& value) const { return value.empty() ? "" : (*this)(value[0]); }

  std::string of(bool value) const { return value ? "true" : "false"; }
  std::string of(std::int64_t value) const { return std::to_string(value); }
  std::string of(Decimal value) const { return format_decimal(value.micros); }
  std::string of(const std::string& value) const { return value; }
  std::string of(Date value) const { return format_date(value.days); }
  std::string of(const Version& value) const { return value.written; }
  std::string of(const Listed& value) const {
    return titles ? title_of(value, scope.schema()) : name_of(value, scope.schema());
  }
  std::string of(RecordAt value) const { return key_text(value, scope); }
  std::string of(const ListAt& value) const { return each(value.elements); }
  std::string of(const Set& value) const { return each(value.members); }
  std::string of(const Interval& value) const { return end(value.low) + ".." + end(value.high); }

  std::string operator()(const Value& value) const {
    if (value.is_unknown()) return "(unknown)";
    if (value.is_absent()) return "(absent)";
    return std::visit([this](const auto& plain) { return of(plain); }, value.of);
  }
};

}  // namespace

std::string print(const Value& value, const Scope& scope) { return Printer{scope}(value); }

std::string key_text(RecordAt record, const Scope& scope) {
  const RecordType& type = scope.schema().records[scope.facts.layout().records[record.place].type];
  if (type.key) {
    const Value key = read_field(scope, record, *type.key);
    if (key.is_known()) return Printer{scope, false}(key);
  }
  return path_of(scope, record);
}

std::string element_text(const Value& element, const Scope& scope) { return Printer{scope, false}(element); }

std::optional<FactValue> fact_value(const Value& value, const Scope& scope) {
  if (!value.is_known()) return {};
  if (const auto* truth = std::get_if<bool>(&value.of)) return *truth;
  if (const auto* integer = std::get_if<std::int64_t>(&value.of)) return *integer;
  const Printer printer{scope, false};
  const bool many = std::holds_alternative<Set>(value.of) || std::holds_alternative<ListAt>(value.of);
  if (!many) return printer(value);
  std::vector<std::string> texts;
  for (const Value& element : elements_of(value)) texts.push_back(printer(element));
  return texts;
}

}  // namespace rung::reference
