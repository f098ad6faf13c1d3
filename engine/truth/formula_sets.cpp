// SPDX-License-Identifier: Apache-2.0
// Taking conditions apart: what they claim of sets, element by element.
#include "engine/truth/formula.hpp"

namespace rung::truth {

namespace {

using Kind = Formula::Kind;

Formula both(Kind kind, Formula first, Formula second) {
  Formula formula;
  formula.kind = kind;
  formula.parts.push_back(std::move(first));
  formula.parts.push_back(std::move(second));
  return formula;
}

Formula plain(bool truth) {
  Formula formula;
  formula.kind = truth ? Kind::yes : Kind::no;
  return formula;
}

}  // namespace

Formula Reading::membership(const Term& term, bool positive) {
  const TermId a = term.operands[0];
  const TermId b = term.operands[1];
  const auto held_by = [this, b](bool wanted) {
    return [this, b, wanted](TermId element) { return member(element, b, wanted); };
  };
  if (term.op == Op::overlaps) return quantified(a, positive, held_by(positive));
  if (term.op == Op::within) return quantified(a, !positive, held_by(positive));
  return member(a, b, positive);
}

Formula Reading::member(TermId element, TermId set, bool positive) {
  const Term whole = terms_[set];
  const Term one = terms_[element];
  if (one.absent || whole.absent) return plain(false);
  if (one.op == Op::conditional) return chosen(one, [&](TermId each) { return member(each, set, positive); });
  if (whole.op == Op::conditional) return chosen(whole, [&](TermId each) { return member(element, each, positive); });
  const auto in = [&](std::size_t operand, bool wanted) { return member(element, whole.operands[operand], wanted); };
  const Kind joined = positive ? Kind::any : Kind::all;
  const Kind required = positive ? Kind::all : Kind::any;
  if (whole.op == Op::unite) return both(joined, in(0, positive), in(1, positive));
  if (whole.op == Op::intersect) return both(required, in(0, positive), in(1, positive));
  if (whole.op == Op::difference) return both(required, in(0, positive), in(1, !positive));
  if (terms_.is_constant(set)) {
    const auto* interval = std::get_if<IntervalValue>(&whole.constant.of);
    Possible held = interval ? Possible::within(*interval)
                             : Possible::one_of(std::get<SetValue>(whole.constant.of).items);
    if (terms_.is_constant(element)) return plain(held.holds(key_of(one.constant)) == positive);
    if (one.type.base == Base::boolean) return opaque(element, positive);
    Formula formula;
    formula.kind = Kind::value;
    formula.term = element;
    formula.possible = positive ? std::move(held) : held.others(orders_by_bytes(one.type));
    return formula;
  }
  if (whole.type.shape == Shape::range) {
    Term term;
    term.op = Op::in;
    term.type = {Base::boolean};
    term.operands = {element, set};
    return opaque(terms_.make(std::move(term)), positive);
  }
  return quantified(set, positive, [this, element, positive](TermId held) { return equality(held, element, positive); });
}

Formula Reading::quantified(TermId set, bool some, const Formula::Body& body) {
  const Term whole = terms_[set];
  if (whole.absent) return plain(false);
  const Kind joined = some ? Kind::any : Kind::all;
  const Kind kept = some ? Kind::all : Kind::any;  // an element counts where this holds too
  if (whole.op == Op::conditional) return chosen(whole, [&](TermId each) { return quantified(each, some, body); });
  if (whole.op == Op::unite)
    return both(joined, quantified(whole.operands[0], some, body), quantified(whole.operands[1], some, body));
  if (whole.op == Op::intersect || whole.op == Op::difference) {
    const TermId other = whole.operands[1];
    const bool wanted = (whole.op == Op::intersect) == some;
    return quantified(whole.operands[0], some, [this, body, other, wanted, kept](TermId element) {
      return both(kept, member(element, other, wanted), body(element));
    });
  }
  if (whole.op == Op::union_of) {
    const std::size_t body_at = whole.has_condition ? 2 : 1;
    return quantified(whole.operands[0], some, [this, set, some, body, kept, body_at](TermId element) {
      Formula inner = quantified(terms_.for_element(set, body_at, element), some, body);
      if (body_at == 1) return inner;
      return both(kept, Formula::claim(terms_.for_element(set, 1, element), some), std::move(inner));
    });
  }
  Formula formula;
  formula.kind = joined;
  if (whole.op == Op::set_of) {
    for (const TermId one : whole.operands) formula.parts.push_back(body(one));
    return formula;
  }
  if (terms_.is_constant(set)) {
    const Type element{whole.type.base, Shape::scalar, false, whole.type.index};
    for (const Value& item : std::get<SetValue>(whole.constant.of).items)
      formula.parts.push_back(body(terms_.constant(element, item)));
    return formula;
  }
  formula.kind = some ? Kind::some : Kind::every;
  formula.term = set;
  formula.body = body;
  return formula;
}

}  // namespace rung::truth
