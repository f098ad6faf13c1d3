// SPDX-License-Identifier: Apache-2.0
// Lines, keys and texts. Tabs are taken for letters here, and so are carriage returns that end no line: a document with one of
// them is refused once it is read.
#include <array>
#include <cstring>

#include "engine/facts/byte_scan.hpp"
#include "engine/facts/document_builder.hpp"
#include "engine/facts/plain_yaml.hpp"

namespace rung {
namespace {

constexpr std::ptrdiff_t longest_key = 1000;  // yaml-cpp takes what is longer than 1024 bytes for no key

/// Bytes with which no plain text starts, or that are better left to yaml-cpp there.
constexpr std::array<bool, 256> starts_no_plain_text = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view(",[]{}#&*!|>'\"%@`?:\t\r\n ")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

/// Bytes of which plain texts in brackets are read; there is more that may stand in them.
constexpr std::array<bool, 256> in_flow = [] {
  std::array<bool, 256> table{};
  for (int c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = true;
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<unsigned char>(c)] = table[static_cast<unsigned char>(c - 'a' + 'A')] = true;
  for (const char c : std::string_view(" -_./+()=;~$")) table[static_cast<unsigned char>(c)] = true;
  for (int c = 0x80; c < 0x100; ++c) table[static_cast<std::size_t>(c)] = true;
  return table;
}();

bool starts_plain_text(char c) { return !starts_no_plain_text[static_cast<unsigned char>(c)]; }

const char* trimmed(const char* begin, const char* end) {
  while (end != begin && (end[-1] == ' ' || end[-1] == '\r')) --end;
  return end;
}

std::string_view between(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

/// yaml-cpp's null at a place is told from the text there; keys that begin like one would confuse whoever looks.
bool starts_like_null(std::string_view key) {
  if (key[0] == '~') return true;
  const std::string_view word = key.substr(0, 4);
  if (word != "null" && word != "Null" && word != "NULL") return false;
  return key.size() == 4 || std::string_view(" ,]}:").find(key[4]) != key.npos;
}

}  // namespace

template <class Builder>
bool PlainYaml<Builder>::refuse(const char* reason, const char* at) {
  refusal_ = {reason, place(at)};
  return false;
}

/// From `from` on; the text's size where there is none.
template <class Builder>
std::size_t PlainYaml<Builder>::next_odd_byte(std::size_t from) const {
  const char* at = text_ + from;
  for (;; ++at) {
    at = find_byte<'\t', '\r'>(at, end_);
    if (at == end_ || *at == '\t' || at + 1 == end_ || at[1] != '\n') return place(at);
  }
}

/// `---` or `...` at the start of a line.
template <class Builder>
bool PlainYaml<Builder>::at_marker(const char* line) const {
  if (end_ - line < 3 || (*line != '-' && *line != '.') || line[1] != *line || line[2] != *line) return false;
  return ends_token(line + 3);
}

/// To the first line with content, this one or behind it.
template <class Builder>
void PlainYaml<Builder>::start_line(const char* line) {
  for (;;) {
    first_ = skip_blanks(line, end_);
    if (first_ == end_) break;
    if (*first_ == '#') line = find_byte<'\n'>(first_, end_);
    else if (at_break(first_)) line = *first_ == '\n' ? first_ : first_ + 1;
    else break;
    if (line != end_) ++line;
  }
  line_ = line;
  indent_ = first_ == end_ || (first_ == line && at_marker(line)) ? no_content : first_ - line;
}

/// Nothing may follow but blanks and a comment.
template <class Builder>
bool PlainYaml<Builder>::finish_line(const char* behind) {
  behind = skip_blanks(behind, end_);
  if (!ends_content(behind)) return refuse("something behind a value", behind);
  next_line(find_byte<'\n'>(behind, end_));
  return true;
}

/// Whether a key stands at first_. What is wrong with it, read_key says.
template <class Builder>
bool PlainYaml<Builder>::at_mapping() const {
  const char* at = first_;
  if (*at == '"' || *at == '\'') {
    // The first quote that is neither doubled nor behind a backslash, roughly: where this is wrong, something else refuses.
    const char quote = *at++;
    while (at != end_ && *at != '\n' && *at != quote) at += *at == '\\' && quote == '"' && at + 1 != end_ ? 2 : 1;
    while (quote == '\'' && at != end_ && *at == quote && at + 1 != end_ && at[1] == quote) {
      at += 2;
      while (at != end_ && *at != '\n' && *at != quote) ++at;
    }
    return at != end_ && *at == quote && at + 1 != end_ && at[1] == ':' && ends_token(at + 2);
  }
  if (!starts_plain_text(*at)) return false;
  for (;; ++at) {
    at = find_byte<'\n', ':', '#'>(at, end_);
    if (at == end_ || *at == '\n') return false;
    if (*at == ':' && ends_token(at + 1)) return true;
    if (*at == '#' && at[-1] == ' ') return false;
  }
}

/// The key at first_; `behind`: behind its colon.
template <class Builder>
bool PlainYaml<Builder>::read_key(Scalar& key) {
  const char* const begin = first_;
  const bool is_quoted = *begin == '"' || *begin == '\'';
  if (is_quoted) {
    if (!read_quoted(begin, key)) return false;
  } else {
    if (!starts_plain_text(*begin) || at_dash()) return refuse("something other than a key", begin);
    const char* at = begin;
    for (;; ++at) {
      at = find_byte<'\n', ':', '#'>(at, end_);
      if (at == end_ || *at == '\n' || (*at == '#' && at[-1] == ' ')) return refuse("something other than a key", begin);
      if (*at == ':' && ends_token(at + 1)) break;
    }
    key = {between(begin, at), at};
  }
  if (!check_key(begin, key, is_quoted)) return false;
  ++key.behind;
  return true;
}

/// Whether a key that is read ends in a colon, and is nothing that means more than a key.
template <class Builder>
bool PlainYaml<Builder>::check_key(const char* begin, const Scalar& key, bool is_quoted) {
  if (key.behind == end_ || *key.behind != ':' || !ends_token(key.behind + 1)) return refuse("something other than a key", begin);
  if (key.behind[-1] == ' ') return refuse("a blank before a colon", key.behind - 1);
  if (is_quoted && !key.text.empty() && key.text[0] == '!') return refuse("a key that starts with `!`", begin);
  if (!is_quoted && starts_like_null(key.text)) return refuse("a key that begins like `null`", begin);
  if (key.text == "<<") return refuse("a merge key", begin);
  if (key.behind - begin > longest_key) return refuse("a very long key", begin);
  return true;
}

/// `behind`: the line's end.
template <class Builder>
bool PlainYaml<Builder>::read_plain(const char* begin, Scalar& scalar) {
  if (!starts_plain_text(*begin) || (*begin == '-' && ends_token(begin + 1)))
    return refuse("a value that starts as no plain text does: an anchor, alias, tag, text in block style or the like", begin);
  const char* at = begin;
  for (;; ++at) {
    at = find_byte<'\n', ':', '#'>(at, end_);
    if (at == end_ || *at == '\n') break;
    if (*at == ':' && ends_token(at + 1)) return refuse("`: ` within a value", at);
    if (*at == '#' && at[-1] == ' ') break;
  }
  scalar.text = between(begin, trimmed(begin, at));
  scalar.behind = at == end_ || *at == '\n' ? at : find_byte<'\n'>(at, end_);
  return true;
}

/// `behind`: behind the closing quote.
template <class Builder>
bool PlainYaml<Builder>::read_quoted(const char* begin, Scalar& scalar) {
  if (*begin == '"') {
    const char* const at = find_byte<'"', '\\', '\n'>(begin + 1, end_);
    if (at != end_ && *at == '\\') return unescape_double(begin, scalar);
    if (at == end_ || *at == '\n') return refuse("a text over several lines", begin);
    scalar = {between(begin + 1, at), at + 1};
    return true;
  }
  bool doubled = false;
  const char* part = begin + 1;
  for (;;) {
    const char* const at = find_byte<'\'', '\n'>(part, end_);
    if (at == end_ || *at == '\n') return refuse("a text over several lines", begin);
    const bool goes_on = at + 1 != end_ && at[1] == '\'';
    if (!doubled && !goes_on) {
      scalar = {between(begin + 1, at), at + 1};
      return true;
    }
    if (!doubled) unescaped_.clear();
    doubled = true;
    unescaped_.append(part, goes_on ? at + 1 : at);
    part = at + 2;
    if (goes_on) continue;
    scalar = {unescaped_, at + 1};
    return true;
  }
}

/// The escapes that stand for one character of ASCII, as JSON has them.
template <class Builder>
bool PlainYaml<Builder>::unescape_double(const char* begin, Scalar& scalar) {
  constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
  unescaped_.clear();
  for (const char* part = begin + 1;;) {
    const char* const at = find_byte<'"', '\\', '\n'>(part, end_);
    if (at == end_ || *at == '\n') return refuse("a text over several lines", begin);
    unescaped_.append(part, at);
    if (*at == '"') {
      scalar = {unescaped_, at + 1};
      return true;
    }
    const std::size_t letter = at + 1 == end_ ? letters.npos : letters.find(at[1]);
    if (letter == letters.npos) return refuse("an escape of another kind than JSON's for single characters", at);
    unescaped_ += meanings[letter];
    part = at + 2;
  }
}

/// Within brackets or braces; `behind`: behind what belongs to it.
template <class Builder>
bool PlainYaml<Builder>::read_flow_plain(const char* begin, Scalar& scalar) {
  const char* at = begin;
  while (at != end_ && in_flow[static_cast<unsigned char>(*at)]) ++at;
  scalar = {between(begin, trimmed(begin, at)), at};
  if (scalar.text.empty() || (*begin == '-' && (scalar.text.size() == 1 || begin[1] == ' ')))
    return refuse("a value in brackets that is no plain text of letters and digits", begin);
  return true;
}

/// Within braces; `behind`: behind its colon.
template <class Builder>
bool PlainYaml<Builder>::read_flow_key(const char* begin, Scalar& key) {
  const bool is_quoted = *begin == '"' || *begin == '\'';
  if (!(is_quoted ? read_quoted(begin, key) : read_flow_plain(begin, key)) || !check_key(begin, key, is_quoted)) return false;
  ++key.behind;
  return true;
}

template class PlainYaml<FactsBuilder>;
template class PlainYaml<DocumentBuilder>;

}  // namespace rung
