// SPDX-License-Identifier: Apache-2.0
// Settling `where`: which pairs of entries it holds for.
#include "engine/check/where.hpp"

#include "engine/check/constant.hpp"
#include "engine/check/inline_calls.hpp"
#include "engine/check/where_lanes.hpp"

namespace rung {

namespace {

/// A step of the evaluator takes as long as many cells of a lane.
constexpr std::uint64_t cells_in_a_step = 32;

}  // namespace

std::optional<WhereFault> for_each_pair(const Schema& schema, const std::vector<Define>& defines,
                                        const Expression& where, const std::vector<std::uint32_t>& sources,
                                        const std::vector<std::uint32_t>& targets, bool with_itself,
                                        const std::function<void(std::uint32_t, std::uint32_t)>& take,
                                        std::uint64_t most_steps) {
  if (sources.empty() || targets.empty()) return std::nullopt;
  ConstantEvaluator evaluate(schema, defines, most_steps);
  const Expression flat = quantifiers_to_sets(inline_calls(where, defines));
  WhereLanes lanes(evaluate, flat, sources, targets);
  for (std::size_t s = 0; s < sources.size(); ++s) {
    const WhereLanes::Truths truths = lanes.of(s);
    if (evaluate.steps() + lanes.cells() / cells_in_a_step > most_steps) {
      return WhereFault{where.range, true, sources[s], targets.back()};
    }
    for (std::size_t t = 0; t < targets.size(); ++t) {
      if (!with_itself && sources[s] == targets[t]) continue;
      if (truths.known[t] != Known::yes) {
        const Settled settled = evaluate(where, sources[s], targets[t]);
        const bool overflow = settled.state == Settled::State::overflow;
        return WhereFault{overflow ? settled.place : where.range, false, sources[s], targets[t]};
      }
      if (truths.values[t] != 0) take(sources[s], targets[t]);
    }
  }
  return std::nullopt;
}

}  // namespace rung
