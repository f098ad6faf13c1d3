// SPDX-License-Identifier: Apache-2.0
// Taking conditions apart: comparisons and logic.
#include "engine/truth/formula.hpp"

namespace rung::truth {

namespace {

using Kind = Formula::Kind;

Formula plain(bool truth) {
  Formula formula;
  formula.kind = truth ? Kind::yes : Kind::no;
  return formula;
}

Formula valued(TermId term, Possible possible) {
  Formula formula;
  formula.kind = Kind::value;
  formula.term = term;
  formula.possible = std::move(possible);
  return formula;
}

Formula compound(Kind kind, std::vector<Formula> parts) {
  Formula formula;
  formula.kind = kind;
  formula.parts = std::move(parts);
  return formula;
}

}  // namespace

Formula Formula::claim(TermId term, bool positive) {
  Formula formula;
  formula.kind = Kind::claim;
  formula.term = term;
  formula.positive = positive;
  return formula;
}

Formula Reading::opaque(TermId term, bool positive) { return valued(term, Possible::number(positive ? 1 : 0)); }

Formula Reading::read(TermId id, bool positive) {
  const Term term = terms_[id];
  switch (term.op) {
    case Op::constant: return plain(!term.absent && std::get<bool>(term.constant.of) == positive);
    case Op::logical_not: return read(term.operands[0], !positive);
    case Op::conjunction:
    case Op::disjunction: return logic(term, positive);
    case Op::equal: return equality(term.operands[0], term.operands[1], positive);
    case Op::less: return order(term.operands[0], term.operands[1], positive);
    case Op::in:
    case Op::overlaps:
    case Op::within: return membership(term, positive);
    case Op::some:
      return quantified(term.operands[0], positive, [this, id, positive](TermId element) {
        return Formula::claim(terms_.for_element(id, 1, element), positive);
      });
    case Op::empty: return equality(term.operands[0], terms_.constant({Base::text}, {std::string()}), positive);
    default: return opaque(id, positive);
  }
}

Formula Reading::logic(const Term& term, bool positive) {
  std::vector<Formula> parts;
  for (const TermId operand : term.operands) parts.push_back(Formula::claim(operand, positive));
  return compound((term.op == Op::conjunction) == positive ? Kind::all : Kind::any, std::move(parts));
}

/// `if c then a else b` within something is that with a where c holds, and with b where not.
Formula Reading::chosen(const Term& choice, const std::function<Formula(TermId)>& rest) {
  Formula first = compound(Kind::all, {Formula::claim(choice.operands[0], true), rest(choice.operands[1])});
  Formula second = compound(Kind::all, {Formula::claim(choice.operands[0], false), rest(choice.operands[2])});
  return compound(Kind::any, {std::move(first), std::move(second)});
}

Formula Reading::equality(TermId a, TermId b, bool positive) {
  if (a == b) return plain(positive);
  const Term left = terms_[a];
  const Term right = terms_[b];
  if (left.absent || right.absent) return plain(false);
  if (left.op == Op::conditional) return chosen(left, [&](TermId one) { return equality(one, b, positive); });
  if (right.op == Op::conditional) return chosen(right, [&](TermId one) { return equality(a, one, positive); });
  if (left.type.shape == Shape::set) {
    const auto part = [&](TermId inner, TermId outer) {
      Term within;
      within.op = Op::within;
      within.type = {Base::boolean};
      within.operands = {inner, outer};
      return Formula::claim(terms_.make(std::move(within)), positive);
    };
    return compound(positive ? Kind::all : Kind::any, {part(a, b), part(b, a)});
  }
  const Possible alike = Possible::number(1);
  if (left.type.shape != Shape::scalar) {
    return related(a, b, positive ? alike : alike.others(false));
  }
  if (left.type.base == Base::boolean) {
    Formula yes = compound(Kind::all, {Formula::claim(a, true), Formula::claim(b, positive)});
    Formula no = compound(Kind::all, {Formula::claim(a, false), Formula::claim(b, !positive)});
    return compound(Kind::any, {std::move(yes), std::move(no)});
  }
  if (terms_.is_constant(a) && terms_.is_constant(b)) {
    return plain((key_of(left.constant) == key_of(right.constant)) == positive);
  }
  if (terms_.is_constant(a) || terms_.is_constant(b)) {
    const Possible only = Possible::only(terms_.is_constant(a) ? left.constant : right.constant);
    return valued(terms_.is_constant(a) ? b : a, positive ? only : only.others(orders_by_bytes(left.type)));
  }
  return related(a, b, positive ? alike : alike.others(false));
}

Formula Reading::order(TermId a, TermId b, bool positive) {
  if (a == b) return plain(!positive);
  const Term left = terms_[a];
  const Term right = terms_[b];
  if (left.absent || right.absent) return plain(false);
  if (left.op == Op::conditional) return chosen(left, [&](TermId one) { return order(one, b, positive); });
  if (right.op == Op::conditional) return chosen(right, [&](TermId one) { return order(a, one, positive); });
  const bool bytes = orders_by_bytes(left.type);
  if (terms_.is_constant(a) && terms_.is_constant(b)) {
    return plain((compare(key_of(left.constant), key_of(right.constant)) < 0) == positive);
  }
  if (terms_.is_constant(b)) {
    const Key key = key_of(right.constant);
    return valued(a, positive ? Possible::below(key, false, bytes) : Possible::above(key, true, bytes));
  }
  if (terms_.is_constant(a)) {
    const Key key = key_of(left.constant);
    return valued(b, positive ? Possible::above(key, false, bytes) : Possible::below(key, true, bytes));
  }
  return related(a, b, positive ? Possible::number(0) : Possible::numbers(1, 2));
}

Formula Reading::related(TermId a, TermId b, const Possible& wanted) {
  const bool turned = b < a;
  Term pair;
  pair.op = Op::less_equal;  // an operator that terms are not made of stands for how the two lie
  pair.type = {Base::integer};
  pair.operands = {turned ? b : a, turned ? a : b};
  Possible lies = wanted.both(Possible::numbers(0, 2));
  if (turned) {
    std::vector<Value> sides;
    for (std::int64_t side = 0; side <= 2; ++side)
      if (lies.holds({side, {}})) sides.push_back({2 - side});
    lies = Possible::one_of(sides);
  }
  return valued(terms_.relation(std::move(pair)), std::move(lies));
}

std::optional<Relation> Reading::relation(TermId id) const {
  const Term& term = terms_[id];
  if (term.op != Op::less_equal) return std::nullopt;
  return Relation{term.operands[0], term.operands[1]};
}

}  // namespace rung::truth
