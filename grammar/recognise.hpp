// SPDX-License-Identifier: Apache-2.0
// From text to what the grammar sees in it, one statement at a time. The only use of PEGTL is behind this header.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "grammar/parse_tree.hpp"

namespace rung::grammar {

/// How deep expressions may nest, in the text and in the tree made of it; keeps every recursion over them small.
inline constexpr unsigned max_depth = 200;

/// What a failure is about, for a closer look at what was found instead.
enum class Failing : std::uint8_t {
  other,
  name,
  field,
  entry,
  code,
  string,
  number,
  date,
  range,
  escape,
  placeholder,
  arrow,
  line,
  statement,
  depth
};

/// "expected …", with help that holds whatever was found.
struct Expectation {
  std::string_view what = {};
  std::string_view help = {};
  Failing failing = Failing::other;
};

struct Failure {
  Expectation expected;
  std::size_t offset = 0;  ///< from the start of the text; blanks may stand before what was found
};

/// Recognises the statement at `offset`, where one of its characters stands, and replaces the tree by what it saw.
std::optional<Failure> recognise_statement(std::string_view text, std::size_t offset, ParseTree& tree);

/// Recognises a text that is one expression.
std::optional<Failure> recognise_expression(std::string_view text, ParseTree& tree);

/// The first offset at or behind this one where neither blanks nor comments stand.
std::size_t skip_blanks(std::string_view text, std::size_t offset);

/// Whether a statement begins here beyond doubt.
bool is_statement_head(std::string_view text, std::size_t offset);

/// Whether a line that opens like this is one where reading goes on behind a broken statement.
bool may_open_statement(std::string_view text, std::size_t offset);

}  // namespace rung::grammar
