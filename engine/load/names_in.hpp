// SPDX-License-Identifier: Apache-2.0
// What a folder holds. The standard library's iterator ends the program where there is no memory to go into a folder.
#pragma once

#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace rung {

/// Names, sorted by bytes, without `.` and `..`; none and an error where it cannot be read.
std::vector<std::string> names_in(const std::filesystem::path& folder, std::error_code& error);

}  // namespace rung
