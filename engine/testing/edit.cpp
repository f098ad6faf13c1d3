// SPDX-License-Identifier: Apache-2.0
#include "engine/testing/edit.hpp"

#include <fmt/format.h>

#include <set>

#include "engine/testing/field_path.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

Diagnostic told(const PathError& error, Range range) {
  return {error.code, Level::error, error.message, range, {}, error.help};
}

/// Offsets of a test file's value as they are behind another text.
void move_behind(DocumentNode& node, std::size_t base) {
  node.at += base;
  for (DocumentNode::Key& key : node.keys) key.at += base;
  for (DocumentNode& value : node.values) move_behind(value, base);
}

/// From the innermost outwards, so that no node moves before it is looked at.
void remove(DocumentNode& node, const std::set<const DocumentNode*>& removed) {
  DocumentNode kept{node.kind, {}, node.at, {}, {}};
  bool changes = false;
  for (DocumentNode& value : node.values) {
    remove(value, removed);
    changes = changes || removed.count(&value) > 0;
  }
  if (!changes) return;
  for (std::size_t i = 0; i < node.values.size(); ++i) {
    if (removed.count(&node.values[i]) > 0) continue;
    if (!node.keys.empty()) kept.keys.push_back(std::move(node.keys[i]));
    kept.values.push_back(std::move(node.values[i]));
  }
  node.keys = std::move(kept.keys);
  node.values = std::move(kept.values);
}

}  // namespace

bool apply_edits(const Schema& schema, const TestCase& test, std::size_t base, Document& document,
                 std::vector<Diagnostic>& diagnostics) {
  const std::size_t before = diagnostics.size();
  std::set<const DocumentNode*> removed;
  for (const SnapshotEdit& edit : test.edits) {
    PathEnd end;
    if (edit.value) {
      PathWalk walk(schema, DocumentNode::Key{{}, edit.path.range.begin + base});
      if (const auto error = walk.walk(edit.path.text, document.root, end)) {
        diagnostics.push_back(told(*error, edit.path.range));
        continue;
      }
      *end.node = *edit.value;
      move_behind(*end.node, base);
      continue;
    }
    if (const auto error = PathWalk(schema).walk(edit.path.text, document.root, end)) {
      diagnostics.push_back(told(*error, edit.path.range));
    } else if (end.node == nullptr) {
      diagnostics.push_back({"T024", Level::error,
                             fmt::format("there is nothing to unset: the snapshot does not say `{}`", neutralise(edit.path.text)),
                             edit.path.range, {}, {}});
    } else {
      removed.insert(end.node);
    }
  }
  if (diagnostics.size() != before) return false;
  if (!removed.empty()) remove(document.root, removed);
  return true;
}

std::optional<std::string> spell_path(const Schema& schema, const Written& path, Document& document,
                                      std::vector<Diagnostic>& diagnostics) {
  PathEnd end;
  if (const auto error = PathWalk(schema).walk(path.text, document.root, end)) {
    diagnostics.push_back(told(*error, path.range));
    return std::nullopt;
  }
  return end.path;
}

}  // namespace rung
