// SPDX-License-Identifier: Apache-2.0
// `on` lines, and what is named in them, that fit no path; statements that make none.
#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "engine/check/statements.hpp"
#include "engine/lint/condition_faults.hpp"
#include "engine/lint/guarded.hpp"
#include "engine/lint/lints.hpp"

namespace rung {

namespace {

/// Paths by where they start and where they lead to.
class PathIndex {
 public:
  explicit PathIndex(const CheckedRules& rules) : paths_(rules.paths) {
    const std::size_t entries = rules.schema.catalogs[rules.subject.catalog].entries.size();
    from_.resize(entries);
    to_.resize(entries);
    for (std::uint32_t i = 0; i < paths_.size(); ++i) {
      from_[paths_[i].source].push_back(i);
      to_[paths_[i].target].push_back(i);
      all_.push_back(i);
    }
  }

  /// The paths that a guard may fit, by as many pieces as it names entries.
  std::vector<const std::vector<std::uint32_t>*> candidates(const Guard& guard) const {
    std::vector<const std::vector<std::uint32_t>*> pieces;
    const auto& ends = guard.from ? guard.from : guard.to;
    if (!ends) return {&all_};
    for (const std::uint32_t entry : *ends) pieces.push_back(guard.from ? &from_[entry] : &to_[entry]);
    return pieces;
  }

 private:
  const std::vector<Path>& paths_;
  std::vector<std::vector<std::uint32_t>> from_, to_;
  std::vector<std::uint32_t> all_;
};

class Guards {
 public:
  Guards(const LintInput& input, Report& report)
      : rules_(input.rules), statements_(by_kind(input.written)), report_(report), index_(rules_), fitting_(rules_) {
    const auto& entries = rules_.schema.catalogs[rules_.subject.catalog].entries;
    for (std::uint32_t i = 0; i < entries.size(); ++i) by_name_.emplace(entries[i].name, i);
  }

  void run() {
    if (rules_.paths.empty()) return;
    for (std::size_t i = 0; i < rules_.preconditions.size(); ++i)
      look("precondition", rules_.preconditions[i], statements_.preconditions[i]->on);
    for (std::size_t i = 0; i < rules_.advice.size(); ++i)
      look("advice", rules_.advice[i], statements_.advice[i]->on);
  }

 private:
  struct Seen {
    bool ends = false;     ///< a path has such ends, whatever `where` says
    bool fits = false;     ///< and `where` holds for it
    bool in_time = false;  ///< and there are days on which both are there
    std::vector<bool> from, to;  ///< by what the guard lists
  };

  template <class Named>
  void look(std::string_view what, const Named& one, const std::vector<ast::On>& written) {
    bool in_time = one.on.empty() && any_in_time(one.effective);
    bool fits = one.on.empty();
    std::vector<Seen> seen;
    for (const Guard& guard : one.on) {
      seen.push_back(look(guard, one.effective));
      fits = fits || seen.back().fits;
      in_time = in_time || seen.back().in_time;
    }
    const std::string name = fmt::format("{} `{}`", what, one.name);
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if (!seen[i].fits) tell_line(name, fits, seen[i], written[i]);
      else tell_names(name, seen[i], one.on[i], written[i]);
    }
    if (!fits || in_time || is_empty(common(one.effective, rules_.package.effective))) return;
    report_(one.range, fmt::format("{} applies to no path: on its days ({}) none of its paths is there", name,
                                   spell(one.effective)),
            "give it the days of the paths, or leave it out");
  }

  bool any_in_time(const DateRange& effective) const {
    return std::any_of(rules_.path_statements.begin(), rules_.path_statements.end(), [&](const PathStatement& path) {
      return !is_empty(common(common(path.effective, effective), rules_.package.effective));
    });
  }

