// SPDX-License-Identifier: Apache-2.0
// Names in scope, guards, and leaves of random expressions.
#include "tests/conformance/random_expression.hpp"

#include <algorithm>

namespace rung::conformance {

void ExpressionWriter::add_variable(const std::string& name, const WrittenType& type, bool optional) {
  add_path({name, type, optional ? std::vector<std::string>{name} : std::vector<std::string>{}, optional}, 0);
}

void ExpressionWriter::add_define(const std::string& name, const WrittenType& type, const std::vector<WrittenType>& parameters) {
  defines_.push_back({name, type, parameters});
}

void ExpressionWriter::forget(Mark mark) {
  paths_.resize(mark.paths);
  defines_.resize(mark.defines);
}

// A path below an optional one needs the guards of all optional ones on its way.
void ExpressionWriter::add_path(Path path, int depth) {
  paths_.push_back(path);
  if (path.type.shape != Shape::scalar || depth == 3) return;
  const auto& below = schema_.is_record(path.type.name) ? schema_.records : schema_.catalogs;
  const auto fields = below.find(path.type.name);
  if (fields == below.end()) return;
  for (const WrittenField& field : fields->second) {
    Path next{path.text + "." + field.name, field.type, path.guards, field.optional};
    if (field.optional) next.guards.push_back(next.text);
    add_path(std::move(next), depth + 1);
  }
}

bool ExpressionWriter::is_usable(const Path& path) const {
  return std::all_of(path.guards.begin(), path.guards.end(), [this](const std::string& guard) { return narrowed_.count(guard) != 0; });
}

std::vector<const ExpressionWriter::Path*> ExpressionWriter::open_optionals() const {
  std::vector<const Path*> open;
  for (const Path& path : paths_) {
    const auto narrowed = [&](const std::string& guard) { return guard == path.text || narrowed_.count(guard) != 0; };
    if (path.optional && !narrowed_.count(path.text) && std::all_of(path.guards.begin(), path.guards.end(), narrowed)) {
      open.push_back(&path);
    }
  }
  return open;
}

std::string ExpressionWriter::usable_path(const WrittenType& type) {
  std::vector<const Path*> usable;
  for (const Path& path : paths_) {
    if (path.type == type && is_usable(path)) usable.push_back(&path);
  }
  return usable.empty() ? "" : chance_.pick(usable)->text;
}

std::string ExpressionWriter::leaf(const WrittenType& type) {
  if (type.name == "date" && type.shape == Shape::scalar && chance_.percent(10)) return "today";
  if (chance_.percent(75) || type.shape == Shape::list) {
    const std::string path = usable_path(type);
    if (!path.empty()) return path;
  }
  const std::string constant = random_constant(chance_, schema_, type);
  const bool untyped = constant == "{  }";  // takes its type from where it stands, which might be no help
  return untyped ? "{ " + random_constant(chance_, schema_, {type.name}) + " }" : constant;
}

std::string ExpressionWriter::call(const WrittenType& type, int depth) {
  std::vector<const Define*> fitting;
  for (const Define& define : defines_) {
    if (define.type == type) fitting.push_back(&define);
  }
  if (fitting.empty()) return leaf(type);
  const Define& define = *chance_.pick(fitting);
  std::string arguments;
  for (const WrittenType& parameter : define.parameters) {
    const std::string argument = schema_.is_record(parameter.name) ? usable_path(parameter) : write(parameter, depth - 1);
    if (argument.empty()) return leaf(type);
    arguments += (arguments.empty() ? "" : ", ") + argument;
  }
  return define.parameters.empty() ? define.name : define.name + "(" + arguments + ")";
}

std::string ExpressionWriter::printable() {
  const std::vector<WrittenType> types{{"int"}, {"text"}, {"date"}, {"version"}, {"color"}, {"plan"}, {"decimal"}, {"bool"}, {"item"},
                                       {"color", Shape::set}, {"text", Shape::set}, {"int", Shape::range}, {"gadget"}};
  const WrittenType type = chance_.pick(types);
  if (schema_.is_record(type.name)) {
    const std::string path = usable_path(type);
    return path.empty() ? "today" : path;
  }
  return write(type, static_cast<int>(chance_.below(3)));
}

// Lists and sets to go over: a path, or a set expression in parentheses.
bool ExpressionWriter::collection(Collection& found, int depth) {
  const std::vector<WrittenType> types{{"item", Shape::list}, {"item", Shape::list}, {"part", Shape::list}, {"int", Shape::list}, {"text", Shape::list},
                                       {"color", Shape::set}, {"gadget", Shape::set}, {"text", Shape::set}};
  const WrittenType type = chance_.pick(types);
  found.element = {type.name};
  if (type.shape == Shape::set && chance_.percent(50)) {
    found.text = "(" + write(type, depth - 1) + ")";
    return true;
  }
  found.text = usable_path(type);
  if (found.text.empty()) return false;
  if (type.shape == Shape::list && chance_.percent(20)) {
    const std::string other = usable_path(type);
    const std::string called = call(type, depth);
    if (other != found.text && chance_.percent(50)) {
      found.text = "(if " + condition(depth - 1) + " then " + found.text + " else " + other + ")";
    } else {
      found.text = called;
    }
  }
  return true;
}

std::string ExpressionWriter::write(const WrittenType& type, int depth) {
  if (depth <= 0) return leaf(type);
  if (chance_.percent(8)) return call(type, depth);
  if (chance_.percent(10)) return "(if " + condition(depth - 1) + " then " + write(type, depth - 1) + " else " + write(type, depth - 1) + ")";
  if (chance_.percent(10)) {
    std::vector<const Path*> optional;
    for (const Path* path : open_optionals()) {
      if (path->type == type) optional.push_back(path);
    }
    if (!optional.empty()) {
      const std::string left = chance_.pick(optional)->text;  // a copy: writing on adds paths
      return "(" + left + " otherwise " + write(type, depth - 1) + ")";
    }
  }
  if (type.shape == Shape::set) return set(type, depth);
  if (type.shape != Shape::scalar) return leaf(type);
  if (type.name == "bool") return boolean(depth);
  if (type.name == "int" || type.name == "decimal") return number(type.name, depth);
  if (type.name == "date") return day(depth);
  return leaf(type);
}

}  // namespace rung::conformance
