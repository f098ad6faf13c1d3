// SPDX-License-Identifier: Apache-2.0
// Walks one test file's document and says what is wrong with its shape: what reading cases and expectations share.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/testing/suite.hpp"

namespace rung {

class TestReader {
 public:
  TestReader(const Sources& sources, std::uint32_t source, std::vector<Diagnostic>& diagnostics)
      : sources_(&sources), source_(source), diagnostics_(&diagnostics) {}

  std::uint32_t source() const { return source_; }
  void complain(std::string code, std::string message, Range range, std::string help = {});
  void warn(std::string code, std::string message, Range range, std::string help = {});
  /// Errors so far: whoever reads a case compares.
  std::size_t errors() const { return errors_; }

  Range range_of(const DocumentNode& node) const;
  Range range_of(const DocumentNode::Key& key) const;
  Written written(const DocumentNode& node) const { return {node.text, range_of(node)}; }

  /// `what` names the node in messages: "a case", "`set`".
  bool is_map(const DocumentNode& node, std::string_view what);
  bool is_list(const DocumentNode& node, std::string_view what);
  bool is_text(const DocumentNode& node, std::string_view what);
  /// Keys that are none of these are errors, with what was probably meant.
  void only_keys(const DocumentNode& map, std::initializer_list<std::string_view> known, std::string_view what);
  std::optional<Written> text_of(const DocumentNode& map, std::string_view key);
  /// A list of texts, none of them twice.
  std::optional<std::vector<Written>> texts_of(const DocumentNode& map, std::string_view key);

 private:
  Range range_at(std::size_t at, std::size_t length) const;

  const Sources* sources_;
  std::uint32_t source_;
  std::vector<Diagnostic>* diagnostics_;
  std::size_t errors_ = 0;
};

/// read_expectations.cpp: `expect: …` of one case.
std::vector<Expectation> read_expectations(TestReader& reader, const DocumentNode& expect);

/// What an outcome is called; none where it is none.
std::optional<OutcomeKind> outcome_of(std::string_view word);

}  // namespace rung
