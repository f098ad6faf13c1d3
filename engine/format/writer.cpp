// SPDX-License-Identifier: Apache-2.0
#include "engine/format/writer.hpp"

#include <utility>

namespace rung::canonical {

bool Writer::parenthesis_has_comments() const {
  const auto commented = [&](std::uint32_t token) {
    return tokens_.tokens[token].comments != tokens_.tokens[token - 1].comments;
  };
  return commented(at_ + 1) || commented(next().partner);
}

bool Writer::stands_behind_blank_line() const {
  for (std::uint32_t at = comment_; at < next().comments; ++at)
    if (tokens_.comments[at].behind_blank_line) return true;
  return next().behind_blank_line;
}

void Writer::comments_before() {
  for (; stands_before_comments(); ++comment_) {
    const bool opened = at_ > 0 && (tokens_.tokens[at_ - 1].text == "{" || tokens_.tokens[at_ - 1].text == "(");
    if (comment().behind_blank_line && !opened) layout_.blank_line();
    layout_.line_of_comment(comment().text);
  }
}

/// Right behind the token before, unless another comment came between or is still to come.
void Writer::comment_behind() {
  const bool waiting = comment_ < tokens_.tokens[at_ - 1].comments;
  if (waiting || commented_ || !stands_before_comments() || !comment().behind_token) return;
  layout_.comment(comment().text);
  commented_ = true;
  ++comment_;
}

void Writer::take() {
  comments_before();
  layout_.text(next().text);
  commented_ = false;
  move_on();
  comment_behind();
}

void Writer::take_as(std::string text) {
  comments_before();
  layout_.own_text(std::move(text));
  commented_ = false;
  move_on();
  comment_behind();
}

void Writer::skip() {
  move_on();
  comment_behind();
}

void Writer::comma() {
  layout_.text(",");
  skip_comma();
}

bool Writer::lead_comments(bool first) {
  for (; stands_before_comments(); ++comment_, first = false) {
    if (comment().behind_blank_line && !first) layout_.blank_line();
    layout_.line_of_comment(comment().text);
  }
  return first;
}

void Writer::lead(bool first) {
  if (!lead_comments(first) && next().behind_blank_line) layout_.blank_line();
}

void Writer::lead_to_end(bool first) { lead_comments(first); }

}  // namespace rung::canonical
