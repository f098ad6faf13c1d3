// SPDX-License-Identifier: Apache-2.0
// Decisions as they are printed: one report a run, fed with a snapshot at a time.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/write/output.hpp"
#include "cli/write/terminal.hpp"
#include "engine/decision/decision.hpp"
#include "engine/facts/read.hpp"

namespace rung {
struct UnlistedSubject;
}

namespace rung::cli {

enum class Format : std::uint8_t { table, json, ndjson, yaml, csv };

/// What holds for all decisions of a run.
struct Heading {
  std::string package;
  std::string title;         ///< of the package, in the language asked for; may be empty
  std::string rules;         ///< `sha256:` and the hash in hex
  std::string as_of;         ///< ISO date
  std::string subject_name;  ///< what is decided on: `subscription`
  std::string subjects_name; ///< several of them: `subscriptions`
  Detail detail = Detail::texts;
  bool effects = false;
  bool one_subject = false;  ///< a single subject was asked for
  std::string select = {};   ///< the condition that chooses decisions; empty where there is none
};

/// A snapshot that cannot be decided, with a stretch of the input that it stands in.
struct BadSnapshot {
  std::string_view name;
  const std::vector<SnapshotError>& errors;
  std::string_view text;
  std::uint32_t first_line = 1;  ///< of `text`, where the errors' lines count from 1
};

/// What a run has come to, or a part of one.
struct Totals {
  std::size_t snapshots = 0, bad = 0;  ///< all, and those that could not be decided
  std::size_t subjects = 0, decisions = 0;
  std::array<std::size_t, 4> outcomes{};  ///< by OutcomeKind
  std::size_t unknown_selections = 0;     ///< decisions left out because it is unknown whether they are wanted
  bool subject_found = false;             ///< the one that was asked for

  void add(const std::vector<Decision>& of_a_snapshot);
  void add(const Totals& other);
};

/// Facts of a snapshot that starts at this line of its input count lines from there; from here on, from the input's start.
void place_facts(std::vector<Decision>& decisions, std::uint32_t first_line);

/// Told of snapshots in order, in blocks, of which each may be told to another report: all of them together are one run's.
class Report {
 public:
  virtual ~Report() = default;
  virtual void begin() = 0;
  virtual void start_block() {}
  /// What stands between what two blocks have written, where both have.
  virtual std::string_view separator() const { return {}; }
  virtual void snapshot(std::string_view name, const std::vector<Decision>& decisions) = 0;
  /// Behind its snapshot: subjects on entries that no rule lists.
  virtual void unlisted(const std::vector<UnlistedSubject>&) {}
  virtual void bad_snapshot(const BadSnapshot& bad) = 0;
  /// `anything`: whether blocks have written results.
  virtual void end(const Totals& totals, bool anything) = 0;
};

/// Says nothing.
class SilentReport final : public Report {
 public:
  void begin() override {}
  void snapshot(std::string_view, const std::vector<Decision>&) override {}
  void bad_snapshot(const BadSnapshot&) override {}
  void end(const Totals&, bool) override {}
};

struct ReportStreams {
  Output& results;
  Output& remarks;
  Terminal results_terminal, remarks_terminal;
};
std::unique_ptr<Report> make_report(Format format, Heading heading, const ReportStreams& streams);

std::unique_ptr<Report> make_table_report(Heading heading, const ReportStreams& streams);
std::unique_ptr<Report> make_json_report(Heading heading, const ReportStreams& streams, bool one_array);
std::unique_ptr<Report> make_csv_report(Heading heading, const ReportStreams& streams);
std::unique_ptr<Report> make_yaml_report(Heading heading, const ReportStreams& streams);

}  // namespace rung::cli
