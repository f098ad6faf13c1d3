// SPDX-License-Identifier: Apache-2.0
// What preconditions and advice guard: as conditions, by date, and path by path.
#pragma once

#include <optional>
#include <vector>

#include "engine/check/checked_rules.hpp"
#include "engine/check/constant.hpp"
#include "engine/truth/satisfiable.hpp"

namespace rung {

/// The days in both; none in common: `is_empty`.
DateRange common(const DateRange& one, const DateRange& other);
bool is_empty(const DateRange& range);
truth::Possible days_of(const DateRange& range);
/// `from 2018-10-29`, `until 2020-01-31`, `2018-10-29..2020-01-31`, `always`.
std::string spell(const DateRange& range);

/// The entries where paths start, or those where they lead to; of one action, or of both.
truth::Possible ends_of_paths(const CheckedRules& rules, bool sources, std::optional<Action> action = {});

/// That a path is guarded; constant true where each is. Actions are no part of it.
truth::TermId guard_term(truth::Terms& terms, const std::vector<Guard>& guards);

/// Whether one guard fits paths, one after another.
class Fitting {
 public:
  explicit Fitting(const CheckedRules& rules) : rules_(rules), evaluate_(rules) {}

  bool fits(const Guard& guard, const Path& path);
  /// Whether any of them does, and where there is none.
  bool fits(const std::vector<Guard>& guards, const Path& path);

 private:
  const CheckedRules& rules_;
  ConstantEvaluator evaluate_;
};

}  // namespace rung
