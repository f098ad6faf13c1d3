// SPDX-License-Identifier: Apache-2.0
// Values as text: how messages print them, and how they stand in JSON.
#pragma once

#include <string>

#include "engine/decision/decision.hpp"
#include "engine/describe/probe.hpp"

namespace rung {

/// How an entry is printed: by its title in texts, by its name in keys and facts.
enum class EntryAs : std::uint8_t { title, name };

/// Where cells are to be read and what they mean.
struct Reading {
  const CheckedRules& rules;
  const Facts& facts;
  const Frame& frame;  ///< knows where texts and items lie
};

/// A known scalar, set or range; `cells` as pool.hpp says, a truth value as 0 or 1.
std::string print_cells(const Reading& reading, Type type, const std::int64_t* cells, EntryAs as);
FactValue fact_value(const Reading& reading, Type type, const std::int64_t* cells);
/// The elements of a known list: records by key, else by path.
FactValue list_value(const Reading& reading, std::uint32_t list, std::uint32_t owner, Type type);
/// An entry's name, or what an unlisted one was written as.
std::string entry_name(const CheckedRules& rules, const Facts& facts, std::uint32_t catalog, std::int64_t cell);

/// Where a record of the snapshot stands: its path from the root.
std::string record_path(const Facts& facts, std::uint32_t place, std::uint32_t row);
/// A record by its key where it has a known one, else by its path.
std::string print_record(const CheckedRules& rules, const Facts& facts, std::uint32_t place, std::uint32_t row);

struct ResolvedRecord { std::uint32_t place = none, row = 0; FactState state = FactState::known; };
struct ResolvedList { std::uint32_t list = none, owner = 0; FactState state = FactState::known; };
/// Which record or list a choice comes to; unknown where its condition is. An empty list has index `none`.
ResolvedRecord resolve(const Probe& probe, const Moment& moment, const RecordValue& record);
ResolvedList resolve(const Probe& probe, const Moment& moment, const ListValue& list);

/// The terms that printing a value reads, for the probe that it is printed from.
void add_terms(const Lowered& value, std::vector<TermId>& terms);
/// `(unknown)` and `(absent)` where it is.
std::string print_value(const Probe& probe, const Moment& moment, const Lowered& value, Type type, EntryAs as);
bool is_unknown(const Probe& probe, const Moment& moment, const Lowered& value);
/// None where it is unknown or absent.
std::optional<FactValue> fact_value(const Probe& probe, const Moment& moment, const Lowered& value, Type type);

}  // namespace rung
