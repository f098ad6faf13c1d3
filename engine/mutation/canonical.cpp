// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/canonical.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/mutation/entry_table.hpp"
#include "engine/mutation/spelled_value.hpp"

namespace rung::mutation {

std::string Canonical::of_text(const std::vector<Message::Piece>& pieces, Ends ends) {
  std::string text;
  for (const Message::Piece& piece : pieces) {
    if (const auto* literal = std::get_if<std::string>(&piece)) {
      text += fmt::format("{}\"{}\"", literal->size(), *literal);
      continue;
    }
    const auto& written = std::get<Expression>(piece);
    if (written.type.base == Base::entry)
      if (const auto title = rules_.schema.catalogs[written.type.index].title) read_.emplace(written.type.index, *title);
    text += "{" + structure(settling_.settle(written, ends)) + "}";
  }
  return text;
}

std::string Canonical::fields_read() const {
  std::string text;
  for (const auto& [index, field] : read_) {
    const CatalogType& catalog = rules_.schema.catalogs[index];
    const FieldType& declared = catalog.fields[field];
    text += fmt::format("\n{}.{}:", catalog.name, declared.name);
    const auto add = [&](const std::optional<Value>& value) {
      text += value ? spelled(rules_.schema, declared.type, *value) + ";" : "none;";
    };
    for (const CatalogType::Entry& entry : catalog.entries) add(entry.fields[field]);
    add(catalog.unlisted[field]);
  }
  return text;
}

std::string Canonical::structure(const Expression& expression) {
  switch (expression.op) {
    case Op::constant: return spelled(rules_.schema, expression.type, expression.constant);
    case Op::variable: {
      const auto found = std::find(bound_.begin(), bound_.end(), expression.index);
      return fmt::format("${}", found - bound_.begin());
    }
    case Op::field: {
      std::string tabulated = table(expression);
      return tabulated.empty() ? field(expression) : tabulated;
    }
    case Op::some:
    case Op::no:
    case Op::every:
    case Op::count:
    case Op::sum:
    case Op::union_of:
    case Op::min:
    case Op::max: return quantifier(expression);
    default: break;
  }
  if (std::string tabulated = table(expression); !tabulated.empty()) return tabulated;
  std::string text = fmt::format("{}(", static_cast<unsigned>(expression.op));
  // Types tell apart what is an int here and a decimal there; `constant` is the regular expression, or a duration.
  if (expression.op == Op::matches || expression.op == Op::shift)
    text += fmt::format("{}:{},", expression.index, std::visit([](const auto& value) -> std::string {
                          using Held = std::decay_t<decltype(value)>;
                          if constexpr (std::is_same_v<Held, std::string>) return value;
                          if constexpr (std::is_same_v<Held, std::int64_t>) return std::to_string(value);
                          return {};
                        }, expression.constant.of));
  if (expression.op == Op::component) text += fmt::format("{},", expression.index);
  for (const Expression& operand : expression.operands) text += structure(operand) + ",";
  return text + ")";
}

std::string Canonical::quantifier(const Expression& expression) {
  std::string text = fmt::format("{}{}(", static_cast<unsigned>(expression.op), expression.has_condition ? "where" : "");
  text += structure(expression.operands[0]);
  bound_.push_back(expression.index);
  for (std::size_t i = 1; i < expression.operands.size(); ++i) text += "," + structure(expression.operands[i]);
  return text + ")";
}

std::string Canonical::field(const Expression& expression) {
  const Expression& holder = expression.operands[0];
  if (holder.type.base == Base::entry) {
    read_.emplace(holder.type.index, expression.index);
    return fmt::format("{}.{}", structure(holder), rules_.schema.catalogs[holder.type.index].fields[expression.index].name);
  }
  return fmt::format("{}.{}", structure(holder), rules_.schema.records[holder.type.index].fields[expression.index].name);
}

std::string Canonical::table(const Expression& expression) {
  const Expression* entry = only_entry(expression);
  if (!entry) return {};
  const auto values = table_of(rules_.schema, expression, settling_.evaluator());
  if (!values) return {};
  const CatalogType& catalog = rules_.schema.catalogs[entry->type.index];
  std::string text = "table(" + structure(*entry);
  for (std::size_t i = 0; i < values->size(); ++i) {
    text += fmt::format(",{}:", i < catalog.entries.size() ? catalog.entries[i].name : "");
    text += (*values)[i] ? spelled(rules_.schema, expression.type, *(*values)[i]) : "unknown";
  }
  return text + ")";
}

}  // namespace rung::mutation
