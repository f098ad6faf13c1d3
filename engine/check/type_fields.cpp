// SPDX-License-Identifier: Apache-2.0
// Typing what stands behind a dot: qualified names, fields of records and entries, components of versions.
#include <array>

#include <fmt/format.h>

#include "engine/check/typing.hpp"

namespace rung {

namespace {

std::vector<std::string> names_of(const std::vector<FieldType>& fields) {
  std::vector<std::string> names;
  for (const FieldType& field : fields) names.push_back(field.name);
  return names;
}

constexpr std::array<std::string_view, 3> components = {"major", "minor", "patch"};

}  // namespace

Expression Typing::typed(const ast::Expression& at, const ast::Field& written, const Type*) {
  if (const auto* name = std::get_if<ast::Variable>(&written.base[0].node)) {
    const NamedType* type = world_.names.qualifier(name->name.text);
    if (type) return qualified(written.name, type->type, at.range);
    if (name->name.text == "request" && !constants_only_) {
      std::optional<Expression> request = variable(name->name);
      if (request && request->op == Op::request) return field_of(std::move(*request), written.name, at.range);
    }
  }
  const bool constants_only = std::exchange(constants_only_, false);  // so that `= a.b` is told as no constant
  Expression base = value(written.base[0], nullptr);
  constants_only_ = constants_only;
  return field_of(std::move(base), written.name, at.range);
}

Expression Typing::qualified(const ast::Name& name, const Type& type, Range range) {
  Expression found = value_by_type(name, &type);
  found.range = range;
  return found;
}

Expression Typing::field_of(Expression base, const ast::Name& name, Range range) {
  if (is_broken(base)) return broken(range);
  if (base.type.shape == Shape::scalar && base.type.base == Base::record) {
    return field_of_record(std::move(base), name, range);
  }
  if (base.type.shape == Shape::scalar && base.type.base == Base::entry)
    return field_of_entry(std::move(base), name, range);
  if (base.type == Type{Base::version}) return component(std::move(base), name, range);
  const bool several = base.type.shape == Shape::list || base.type.shape == Shape::set;
  world_.findings.error("R211", name.range, fmt::format("{} has no fields", name_of(base.type)),
                        several ? "look at its elements one by one: `some v in … where v.…`" : "");
  return broken(range);
}

Expression Typing::field_of_record(Expression base, const ast::Name& name, Range range) {
  const std::uint32_t index = base.type.index;
  const RecordType& record = world_.schema.records[index];
  const std::optional<std::uint32_t> found = world_.names.field_of_record(index, name.text);
  if (!found) {
    std::vector<Note> notes;
    if (record.range.end > record.range.begin) notes.push_back({record.range, "declared here"});
    const bool root = index == world_.schema.snapshot || index == world_.schema.request;
    std::string help = world_.findings.did_you_mean(name.text, [&] { return names_of(record.fields); });
    if (help.empty() && index == world_.schema.request && record.fields.empty()) {
      help = fmt::format("declare it: `request {{ {} : … }}`", name.text);
    }
    if (help.empty()) help = Findings::few("its fields are", names_of(record.fields));
    world_.findings.error("R210", name.range,
                          fmt::format("{}{} has no field `{}`", root ? "the " : "record ", record.name, name.text),
                          help, std::move(notes));
    return broken(range);
  }
  world_.mentioned[index][*found] = true;
  std::vector<Expression> operand;
  operand.push_back(std::move(base));
  Expression field = node(Op::field, record.fields[*found].type, range, std::move(operand));
  field.index = *found;
  if (field.type.optional && is_known(field)) field.type.optional = false;
  return field;
}

Expression Typing::field_of_entry(Expression base, const ast::Name& name, Range range) {
  const std::uint32_t index = base.type.index;
  const CatalogType& catalog = world_.schema.catalogs[index];
  const std::optional<std::uint32_t> found = world_.names.field_of_catalog(index, name.text);
  if (!found) {
    std::string help = world_.findings.did_you_mean(name.text, [&] { return names_of(catalog.fields); });
    if (help.empty()) help = Findings::few("its fields are", names_of(catalog.fields));
    world_.findings.error("R210", name.range, fmt::format("catalog {} has no field `{}`", catalog.name, name.text),
                          help, {{catalog.range, "declared here"}});
    return broken(range);
  }
  std::vector<Expression> operand;
  operand.push_back(std::move(base));
  Expression field = node(Op::field, catalog.fields[*found].type, range, std::move(operand));
  field.index = *found;
  if (field.type.optional && is_known(field)) field.type.optional = false;
  return field;
}

Expression Typing::component(Expression base, const ast::Name& name, Range range) {
  for (std::uint32_t i = 0; i < components.size(); ++i) {
    if (name.text != components[i]) continue;
    std::vector<Expression> operand;
    operand.push_back(std::move(base));
    Expression part = node(Op::component, {Base::integer}, range, std::move(operand));
    part.index = i;
    return part;
  }
  world_.findings.error("R210", name.range, fmt::format("a version has no part `{}`", name.text),
                        "its parts are `.major`, `.minor` and `.patch`");
  return broken(range);
}

bool Typing::is_known(const Expression& field) const {
  if (known_.empty()) return false;
  const std::optional<DottedPath> path = dotted_path(field);
  for (const DottedPath& present : known_) {
    if (path && present == *path) return true;
  }
  return false;
}

bool Typing::declared_optional(const Expression& expression) const {
  if (expression.op != Op::field) return expression.type.optional;
  const Type base = expression.operands[0].type;
  const std::vector<FieldType>& fields =
      base.base == Base::record ? world_.schema.records[base.index].fields : world_.schema.catalogs[base.index].fields;
  return fields[expression.index].type.optional;
}

}  // namespace rung
