// SPDX-License-Identifier: Apache-2.0
// What the values of one thing say of another's: comparisons of two things, fields of entries, tests of texts.
#include <algorithm>

#include "engine/check/constant.hpp"
#include "engine/truth/satisfiable.hpp"

namespace rung::truth {

namespace {

constexpr int most_rounds = 8;

}  // namespace

bool Satisfiability::propagate(Branch& branch) {
  for (int round = 0; round < most_rounds; ++round) {
    changed_ = false;
    std::vector<TermId> terms;
    for (const auto& [term, possible] : branch.values) terms.push_back(term);
    for (const TermId term : terms) {
      ++steps_;
      if (branch.values.at(term).is_empty()) return false;
      const std::optional<Relation> relation = reading_.relation(term);
      const bool fits = relation ? relate(branch, term, *relation)
                                 : settle_fields(branch, term) && settle_text(branch, term);
      if (!fits) return false;
    }
    if (!changed_) return true;
  }
  return true;
}

bool Satisfiability::relate(Branch& branch, TermId pair, const Relation& relation) {
  const auto [a, b] = relation;
  const Type type = terms_[a].type;
  if (type.shape != Shape::scalar || type.base == Base::record || type.base == Base::boolean) return true;
  const Possible lies = branch.values.at(pair);
  const bool less = lies.holds({0, {}});
  const bool alike = lies.holds({1, {}});
  const bool greater = lies.holds({2, {}});
  if (alike && !less && !greater) {
    const Possible common = values_of(branch, a).both(values_of(branch, b));
    return meet(branch, a, common) && meet(branch, b, common);
  }
  const bool ordered = type.base != Base::enumeration && type.base != Base::entry && type.base != Base::text;
  if (ordered && !greater && !bound_by(branch, a, b, !alike)) return false;
  if (ordered && !less && !bound_by(branch, b, a, !alike)) return false;
  const Possible left = values_of(branch, a);
  const Possible right = values_of(branch, b);
  if (!left.overlaps(right)) return meet(branch, pair, Possible::number(1).others(false));
  const std::optional<Key> one = left.single();
  if (!one || right.single() != one) return true;
  // Two entries or values that are not listed may well differ.
  const auto& schema = terms_.rules().schema;
  const std::size_t listed = type.base == Base::enumeration ? schema.enums[type.index].values.size()
                             : type.base == Base::entry     ? schema.catalogs[type.index].entries.size()
                                                            : 0;
  if (listed > 0 && one->number == static_cast<std::int64_t>(listed)) return true;
  return meet(branch, pair, Possible::number(1));
}

bool Satisfiability::bound_by(Branch& branch, TermId lower, TermId upper, bool strictly) {
  const bool bytes = orders_by_bytes(terms_[lower].type);
  const Possible low = values_of(branch, lower);
  const Possible high = values_of(branch, upper);
  if (high.high().key) {
    const bool included = high.high().included && !strictly;
    if (!meet(branch, lower, Possible::below(*high.high().key, included, bytes))) return false;
  }
  if (low.low().key) {
    const bool included = low.low().included && !strictly;
    if (!meet(branch, upper, Possible::above(*low.low().key, included, bytes))) return false;
  }
  return true;
}

/// The entries whose field fits, and the values of the field that these entries have.
bool Satisfiability::settle_fields(Branch& branch, TermId id) {
  if (!assumptions_.entries_as_listed) return true;
  Term field = terms_[id];
  const bool asks_presence = field.op == Op::present;
  if (asks_presence) field = terms_[field.operands[0]];
  const auto element_of = set_of_element_.find(id);
  const bool element = element_of != set_of_element_.end();
  if (element) field = terms_[element_of->second];
  if (field.op != Op::field) return true;
  const TermId holder = field.operands[0];
  if (terms_[holder].type.base != Base::entry || terms_.is_constant(holder)) return true;
  const CatalogType& catalog = terms_.rules().schema.catalogs[terms_[holder].type.index];
  const Possible entries = values_of(branch, holder);
  const Possible wanted = branch.values.at(id);
  std::vector<Value> fitting;
  std::vector<Value> values;
  for (std::size_t i = 0; i < catalog.entries.size(); ++i) {
    if (!entries.holds({static_cast<std::int64_t>(i), {}})) continue;
    ++steps_;
    const std::optional<Value>& value = catalog.entries[i].fields[field.index];
    bool fits = false;
    if (asks_presence) {
      fits = wanted.holds({value ? 1 : 0, {}});
    } else if (const auto* set = value ? std::get_if<SetValue>(&value->of) : nullptr) {
      for (const Value& item : set->items) {
        if (!element || !wanted.holds(key_of(item))) continue;
        fits = true;
        values.push_back(item);
      }
    } else if (value && !std::holds_alternative<IntervalValue>(value->of)) {
      fits = wanted.holds(key_of(*value));
      if (fits) values.push_back(*value);
    } else {
      fits = value.has_value();
    }
    if (fits) fitting.push_back({EntryValue{static_cast<std::uint32_t>(i)}});
  }
  const bool scalars = !asks_presence && (element || field.type.shape == Shape::scalar);
  // What is not listed has the default, its own name, or nothing that is ever known.
  const Key unlisted{static_cast<std::int64_t>(catalog.entries.size()), {}};
  if (entries.holds(unlisted)) {
    const std::optional<Value>& value = catalog.unlisted[field.index];
    if (value || catalog.unlisted_is_name[field.index] || asks_presence) return true;
  }
  if (!meet(branch, holder, Possible::one_of(fitting))) return false;
  return !scalars || meet(branch, id, Possible::one_of(values));
}

/// `x starts with "a"` where x can only be one text.
bool Satisfiability::settle_text(Branch& branch, TermId id) {
  const Term term = terms_[id];
  const bool tests = term.op == Op::matches || term.op == Op::starts_with || term.op == Op::ends_with ||
                     term.op == Op::contains;
  if (!tests) return true;
  const auto known = branch.values.find(term.operands[0]);
  if (known == branch.values.end()) return true;
  const std::optional<Key> text = known->second.single();
  if (!text) return true;
  Term settled = term;
  settled.operands[0] = terms_.constant({Base::text}, {text->text});
  const TermId truth = terms_.make(std::move(settled));
  if (!terms_.is_constant(truth)) return true;
  return meet(branch, id, Possible::number(truth == terms_.truth(true) ? 1 : 0));
}

}  // namespace rung::truth
