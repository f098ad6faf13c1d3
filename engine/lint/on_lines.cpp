// SPDX-License-Identifier: Apache-2.0
// Guards that say nothing: a `where` that holds on every path it is asked on, and `on` lines within another.
#include <fmt/format.h>

#include <algorithm>

#include "engine/check/constant.hpp"
#include "engine/check/statements.hpp"
#include "engine/lint/lints.hpp"
#include "engine/lint/same.hpp"

namespace rung {

namespace {

using Entries = std::optional<std::vector<std::uint32_t>>;

bool holds(const Entries& entries, std::uint32_t entry) {
  return !entries || std::binary_search(entries->begin(), entries->end(), entry);
}

bool within(const Entries& inner, const Entries& outer) {
  if (!outer) return true;
  return inner && std::includes(outer->begin(), outer->end(), inner->begin(), inner->end());
}

bool fits(const Guard& guard, const Path& path, Action action) {
  if (guard.action && *guard.action != action) return false;
  return holds(guard.from, path.source) && holds(guard.to, path.target);
}

bool within(const Guard& inner, const Guard& outer) {
  if (inner.action != outer.action || !within(inner.from, outer.from) || !within(inner.to, outer.to)) return false;
  return !outer.where || (inner.where && same(*inner.where, *outer.where));
}

class OnLines {
 public:
  OnLines(const LintInput& input, Report& report) : rules_(input.rules), report_(report), evaluate_(input.rules) {}

  /// The paths that the line would stand for without its `where`, and whether that holds on all of them.
  void look(const Guard& guard) {
    if (!guard.where) return;
    std::size_t paths = 0;
    for (const Path& path : rules_.paths) {
      if (!fits(guard, path, rules_.path_statements[path.statement].action)) continue;
      if (++paths > most_paths || !evaluate_(*guard.where, path.source, path.target).is(true)) return;
    }
    if (paths > 1) tell(*guard.where, fmt::format("this `where` holds on all {} paths that the line names", paths));
  }

  /// An upgrade's `where`, which has been asked of each pair already.
  void look(const ast::Upgrade& written, const Expression& where, std::uint32_t statement) {
    const auto kept = std::count_if(rules_.paths.begin(), rules_.paths.end(),
                                    [&](const Path& path) { return path.statement == statement; });
    const auto pairs = pairs_of(written);
    if (kept > 1 && static_cast<std::uint64_t>(kept) == pairs)
      tell(where, fmt::format("this `where` holds for all {} pairs of entries", pairs));
  }

 private:
  /// Beyond this many the answer is not worth the time.
  static constexpr std::size_t most_paths = 100'000;

  /// Without those of an entry with itself.
  std::uint64_t pairs_of(const ast::Upgrade& written) const {
    const std::uint64_t all = rules_.schema.catalogs[rules_.subject.catalog].entries.size();
    const std::uint64_t from = written.from.every ? all : written.from.names.size();
    const std::uint64_t to = written.to.every ? all : written.to.names.size();
    std::uint64_t both = 0;
    for (const ast::Name& name : written.from.names)
      both += std::any_of(written.to.names.begin(), written.to.names.end(),
                          [&](const ast::Name& other) { return other.text == name.text; });
    if (written.from.every) both = to;
    if (written.to.every) both = from;
    return from * to - both;
  }

  void tell(const Expression& where, std::string message) {
    report_(where.range, std::move(message), "leave it out, unless it is there for entries yet to come");
  }

  const CheckedRules& rules_;
  Report& report_;
  ConstantEvaluator evaluate_;
};

void tell_within(const std::vector<ast::On>& written, const std::vector<Guard>& guards, Report& report) {
  for (std::size_t i = 0; i < guards.size(); ++i) {
    for (std::size_t j = 0; j < guards.size(); ++j) {
      if (i == j || !within(guards[i], guards[j])) continue;
      if (j > i && within(guards[j], guards[i])) continue;  // of two that say the same, the second is told
      Finding& finding = report(written[i].range, "another `on` line stands for these paths too", "leave this line out");
      finding.diagnostic.notes.push_back({written[j].range, "here"});
      break;
    }
  }
}

}  // namespace

void needless_where(const LintInput& input, Report& report) {
  OnLines lines(input, report);
  const Statements statements = by_kind(input.written);
  for (std::uint32_t i = 0; i < statements.paths.size(); ++i) {
    const auto* upgrade = std::get_if<ast::Upgrade>(&statements.paths[i]->node);
    const std::optional<Expression>& where = input.rules.path_statements[i].where;
    if (upgrade && where) lines.look(*upgrade, *where, i);
  }
  for (const Precondition& precondition : input.rules.preconditions)
    for (const Guard& guard : precondition.on) lines.look(guard);
  for (const Advice& advice : input.rules.advice)
    for (const Guard& guard : advice.on) lines.look(guard);
}

void needless_on(const LintInput& input, Report& report) {
  const Statements statements = by_kind(input.written);
  for (std::size_t i = 0; i < statements.preconditions.size(); ++i)
    tell_within(statements.preconditions[i].node.on, input.rules.preconditions[i].on, report);
  for (std::size_t i = 0; i < statements.advice.size(); ++i)
    tell_within(statements.advice[i].node.on, input.rules.advice[i].on, report);
}

}  // namespace rung
