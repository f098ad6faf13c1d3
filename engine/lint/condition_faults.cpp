// SPDX-License-Identifier: Apache-2.0
// All conditions of a rule set, each with what is known where it is looked at.
#include "engine/lint/condition_faults.hpp"

#include <algorithm>

#include "engine/check/statements.hpp"
#include "engine/lint/examining.hpp"
#include "engine/lint/guarded.hpp"
#include "engine/lint/walk.hpp"

namespace rung {

namespace {

class AllConditions {
 public:
  explicit AllConditions(const LintInput& input)
      : rules_(input.rules), statements_(by_kind(input.written)), examining_(input.sources, input.rules),
        every_{ends_of_paths(rules_, true), ends_of_paths(rules_, false), "path"},
        upgrades_{ends_of_paths(rules_, true, Action::upgrade), ends_of_paths(rules_, false, Action::upgrade), "upgrade"},
        extends_{ends_of_paths(rules_, true, Action::extend), ends_of_paths(rules_, false, Action::extend), "extend"} {}

  std::vector<ConditionFault> run() {
    assume({}, nullptr);
    for (std::uint32_t i = 0; i < rules_.defines.size(); ++i) examining_.examine_define(i);
    for (const PathStatement& statement : rules_.path_statements) examine(statement);
    for (std::size_t i = 0; i < rules_.preconditions.size(); ++i) examine(i, rules_.preconditions[i]);
    for (std::size_t i = 0; i < rules_.advice.size(); ++i) examine(i, rules_.advice[i]);
    for (const auto* effect : {&rules_.upgrade_effect, &rules_.extend_effect}) {
      if (!*effect) continue;
      assume({}, of(effect == &rules_.upgrade_effect ? Action::upgrade : Action::extend));
      for (const auto& assignment : (*effect)->assignments) examining_.examine(assignment.value, {});
    }
    return examining_.take();
  }

 private:
  struct Ends {
    truth::Possible starts, ends;
    std::string_view name;
  };
  struct Assumed {
    std::optional<std::int32_t> first, last;
    const Ends* of = nullptr;
    bool operator==(const Assumed&) const = default;
  };

  /// `of`: `source` and `target` are those of a path; without it they are any entries.
  /// What is assumed already costs nothing: the ends are long where entries are many, and statements often alike.
  void assume(const DateRange& effective, const Ends* of) {
    const Assumed asked{effective.first, effective.last, of};
    if (assumed_ == asked) return;
    assumed_ = asked;
    truth::Assumptions assumptions;
    assumptions.today = days_of(common(rules_.package.effective, effective));
    if (of) {
      assumptions.sources = of->starts;
      assumptions.targets = of->ends;
    }
    examining_.assume(std::move(assumptions), of ? of->name : "path");
  }

  const Ends* of(std::optional<Action> action) const {
    return !action ? &every_ : *action == Action::upgrade ? &upgrades_ : &extends_;
  }

  const Ends* guarded_by(const std::vector<Guard>& guards) const {
    if (guards.empty()) return &every_;
    const bool alike = std::all_of(guards.begin(), guards.end(),
                                   [&](const Guard& guard) { return guard.action == guards[0].action; });
    return alike ? of(guards[0].action) : &every_;
  }

  KnownThere known(const Expression& expression, bool holds, std::string caption = {}) {
    return {examining_.terms().of(expression), holds, expression.range, std::move(caption)};
  }

  void examine(const PathStatement& statement) {
    Context context;
    if (statement.where) {
      assume(statement.effective, nullptr);
      examining_.examine(*statement.where, context);
      context.push_back(known(*statement.where, true));
    }
    if (!statement.when) return;
    assume(statement.effective, of(statement.action));
    examining_.examine(*statement.when, context);
  }

  Context guarded(const std::vector<Guard>& guards, const std::vector<ast::On>& written) {
    assume({}, nullptr);
    for (const Guard& guard : guards) {
      Guard ends = guard;
      ends.where.reset();
      Context context;
      if (guard.from || guard.to)
        context.push_back({guard_term(examining_.terms(), {ends}), true, written[0].range, "of these paths"});
      if (guard.where) examining_.examine(*guard.where, context);
    }
    if (guards.empty()) return {};
    const truth::TermId term = guard_term(examining_.terms(), guards);
    if (examining_.terms().is_constant(term)) return {};
    return {{term, true, written[0].range, "on these paths"}};
  }

  void examine_texts(const Message& message, const Context& context) {
    for_each_placeholder(message, [&](const Expression& shown) { examining_.examine(shown, context); });
  }

  void examine(std::size_t index, const Precondition& precondition) {
    Context context = guarded(precondition.on, statements_.preconditions[index]->on);
    assume(precondition.effective, guarded_by(precondition.on));
    if (precondition.when) {
      examining_.examine(*precondition.when, context);
      context.push_back(known(*precondition.when, true, "only where this is true"));
    }
    const Expression& check = precondition.check;
    examining_.examine(check, context);
    if (has_culprits(precondition)) {
      const std::string caption = "of the elements that break it this is ";
      if (const Expression* condition = quantified_condition(check))
        context.push_back(known(*condition, true, caption + "true"));
      if (const Expression* body = quantified_body(check)) context.push_back(known(*body, false, caption + "false"));
    } else if (check.op != Op::constant) {
      context.push_back(known(check, false, "it is only said where this is false"));
    }
    examine_texts(precondition.message, context);
    for (const Remedy& remedy : precondition.remedies) {
      Context said = context;
      if (remedy.when) {
        examining_.examine(*remedy.when, context);
        said.push_back(known(*remedy.when, true));
      }
      examine_texts(remedy.text, said);
    }
  }

  void examine(std::size_t index, const Advice& advice) {
    Context context = guarded(advice.on, statements_.advice[index]->on);
    assume(advice.effective, guarded_by(advice.on));
    if (advice.when) {
      examining_.examine(*advice.when, context);
      context.push_back(known(*advice.when, true));
    }
    examine_texts(advice.message, context);
  }

  const CheckedRules& rules_;
  Statements statements_;
  Examining examining_;
  Ends every_, upgrades_, extends_;
  std::optional<Assumed> assumed_;
};

}  // namespace

std::vector<ConditionFault> condition_faults(const LintInput& input) { return AllConditions(input).run(); }

}  // namespace rung
