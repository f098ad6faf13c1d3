// SPDX-License-Identifier: Apache-2.0
// The options that the commands over snapshots share, and what they mean for a rule set.
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/input/inputs.hpp"
#include "cli/commands/session.hpp"
#include "engine/decision/decision.hpp"
#include "engine/facts/read.hpp"

namespace rung::cli {

/// As they stand on the command line.
struct SnapshotOptions {
  std::string rules, root;
  std::vector<std::string> snapshots;
  std::optional<std::string> subject, target, as_of, language;
  std::vector<std::string> request;
  std::string input, yaml_reader = "auto";
  bool strict = false;
  Limits limits;
};

/// Accepts these words alone; the option's help lists them.
CLI::Validator one_of(const std::vector<std::string>& words);
/// The option called so, `--` included; null where there is none. What CLI11 has for it ends the program where memory runs out.
CLI::Option* find_option(CLI::App& command, const std::string& name);
/// The words that an option accepts alone; none where it accepts others.
std::vector<std::string> words_of(CLI::Option& option);
/// Accepts whole numbers that are not less.
CLI::Validator number_from(std::uint64_t least);
/// What `option` was given. Throws CannotRun where it is no number from 0 to 100.
double percentage(std::string_view option, const std::string& written);

void add_rules_options(CLI::App& command, SnapshotOptions& options);
/// One SNAPSHOT.
void add_snapshot_option(CLI::App& command, SnapshotOptions& options);
/// --subject, --to, and the reading options.
void add_question_options(CLI::App& command, SnapshotOptions& options);
/// --request, --as-of, --lang (which means `language`), --strict, --input, --yaml-reader and the limits.
void add_reading_options(CLI::App& command, SnapshotOptions& options,
                         const std::string& language = "the language of messages\n(default: the package's first)");
/// The limit on deciding, for commands that decide whole snapshots.
void add_steps_option(CLI::App& command, SnapshotOptions& options);

InputFormat input_format(const SnapshotOptions& options);
/// How snapshots are read; `places`: whether the place of every fact is asked for.
ReadOptions read_options(const SnapshotOptions& options, bool places);

/// The as-of date, today where none was given. Throws CannotRun where it is no date.
std::int32_t asked_date(const SnapshotOptions& options);
/// `from 2018-10-29 on`.
std::string range_in_words(const DateRange& range);
/// The as-of date. Throws CannotRun where it is no date, or outside the package's.
std::int32_t as_of_date(const SnapshotOptions& options, const CheckedRules& rules);

/// What is asked, in the rule set's terms. Throws CannotRun for an entry that does not exist; remarks on a language
/// that the package does not have.
Query query_of(const SnapshotOptions& options, const CheckedRules& rules, Session& session);

/// Puts the request's fields into `facts`. Throws CannotRun for what the rule set does not know or cannot read.
void fill_request(const SnapshotOptions& options, const CheckedRules& rules, Facts& facts);

}  // namespace rung::cli
