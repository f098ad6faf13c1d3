// SPDX-License-Identifier: Apache-2.0
// Quantifiers against the paths: `some v in L where C(v) and v != w and E(v) op D(path)`, with nothing else that depends on the
// path, is a test of one pass over the list that all such quantifiers with the same C and w share.
#include "engine/compile/schedule.hpp"

namespace rung {

namespace {

/// The operands of nested conjunctions, in order.
std::vector<TermId> parts_of(const Terms& terms, TermId whole) {
  std::vector<TermId> parts, open{whole};
  while (!open.empty()) {
    const TermId next = open.back();
    open.pop_back();
    const Term& part = terms[next];
    if (part.opcode != Opcode::conjunction) {
      parts.push_back(next);
      continue;
    }
    open.push_back(part.operands[1]);
    open.push_back(part.operands[0]);
  }
  return parts;
}

/// The domain whose bound row a condition leaves out of `domain`: that of w in `v != w`.
std::uint32_t left_out(const Terms& terms, TermId condition, std::uint32_t domain) {
  if (terms[condition].opcode != Opcode::logical_not) return no_register;
  const Term& comparison = terms[terms[condition].operands[0]];
  if (comparison.opcode != Opcode::equal) return no_register;
  const Term *element = &terms[comparison.operands[0]], *other = &terms[comparison.operands[1]];
  if (element->opcode != Opcode::load_row_bound || other->opcode != Opcode::load_row_bound) return no_register;
  if (element->b != domain) std::swap(element, other);
  return element->b == domain && other->b != domain ? other->b : no_register;
}

}  // namespace

std::optional<Schedule::AgainstPaths> Schedule::against_paths(TermId id) const {
  const Term& term = (*terms_)[id];
  if (term.opcode != Opcode::some || terms_->domain(term.b).dependence.path) return std::nullopt;
  AgainstPaths found;
  TermId test = none;
  for (const TermId part : parts_of(*terms_, term.operands[0])) {
    if (terms_->dependence(part).path) {
      if (test != none) return std::nullopt;
      test = part;
      continue;
    }
    const std::uint32_t other = found.left_out == no_register ? left_out(*terms_, part, term.b) : no_register;
    if (other != no_register && is_bound(other)) found.left_out = other;
    else found.conditions.push_back(part);
  }
  // What the rules settle is a column as it is, and not taken apart.
  if (test == none || terms_->dependence(test).settled()) return std::nullopt;
  const Term& comparison = (*terms_)[test];
  found.overlaps = comparison.opcode == Opcode::overlaps_words;
  found.words = comparison.operand_words;
  if (!found.overlaps && (comparison.opcode != Opcode::equal || comparison.kind != CellKind::plain)) return std::nullopt;
  found.value = comparison.operands[0];
  found.against = comparison.operands[1];
  if (terms_->dependence(found.value).path) std::swap(found.value, found.against);
  if (terms_->dependence(found.value).path || !terms_->dependence(found.against).elements.empty()) return std::nullopt;
  return found;
}

/// The element's own entry, where it alone settles what is tested, and there are few enough for a table.
std::optional<Schedule::ByEntry> Schedule::by_entry(const AgainstPaths& found, std::uint32_t domain) const {
  if (!terms_->dependence(found.against).settled()) return std::nullopt;
  ByEntry result{found.value, 0, no_register};
  if (const Term& value = (*terms_)[found.value]; value.opcode == Opcode::entry_field) {
    if (catalogs_.context->catalog_columns[value.b].unlisted_is_name) return std::nullopt;
    result.entry = value.operands[0];
    result.field = value.b;
  }
  const Term& entry = (*terms_)[result.entry];
  if (entry.opcode != Opcode::load_scalar || entry.b != domain) return std::nullopt;
  if (entry.type.base != Base::entry || entry.type.shape != Shape::scalar) return std::nullopt;
  const std::size_t listed = catalogs_.schema->catalogs[entry.type.index].entries.size();
  if (listed >= catalogs_.most_rows) return std::nullopt;
  result.listed = static_cast<std::uint32_t>(listed);
  return result;
}

std::optional<Placed> Schedule::place_for_paths(TermId id, std::size_t level) {
  const std::optional<AgainstPaths> found = against_paths(id);
  if (!found) return std::nullopt;
  const std::uint32_t domain = (*terms_)[id].b;
  PathTest test;
  test.overlaps = found->overlaps;
  test.words = found->words;
  const std::optional<ByEntry> entry = by_entry(*found, domain);
  if (entry) {
    test.table = tape_.table_rows;
    test.listed = entry->listed;
    test.field = entry->field;
    tape_.table_rows += entry->listed + 1;
  }
  const TermId tested = entry ? entry->entry : found->value;
  const Placed value = add(tested), against = add(found->against);
  test.value = value.reg;
  test.value_has_lanes = value.domain != scalar_domain;
  test.against = against.reg;
  test.against_has_lanes = against.domain != scalar_domain;
  test.out = new_register(path_domain, 0);
  // Whoever comes later shares a pass where what it holds against what was there before that pass.
  const bool settled = terms_->dependence(found->against).settled();
  const bool earlier = level_of(terms_->dependence(tested)) < level;
  const PassKey key{level, domain, found->left_out, entry ? test.value : no_register, found->conditions};
  if (const auto at = passes_.find(key); at != passes_.end() && settled && earlier) {
    tape_.tests[at->second].push_back(test);
    return Placed{test.out, path_domain};
  }
  Instruction in;
  in.opcode = entry ? Opcode::look_up_for_paths : Opcode::some_for_paths;
  in.domain = domain;
  in.a = enter_at(domain).state;
  in.b = no_register;
  if (!found->conditions.empty()) {
    const Placed condition = place_conjunction(found->conditions, domain);
    in.b = condition.reg;
    if (condition.domain != scalar_domain) in.lanes = 2;
  }
  in.c = static_cast<std::uint32_t>(tape_.tests.size());
  in.d = found->left_out;
  tape_.tests.push_back({test});
  emit(level, in);
  // A block that is repeated has passes of its own.
  if (level <= 1) passes_[key] = in.c;
  return Placed{test.out, path_domain};
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

}  // namespace rung
