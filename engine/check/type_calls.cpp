// SPDX-License-Identifier: Apache-2.0
// Typing calls: defines with arguments, `size(…)` and `version(…)`.
#include <fmt/format.h>

#include "engine/check/typing.hpp"

namespace rung {

Expression Typing::typed(const ast::Expression& at, const ast::Call& written, const Type*) {
  if (written.callee.text == "size") return size(at, written);
  if (written.callee.text == "version") {
    const auto* text = written.arguments.size() == 1 ? std::get_if<ast::String>(&written.arguments[0].node) : nullptr;
    if (text) return version(at.range, text->value);
    world_.findings.error("R241", at.range, "expected one string between the parentheses of `version`",
                          "a version is written out: `version(\"4.13.4\")`");
    return broken(at.range);
  }
  return call(at, written);
}

Expression Typing::size(const ast::Expression& at, const ast::Call& written) {
  if (written.arguments.size() != 1) {
    world_.findings.error("R206", at.range, fmt::format("`size` takes 1 argument, found {}", written.arguments.size()));
    return broken(at.range);
  }
  Expression counted = value(written.arguments[0], nullptr);
  if (is_broken(counted)) return node(Op::size, {Base::integer}, at.range);
  if (counted.type.shape != Shape::set && counted.type.shape != Shape::list) {
    world_.findings.error("R227", counted.range,
                          fmt::format("`size` needs a set or a list, found {}", name_of(counted.type)));
  }
  std::vector<Expression> operand;
  operand.push_back(std::move(counted));
  return node(Op::size, {Base::integer}, at.range, std::move(operand));
}

Expression Typing::call(const ast::Expression& at, const ast::Call& written) {
  const std::string& name = written.callee.text;
  const NamedDefine* named = world_.names.define(name);
  if (!named) {
    const bool other = is_variable(name) || world_.names.type(name);
    std::string help;
    if (!other) {
      help = world_.findings.did_you_mean(name, [this] {
        std::vector<std::string> names = {"size", "version"};
        for (const auto& [define, place] : world_.names.defines()) names.push_back(define);
        return names;
      });
    }
    if (other || !world_.names.incomplete) {
      world_.findings.error("R205", written.callee.range,
                            other ? fmt::format("`{}` is no define and takes no arguments", name)
                                  : fmt::format("no define is named `{}`", name),
                            help);
    }
    for (const ast::Expression& argument : written.arguments) inspect(argument);
    return broken(at.range);
  }
  if (!named->index) return broken(at.range);
  const Define& define = world_.defines[*named->index];
  if (define.parameters.size() != written.arguments.size() || written.arguments.empty()) {
    const std::size_t wanted = define.parameters.size();
    const std::string count = wanted == 0   ? "no arguments"
                              : wanted == 1 ? "1 argument"
                                            : fmt::format("{} arguments", wanted);
    world_.findings.error(
        "R206", at.range, fmt::format("`{}` takes {}, found {}", name, count, written.arguments.size()),
        wanted == 0 ? fmt::format("write it without parentheses: `{}`", name) : "", {{define.range, "declared here"}});
    return node(Op::constant, define.body.type, at.range);
  }
  Expression made = node(Op::call, define.body.type, at.range);
  made.index = *named->index;
  for (std::size_t i = 0; i < written.arguments.size(); ++i) {
    const Type type = world_.variables[define.parameters[i]].type;
    made.operands.push_back(value_of(written.arguments[i], type));
  }
  return made;
}

}  // namespace rung
