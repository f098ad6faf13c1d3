// SPDX-License-Identifier: Apache-2.0
// From a commit point that failed to a diagnostic that says what was expected, what stands there, and what to do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "grammar/diagnostic.hpp"
#include "grammar/recognise.hpp"

namespace rung::grammar {

/// A text with a name for it, such as "file", and where in it the broken statement begins.
struct Broken {
  std::string_view text;
  std::uint32_t source = 0;
  const char* what = "file";
  std::size_t statement = 0;
};
Diagnostic explain_failure(const Broken& broken, const Failure& failure);

}  // namespace rung::grammar
