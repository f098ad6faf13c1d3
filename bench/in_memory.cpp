// SPDX-License-Identifier: Apache-2.0
// Times deciding alone, snapshots read, against a floor in the same breath. Writes `ns a decision<TAB>of the floor` for each round.
#include <time.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "bench/deciding.hpp"
#include "bench/fleet.hpp"

namespace {

using namespace rung;
using namespace rung::bench;

constexpr const char* usage =
    "in_memory policy RULES ROUNDS                              against the same policy, compiled in\n"
    "in_memory size RULES FLEET RULES_OF_ONE FLEET_OF_ONE ROUNDS   against the rules that one entry needs\n";

// Few enough that they stay in the cache, as the one snapshot does that a stream is read into.
constexpr std::size_t kept = 200;

/// What this thread has had of a processor, whoever else wants it.
std::chrono::nanoseconds thread_time() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

std::unique_ptr<Rules> must_open(const std::string& path) {
  std::unique_ptr<Rules> rules = open_rules(path);
  if (!rules) throw std::runtime_error(fmt::format("`{}` cannot be loaded, or has errors", path));
  return rules;
}

bool same(const Tally& left, const Tally& right) {
  return left.decisions == right.decisions && left.ineligible == right.ineligible && left.undetermined == right.undetermined &&
         left.bits == right.bits;
}

void against_compiled_in(const std::string& path, unsigned rounds) {
  constexpr unsigned repeats = 100;
  const std::unique_ptr<Rules> rules = must_open(path);
  ReadSnapshots snapshots(*rules->program, kept);
  snapshots.fill(fleet_as_ndjson(kept, 1), 0);
  std::vector<CompiledCustomer> customers;
  for (std::size_t i = 0; i < snapshots.count(); ++i) customers.push_back(compiled_from(snapshots[i]));
  Verdicts verdicts(*rules->program);
  for (unsigned round = 0; round < rounds; ++round) {
    Tally tally, floor_tally;
    const auto start = thread_time();
    for (unsigned repeat = 0; repeat < repeats; ++repeat)
      for (std::size_t i = 0; i < snapshots.count(); ++i) verdicts.decide(snapshots[i], tally);
    const auto between = thread_time();
    for (unsigned repeat = 0; repeat < repeats; ++repeat)
      for (const CompiledCustomer& customer : customers) decide_compiled(customer, floor_tally);
    const auto end = thread_time();
    if (!same(tally, floor_tally)) throw std::runtime_error("the compiled-in program decides otherwise");
    const auto decisions = static_cast<double>(tally.decisions);
    fmt::print("{:.3f}\t{:.3f}\n", static_cast<double>((between - start).count()) / decisions,
               static_cast<double>((end - between).count()) / decisions);
  }
}

/// A fleet that is read and decided batch by batch; only deciding is timed, so that batches of two can take turns.
class Streamed {
 public:
  Streamed(const std::string& rules, const std::string& fleet)
      : rules_(must_open(rules)), snapshots_(*rules_->program, kept), verdicts_(*rules_->program) {
    std::ostringstream text;
    text << std::ifstream(fleet, std::ios::binary).rdbuf();
    text_ = text.str();
    if (text_.empty()) throw std::runtime_error(fmt::format("`{}` cannot be read", fleet));
  }

  void start() {
    at_ = 0;
    time_ = {};
    tally_ = {};
  }
  /// Whether there was another batch.
  bool batch() {
    if (at_ == text_.size()) return false;
    at_ = snapshots_.fill(text_, at_);
    const auto start = thread_time();
    for (std::size_t i = 0; i < snapshots_.count(); ++i) verdicts_.decide(snapshots_[i], tally_);
    time_ += thread_time() - start;
    return true;
  }
  double a_decision() const { return static_cast<double>(time_.count()) / static_cast<double>(tally_.decisions); }
  const Tally& tally() const { return tally_; }

 private:
  std::unique_ptr<Rules> rules_;
  ReadSnapshots snapshots_;
  Verdicts verdicts_;
  std::string text_;
  std::size_t at_ = 0;
  std::chrono::nanoseconds time_{};
  Tally tally_;
};

void against_one_entry(Streamed& large, Streamed& one, unsigned rounds) {
  for (unsigned round = 0; round < rounds; ++round) {
    large.start();
    one.start();
    while (large.batch() && one.batch()) {}
    if (large.tally().decisions != one.tally().decisions) throw std::runtime_error("the two fleets differ in more than the entries");
    fmt::print("{:.3f}\t{:.3f}\n", large.a_decision(), one.a_decision());
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  try {
    if (arguments.size() == 3 && arguments[0] == "policy") {
      against_compiled_in(arguments[1], static_cast<unsigned>(std::stoul(arguments[2])));
    } else if (arguments.size() == 6 && arguments[0] == "size") {
      Streamed large(arguments[1], arguments[2]), one(arguments[3], arguments[4]);
      against_one_entry(large, one, static_cast<unsigned>(std::stoul(arguments[5])));
    } else {
      return fmt::print(stderr, "{}", usage), 2;
    }
  } catch (const std::exception& error) {
    return fmt::print(stderr, "{}\n", error.what()), 2;
  }
  return 0;
}
