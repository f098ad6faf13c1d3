// SPDX-License-Identifier: Apache-2.0
// Paths as tests write them: `subscriptions[sub-1].seats`, `customer.id`, `releases["4.13.4"]`, `notes[0]`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check/schema.hpp"
#include "engine/facts/document.hpp"

namespace rung {

struct PathStep {
  enum class Kind : std::uint8_t { field, index, key } kind{};
  std::string text;       ///< of a field or key
  std::size_t index = 0;
};

/// None where it is no path.
std::optional<std::vector<PathStep>> parse_field_path(std::string_view text);

/// Why a path leads nowhere.
struct PathError { std::string code, message, help; };

/// Where a path leads in a document.
struct PathEnd {
  DocumentNode* node = nullptr;  ///< null where the document does not say it
  std::string path;              ///< as the schema spells it, with indices
};

class PathWalk {
 public:
  /// `create`: what is missing on the way is made, standing at this offset; one past a list's end appends.
  PathWalk(const Schema& schema, std::optional<DocumentNode::Key> create = {}) : schema_(schema), create_(std::move(create)) {}

  /// What went wrong, if anything; else the end is set. A path that begins with `request` has no node.
  std::optional<PathError> walk(std::string_view path, DocumentNode& root, PathEnd& end);

 private:
  std::optional<PathError> field(const PathStep& step, PathEnd& end);
  std::optional<PathError> go_down(const std::vector<std::string>& keys, PathEnd& end);
  std::optional<PathError> element(const PathStep& step, bool last, PathEnd& end);
  std::optional<PathError> no_element(const PathStep& step, const PathEnd& end) const;
  std::optional<std::size_t> find_key(const DocumentNode& list, const std::string& key) const;
  const DocumentNode* key_of(const DocumentNode& element) const;

  const Schema& schema_;
  std::optional<DocumentNode::Key> create_;
  Type type_;              ///< of what the path has come to so far
  bool in_request_ = false;
};

}  // namespace rung
