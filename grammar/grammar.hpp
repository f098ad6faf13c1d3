// SPDX-License-Identifier: Apache-2.0
// The grammar of statements. A rule file is recognised one statement at a time, so that a broken one costs no other.
#pragma once

#include "grammar/expression_grammar.hpp"

namespace rung::grammar {

// --- names and marks that blocks share --------------------------------------------------------------------------

struct entry_name : sor<name, quoted_name> {};
struct block_begin : one<'{'> {};
struct equals : seq<one<'='>, not_at<one<'='>>> {};
struct colon : one<':'> {};
using comma_if_any = opt<then<one<','>>>;

struct open_word : word<'o', 'p', 'e', 'n'> {};

/// Where a statement begins beyond doubt: a block that is still open there lacks its `}`.
struct statement_word : accepted_word<opens_statement> {};
struct behind_statement_word
    : sor<name, one<'"', '{', '*'>, word<'e', 'n', 'u', 'm'>, word<'u', 'p', 'g', 'r', 'a', 'd', 'e'>,
          word<'e', 'x', 't', 'e', 'n', 'd'>, word<'c', 'a', 't', 'a', 'l', 'o', 'g'>> {};
struct statement_head
    : sor<seq<statement_word, then<behind_statement_word>>, seq<name, then<entry_name>, then<one<'{'>>>> {};

/// Where reading goes on behind a broken statement: this one may be broken too.
struct likely_name : plus<sor<identifier_other, one<'-', '.'>>> {};
struct likely_head : sor<statement_head,
                         seq<not_at<one<'o'>>, not_at<word<'r', 'e', 'q', 'u', 'e', 's', 't'>>, statement_word,
                             not_at<then<one<':', '=', '.', ',', '}', ')'>>>>,
                         seq<open_word, plus<one<' ', '\t'>>, statement_word>,
                         seq<name, plus<one<' ', '\t'>>, likely_name, then<one<'{'>>>> {};

template <typename Member, typename End>
using block_of = seq<needs<block_begin>, star<then<Member>, comma_if_any>, needs<End>>;
template <typename Line, typename End>
using lines_of = seq<needs<block_begin>, star<then<Line>>, needs<End>>;

// --- types and fields ------------------------------------------------------------------------------------------

struct of : word<'o', 'f'> {};
struct set_shape : seq<word<'s', 'e', 't'>, then<of>> {};
struct list_shape : seq<word<'l', 'i', 's', 't'>, then<of>> {};
struct range_shape : seq<word<'r', 'a', 'n', 'g', 'e'>, then<of>> {};
struct type_name : sor<name, called_version> {};
struct optional : one<'?'> {};
struct type : seq<sor<seq<sor<set_shape, list_shape, range_shape>, needs<type_name>>, type_name>, opt<then<optional>>> {
};

struct key : seq<word<'k', 'e', 'y'>, not_at<then<one<':'>>>> {};
struct initial_value : seq<expression> {};
struct initial : seq<one<'='>, needs<initial_value>> {};
struct alias : seq<word<'a', 'l', 'i', 'a', 's'>, not_at<then<one<':'>>>> {};
struct from : seq<word<'f', 'r', 'o', 'm'>, then<string>> {};
struct field_key_name : identifier {};
struct field_declaration : seq<not_at<statement_head>, sor<seq<key, needs<field_key_name>>, identifier>, needs<colon>,
                               needs<type>, star<then<sor<initial, alias, from>>>> {};
struct fields_end : one<'}'> {};
using fields_block = block_of<field_declaration, fields_end>;

// --- clauses ---------------------------------------------------------------------------------------------------

struct everything : one<'*'> {};
struct nothing_beside : not_at<then<one<','>>> {};
struct another_entry : seq<entry_name> {};
struct entries
    : sor<seq<everything, must<nothing_beside>>, seq<entry_name, star<then<one<','>>, needs<another_entry>>>> {};
struct from_entries : seq<entries> {};
struct to_entries : seq<entries> {};
struct extended_entries : seq<entries> {};
struct arrow : text_of<'-', '>'> {};
struct where_clause_condition : seq<expression> {};
struct when_clause_condition : seq<expression> {};
struct where : seq<word<'w', 'h', 'e', 'r', 'e'>, needs<where_clause_condition>> {};
struct when : seq<word<'w', 'h', 'e', 'n'>, needs<when_clause_condition>> {};
struct effective_end : seq<date> {};
struct effective_range : sor<seq<date, interval_dots, opt<effective_end>, must<range_without_blanks>>,
                             seq<interval_dots, must<effective_end>>> {};
struct effective : seq<word<'e', 'f', 'f', 'e', 'c', 't', 'i', 'v', 'e'>, needs<effective_range>> {};

/// Statements without braces end at the end of a line or before the next statement.
struct line_end : seq<star<one<' ', '\t'>>, sor<tao::pegtl::eof, one<'\n', '#'>, text_of<'\r', '\n'>>> {};
struct statement_end : sor<at<line_end>, at<then<statement_head>>> {};
struct definition_end : seq<statement_end> {};
struct subject_end : seq<statement_end> {};
struct include_end : seq<statement_end> {};

// --- package, include -------------------------------------------------------------------------------------------

struct package_name : seq<name> {};
struct title_texts : seq<plain_text, star<then<plain_text>>> {};
struct title : seq<word<'t', 'i', 't', 'l', 'e'>, needs<title_texts>> {};
struct reference_string : seq<string> {};
struct reference : seq<word<'r', 'e', 'f', 'e', 'r', 'e', 'n', 'c', 'e'>, needs<reference_string>> {};
struct language_name : seq<language> {};
struct languages : seq<word<'l', 'a', 'n', 'g', 'u', 'a', 'g', 'e', 's'>, needs<language_name>,
                       star<then<one<','>>, needs<language_name>>> {};
struct package_end : one<'}'> {};
struct package_statement : seq<word<'p', 'a', 'c', 'k', 'a', 'g', 'e'>, needs<package_name>,
                               lines_of<sor<title, reference, effective, languages>, package_end>> {};

struct include_path : seq<string> {};
struct include_statement : seq<word<'i', 'n', 'c', 'l', 'u', 'd', 'e'>, needs<include_path>, must<include_end>> {};

// --- declarations ----------------------------------------------------------------------------------------------

struct open : seq<open_word, at<then<sor<word<'e', 'n', 'u', 'm'>, word<'c', 'a', 't', 'a', 'l', 'o', 'g'>>>>> {};
struct enum_name : seq<name> {};
struct enum_end : one<'}'> {};
struct enum_value : seq<name, star<then<quoted_name>>> {};
struct enum_statement
    : seq<opt<open, blanks>, word<'e', 'n', 'u', 'm'>, needs<enum_name>, block_of<enum_value, enum_end>> {};

struct record_name : seq<name> {};
struct record_statement : seq<word<'r', 'e', 'c', 'o', 'r', 'd'>, needs<record_name>, fields_block> {};

struct catalog_name : seq<name> {};
struct catalog_statement
    : seq<opt<open, blanks>, word<'c', 'a', 't', 'a', 'l', 'o', 'g'>, needs<catalog_name>, fields_block> {};

struct entry_value : seq<expression> {};
struct entry_end : one<'}'> {};
struct entry_field : seq<identifier> {};
struct entry_assignment : seq<not_at<statement_head>, entry_field, needs<equals>, needs<entry_value>> {};
struct entry_statement : seq<name, blanks, entry_name, block_of<entry_assignment, entry_end>> {};

struct snapshot_statement : seq<word<'s', 'n', 'a', 'p', 's', 'h', 'o', 't'>, fields_block> {};
struct request_statement : seq<word<'r', 'e', 'q', 'u', 'e', 's', 't'>, at<then<one<'{'>>>, fields_block> {};

struct subject_name : seq<name> {};
struct path_field : seq<identifier> {};
struct path : seq<identifier, star<then<one<'.'>>, needs<path_field>>> {};
struct subject_list : seq<path> {};
struct subject_field : seq<path> {};
struct subject_at : word<'a', 't'> {};
struct subject_statement
    : seq<word<'s', 'u', 'b', 'j', 'e', 'c', 't'>, needs<subject_name>, opt<then<word<'i', 'n'>>, needs<subject_list>>,
          needs<subject_at>, needs<subject_field>, must<subject_end>> {};

struct define_name : seq<name> {};
struct parameter_name : seq<name> {};
struct parameter : seq<parameter_name, needs<colon>, needs<type>> {};
struct checked_parameter : seq<parameter> {};
struct parameters_end : one<')'> {};
struct parameters
    : seq<one<'('>, needs<checked_parameter>, star<then<one<','>>, needs<checked_parameter>>, needs<parameters_end>> {};
struct define_value : seq<expression> {};
struct define_statement : seq<word<'d', 'e', 'f', 'i', 'n', 'e'>, needs<define_name>, opt<then<parameters>>,
                              needs<equals>, needs<define_value>, must<definition_end>> {};

// --- paths -----------------------------------------------------------------------------------------------------

struct upgrade_end : seq<statement_end> {};
struct upgrade_statement : seq<word<'u', 'p', 'g', 'r', 'a', 'd', 'e'>, needs<from_entries>, needs<arrow>,
                               needs<to_entries>, star<then<sor<where, when, effective>>>, must<upgrade_end>> {};
struct extend_end : seq<statement_end> {};
struct extend_statement : seq<word<'e', 'x', 't', 'e', 'n', 'd'>, needs<extended_entries>,
                              star<then<sor<when, effective>>>, must<extend_end>> {};

// --- require, advise -------------------------------------------------------------------------------------------

struct upgrade_action : word<'u', 'p', 'g', 'r', 'a', 'd', 'e'> {};
struct extend_action : word<'e', 'x', 't', 'e', 'n', 'd'> {};
struct guarded_paths : seq<entries, needs<arrow>, needs<to_entries>, opt<then<where>>> {};
struct guarded_extensions : seq<entries, opt<then<where>>> {};
struct guarded : sor<seq<extend_action, opt<then<guarded_extensions>>>, seq<upgrade_action, opt<then<guarded_paths>>>,
                     guarded_paths> {};
struct on : seq<word<'o', 'n'>, needs<guarded>> {};

struct checked_condition : seq<expression> {};
struct check : seq<word<'c', 'h', 'e', 'c', 'k'>, needs<checked_condition>> {};
struct code_word : word<'c', 'o', 'd', 'e'> {};
struct code_name : seq<code> {};
struct shared : word<'s', 'h', 'a', 'r', 'e', 'd'> {};
struct code_line : seq<sor<seq<shared, needs<code_word>>, code_word>, needs<code_name>> {};
struct message_texts : seq<message_text, star<then<message_text>>> {};
struct message : seq<word<'m', 'e', 's', 's', 'a', 'g', 'e'>, needs<message_texts>> {};
struct remedy_condition : seq<expression> {};
struct remedy_when : seq<word<'w', 'h', 'e', 'n'>, needs<remedy_condition>> {};
struct remedy_texts : seq<message_text, star<then<message_text>>> {};
struct remedy : seq<word<'r', 'e', 'm', 'e', 'd', 'y'>, opt<then<remedy_when>>, needs<remedy_texts>> {};

struct require_name : seq<name> {};
struct require_end : one<'}'> {};
struct require_statement : seq<word<'r', 'e', 'q', 'u', 'i', 'r', 'e'>, needs<require_name>,
                               lines_of<sor<on, when, effective, check, code_line, message, remedy>, require_end>> {};
struct advise_name : seq<name> {};
struct advise_end : one<'}'> {};
struct advise_statement : seq<word<'a', 'd', 'v', 'i', 's', 'e'>, needs<advise_name>,
                              lines_of<sor<on, when, effective, message>, advise_end>> {};

// --- effect ----------------------------------------------------------------------------------------------------

struct effect_action : sor<upgrade_action, extend_action> {};
struct effect_value : seq<expression> {};
struct effect_end : one<'}'> {};
struct effect_assignment : seq<not_at<statement_head>, path, needs<equals>, needs<effect_value>> {};
struct effect_statement
    : seq<word<'e', 'f', 'f', 'e', 'c', 't'>, needs<effect_action>, block_of<effect_assignment, effect_end>> {};

// --- a file ----------------------------------------------------------------------------------------------------

struct statement : sor<entry_statement, upgrade_statement, require_statement, enum_statement, catalog_statement,
                       record_statement, define_statement, extend_statement, advise_statement, effect_statement,
                       include_statement, package_statement, snapshot_statement, request_statement, subject_statement> {
};
struct one_statement : must<statement> {};

struct whole_expression : seq<expression> {};
struct end_of_expression : tao::pegtl::eof {};
struct only_expression : seq<needs<whole_expression>, needs<end_of_expression>> {};

}  // namespace rung::grammar
