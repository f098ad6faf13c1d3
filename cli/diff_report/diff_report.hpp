// SPDX-License-Identifier: Apache-2.0
// What `rung diff` found, and the three ways to write it down.
#pragma once

#include <string>
#include <vector>

#include "cli/write/terminal.hpp"
#include "engine/diff/decision_diff.hpp"
#include "engine/diff/rules_diff.hpp"

namespace rung::cli {

struct DiffSide {
  std::string operand;     ///< as given
  std::string path;        ///< what opens it again
  std::string package, sha256;
  std::string not_in_effect;  ///< when it holds, where that is not on the date; empty where all is well
};

struct DiffReport {
  const Sources& sources;
  DiffSide before, after;
  RulesDiff rules;
  const DecisionDiff* decisions = nullptr;  ///< null where no snapshots were given
  std::string as_of;                        ///< of the decisions
  std::vector<std::string> arguments;       ///< that `rung explain` needs to see them alike
};

std::string render_human(const DiffReport& report, const Terminal& terminal);
std::string render_json(const DiffReport& report);
/// At most `limit` bytes: what did not fit is counted.
std::string render_markdown(const DiffReport& report, std::size_t limit);

// What the formats share.

/// Something to be shown on a line of its own: `-` was, `+` is, `~` is not as it was, a blank is only context.
struct DiffLine {
  char sign = ' ';
  unsigned depth = 0;
  std::string text;    ///< may hold anything that rules hold
  std::string remark;  ///< behind it: `guards 12 paths`
};
struct DiffSection {
  std::string title;              ///< `paths`, `preconditions`
  std::vector<DiffLine> lines;
};
/// Changes of meaning by kind of statement; paths that changed alike are one line.
std::vector<DiffSection> sections_of(const std::vector<StatementChange>& changes);

/// `3 changes of meaning, 1 of texts only`; `no change in meaning`.
std::string rules_in_words(const RulesDiff& rules);
/// `12 newly allowed, 3 newly refused`; `no decision changed`.
std::string decisions_in_words(const DecisionDiff& decisions);
/// `1 decision`, `2,000 decisions`.
std::string counted(std::size_t count, const std::string& one, const std::string& many);

/// `upgrade a -> b`; what is known of it where the entry is not.
std::string path_of(const DecisionGroup& group);
/// The codes, or what it waits for; empty where there is nothing of that kind.
std::string reasons_of(const Ruling& ruling);
/// `ineligible`; `no decision`.
std::string outcome_of(const Ruling& ruling);
/// `rung explain …`, ready for a shell.
std::string explain_command(const DiffReport& report, const DecisionGroup& group, const DecisionGroup::Example& example);

}  // namespace rung::cli
