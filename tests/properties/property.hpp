// SPDX-License-Identifier: Apache-2.0
// Properties: what must hold whatever the seed. RapidCheck chooses the seeds and counts; RC_PARAMS="max_success=5000" tries more of
// them, and without a `seed` in it others every time. Rules and snapshots are made by the writers of tests/conformance, which have
// no smaller cases to shrink to: a failure says its seed and what was made of it.
#pragma once

#include <rapidcheck.h>

#include <functional>
#include <stdexcept>
#include <string>

#include "tests/catch.hpp"
#include "tests/conformance/chance.hpp"

namespace rung::properties {

/// Thrown where a property does not hold.
struct Broken : std::runtime_error { using std::runtime_error::runtime_error; };

inline void holds_for_all(const std::string& name, const std::function<void(conformance::Chance&)>& body) {
  const auto seeds = rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>()));
  const bool held = rc::check(name, [&] {
    const std::uint64_t seed = *seeds;
    conformance::Chance chance(seed);
    try {
      body(chance);
    } catch (const std::exception& error) {
      RC_FAIL("seed " + std::to_string(seed) + "\n" + error.what());
    }
  });
  CHECK(held);
}

}  // namespace rung::properties
