// SPDX-License-Identifier: Apache-2.0
// Looks closer at what was found, from the most specific explanation to "expected …, found …".
#include "grammar/explain_failure.hpp"

#include <algorithm>
#include <string>

#include "grammar/failure_help.hpp"
#include "grammar/found_token.hpp"
#include "grammar/lex_names.hpp"
#include "grammar/primaries_from_parse_tree.hpp"
#include "grammar/unicode.hpp"

namespace rung::grammar {

namespace {

constexpr std::string_view unclosed_help =
    "a string ends with `\"` on the line where it begins; `\\\"` is a quote within";

struct Place : Broken {
  Range range(std::size_t begin, std::size_t end) const {
    return {source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  Range range(const FoundToken& token) const { return range(token.begin, token.end); }
};

Diagnostic bad_character(const Place& place, const FoundToken& token) {
  if (token.kind == TokenKind::invalid) {
    return {"R002", {}, token.described() + " is no UTF-8", place.range(token), {}, "save the file as UTF-8"};
  }
  if (token.text == "\r") {
    return {"R002",
            {},
            "a carriage return without a line feed",
            place.range(token),
            {},
            "end lines with a line feed, or with both"};
  }
  return {"R002",
          {},
          "invisible character " + token.described() + " outside a string",
          place.range(token),
          {},
          "delete it; in a string write `\\u{…}`"};
}

/// A string that did not match: it holds no UTF-8, or its end is missing.
Diagnostic bad_string(const Place& place, const FoundToken& token) {
  std::size_t line_end = std::min(place.text.find_first_of("\r\n", token.begin), place.text.size());
  for (std::size_t at = token.begin; at < line_end;) {
    const CodePoint character = decode(place.text, at);
    if (!character.valid) return bad_character(place, find_token(place.text, at));
    at += character.length;
  }
  while (line_end > token.begin + 1 && (place.text[line_end - 1] == ' ' || place.text[line_end - 1] == '\t'))
    --line_end;
  const std::string brace = brace_help(place.text, token.begin);
  return {"R003", {}, "the string is not closed", place.range(token.begin, line_end), {},
          brace.empty() ? std::string(unclosed_help) : brace};
}

/// The failure is behind the backslash.
Diagnostic bad_escape(const Place& place, const Failure& failure) {
  const std::size_t begin = failure.offset - 1;
  const bool at_end = place.text.find_first_of("\r\n", begin) == failure.offset || failure.offset >= place.text.size();
  if (at_end) {
    return {"R003", {}, "the string is not closed", place.range(begin, begin + 1), {}, std::string(unclosed_help)};
  }
  const CodePoint escaped = decode(place.text, failure.offset);
  if (!escaped.valid) return bad_character(place, find_token(place.text, failure.offset));
  const std::size_t end = failure.offset + escaped.length;
  const std::string escape(place.text.substr(begin, end - begin));
  const std::string help = escape == "\\}" ? "`}` is a plain character" : std::string(failure.expected.help);
  return {"R004", {}, "`" + escape + "` is no escape", place.range(begin, end), {}, help};
}

/// Something behind the digits makes them no date.
Diagnostic bad_date(const Place& place, const FoundToken& token, const Failure& failure) {
  const std::size_t begin = place.text.find_last_not_of("0123456789-", failure.offset - 1) + 1;
  const std::string written(place.text.substr(begin, token.end - begin));
  const std::string help = "dates are written `2018-10-29`, without a time of day";
  return {"R006", {}, "`" + written + "` is no date", place.range(begin, token.end), {}, help};
}

bool on_same_line(std::string_view text, std::size_t begin, std::size_t end) {
  return text.substr(begin, end - begin).find('\n') == std::string_view::npos;
}

bool is_first_on_line(std::string_view text, std::size_t at) {
  const std::size_t before = text.substr(0, at).find_last_not_of(" \t");
  return before == std::string_view::npos || text[before] == '\n';
}

/// Points behind the last visible character where the file ends too early.
Range end_of_file(const Place& place) {
  const std::size_t last = place.text.find_last_not_of(" \t\r\n");
  const std::size_t end = last == std::string_view::npos ? 0 : last + 1;
  return place.range(end, end);
}

/// `sum` in the advice as the word that was written: all of its kind are written alike.
void name_the_aggregate(std::string& help, std::string_view text, std::size_t end) {
  constexpr std::string_view written = "`sum(";
  const std::size_t at = help.find(written);
  if (at == std::string::npos) return;
  int open = 1;
  while (end > 0 && open > 0) {
    --end;
    open += text[end] == ')' ? 1 : text[end] == '(' ? -1 : 0;
  }
  const std::size_t last = text.substr(0, end).find_last_not_of(" \t\n") + 1;
  const std::size_t first = text.substr(0, last).find_last_not_of("abcdefghijklmnopqrstuvwxyz_") + 1;
  help.replace(at + 1, 3, text.substr(first, last - first));
}

/// `plan max { … }`: a statement word that is a catalog's, and a name that an entry cannot bear.
std::optional<Diagnostic> misnamed_entry(const Place& place) {
  const auto behind = [&](const FoundToken& token) { return find_token(place.text, skip_blanks(place.text, token.end)); };
  const FoundToken catalog = find_token(place.text, place.statement), name = behind(catalog);
  if (catalog.kind != TokenKind::word || name.kind != TokenKind::word || !is_identifier(catalog.text)) return std::nullopt;
  const bool reserved = is_reserved(name.text);
  if (behind(name).text != "{" || (is_identifier(name.text) && !reserved) || is_reserved(catalog.text)) return std::nullopt;
  const std::string word(name.text);
  return Diagnostic{reserved ? "R010" : "R001",
                    {},
                    "expected the name of an entry, found " + std::string(reserved ? "the reserved word " : "") + name.described(),
                    place.range(name),
                    {},
                    "an entry of this name is written as a string: `\"" + word + "\"`"};
}

Diagnostic unexpected(const Place& place, const Failure& failure, const FoundToken& token) {
  const Failing failing = failure.expected.failing;
  const std::size_t statement = place.statement;
  const bool at_end = token.kind == TokenKind::end;
  const bool at_next = token.begin > statement && is_statement_head(place.text, token.begin);
  const bool named = failing == Failing::name || failing == Failing::entry;
  const bool as_name = named && !at_next && is_reserved(token.text) && !is_first_on_line(place.text, token.begin);
  Diagnostic diagnostic;
  diagnostic.code = as_name ? "R010" : failing == Failing::range ? "R007" : "R001";
  diagnostic.message = "expected " + std::string(failure.expected.what) + ", found " +
                       (as_name ? "the reserved word " : "") +
                       (at_end ? std::string("the end of the ") + place.what : token.described());
  diagnostic.range = at_end ? end_of_file(place) : place.range(token);
  diagnostic.help = at_next ? std::string(failure.expected.help) : failure_help(failure, token, as_name);
  name_the_aggregate(diagnostic.help, place.text, failure.offset);
  if ((at_end || at_next) && !on_same_line(place.text, statement, token.begin)) {
    const FoundToken word = find_token(place.text, statement);
    diagnostic.notes.push_back({place.range(word), "this statement is not finished"});
  }
  return diagnostic;
}

}  // namespace

Diagnostic explain_failure(const Broken& broken, const Failure& failure) {
  const Place place{broken};
  const std::string_view text = place.text;
  const std::size_t statement = place.statement;
  FoundToken token = find_token(text, skip_blanks(text, failure.offset));
  const Expectation& expected = failure.expected;
  if (expected.failing == Failing::escape) return bad_escape(place, failure);
  // A quote that ends the text too early begins no string.
  if (expected.failing == Failing::placeholder && token.kind == TokenKind::string) {
    token = {TokenKind::symbol, token.begin, token.begin + 1, token.text.substr(0, 1)};
  }
  if (token.kind == TokenKind::invalid || token.kind == TokenKind::invisible) return bad_character(place, token);
  if (expected.failing == Failing::depth) return nested_too_deep(place.range(token));
  const bool unclosed = token.kind == TokenKind::string && (token.text.size() == 1 || token.text.back() != '"');
  if (expected.failing == Failing::string || unclosed) return bad_string(place, token);
  if (expected.failing == Failing::date) return bad_date(place, token, failure);
  if (expected.failing == Failing::number) {
    const std::string message = "`" + std::string(token.text) + "` is no number";
    return {"R005", {}, message, place.range(token), {}, number_help(token.text)};
  }
  // A statement that begins with a misspelt word reads as an entry, and breaks somewhere behind.
  const FoundToken first = find_token(text, statement);
  const std::string_view meant = misspelt_statement(first.text);
  if (!meant.empty() && text.substr(statement, token.begin - statement).find('=') == std::string_view::npos) {
    return {"R001",
            {},
            "expected a statement, found " + first.described(),
            place.range(first),
            {},
            "did you mean `" + std::string(meant) + "`?"};
  }
  if (expected.failing == Failing::statement)
    if (std::optional<Diagnostic> misnamed = misnamed_entry(place)) return *std::move(misnamed);
  return unexpected(place, failure, token);
}

}  // namespace rung::grammar
