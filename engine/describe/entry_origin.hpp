// SPDX-License-Identifier: Apache-2.0
// Where an unlisted entry came from: "a field of an unlisted entry waits for the snapshot field that holds the entry".
#pragma once

#include <string>

#include "engine/describe/probe.hpp"

namespace rung {

/// The path of the field that the known value of `entry` was read from, through choices, variables and sets.
std::string entry_origin(Probes& probes, const Moment& moment, const Probe& probe, TermId entry);

}  // namespace rung
