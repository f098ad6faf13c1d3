// SPDX-License-Identifier: Apache-2.0
// The lints themselves, a function each; registry.cpp says what each is about.
#pragma once

#include "engine/lint/registry.hpp"

namespace rung {

// unused_defines.cpp, unused_declarations.cpp, unused_includes.cpp
void unused_define(const LintInput& input, Report& report);
void unused_type(const LintInput& input, Report& report);
void unused_value(const LintInput& input, Report& report);
void unused_field(const LintInput& input, Report& report);
void unused_include(const LintInput& input, Report& report);

// languages.cpp
void missing_language(const LintInput& input, Report& report);
void different_placeholders(const LintInput& input, Report& report);

// preconditions.cpp
void no_remedy(const LintInput& input, Report& report);
void needless_shared(const LintInput& input, Report& report);

// on_lines.cpp
void needless_where(const LintInput& input, Report& report);
void needless_on(const LintInput& input, Report& report);

// negation.cpp
void double_negation(const LintInput& input, Report& report);

// characters.cpp
void reordered_text(const LintInput& input, Report& report);
void mixed_scripts(const LintInput& input, Report& report);
void hidden_character(const LintInput& input, Report& report);

// constant_checks.cpp
void constant_check(const LintInput& input, Report& report);
void check_by_path(const LintInput& input, Report& report);
void comparison_on_no_path(const LintInput& input, Report& report);

// faults.cpp
void contradiction(const LintInput& input, Report& report);
void never_false(const LintInput& input, Report& report);
void impossible_comparison(const LintInput& input, Report& report);
void redundant_operand(const LintInput& input, Report& report);

// guards.cpp
void applies_to_no_path(const LintInput& input, Report& report);
void makes_no_path(const LintInput& input, Report& report);

// implied.cpp
void implied_precondition(const LintInput& input, Report& report);
void duplicate_precondition(const LintInput& input, Report& report);
void remedy_never_said(const LintInput& input, Report& report);

// dates.cpp
void never_in_effect(const LintInput& input, Report& report);
void no_longer_in_effect(const LintInput& input, Report& report);
void gap_in_effect(const LintInput& input, Report& report);

// entries.cpp
void unreached_entry(const LintInput& input, Report& report);

// cycles.cpp
void upgrade_cycle(const LintInput& input, Report& report);

// cost.cpp
void costly_quantifiers(const LintInput& input, Report& report);

// untested.cpp
void untested_precondition(const LintInput& input, Report& report);
void untested_path(const LintInput& input, Report& report);

}  // namespace rung
