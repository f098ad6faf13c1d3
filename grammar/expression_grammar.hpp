// SPDX-License-Identifier: Apache-2.0
// The grammar of expressions and texts. Operands and operators are recognised in a row; what binds tighter is decided
// when the tree is built, which keeps the recursion here, and so the stack, small.
#pragma once

#include "grammar/lexical.hpp"

namespace rung::grammar {

struct expression;

// --- commit points: each has a message of its own in messages.hpp -----------------------------------------------

struct inner_expression : seq<expression> {};
struct argument : seq<expression> {};
struct item : seq<expression> {};
struct if_condition : seq<expression> {};
struct then_value : seq<expression> {};
struct else_value : seq<expression> {};
struct quantified_condition : seq<expression> {};
struct quantified_body : seq<expression> {};
struct every_body : seq<expression> {};
struct placeholder_expression : seq<expression> {};
struct if_then : word<'t', 'h', 'e', 'n'> {};
struct if_else : word<'e', 'l', 's', 'e'> {};
struct quantified_in : word<'i', 'n'> {};
struct quantified_for : word<'f', 'o', 'r'> {};
struct quantified_where : word<'w', 'h', 'e', 'r', 'e'> {};
struct quantified_name : name {};
struct field_name : sor<identifier, quoted_name> {};
struct arguments_begin : one<'('> {};
struct parenthesis_end : one<')'> {};
struct arguments_end : one<')'> {};
struct set_end : one<'}'> {};
struct placeholder_end : one<'}'> {};
struct colon_of_every : one<':'> {};

// --- primaries -------------------------------------------------------------------------------------------------

struct boolean : sor<word<'t', 'r', 'u', 'e'>, word<'f', 'a', 'l', 's', 'e'>> {};
struct name_as_variable : seq<name> {};
struct scope_variable : seq<scope_word> {};
struct variable : sor<name_as_variable, scope_variable> {};
struct parenthesised : seq<one<'('>, needs<inner_expression>, needs<parenthesis_end>> {};
struct more_items : star<then<one<','>, blanks, not_at<one<'}'>>, must<item>>> {};
struct set_literal
    : seq<one<'{'>, blanks, sor<one<'}'>, seq<must<item>, more_items, opt<then<one<','>>>, needs<set_end>>>> {};

struct more_arguments : star<then<one<','>, needs<argument>>> {};
struct arguments : seq<one<'('>, needs<argument>, more_arguments, needs<arguments_end>> {};
struct called_size : word<'s', 'i', 'z', 'e'> {};
struct called_version : word<'v', 'e', 'r', 's', 'i', 'o', 'n'> {};
struct callee : sor<called_size, called_version> {};
struct call_of_name : seq<name, then<arguments>> {};
struct call_of_word : seq<callee, needs<arguments_begin>, needs<argument>, more_arguments, needs<arguments_end>> {};
struct call : sor<call_of_word, call_of_name> {};

/// `version("…")` where only a constant may stand.
struct version_call : seq<called_version, then<one<'('>>, then<string>, then<one<')'>>> {};
struct interval_end : sor<date, number, negative_number, version_call> {};
struct interval_high : seq<interval_end> {};
struct interval_dots : text_of<'.', '.'> {};
struct digit_behind_blanks : then<opt<one<'-'>>, digit> {};
/// Behind an open range no constant can follow, so that one behind blanks was meant as its end.
struct range_without_blanks : not_at<digit_behind_blanks> {};
struct interval_from : seq<interval_end, interval_dots, opt<interval_high>, must<range_without_blanks>> {};
struct interval_to : seq<interval_dots, must<interval_high>> {};
struct interval : sor<interval_from, interval_to> {};

/// Directly in a block, `days =` and `days :` are the next field; in the condition of `every` a colon ends that.
struct duration_end {
  using rule_t = duration_end;
  using subs_t = tao::pegtl::empty_list;

