// SPDX-License-Identifier: Apache-2.0
// The state of reading a suite: which snapshots are there already, and what a file says for all its cases.
#pragma once

#include <map>

#include "engine/testing/test_reader.hpp"

namespace rung {

/// Snapshots by file, each read once.
class SnapshotShelf {
 public:
  SnapshotShelf(Sources& sources, const FileTree& tree, Suite& suite) : sources_(&sources), tree_(&tree), suite_(&suite) {}

  /// What `snapshot:` names or holds, as an index into Suite::snapshots; none where that is wrong, and told.
  std::optional<std::uint32_t> take(TestReader& reader, const std::filesystem::path& test_file, const DocumentNode& node);

 private:
  std::optional<std::uint32_t> open(TestReader& reader, const std::filesystem::path& path, const Written& written);
  std::uint32_t add(TestSnapshot snapshot);

  Sources* sources_;
  const FileTree* tree_;
  Suite* suite_;
  std::map<std::filesystem::path, std::optional<std::uint32_t>> known_;
};

/// Reads the cases of one test file's document.
void read_cases(TestReader& reader, SnapshotShelf& shelf, const std::filesystem::path& path, const DocumentNode& root,
                std::int32_t today, std::uint32_t file, std::vector<TestCase>& cases);

/// Whether a file's name ends in `.test.yaml`.
bool is_called_as_tests_are(const std::filesystem::path& path);
/// Why a file cannot be read, as an operator would put it.
std::string cannot_read(const std::filesystem::path& path, const std::filesystem::filesystem_error& error);
/// Errors of a document's text as diagnostics in its source.
void report(const Sources& sources, std::uint32_t source, const Document& document, std::vector<Diagnostic>& diagnostics);

}  // namespace rung
