// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/missing.hpp"

#include <algorithm>

#include "engine/describe/entry_origin.hpp"
#include "engine/describe/optional_record.hpp"
#include "engine/describe/print.hpp"

namespace rung {

void MissingList::add(Missing item, const std::string& needed_by) {
  const auto at = std::find_if(items_.begin(), items_.end(), [&](const Missing& other) {
    return other.path == item.path && other.overflow == item.overflow;
  });
  Missing& found = at != items_.end() ? *at : items_.emplace_back(std::move(item));
  const bool named = std::find(found.needed_by.begin(), found.needed_by.end(), needed_by) != found.needed_by.end();
  if (!needed_by.empty() && !named) found.needed_by.push_back(needed_by);
}

void MissingList::add_path(const std::string& path, const std::string& needed_by) {
  add({path, {}, {}}, needed_by);
}

void MissingList::add_overflow(Range origin, const std::string& needed_by) {
  const Source& source = (*sources_)[origin.source];
  const Position position = source.position(origin.begin);
  add({{}, source.name() + ":" + std::to_string(position.line) + ":" + std::to_string(position.column), {}}, needed_by);
}

void MissingList::add(const std::vector<Missing>& items) {
  for (const Missing& item : items)
    for (const std::string& name : item.needed_by) add({item.path, item.overflow, {}}, name);
}

namespace {

class Walk {
 public:
  Walk(Probes& probes, const Moment& moment, const Probe& probe, const std::string& needed_by, MissingList& missing)
      : probes_(probes), moment_(moment), probe_(probe), terms_(*probe.setting().terms), needed_by_(needed_by),
        missing_(missing) {}

  void term(TermId id) {
    if (probe_.state(id) != FactState::unknown) return;
    const Term& term = terms_[id];
    switch (term.opcode) {
      case Opcode::load_scalar: return column(term);
      case Opcode::load_list_state: return list(term.a, moment_.row_of(term.b));
      case Opcode::entry_field:
        if (probe_.state(term.operands[0]) == FactState::known)
          return missing_.add_path(entry_origin(probes_, moment_, probe_, term.operands[0]), needed_by_);
        operands(term);
        return;
      case Opcode::choose:
      case Opcode::choose_truth: return choice(term);
      case Opcode::pick:
      case Opcode::pick_truth: return picked(term);
      default: break;
    }
    if (is_fold(term.opcode)) return fold(id, term);
    if (operands(term)) return;
    if (can_overflow(term.opcode)) missing_.add_overflow(term.origin, needed_by_);
  }

  void list(std::uint32_t list, std::uint32_t owner) {
    if (!unless_record_missing(moment_.facts->layout().lists[list].owner, moment_.facts->layout().lists[list].path, owner))
      missing_.add_path(moment_.facts->list_path(list, owner), needed_by_);
  }

 private:
  /// Whether any operand was unknown.
  bool operands(const Term& of) {
    bool any = false;
    for (const TermId operand : of.operands) {
      any |= probe_.state(operand) == FactState::unknown;
      term(operand);
    }
    return any;
  }

  void column(const Term& of) {
    const Column& column = moment_.facts->layout().columns[of.a];
    const std::uint32_t row = moment_.row_of(of.b);
    if (!unless_record_missing(column.table, column.path, row))
      missing_.add_path(moment_.facts->path(of.a, row), needed_by_);
  }

  /// A field below an optional record waits for that record where it is unknown whether it is there, and for nothing
  /// where it is not.
  bool unless_record_missing(std::uint32_t table, const std::string& path, std::uint32_t row) {
    const std::uint32_t presence = missing_record(*moment_.facts, table, path, row);
    if (presence == none) return false;
    if (moment_.facts->state(presence, row) == FactState::unknown)
      missing_.add_path(moment_.facts->path(presence, row), needed_by_);
    return true;
  }

  void choice(const Term& of) {
    if (probe_.state(of.operands[0]) == FactState::unknown) {
      operands(of);
      return;
    }
    term(of.operands[probe_.is_true(of.operands[0]) ? 1 : 2]);
  }

  void picked(const Term& of) {
    const TermId condition = of.operands[0];
    if (probe_.state(condition) == FactState::known) return term(of.operands[probe_.is_true(condition) ? 1 : 2]);
    if (probe_.is_true(of.operands[3])) {
      if (of.b != 0 && is_unknown_list(of.operands[1])) term(condition);
      return term(of.operands[1]);
    }
    term(condition);
    // `x in L` is picked by whether x is known, and waits for the unknown elements as well.
    if (of.b == 0) {
      if (of.operands[1] == of.operands[2]) term(of.operands[1]);
      return;
    }
    unknown_list(of.operands[1]);
    unknown_list(of.operands[2]);
  }