  template <tao::pegtl::apply_mode, tao::pegtl::rewind_mode, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename State>
  static bool match(Input& in, State& state) {
    using colon = then<one<':'>>;
    using tao::pegtl::apply_mode;
    using tao::pegtl::rewind_mode;
    const bool field =
        Control<at<makes_field>>::template match<apply_mode::nothing, rewind_mode::active, Action, Control>(in, state);
    if (!field) return true;
    return state.conditions_of_every > 0 &&
           Control<at<colon>>::template match<apply_mode::nothing, rewind_mode::active, Action, Control>(in, state);
  }
};
struct duration : seq<integer, then<duration_unit>, duration_end> {};
struct numeric_value : sor<duration, date, number> {};
struct numeric : if_must<at<digit>, numeric_value> {};

// --- what extends as far right as it can ------------------------------------------------------------------------

struct conditional
    : seq<word<'i', 'f'>, needs<if_condition>, needs<if_then>, needs<then_value>, needs<if_else>, needs<else_value>> {};

/// A dotted path, a define's name or call, or parenthesised.
struct field_access : seq<one<'.'>, not_at<one<'.'>>, needs<field_name>> {};
struct fields : star<then<field_access>> {};
struct list_source : seq<sor<parenthesised, call, variable>, fields> {};
struct quantified_variable : seq<needs<quantified_name>, needs<quantified_in>, needs<list_source>> {};
struct where_condition : seq<needs<quantified_where>, needs<quantified_condition>> {};
struct where_if_any : opt<then<word<'w', 'h', 'e', 'r', 'e'>>, needs<quantified_condition>> {};
/// Counts how deep it is in such conditions, for `duration_end`.
struct every_condition {
  using rule_t = every_condition;
  using subs_t = tao::pegtl::type_list<expression>;

