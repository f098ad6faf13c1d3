// SPDX-License-Identifier: Apache-2.0
// What the grammar recognised in one statement: its named pieces in the order of the text, flat, each before its parts.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/source.hpp"

namespace rung::grammar {

// clang-format off
enum class Kind : std::uint8_t {
  // words
  name, identifier, quoted_name, code, language, everything, open, key, alias, shared, optional, from_word,
  // literals
  boolean, number, date, duration, string, regex, interval, interval_dots, negative_number, version_call,
  // expressions: one holds its operands and operators in a row
  expression, parenthesised, variable, call, set_literal, conditional, field_access,
  some, no, every, count, sum, unite, minimum, maximum, quantified_condition, quantified_body,
  prefix_not, prefix_minus,
  implies, logic_or, logic_and, equal, not_equal, less, less_equal, greater, greater_equal, in, not_in, overlaps, within,
  matches, starts_with, ends_with, contains, state_test, otherwise, add, subtract, unite_sets, multiply, intersect,
  // texts
  text, text_string, placeholder,
  // pieces of statements
  type, set_shape, list_shape, range_shape, field_declaration, initial, from, assignment, path, parameter, enum_value,
  entries, where, when, effective, upgrade_action, extend_action,
  title, reference, languages, on, check, code_line, message, remedy,
  // statements
  package_statement, include_statement, enum_statement, record_statement, catalog_statement, entry_statement,
  snapshot_statement, request_statement, subject_statement, define_statement, upgrade_statement, extend_statement,
  require_statement, advise_statement, effect_statement
};
// clang-format on

/// Bytes count from the start of the source; `next` is the index of the node behind this one and all its parts.
struct Node {
  Kind kind{};
  std::uint32_t begin = 0, end = 0, next = 0;
};
using ParseTree = std::vector<Node>;

/// One node seen with its parts: `for (Branch part : branch) …`.
class Branch {
 public:
  Branch(const ParseTree& tree, std::uint32_t index) : nodes_(tree.data()), index_(index) {}

  Kind kind() const { return node().kind; }
  std::uint32_t begin_byte() const { return node().begin; }
  std::uint32_t end_byte() const { return node().end; }
  Range range(std::uint32_t source) const { return {source, node().begin, node().end}; }

  class Iterator {
   public:
    Iterator(const Node* nodes, std::uint32_t index) : nodes_(nodes), index_(index) {}
    Branch operator*() const { return {nodes_, index_}; }
    Iterator& operator++() {
      index_ = nodes_[index_].next;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return index_ != other.index_; }
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    const Node* nodes_;
    std::uint32_t index_;
  };
  Iterator begin() const { return {nodes_, index_ + 1}; }
  Iterator end() const { return {nodes_, node().next}; }

 private:
  Branch(const Node* nodes, std::uint32_t index) : nodes_(nodes), index_(index) {}
  const Node& node() const { return nodes_[index_]; }

  const Node* nodes_;
  std::uint32_t index_;
};

}  // namespace rung::grammar
