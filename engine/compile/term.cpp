// SPDX-License-Identifier: Apache-2.0
#include "engine/compile/term.hpp"

#include <algorithm>

namespace rung {

namespace {

template <class T>
void append(std::string& key, T value) {
  key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void append(std::string& key, Type type) {
  append(key, type.base);
  append(key, type.shape);
  append(key, type.optional);
  append(key, type.index);
}

}  // namespace

void Dependence::add(const Dependence& other) {
  facts |= other.facts;
  subject |= other.subject;
  source |= other.source;
  path |= other.path;
  for (const std::uint32_t domain : other.elements) {
    const auto at = std::lower_bound(elements.begin(), elements.end(), domain);
    if (at == elements.end() || *at != domain) elements.insert(at, domain);
  }
}

void Dependence::drop(std::uint32_t domain) { std::erase(elements, domain); }

bool is_fold(Opcode opcode) { return opcode >= Opcode::some && opcode <= Opcode::union_items; }

bool can_overflow(Opcode opcode) {
  return (opcode >= Opcode::to_decimal && opcode <= Opcode::shift_date) || opcode == Opcode::sum;
}

Terms::Terms() : domains_(first_element_domain) {
  domains_[subject_domain].dependence.subject = true;
  domains_[subject_domain].dependence.facts = true;
  domains_[scalar_domain].dependence.facts = true;
}

TermId Terms::add(Term term) {
  std::string key;
  append(key, term.opcode);
  append(key, term.base);
  append(key, term.kind);
  append(key, term.words);
  append(key, term.a);
  append(key, term.b);
  append(key, term.type);
  for (const TermId operand : term.operands) append(key, operand);
  if (can_overflow(term.opcode)) {
    append(key, term.origin.source);
    append(key, term.origin.begin);
  }
  const auto [at, fresh] = known_.try_emplace(std::move(key), static_cast<TermId>(terms_.size()));
  if (fresh) {
    dependences_.push_back(find_dependence(term));
    terms_.push_back(std::move(term));
  }
  return at->second;
}

TermId Terms::add_constant(Type type, std::uint8_t words, TapeConstant constant) {
  std::string key;
  append(key, constant.state);
  append(key, constant.truth);
  for (const std::int64_t cell : constant.cells) append(key, cell);
  const auto [at, fresh] = known_constants_.try_emplace(std::move(key), static_cast<std::uint32_t>(constants_.size()));
  if (fresh) constants_.push_back(std::move(constant));
  Term term;
  term.opcode = Opcode::load_constant;
  term.words = words;
  term.a = at->second;
  term.type = type;
  return add(std::move(term));
}

std::uint32_t Terms::add_domain(const Domain& domain) {
  std::string key;
  append(key, domain.list);
  append(key, domain.owner);
  append(key, domain.set);
  append(key, domain.nesting);
  const auto [at, fresh] = known_domains_.try_emplace(std::move(key), domain_count());
  if (fresh) domains_.push_back(domain);
  return at->second;
}

Dependence Terms::find_dependence(const Term& term) const {
  Dependence result;
  for (const TermId operand : term.operands) result.add(dependences_[operand]);
  const auto add_row = [&](std::uint32_t domain) {
    result.facts = true;
    result.add(domains_[domain].dependence);
    if (domain >= first_element_domain) result.add({.elements = {domain}});
  };
  switch (term.opcode) {
    case Opcode::load_scalar:
    case Opcode::load_row_bound:
    case Opcode::load_list_state: add_row(term.b); break;
    case Opcode::load_source: result.source = true; break;
    case Opcode::load_target_bound:
    case Opcode::load_argument: result.path = true; break;
    case Opcode::load_elements:
    case Opcode::load_membership:
      result.add(domains_[term.b].dependence);
      result.add({.elements = {term.b}});
      break;
    default:
      if (is_fold(term.opcode)) {
        result.add(domains_[term.b].dependence);
        result.drop(term.b);
      }
      break;
  }
  return result;
}

}  // namespace rung
