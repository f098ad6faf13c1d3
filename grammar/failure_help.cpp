// SPDX-License-Identifier: Apache-2.0
// Advice by what was found: habits from other languages, misspelt words, words that may not stand there.
#include "grammar/failure_help.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "grammar/lex_names.hpp"
#include "grammar/spelling.hpp"

namespace rung::grammar {

namespace {

const std::vector<std::string_view>& statement_words() {
  static const std::vector<std::string_view> words = {"package",  "include", "enum",    "record", "catalog",
                                                      "snapshot", "request", "subject", "define", "upgrade",
                                                      "extend",   "require", "advise",  "effect"};
  return words;
}

const std::vector<std::string_view>& operator_words() {
  static const std::vector<std::string_view> words = {"and",      "or",        "implies", "in",     "not in",
                                                      "overlaps", "within",    "matches", "starts", "ends",
                                                      "contains", "otherwise", "is"};
  return words;
}

/// The words between backticks.
std::vector<std::string_view> words_in(std::string_view what) {
  std::vector<std::string_view> words;
  for (std::size_t at = what.find('`'); at != std::string_view::npos;) {
    const std::size_t close = what.find('`', at + 1);
    if (close == std::string_view::npos) break;
    const std::string_view word = what.substr(at + 1, close - at - 1);
    if (is_identifier(word)) words.push_back(word);
    at = what.find('`', close + 1);
  }
  return words;
}

bool has_upper(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// `SeatCount` is `seat_count`.
std::string in_lower_case(std::string_view word) {
  std::string name;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool behind_lower = at > 0 && word[at - 1] >= 'a' && word[at - 1] <= 'z';
    if (upper && behind_lower) name += '_';
    name += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

std::string in_camel_case(std::string_view word) {
  std::string code;
  bool first = true;
  for (const char c : word) {
    if (c == '_') {
      first = true;
      continue;
    }
    code += first && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    first = false;
  }
  return code;
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string_view meant = nearest(word, candidates);
  return meant.empty() || meant == word ? std::string() : "did you mean `" + std::string(meant) + "`?";
}

std::string line_owner(std::string_view word) {
  constexpr std::string_view lines[] = {"on", "when", "effective", "check", "code", "shared", "message", "remedy"};
  if (std::find(std::begin(lines), std::end(lines), word) == std::end(lines)) return {};
  return "`" + std::string(word) + "` is a line of `require NAME { … }`; is a `{` missing before, or a `}` too many?";
}

/// A reserved word that seems to be meant as a name.
std::string reserved_help(const Failure& failure, std::string_view word) {
  if (failure.expected.failing != Failing::entry) {
    return "reserved words name nothing but fields; `" + std::string(word) + "_` would do";
  }
  if (word == "where" || word == "when" || word == "effective")
    return "no `,` stands before `" + std::string(word) + "`";
  return "an entry of this name is written as a string: `\"" + std::string(word) + "\"`";
}

bool is_unit(std::string_view word) {
  constexpr std::string_view units[] = {"day", "days", "week", "weeks", "month", "months", "year", "years"};
  return std::find(std::begin(units), std::end(units), word) != std::end(units);
}

std::string word_help(const Failure& failure, const FoundToken& token, bool as_name) {
  const std::string_view word = token.text;
  const Expectation& expected = failure.expected;
  if (as_name) return reserved_help(failure, word);
  if (!is_ascii(word)) return "names are made of `a` to `z`, digits and `_`; other text stands in double quotes";
  if (expected.failing == Failing::code) {
    return is_identifier(word) ? "codes begin with a capital letter: `" + in_camel_case(word) + "`"
                               : "codes are made of letters and digits";
  }
  if (has_upper(word)) {
    const std::string lower = in_lower_case(word);
    return is_reserved(lower) ? "keywords are written in lower case: `" + lower + "`"
                              : "names are written in lower case: `" + lower + "`";
  }
  if (expected.failing == Failing::statement) {
    if (word == "open") return "only enums and catalogs are open: `open enum`, `open catalog`";
    const std::string owner = line_owner(word);
    return owner.empty() ? suggestion(word, statement_words()) : owner;
  }
  if (is_unit(word) && expected.what.substr(0, 11) == "an operator") {
    return "a duration is a whole number of days, weeks, months or years, such as `30 days`";
  }
  if (word[0] == '_') return "names begin with a letter";
  if (expected.what.find("`check`") == std::string_view::npos && !line_owner(word).empty() &&
      expected.failing == Failing::line) {
    return "advice never blocks: it has no `check`, `code` and `remedy`";
  }
  std::vector<std::string_view> candidates = words_in(expected.what);
  const bool behind_expression =
      expected.what.find("operator") != std::string_view::npos || expected.failing == Failing::line;
  if (behind_expression) candidates.insert(candidates.end(), operator_words().begin(), operator_words().end());
  if (expected.failing == Failing::line && word == "where")
    return "a condition on the whole precondition is `when CONDITION`; `where` follows paths";
  return suggestion(word, candidates);
}

std::string symbol_help(const Failure& failure, const FoundToken& token) {
  const std::string_view symbol = token.text;
  const Expectation& expected = failure.expected;
  const bool wants_equals = expected.what.substr(0, 3) == "`=`";
  if (symbol == "==" && wants_equals) return "one `=` gives a value, `==` compares";
  if (symbol == ":" && wants_equals) return "a value is given with `=`";
  if (symbol == "=" && expected.what.substr(0, 3) == "`:`") return "a type is given with `:`, a value with `=`";
  if (symbol == "=" && expected.failing != Failing::field && expected.failing != Failing::name) return "`==` compares";
  if (symbol == "=>" && expected.failing == Failing::arrow) return "write `->`";
  if (symbol == "-" && expected.what == "`{`")
    return "a name with other characters than `a` to `z`, digits and `_` stands in double quotes";
  if (symbol == "*" && expected.failing == Failing::entry) return "`*` stands alone, for every entry";
  if (symbol == "->" && expected.failing == Failing::line)
    return "`on extend` takes entries alone; paths are `on FROM -> TO`";
  if (symbol == "}" && expected.failing == Failing::statement) return "this `}` closes nothing that is open";
  if (symbol == "," && (expected.failing == Failing::line || expected.what.substr(0, 7) == "`title`"))
    return "lines stand without commas between them";
  if (symbol == "," && expected.failing == Failing::field) return "one comma may follow each member";
  return grammar::symbol_help(symbol);
}

}  // namespace

std::string_view misspelt_statement(std::string_view word) {
  if (opens_statement(word) || !is_identifier(word)) return {};
  return nearest(word, statement_words());
}

std::string number_help(std::string_view number) {
  const auto digit = [&](std::size_t at) { return at < number.size() && number[at] >= '0' && number[at] <= '9'; };
  if (number[0] == '.') return "a number has digits on both sides of the point: `0" + std::string(number) + "`";
  if (number[0] == '0' && digit(1)) return "numbers have no leading zeros; text stands in double quotes";
  const std::size_t exponent = number.find_first_not_of("0123456789._");
  if (exponent == std::string_view::npos) {
    if (std::count(number.begin(), number.end(), '.') > 1)
      return "a version is written `version(\"4.13.4\")`, or as a string";
    if (number.find('_') != std::string_view::npos) return "`_` stands between two digits: `10_000`";
    if (number.back() == '.') return "a number has digits on both sides of the point";
  } else if ((number[exponent] == 'e' || number[exponent] == 'E') &&
             (exponent + 1 == number.size() || digit(exponent + 1))) {
    return "numbers have no exponent: `1_000`, `0.001`";
  }
  return "a number is written `300`, `10_000` or `12.50`; names begin with a letter";
}

std::string brace_help(std::string_view text, std::size_t quote) {
  const std::string_view before = text.substr(0, quote);
  const std::size_t last = before.find_last_not_of(" \t");
  if (last == std::string_view::npos || before[last] != '{' || (last > 0 && before[last - 1] == '\\')) return {};
  const std::string_view line = before.substr(before.rfind('\n') + 1);
  if (std::count(line.begin(), line.end(), '"') % 2 == 0) return {};
  return "a brace itself is written `\\{` in messages and remedies";
}

std::string failure_help(const Failure& failure, const FoundToken& token, bool as_name) {
  std::string help;
  if (token.kind == TokenKind::number && token.text[0] == '.') help = number_help(token.text);
  if (token.kind == TokenKind::word) help = word_help(failure, token, as_name);
  if (token.kind == TokenKind::symbol) help = symbol_help(failure, token);
  if (help.empty()) help = std::string(failure.expected.help);
  return help;
}

}  // namespace rung::grammar
