// SPDX-License-Identifier: Apache-2.0
// Constants: what rules write down, and what catalog entries hold.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace rung {

struct Value;

struct Decimal { std::int64_t micros = 0; bool operator==(const Decimal&) const = default; };
struct Date { std::int32_t days = 0; bool operator==(const Date&) const = default; };
struct Version { std::string written; bool operator==(const Version&) const = default; };  ///< as written, well-formed
struct EnumValue { std::uint32_t index = 0; bool operator==(const EnumValue&) const = default; };
struct EntryValue { std::uint32_t index = 0; bool operator==(const EntryValue&) const = default; };
/// INVARIANT: no two items equal; in declaration order for enums and entries, ascending for all else.
struct SetValue { std::vector<Value> items; bool operator==(const SetValue&) const; };
/// Both ends included; an open end is missing.
struct IntervalValue { std::vector<Value> low, high; bool operator==(const IntervalValue&) const; };

/// Of which type is known from where it stands. Lists are constant only as `{}`: an empty SetValue.
struct Value {
  std::variant<bool, std::int64_t, Decimal, std::string, Date, Version, EnumValue, EntryValue, SetValue, IntervalValue>
      of;
  bool operator==(const Value&) const = default;
};

// Written out: clang 14 crashes on the defaulted comparison of a type that contains itself.
inline bool SetValue::operator==(const SetValue& other) const { return items == other.items; }
inline bool IntervalValue::operator==(const IntervalValue& other) const { return low == other.low && high == other.high; }

}  // namespace rung
