// SPDX-License-Identifier: Apache-2.0
#include "engine/compile/schedule.hpp"

#include <algorithm>

namespace rung {

Schedule::Schedule(const Terms& terms, bool plans) : terms_(&terms), plans_(plans) {
  levels_.push_back(std::make_unique<Level>());
  tape_.blocks.resize(plans ? 2 : 1);
  if (plans) {
    levels_.push_back(std::make_unique<Level>());
    levels_[1]->block = 1;
    levels_[1]->bound = subject_domain;
  }
}

Schedule Schedule::for_plans(const Terms& terms) { return {terms, true}; }

Schedule Schedule::for_one(const Terms& terms, std::vector<std::uint32_t> bound) {
  Schedule result(terms, false);
  result.outside_ = std::move(bound);
  result.outside_.push_back(subject_domain);
  result.outside_.push_back(path_domain);
  return result;
}

Tape Schedule::take(std::vector<TermId>* columns) {
  if (columns != nullptr) *columns = column_terms_;
  tape_.constants = terms_->constants();
  tape_.domains = terms_->domain_count();
  return std::move(tape_);
}

std::optional<Placed> Schedule::find(TermId term) const {
  for (const auto& level : levels_)
    if (const auto at = level->placed.find(term); at != level->placed.end()) return at->second;
  return std::nullopt;
}

bool Schedule::is_bound(std::uint32_t domain) const {
  if (std::find(outside_.begin(), outside_.end(), domain) != outside_.end()) return true;
  return std::any_of(levels_.begin(), levels_.end(), [&](const auto& level) { return level->bound == domain; });
}

std::vector<std::uint32_t> Schedule::free_domains(const Dependence& dependence) const {
  std::vector<std::uint32_t> result;
  if (dependence.path && !is_bound(path_domain)) result.push_back(path_domain);
  for (const std::uint32_t domain : dependence.elements)
    if (!is_bound(domain)) result.push_back(domain);
  return result;
}

/// The outermost level at which all that is bound and depended on is bound.
std::size_t Schedule::level_of(const Dependence& dependence) const {
  for (std::size_t i = levels_.size() - 1; i > 0; --i) {
    const std::uint32_t bound = levels_[i]->bound;
    if (bound == subject_domain && dependence.subject) return i;
    // Which plan it is goes with the subject.
    if (bound == subject_domain && dependence.path) return i;
    if (bound == path_domain && dependence.path) return i;
    if (std::binary_search(dependence.elements.begin(), dependence.elements.end(), bound)) return i;
  }
  return 0;
}

std::uint32_t Schedule::new_register(std::uint32_t domain, std::uint8_t words) {
  tape_.registers.push_back({domain, words});
  return static_cast<std::uint32_t>(tape_.registers.size() - 1);
}

void Schedule::emit(std::size_t level, Instruction instruction) {
  instruction.shape = static_cast<std::uint8_t>(std::min(instruction.domain, first_element_domain - 1));
  tape_.blocks[levels_[level]->block].push_back(instruction);
}

Placed Schedule::add(TermId term) {
  const Dependence& dependence = terms_->dependence(term);
  const std::size_t level = level_of(dependence);
  if (const auto at = levels_[level]->placed.find(term); at != levels_[level]->placed.end()) return at->second;
  const std::vector<std::uint32_t> free = free_domains(dependence);
  // INVARIANT: folds bind all but one of what their bodies depend on.
  const std::uint32_t lanes = free.empty() ? scalar_domain : free.back();
  // What is placed further out must not see the blocks in between as its own.
  std::vector<std::unique_ptr<Level>> inner;
  while (levels_.size() > level + 1) {
    inner.push_back(std::move(levels_.back()));
    levels_.pop_back();
  }
  const Placed placed = place(term, level, lanes);
  levels_[level]->placed[term] = placed;
  while (!inner.empty()) {
    levels_.push_back(std::move(inner.back()));
    inner.pop_back();
  }
  return placed;
}

Placed Schedule::place(TermId id, std::size_t level, std::uint32_t lanes) {
  const Term& term = (*terms_)[id];
  const Dependence& dependence = terms_->dependence(id);
  if (plans_ && dependence.settled() && (dependence.path || dependence.subject)) return place_column(id, level, lanes);
  if (term.opcode <= Opcode::load_list_state) return place_load(id, level, lanes);
  if (is_fold(term.opcode)) {
    if (lanes == scalar_domain) return place_fold(id, level);
    if (lanes == path_domain && plans_)
      if (const std::optional<Placed> fused = place_fused(id, level)) return *fused;
    return place_repeat(id, level, lanes);
  }
  if (term.opcode == Opcode::collect_words || term.opcode == Opcode::collect_items) return place_collect(id, level, lanes);
  if (term.opcode == Opcode::logical_not && lanes < first_element_domain) {
    const Placed operand = add(term.operands[0]);
    tape_.negated.push_back({new_register(lanes, 0), operand.reg});
    return {tape_.negated.back().reg, lanes};
  }
  if (const std::optional<Placed> same = place_same_row(id, level, lanes)) return *same;
  Instruction in;
  in.opcode = term.opcode;
  in.base = term.base;
  in.kind = term.kind;
  in.words = term.words != 0 ? term.words : term.operand_words;
  in.domain = lanes;
  std::uint32_t* const slots[] = {&in.a, &in.b, &in.c, &in.d};
  for (std::size_t i = 0; i < term.operands.size(); ++i) {
    const Placed operand = add(term.operands[i]);
    *slots[i] = operand.reg;
    if (operand.domain != scalar_domain) in.lanes = static_cast<std::uint8_t>(in.lanes | (1U << i));
  }
  switch (term.opcode) {
    case Opcode::entry_field:
    case Opcode::component: in.b = term.b; break;
    case Opcode::matches: in.b = term.a; break;
    case Opcode::shift_date: in.b = term.a; in.c = term.b; break;
    case Opcode::size_words: in.c = term.operand_words; break;
    default: break;
  }
  in.out = new_register(lanes, term.words);
  emit(level, in);
  return {in.out, lanes};
}

/// Whether an element is the subject, say: a row against each of a list's.
std::optional<Placed> Schedule::place_same_row(TermId id, std::size_t level, std::uint32_t lanes) {
  const Term& term = (*terms_)[id];
  if (term.opcode != Opcode::equal || lanes < first_element_domain) return std::nullopt;
  const Term *element = &(*terms_)[term.operands[0]], *row = &(*terms_)[term.operands[1]];
  if (element->opcode != Opcode::load_row_bound || row->opcode != Opcode::load_row_bound) return std::nullopt;
  if (element->b != lanes) std::swap(element, row);
  if (element->b != lanes || row->b == lanes) return std::nullopt;
  enter_at(lanes);
  Instruction in;
  in.opcode = Opcode::same_row;
  in.domain = lanes;
  in.words = 0;
  in.b = row->b;
  in.out = new_register(lanes, 0);
  emit(level, in);
  return Placed{in.out, lanes};
}

Placed Schedule::place_column(TermId id, std::size_t level, std::uint32_t lanes) {
  const auto [at, fresh] = columns_.try_emplace(id, static_cast<std::uint32_t>(column_terms_.size()));
  if (fresh) column_terms_.push_back(id);
  if (!terms_->dependence(id).path || lanes == path_domain) {
    const std::uint32_t reg = new_register(lanes, (*terms_)[id].words);
    tape_.columns.push_back({reg, at->second});
    return {reg, lanes};
  }
  Instruction in;
  in.opcode = Opcode::load_path_value;
  in.words = (*terms_)[id].words;
  in.a = at->second;
  in.domain = lanes;
  in.out = new_register(lanes, in.words);
  emit(level, in);
  return {in.out, lanes};
}

Placed Schedule::place_load(TermId id, std::size_t level, std::uint32_t lanes) {
  const Term& term = (*terms_)[id];
  Instruction in;
  in.opcode = term.opcode;
  in.kind = term.kind;
  in.words = term.words;
  in.a = term.a;
  in.b = term.b;
  in.domain = lanes;
  if (term.b >= first_element_domain && lanes == term.b) enter_at(term.b);
  switch (term.opcode) {
    case Opcode::load_scalar: in.opcode = lanes == scalar_domain ? Opcode::load_scalar : Opcode::load_lanes; break;
    case Opcode::load_row_bound: in.opcode = lanes == scalar_domain ? Opcode::load_row_bound : Opcode::load_row_lanes; break;
    case Opcode::load_elements:
      in.opcode = lanes == scalar_domain ? Opcode::load_bound_element : Opcode::load_elements;
      break;
    case Opcode::load_membership:
      in.opcode = lanes == scalar_domain ? Opcode::load_bound_membership : Opcode::load_membership;
      break;
    default: break;
  }
  in.out = new_register(lanes, in.words);
  if (term.opcode == Opcode::load_constant) tape_.prologue.push_back(in);
  else emit(level, in);
  return {in.out, lanes};
}

/// Enters a domain at the level of its list, once; gives the register of the list's state.
std::uint32_t Schedule::enter_at(std::uint32_t domain_id) {
  const Domain& domain = terms_->domain(domain_id);
  const std::size_t level = level_of(domain.dependence);
  if (const auto at = levels_[level]->entered.find(domain_id); at != levels_[level]->entered.end()) return at->second;
  Instruction in;
  in.domain = domain_id;
  in.kind = domain.kind;
  if (domain.list != none) {
    in.opcode = Opcode::enter_list;
    in.a = domain.list;
    in.b = domain.owner;
  } else {
    in.opcode = domain.kind == CellKind::words ? Opcode::enter_words : Opcode::enter_items;
    in.a = add(domain.set).reg;
    in.b = domain.universe;
  }
  in.out = new_register(scalar_domain, 0);
  emit(level, in);
  levels_[level]->entered[domain_id] = in.out;
  return in.out;
}

Placed Schedule::place_fold(TermId id, std::size_t level) {
  const Term& term = (*terms_)[id];
  Instruction in;
  in.opcode = term.opcode;
  in.base = term.base;
  in.kind = term.kind;
  in.words = term.words;
  in.domain = term.b;
  in.a = enter_at(term.b);
  std::uint32_t* const slots[] = {&in.b, &in.c};
  for (std::size_t i = 0; i < term.operands.size(); ++i) {
    const Placed operand = add(term.operands[i]);
    *slots[i] = operand.reg;
    if (operand.domain != scalar_domain) in.lanes = static_cast<std::uint8_t>(in.lanes | (2U << i));
  }
  in.out = new_register(scalar_domain, term.words);
  emit(level, in);
  return {in.out, scalar_domain};
}

/// `some v in L where C(v) and E(v) op D(path)`, with nothing else that depends on the path, in one instruction.
std::optional<Placed> Schedule::place_fused(TermId id, std::size_t level) {
  const Term& term = (*terms_)[id];
  if (term.opcode != Opcode::some || terms_->domain(term.b).dependence.path) return std::nullopt;
  TermId test = none;
  std::vector<TermId> conditions, open{term.operands[0]};
  while (!open.empty()) {
    const TermId next = open.back();
    open.pop_back();
    const Term& part = (*terms_)[next];
    if (part.opcode == Opcode::conjunction) {
      open.push_back(part.operands[1]);
      open.push_back(part.operands[0]);
    } else if (!terms_->dependence(next).path) {
      conditions.push_back(next);
    } else if (test != none) {
      return std::nullopt;
    } else {
      test = next;
    }
  }
  if (conditions.empty() || test == none) return std::nullopt;
  const Term& comparison = (*terms_)[test];
  const bool overlaps = comparison.opcode == Opcode::overlaps_words;
  if (!overlaps && (comparison.opcode != Opcode::equal || comparison.kind != CellKind::plain)) return std::nullopt;
  const auto depends_on_path = [&](TermId operand) { return terms_->dependence(operand).path; };
  const auto depends_on_elements = [&](TermId operand) { return !terms_->dependence(operand).elements.empty(); };
  TermId value = comparison.operands[0], against = comparison.operands[1];
  if (depends_on_path(value)) std::swap(value, against);
  if (depends_on_path(value) || depends_on_elements(against)) return std::nullopt;

  Instruction in;
  in.opcode = overlaps ? Opcode::some_overlap : Opcode::some_equal;
  in.domain = term.b;
  in.words = comparison.operand_words;
  in.a = enter_at(term.b);
  const auto attach = [&](std::uint32_t& slot, const Placed& placed, unsigned bit) {
    slot = placed.reg;
    if (placed.domain != scalar_domain) in.lanes = static_cast<std::uint8_t>(in.lanes | (1U << bit));
  };
  attach(in.b, place_conjunction(conditions, term.b), 1);
  attach(in.c, add(value), 2);
  attach(in.d, add(against), 3);
  in.out = new_register(path_domain, 0);
  emit(level, in);
  return Placed{in.out, path_domain};
}

/// Terms that all have to hold, of which none depends on the path; each runs as far out as it can.
Placed Schedule::place_conjunction(const std::vector<TermId>& terms, std::uint32_t domain) {
  if (const auto at = conjunctions_.find(terms); at != conjunctions_.end()) return at->second;
  Placed result = add(terms.front());
  Dependence dependence = terms_->dependence(terms.front());
  for (std::size_t i = 1; i < terms.size(); ++i) {
    const Placed next = add(terms[i]);
    dependence.add(terms_->dependence(terms[i]));
    Instruction in;
    in.opcode = Opcode::conjunction;
    in.domain = result.domain != scalar_domain || next.domain != scalar_domain ? domain : scalar_domain;
    in.a = result.reg;
    in.b = next.reg;
    in.lanes = static_cast<std::uint8_t>((result.domain != scalar_domain ? 1 : 0) | (next.domain != scalar_domain ? 2 : 0));
    in.words = 0;
    in.out = new_register(in.domain, 0);
    emit(level_of(dependence), in);
    result = {in.out, in.domain};
  }
  // In an inner block it may not have run by the time that another asks for it.
  if (level_of(dependence) <= 1) conjunctions_.emplace(terms, result);
  return result;
}

/// A fold whose value has lanes: a block that computes one lane, run for each.
Placed Schedule::place_repeat(TermId id, std::size_t level, std::uint32_t lanes) {
  const Term& term = (*terms_)[id];
  if (lanes >= first_element_domain) enter_at(lanes);
  Instruction clear;
  clear.opcode = Opcode::clear;
  clear.domain = lanes;
  clear.words = term.words;
  clear.out = new_register(lanes, term.words);
  emit(level, clear);

  auto inner = std::make_unique<Level>();
  inner->block = static_cast<std::uint32_t>(tape_.blocks.size());
  inner->bound = lanes;
  tape_.blocks.emplace_back();
  levels_.push_back(std::move(inner));
  const Placed one = place_fold(id, levels_.size() - 1);
  Instruction deposit;
  deposit.opcode = Opcode::deposit;
  deposit.domain = lanes;
  deposit.words = term.words;
  deposit.a = one.reg;
  deposit.out = clear.out;
  emit(levels_.size() - 1, deposit);
  Instruction repeat;
  repeat.opcode = Opcode::repeat;
  repeat.domain = lanes;
  repeat.a = levels_.back()->block;
  levels_.pop_back();
  emit(level, repeat);
  return {clear.out, lanes};
}

Placed Schedule::place_collect(TermId id, std::size_t level, std::uint32_t lanes) {
  const Term& term = (*terms_)[id];
  std::vector<std::uint32_t> items;
  for (const TermId operand : term.operands) {
    const Placed item = add(operand);
    items.push_back(item.reg);
    items.push_back(item.domain == scalar_domain ? 0 : 1);
  }
  Instruction in;
  in.opcode = term.opcode;
  in.base = term.base;
  in.words = term.words;
  in.domain = lanes;
  in.a = static_cast<std::uint32_t>(tape_.operands.size());
  in.c = static_cast<std::uint32_t>(term.operands.size());
  tape_.operands.insert(tape_.operands.end(), items.begin(), items.end());
  in.out = new_register(lanes, term.words);
  emit(level, in);
  return {in.out, lanes};
}

}  // namespace rung
