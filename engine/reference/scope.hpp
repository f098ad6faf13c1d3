// SPDX-License-Identifier: Apache-2.0
// What the names of an expression stand for while it is evaluated: the snapshot, the subject, a path, variables.
#pragma once

#include <vector>

#include "engine/check/checked_rules.hpp"
#include "engine/facts/facts.hpp"
#include "engine/reference/value.hpp"

namespace rung::reference {

struct Scope {
  const CheckedRules& rules;
  const Sources& sources;
  const Facts& facts;
  std::int32_t as_of = 0;
  Value subject, source, target;
  std::vector<Value> variables;  ///< by index into CheckedRules::variables, where bound

  const Schema& schema() const { return rules.schema; }
  const Value& variable(std::uint32_t index) const { return variables[index]; }
  void bind(std::uint32_t index, Value value) {
    if (variables.size() <= index) variables.resize(index + 1);
    variables[index] = std::move(value);
  }
};

Value snapshot_record(const Scope& scope);
Value request_record(const Scope& scope);
/// `record.field` of a record at a known place of the snapshot.
Value read_field(const Scope& scope, RecordAt record, std::uint32_t field);
/// `entry.field`, of a listed or an unlisted entry.
Value entry_field(const Scope& scope, const Listed& entry, std::uint32_t field);
/// The path of a record in the snapshot; empty for the root.
std::string path_of(const Scope& scope, RecordAt record);
std::string field_path(const Scope& scope, RecordAt record, std::uint32_t field);

/// The elements of a known list or the members of a known set.
const std::vector<Value>& elements_of(const Value& collection);

}  // namespace rung::reference
