// SPDX-License-Identifier: Apache-2.0
// Text: UTF-8 validity, ASCII case, and keeping control characters away from terminals.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rung {

/// The byte offset of the first byte that is no valid UTF-8 (RFC 3629); none where all of it is.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);
std::size_t count_code_points(std::string_view text);

/// `text` with A-Z as a-z; other bytes as they are.
std::string fold_case(std::string_view text);

/// The nearest of `candidates` to `text` by edit distance with transpositions, where it is near enough to be what was meant.
std::optional<std::string> closest(std::string_view text, const std::vector<std::string>& candidates);

/// `text` safe to print on a terminal and in a build's output: what would drive either stands there as visible escapes.
std::string neutralise(std::string_view text);

}  // namespace rung
