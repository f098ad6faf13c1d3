// SPDX-License-Identifier: Apache-2.0
// The lexical rules of rule files. Rules that scan runs of characters do so in one loop, since most of a file is runs.
#pragma once

#include <string_view>

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

#include "grammar/lex_names.hpp"
#include "grammar/unicode.hpp"

namespace rung::grammar {

using tao::pegtl::at;
using tao::pegtl::digit;
using tao::pegtl::if_must;
using tao::pegtl::must;
using tao::pegtl::not_at;
using tao::pegtl::one;
using tao::pegtl::opt;
using tao::pegtl::plus;
using tao::pegtl::range;
using tao::pegtl::ranges;
using tao::pegtl::rep_opt;
using tao::pegtl::seq;
using tao::pegtl::sor;
using tao::pegtl::star;
using tao::pegtl::xdigit;

template <char... C>
using text_of = tao::pegtl::string<C...>;

template <typename Input>
std::string_view rest_of(const Input& in) {
  return {in.current(), in.size()};
}

// --- blanks ----------------------------------------------------------------------------------------------------

/// Visible characters up to the end of the line; stops before an invisible one, which is an error then.
struct comment_text {
  using rule_t = comment_text;
  using subs_t = tao::pegtl::empty_list;

  template <typename Input>
  static bool match(Input& in) {
    const std::string_view rest = rest_of(in);
    std::size_t length = 0;
    while (length < rest.size()) {
      const auto byte = static_cast<unsigned char>(rest[length]);
      if (byte == '\t' || (byte >= 0x20 && byte < 0x7F)) {
        ++length;
        continue;
      }
      if (byte < 0x80) break;
      const CodePoint character = decode(rest, length);
      if (!character.valid || is_invisible(character.value)) break;
      length += character.length;
    }
    in.bump_in_this_line(length);
    return true;
  }
};
struct comment : seq<one<'#'>, comment_text> {};
struct blanks : star<sor<one<' ', '\n', '\t'>, text_of<'\r', '\n'>, comment>> {};

/// What must follow here, blanks aside; what else stands here is an error (messages.hpp).
template <typename Rule>
using needs = seq<blanks, must<Rule>>;
/// What may follow, blanks aside.
template <typename... Rules>
using then = seq<blanks, Rules...>;

// --- words and names -------------------------------------------------------------------------------------------

struct identifier_other : ranges<'a', 'z', 'A', 'Z', '0', '9', '_'> {};
template <char... C>
struct word : seq<text_of<C...>, not_at<identifier_other>> {};

/// A run of letters, digits and `_` that is accepted or not as a whole.
template <bool (*Accept)(std::string_view)>
struct accepted_word {
  using rule_t = accepted_word;
  using subs_t = tao::pegtl::empty_list;

  template <typename Input>
  static bool match(Input& in) {
    const std::string_view rest = rest_of(in);
    std::size_t length = 0;
    const auto inside = [](char c) {
      return (c >= 'a' && c <= 'z') || c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    };
    while (length < rest.size() && inside(rest[length])) ++length;
    if (length == 0 || !Accept(rest.substr(0, length))) return false;
    if (length < rest.size() && is_foreign_letter(decode(rest, length).value)) return false;
    in.bump_in_this_line(length);
    return true;
  }
};
inline bool is_scope_word(std::string_view word) { return word == "source" || word == "target" || word == "today"; }

struct name : accepted_word<is_name> {};
struct identifier : accepted_word<is_identifier> {};
struct code : accepted_word<is_code> {};
struct scope_word : accepted_word<is_scope_word> {};

/// `:` or `=` behind a word makes it a field of a block.
struct makes_field : then<sor<one<':'>, seq<one<'='>, not_at<one<'='>>>>> {};
template <char... C>
struct operator_word : seq<word<C...>, not_at<makes_field>> {};

// --- strings ---------------------------------------------------------------------------------------------------

/// One or more characters of a string: any but line breaks, `"`, `\` and those listed.
template <char... Special>
struct string_run {
  using rule_t = string_run;
  using subs_t = tao::pegtl::empty_list;

