// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/explain.hpp"

#include <algorithm>

#include "engine/describe/decide.hpp"
#include "engine/describe/inspection.hpp"
#include "engine/describe/print.hpp"
#include "engine/describe/subjects.hpp"
#include "grammar/one_line.hpp"

namespace rung {

namespace {

class Explaining {
 public:
  Explaining(const CheckedRules& rules, const Sources& sources, Inspection& inspection)
      : rules_(rules), sources_(sources), inspection_(inspection) {}

  ExplainedNode node(const Expression& expression, const Moment& moment, const Bindings& bindings) {
    ExplainedNode result;
    result.text = one_line(sources_, expression.range);
    result.rule = expression.range;
    result.op = expression.op;
    const Lowered value = inspection_.lowering().lower(expression, bindings);
    std::vector<TermId> roots;
    add_terms(value, roots);
    const Probe& probe = inspection_.probes().run(roots, moment);
    result.value = print_value(probe, value, expression.type, EntryAs::name);
    find_fact(value, moment, result);
    add_children(expression, moment, bindings, result.children);
    return result;
  }

  std::string truth(const Expression& expression, const Moment& moment) {
    const TermId term = inspection_.lowering().lower_term(expression, {});
    const Probe& probe = inspection_.probes().run({term}, moment);
    return probe.state(term) == FactState::unknown ? "unknown" : probe.is_true(term) ? "true" : "false";
  }

 private:
  /// Where the value is a field of the snapshot as it stands.
  void find_fact(const Lowered& value, const Moment& moment, ExplainedNode& result) const {
    const Terms& terms = inspection_.lowering().terms();
    if (value.list && value.list->kind == ListValue::Kind::place) {
      result.path = moment.facts->list_path(value.list->list, moment.row_of(value.list->domain));
      return;
    }
    if (value.term == none) return;
    TermId id = value.term;
    if (terms[id].opcode == Opcode::truth_of) id = terms[id].operands[0];
    const Term& term = terms[id];
    if (term.opcode != Opcode::load_scalar) return;
    const std::uint32_t row = moment.row_of(term.b);
    result.path = moment.facts->path(term.a, row);
    result.place = moment.facts->place(term.a, row);
  }

  void add_children(const Expression& of, const Moment& moment, const Bindings& bindings,
                    std::vector<ExplainedNode>& children) {
    if (of.op == Op::field && of.operands[0].type.base == Base::record) return;
    if (of.op == Op::call) return call(of, moment, bindings, children);
    if (is_quantifier(of.op)) return quantifier(of, moment, bindings, children);
    for (const Expression& operand : of.operands)
      if (operand.op != Op::constant && !is_bare_record(operand)) children.push_back(node(operand, moment, bindings));
  }

  /// A record says nothing by itself that its name does not.
  static bool is_bare_record(const Expression& expression) {
    return expression.type.base == Base::record && expression.type.shape == Shape::scalar &&
           (expression.op == Op::subject || expression.op == Op::snapshot || expression.op == Op::request);
  }

  void call(const Expression& of, const Moment& moment, const Bindings& bindings, std::vector<ExplainedNode>& children) {
    const Define& define = rules_.defines[of.index];
    Bindings inner;
    inner.domains = bindings.domains;
    for (std::size_t i = 0; i < define.parameters.size(); ++i)
      inner.variables.emplace(define.parameters[i], inspection_.lowering().lower(of.operands[i], bindings));
    if (define.body.op != Op::constant) children.push_back(node(define.body, moment, inner));
  }

  void quantifier(const Expression& of, const Moment& moment, const Bindings& bindings,
                  std::vector<ExplainedNode>& children) {
    children.push_back(node(quantified_list(of), moment, bindings));
    for (const Lowering::Alternative& alternative : inspection_.lowering().alternatives(of, bindings)) {
      std::vector<TermId> roots{inspection_.lowering().count_of(alternative.entered.domain)};
      if (alternative.chosen) roots.push_back(*alternative.chosen);
      const Probe& probe = inspection_.probes().run(roots, moment);
      if (alternative.chosen && !probe.is_true(*alternative.chosen)) continue;
      const DomainState state = probe.domain(alternative.entered.domain);
      for (std::uint32_t lane = 0; lane < state.count; ++lane) {
        const bool member = !alternative.entered.membership ||
                            ((static_cast<std::uint64_t>(state.elements[lane >> 6]) >> (lane & 63)) & 1) != 0;
        if (member) children.push_back(element(of, alternative.entered, moment.with(alternative.entered.domain, state, lane)));
      }
    }
  }

