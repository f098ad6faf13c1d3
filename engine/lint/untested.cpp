// SPDX-License-Identifier: Apache-2.0
// What the cases of a rule set's tests never decide.
#include <fmt/format.h>

#include "engine/check/statements.hpp"
#include "engine/lint/lints.hpp"

namespace rung {

void untested_precondition(const LintInput& input, Report& report) {
  if (!input.exercised) return;
  for (std::size_t i = 0; i < input.rules.preconditions.size(); ++i) {
    if (input.exercised->preconditions[i]) continue;
    const Precondition& one = input.rules.preconditions[i];
    report(one.range, fmt::format("no test decides precondition `{}`", one.name),
           "add a case that expects a decision of a path that it guards");
  }
}

void untested_path(const LintInput& input, Report& report) {
  if (!input.exercised) return;
  const CheckedRules& rules = input.rules;
  const auto& entries = rules.schema.catalogs[rules.subject.catalog].entries;
  struct Untested { std::size_t all = 0, none = 0; std::string names; };
  std::vector<Untested> by_statement(rules.path_statements.size());
  constexpr std::size_t most_names = 3;
  for (std::size_t i = 0; i < rules.paths.size(); ++i) {
    const Path& path = rules.paths[i];
    Untested& one = by_statement[path.statement];
    ++one.all;
    if (input.exercised->paths[i]) continue;
    if (++one.none > most_names) continue;
    one.names += one.names.empty() ? "`" : ", `";
    one.names += entries[path.source].name + (path.source == path.target ? "" : " -> " + entries[path.target].name) + "`";
  }
  const Statements statements = by_kind(input.written);
  for (std::size_t i = 0; i < by_statement.size(); ++i) {
    const Untested& one = by_statement[i];
    if (one.none == 0) continue;
    const std::string more = one.none > most_names ? fmt::format(" and {} more", one.none - most_names) : "";
    const std::string count = one.all == 1 ? "this path" : fmt::format("{} of these {} paths", one.none, one.all);
    report(statements.paths[i]->keyword,
           one.all == 1 ? fmt::format("no test decides this path: {}", one.names)
                        : fmt::format("no test decides {}: {}{}", count, one.names, more),
           "add a case that expects a decision of each path");
  }
}

}  // namespace rung
