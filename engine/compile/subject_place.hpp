// SPDX-License-Identifier: Apache-2.0
// Where the subject of a rule set stands in its facts.
#pragma once

#include "engine/check/checked_rules.hpp"
#include "engine/facts/layout.hpp"

namespace rung {

struct SubjectPlace {
  std::uint32_t table = 0;
  std::uint32_t list = none;   ///< where subjects are elements of a list
  std::uint32_t record = 0;    ///< into Layout::records
  std::uint32_t at = 0;        ///< the column of the entry it stands at
  std::uint32_t key = none;    ///< the column of its key, where it has one
};

inline SubjectPlace find_subject(const CheckedRules& rules, const Layout& layout) {
  // The way leads through records that are no list elements; only its end may be a list.
  const auto below = [&](std::uint32_t record, const std::vector<std::uint32_t>& fields) {
    for (const std::uint32_t field : fields) record = layout.records[record].fields[field].index;
    return record;
  };
  SubjectPlace place;
  place.record = below(0, rules.subject.place);
  if (rules.subject.in_list) {
    place.list = place.record;
    place.table = layout.lists[place.list].elements;
    place.record = layout.tables[place.table].record;
  }
  place.at = below(place.record, rules.subject.at);
  const RecordType& type = rules.schema.records[rules.subject.record];
  if (type.key) place.key = layout.records[place.record].fields[*type.key].index;
  return place;
}

}  // namespace rung
