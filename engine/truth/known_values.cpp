// SPDX-License-Identifier: Apache-2.0
// Which values a thing can have at all: by its type, and by what entries are listed.
#include <algorithm>

#include "engine/truth/satisfiable.hpp"

namespace rung::truth {

namespace {

Possible first_numbers(std::size_t count, bool open) {
  const auto last = static_cast<std::int64_t>(count) - (open ? 0 : 1);
  return last < 0 ? Possible::nothing() : Possible::numbers(0, last);
}

}  // namespace

/// The entries that an expression can stand for; the number behind the last one is any that is not listed.
Possible Satisfiability::entries_of(TermId id) {
  const Term& term = terms_[id];
  const CatalogType& catalog = terms_.rules().schema.catalogs[term.type.index];
  const Possible listed = first_numbers(catalog.entries.size(), false);
  if (term.op == Op::source) return assumptions_.sources ? *assumptions_.sources : listed;
  if (term.op == Op::target) return assumptions_.targets ? *assumptions_.targets : listed;
  return first_numbers(catalog.entries.size(), catalog.open);
}

Possible Satisfiability::initial(TermId id) {
  const auto set = set_of_element_.find(id);
  // An element has the values of its set's, whichever it is.
  const TermId kind = set == set_of_element_.end() ? id : set->second;
  const bool slow = assumptions_.entries_as_listed && terms_[kind].op == Op::field &&
                    terms_[terms_[kind].operands[0]].type.base == Base::entry;
  if (!slow) return initial_of(id);
  const std::pair key(kind, set != set_of_element_.end());
  auto known = initial_.find(key);
  if (known == initial_.end()) known = initial_.emplace(key, initial_of(id)).first;
  return known->second;
}

Possible Satisfiability::initial_of(TermId id) {
  if (reading_.relation(id)) return Possible::numbers(0, 2);
  const Term term = terms_[id];
  if (term.op == Op::present) return Possible::numbers(0, 1);
  if (term.type.base == Base::record || term.type.shape != Shape::scalar) return Possible::anything();
  if (term.op == Op::count || term.op == Op::size) return Possible::above({0, {}}, true, false);
  if (term.op == Op::today) return assumptions_.today ? *assumptions_.today : Possible::anything();
  if (assumptions_.entries_as_listed) {
    if (term.op == Op::field && terms_[term.operands[0]].type.base == Base::entry)
      return initial_of_field(term, std::nullopt);
    if (const auto set = set_of_element_.find(id); set != set_of_element_.end()) {
      const Term holder = terms_[set->second];
      if (holder.op == Op::field && terms_[holder.operands[0]].type.base == Base::entry)
        return initial_of_field(holder, id);
    }
  }
  switch (term.type.base) {
    case Base::boolean: return Possible::numbers(0, 1);
    case Base::enumeration: {
      const EnumType& type = terms_.rules().schema.enums[term.type.index];
      return first_numbers(type.values.size(), type.open);
    }
    case Base::entry: return entries_of(id);
    case Base::integer:
    case Base::decimal:
    case Base::text:
    case Base::date:
    case Base::version:
    case Base::record:
    case Base::error: break;
  }
  return Possible::anything();
}

/// Of a field that is a set, the members that any of the entries gives it, for an element of it.
Possible Satisfiability::initial_of_field(const Term& field, std::optional<TermId> element_of) {
  const TermId holder = field.operands[0];
  const CatalogType& catalog = terms_.rules().schema.catalogs[terms_[holder].type.index];
  const Possible entries = entries_of(holder);
  std::vector<Value> values;
  const auto add = [&](const std::optional<Value>& value) {
    if (!value) return;
    if (const auto* set = std::get_if<SetValue>(&value->of); element_of && set) {
      values.insert(values.end(), set->items.begin(), set->items.end());
    } else {
      values.push_back(*value);
    }
  };
  for (std::size_t i = 0; i < catalog.entries.size(); ++i) {
    ++steps_;
    if (entries.holds({static_cast<std::int64_t>(i), {}})) add(catalog.entries[i].fields[field.index]);
  }
  // An entry that is not listed has the default, or nothing that is ever known.
  if (entries.holds({static_cast<std::int64_t>(catalog.entries.size()), {}})) {
    if (catalog.unlisted_is_name[field.index]) return Possible::anything();
    add(catalog.unlisted[field.index]);
  }
  return Possible::one_of(values);
}

}  // namespace rung::truth
