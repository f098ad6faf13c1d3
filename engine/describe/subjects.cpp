// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/subjects.hpp"

#include "engine/describe/optional_record.hpp"
#include "engine/describe/print.hpp"

namespace rung {

namespace {

/// A list or record below optional ones is not there where they are not, and unknown where they are.
bool below_missing(const Facts& facts, std::uint32_t table, const std::string& path, SubjectRows& rows) {
  const std::uint32_t presence = missing_record(facts, table, path, 0);
  if (presence == none) return false;
  rows.state = facts.state(presence, 0);
  if (rows.state == FactState::unknown) rows.unknown_path = facts.path(presence, 0);
  return true;
}

}  // namespace

SubjectRows subject_rows(const SubjectPlace& subject, const Facts& facts) {
  SubjectRows rows;
  if (subject.list == none) {
    const RecordPlace& record = facts.layout().records[subject.record];
    if (below_missing(facts, record.table, record.path, rows)) return rows;
    if (record.presence != none) {
      rows.state = facts.state(record.presence, 0);
      if (rows.state == FactState::unknown) rows.unknown_path = facts.path(record.presence, 0);
    }
    rows.count = rows.state == FactState::known ? 1 : 0;
    return rows;
  }
  const List& list = facts.layout().lists[subject.list];
  if (below_missing(facts, list.owner, list.path, rows)) return rows;
  const ListInstance& instance = facts.list(subject.list, 0);
  rows.state = instance.state;
  rows.first = instance.first;
  rows.count = instance.state == FactState::known ? instance.count : 0;
  if (instance.state == FactState::unknown) rows.unknown_path = facts.list_path(subject.list, 0);
  return rows;
}

std::string unknown_entry_path(const SubjectPlace& subject, const Facts& facts, std::uint32_t row) {
  const Column& column = facts.layout().columns[subject.at];
  const std::uint32_t presence = missing_record(facts, column.table, column.path, row);
  return facts.path(presence != none ? presence : subject.at, row);
}

bool stand_on(const CheckedRules& rules, const Facts& facts, const std::string& name, Moment& moment) {
  const SubjectPlace subject = find_subject(rules, facts.layout());
  const SubjectRows rows = subject_rows(subject, facts);
  for (std::uint32_t row = rows.first; row < rows.first + rows.count; ++row) {
    if (print_record(rules, facts, subject.record, row) != name) continue;
    moment.subject_row = row;
    if (facts.state(subject.at, row) == FactState::known) moment.source = *facts.cells(subject.at, row);
    return true;
  }
  return false;
}

}  // namespace rung
