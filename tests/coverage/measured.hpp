// SPDX-License-Identifier: Apache-2.0
// Coverage of a small rule set in memory by decisions on snapshots that a test names.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/compile/compile.hpp"
#include "engine/compile/program.hpp"
#include "engine/coverage/coverage.hpp"
#include "engine/coverage/recorder.hpp"
#include "engine/facts/read.hpp"
#include "tests/conformance/rule_set.hpp"

namespace rung::testing {

/// One decision: `item` of a snapshot in YAML, for an entry of `plan`; `extend` for its extend.
struct Decided { std::string snapshot, target; };

struct Measured {
  explicit Measured(const std::string& rules) : set(conformance::check_rules({{"rules.rung", rules}})) {
    coverage.rules = "rules";
    coverage.model = coverage_model(set->rules, set->sources);
    coverage.marks.resize(coverage.model.slots);
  }

  void decide(const std::vector<Decided>& decisions) {
    const ProgramPointer program = compile(set->rules, {});
    Facts facts(set->rules.schema, program->layout, program->pool);
    SnapshotReader reader(set->rules.schema, program->layout, {});
    Recorder recorder(coverage.model);
    for (std::uint32_t i = 0; i < decisions.size(); ++i) {
      reader.read_yaml(decisions[i].snapshot, facts, [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
        if (!errors.empty()) throw std::runtime_error(errors[0].message);
        std::optional<std::uint32_t> target;
        if (decisions[i].target != "extend")
          target = find_entry(set->rules.schema.catalogs[set->rules.subject.catalog], decisions[i].target);
        recorder.record(*program, facts, "i", target, i);
        return true;
      });
      coverage.cases.push_back("case " + std::to_string(i + 1));
    }
    coverage.marks = recorder.marks(std::vector<bool>(decisions.size(), true));
  }

  /// What is missing of one kind, a line each.
  std::string missing(ObligationKind kind) const {
    std::string result;
    for (const Obligation& obligation : coverage.model.obligations)
      if (obligation.kind == kind && !is_met(obligation, coverage.marks))
        result += missing_words(obligation, coverage.marks) + "\n";
    return result;
  }

  std::unique_ptr<conformance::RuleSet> set;
  Coverage coverage;
};

}  // namespace rung::testing
