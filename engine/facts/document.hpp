// SPDX-License-Identifier: Apache-2.0
// A YAML or JSON document as a plain tree with places: for those who change it before it is read, and for test files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/read.hpp"

namespace rung {

/// Aliases and merge keys are followed already. `at`: a byte offset in the text that the node stands in.
struct DocumentNode {
  enum class Kind : std::uint8_t { null, scalar, unknown, map, list } kind = Kind::null;
  struct Key { std::string text; std::size_t at = 0; };

  std::string text;                  ///< of a scalar
  std::size_t at = 0;
  std::vector<Key> keys;             ///< of a mapping
  std::vector<DocumentNode> values;  ///< of a mapping, by key; of a list
};

/// The value of a mapping's key; null where it has none.
inline const DocumentNode* find(const DocumentNode& map, std::string_view key) {
  for (std::size_t i = 0; i < map.keys.size(); ++i)
    if (map.keys[i].text == key) return &map.values[i];
  return nullptr;
}

struct Document {
  DocumentNode root;
  std::vector<SnapshotError> errors;  ///< of its text; where there are any, the root is not whole
  std::string_view text;              ///< what offsets count in; must outlive the document
  std::size_t declared_from = std::string_view::npos;  ///< fields from this offset on must be in the schema
};

enum class DocumentFormat : std::uint8_t { yaml, json, ndjson };

/// The documents of a text that starts with no byte order mark; none in an empty one.
std::vector<Document> read_documents(std::string_view text, DocumentFormat format, const Limits& limits,
                                     YamlReading yaml = YamlReading::automatic);

}  // namespace rung
