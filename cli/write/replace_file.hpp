// SPDX-License-Identifier: Apache-2.0
// Writes a whole file at once: whoever reads it sees what was there before, or all of what is there now.
#pragma once

#include <string>
#include <string_view>

namespace rung::cli {

/// Throws CannotRun. What is no regular file (a device, a pipe) is written to as it is; a symbolic link stays one.
void replace_file(const std::string& path, std::string_view text);

}  // namespace rung::cli
