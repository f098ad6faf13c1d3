// SPDX-License-Identifier: Apache-2.0
// What depends on the subject's row alone: computed once a snapshot for all rows of the subjects' list, as lanes, of which each
// subject views its own.
#include "engine/compile/schedule.hpp"

namespace rung {

/// A single load is cheaper where the subject is; folds and rows themselves have other uses for lanes.
bool Schedule::is_rowwise(TermId id) {
  if (!plans_ || subjects_ == none) return false;
  const auto [at, fresh] = rowwise_.try_emplace(id, false);
  if (!fresh) return at->second;
  const Dependence& dependence = terms_->dependence(id);
  if (!dependence.subject || dependence.source || dependence.path || !dependence.elements.empty()) return false;
  const Term& term = (*terms_)[id];
  if (term.opcode <= Opcode::load_list_state || is_fold(term.opcode)) return false;
  for (const TermId operand : term.operands) {
    const Term& below = (*terms_)[operand];
    const bool is_load = below.opcode == Opcode::load_scalar && below.b == subject_domain;
    if (terms_->dependence(operand).subject && !is_load && !is_rowwise(operand)) return false;
  }
  return rowwise_[id] = true;
}

Placed Schedule::add_view(TermId id) {
  if (const auto at = levels_[1]->placed.find(id); at != levels_[1]->placed.end()) return at->second;
  std::vector<std::unique_ptr<Level>> inner;
  while (levels_.size() > 1) {
    inner.push_back(std::move(levels_.back()));
    levels_.pop_back();
  }
  in_rows_ = true;
  const Placed rows = add(id);
  in_rows_ = false;
  while (!inner.empty()) {
    levels_.push_back(std::move(inner.back()));
    inner.pop_back();
  }
  if (views_ == none) {
    views_ = static_cast<std::uint32_t>(tape_.views.size());
    tape_.views.emplace_back();
    Instruction in;
    in.opcode = Opcode::view_row;
    in.a = views_;
    emit(1, in);
  }
  const std::uint8_t words = (*terms_)[id].words;
  const Placed view{new_register(scalar_domain, words, true), scalar_domain};
  tape_.views[views_].push_back({rows.reg, view.reg, words});
  levels_[1]->placed[id] = view;
  return view;
}

}  // namespace rung