  Seen look(const Guard& guard, const DateRange& effective) {
    Seen seen;
    seen.from.resize(guard.from ? guard.from->size() : 0);
    seen.to.resize(guard.to ? guard.to->size() : 0);
    std::size_t open = seen.from.size() + seen.to.size();
    const auto mark = [&](std::vector<bool>& marks, const std::optional<std::vector<std::uint32_t>>& ends,
                          std::uint32_t entry) {
      if (!ends) return;
      const auto at = static_cast<std::size_t>(std::lower_bound(ends->begin(), ends->end(), entry) - ends->begin());
      if (!marks[at]) --open;
      marks[at] = true;
    };
    Guard ends = guard;
    ends.where.reset();
    for (const std::vector<std::uint32_t>* piece : index_.candidates(guard)) {
      for (const std::uint32_t i : *piece) {
        const Path& path = rules_.paths[i];
        if (!fitting_.fits(ends, path)) continue;
        seen.ends = true;
        if (guard.where && !fitting_.fits(guard, path)) continue;
        seen.fits = true;
        mark(seen.from, guard.from, path.source);
        mark(seen.to, guard.to, path.target);
        const DateRange& dates = rules_.path_statements[path.statement].effective;
        seen.in_time =
            seen.in_time || !is_empty(common(common(dates, effective), rules_.package.effective));
        if (seen.in_time && open == 0) return seen;
      }
    }
    return seen;
  }

  void tell_line(const std::string& name, bool others_fit, const Seen& seen, const ast::On& line) {
    const bool by_where = seen.ends && line.where;
    const Range place = by_where ? line.where->range : line.range;
    std::string message = by_where ? "this `where` is true for no path" : "this line fits no path";
    if (!others_fit) message = fmt::format("{} applies to no path: {}", name, message);
    Finding& finding = report_(place, std::move(message), hint(line, by_where));
    if (!others_fit || by_where) return;
    finding.diagnostic.message = fmt::format("{}: {}", name, finding.diagnostic.message);
  }

  static std::string hint(const ast::On& line, bool by_where) {
    if (by_where) return "write what some path of this line has, or leave the line out";
    if (line.action == ast::Action::extend) return "name entries that an `extend` statement lists, or leave the line out";
    return "name the ends of a path that an `upgrade` statement makes, or leave the line out";
  }

  void tell_names(const std::string& name, const Seen& seen, const Guard& guard, const ast::On& line) {
    const auto look_at = [&](const std::optional<ast::Entries>& written,
                             const std::optional<std::vector<std::uint32_t>>& ends, const std::vector<bool>& marks,
                             std::string_view how) {
      if (!written || !ends) return;
      for (const ast::Name& entry : written->names) {
        const auto found = by_name_.find(entry.text);
        if (found == by_name_.end()) continue;
        const auto at = std::lower_bound(ends->begin(), ends->end(), found->second) - ends->begin();
        if (marks[static_cast<std::size_t>(at)]) continue;
        report_(entry.range, fmt::format("{}: no path that this line fits {} `{}`", name, how, entry.text),
                "write the entry that was meant, or leave it out of the line");
      }
    };
    const bool extend = line.action == ast::Action::extend;
    look_at(line.from, guard.from, seen.from, extend ? "stays on" : "starts at");
    look_at(line.to, guard.to, seen.to, "leads to");
  }

  const CheckedRules& rules_;
  Statements statements_;
  Report& report_;
  PathIndex index_;
  Fitting fitting_;
  std::unordered_map<std::string_view, std::uint32_t> by_name_;
};

}  // namespace

void applies_to_no_path(const LintInput& input, Report& report) { Guards(input, report).run(); }

void makes_no_path(const LintInput& input, Report& report) {
  const Statements statements = by_kind(input.written);
  std::vector<bool> makes(input.rules.path_statements.size(), false);
  if (makes.empty()) return;
  for (const Path& path : input.rules.paths) makes[path.statement] = true;
  const auto is_told = [&, faults = condition_faults(input)](const Expression& where) {
    return std::any_of(faults.begin(), faults.end(), [&](const ConditionFault& fault) {
      return fault.range.source == where.range.source && where.range.begin <= fault.range.begin &&
             fault.range.end <= where.range.end;
    });
  };
  for (std::size_t i = 0; i < makes.size(); ++i) {
    const std::optional<Expression>& where = input.rules.path_statements[i].where;
    if (makes[i] || (where && is_told(*where))) continue;
    const auto* upgrade = std::get_if<ast::Upgrade>(&statements.paths[i]->node);
    const bool by_where = upgrade && upgrade->where;
    report(by_where ? upgrade->where->range : statements.paths[i]->range,
           by_where ? "this statement makes no path: its `where` is true for no pair of entries"
                    : "this statement makes no path: there are no two entries for it",
           "write what was meant, or leave the statement out");
  }
}

}  // namespace rung