  ExplainedNode element(const Expression& of, const Lowering::Entered& entered, const Moment& moment) {
    ExplainedNode result;
    result.element = true;
    result.rule = of.range;
    result.op = of.op;
    const Lowered& value = entered.inner.variables.at(of.index);
    Type type = quantified_list(of).type;
    type.shape = Shape::scalar;
    std::vector<TermId> roots;
    add_terms(value, roots);
    const Probe& probe = inspection_.probes().run(roots, moment);
    result.text = rules_.variables[of.index].name;
    result.value = print_value(probe, value, type, EntryAs::name);
    const std::uint32_t list = inspection_.lowering().terms().domain(entered.domain).list;
    if (list != none)
      result.path = moment.facts->row_path(moment.facts->layout().lists[list].elements, moment.row_of(entered.domain));
    if (const Expression* condition = quantified_condition(of)) result.children.push_back(node(*condition, moment, entered.inner));
    if (const Expression* body = quantified_body(of)) result.children.push_back(node(*body, moment, entered.inner));
    return result;
  }

  const CheckedRules& rules_;
  const Sources& sources_;
  Inspection& inspection_;
};

/// The path of the decision; null where no path leads there.
const Path* find_path(const Program& program, const Query& query, std::int64_t source) {
  const auto found = std::find_if(program.paths.begin(), program.paths.end(), [&](const Path& path) {
    const bool extends = program.rules->path_statements[path.statement].action == Action::extend;
    return path.source == static_cast<std::uint64_t>(source) && path.target == *query.target && (query.extend || !extends);
  });
  return found == program.paths.end() ? nullptr : &*found;
}

std::string both(const std::string& when, const std::string& check) {
  if (when == "false" || check == "true") return "true";
  if (when == "true") return check;
  return "unknown";
}

}  // namespace

std::optional<Explanation> explain(const Program& program, const Sources& sources, const Facts& facts,
                                   const Query& query) {
  const CheckedRules& rules = *program.rules;
  Inspection inspection(rules, program.layout, facts, program.as_of);
  Moment& moment = inspection.moment();
  if (!stand_on(rules, facts, *query.subject, moment)) return std::nullopt;
  moment.target = *query.target;
  std::vector<Decision> decisions;
  Decider(program, sources).decide(facts, query, decisions);
  Explanation result;
  if (!decisions.empty()) result.decision = decisions.front();
  const bool has_entry = facts.state(program.subject.at, moment.subject_row) == FactState::known;
  const Path* path = has_entry ? find_path(program, query, moment.source) : nullptr;
  if (path == nullptr) return result;

  Explaining explaining(rules, sources, inspection);
  const PathStatement& statement = rules.path_statements[path->statement];
  const auto settle = [&](const Expression& where) { return explaining.truth(where, moment) != "false"; };
  if (statement.when)
    result.parts.push_back({"path", {}, explaining.truth(*statement.when, moment), statement.range,
                            {explaining.node(*statement.when, moment, {})}});
  for (const Precondition& precondition : rules.preconditions) {
    if (!precondition.effective.contains(program.as_of) || !applies(precondition.on, *path, statement.action, settle)) continue;
    ExplainedPart part{precondition.name, precondition.code, explaining.truth(precondition.check, moment),
                       precondition.range, {}};
    if (precondition.when) {
      part.state = both(explaining.truth(*precondition.when, moment), part.state);
      part.nodes.push_back(explaining.node(*precondition.when, moment, {}));
    }
    part.nodes.push_back(explaining.node(precondition.check, moment, {}));
    result.parts.push_back(std::move(part));
  }
  for (const Advice& advice : rules.advice) {
    if (!advice.when || !advice.effective.contains(program.as_of) || !applies(advice.on, *path, statement.action, settle)) continue;
    result.parts.push_back({advice.name, {}, explaining.truth(*advice.when, moment), advice.range,
                            {explaining.node(*advice.when, moment, {})}});
  }
  return result;
}

}  // namespace rung
