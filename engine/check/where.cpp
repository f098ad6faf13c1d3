// SPDX-License-Identifier: Apache-2.0
// Settling `where`: which pairs of entries it holds for.
#include "engine/check/where.hpp"

#include "engine/check/constant.hpp"

namespace rung {

std::optional<WhereFault> for_each_pair(const Schema& schema, const std::vector<Define>& defines, const Expression& where,
                                        const std::vector<std::uint32_t>& sources, const std::vector<std::uint32_t>& targets,
                                        const std::function<void(std::uint32_t, std::uint32_t)>& take) {
  constexpr std::uint64_t most_steps = 500'000'000;
  ConstantEvaluator evaluate(schema, defines);
  for (const std::uint32_t source : sources) {
    for (const std::uint32_t target : targets) {
      const Settled settled = evaluate(where, source, target);
      if (settled.is(true)) take(source, target);
      if (!settled.known()) {
        const bool overflow = settled.state == Settled::State::overflow;
        return WhereFault{overflow ? settled.place : where.range, false, source, target};
      }
      if (evaluate.steps() > most_steps) return WhereFault{where.range, true, source, target};
    }
  }
  return std::nullopt;
}

}  // namespace rung
