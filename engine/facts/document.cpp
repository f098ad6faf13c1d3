// SPDX-License-Identifier: Apache-2.0
// Documents into trees, and trees into facts.
#include "engine/facts/document.hpp"

#include "engine/facts/document_builder.hpp"
#include "engine/facts/json_reader.hpp"
#include "engine/facts/scalars.hpp"
#include "engine/facts/yaml_reader.hpp"

namespace rung {

void DocumentBuilder::begin(DocumentNode& root, std::string_view text, bool goes_on) {
  root = {};
  root_ = &root;
  open_.clear();
  keys_.clear();
  errors_.clear();
  text_ = text;
  if (!goes_on) places_ = PlaceFinder(text);
}

const std::vector<SnapshotError>& DocumentBuilder::finish() { return errors_; }

/// The node that the next value is put into: the root, or the last value of the innermost collection.
DocumentNode& DocumentBuilder::awaited() { return open_.empty() ? *root_ : open_.back()->values.back(); }

bool DocumentBuilder::begin_collection(DocumentNode::Kind kind, std::size_t at) {
  DocumentNode& node = awaited();
  node.kind = kind;
  node.at = at;
  open_.push_back(&node);
  keys_.emplace_back();
  return true;
}

void DocumentBuilder::end() {
  open_.pop_back();
  keys_.pop_back();
}

bool DocumentBuilder::key(std::string_view text, std::size_t at) {
  if (!keys_.back().insert(text)) {
    fail_duplicate(text, at, true);
    return false;
  }
  open_.back()->keys.push_back({std::string(text), at});
  open_.back()->values.emplace_back();
  return true;
}

bool DocumentBuilder::element(std::size_t) {
  open_.back()->values.emplace_back();
  return true;
}

void DocumentBuilder::scalar(std::string_view text, std::size_t at) {
  DocumentNode& node = awaited();
  node.kind = DocumentNode::Kind::scalar;
  node.text = text;
  node.at = at;
}

void DocumentBuilder::null(std::size_t at) { awaited().at = at; }

void DocumentBuilder::unknown(std::size_t at) {
  DocumentNode& node = awaited();
  node.kind = DocumentNode::Kind::unknown;
  node.at = at;
}

void DocumentBuilder::fail(std::string_view code, std::string message, std::size_t at) {
  const Place place = places_.find(at);
  errors_.push_back({std::string(code), std::move(message), {}, place.line, place.column});
}

void DocumentBuilder::fail_duplicate(std::string_view key, std::size_t at, bool) {
  fail("S105", "the key " + quoted(key) + " is there twice in one mapping", at);
}

std::vector<Document> read_documents(std::string_view text, DocumentFormat format, const Limits& limits, YamlReading yaml) {
  std::vector<Document> documents;
  DocumentNode root;
  DocumentBuilder builder;
  const OnSnapshot keep = [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
    documents.push_back({std::move(root), errors, builder.text()});
    return true;
  };
  if (format == DocumentFormat::yaml) {
    YamlReader<DocumentBuilder>(builder, limits, yaml).read(text, root, keep);
  } else {
    JsonReader<DocumentBuilder> reader(builder, limits);
    if (format == DocumentFormat::json) reader.read_document(text, root, keep);
    else reader.read_lines(text, root, keep);
  }
  return documents;
}

void feed(const DocumentNode& node, FactsBuilder& builder) {
  switch (node.kind) {
    case DocumentNode::Kind::null: return builder.null(node.at);
    case DocumentNode::Kind::scalar: return builder.scalar(node.text, node.at);
    case DocumentNode::Kind::unknown: return builder.unknown(node.at);
    case DocumentNode::Kind::map:
      if (!builder.begin_map(node.at)) return;
      for (std::size_t i = 0; i < node.keys.size(); ++i)
        if (builder.key(node.keys[i].text, node.keys[i].at)) feed(node.values[i], builder);
      return builder.end_map();
    case DocumentNode::Kind::list:
      if (!builder.begin_list(node.at)) return;
      for (const DocumentNode& element : node.values)
        if (builder.element(element.at)) feed(element, builder);
      return builder.end_list();
  }
}

}  // namespace rung
