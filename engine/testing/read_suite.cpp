// SPDX-License-Identifier: Apache-2.0
// Test files and the snapshots they name, each read once.
#include <fmt/format.h>

#include <algorithm>

#include "engine/testing/pages.hpp"
#include "engine/testing/suite_reading.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

namespace fs = std::filesystem;

std::uint32_t add_source(Sources& sources, const fs::path& path, std::string text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.compare(0, byte_order_mark.size(), byte_order_mark) == 0) text.erase(0, byte_order_mark.size());
  return sources.add(path.string(), std::move(text));
}

DocumentFormat format_of(const fs::path& path) {
  const std::string extension = fold_case(path.extension().string());
  if (extension == ".json") return DocumentFormat::json;
  return extension == ".ndjson" || extension == ".jsonl" ? DocumentFormat::ndjson : DocumentFormat::yaml;
}

}  // namespace

std::string cannot_read(const fs::path& path, const fs::filesystem_error& error) {
  return fmt::format("cannot read `{}`: {}", neutralise(path.string()), error.code().message());
}

void report(const Sources& sources, std::uint32_t source, const Document& document, std::vector<Diagnostic>& diagnostics) {
  const Pages pages(sources, source, document.text);
  for (const SnapshotError& error : document.errors)
    diagnostics.push_back({error.code, Level::error, error.message, pages.range({error.line, error.column}), {}, {}});
}

std::uint32_t SnapshotShelf::add(TestSnapshot snapshot) {
  suite_->snapshots.push_back(std::move(snapshot));
  return static_cast<std::uint32_t>(suite_->snapshots.size() - 1);
}

std::optional<std::uint32_t> SnapshotShelf::take(TestReader& reader, const fs::path& test_file, const DocumentNode& node) {
  if (node.kind == DocumentNode::Kind::map) {
    TestSnapshot snapshot{reader.source(), true, {}};
    snapshot.documents.push_back({node, {}, (*sources_)[reader.source()].text(), 0});
    return add(std::move(snapshot));
  }
  if (!reader.is_text(node, "`snapshot` that is not the snapshot itself")) return std::nullopt;
  const fs::path path = (test_file.parent_path() / node.text).lexically_normal();
  const auto known = known_.find(path);
  if (known != known_.end()) return known->second;
  const auto opened = open(reader, path, reader.written(node));
  known_.emplace(path, opened);
  return opened;
}

std::optional<std::uint32_t> SnapshotShelf::open(TestReader& reader, const fs::path& path, const Written& written) {
  std::string text;
  try {
    text = tree_->read(path);
  } catch (const fs::filesystem_error& error) {
    reader.complain("T010", cannot_read(path, error), written.range, "the path counts from the test file");
    suite_->unreadable.push_back(cannot_read(path, error));
    return std::nullopt;
  }
  TestSnapshot snapshot{add_source(*sources_, path, std::move(text)), false, {}};
  snapshot.documents = read_documents((*sources_)[snapshot.source].text(), format_of(path), Limits{});
  if (snapshot.documents.empty()) {
    reader.complain("T011", fmt::format("`{}` holds no snapshot", neutralise(written.text)), written.range);
    return std::nullopt;
  }
  bool broken = false;
  for (const Document& document : snapshot.documents) {
    report(*sources_, snapshot.source, document, suite_->diagnostics);
    broken = broken || !document.errors.empty();
  }
  if (broken) return std::nullopt;
  return add(std::move(snapshot));
}

bool Suite::has_errors() const {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const auto& d) { return d.level == Level::error; });
}

std::size_t Suite::cases() const {
  std::size_t count = 0;
  for (const TestFile& file : files) count += file.cases.size();
  return count;
}

Suite read_suite(Sources& sources, const FileTree& tree, const std::vector<fs::path>& files, std::int32_t today) {
  Suite suite;
  SnapshotShelf shelf(sources, tree, suite);
  for (const fs::path& path : files) {
    std::string text;
    try {
      text = tree.read(path);
    } catch (const fs::filesystem_error& error) {
      suite.unreadable.push_back(cannot_read(path, error));
      continue;
    }
    TestFile file;
    file.source = add_source(sources, path, std::move(text));
    TestReader reader(sources, file.source, suite.diagnostics);
    if (!is_called_as_tests_are(path)) {
      reader.complain("T014", fmt::format("`{}` is not run", neutralise(path.filename().string())), {file.source, 0, 0},
                      "test files are called `*.test.yaml`");
      suite.files.push_back(std::move(file));
      continue;
    }
    const std::vector<Document> documents = read_documents(sources[file.source].text(), DocumentFormat::yaml, Limits{});
    const bool broken = std::any_of(documents.begin(), documents.end(), [](const Document& d) { return !d.errors.empty(); });
    for (const Document& document : documents) report(sources, file.source, document, suite.diagnostics);
    if (documents.empty())
      reader.complain("T004", "the file holds no case", {file.source, 0, 0}, "`cases:` lists them");
    if (documents.size() > 1)
      reader.complain("T002", "a test file is one document, found several", reader.range_of(documents[1].root));
    if (documents.size() == 1 && !broken)
      read_cases(reader, shelf, path, documents[0].root, today, static_cast<std::uint32_t>(suite.files.size()), file.cases);
    suite.files.push_back(std::move(file));
  }
  return suite;
}

}  // namespace rung
