// SPDX-License-Identifier: Apache-2.0
#include "cli/write/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <iterator>

namespace rung::cli {
namespace {

bool is_plain(unsigned char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

/// Whether any of eight bytes is not plain; may take some that are for such. Standard arithmetic on bytes side by side.
bool any_special(std::uint64_t bytes) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101U, highs = ones * 0x80;
  const auto below = [&](std::uint64_t of, std::uint64_t limit) { return of - ones * limit; };
  const std::uint64_t quote = bytes ^ (ones * '"'), backslash = bytes ^ (ones * '\\');
  return ((below(bytes, 0x20) | below(quote, 1) | below(backslash, 1) | (bytes + ones) | bytes) & highs) != 0;
}

/// Where the plain bytes that `text` goes on with from `at` end.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size()) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, 8);
    if (any_special(bytes)) break;
    at += 8;
  }
  while (at < text.size() && is_plain(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

/// C1 controls, and characters that turn the direction of writing or break lines.
bool drives_terminal(std::uint32_t point) {
  return (point >= 0x80 && point <= 0x9F) || point == 0x061C || point == 0x200E || point == 0x200F ||
         (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF;
}

void append_escaped(std::string& out, unsigned char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
  }
  fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
}

/// Appends the character of several bytes at the start of `text`; returns how many.
std::size_t append_wide(std::string& out, std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = std::min<std::size_t>(lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, text.size());
  std::uint32_t point = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  if (drives_terminal(point))
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", point);
  else
    out += text.substr(0, length);
  return length;
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = end_of_plain(text, at);
    out += text.substr(at, end - at);
    if (end == text.size()) break;
    const auto c = static_cast<unsigned char>(text[end]);
    if (c < 0x80) {
      append_escaped(out, c);
      at = end + 1;
    } else {
      at = end + append_wide(out, text.substr(end));
    }
  }
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  append_json_text(out, text);
  out += '"';
}

void JsonWriter::key(std::string_view name) {
  if (!first_) out_ += ',';
  first_ = false;
  break_line();
  out_ += '"';
  out_ += name;
  out_ += layout_ == Layout::indented ? "\": " : "\":";
  after_key_ = true;
}

void JsonWriter::value(std::string_view text) {
  start_value();
  append_json_string(out_, text);
}

void JsonWriter::value(std::int64_t number) {
  start_value();
  const fmt::format_int digits(number);
  out_.append(digits.data(), digits.size());
}

void JsonWriter::value(bool truth) {
  start_value();
  out_ += truth ? "true" : "false";
}

void JsonWriter::null() {
  start_value();
  out_ += "null";
}

void JsonWriter::open(char bracket) {
  start_value();
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!first_) break_line();
  out_ += bracket;
  first_ = false;
}

void JsonWriter::start_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!first_) out_ += ',';
  first_ = false;
  break_line();
}

void JsonWriter::break_line() {
  if (layout_ == Layout::compact) return;
  out_ += '\n';
  out_.append(std::size_t{2} * depth_, ' ');
}

}  // namespace rung::cli
