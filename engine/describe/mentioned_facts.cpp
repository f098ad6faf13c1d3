// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/mentioned_facts.hpp"

#include <algorithm>

#include "engine/describe/optional_record.hpp"
#include "engine/describe/print.hpp"

namespace rung {

namespace {

class Mentions {
 public:
  explicit Mentions(Inspection& inspection) : inspection_(inspection), rules_(inspection.lowering().rules()) {}

  std::vector<Fact> facts;

  void visit(const Expression& expression, const Moment& moment, const Bindings& bindings) {
    if (expression.op == Op::field) return field(expression, moment, bindings, false);
    if (expression.op == Op::variable) return variable(expression, moment, bindings);
    if (expression.op == Op::call) return call(expression, moment, bindings, false);
    if (is_quantifier(expression.op)) return quantifier(expression, moment, bindings, {});
    for (const Expression& operand : expression.operands) visit(operand, moment, bindings);
  }

  /// With `only`, the element in that lane alone.
  void quantifier(const Expression& of, const Moment& moment, const Bindings& bindings, std::optional<std::uint32_t> only) {
    quantified(quantified_list(of), moment, bindings);
    for (const Lowering::Alternative& alternative : inspection_.lowering().alternatives(of, bindings)) {
      std::vector<TermId> roots{inspection_.lowering().count_of(alternative.entered.domain)};
      if (alternative.chosen) roots.push_back(*alternative.chosen);
      const Probe& probe = inspection_.probes().run(roots, moment);
      if (alternative.chosen && !probe.is_true(*alternative.chosen)) continue;
      const DomainState state = probe.domain(alternative.entered.domain);
      for (const std::uint32_t lane : lanes_of(alternative.entered, state, only))
        parts(of, moment.with(alternative.entered.domain, state, lane), alternative.entered.inner);
    }
  }

 private:
  static std::vector<std::uint32_t> lanes_of(const Lowering::Entered& entered, const DomainState& state,
                                             std::optional<std::uint32_t> only) {
    std::vector<std::uint32_t> result;
    for (std::uint32_t lane = 0; lane < state.count; ++lane) {
      if (only && *only != lane) continue;
      const bool member =
          !entered.membership || ((static_cast<std::uint64_t>(state.elements[lane >> 6]) >> (lane & 63)) & 1) != 0;
      if (member) result.push_back(lane);
    }
    return result;
  }

  /// As written: a term stands before the condition, what `every` claims behind it.
  void parts(const Expression& of, const Moment& moment, const Bindings& bindings) {
    const Expression* condition = quantified_condition(of);
    const Expression* body = quantified_body(of);
    if (body != nullptr && of.op != Op::every) visit(*body, moment, bindings);
    if (condition != nullptr) visit(*condition, moment, bindings);
    if (body != nullptr && of.op == Op::every) visit(*body, moment, bindings);
  }

  /// A list that is quantified over speaks through its elements.
  void quantified(const Expression& list, const Moment& moment, const Bindings& bindings) {
    const bool named = list.op == Op::call && rules_.defines[list.index].body.op == Op::field;
    if (list.op == Op::field) field(list, moment, bindings, true);
    else if (named) call(list, moment, bindings, true);
    else visit(list, moment, bindings);
  }

  void call(const Expression& expression, const Moment& moment, const Bindings& bindings, bool as_list) {
    const Define& define = rules_.defines[expression.index];
    Bindings inner;
    inner.domains = bindings.domains;
    for (std::size_t i = 0; i < define.parameters.size(); ++i) {
      visit(expression.operands[i], moment, bindings);
      inner.variables.emplace(define.parameters[i], inspection_.lowering().lower(expression.operands[i], bindings));
    }
    if (as_list) quantified(define.body, moment, inner);
    else visit(define.body, moment, inner);
  }

  /// A variable over a list of scalars stands for a field of its own, `tags[1]`; one over a set for none.
  void variable(const Expression& expression, const Moment& moment, const Bindings& bindings) {
    const Lowered& bound = bindings.variables.at(expression.index);
    if (bound.term == none) return;
    const Terms& terms = inspection_.lowering().terms();
    TermId id = bound.term;
    if (terms[id].opcode == Opcode::truth_of) id = terms[id].operands[0];
    const Term& term = terms[id];
    if (term.opcode != Opcode::load_scalar || term.b < first_element_domain) return;
    const Table& table = moment.facts->layout().tables[moment.facts->layout().columns[term.a].table];
    if (table.value == term.a) column(term.a, moment.row_of(term.b), moment);
  }

  void field(const Expression& expression, const Moment& moment, const Bindings& bindings, bool as_list) {
    const Expression& base = expression.operands[0];
    visit(base, moment, bindings);
    if (base.type.base != Base::record) return;
    const Lowered record = inspection_.lowering().lower(base, bindings);
    std::vector<TermId> terms;
    add_terms(record, terms);
    const ResolvedRecord at = resolve(inspection_.probes().run(terms, moment), *record.record);
    if (at.state != FactState::known) return;
    const Layout& layout = moment.facts->layout();
    if (!layout.records[at.place].path.empty() &&
        missing_record(*moment.facts, layout.records[at.place].table, layout.records[at.place].path, at.row) != none)
      return;
    const Slot slot = layout.records[at.place].fields[expression.index];
    switch (slot.kind) {
      case Slot::Kind::column: return column(slot.index, at.row, moment);
      case Slot::Kind::list: return list(expression, slot.index, at.row, moment, as_list);
      case Slot::Kind::record: {
        const std::uint32_t presence = layout.records[slot.index].presence;
        if (presence != none && moment.facts->state(presence, at.row) != FactState::known) column(presence, at.row, moment);
        return;
      }
      case Slot::Kind::skipped: return;
    }
  }

  void column(std::uint32_t column, std::uint32_t row, const Moment& moment) {
    const FactState state = moment.facts->state(column, row);
    const Place place = moment.facts->place(column, row);
    std::optional<FactValue> value;
    if (state == FactState::known) {
      const Probe& probe = inspection_.probes().run({}, moment);
      value = fact_value(Reading{rules_, *moment.facts, probe.frame()}, moment.facts->layout().columns[column].type,
                         moment.facts->cells(column, row));
    }
    add({moment.facts->path(column, row), std::move(value), state == FactState::absent, place.line, place.column});
  }

  void list(const Expression& expression, std::uint32_t list, std::uint32_t owner, const Moment& moment, bool as_list) {
    const FactState state = moment.facts->list(list, owner).state;
    if (as_list && state == FactState::known) return;
    std::optional<FactValue> printed;
    if (state == FactState::known) {
      const Probe& probe = inspection_.probes().run({}, moment);
      printed = list_value(Reading{rules_, *moment.facts, probe.frame()}, list, owner, expression.type);
    }
    add({moment.facts->list_path(list, owner), std::move(printed), state == FactState::absent, 0, 0});
  }

  void add(Fact fact) {
    const bool known = std::any_of(facts.begin(), facts.end(), [&](const Fact& other) { return other.path == fact.path; });
    if (!known) facts.push_back(std::move(fact));
  }

  Inspection& inspection_;
  const CheckedRules& rules_;
};

}  // namespace

std::vector<Fact> mentioned_facts(Inspection& inspection, const Moment& moment, const Expression& check,
                                  std::optional<std::uint32_t> element) {
  Mentions mentions(inspection);
  if (element) mentions.quantifier(check, moment, {}, element);
  else mentions.visit(check, moment, {});
  return std::move(mentions.facts);
}

}  // namespace rung