  template <tao::pegtl::apply_mode A, tao::pegtl::rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename State>
  static bool match(Input& in, State& state) {
    ++state.conditions_of_every;
    const bool matched = Control<expression>::template match<A, M, Action, Control>(in, state);
    --state.conditions_of_every;
    return matched;
  }
};
struct where_of_every : opt<then<word<'w', 'h', 'e', 'r', 'e'>>, needs<every_condition>> {};

struct some : seq<word<'s', 'o', 'm', 'e'>, quantified_variable, where_condition> {};
struct no : seq<word<'n', 'o'>, quantified_variable, where_condition> {};
struct every : seq<word<'e', 'v', 'e', 'r', 'y'>, quantified_variable, where_of_every, needs<colon_of_every>,
                   needs<every_body>> {};

struct count : seq<word<'c', 'o', 'u', 'n', 't'>, needs<arguments_begin>, quantified_variable, where_condition,
                   needs<arguments_end>> {};
struct aggregated : seq<needs<arguments_begin>, needs<quantified_body>, needs<quantified_for>, quantified_variable,
                        where_if_any, needs<arguments_end>> {};
struct sum : seq<word<'s', 'u', 'm'>, aggregated> {};
struct unite : seq<word<'u', 'n', 'i', 'o', 'n'>, aggregated> {};
struct minimum : seq<word<'m', 'i', 'n'>, aggregated> {};
struct maximum : seq<word<'m', 'a', 'x'>, aggregated> {};
struct quantifier : sor<some, no, every, count, sum, unite, minimum, maximum> {};

// --- operands and operators in a row ----------------------------------------------------------------------------

/// The first letter tells the two apart early; only `version("…")..` is a literal that begins with one.
struct primary_of_words
    : sor<call_of_name, name_as_variable, interval, boolean, call_of_word, conditional, quantifier, scope_variable> {};
struct primary_of_symbols : sor<interval, numeric, string, parenthesised, set_literal> {};
struct letter : range<'a', 'z'> {};
struct primary : sor<seq<at<letter>, primary_of_words>, primary_of_symbols> {};

struct prefix_not : word<'n', 'o', 't'> {};
struct prefix_minus : seq<not_at<interval>, one<'-'>> {};
struct prefixes : star<sor<prefix_minus, prefix_not>, blanks> {};
struct operand : seq<prefixes, primary, fields> {};
struct checked_operand : seq<operand> {};

struct implies : operator_word<'i', 'm', 'p', 'l', 'i', 'e', 's'> {};
struct logic_or : operator_word<'o', 'r'> {};
struct logic_and : operator_word<'a', 'n', 'd'> {};
struct equal : text_of<'=', '='> {};
struct not_equal : text_of<'!', '='> {};
struct less_equal : text_of<'<', '='> {};
struct greater_equal : text_of<'>', '='> {};
struct less : seq<one<'<'>, not_at<one<'>'>>> {};
struct greater : one<'>'> {};
struct in : operator_word<'i', 'n'> {};
struct not_in : seq<word<'n', 'o', 't'>, then<word<'i', 'n'>>> {};
struct overlaps : operator_word<'o', 'v', 'e', 'r', 'l', 'a', 'p', 's'> {};
struct within : operator_word<'w', 'i', 't', 'h', 'i', 'n'> {};
struct contains : operator_word<'c', 'o', 'n', 't', 'a', 'i', 'n', 's'> {};
struct with : word<'w', 'i', 't', 'h'> {};
struct starts_with : seq<operator_word<'s', 't', 'a', 'r', 't', 's'>, needs<with>> {};
struct ends_with : seq<operator_word<'e', 'n', 'd', 's'>, needs<with>> {};
struct otherwise : operator_word<'o', 't', 'h', 'e', 'r', 'w', 'i', 's', 'e'> {};
struct add : one<'+'> {};
struct subtract : seq<one<'-'>, not_at<one<'>'>>> {};
struct unite_sets : seq<one<'|'>, not_at<one<'|'>>> {};
struct multiply : one<'*'> {};
struct intersect : seq<one<'&'>, not_at<one<'&'>>> {};

struct symbol_operator
    : sor<equal, not_equal, less_equal, greater_equal, less, greater, add, subtract, unite_sets, multiply, intersect> {
};
struct word_operator
    : sor<logic_and, logic_or, in, not_in, implies, overlaps, within, contains, starts_with, ends_with, otherwise> {};

struct matches : operator_word<'m', 'a', 't', 'c', 'h', 'e', 's'> {};
struct state
    : sor<word<'p', 'r', 'e', 's', 'e', 'n', 't'>, word<'a', 'b', 's', 'e', 'n', 't'>, word<'e', 'm', 'p', 't', 'y'>> {
};
/// Directly before a string, `is` is the language of a text (Icelandic).
struct state_test : seq<operator_word<'i', 's'>, blanks, not_at<one<'"'>>, opt<prefix_not, blanks>, must<state>> {};

struct operation_of_words : sor<seq<word_operator, needs<checked_operand>>, state_test, seq<matches, needs<regex>>> {};
struct operation_of_symbols : seq<symbol_operator, needs<checked_operand>> {};
struct operation
    : sor<seq<at<letter>, operation_of_words>, seq<not_at<sor<letter, one<')', '}', ','>>>, operation_of_symbols>> {};
struct expression : seq<operand, star<then<operation>>> {};

// --- texts -----------------------------------------------------------------------------------------------------

struct placeholder : seq<one<'{'>, needs<placeholder_expression>, needs<placeholder_end>> {};
struct text_escape_rest : sor<one<'{'>, escape_rest> {};
struct text_escape : if_must<one<'\\'>, text_escape_rest> {};
struct message_token : seq<one<'"'>, star<sor<string_run<'{'>, text_escape, placeholder>>, one<'"'>> {};
struct message_string : if_must<at<one<'"'>>, message_token> {};
struct plain_string : if_must<at<one<'"'>>, string_token> {};

/// Adjacent strings join; so only the first text can be without its language.
template <typename String>
struct text_in : seq<opt<text_language, blanks>, String, star<then<String>>> {};
struct message_text : text_in<message_string> {};
struct plain_text : text_in<plain_string> {};

}  // namespace rung::grammar

namespace tao::pegtl {

template <typename Name>
struct analyze_traits<Name, rung::grammar::duration_end> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, rung::grammar::every_condition> : analyze_seq_traits<rung::grammar::expression> {};

}  // namespace tao::pegtl
