// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/spelled_value.hpp"

#include <fmt/format.h>

namespace rung::mutation {

namespace {

struct Spelling {
  const Schema& schema;
  Type type;

  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(Decimal value) const { return fmt::format("{}u", value.micros); }
  std::string operator()(const std::string& value) const { return fmt::format("{}\"{}\"", value.size(), value); }
  std::string operator()(Date value) const { return fmt::format("{}d", value.days); }
  std::string operator()(const Version& value) const { return fmt::format("v\"{}\"", value.written); }
  std::string operator()(EnumValue value) const {
    return fmt::format("{}.{}", schema.enums[type.index].name, schema.enums[type.index].values[value.index].name);
  }
  std::string operator()(EntryValue value) const {
    const CatalogType& catalog = schema.catalogs[type.index];
    return value.index < catalog.entries.size() ? fmt::format("{}.\"{}\"", catalog.name, catalog.entries[value.index].name)
                                                : fmt::format("{} unlisted", catalog.name);
  }
  std::string operator()(const SetValue& value) const { return "{" + all(value.items) + "}"; }
  std::string operator()(const IntervalValue& value) const { return all(value.low) + ".." + all(value.high); }

  std::string all(const std::vector<Value>& values) const {
    std::string text;
    for (const Value& value : values) text += std::visit(*this, value.of) + ",";
    return text;
  }
};

}  // namespace

std::string spelled(const Schema& schema, Type type, const Value& value) {
  return std::visit(Spelling{schema, type}, value.of);
}

}  // namespace rung::mutation
