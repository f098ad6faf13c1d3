// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/entry_origin.hpp"

#include <optional>

namespace rung {

namespace {

class Tracing {
 public:
  Tracing(Probes& probes, const Moment& moment, const Probe& probe)
      : probes_(probes), moment_(moment), probe_(probe), terms_(*probe.setting().terms) {}

  std::string entry(TermId id) const {
    const Term& term = terms_[id];
    switch (term.opcode) {
      case Opcode::load_scalar: return moment_.facts->path(term.a, moment_.row_of(term.b));
      case Opcode::load_source: return subject_field();
      case Opcode::load_elements: {
        const std::int64_t cell = probe_.value(id).cells[0];
        return set(terms_.domain(term.b).set, cell);
      }
      case Opcode::choose:
      case Opcode::pick:
      case Opcode::otherwise: return entry(chosen(term));
      default: return {};
    }
  }

 private:
  /// The operand that a choice came to.
  TermId chosen(const Term& term) const {
    if (term.opcode == Opcode::otherwise)
      return term.operands[probe_.state(term.operands[0]) == FactState::known ? 0 : 1];
    const bool second = probe_.state(term.operands[0]) == FactState::known && !probe_.is_true(term.operands[0]);
    return term.operands[second ? 2 : 1];
  }

  std::string subject_field() const {
    const SubjectRules& subject = probe_.setting().rules->subject;
    const Layout& layout = *probe_.setting().layout;
    Slot slot{Slot::Kind::record, 0};
    for (const std::uint32_t field : subject.place) slot = layout.records[slot.index].fields[field];
    std::uint32_t row = 0;
    if (slot.kind == Slot::Kind::list) {
      slot.index = layout.tables[layout.lists[slot.index].elements].record;
      row = moment_.subject_row;
    }
    for (const std::uint32_t field : subject.at) slot = layout.records[slot.index].fields[field];
    return moment_.facts->path(slot.index, row);
  }

  bool holds(TermId set, std::int64_t cell) const {
    const std::int64_t span = probe_.value(set).cells[0];
    const std::int64_t* items = probe_.frame().items(span);
    for (std::uint32_t i = 0; i < Span::of(span).length; ++i)
      if (items[i] == cell) return true;
    return false;
  }

  /// The field that a member of a set came from. Only open catalogs have unlisted entries, and their sets are sorted ones.
  std::string set(TermId id, std::int64_t cell) const {
    const Term& term = terms_[id];
    if (!probe_.holds(id)) {
      // The member was bound before this probe ran; what it is a member of is evaluated for itself.
      const Probe& probe = probes_.run({id}, moment_);
      return Tracing(probes_, moment_, probe).set(id, cell);
    }
    switch (term.opcode) {
      case Opcode::load_scalar: return moment_.facts->path(term.a, moment_.row_of(term.b));
      case Opcode::unite_items: return set(term.operands[holds(term.operands[0], cell) ? 0 : 1], cell);
      case Opcode::intersect_items:
      case Opcode::difference_items: return set(term.operands[0], cell);
      case Opcode::choose:
      case Opcode::pick:
      case Opcode::otherwise: return set(chosen(term), cell);
      case Opcode::collect_items:
        for (const TermId item : term.operands)
          if (probe_.value(item).cells[0] == cell) return entry(item);
        return {};
      case Opcode::union_items: return united(term, cell);
      default: return {};
    }
  }

  std::string united(const Term& term, std::int64_t cell) const {
    const DomainState state = probe_.domain(term.b);
    for (std::uint32_t lane = 0; lane < state.count; ++lane) {
      const Moment inner = moment_.with(term.b, state, lane);
      const Probe& probe = probes_.run(term.operands, inner);
      const Tracing tracing(probes_, inner, probe);
      if (probe.is_true(term.operands[0]) && tracing.holds(term.operands[1], cell)) return tracing.set(term.operands[1], cell);
    }
    return {};
  }

  Probes& probes_;
  const Moment& moment_;
  const Probe& probe_;
  const Terms& terms_;
};

}  // namespace

std::string entry_origin(Probes& probes, const Moment& moment, const Probe& probe, TermId entry) {
  return Tracing(probes, moment, probe).entry(entry);
}

}  // namespace rung
