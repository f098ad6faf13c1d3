// SPDX-License-Identifier: Apache-2.0
// One decision seen from within: terms evaluated with subject, path and chosen elements bound, a register for each.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/compile/program.hpp"

namespace rung {

/// What terms are evaluated for.
struct Moment {
  struct Bound { std::uint32_t domain; DomainState state; };
  const Facts* facts = nullptr;
  const Pool* pool = nullptr;  ///< the facts', with constants of the terms in it
  std::uint32_t subject_row = 0;
  std::int64_t source = 0, target = 0;
  std::vector<Bound> bound = {};
  const Argument* arguments = nullptr;  ///< of the terms that are evaluated, where they have any

  std::uint32_t row_of(std::uint32_t domain) const;
  /// With one lane of a domain that a probe has entered bound as well.
  Moment with(std::uint32_t domain, DomainState state, std::uint32_t lane) const;
};

/// The terms that are evaluated, and what they stand on.
struct Setting {
  const CheckedRules* rules;
  const Layout* layout;
  const Terms* terms;
  const TapeContext* context;
};
inline Setting setting_of(const Program& program) {
  return {program.rules, &program.layout, &program.terms, &program.context};
}

class Probe {
 public:
  /// Of the terms that have been added to `schedule`.
  Probe(const Setting& setting, Schedule schedule, Pool& scratch);
  Probe(const Probe&) = delete;
  Probe& operator=(const Probe&) = delete;

  /// Where the schedule is for one decision.
  void run(const Moment& moment);

  const Setting& setting() const { return setting_; }
  const Frame& frame() const { return frame_; }
  Frame& frame() { return frame_; }
  std::uint32_t row_of(std::uint32_t domain) const { return frame_.domains[domain].row; }  ///< that is bound
  /// Known, absent or unknown: of a term without lanes.
  FactState state(TermId term) const;
  bool is_true(TermId term) const { return (value(term).t[0] & 1) != 0; }
  Placed placed(TermId term) const { return *schedule_.find(term); }
  const Register& value(TermId term) const { return frame_[placed(term).reg]; }
  bool holds(TermId term) const { return schedule_.find(term).has_value(); }
  bool has_lanes(TermId term) const { return placed(term).domain != scalar_domain; }
  /// A term of an entered domain's lanes.
  FactState state(TermId term, std::uint32_t lane) const;
  bool is_true(TermId term, std::uint32_t lane) const;
  DomainState domain(std::uint32_t domain) const { return frame_.domains[domain]; }

 private:
  Setting setting_;
  Schedule schedule_;
  Tape tape_;
  Frame frame_;
};

/// Probes by what they evaluate, made when first needed.
class Probes {
 public:
  explicit Probes(const Setting& setting) : setting_(setting) {}
  /// The probe of these terms, run for the moment; its registers stay until the same is asked for again.
  const Probe& run(const std::vector<TermId>& roots, const Moment& moment);
  const Setting& setting() const { return setting_; }
  Pool& scratch() { return scratch_; }

 private:
  Setting setting_;
  Pool scratch_;
  std::map<std::pair<std::vector<TermId>, std::vector<std::uint32_t>>, std::unique_ptr<Probe>> probes_;
};

}  // namespace rung
