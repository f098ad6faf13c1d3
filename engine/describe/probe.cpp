// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/probe.hpp"

namespace rung {

std::uint32_t Moment::row_of(std::uint32_t domain) const {
  if (domain == subject_domain) return subject_row;
  for (const Bound& one : bound)
    if (one.domain == domain) return one.state.row;
  return 0;
}

Moment Moment::with(std::uint32_t domain, DomainState state, std::uint32_t lane) const {
  Moment result = *this;
  state.bound = lane;
  state.row = state.first + lane;
  result.bound.push_back({domain, state});
  return result;
}

Probe::Probe(const Setting& setting, Schedule schedule, Pool& scratch)
    : setting_(setting), schedule_(std::move(schedule)), tape_(schedule_.take()), frame_(tape_, *setting.context, scratch) {}

void Probe::run(const Moment& moment) {
  frame_.start(moment.facts, *moment.pool);
  frame_.domains[subject_domain].row = moment.subject_row;
  for (const Moment::Bound& bound : moment.bound) frame_.domains[bound.domain] = bound.state;
  frame_.source = moment.source;
  frame_.target = moment.target;
  frame_.arguments = moment.arguments;
  frame_.run(0);
}

FactState Probe::state(TermId term) const {
  const Register& reg = value(term);
  if ((*setting_.terms)[term].words == 0)
    return ((reg.t[0] | reg.f[0]) & 1) != 0 ? FactState::known : FactState::unknown;
  return (reg.t[0] & 1) != 0 ? FactState::known : (reg.f[0] & 1) != 0 ? FactState::absent : FactState::unknown;
}

FactState Probe::state(TermId term, std::uint32_t lane) const {
  const Placed placed = *schedule_.find(term);
  if (placed.domain == scalar_domain) return state(term);
  const Register& reg = frame_[placed.reg];
  const bool t = ((reg.t[lane >> 6] >> (lane & 63)) & 1) != 0, f = ((reg.f[lane >> 6] >> (lane & 63)) & 1) != 0;
  if ((*setting_.terms)[term].words == 0) return t || f ? FactState::known : FactState::unknown;
  return t ? FactState::known : f ? FactState::absent : FactState::unknown;
}

bool Probe::is_true(TermId term, std::uint32_t lane) const {
  if (!has_lanes(term)) return is_true(term);
  return ((value(term).t[lane >> 6] >> (lane & 63)) & 1) != 0;
}

const Probe& Probes::run(const std::vector<TermId>& roots, const Moment& moment) {
  std::vector<std::uint32_t> bound;
  for (const Moment::Bound& one : moment.bound) bound.push_back(one.domain);
  std::unique_ptr<Probe>& probe = probes_[{roots, bound}];
  if (!probe) {
    Schedule schedule = Schedule::for_one(*setting_.terms, bound);
    for (const TermId root : roots) schedule.add(root);
    probe = std::make_unique<Probe>(setting_, std::move(schedule), scratch_);
  }
  probe->run(moment);
  return *probe;
}

}  // namespace rung
