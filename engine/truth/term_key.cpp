// SPDX-License-Identifier: Apache-2.0
// What makes a term itself, as bytes.
#include "engine/truth/term_key.hpp"

#include "engine/values/version.hpp"

namespace rung::truth {

namespace {

void append(std::string& key, const Value& value);

struct Append {
  std::string& key;

  void number(std::int64_t value) const { key += std::to_string(value) + ";"; }
  void text(const std::string& value) const {
    number(static_cast<std::int64_t>(value.size()));
    key += value;
  }
  void items(const std::vector<Value>& values) const {
    number(static_cast<std::int64_t>(values.size()));
    for (const Value& value : values) append(key, value);
  }
  void operator()(bool value) const { number(value ? 1 : 0); }
  void operator()(std::int64_t value) const { number(value); }
  void operator()(Decimal value) const { number(value.micros); }
  void operator()(const std::string& value) const { text(value); }
  void operator()(Date value) const { number(value.days); }
  void operator()(const Version& value) const { text(version_key(value.written).value_or(value.written)); }
  void operator()(EnumValue value) const { number(value.index); }
  void operator()(EntryValue value) const { number(value.index); }
  void operator()(const SetValue& value) const { items(value.items); }
  void operator()(const IntervalValue& value) const {
    items(value.low);
    items(value.high);
  }
};

void append(std::string& key, const Value& value) {
  key += static_cast<char>('A' + value.of.index());
  std::visit(Append{key}, value.of);
}

}  // namespace

std::string key_of(const Term& term) {
  std::string key;
  const auto byte = [&](unsigned value) { key += static_cast<char>(value); };
  byte(static_cast<unsigned>(term.op));
  byte((term.absent ? 1U : 0U) | (term.has_condition ? 2U : 0U));
  byte(static_cast<unsigned>(term.type.base));
  byte(static_cast<unsigned>(term.type.shape));
  key += std::to_string(term.type.index) + "," + std::to_string(term.index);
  append(key, term.constant);
  for (const TermId operand : term.operands) key += "," + std::to_string(operand);
  return key;
}

}  // namespace rung::truth
