// SPDX-License-Identifier: Apache-2.0
// What each commit point of the grammar expects, in the words of those who write rules: "expected …". A commit point
// that is not listed here does not compile.
#pragma once

#include "grammar/grammar.hpp"
#include "grammar/recognise.hpp"

namespace rung::grammar {

template <typename Rule>
inline constexpr Expectation expected = {};

// A table, one row each.
// clang-format off
// --- lexical ---------------------------------------------------------------------------------------------------
template <> inline constexpr Expectation expected<string_token> = {"a string that ends on its line", "", Failing::string};
template <> inline constexpr Expectation expected<regex_token> = {"a regular expression that ends on its line", "", Failing::string};
template <> inline constexpr Expectation expected<message_token> = {"a text that ends on its line", "", Failing::string};
template <> inline constexpr Expectation expected<escape_rest> = {
    "an escape", "a `\\` is followed by `\"`, `\\`, `n`, `t` or `u{1F600}`; a backslash itself is `\\\\`",
    Failing::escape};
template <> inline constexpr Expectation expected<text_escape_rest> = {
    "an escape", "a `\\` is followed by `\"`, `\\`, `n`, `t`, `{` or `u{1F600}`; a backslash itself is `\\\\`",
    Failing::escape};
template <> inline constexpr Expectation expected<numeric_value> = {"a number", "", Failing::number};
template <> inline constexpr Expectation expected<date_end> = {"a date", "", Failing::date};
template <> inline constexpr Expectation expected<interval_high> = {
    "a number, a date or `version(\"…\")` directly behind `..`", "the ends of a range are constants, with no blanks around `..`"};
template <> inline constexpr Expectation expected<range_without_blanks> = {
    "the end of the range directly behind `..`", "write a range without blanks, such as `1..300`", Failing::range};

// --- expressions -----------------------------------------------------------------------------------------------
template <> inline constexpr Expectation expected<inner_expression> = {"an expression after `(`"};
template <> inline constexpr Expectation expected<argument> = {"an argument"};
template <> inline constexpr Expectation expected<item> = {"an item of the set"};
template <> inline constexpr Expectation expected<if_condition> = {"a condition after `if`"};
template <> inline constexpr Expectation expected<then_value> = {"a value after `then`"};
template <> inline constexpr Expectation expected<else_value> = {"a value after `else`"};
template <> inline constexpr Expectation expected<if_then> = {"`then`", "write `if CONDITION then VALUE else VALUE`"};
template <> inline constexpr Expectation expected<if_else> = {
    "`else`", "every `if` has an `else`: `if CONDITION then VALUE else VALUE`"};
template <> inline constexpr Expectation expected<quantified_name> = {
    "a name for the element, as in `some x in LIST where CONDITION`", "", Failing::name};
template <> inline constexpr Expectation expected<quantified_in> = {"`in` and a list after the element's name"};
template <> inline constexpr Expectation expected<list_source> = {
    "a list: a dotted path, a defined term, or an expression in parentheses"};
template <> inline constexpr Expectation expected<quantified_where> = {
    "`where` and a condition", "without a condition, `size(LIST)` counts, and `LIST is not empty` says whether there is any"};
template <> inline constexpr Expectation expected<quantified_condition> = {"a condition after `where`"};
template <> inline constexpr Expectation expected<every_condition> = {"a condition after `where`"};
template <> inline constexpr Expectation expected<quantified_body> = {"an expression for each element"};
template <> inline constexpr Expectation expected<quantified_for> = {
    "`for`", "write `sum(EXPRESSION for x in LIST)`, with `where CONDITION` if need be"};
template <> inline constexpr Expectation expected<colon_of_every> = {
    "`:` and what holds for every element", "write `every x in LIST : CONDITION`"};
template <> inline constexpr Expectation expected<every_body> = {"a condition after `:`"};
template <> inline constexpr Expectation expected<field_name> = {"the name of a field after `.`", "", Failing::field};
template <> inline constexpr Expectation expected<arguments_begin> = {"`(`"};
template <> inline constexpr Expectation expected<parenthesis_end> = {"an operator or `)`"};
template <> inline constexpr Expectation expected<arguments_end> = {"an operator, `,` or `)`"};
template <> inline constexpr Expectation expected<set_end> = {"an operator, `,` or `}` to end the set"};
template <> inline constexpr Expectation expected<checked_operand> = {"a value after the operator"};
template <> inline constexpr Expectation expected<with> = {"`with`", "write `starts with` or `ends with`"};
template <> inline constexpr Expectation expected<regex> = {
    "a regular expression in double quotes after `matches`", "`matches` takes a literal, such as `matches \"^4[.]\"`"};
template <> inline constexpr Expectation expected<state> = {
    "`present`, `absent` or `empty` after `is`", "to compare values write `==`, and `!=` for not equal"};
template <> inline constexpr Expectation expected<placeholder_expression> = {
    "an expression after `{`", "a brace itself is written `\\{` in messages and remedies", Failing::placeholder};
template <> inline constexpr Expectation expected<placeholder_end> = {
    "`}` to end the placeholder", "a brace itself is written `\\{` in messages and remedies", Failing::placeholder};

// --- blocks, fields, clauses -----------------------------------------------------------------------------------
template <> inline constexpr Expectation expected<block_begin> = {"`{`"};
template <> inline constexpr Expectation expected<colon> = {"`:` and a type"};
template <> inline constexpr Expectation expected<equals> = {"`=`"};
template <> inline constexpr Expectation expected<of> = {"`of` and a type"};
template <> inline constexpr Expectation expected<type_name> = {"the name of a type", "", Failing::name};
template <> inline constexpr Expectation expected<type> = {"a type", "", Failing::name};
template <> inline constexpr Expectation expected<field_key_name> = {"the name of the key field", "", Failing::field};
template <> inline constexpr Expectation expected<initial_value> = {"a default after `=`"};
template <> inline constexpr Expectation expected<fields_end> = {
    "a field such as `name : text`, or `}`", "", Failing::field};
template <> inline constexpr Expectation expected<nothing_beside> = {
    "nothing beside `*`", "`*` stands for every entry, so that there is nothing to add"};
template <> inline constexpr Expectation expected<another_entry> = {"an entry after `,`", "", Failing::entry};
template <> inline constexpr Expectation expected<from_entries> = {
    "entries after `upgrade`", "write `upgrade FROM, … -> TO, …`, or `*` for every entry", Failing::entry};
template <> inline constexpr Expectation expected<to_entries> = {
    "entries after `->`", "list entries, or write `*` for every entry", Failing::entry};
template <> inline constexpr Expectation expected<extended_entries> = {"entries after `extend`", "", Failing::entry};
template <> inline constexpr Expectation expected<arrow> = {
    "`,` or `->`", "paths are written `FROM, … -> TO, …`", Failing::arrow};
template <> inline constexpr Expectation expected<where_clause_condition> = {"a condition after `where`"};
template <> inline constexpr Expectation expected<when_clause_condition> = {"a condition after `when`"};
template <> inline constexpr Expectation expected<effective_range> = {
    "a range of dates after `effective`, such as `2018-10-29..`",
    "the first and the last day are joined by `..`; either may be left out"};
template <> inline constexpr Expectation expected<effective_end> = {
    "a date such as `2018-10-29` directly behind `..`", "write a range without blanks, such as `..2018-10-29`"};

// --- statements ------------------------------------------------------------------------------------------------
template <> inline constexpr Expectation expected<statement> = {"a statement", "", Failing::statement};
template <> inline constexpr Expectation expected<definition_end> = {
    "an operator or the end of the statement"};
template <> inline constexpr Expectation expected<subject_end> = {"the end of the statement"};
template <> inline constexpr Expectation expected<include_end> = {"the end of the statement"};
template <> inline constexpr Expectation expected<upgrade_end> = {
    "`,`, `where`, `when`, `effective` or the end of the statement"};
template <> inline constexpr Expectation expected<extend_end> = {"`,`, `when`, `effective` or the end of the statement"};

template <> inline constexpr Expectation expected<package_name> = {"a name for the package", "", Failing::name};
template <> inline constexpr Expectation expected<title_texts> = {"a text in double quotes after `title`"};
template <> inline constexpr Expectation expected<reference_string> = {
    "a text in double quotes after `reference`"};
template <> inline constexpr Expectation expected<language_name> = {"a language such as `en` or `pt-BR`"};
template <> inline constexpr Expectation expected<package_end> = {
    "`title`, `reference`, `effective`, `languages` or `}`"};
template <> inline constexpr Expectation expected<include_path> = {
    "the path of a file or directory in double quotes after `include`"};

template <> inline constexpr Expectation expected<enum_name> = {"a name for the enum", "", Failing::name};
template <> inline constexpr Expectation expected<enum_end> = {
    "a value, another spelling in double quotes, or `}`", "", Failing::name};
template <> inline constexpr Expectation expected<record_name> = {"a name for the record", "", Failing::name};
template <> inline constexpr Expectation expected<catalog_name> = {"a name for the catalog", "", Failing::name};
template <> inline constexpr Expectation expected<entry_value> = {"a value after `=`"};
template <> inline constexpr Expectation expected<entry_end> = {
    "a field such as `title = \"…\"`, or `}`", "", Failing::field};
template <> inline constexpr Expectation expected<subject_name> = {"a name for the subject", "", Failing::name};
template <> inline constexpr Expectation expected<path_field> = {"the name of a field after `.`", "", Failing::field};
template <> inline constexpr Expectation expected<subject_list> = {"the list that holds the subjects"};
template <> inline constexpr Expectation expected<subject_at> = {
    "`at` and a field", "write `subject NAME in LIST at FIELD`, or `subject NAME at FIELD`"};
template <> inline constexpr Expectation expected<subject_field> = {"the field that holds the catalog entry"};
template <> inline constexpr Expectation expected<define_name> = {"a name for what is defined", "", Failing::name};
template <> inline constexpr Expectation expected<checked_parameter> = {
    "a parameter such as `s: subscription`", "a term without parameters has no parentheses", Failing::name};
template <> inline constexpr Expectation expected<parameters_end> = {"`,` or `)`"};
template <> inline constexpr Expectation expected<define_value> = {"an expression after `=`"};

template <> inline constexpr Expectation expected<guarded> = {
    "`upgrade`, `extend` or entries after `on`", "write `on upgrade`, `on extend` or `on FROM -> TO`", Failing::entry};
template <> inline constexpr Expectation expected<checked_condition> = {"a condition after `check`"};
template <> inline constexpr Expectation expected<code_word> = {"`code` after `shared`"};
template <> inline constexpr Expectation expected<code_name> = {
    "a reason code such as `SeatsOutOfRange` after `code`", "", Failing::code};
template <> inline constexpr Expectation expected<message_texts> = {
    "a text such as `en \"…\"` after `message`"};
template <> inline constexpr Expectation expected<remedy_condition> = {"a condition after `when`"};
template <> inline constexpr Expectation expected<remedy_texts> = {"a text such as `en \"…\"` in `remedy`"};
template <> inline constexpr Expectation expected<require_name> = {"a name for the precondition", "", Failing::name};
template <> inline constexpr Expectation expected<require_end> = {
    "`on`, `when`, `effective`, `check`, `code`, `message`, `remedy` or `}`", "", Failing::line};
template <> inline constexpr Expectation expected<advise_name> = {"a name for the advice", "", Failing::name};
template <> inline constexpr Expectation expected<advise_end> = {
    "`on`, `when`, `effective`, `message` or `}`", "", Failing::line};
template <> inline constexpr Expectation expected<effect_action> = {"`upgrade` or `extend` after `effect`"};
template <> inline constexpr Expectation expected<effect_value> = {"a value after `=`"};
template <> inline constexpr Expectation expected<effect_end> = {
    "an assignment such as `subscription.offer = target`, or `}`", "", Failing::field};

template <> inline constexpr Expectation expected<whole_expression> = {"an expression"};
template <> inline constexpr Expectation expected<end_of_expression> = {"an operator or the end of the expression"};
// clang-format on

}  // namespace rung::grammar
