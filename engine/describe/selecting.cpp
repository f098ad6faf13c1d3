// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/selecting.hpp"

#include <algorithm>

namespace rung {

Selecting::Selecting(const CompiledSelection& selection) : selection_(selection), codes_(selection.code_words) {
  arguments_[Arguments::outcome] = {&outcome_, true};
  arguments_[Arguments::codes] = {codes_.data(), true};
  arguments_[Arguments::source] = {&source_, false};
  arguments_[Arguments::target] = {&target_, false};
}

void Selecting::start(OutcomeKind outcome, std::optional<std::int64_t> source, std::optional<std::int64_t> target) {
  outcome_ = static_cast<std::int64_t>(outcome);
  source_ = source.value_or(0);
  target_ = target.value_or(0);
  arguments_[Arguments::source].known = source.has_value();
  arguments_[Arguments::target].known = target.has_value();
  std::fill(codes_.begin(), codes_.end(), 0);
}

void Selecting::failed(std::uint32_t precondition) {
  const std::uint32_t code = selection_.code_of[precondition];
  const auto bits = static_cast<std::uint64_t>(codes_[code / 64]) | std::uint64_t{1} << (code % 64);
  codes_[code / 64] = static_cast<std::int64_t>(bits);
}

bool Selecting::is_wanted(Probes& probes, const Moment& moment) {
  Moment asked = moment;
  asked.arguments = arguments_.data();
  const Probe& probe = probes.run({selection_.condition}, asked);
  if (probe.state(selection_.condition) == FactState::unknown) ++unknown_;
  return probe.is_true(selection_.condition);
}

}  // namespace rung
