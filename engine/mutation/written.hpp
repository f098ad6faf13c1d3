// SPDX-License-Identifier: Apache-2.0
// The text between the nodes of a tree: where keywords, connectives and separators stand that leave no node.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "grammar/source.hpp"

namespace rung::mutation {

/// One source as it is written.
class Written {
 public:
  Written(const Source& source, std::uint32_t index) : text_(source.text()), source_(index) {}

  std::string_view operator[](Range range) const { return text_.substr(range.begin, range.end - range.begin); }
  Range range(std::uint32_t begin, std::uint32_t end) const { return {source_, begin, end}; }

  /// The first word `word`, or sign where it is no letter, from `begin` on and before `end`; comments are skipped.
  std::optional<Range> find(std::string_view word, std::uint32_t begin, std::uint32_t end) const;
  /// Back over blanks of one line.
  std::uint32_t without_blanks_before(std::uint32_t end) const;
  /// Past blanks, line breaks and comments.
  std::uint32_t past_blanks(std::uint32_t begin) const;

 private:
  std::string_view text_;
  std::uint32_t source_;
};

}  // namespace rung::mutation
