// SPDX-License-Identifier: Apache-2.0
#include "engine/compile/cost.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/compile/program.hpp"

namespace rung {

namespace {

/// In place of a table: the members of a set that is no mask.
constexpr std::uint32_t members_of_a_set = none;

/// What the lanes of a domain are as many as.
struct Lanes {
  double fixed = 1;            ///< where it is no list and no set
  std::uint32_t table = none;  ///< rows of it, or members
  std::uint32_t owner = scalar_domain;
  bool counted = false;        ///< `table` says so
};

}  // namespace

/// The sums of one class of plans.
struct Cost::Tapes {
  Tapes(const Program& program, const Tape& tape, std::uint32_t paths) : tape_(tape), lanes_(tape.domains) {
    lanes_[path_domain].fixed = paths;
    if (program.subject.list != none) lanes_[subject_domain] = {1, program.subject.table, scalar_domain, true};
    for (const Block& block : tape.blocks)
      for (const Instruction& in : block) learn(program.layout, in);
  }

  Sum of_block(std::uint32_t index) const {
    Sum sum;
    for (const Instruction& in : tape_.blocks[index]) add(sum, of(in));
    return sum;
  }

 private:
  void learn(const Layout& layout, const Instruction& in) {
    if (in.opcode == Opcode::enter_list) lanes_[in.domain] = {1, layout.lists[in.a].elements, in.b, true};
    if (in.opcode == Opcode::enter_words) lanes_[in.domain].fixed = in.b;
    if (in.opcode == Opcode::enter_items) lanes_[in.domain] = {1, members_of_a_set, scalar_domain, true};
  }

  Sum on_lanes(std::uint32_t domain, double each) const {
    const Lanes& lanes = lanes_[domain];
    if (!lanes.counted) return {{{}, lanes.fixed * each}};
    return {{{Factor{lanes.table, lanes.owner}}, each}};
  }

  Sum of(const Instruction& in) const {
    switch (in.opcode) {
      case Opcode::enter_list: {
        Sum sum = on_lanes(in.domain, static_cast<double>(tape_.loads[in.c].size()));
        sum[{}] += 1;
        return sum;
      }
      case Opcode::some_for_paths:
      case Opcode::look_up_for_paths:
        return on_lanes(in.domain, static_cast<double>(tape_.tests[in.c].size()) * lanes_[path_domain].fixed);
      case Opcode::collect_words:
      case Opcode::collect_items: return on_lanes(in.domain, std::max<double>(in.c, 1));
      case Opcode::repeat: {
        const Lanes& lanes = lanes_[in.domain];
        Sum once = of_block(in.a);
        if (lanes.counted) return repeated(once, {lanes.table, lanes.owner}, in.domain);
        for (auto& [factors, times] : once) times *= lanes.fixed;
        return once;
      }
      case Opcode::deposit: return {{{}, 1}};  // into one lane of those that are repeated for
      default: return on_lanes(in.domain, 1);
    }
  }

  const Tape& tape_;
  std::vector<Lanes> lanes_;
};

void Cost::add(Sum& sum, const Sum& other) {
  for (const auto& [factors, times] : other) sum[factors] += times;
}

void Cost::raise(Sum& sum, const Sum& to) {
  for (const auto& [factors, times] : to) sum[factors] = std::max(sum[factors], times);
}

// What is looked through within each row of a list adds up to all there is of it, however many rows.
Cost::Sum Cost::repeated(const Sum& once, Factor times, std::uint32_t domain) {
  Sum sum;
  for (const auto& [factors, each] : once) {
    std::vector<Factor> product = factors;
    bool adds_up = false;
    for (Factor& factor : product) {
      if (factor.owner != domain) continue;
      factor.owner = adds_up ? scalar_domain : times.owner;
      adds_up = true;
    }
    if (!adds_up) product.push_back(times);
    std::sort(product.begin(), product.end());
    sum[product] += each;
  }
  // Going through rows that have nothing in them is work too.
  sum[{times}] += 1;
  return sum;
}

Cost::Cost(const Program& program) : program_(&program) {
  std::vector<std::uint32_t> paths(program.classes.size(), 0);
  for (const Plan& plan : program.plans) paths[plan.plan_class] = std::max(paths[plan.plan_class], plan.paths);
  double plans_of_one = 0;
  for (std::size_t entry = 0; entry + 1 < program.first_plan.size(); ++entry)
    plans_of_one = std::max<double>(plans_of_one, program.first_plan[entry + 1] - program.first_plan[entry]);
  Sum first, each;
  for (std::size_t index = 0; index < program.classes.size(); ++index) {
    const Tapes tapes(program, program.classes[index].tape, paths[index]);
    Sum for_snapshot = tapes.of_block(0), for_subject = tapes.of_block(1), both = for_snapshot;
    add(both, for_subject);
    raise(decision_, both);
    add(first, for_snapshot);
    raise(each, for_subject);
  }
  const bool in_list = program.subject.list != none;
  for (auto& [factors, times] : each) times *= plans_of_one;
  snapshot_ = in_list ? repeated(each, {program.subject.table, scalar_domain}, subject_domain) : each;
  add(snapshot_, first);
  for (const auto& [factors, times] : snapshot_) {
    by_degree_.resize(std::max(by_degree_.size(), factors.size() + 1), 0);
    by_degree_[factors.size()] += times;
  }
}

/// At most so many a set has: it holds what the snapshot and the rules have written or what is gathered from rows. No table has more rows.
double Cost::members(const Facts& facts) const {
  double sum = static_cast<double>(facts.pool().items.size());
  for (std::uint32_t table = 0; table < program_->layout.tables.size(); ++table) sum += facts.rows(table);
  return sum;
}

double Cost::of_snapshot(const Facts& facts) const {
  const double set = members(facts);
  double sum = 0;
  for (const auto& [factors, times] : snapshot_) {
    double product = times;
    for (const Factor& factor : factors) product *= factor.table == members_of_a_set ? set : facts.rows(factor.table);
    sum += product;
  }
  return sum;
}

bool Cost::exceeds(const Facts& facts, double steps) const {
  const double most = members(facts);
  double bound = 0;
  for (auto coefficient = by_degree_.rbegin(); coefficient != by_degree_.rend(); ++coefficient) bound = bound * most + *coefficient;
  return bound > steps && of_snapshot(facts) > steps;
}

std::string Cost::of_decision() const {
  const Layout& layout = program_->layout;
  const auto name = [&](const Factor& factor) -> std::string {
    if (factor.table == members_of_a_set) return "members";
    const List& list = layout.lists[layout.tables[factor.table].list];
    if (factor.owner == subject_domain) return program_->rules->subject.name + "." + list.path;
    std::string path = list.path;
    for (std::uint32_t owner = list.owner; layout.tables[owner].list != none; owner = layout.lists[layout.tables[owner].list].owner)
      path = layout.lists[layout.tables[owner].list].path + "." + path;
    return path;
  };
  // From what is there in any case to what grows fastest.
  std::vector<std::pair<std::vector<Factor>, double>> terms(decision_.begin(), decision_.end());
  std::stable_sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) { return a.first.size() < b.first.size(); });
  std::string text;
  for (const auto& [factors, times] : terms) {
    if (times == 0) continue;
    if (!text.empty()) text += " + ";
    if (times != 1 || factors.empty()) text += fmt::format("{:.0f}", times);
    for (std::size_t i = 0; i < factors.size(); ++i) text += (times != 1 || i > 0 ? " × " : "") + name(factors[i]);
  }
  return text.empty() ? "0" : text;
}

}  // namespace rung
