// SPDX-License-Identifier: Apache-2.0
// The reference evaluator's own values: known, absent or unknown; an unknown one carries what it waits for.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/check/schema.hpp"
#include "engine/facts/layout.hpp"

namespace rung::reference {

using Constant = rung::Value;  ///< what rules write down, as opposed to what evaluation yields

/// A field of the snapshot by its path, or the place of an arithmetic overflow.
struct Wait {
  std::string path, overflow;
  bool operator==(const Wait&) const = default;
};
using Waits = std::vector<Wait>;  ///< in order of mention, each once

struct Value;

/// A value of an enum or an entry of a catalog. `ordinal`: its index there, or behind all listed ones for an unlisted one.
struct Listed {
  bool is_entry = false;
  std::uint32_t type = 0;  ///< which enum or catalog
  std::uint32_t ordinal = 0;
  std::optional<std::string> unlisted;  ///< as the snapshot writes it
  std::string held_by;                  ///< the path of the snapshot field that an unlisted one was read from
};
/// A place of the snapshot where a record stands.
struct RecordAt {
  std::uint32_t place = 0, row = 0;  ///< index into Layout::records; row of that place's table
  bool operator==(const RecordAt&) const = default;
};
struct ListAt {
  std::string path;
  std::vector<Value> elements;
  std::uint32_t column = none, first_row = 0;  ///< where the elements are kept if they are scalars
};
struct Set { std::vector<Value> members; };  ///< ascending by compare(), no two equal
struct Interval { std::vector<Value> low, high; };  ///< an open end is missing

struct Value {
  enum class State : std::uint8_t { unknown, absent, known } state = State::unknown;
  Waits waits;  ///< of an unknown one
  std::variant<bool, std::int64_t, Decimal, std::string, Date, Version, Listed, RecordAt, ListAt, Set, Interval> of;

  bool is_known() const { return state == State::known; }
  bool is_unknown() const { return state == State::unknown; }
  bool is_absent() const { return state == State::absent; }
};

template <class T>
Value known(T of) {
  Value value;
  value.state = Value::State::known;
  value.of = std::move(of);
  return value;
}
Value absent();
Value unknown_field(std::string path);

/// The unknown result of an operator on these operands: it waits for what those of them wait for that are unknown.
Value unknown_of(const std::vector<Value>& operands);
void add_waits(Waits& waits, const Waits& more);

/// Both known and of one type: `==` of the language. Lists, which have no `==`, are equal where they are the same one.
bool equal(const Value& left, const Value& right);
/// -1, 0 or 1 for two known values that have an order, or whose order sets are kept in.
int compare(const Value& left, const Value& right);
bool contains(const Set& set, const Value& member);
/// Sorted, and of equal ones the first.
Set make_set(std::vector<Value> members);

Value from_constant(const Constant& constant, Type type);

}  // namespace rung::reference
