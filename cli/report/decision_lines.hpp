// SPDX-License-Identifier: Apache-2.0
// Decisions of a snapshot as a line of JSON, written straight from the walk over them: no decision is built. What every
// line says alike is prepared. The same bytes as report_structure.hpp writes of decisions.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "cli/report/report.hpp"
#include "engine/describe/deciding.hpp"

namespace rung::cli {

/// Details codes and texts, without effects.
class DecisionLines {
 public:
  DecisionLines(const Program& program, const Sources& sources, const Query& query, const Heading& heading);

  /// Appends the line and counts what it says. Whether the subject asked for is there.
  bool append(std::string_view snapshot, const Facts& facts, std::string& out, Totals& totals);

  // As deciding.hpp says.
  static constexpr bool hears_advice = true;
  void undetermined(const std::string& path);
  void subject(std::uint32_t row);
  void unknown_entry(const std::string& path);
  void no_path(std::int64_t entry);
  void begin(const Path& path, std::uint32_t index, OutcomeKind outcome);
  void failed(std::uint32_t precondition);
  void missing(const std::vector<Missing>& items);
  void advice(std::uint32_t index, const Saying& saying, const std::vector<Missing>& waits_for);
  void end(const Path& path, OutcomeKind outcome);

 private:
  void open_decision(std::string_view rest);
  void count(OutcomeKind outcome);
  void name_subject(std::string_view name);

  Deciding deciding_;
  const Query& query_;
  bool texts_;
  std::string head_;                        ///< of a line, behind the snapshot's name
  std::vector<std::string> entries_;        ///< of the subject's catalog, as JSON strings
  std::vector<std::array<std::string, 2>> from_;  ///< by entry and action: what goes on behind `subject_`; made when first needed
  std::vector<std::string> reasons_;        ///< by precondition: what starts a reason
  std::vector<std::string> variables_;      ///< by precondition: what starts its culprit
  std::vector<std::string> advices_;        ///< by advice: what starts it

  std::string* out_ = nullptr;
  Totals* totals_ = nullptr;
  bool first_ = true, first_inside_ = true;  ///< decision of the line, thing in the array
  bool counted_ = false;                     ///< the subject
  std::string subject_;                      ///< what starts a decision of the subject
  std::string name_;                         ///< room for names, kept
};

}  // namespace rung::cli
