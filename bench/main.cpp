// SPDX-License-Identifier: Apache-2.0
// Times deciding a fleet in memory and end to end, each against a floor measured in the same run.
#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>

#include "bench/compiled_in.hpp"
#include "bench/fleet.hpp"
#include "bench/floors.hpp"
#include "engine/check/check.hpp"
#include "engine/describe/decide.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/facts/read.hpp"
#include "engine/load/load.hpp"
#include "engine/values/bits.hpp"
#include "engine/values/date.hpp"

namespace {

using namespace rung;
using namespace rung::bench;

/// The median of several runs, in seconds.
double median(int runs, const std::function<void()>& work) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

/// Runs every subject of the facts through its plans of upgrades; how many decisions that made.
std::uint64_t decide_all(const Program& program, Evaluator& evaluator, const Facts& facts) {
  evaluator.start(facts);
  std::uint64_t decisions = 0;
  const ListInstance& subjects = facts.list(program.subject.list, 0);
  for (std::uint32_t row = subjects.first; row < subjects.first + subjects.count; ++row) {
    if (facts.state(program.subject.at, row) != FactState::known) continue;
    const auto entry = static_cast<std::size_t>(*facts.cells(program.subject.at, row));
    if (entry + 1 >= program.first_plan.size()) continue;
    for (std::uint32_t plan = program.first_plan[entry]; plan < program.first_plan[entry + 1]; ++plan) {
      if (program.plans[plan].upgrades == 0) continue;
      const Verdict verdict = evaluator.run(program.plans[plan], row, static_cast<std::int64_t>(entry));
      decisions += static_cast<std::uint64_t>(count_bits(verdict.decided & program.plans[plan].upgrades));
    }
  }
  return decisions;
}

struct Timing {
  const CheckedRules& rules;
  const Program& program;
  const Sources& sources;

  void in_memory(const std::string& ndjson) const {
    constexpr std::size_t kept = 200;  // few enough to stay in the cache, as the one that streaming reuses does
    std::vector<std::unique_ptr<Facts>> snapshots;
    SnapshotReader reader(rules.schema, layout_of(program), {});
    std::size_t start = 0;
    while (snapshots.size() < kept && start < ndjson.size()) {
      const std::size_t end = ndjson.find('\n', start);
      snapshots.push_back(std::make_unique<Facts>(rules.schema, layout_of(program), pool_of(program)));
      reader.read_ndjson(std::string_view(ndjson).substr(start, end + 1 - start), *snapshots.back(),
                         [](std::uint32_t, const std::vector<SnapshotError>&) { return true; });
      start = end + 1;
    }
    Pool scratch;
    Evaluator evaluator(program, scratch);
    std::uint64_t decisions = 0;
    const double time = median(9, [&] {
      decisions = 0;
      for (int round = 0; round < 100; ++round)
        for (const auto& facts : snapshots) decisions += decide_all(program, evaluator, *facts);
    });
    std::vector<CompiledCustomer> customers;
    for (const auto& facts : snapshots) customers.push_back(compiled_from(*facts));
    Tally tally;
    const double floor = median(9, [&] {
      tally = {};
      for (int round = 0; round < 100; ++round)
        for (const CompiledCustomer& customer : customers) decide_compiled(customer, tally);
    });
    if (tally.decisions != decisions) fmt::print("the compiled-in program decides {} times, not {}\n", tally.decisions, decisions);
    fmt::print("in memory         {:8.2f} M decisions/s a core ({:.0f} ns each); {:.1f} times a compiled-in C++ program\n",
               static_cast<double>(decisions) / time / 1e6, time / static_cast<double>(decisions) * 1e9, time / floor);
  }

  std::uint64_t end_to_end(const std::string& text, bool yaml) const {
    Facts facts(rules.schema, layout_of(program), pool_of(program));
    SnapshotReader reader(rules.schema, layout_of(program), {});
    Pool scratch;
    Evaluator evaluator(program, scratch);
    std::uint64_t decisions = 0;
    const auto on_snapshot = [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
      if (errors.empty()) decisions += decide_all(program, evaluator, facts);
      return true;
    };
    if (yaml) reader.read_yaml(text, facts, on_snapshot);
    else reader.read_ndjson(text, facts, on_snapshot);
    return decisions;
  }
};

void report(const char* what, std::size_t bytes, std::uint64_t decisions, double time, double floor, const char* against) {
  fmt::print("{:<17} {:8.2f} M decisions/s, {:7.1f} MB/s; {:.2f} times {} ({:.1f} MB/s)\n", what,
             static_cast<double>(decisions) / time / 1e6, static_cast<double>(bytes) / time / 1e6, time / floor, against,
             static_cast<double>(bytes) / floor / 1e6);
}

}  // namespace

int main(int argc, char** argv) {
  const char* directory = argc > 1 ? argv[1] : "rules/office365_cn";
  const auto customers = static_cast<std::uint32_t>(argc > 2 ? std::stoul(argv[2]) : 100'000);
  Sources sources;
  const LoadOutcome loaded = load(sources, disk(), directory);
  if (!loaded.value || !loaded.diagnostics.empty()) return fmt::print(stderr, "{} cannot be loaded\n", directory), 2;
  const Outcome<CheckedRules> checked = check(sources, loaded.value->rules);
  if (!checked.value) return fmt::print(stderr, "{} has errors\n", directory), 2;
  const ProgramPointer program = compile(*checked.value, {*parse_date("2026-11-22"), false});
  const Timing timing{*checked.value, *program, sources};

  std::string ndjson = fleet_as_ndjson(customers, 1);
  timing.in_memory(ndjson);
  std::uint64_t decisions = 0, sum = 0;
  const double json_time = median(5, [&] { decisions = timing.end_to_end(ndjson, false); });
  const std::size_t bytes = ndjson.size();
  ndjson.append(simdjson::SIMDJSON_PADDING, ' ');
  const double json_floor = median(5, [&] { sum += simdjson_on_demand(ndjson); });
  report("NDJSON to verdict", bytes, decisions, json_time, json_floor, "simdjson on demand, the same fields");

  const std::string yaml = fleet_as_yaml(std::max(customers / 20, 1U), 1);
  const double yaml_time = median(3, [&] { decisions = timing.end_to_end(yaml, true); });
  const double yaml_floor = median(3, [&] { sum += yaml_cpp_events(yaml); });
  report("YAML to verdict", yaml.size(), decisions, yaml_time, yaml_floor, "yaml-cpp's bare event parser");
  return sum == 0 ? 1 : 0;
}