  template <typename Input>
  static bool match(Input& in) {
    const std::string_view rest = rest_of(in);
    std::size_t length = 0;
    while (length < rest.size()) {
      const char c = rest[length];
      if (c == '"' || c == '\\' || c == '\n' || c == '\r' || ((c == Special) || ...)) break;
      if (static_cast<unsigned char>(c) < 0x80) {
        ++length;
        continue;
      }
      const CodePoint character = decode(rest, length);
      if (!character.valid) break;
      length += character.length;
    }
    in.bump_in_this_line(length);
    return length != 0;
  }
};
struct unicode_escape : seq<one<'u'>, one<'{'>, xdigit, rep_opt<5, xdigit>, one<'}'>> {};
struct escape_rest : sor<one<'"', '\\', 'n', 't'>, unicode_escape> {};
struct escape : if_must<one<'\\'>, escape_rest> {};
struct string_token : seq<one<'"'>, star<sor<string_run<>, escape>>, one<'"'>> {};
struct string : if_must<at<one<'"'>>, string_token> {};
/// Elsewhere than in expressions a string names an entry.
struct quoted_name : if_must<at<one<'"'>>, string_token> {};
/// A backslash takes the next character with it, so that `\"` does not end the literal, and stays unless that is `"`.
struct regex_pair : seq<one<'\\'>, sor<one<'"', '\\'>, string_run<>>> {};
struct regex_token : seq<one<'"'>, star<sor<string_run<>, regex_pair>>, one<'"'>> {};
struct regex : if_must<at<one<'"'>>, regex_token> {};

/// A language directly before its text.
struct language_subtag : seq<one<'-'>, ranges<'a', 'z', 'A', 'Z', '0', '9'>,
                             rep_opt<7, ranges<'a', 'z', 'A', 'Z', '0', '9'>>, not_at<identifier_other>> {};
struct language : seq<range<'a', 'z'>, range<'a', 'z'>, rep_opt<1, range<'a', 'z'>>, not_at<identifier_other>,
                      star<language_subtag>> {};
struct text_language : seq<language, at<blanks, one<'"'>>> {};

// --- numbers and dates -----------------------------------------------------------------------------------------

struct more_digits : star<opt<one<'_'>>, digit> {};
struct integer : sor<seq<one<'0'>, not_at<opt<one<'_'>>, digit>>, seq<range<'1', '9'>, more_digits>> {};
struct fraction : seq<one<'.'>, digit, more_digits> {};
struct number_end : not_at<sor<identifier_other, seq<one<'.'>, not_at<one<'.'>>>>> {};
struct number : seq<integer, opt<fraction>, number_end> {};
struct negative_number : seq<one<'-'>, number> {};
/// Any digits joined by two hyphens; whether there is such a day is told when the tree is built.
struct date_end : not_at<identifier_other> {};
struct date : seq<plus<digit>, one<'-'>, plus<digit>, one<'-'>, plus<digit>, must<date_end>> {};

struct duration_unit : seq<sor<text_of<'d', 'a', 'y'>, text_of<'w', 'e', 'e', 'k'>, text_of<'m', 'o', 'n', 't', 'h'>,
                               text_of<'y', 'e', 'a', 'r'>>,
                           opt<one<'s'>>, not_at<identifier_other>> {};

}  // namespace rung::grammar

namespace tao::pegtl {

template <typename Name>
struct analyze_traits<Name, rung::grammar::comment_text> : analyze_opt_traits<> {};
template <typename Name, bool (*Accept)(std::string_view)>
struct analyze_traits<Name, rung::grammar::accepted_word<Accept>> : analyze_any_traits<> {};
template <typename Name, char... Special>
struct analyze_traits<Name, rung::grammar::string_run<Special...>> : analyze_any_traits<> {};

}  // namespace tao::pegtl
