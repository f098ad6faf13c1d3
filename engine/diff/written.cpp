// SPDX-License-Identifier: Apache-2.0
#include "engine/diff/written.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/values/date.hpp"
#include "engine/values/decimal.hpp"
#include "grammar/one_line.hpp"

namespace rung {
namespace {

std::string as_string(const std::string& text) {
  std::string written = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') written += '\\';
    if (c == '\n') {
      written += "\\n";
    } else if (c == '\t') {
      written += "\\t";
    } else {
      written += c;
    }
  }
  return written + "\"";
}

struct Spelling {
  const Schema& schema;
  Type item;

  std::string each(const Value& value) const { return std::visit(*this, value.of); }
  std::string end(const std::vector<Value>& at) const { return at.empty() ? std::string() : each(at[0]); }

  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(Decimal number) const { return format_decimal(number.micros); }
  std::string operator()(const std::string& text) const { return as_string(text); }
  std::string operator()(Date date) const { return format_date(date.days); }
  std::string operator()(const Version& version) const { return as_string(version.written); }
  std::string operator()(EnumValue at) const { return schema.enums[item.index].values[at.index].name; }
  std::string operator()(EntryValue at) const {
    return entry_as_written(schema.catalogs[item.index].entries[at.index].name);
  }
  std::string operator()(const SetValue& set) const {
    std::string items;
    for (const Value& value : set.items) items += (items.empty() ? " " : ", ") + each(value);
    return set.items.empty() ? "{}" : "{" + items + " }";
  }
  std::string operator()(const IntervalValue& interval) const { return end(interval.low) + ".." + end(interval.high); }
};

}  // namespace

std::string written(const Sources& sources, Range range) { return one_line(sources, range); }

std::string written(const DateRange& range) {
  if (!range.first && !range.last) return "always";
  return (range.first ? format_date(*range.first) : "") + ".." + (range.last ? format_date(*range.last) : "");
}

std::string written(const Schema& schema, Type type, const Value& value) {
  return std::visit(Spelling{schema, {type.base, Shape::scalar, false, type.index}}, value.of);
}

std::string written(const Sources& sources, const CheckedRules& rules, const std::vector<Guard>& guards) {
  const auto names = [&](const std::optional<std::vector<std::uint32_t>>& entries) {
    if (!entries) return std::string("*");
    std::string list;
    for (const std::uint32_t entry : *entries)
      list += (list.empty() ? "" : ", ") +
              entry_as_written(rules.schema.catalogs[rules.subject.catalog].entries[entry].name);
    return list;
  };
  std::string text;
  for (const Guard& guard : guards) {
    std::string line = !guard.action ? "" : *guard.action == Action::upgrade ? "upgrade" : "extend";
    const bool extend = guard.action && *guard.action == Action::extend;
    if (guard.from || guard.to || !guard.action || guard.where) {
      line += (line.empty() ? "" : " ") + names(guard.from);
      if (!extend) line += " -> " + names(guard.to);
    }
    if (guard.where) line += " where " + written(sources, guard.where->range);
    text += (text.empty() ? "" : "; ") + line;
  }
  return guards.empty() ? "all paths" : text;
}

std::string entry_as_written(const std::string& name) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool identifier = !name.empty() && letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) {
                            return letter(c) || c == '_' || (c >= '0' && c <= '9');
                          });
  return identifier ? name : as_string(name);
}

std::string path_as_written(Action action, const std::string& from, const std::string& to) {
  return action == Action::extend ? "extend " + entry_as_written(from)
                                  : fmt::format("upgrade {} -> {}", entry_as_written(from), entry_as_written(to));
}

}  // namespace rung
