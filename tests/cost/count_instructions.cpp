// SPDX-License-Identifier: Apache-2.0
// Decides small fixed fleets under Callgrind, which counts what that takes; instructions.py reads the counts.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <valgrind/callgrind.h>

#include "bench/deciding.hpp"
#include "bench/fleet.hpp"
#include "bench/rule_set.hpp"
#include "cli/report/decision_lines.hpp"
#include "cli/summary/tally.hpp"
#include "engine/values/date.hpp"
#include "tests/conformance/rule_set.hpp"

namespace {

using namespace rung;

constexpr std::uint32_t customers = 100;

/// Counts the second run, when what is kept from run to run is there. `decide` returns how many decisions it has made.
void count(const std::string& name, const std::function<std::uint64_t()>& decide) {
  decide();
  CALLGRIND_START_INSTRUMENTATION;
  CALLGRIND_ZERO_STATS;
  const std::uint64_t decisions = decide();
  CALLGRIND_DUMP_STATS_AT(name.c_str());
  CALLGRIND_STOP_INSTRUMENTATION;
  fmt::print("{}\t{}\n", name, decisions);
}

void in_memory(const std::string& name, const Program& program, const std::string& lines) {
  bench::ReadSnapshots snapshots(program, customers);
  snapshots.fill(lines, 0);
  bench::Verdicts verdicts(program);
  count(name, [&] {
    bench::Tally tally;
    for (std::size_t i = 0; i < snapshots.count(); ++i) verdicts.decide(snapshots[i], tally);
    return tally.decisions;
  });
}

/// Reading and deciding, with `tell` to make something of each snapshot; it returns how many decisions there were.
class EndToEnd {
 public:
  explicit EndToEnd(const Program& program)
      : facts_(rules_of(program).schema, layout_of(program), pool_of(program)), reader_(rules_of(program).schema, layout_of(program), {}) {}

  void ndjson(const std::string& name, const std::string& text, const std::function<std::uint64_t(const Facts&)>& tell) {
    count(name, [&] {
      std::uint64_t decisions = 0;
      reader_.read_ndjson(text, facts_, [&](std::uint32_t, const auto&) { return decisions += tell(facts_), true; });
      return decisions;
    });
  }
  void yaml(const std::string& name, const std::string& text, const std::function<std::uint64_t(const Facts&)>& tell) {
    count(name, [&] {
      std::uint64_t decisions = 0;
      reader_.read_yaml(text, facts_, [&](std::uint32_t, const auto&) { return decisions += tell(facts_), true; });
      return decisions;
    });
  }

 private:
  Facts facts_;
  SnapshotReader reader_;
};

/// What `--format ndjson` does with a snapshot.
std::function<std::uint64_t(const Facts&)> lines_of(cli::DecisionLines& lines, std::string& line) {
  return [&](const Facts& facts) {
    line.clear();
    cli::Totals totals;
    lines.append("fleet.ndjson#1", facts, line, totals);
    return totals.decisions;
  };
}

void policy(const bench::Rules& rules) {
  const Program& program = *rules.program;
  const std::string ndjson = bench::fleet_as_ndjson(customers, 1), yaml = bench::fleet_as_yaml(customers, 1);
  in_memory("decide", program, ndjson);

  bench::Verdicts verdicts(program);
  const auto decide = [&](const Facts& facts) {
    bench::Tally tally;
    verdicts.decide(facts, tally);
    return tally.decisions;
  };
  EndToEnd end_to_end(program);
  end_to_end.ndjson("read NDJSON and decide", ndjson, decide);
  end_to_end.yaml("read YAML and decide", yaml, decide);

  const Query query;
  cli::Tally tally(program);
  cli::Tallying tallying(program, rules.sources, query, tally);
  end_to_end.ndjson("read NDJSON and summarise", ndjson, [&](const Facts& facts) {
    cli::Totals totals;
    tallying.snapshot(facts, totals);
    return totals.decisions;
  });
  std::string line;
  for (const auto& [name, detail] : {std::pair("read NDJSON and write codes", Detail::codes), std::pair("read NDJSON and write texts", Detail::texts)}) {
    Query detailed;
    detailed.detail = detail;
    cli::DecisionLines lines(program, rules.sources, detailed, {});
    end_to_end.ndjson(name, ndjson, lines_of(lines, line));
  }
}

void sizes() {
  constexpr std::uint32_t entries = 100;
  for (const bool alone : {true, false}) {
    const auto set = conformance::check_rules({{"plans.rung", bench::rule_set(entries, alone)}});
    const ProgramPointer program = compile(set->rules, {*parse_date("2026-11-22"), false});
    in_memory(alone ? "decide with 10 paths" : "decide with 1000 paths", *program,
              bench::fleet_of_subscribers(entries, alone ? 1 : entries, customers, 1));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto rules = argc == 2 ? bench::open_rules(argv[1]) : nullptr;
  if (!rules) return fmt::print(stderr, "count_instructions RULES\n"), 2;
  policy(*rules);
  sizes();
  return 0;
}
