// SPDX-License-Identifier: Apache-2.0
#include "engine/compile/schedule.hpp"

#include <algorithm>

#include "engine/compile/operand_forms.hpp"

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

Schedule Schedule::for_plans(const Terms& terms, std::uint32_t subjects, const std::vector<TermId>& roots, const CatalogView& catalogs) {
  Schedule result(terms, true);
  result.subjects_ = subjects;
  result.catalogs_ = catalogs;
  std::unordered_set<TermId> seen;
  for (const TermId root : roots) result.reserve_columns(root, seen);
  return result;
}

/// Columns are the first registers, so that standing on a plan is copying them.
void Schedule::reserve_columns(TermId root, std::unordered_set<TermId>& seen) {
  if (!seen.insert(root).second) return;
  const Term& term = (*terms_)[root];
  const Dependence& dependence = terms_->dependence(root);
  if (dependence.settled() && (dependence.path || dependence.source)) {
    columns_[root] = static_cast<std::uint32_t>(column_terms_.size());
    column_terms_.push_back(root);
    new_register(dependence.path ? path_domain : scalar_domain, term.words, true);
    return;
  }
  for (const TermId operand : term.operands) reserve_columns(operand, seen);
  const auto reserve_for = [&](std::uint32_t domain) {
    if (terms_->domain(domain).set != none) reserve_columns(terms_->domain(domain).set, seen);
  };
  for (const std::uint32_t domain : dependence.elements) reserve_for(domain);
  if (is_fold(term.opcode)) reserve_for(term.b);
}

Schedule Schedule::for_one(const Terms& terms, std::vector<std::uint32_t> bound) {
  Schedule result(terms, false);
  result.outside_ = std::move(bound);
  result.outside_.push_back(subject_domain);
  result.outside_.push_back(path_domain);
  return result;
}

Schedule Schedule::for_saying(const Terms& terms) {
  Schedule result(terms, false);
  result.bind(subject_domain);
  result.bind(path_domain);
  return result;
}

std::uint32_t Schedule::bind(std::uint32_t domain) {
  levels_.push_back(std::make_unique<Level>());
  levels_.back()->block = static_cast<std::uint32_t>(tape_.blocks.size());
  levels_.back()->bound = domain;
  tape_.blocks.emplace_back();
  return levels_.back()->block;
}

void Schedule::release() { levels_.pop_back(); }

Tape Schedule::take(std::vector<TermId>* columns) {
  if (columns != nullptr) *columns = column_terms_;
  tape_.constants = &terms_->constants();
  tape_.domains = terms_->domain_count();
  tape_.columns = static_cast<std::uint32_t>(column_terms_.size());
  tape_.negation_of.assign(tape_.registers.size(), no_register);
  for (const NegatedRegister& negated : tape_.negated) tape_.negation_of[negated.of] = negated.reg;
  return std::move(tape_);
}

std::optional<Placed> Schedule::find(TermId term) const {
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level)
    if (const auto at = (*level)->placed.find(term); at != (*level)->placed.end()) return at->second;
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
    if (bound == subject_domain && (dependence.subject || dependence.source)) return i;
    // Which plan it is goes with the subject.
    if (bound == subject_domain && dependence.path) return i;
    if (bound == path_domain && dependence.path) return i;
    if (std::binary_search(dependence.elements.begin(), dependence.elements.end(), bound)) return i;
  }
  return 0;
}

std::uint32_t Schedule::new_register(std::uint32_t domain, std::uint8_t words, bool borrows) {
  tape_.registers.push_back({domain, words, borrows});
  return static_cast<std::uint32_t>(tape_.registers.size() - 1);
}

void Schedule::emit(std::size_t level, Instruction instruction) {
  instruction.handler = handler_of(instruction.opcode, instruction.domain);
  tape_.blocks[levels_[level]->block].push_back(instruction);
}

Placed Schedule::add(TermId term) {
  if (!in_rows_ && is_rowwise(term)) return add_view(term);
  const Dependence& dependence = terms_->dependence(term);
  const std::size_t level = level_of(dependence);
  if (const auto at = levels_[level]->placed.find(term); at != levels_[level]->placed.end()) return at->second;
  const std::vector<std::uint32_t> free = free_domains(dependence);
  // INVARIANT: folds bind all but one of what their bodies depend on.
  const std::uint32_t lanes = in_rows_ && dependence.subject ? subject_domain : free.empty() ? scalar_domain : free.back();
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
  if (plans_ && dependence.settled() && (dependence.path || dependence.source)) return place_column(id, level, lanes);
  if (term.opcode <= Opcode::load_list_state) return place_load(id, level, lanes);
  if (is_fold(term.opcode)) {
    if (lanes == scalar_domain) return place_fold(id, level);
    if (lanes == path_domain && plans_)
      if (const std::optional<Placed> tested = place_for_paths(id, level)) return *tested;
    return place_repeat(id, level, lanes);
  }
  if (term.opcode == Opcode::collect_words || term.opcode == Opcode::collect_items) return place_collect(id, level, lanes);
  if (term.opcode == Opcode::logical_not) return place_negation(id, lanes);
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
  in.opcode = form_for_lanes(in);
  in.out = new_register(lanes, term.words);
  emit(level, in);
  return {in.out, lanes};
}

