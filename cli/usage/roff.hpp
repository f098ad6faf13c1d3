// SPDX-License-Identifier: Apache-2.0
// Text for manual pages, where some characters are commands.
#pragma once

#include <string>
#include <string_view>

namespace rung::cli {

/// Prose, broken into lines of less than 80 bytes; what stands in backticks is bold.
std::string roff_prose(std::string_view text);

/// One line as a person would type it.
std::string roff_code(std::string_view text);

}  // namespace rung::cli
