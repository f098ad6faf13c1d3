// SPDX-License-Identifier: Apache-2.0
// From a commit point that failed to a diagnostic that says what was expected, what stands there, and what to do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "grammar/diagnostic.hpp"
#include "grammar/recognise.hpp"

namespace rung::grammar {

/// `statement` is where the broken statement begins.
Diagnostic explain_failure(std::string_view text, std::uint32_t source, std::size_t statement, const Failure& failure);

}  // namespace rung::grammar
