// SPDX-License-Identifier: Apache-2.0
// The value of an expression: one function for each part of the language, each a transcription of its sentences.
#pragma once

#include "engine/reference/scope.hpp"

namespace rung::reference {

/// Leaves `scope` as it was.
Value evaluate(const Expression& expression, Scope& scope);

// The tables of three-valued logic, for truth values: known, unknown, or absent (which counts as unknown).
Value negation(const Value& operand);
Value conjunction(const std::vector<Value>& operands);
Value disjunction(const std::vector<Value>& operands);
Value implication(const Value& condition, const Value& consequence);
bool is_true(const Value& value);
bool is_false(const Value& value);

// Operators on operands that are all known; no value where arithmetic overflows.
std::optional<Value> arithmetic(const Expression& expression, const std::vector<Value>& operands);
Value comparison(Op op, const Value& left, const Value& right);
Value text_test(const Expression& expression, const std::vector<Value>& operands);
Value set_operation(Op op, const Value& left, const Value& right);

/// `x in collection`.
Value membership(const Value& element, const Value& collection);

/// some, no, every, count, sum, union, min, max.
Value quantified(const Expression& expression, Scope& scope);

/// An arithmetic result that does not fit: "unknown, with {"overflow": place of the expression}".
Value overflow(const Expression& expression, const Scope& scope);
std::string spell_place(const Sources& sources, Range range);

}  // namespace rung::reference
