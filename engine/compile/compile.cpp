// SPDX-License-Identifier: Apache-2.0
#include "engine/compile/compile.hpp"

#include <re2/re2.h>

#include "engine/check/selection.hpp"
#include "engine/compile/plans.hpp"
#include "engine/compile/program.hpp"

namespace rung {

namespace {

class Compilation {
 public:
  Compilation(const CheckedRules& rules, Program& program)
      : rules_(rules), program_(program),
        lowering_(rules, program.layout, program.terms, program.pool, program.context) {}

  void run(const Selection* selection) {
    program_.subject = find_subject(rules_, program_.layout);
    for (const Precondition& precondition : rules_.preconditions)
      program_.preconditions.push_back(precondition.effective.contains(program_.as_of) ? lower(precondition)
                                                                                        : CompiledPrecondition{});
    for (const Advice& advice : rules_.advice) {
      CompiledAdvice compiled;
      compiled.in_effect = advice.effective.contains(program_.as_of);
      if (advice.when) compiled.when = lowering_.lower_term(*advice.when, {});
      compiled.wording.message = word(advice.message, {});
      for (const Guard& guard : advice.on)
        if (guard.where) program_.advice_wheres.emplace(&*guard.where, lowering_.lower_term(*guard.where, {}));
      program_.advice.push_back(std::move(compiled));
    }
    for (const PathStatement& statement : rules_.path_statements)
      program_.statement_whens.push_back(statement.when ? lowering_.lower_term(*statement.when, {}) : none);
    if (rules_.upgrade_effect) program_.upgrade_effect = lower(*rules_.upgrade_effect);
    if (rules_.extend_effect) program_.extend_effect = lower(*rules_.extend_effect);
    if (selection != nullptr) program_.selection = lower(*selection);
    make_plans(program_, lowering_);
  }

 private:
  CompiledPrecondition lower(const Precondition& precondition) {
    CompiledPrecondition result;
    result.in_effect = true;
    result.check = lowering_.lower_term(precondition.check, {});
    result.guard = result.check;
    if (precondition.when) {
      result.when = lowering_.lower_term(*precondition.when, {});
      Term guard;
      guard.opcode = Opcode::implies;
      guard.operands = {result.when, result.check};
      guard.type = truth_type;
      guard.origin = precondition.check.range;
      result.guard = program_.terms.add(std::move(guard));
    }
    result.has_culprits = has_culprits(precondition);
    if (!result.has_culprits) {
      result.wording = word(precondition, {});
      return result;
    }
    for (const Lowering::Alternative& alternative : lowering_.alternatives(precondition.check, {})) {
      CulpritSource source;
      source.chosen = alternative.chosen.value_or(none);
      source.domain = alternative.entered.domain;
      source.breaks = lowering_.breaks(precondition.check, alternative.entered);
      source.folded = any_of(source.domain, source.breaks);
      source.element = alternative.entered.inner.variables.at(precondition.check.index);
      source.type = quantified_list(precondition.check).type;
      source.type.shape = Shape::scalar;
      source.wording = word(precondition, alternative.entered.inner);
      result.culprits.push_back(std::move(source));
    }
    return result;
  }

  TermId any_of(std::uint32_t domain, TermId breaks) {
    Term some;
    some.opcode = Opcode::some;
    some.b = domain;
    some.operands = {breaks};
    some.type = truth_type;
    return program_.terms.add(std::move(some));
  }

  Wording word(const Precondition& precondition, const Bindings& bindings) {
    Wording result;
    result.message = word(precondition.message, bindings);
    for (const Remedy& remedy : precondition.remedies)
      result.remedies.push_back({remedy.when ? lowering_.lower_term(*remedy.when, bindings) : none,
                                 word(remedy.text, bindings)});
    return result;
  }

  WordedText word(const Message& message, const Bindings& bindings) {
    WordedText result;
    for (const auto& text : message.texts) {
      std::vector<WordedPiece>& pieces = result.by_language.emplace_back();
      if (!text) continue;
      for (const Message::Piece& piece : *text) {
        if (const auto* literal = std::get_if<std::string>(&piece)) {
          pieces.push_back({*literal, {}, {}});
          continue;
        }
        const auto& expression = std::get<Expression>(piece);
        pieces.push_back({{}, lowering_.lower(expression, bindings), expression.type});
      }
    }
    return result;
  }

  CompiledEffect lower(const EffectRules& effect) {
    CompiledEffect result;
    for (const EffectRules::Assignment& assignment : effect.assignments) {
      CompiledEffect::Assignment compiled;
      compiled.path = assignment.path;
      compiled.before = lowering_.below_subject(assignment.path);
      compiled.after = lowering_.lower(assignment.value, {});
      compiled.type = assignment.value.type;
      result.assignments.push_back(std::move(compiled));
    }
    return result;
  }

  CompiledSelection lower(const Selection& selection) {
    static_assert(Selection::most_codes <= max_mask_values);
    using Argument = CompiledSelection::Arguments;
    Lowering lowering(rules_, program_.layout, program_.terms, program_.pool, program_.context);
    lowering.read_ends_from_arguments(Argument::source, Argument::target);
    CompiledSelection result;
    Bindings bindings;
    const auto bind = [&](std::uint32_t variable, Argument argument) {
      const Type type = rules_.variables[variable].type;
      bindings.variables.emplace(variable, Lowered{.term = lowering.argument(argument, type)});
      return cells_of(rules_.schema, type);
    };
    bind(selection.outcome, Argument::outcome);
    result.code_words = bind(selection.codes, Argument::codes);
    result.code_of = selection.code_of;
    result.condition = lowering.lower_term(selection.condition, bindings);
    return result;
  }

  const CheckedRules& rules_;
  Program& program_;
  Lowering lowering_;
};

}  // namespace

void ProgramDeleter::operator()(const Program* program) const { delete program; }

ProgramPointer compile(const CheckedRules& rules, CompileOptions options) {
  FieldSet read = rules.mentioned;
  if (options.read_all_fields)
    for (std::vector<bool>& fields : read) fields.assign(fields.size(), true);
  auto program = std::make_unique<Program>();
  program->rules = &rules;
  program->as_of = options.as_of;
  program->layout = make_layout(rules.schema, read);
  program->pool = program->layout.pool;
  program->context.today = options.as_of;
  Compilation(rules, *program).run(options.selection);
  return ProgramPointer(program.release());
}

const Layout& layout_of(const Program& program) { return program.layout; }
const Pool& pool_of(const Program& program) { return program.pool; }
const CheckedRules& rules_of(const Program& program) { return *program.rules; }

}  // namespace rung
