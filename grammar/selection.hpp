// SPDX-License-Identifier: Apache-2.0
// Which rules of the grammar leave a node in the parse tree, and of which kind.
#pragma once

#include "grammar/grammar.hpp"
#include "grammar/parse_tree.hpp"

namespace rung::grammar {

struct NoNode {};
template <typename Rule>
inline constexpr NoNode node_of = {};
template <typename Rule>
inline constexpr bool makes_node = !std::is_same_v<decltype(node_of<Rule>), const NoNode>;

// A table, one row each.
// clang-format off
template <> inline constexpr Kind node_of<name> = Kind::name;
template <> inline constexpr Kind node_of<identifier> = Kind::identifier;
template <> inline constexpr Kind node_of<quantified_name> = Kind::name;
template <> inline constexpr Kind node_of<field_key_name> = Kind::identifier;
template <> inline constexpr Kind node_of<quoted_name> = Kind::quoted_name;
template <> inline constexpr Kind node_of<code> = Kind::code;
template <> inline constexpr Kind node_of<language> = Kind::language;
template <> inline constexpr Kind node_of<everything> = Kind::everything;
template <> inline constexpr Kind node_of<open> = Kind::open;
template <> inline constexpr Kind node_of<key> = Kind::key;
template <> inline constexpr Kind node_of<alias> = Kind::alias;
template <> inline constexpr Kind node_of<shared> = Kind::shared;
template <> inline constexpr Kind node_of<optional> = Kind::optional;
template <> inline constexpr Kind node_of<called_size> = Kind::name;
template <> inline constexpr Kind node_of<called_version> = Kind::name;

template <> inline constexpr Kind node_of<boolean> = Kind::boolean;
template <> inline constexpr Kind node_of<number> = Kind::number;
template <> inline constexpr Kind node_of<date> = Kind::date;
template <> inline constexpr Kind node_of<duration> = Kind::duration;
template <> inline constexpr Kind node_of<string> = Kind::string;
template <> inline constexpr Kind node_of<regex> = Kind::regex;
template <> inline constexpr Kind node_of<interval> = Kind::interval;
template <> inline constexpr Kind node_of<interval_dots> = Kind::interval_dots;
template <> inline constexpr Kind node_of<negative_number> = Kind::negative_number;
template <> inline constexpr Kind node_of<version_call> = Kind::version_call;

template <> inline constexpr Kind node_of<expression> = Kind::expression;
template <> inline constexpr Kind node_of<list_source> = Kind::expression;
template <> inline constexpr Kind node_of<parenthesised> = Kind::parenthesised;
template <> inline constexpr Kind node_of<name_as_variable> = Kind::variable;
template <> inline constexpr Kind node_of<scope_variable> = Kind::variable;
template <> inline constexpr Kind node_of<call_of_name> = Kind::call;
template <> inline constexpr Kind node_of<call_of_word> = Kind::call;
template <> inline constexpr Kind node_of<set_literal> = Kind::set_literal;
template <> inline constexpr Kind node_of<conditional> = Kind::conditional;
template <> inline constexpr Kind node_of<field_access> = Kind::field_access;

template <> inline constexpr Kind node_of<some> = Kind::some;
template <> inline constexpr Kind node_of<no> = Kind::no;
template <> inline constexpr Kind node_of<every> = Kind::every;
template <> inline constexpr Kind node_of<count> = Kind::count;
template <> inline constexpr Kind node_of<sum> = Kind::sum;
template <> inline constexpr Kind node_of<unite> = Kind::unite;
template <> inline constexpr Kind node_of<minimum> = Kind::minimum;
template <> inline constexpr Kind node_of<maximum> = Kind::maximum;
template <> inline constexpr Kind node_of<quantified_condition> = Kind::quantified_condition;
template <> inline constexpr Kind node_of<every_condition> = Kind::quantified_condition;
template <> inline constexpr Kind node_of<quantified_body> = Kind::quantified_body;
template <> inline constexpr Kind node_of<every_body> = Kind::quantified_body;

template <> inline constexpr Kind node_of<prefix_not> = Kind::prefix_not;
template <> inline constexpr Kind node_of<prefix_minus> = Kind::prefix_minus;

template <> inline constexpr Kind node_of<implies> = Kind::implies;
template <> inline constexpr Kind node_of<logic_or> = Kind::logic_or;
template <> inline constexpr Kind node_of<logic_and> = Kind::logic_and;
template <> inline constexpr Kind node_of<equal> = Kind::equal;
template <> inline constexpr Kind node_of<not_equal> = Kind::not_equal;
template <> inline constexpr Kind node_of<less> = Kind::less;
template <> inline constexpr Kind node_of<less_equal> = Kind::less_equal;
template <> inline constexpr Kind node_of<greater> = Kind::greater;
template <> inline constexpr Kind node_of<greater_equal> = Kind::greater_equal;
template <> inline constexpr Kind node_of<in> = Kind::in;
template <> inline constexpr Kind node_of<not_in> = Kind::not_in;
template <> inline constexpr Kind node_of<overlaps> = Kind::overlaps;
template <> inline constexpr Kind node_of<within> = Kind::within;
template <> inline constexpr Kind node_of<matches> = Kind::matches;
template <> inline constexpr Kind node_of<starts_with> = Kind::starts_with;
template <> inline constexpr Kind node_of<ends_with> = Kind::ends_with;
template <> inline constexpr Kind node_of<contains> = Kind::contains;
template <> inline constexpr Kind node_of<state_test> = Kind::state_test;
template <> inline constexpr Kind node_of<otherwise> = Kind::otherwise;
template <> inline constexpr Kind node_of<add> = Kind::add;
template <> inline constexpr Kind node_of<subtract> = Kind::subtract;
template <> inline constexpr Kind node_of<unite_sets> = Kind::unite_sets;
template <> inline constexpr Kind node_of<multiply> = Kind::multiply;
template <> inline constexpr Kind node_of<intersect> = Kind::intersect;

template <> inline constexpr Kind node_of<plain_text> = Kind::text;
template <> inline constexpr Kind node_of<message_text> = Kind::text;
template <> inline constexpr Kind node_of<plain_string> = Kind::text_string;
template <> inline constexpr Kind node_of<message_string> = Kind::text_string;
template <> inline constexpr Kind node_of<placeholder> = Kind::placeholder;

template <> inline constexpr Kind node_of<type> = Kind::type;
template <> inline constexpr Kind node_of<set_shape> = Kind::set_shape;
template <> inline constexpr Kind node_of<list_shape> = Kind::list_shape;
template <> inline constexpr Kind node_of<range_shape> = Kind::range_shape;
template <> inline constexpr Kind node_of<field_declaration> = Kind::field_declaration;
template <> inline constexpr Kind node_of<initial> = Kind::initial;
template <> inline constexpr Kind node_of<from> = Kind::from;
template <> inline constexpr Kind node_of<entry_assignment> = Kind::assignment;
template <> inline constexpr Kind node_of<effect_assignment> = Kind::assignment;
template <> inline constexpr Kind node_of<entry_field> = Kind::path;
template <> inline constexpr Kind node_of<path> = Kind::path;
template <> inline constexpr Kind node_of<parameter> = Kind::parameter;
template <> inline constexpr Kind node_of<enum_value> = Kind::enum_value;
template <> inline constexpr Kind node_of<entries> = Kind::entries;
template <> inline constexpr Kind node_of<where> = Kind::where;
template <> inline constexpr Kind node_of<when> = Kind::when;
template <> inline constexpr Kind node_of<remedy_when> = Kind::when;
template <> inline constexpr Kind node_of<effective> = Kind::effective;
template <> inline constexpr Kind node_of<upgrade_action> = Kind::upgrade_action;
template <> inline constexpr Kind node_of<extend_action> = Kind::extend_action;

template <> inline constexpr Kind node_of<title> = Kind::title;
template <> inline constexpr Kind node_of<reference> = Kind::reference;
template <> inline constexpr Kind node_of<languages> = Kind::languages;
template <> inline constexpr Kind node_of<on> = Kind::on;
template <> inline constexpr Kind node_of<check> = Kind::check;
template <> inline constexpr Kind node_of<code_line> = Kind::code_line;
template <> inline constexpr Kind node_of<message> = Kind::message;
template <> inline constexpr Kind node_of<remedy> = Kind::remedy;

template <> inline constexpr Kind node_of<package_statement> = Kind::package_statement;
template <> inline constexpr Kind node_of<include_statement> = Kind::include_statement;
template <> inline constexpr Kind node_of<enum_statement> = Kind::enum_statement;
template <> inline constexpr Kind node_of<record_statement> = Kind::record_statement;
template <> inline constexpr Kind node_of<catalog_statement> = Kind::catalog_statement;
template <> inline constexpr Kind node_of<entry_statement> = Kind::entry_statement;
template <> inline constexpr Kind node_of<snapshot_statement> = Kind::snapshot_statement;
template <> inline constexpr Kind node_of<request_statement> = Kind::request_statement;
template <> inline constexpr Kind node_of<subject_statement> = Kind::subject_statement;
template <> inline constexpr Kind node_of<define_statement> = Kind::define_statement;
template <> inline constexpr Kind node_of<upgrade_statement> = Kind::upgrade_statement;
template <> inline constexpr Kind node_of<extend_statement> = Kind::extend_statement;
template <> inline constexpr Kind node_of<require_statement> = Kind::require_statement;
template <> inline constexpr Kind node_of<advise_statement> = Kind::advise_statement;
template <> inline constexpr Kind node_of<effect_statement> = Kind::effect_statement;
// clang-format on

}  // namespace rung::grammar
