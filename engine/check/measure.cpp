// SPDX-License-Identifier: Apache-2.0
// What an expression reads, and how large it is with every define written out in its place.
#include "engine/check/measure.hpp"

#include <algorithm>

namespace rung {

namespace {

constexpr std::uint64_t most = 1'000'000'000'000;
constexpr std::uint32_t deepest = 1'000'000;

std::uint64_t times(std::uint64_t a, std::uint64_t b) { return a != 0 && b > most / a ? most : a * b; }

std::optional<Read> read_by(Op op) {
  if (op == Op::snapshot) return Read::snapshot;
  if (op == Op::request) return Read::request;
  if (op == Op::subject) return Read::subject;
  if (op == Op::source) return Read::source;
  if (op == Op::target) return Read::target;
  if (op == Op::today) return Read::today;
  return std::nullopt;
}

void add_reads(const Expression& expression, const std::vector<DefineMeasure>& measures, Reads& reads) {
  const auto note = [&](std::size_t what) {
    if (!reads[what]) reads[what] = expression.range;
  };
  if (const std::optional<Read> read = read_by(expression.op)) note(static_cast<std::size_t>(*read));
  if (expression.op == Op::call) {
    const Reads& called = measures[expression.index].reads;
    for (std::size_t i = 0; i < called.size(); ++i) {
      if (called[i]) note(i);
    }
  }
  for (const Expression& operand : expression.operands) add_reads(operand, measures, reads);
}

class Measuring {
 public:
  Measuring(const std::vector<DefineMeasure>& measures, const std::vector<std::uint32_t>& parameters)
      : measures_(measures), parameters_(parameters), uses_(parameters.size(), 0) {}

  /// `weight`: how often the expression is written out. Returns its levels.
  std::uint32_t measure(const Expression& expression, std::uint64_t weight) {
    if (expression.op == Op::variable) {
      const auto found = std::find(parameters_.begin(), parameters_.end(), expression.index);
      if (found != parameters_.end()) {
        std::uint64_t& uses = uses_[static_cast<std::size_t>(found - parameters_.begin())];
        uses = std::min(most, uses + weight);
        return 1;
      }
    }
    const DefineMeasure* called = expression.op == Op::call ? &measures_[expression.index] : nullptr;
    nodes_ = std::min(most, nodes_ + times(weight, called ? called->extent.nodes : 1));
    std::uint32_t below = 0;
    for (std::size_t i = 0; i < expression.operands.size(); ++i) {
      const bool counted = called && i < called->uses.size();
      below = std::max(below, measure(expression.operands[i], counted ? times(weight, called->uses[i]) : weight));
    }
    return std::min(deepest, below + 1 + (called ? called->extent.levels : 0));
  }

  std::uint64_t nodes() const { return nodes_; }
  std::vector<std::uint64_t> uses() { return std::move(uses_); }

 private:
  const std::vector<DefineMeasure>& measures_;
  const std::vector<std::uint32_t>& parameters_;
  std::vector<std::uint64_t> uses_;
  std::uint64_t nodes_ = 0;
};

}  // namespace

Reads reads_of(const Expression& expression, const std::vector<DefineMeasure>& measures) {
  Reads reads;
  add_reads(expression, measures, reads);
  return reads;
}

Extent extent_of(const Expression& expression, const std::vector<DefineMeasure>& measures) {
  const std::vector<std::uint32_t> none;
  Measuring measuring(measures, none);
  const std::uint32_t levels = measuring.measure(expression, 1);
  return {measuring.nodes(), levels};
}

DefineMeasure measure_define(const Define& define, const std::vector<DefineMeasure>& measures) {
  DefineMeasure result;
  result.reads = reads_of(define.body, measures);
  Measuring measuring(measures, define.parameters);
  result.extent.levels = measuring.measure(define.body, 1);
  result.extent.nodes = measuring.nodes();
  result.uses = measuring.uses();
  return result;
}

}  // namespace rung
