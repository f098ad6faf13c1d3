// SPDX-License-Identifier: Apache-2.0
// Keeps a document's events as a tree: stands where FactsBuilder does, and wants every value.
#pragma once

#include "engine/facts/builder.hpp"
#include "engine/facts/document.hpp"
#include "engine/facts/keys.hpp"
#include "engine/facts/places.hpp"

namespace rung {

class DocumentBuilder {
 public:
  using Result = DocumentNode;

  void begin(DocumentNode& root, std::string_view text, bool goes_on = false);
  const std::vector<SnapshotError>& finish();
  std::string_view text() const { return text_; }  ///< what places of the document count in

  bool begin_map(std::size_t at) { return begin_collection(DocumentNode::Kind::map, at); }
  bool key(std::string_view text, std::size_t at);
  const WrittenKey* expected_plain_key() const { return nullptr; }
  bool take_key() { return false; }  // nothing is expected
  FactsBuilder::Expected expected() const { return {nullptr, nullptr}; }
  void take(const WrittenKey&) {}
  void pass_to(const WrittenKey*) {}
  void end_map() { end(); }
  bool begin_list(std::size_t at) { return begin_collection(DocumentNode::Kind::list, at); }
  bool element(std::size_t at);
  void end_list() { end(); }
  void scalar(std::string_view text, std::size_t at);
  void null(std::size_t at);
  void unknown(std::size_t at);
  void broken() {}

  void fail(std::string_view code, std::string message, std::size_t at);
  void fail_here(std::string_view code, std::string message, std::size_t at) { fail(code, std::move(message), at); }
  void fail_duplicate(std::string_view key, std::size_t at, bool wanted);

 private:
  bool begin_collection(DocumentNode::Kind kind, std::size_t at);
  void end();
  DocumentNode& awaited();

  DocumentNode* root_ = nullptr;
  std::vector<DocumentNode*> open_;  ///< stays valid: only the innermost grows
  std::vector<KeySequence> keys_;    ///< of the open mappings
  std::string_view text_;
  PlaceFinder places_;
  std::vector<SnapshotError> errors_;
};

/// Tells a builder the events of a tree.
void feed(const DocumentNode& node, FactsBuilder& builder);

}  // namespace rung
