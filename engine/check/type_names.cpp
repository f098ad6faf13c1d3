// SPDX-License-Identifier: Apache-2.0
// Typing bare names: variables first, then what the expected type lists.
#include <algorithm>

#include <fmt/format.h>

#include "engine/check/typing.hpp"

namespace rung {

namespace {

template <class Named>
std::vector<std::string> names_in(const std::vector<Named>& list) {
  std::vector<std::string> names;
  names.reserve(list.size());
  for (const Named& one : list) names.push_back(one.name);
  return names;
}

void append(std::vector<std::string>& to, std::vector<std::string> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::string arguments(std::size_t count) { return count == 1 ? "1 argument" : fmt::format("{} arguments", count); }

bool is_scalar(const Type* type, Base base) { return type && type->shape == Shape::scalar && type->base == base; }

}  // namespace

std::vector<std::string> Typing::variables_in_scope() const {
  std::vector<std::string> names = {"source", "target", "today", "request"};
  if (world_.ends_of_decision) append(names, {"from", "to"});
  for (const std::uint32_t local : locals_) names.push_back(world_.variables[local].name);
  if (!world_.names.subject.empty()) names.push_back(world_.names.subject);
  append(names, names_in(world_.schema.records[world_.schema.snapshot].fields));
  for (const auto& [name, define] : world_.names.defines()) names.push_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

bool Typing::is_variable(std::string_view name) const {
  const auto is_local = [&](std::uint32_t local) { return world_.variables[local].name == name; };
  return std::any_of(locals_.begin(), locals_.end(), is_local) || names_source(name) || names_target(name) ||
         name == "today" || name == "request" || name == world_.names.subject ||
         world_.names.field_of_record(world_.schema.snapshot, name) || world_.names.define(name);
}

std::optional<Expression> Typing::call_without_arguments(const ast::Name& name) {
  const NamedDefine* define = world_.names.define(name.text);
  if (!define) return std::nullopt;
  if (!define->index) return broken(name.range);
  const Define& found = world_.defines[*define->index];
  if (!found.parameters.empty()) {
    world_.findings.error(
        "R206", name.range, fmt::format("`{}` takes {}", name.text, arguments(found.parameters.size())),
        fmt::format("give them in parentheses: `{}(…)`", name.text), {{found.range, "declared here"}});
    return broken(name.range);
  }
  Expression call = node(Op::call, found.body.type, name.range);
  call.index = *define->index;
  return call;
}

std::optional<Expression> Typing::variable(const ast::Name& name) {
  const auto local = std::find_if(locals_.rbegin(), locals_.rend(),
                                  [&](std::uint32_t index) { return world_.variables[index].name == name.text; });
  if (local != locals_.rend()) {
    Expression found = node(Op::variable, world_.variables[*local].type, name.range);
    found.index = *local;
    return found;
  }
  const Type standing{world_.names.subject_usable ? Base::entry : Base::error, Shape::scalar, false,
                      world_.subject.catalog};
  if (names_source(name.text)) return node(Op::source, standing, name.range);
  if (names_target(name.text)) return node(Op::target, standing, name.range);
  if (name.text == "today") return node(Op::today, {Base::date}, name.range);
  if (name.text == world_.names.subject) {
    if (!world_.names.subject_usable) return broken(name.range);
    return node(Op::subject, {Base::record, Shape::scalar, false, world_.subject.record}, name.range);
  }
  if (world_.names.field_of_record(world_.schema.snapshot, name.text)) {
    const Type root{Base::record, Shape::scalar, false, world_.schema.snapshot};
    return field_of_record(node(Op::snapshot, root, name.range), name, name.range);
  }
  if (std::optional<Expression> call = call_without_arguments(name)) return call;
  if (name.text == "request")
    return node(Op::request, {Base::record, Shape::scalar, false, world_.schema.request}, name.range);
  return std::nullopt;
}

Expression Typing::typed(const ast::Expression& at, const ast::Variable& written, const Type* expected) {
  if (!constants_only_) {
    std::optional<Expression> found = variable(written.name);
    if (found && found->op == Op::request) {
      world_.findings.error("R212", at.range, "`request` stands for its fields and is no value of its own",
                            "name the field: `request.FIELD`");
      return broken(at.range);
    }
    if (found) return std::move(*found);
  }
  return value_by_type(written.name, expected);
}

Expression Typing::value_by_type(const ast::Name& name, const Type* expected) {
  if (is_scalar(expected, Base::enumeration)) {
    const std::optional<std::uint32_t> value = world_.names.value(expected->index, name.text);
    if (!value) return unknown_value(name, expected->index);
    return constant_node({Base::enumeration, Shape::scalar, false, expected->index}, name.range, {EnumValue{*value}});
  }
  if (is_scalar(expected, Base::entry)) {
    const std::optional<std::uint32_t> entry = world_.names.entry(expected->index, name.text);
    if (!entry) return unknown_entry(name, expected->index);
    return constant_node({Base::entry, Shape::scalar, false, expected->index}, name.range, {EntryValue{*entry}});
  }
  return unresolved(name, expected);
}

Expression Typing::unknown_value(const ast::Name& name, std::uint32_t enumeration) {
  if (world_.names.incomplete) return broken(name.range);
  const EnumType& type = world_.schema.enums[enumeration];
  std::string help = world_.findings.did_you_mean(name.text, [&] {
    std::vector<std::string> names = names_in(type.values);
    if (!constants_only_) append(names, variables_in_scope());
    return names;
  });
  if (help.empty()) help = Findings::few("its values are", names_in(type.values));
  world_.findings.error("R201", name.range, fmt::format("enum {} has no value `{}`", type.name, name.text), help,
                        {{type.range, "declared here"}});
  return broken(name.range);
}

Expression Typing::unknown_entry(const ast::Name& name, std::uint32_t catalog) {
  if (world_.names.incomplete && !name.quoted) return broken(name.range);
  const CatalogType& type = world_.schema.catalogs[catalog];
  const std::string help = world_.findings.did_you_mean(name.text, [&] {
    std::vector<std::string> names = names_in(type.entries);
    if (!constants_only_ && !name.quoted) append(names, variables_in_scope());
    return names;
  });
  world_.findings.error("R202", name.range, fmt::format("catalog {} has no entry `{}`", type.name, name.text), help,
                        {{type.range, "declared here"}});
  return broken(name.range);
}

std::optional<std::uint32_t> Typing::entry(const ast::Name& name, std::uint32_t catalog) {
  const std::optional<std::uint32_t> found = world_.names.entry(catalog, name.text);
  constants_only_ = true;  // no variable can stand here, so none is suggested
  if (!found) unknown_entry(name, catalog);
  constants_only_ = false;
  return found;
}

std::string Typing::homes_of(std::string_view value) const {
  std::vector<std::string> homes;
  for (const Type& home : world_.names.homes(value))
    homes.push_back(fmt::format("`{}.{}`", spell(world_.schema, home), value));
  std::string list;
  for (std::size_t i = 0; i < homes.size(); ++i) {
    list += i == 0 ? "" : i + 1 == homes.size() ? " or " : ", ";
    list += homes[i];
  }
  return list;
}

Expression Typing::unresolved(const ast::Name& name, const Type* expected) {
  const std::string homes = homes_of(name.text);
  if (!homes.empty() && !expected) {
    const bool several = homes.find(' ') != std::string::npos;
    world_.findings.error(several ? "R204" : "R203", name.range,
                          several ? fmt::format("`{}` could be {}", name.text, homes)
                                  : fmt::format("nothing says of what type `{}` is here", name.text),
                          fmt::format("write {}", homes));
    return broken(name.range);
  }
  if (!homes.empty()) {
    world_.findings.error("R220", name.range, fmt::format("expected {}, found {}", name_of(*expected), homes));
    return broken(name.range);
  }
  if (world_.names.incomplete) return broken(name.range);
  if (constants_only_ && is_variable(name.text)) {
    world_.findings.error("R244", name.range, fmt::format("expected a constant, found the variable `{}`", name.text),
                          "a constant is written out: a number, a string, a date, a name, a set or range of them");
    return broken(name.range);
  }
  std::string help;
  if (!constants_only_) help = world_.findings.did_you_mean(name.text, [this] { return variables_in_scope(); });
  if (help.empty() && is_scalar(expected, Base::text))
    help = fmt::format("text is written in quotes: \"{}\"", name.text);
  world_.findings.error("R200", name.range, fmt::format("nothing is named `{}`", name.text), help);
  return broken(name.range);
}

}  // namespace rung