  /// Whether a term is computed of a list that is unknown.
  bool is_unknown_list(TermId id) const {
    const Term& of = terms_[id];
    if (of.opcode == Opcode::logical_not) return is_unknown_list(of.operands[0]);
    if (of.opcode == Opcode::load_list_state) return probe_.state(id) == FactState::unknown;
    if (!is_fold(of.opcode) || terms_.domain(of.b).list == none) return false;
    const Domain& domain = terms_.domain(of.b);
    return moment_.facts->list(domain.list, moment_.row_of(domain.owner)).state == FactState::unknown;
  }

  /// What is computed of a list that may not be the one: waits for the list where that is unknown, not for its elements.
  void unknown_list(TermId id) {
    const Term& of = terms_[id];
    if (of.opcode == Opcode::logical_not) return unknown_list(of.operands[0]);
    if (of.opcode == Opcode::pick || of.opcode == Opcode::pick_truth) {
      if (probe_.state(id) == FactState::unknown) picked(of);
      return;
    }
    if (of.opcode == Opcode::load_list_state) return term(id);
    if (!is_fold(of.opcode)) return;
    const Domain& domain = terms_.domain(of.b);
    const std::uint32_t owner = moment_.row_of(domain.owner);
    if (domain.list != none && moment_.facts->list(domain.list, owner).state == FactState::unknown) list(domain.list, owner);
  }

  void fold(TermId id, const Term& of) {
    const Domain& domain = terms_.domain(of.b);
    if (domain.list != none) {
      const std::uint32_t owner = moment_.row_of(domain.owner);
      if (moment_.facts->list(domain.list, owner).state != FactState::known) return list(domain.list, owner);
    } else if (probe_.state(domain.set) != FactState::known) {
      return term(domain.set);
    }
    if (elements(of) || !can_overflow(of.opcode)) return;
    missing_.add_overflow(terms_[id].origin, needed_by_);
  }

  /// What the elements wait for, each with itself bound: its term before its condition. Whether there was anything.
  bool elements(const Term& of) {
    const DomainState state = probe_.domain(of.b);
    const TermId condition = of.operands[0];
    std::vector<std::uint32_t> open;
    for (std::uint32_t lane = 0; lane < state.count; ++lane)
      if (is_open(of, lane)) open.push_back(lane);
    for (const std::uint32_t lane : open) {
      const Moment inner = moment_.with(of.b, state, lane);
      const Probe& probe = probes_.run(of.operands, inner);
      Walk walk(probes_, inner, probe, needed_by_, missing_);
      if (of.operands.size() > 1) walk.term(of.operands[1]);
      walk.term(condition);
    }
    return !open.empty();
  }

  /// Whether the element keeps the fold from being known.
  bool is_open(const Term& of, std::uint32_t lane) const {
    const Register& condition = probe_.value(of.operands[0]);
    const std::size_t step = lanes(of.operands[0]) ? 1 : 0;
    const std::size_t word = (lane >> 6) * step;
    const unsigned shift = static_cast<unsigned>((lane & 63) * step);
    const bool t = ((condition.t[word] >> shift) & 1) != 0, f = ((condition.f[word] >> shift) & 1) != 0;
    if (!t && !f) return true;
    return t && of.operands.size() > 1 && probe_.state(of.operands[1], lane) != FactState::known;
  }

  bool lanes(TermId id) const { return probe_.has_lanes(id); }

  Probes& probes_;
  const Moment& moment_;
  const Probe& probe_;
  const Terms& terms_;
  const std::string& needed_by_;
  MissingList& missing_;
};

}  // namespace

void find_missing(Probes& probes, const Moment& moment, TermId term, const std::string& needed_by, MissingList& missing) {
  const Probe& probe = probes.run({term}, moment);
  Walk(probes, moment, probe, needed_by, missing).term(term);
}

void find_missing(Probes& probes, const Moment& moment, const Lowered& value, const std::string& needed_by,
                  MissingList& missing) {
  if (value.term != none) return find_missing(probes, moment, value.term, needed_by, missing);
  std::vector<TermId> terms;
  add_terms(value, terms);
  const Probe& probe = probes.run(terms, moment);
  Walk walk(probes, moment, probe, needed_by, missing);
  if (value.list) {
    const ResolvedList list = resolve(probe, *value.list);
    if (list.list != none) return walk.list(list.list, list.owner);
  }
  if (value.record) {
    const ResolvedRecord record = resolve(probe, *value.record);
    if (record.place != none) {
      const std::uint32_t presence = moment.facts->layout().records[record.place].presence;
      return missing.add_path(moment.facts->path(presence, record.row), needed_by);
    }
  }
  for (const TermId term : terms) walk.term(term);
}

}  // namespace rung
