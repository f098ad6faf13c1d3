// SPDX-License-Identifier: Apache-2.0
// Passes the tokens of a file on to a layout, in order and with their comments, so that nothing written can get lost.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/format/layout.hpp"
#include "engine/format/tokens.hpp"

namespace rung::canonical {

class Writer {
 public:
  Writer(std::string_view source, const Tokens& tokens) : source_(source), tokens_(tokens) {}

  std::string_view source() const { return source_; }

  Layout& layout() { return layout_; }

  const Token& next() const { return tokens_.tokens[at_]; }
  const Token& behind_next() const { return tokens_.tokens[at_ + 1]; }
  bool stands_before(std::string_view text) const { return next().text == text; }
  const Token& partner() const { return tokens_.tokens[next().partner]; }
  bool at_end() const { return at_ + 1 == tokens_.tokens.size(); }
  /// Whether the next token is on another line than the one before.
  bool begins_line() const { return at_ > 0 && tokens_.tokens[at_ - 1].line != next().line; }
  /// Whether comments of their own lines stand before the next token.
  bool stands_before_comments() const { return comment_ < next().comments; }
  /// Whether a blank line stands before the next token, or between or before the comments there.
  bool stands_behind_blank_line() const;
  /// Whether a comment stands next to the inside of the parenthesis that comes next, or of the one that ends it.
  bool parenthesis_has_comments() const;

  /// The next token as it is written.
  void take();
  /// The same, and a blank.
  void take_word() { take(); layout_.space(); }
  /// All tokens that begin before `end`, nothing between them.
  void take_up_to(std::uint32_t end) { while (next().begin < end) take(); }
  /// The next token, said as `text`.
  void take_as(std::string text);
  /// Leaves the next token out.
  void skip();
  /// A comma, which may be missing where the source needs none.
  void comma();
  void skip_comma() { if (stands_before(",")) skip(); }

  /// The comments before the next token and blank lines around them, where lines of their own may stand. `first`: in
  /// a block or file.
  void lead(bool first);
  /// The same, for what ends a block.
  void lead_to_end(bool first);

 private:
  const Comment& comment() const { return tokens_.comments[comment_]; }
  void comments_before();
  void comment_behind();
  bool lead_comments(bool first);
  void move_on() { ++at_; }

  std::string_view source_;
  const Tokens& tokens_;
  Layout layout_;
  std::uint32_t at_ = 0;
  std::uint32_t comment_ = 0;  ///< the next one that is not laid out yet
  bool commented_ = false;     ///< a comment stands behind the last text
};

}  // namespace rung::canonical