Placed Schedule::place_negation(TermId id, std::uint32_t lanes) {
  const Placed operand = add((*terms_)[id].operands[0]);
  for (const NegatedRegister& negated : tape_.negated) {
    if (negated.reg == operand.reg) return {negated.of, lanes};
    if (negated.of == operand.reg) return {negated.reg, lanes};
  }
  tape_.negated.push_back({new_register(lanes, 0), operand.reg});
  return {tape_.negated.back().reg, lanes};
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
  // INVARIANT: reserve_columns has been wherever this comes.
  const std::uint32_t column = columns_.at(id);
  if (!terms_->dependence(id).path || lanes == path_domain) return {column, lanes};
  Instruction in;
  in.opcode = Opcode::load_path_value;
  in.words = (*terms_)[id].words;
  in.a = column;
  in.domain = lanes;
  in.out = new_register(lanes, in.words);
  emit(level, in);
  return {in.out, lanes};
}

/// The list whose rows are a domain's lanes, where it is the only one of its kind; domains over it share what is loaded.
std::uint32_t Schedule::list_below_root(std::uint32_t domain) const {
  if (domain == subject_domain) return subjects_;
  return terms_->domain(domain).owner == scalar_domain ? terms_->domain(domain).list : none;
}

/// A column of facts, with the others that are read of the same rows; gives its register.
std::uint32_t Schedule::load_column(const Term& term, std::size_t level, std::uint32_t lanes) {
  std::uint32_t loads = 0;
  if (lanes != scalar_domain) {
    loads = enter_at(lanes).loads;
    const std::uint32_t list = list_below_root(lanes);
    if (const auto at = loaded_.find({list, term.a}); list != none && at != loaded_.end()) return at->second;
  } else {
    const auto [at, fresh] = levels_[level]->rows.try_emplace(term.b, static_cast<std::uint32_t>(tape_.loads.size()));
    loads = at->second;
    if (fresh) {
      tape_.loads.emplace_back();
      Instruction in;
      in.opcode = Opcode::load_scalar;
      in.a = loads;
      in.b = term.b;
      emit(level, in);
    }
  }
  const std::uint32_t reg = new_register(lanes, term.words, true);
  tape_.loads[loads].push_back({term.a, reg, term.words, term.optional});
  if (lanes != scalar_domain) loaded_[{list_below_root(lanes), term.a}] = reg;
  return reg;
}

Placed Schedule::place_load(TermId id, std::size_t level, std::uint32_t lanes) {
  const Term& term = (*terms_)[id];
  if (term.opcode == Opcode::load_scalar) return {load_column(term, level, lanes), lanes};
  Instruction in;
  in.opcode = term.opcode;
  in.kind = term.kind;
  in.words = term.words;
  in.a = term.a;
  in.b = term.b;
  in.domain = lanes;
  if (term.b >= first_element_domain && lanes == term.b) enter_at(term.b);
  switch (term.opcode) {
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
  in.handler = handler_of(in.opcode, in.domain);
  if (term.opcode == Opcode::load_constant) tape_.prologue.push_back(in);
  else emit(level, in);
  return {in.out, lanes};
}

/// Enters a domain at the level of its list, once.
Schedule::Entered Schedule::enter_at(std::uint32_t domain_id) {
  Domain domain = terms_->domain(domain_id);
  if (domain_id == subject_domain) {
    domain.list = subjects_;
    domain.dependence = {};
  }
  const std::size_t level = level_of(domain.dependence);
  if (const auto at = levels_[level]->entered.find(domain_id); at != levels_[level]->entered.end()) return at->second;
  Instruction in;
  in.domain = domain_id;
  in.kind = domain.kind;
  if (domain.list != none) {
    in.opcode = Opcode::enter_list;
    in.a = domain.list;
    in.b = domain.owner;
    in.c = static_cast<std::uint32_t>(tape_.loads.size());
    tape_.loads.emplace_back();
  } else {
    in.opcode = domain.kind == CellKind::words ? Opcode::enter_words : Opcode::enter_items;
    in.a = add(domain.set).reg;
    in.b = domain.universe;
    tape_.always_wide = tape_.always_wide || domain.kind != CellKind::words || domain.universe > 64;
  }
  in.out = new_register(scalar_domain, 0);
  emit(level, in);
  return levels_[level]->entered[domain_id] = {in.out, in.c};
}

Placed Schedule::place_fold(TermId id, std::size_t level) {
  const Term& term = (*terms_)[id];
  Instruction in;
  in.opcode = term.opcode;
  in.base = term.base;
  in.kind = term.kind;
  in.words = term.words;
  in.domain = term.b;
  in.a = enter_at(term.b).state;
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

  bind(lanes);
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
  release();
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
