// SPDX-License-Identifier: Apache-2.0
// Text as the engine understands it: UTF-8 throughout, ASCII case alone, and nothing that drives a terminal.
#include "engine/values/text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace rung {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// The length of the well-formed sequence that starts at `at`, by RFC 3629's table; 0 where there is none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return 1;
  std::size_t length = 0;
  unsigned char low = 0x80, high = 0xBF;  // bounds of the second byte: no overlong forms, no surrogates, no more than U+10FFFF
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  }
  if (length == 0 || at + length > text.size()) return 0;
  if (byte_at(text, at + 1) < low || byte_at(text, at + 1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte_at(text, at + i) & 0xC0) != 0x80) return 0;
  }
  return length;
}

std::uint32_t decode(std::string_view sequence) {
  const unsigned char lead = byte_at(sequence, 0);
  if (sequence.size() == 1) return lead;
  std::uint32_t point = lead & (0xFFu >> (sequence.size() + 1));
  for (std::size_t i = 1; i < sequence.size(); ++i) point = point << 6 | (byte_at(sequence, i) & 0x3F);
  return point;
}

/// Controls (C0, DEL, C1), line and paragraph separators, and what turns the direction of writing.
bool drives_terminal(std::uint32_t point) {
  return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0x061C || point == 0x200E || point == 0x200F ||
         (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF;
}

void append_hex(std::string& text, std::uint32_t number, int least_digits) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  int shift = 28;
  while (shift >= 4 * least_digits && (number >> shift & 0xF) == 0) shift -= 4;
  for (; shift >= 0; shift -= 4) text.push_back(digits[number >> shift & 0xF]);
}

/// Edits (insert, delete, replace, swap neighbours) between two texts; anything above `limit` where there are more.
/// Three rows of Damerau's optimal string alignment.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit) return limit + 1;
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t edits = std::min({last[j] + 1, current[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) edits = std::min(edits, before_last[j - 2] + 1);
      current[j] = edits;
      best = std::min(best, edits);
    }
    if (best > limit) return limit + 1;
    std::swap(before_last, last);
    std::swap(last, current);
  }
  return last[b.size()];
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t eight = 0;
    while (at + 8 <= text.size()) {
      std::memcpy(&eight, text.data() + at, 8);
      if ((eight & 0x8080808080808080u) != 0) break;
      at += 8;
    }
    if (at == text.size()) break;
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

std::string fold_case(std::string_view text) {
  std::string folded(text);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return folded;
}

std::optional<std::string> closest(std::string_view text, const std::vector<std::string>& candidates) {
  const std::string folded = fold_case(text);
  std::optional<std::string> nearest;
  std::size_t limit = folded.size();
  for (const std::string& candidate : candidates) {
    const std::string other = fold_case(candidate);
    // A third of the letters may be wrong, and one of a very short name; a name of one letter is no hint.
    const std::size_t letters = std::max(folded.size(), other.size());
    std::size_t allowed = std::max<std::size_t>(letters, 3) / 3;
    if (letters < 2) allowed = 0;
    const std::size_t bound = std::min(allowed, limit);
    const std::size_t edits = edit_distance(folded, other, bound);
    if (edits > bound || (nearest && edits >= limit)) continue;
    nearest = candidate;
    limit = edits;
    if (limit == 0) break;
  }
  return nearest;
}

namespace {

/// Whether a service that shows what a build prints would take a line that begins here, or goes on here, as a command to it:
/// `::set-env …` where a line may be broken, and `##[…]` anywhere.
bool commands_a_build(std::string_view text, std::size_t at) {
  if (text.substr(at, 3) == "##[") return true;
  if (text.substr(at, 2) != "::" || at + 2 == text.size() || text[at + 2] == ':' || text[at + 2] == ' ') return false;
  return at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == '\t';
}

}  // namespace

std::string neutralise(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (commands_a_build(text, at)) {
      safe += "\\u{";
      append_hex(safe, byte_at(text, at++), 1);
      safe += '}';
      continue;
    }
    const std::size_t length = sequence_length(text, at);
    if (length == 0) {
      safe += "\\x";
      append_hex(safe, byte_at(text, at++), 2);
      continue;
    }
    const std::string_view sequence = text.substr(at, length);
    at += length;
    const std::uint32_t point = decode(sequence);
    if (!drives_terminal(point)) {
      safe += sequence;
    } else if (point == '\n') {
      safe += "\\n";
    } else if (point == '\t') {
      safe += "\\t";
    } else {
      safe += "\\u{";
      append_hex(safe, point, 1);
      safe += '}';
    }
  }
  return safe;
}

}  // namespace rung
