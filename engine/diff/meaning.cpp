// SPDX-License-Identifier: Apache-2.0
#include "engine/diff/meaning.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/values/date.hpp"
#include "engine/values/decimal.hpp"

namespace rung {
namespace {

std::string quoted(std::string_view text) { return fmt::format("\"{}\"", text); }

std::string decimal(std::int64_t micros) { return "decimal " + format_decimal(micros); }

}  // namespace

FormId Meaning::of(const Expression& expression, bool negated) {
  written_out_ = true;
  return form(expression, negated);
}

FormId Meaning::of_body(const Define& define, bool written_out) {
  written_out_ = written_out;
  std::vector<FormId> operands;
  for (std::size_t i = 0; i < define.parameters.size(); ++i) {
    const Variable& parameter = rules_.variables[define.parameters[i]];
    operands.push_back(forms_.node("parameter " + type_name(parameter.type)));
    bindings_.push_back({define.parameters[i], forms_.node(fmt::format("p{}", i)), 0});
  }
  operands.push_back(form(define.body, false));
  bindings_.clear();
  written_out_ = true;
  return forms_.node("define", std::move(operands));
}

std::string Meaning::type_name(Type type) const {
  std::string name = spell(rules_.schema, {type.base, Shape::scalar, false, type.index});
  if (const auto renamed = renames_.types.find(name); renamed != renames_.types.end()) name = renamed->second;
  switch (type.shape) {
    case Shape::scalar: break;
    case Shape::set: name = "set of " + name; break;
    case Shape::list: name = "list of " + name; break;
    case Shape::range: name = "range of " + name; break;
  }
  return type.optional ? name + "?" : name;
}

std::string Meaning::entry_name(std::uint32_t catalog, std::uint32_t entry) const {
  const std::string& name = rules_.schema.catalogs[catalog].entries[entry].name;
  const auto renamed = renames_.entries.find({type_name({Base::entry, Shape::scalar, false, catalog}), name});
  return renamed == renames_.entries.end() ? name : renamed->second;
}

FormId Meaning::of(Type type, const Value& value) {
  const Type item{type.base, Shape::scalar, false, type.index};
  const auto end = [&](const std::vector<Value>& at) { return at.empty() ? forms_.node("open") : of(item, at[0]); };
  struct Visit {
    Meaning& meaning;
    Type item;
    decltype(end)& end_of;
    Forms& forms;
    FormId operator()(bool truth) const { return forms.truth(truth); }
    FormId operator()(std::int64_t number) const { return forms.node(std::to_string(number)); }
    FormId operator()(Decimal number) const { return forms.node(decimal(number.micros)); }
    FormId operator()(const std::string& text) const { return forms.node(quoted(text)); }
    FormId operator()(Date date) const { return forms.node(format_date(date.days)); }
    FormId operator()(const Version& version) const { return forms.node("version " + version.written); }
    FormId operator()(EnumValue at) const {
      const std::string& name = meaning.rules_.schema.enums[item.index].values[at.index].name;
      return forms.node(meaning.type_name(item) + "." + name);
    }
    FormId operator()(EntryValue at) const {
      return forms.node(meaning.type_name(item) + "." + quoted(meaning.entry_name(item.index, at.index)));
    }
    FormId operator()(const SetValue& set) const {
      std::vector<FormId> items;
      for (const Value& each : set.items) items.push_back(meaning.of(item, each));
      return forms.commutative("set", std::move(items));
    }
    FormId operator()(const IntervalValue& interval) const {
      return forms.node("range", {end_of(interval.low), end_of(interval.high)});
    }
  };
  return std::visit(Visit{*this, item, end, forms_}, value.of);
}

FormId Meaning::of(const std::vector<Message::Piece>& pieces) {
  std::vector<FormId> forms;
  for (const Message::Piece& piece : pieces) {
    if (const auto* literal = std::get_if<std::string>(&piece)) {
      forms.push_back(forms_.node(quoted(*literal)));
    } else {
      forms.push_back(of(std::get<Expression>(piece)));
    }
  }
  return forms_.node("text", std::move(forms));
}

FormId Meaning::of(const DateRange& range) {
  const auto end = [](std::optional<std::int32_t> day) { return day ? format_date(*day) : std::string(); };
  return forms_.node(end(range.first) + ".." + end(range.last));
}

FormId Meaning::of(const std::vector<Guard>& guards) {
  const auto entries = [&](const std::optional<std::vector<std::uint32_t>>& listed) {
    if (!listed) return forms_.node("*");
    std::vector<FormId> names;
    for (const std::uint32_t entry : *listed) names.push_back(forms_.node(quoted(entry_name(rules_.subject.catalog, entry))));
    return forms_.commutative("entries", std::move(names));
  };
  std::vector<FormId> forms;
  for (const Guard& guard : guards) {
    const std::string_view action = !guard.action ? "" : *guard.action == Action::upgrade ? "upgrade" : "extend";
    forms.push_back(forms_.node("on", {forms_.node(action), entries(guard.from), entries(guard.to),
                                       guard.where ? of(*guard.where) : forms_.truth(true)}));
  }
  return forms_.chain("guards", std::move(forms));
}

}  // namespace rung
