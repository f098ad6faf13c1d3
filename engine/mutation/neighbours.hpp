// SPDX-License-Identifier: Apache-2.0
// What stands right before and right behind a literal: one more and one less, in its last place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rung::mutation {

/// `300` as `301` and `299`, `10_000` as `10_001` and `9_999`, `12.50` as `12.51` and `12.49`.
std::vector<std::string> neighbours_of_number(std::string_view written);
/// `2018-10-29` as the next and the previous day.
std::vector<std::string> neighbours_of_date(std::int32_t days);
/// `4.13.4` as `4.13.5` and `4.13.3`, `1.28` as `1.28.1` and `1.27`. None where the text is no version with a dot.
std::vector<std::string> neighbours_of_version(std::string_view written);

}  // namespace rung::mutation
