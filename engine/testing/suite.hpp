// SPDX-License-Identifier: Apache-2.0
// A rule set's tests as they were written: cases, what each changes, and what it expects. Names are still text.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/decision/decision.hpp"
#include "engine/facts/document.hpp"
#include "engine/load/load.hpp"

namespace rung {

/// A text of a test file and where it stands.
struct Written {
  std::string text;
  Range range;
};

/// What a case expects of one path. Lists are complete where they are given; none: anything.
struct Expectation {
  std::optional<Written> target;  ///< none: the subject's extend
  OutcomeKind outcome{};
  std::optional<std::vector<Written>> codes;     ///< of the reasons, each once
  std::optional<std::vector<Written>> requires_; ///< the preconditions that failed
  std::optional<std::vector<Written>> culprits;  ///< keys of the elements that break them
  std::optional<std::vector<Written>> missing;   ///< paths; `overflow` for an arithmetic overflow
  std::optional<std::vector<Written>> remedies;  ///< texts in the package's first language; `(none)` of a reason without
  std::optional<std::vector<Written>> advice;    ///< names
  Range range;
};

/// `set` or `unset`: a path of the schema, and the value that goes there.
struct SnapshotEdit {
  Written path;
  std::optional<DocumentNode> value;  ///< none: unset
};

struct RequestField {
  Written name, value;
};

/// What several cases start from: the documents of a file, or the one that stands in a test file.
struct TestSnapshot {
  std::uint32_t source = 0;
  bool in_test_file = false;
  std::vector<Document> documents;
};

struct TestCase {
  std::string name;
  Range range;               ///< of the name
  std::uint32_t file = 0;    ///< index into Suite::files
  std::int32_t as_of = 0;
  Range as_of_range;
  std::uint32_t snapshot = 0;  ///< index into Suite::snapshots
  std::optional<Written> subject;
  std::vector<RequestField> request;
  std::vector<SnapshotEdit> edits;     ///< every `set` as written, then every `unset`
  std::vector<Expectation> expectations;
};

struct TestFile {
  std::uint32_t source = 0;
  std::vector<TestCase> cases;  ///< those that could be read
};

/// Runs point into it: it is moved, and never copied.
struct Suite {
  Suite() = default;
  Suite(Suite&&) noexcept = default;
  Suite& operator=(Suite&&) noexcept = default;

  std::vector<TestFile> files;
  std::vector<TestSnapshot> snapshots;
  std::vector<Diagnostic> diagnostics;   ///< T… and S…: what is wrong with the files whatever the rules
  std::vector<std::string> unreadable;   ///< files that cannot be opened, with the reason

  bool has_errors() const;
  std::size_t cases() const;
};

/// The test files of a rule set: `*.test.yaml` beside its rules, and in `tests/` there and all folders below; and what was
/// called `*.test.yml` or `*.test.json` instead, which read_suite refuses. By path.
std::vector<std::filesystem::path> find_tests(const FileTree& tree, const std::filesystem::path& rules);

/// Reads test files and the snapshots that they name, each once. `today`: what a case without `as_of` is decided for.
Suite read_suite(Sources& sources, const FileTree& tree, const std::vector<std::filesystem::path>& files,
                 std::int32_t today);

}  // namespace rung
