// SPDX-License-Identifier: Apache-2.0
// Names, numbers, dates and strings as they are meant, and texts with their placeholders.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include "grammar/from_parse_tree.hpp"
#include "grammar/primaries_from_parse_tree.hpp"
#include "grammar/unicode.hpp"

namespace rung::grammar {

ast::Name name(Translation& translation, Branch branch) {
  const Range range = translation.range(branch);
  if (branch.kind() != Kind::quoted_name) return {std::string(translation.text(branch)), range, false};
  return {unescape(translation, range.begin + 1, range.end - 1), range, true};
}

std::string number(Translation& translation, Branch branch) {
  std::string digits(translation.text(branch));
  digits.erase(std::remove(digits.begin(), digits.end(), '_'), digits.end());
  const std::size_t point = digits.find('.');
  if (point != std::string::npos && digits.size() - point > 7) {
    translation.breaks({"R005",
                        {},
                        "`" + digits + "` has more than 6 digits behind the point",
                        translation.range(branch),
                        {},
                        "decimals are exact, with at most 6 digits behind the point"});
  }
  return digits;
}

std::int32_t date(Translation& translation, Branch branch) {
  const std::string_view written = translation.text(branch);
  if (written.size() != 10 || written[4] != '-' || written[7] != '-') {
    translation.breaks({"R006",
                        {},
                        "`" + std::string(written) + "` is no date",
                        translation.range(branch),
                        {},
                        "dates are written `2018-10-29`; a subtraction has blanks around `-`"});
    return 0;
  }
  const auto part = [&](std::size_t begin, std::size_t length) {
    int value = 0;
    std::from_chars(written.data() + begin, written.data() + begin + length, value);
    return value;
  };
  const std::chrono::year_month_day day{std::chrono::year(part(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(part(8, 2)))};
  if (!day.ok() || part(0, 4) == 0) {
    translation.breaks(
        {"R006", {}, "there is no day `" + std::string(written) + "`", translation.range(branch), {}, ""});
    return 0;
  }
  return static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count());
}

std::string unescape_regex(std::string_view literal) {
  std::string text;
  text.reserve(literal.size());
  for (std::size_t at = 0; at < literal.size(); ++at) {
    if (literal[at] == '\\' && at + 1 < literal.size()) {
      if (literal[at + 1] != '"') text.push_back('\\');
      ++at;
    }
    text.push_back(literal[at]);
  }
  return text;
}

std::string unescape(Translation& translation, std::uint32_t begin, std::uint32_t end) {
  const std::string_view literal = translation.text(begin, end);
  std::string text;
  text.reserve(literal.size());
  for (std::size_t at = 0; at < literal.size(); ++at) {
    if (literal[at] != '\\') {
      text.push_back(literal[at]);
      continue;
    }
    ++at;
    if (literal[at] != 'u') {
      text.push_back(literal[at] == 'n' ? '\n' : literal[at] == 't' ? '\t' : literal[at]);
      continue;
    }
    const std::size_t close = literal.find('}', at);
    std::uint32_t value = 0;
    std::from_chars(literal.data() + at + 2, literal.data() + close, value, 16);
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
      translation.breaks(
          {"R004",
           {},
           "there is no character `\\" + std::string(literal.substr(at, close + 1 - at)) + "`",
           translation.range(begin + static_cast<std::uint32_t>(at) - 1, begin + static_cast<std::uint32_t>(close) + 1),
           {},
           "characters go up to `\\u{10FFFF}`, without `\\u{D800}` to `\\u{DFFF}`"});
      return text;
    }
    append_utf8(text, static_cast<char32_t>(value));
    at = close;
  }
  return text;
}

ast::String string(Translation& translation, Branch branch) {
  return {unescape(translation, branch.begin_byte() + 1, branch.end_byte() - 1)};
}

namespace {

void append(ast::Text& text, std::string literal) {
  if (!text.pieces.empty() && std::holds_alternative<std::string>(text.pieces.back())) {
    std::get<std::string>(text.pieces.back()) += literal;
  } else {
    text.pieces.emplace_back(std::move(literal));
  }
}

void append(Translation& translation, ast::Text& text, Branch literal) {
  std::uint32_t at = literal.begin_byte() + 1;
  for (const Branch placeholder : literal) {
    if (placeholder.begin_byte() != at) append(text, unescape(translation, at, placeholder.begin_byte()));
    at = placeholder.end_byte();
    const std::size_t line_break = translation.text(placeholder).find('\n');
    if (line_break != std::string_view::npos) {
      translation.breaks({"R003",
                          {},
                          "a placeholder ends on its line",
                          translation.range(placeholder),
                          {},
                          "a long text may be written as several strings, one behind the other"});
    }
    text.pieces.emplace_back(expression_in(translation, placeholder));
  }
  if (at + 1 != literal.end_byte()) append(text, unescape(translation, at, literal.end_byte() - 1));
}

ast::Text one_text(Translation& translation, Branch branch) {
  ast::Text text;
  text.range = translation.range(branch);
  for (const Branch part : branch) {
    if (part.kind() == Kind::language) {
      text.language = name(translation, part);
    } else {
      append(translation, text, part);
    }
  }
  if (text.pieces.empty()) text.pieces.emplace_back(std::string());
  return text;
}

}  // namespace

ast::Texts texts(Translation& translation, Branch line) {
  ast::Texts found;
  for (const Branch part : line) {
    if (part.kind() == Kind::text) found.push_back(one_text(translation, part));
  }
  return found;
}

}  // namespace rung::grammar
