// SPDX-License-Identifier: Apache-2.0
// The grammar has accepted the text before: nothing is looked at here but where tokens end.
#include "engine/format/tokens.hpp"

#include <algorithm>

namespace rung::canonical {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_'; }

std::size_t behind_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_digit(text[at]) || text[at] == '_')) ++at;
  return at;
}

/// Behind a number or a date; the unit of a duration is a token of its own.
std::size_t behind_number(std::string_view text, std::size_t at) {
  const auto digit_behind = [&](std::size_t mark) { return mark + 1 < text.size() && is_digit(text[mark + 1]); };
  std::size_t end = behind_digits(text, at);
  if (end < text.size() && text[end] == '-' && digit_behind(end)) {
    const std::size_t month_end = behind_digits(text, end + 1);
    if (month_end < text.size() && text[month_end] == '-' && digit_behind(month_end))
      return behind_digits(text, month_end + 1);
  }
  if (end < text.size() && text[end] == '.' && digit_behind(end)) end = behind_digits(text, end + 1);
  return end;
}

std::size_t behind_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return std::min(at + 1, text.size());
}

/// At the brace that ends the placeholder whose expression begins at `at`.
std::size_t placeholder_end(std::string_view text, std::size_t at) {
  std::size_t open = 0;
  while (at < text.size()) {
    if (text[at] == '}' && open-- == 0) break;
    if (text[at] == '{') ++open;
    at = text[at] == '"' ? behind_string(text, at) : at + 1;
  }
  return at;
}

std::size_t behind_message_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
    else if (text[at] == '{') at = placeholder_end(text, at + 1);
  }
  return std::min(at + 1, text.size());
}

std::size_t behind_symbol(std::string_view text, std::size_t at) {
  const std::string_view two = text.substr(at, 2);
  for (const std::string_view symbol : {"->", "..", "==", "!=", "<=", ">="})
    if (two == symbol) return at + 2;
  return at + 1;
}

class Reading {
 public:
  Reading(std::string_view text, Stretch stretch, const std::vector<Stretch>& messages)
      : text_(text.substr(0, stretch.second)), messages_(messages), at_(stretch.first) {}

  Tokens all() {
    if (at_ == 0 && text_.substr(0, byte_order_mark.size()) == byte_order_mark) at_ = byte_order_mark.size();
    while (true) {
      skip_blanks();
      if (at_ == text_.size()) break;
      if (text_[at_] == '#') comment();
      else token(end_of_token());
    }
    token(at_);
    return std::move(found_);
  }

 private:
  void skip_blanks() {
    for (; at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r' || text_[at_] == '\n'); ++at_)
      if (text_[at_] == '\n') ++line_;
  }

  bool behind_blank_line() const { return line_ > last_line_ + 1; }

  void comment() {
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::string_view whole = text_.substr(at_, end - at_);
    const std::string_view text = whole.substr(0, whole.find_last_not_of(" \t\r") + 1);
    const bool behind_token = !found_.tokens.empty() && token_line_ == line_;
    found_.comments.push_back({text, static_cast<std::uint32_t>(at_), behind_token, behind_blank_line()});
    last_line_ = line_;
    at_ = end;
  }

  std::size_t end_of_token() {
    const char c = text_[at_];
    if (c == '"') return is_message() ? behind_message_string(text_, at_) : behind_string(text_, at_);
    if (is_digit(c)) return behind_number(text_, at_);
    if (!is_word(c)) return behind_symbol(text_, at_);
    std::size_t end = at_;
    while (end < text_.size() && is_word(text_[end])) ++end;
    return end;
  }

  bool is_message() {
    while (message_ < messages_.size() && messages_[message_].second <= at_) ++message_;
    return message_ < messages_.size() && messages_[message_].first <= at_;
  }

  void token(std::size_t end) {
    const auto index = static_cast<std::uint32_t>(found_.tokens.size());
    Token& made = found_.tokens.emplace_back();
    made.text = text_.substr(at_, end - at_);
    made.begin = static_cast<std::uint32_t>(at_);
    made.line = line_;
    made.comments = static_cast<std::uint32_t>(found_.comments.size());
    made.behind_blank_line = behind_blank_line();
    if (made.text == "{" || made.text == "(") open_.push_back(index);
    if ((made.text == "}" || made.text == ")") && !open_.empty()) {
      made.partner = open_.back();
      found_.tokens[open_.back()].partner = index;
      open_.pop_back();
    }
    last_line_ = token_line_ = line_;
    at_ = end;
  }

  std::string_view text_;
  const std::vector<Stretch>& messages_;
  std::size_t message_ = 0;
  std::size_t at_;
  std::uint32_t line_ = 1;
  std::uint32_t last_line_ = 1;   ///< of the last token or comment; no blank line stands before the first
  std::uint32_t token_line_ = 0;  ///< of the last token
  std::vector<std::uint32_t> open_;
  Tokens found_;
};

}  // namespace

Tokens tokens_of(std::string_view text, Stretch stretch, const std::vector<Stretch>& messages) {
  return Reading(text, stretch, messages).all();
}

std::vector<Stretch> placeholders_in(std::string_view literal) {
  std::vector<Stretch> found;
  for (std::size_t at = 1; at + 1 < literal.size(); ++at) {
    if (literal[at] == '\\') {
      at += literal[at + 1] == 'u' ? 2 : 1;  // the brace of `\u{1F600}` opens nothing
    } else if (literal[at] == '{') {
      const std::size_t end = placeholder_end(literal, at + 1);
      found.emplace_back(static_cast<std::uint32_t>(at + 1), static_cast<std::uint32_t>(end));
      at = end;
    }
  }
  return found;
}

std::vector<Stretch> messages_of(const ast::File& file) {
  std::vector<Stretch> found;
  const auto add = [&](const ast::Texts& texts) {
    for (const ast::Text& text : texts) found.emplace_back(text.range.begin, text.range.end);
  };
  for (const ast::Statement& statement : file.statements) {
    if (const auto* const advise = std::get_if<ast::Advise>(&statement.node)) add(advise->message);
    const auto* const require = std::get_if<ast::Require>(&statement.node);
    if (require == nullptr) continue;
    add(require->message);
    for (const ast::Remedy& remedy : require->remedies) add(remedy.texts);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace rung::canonical
