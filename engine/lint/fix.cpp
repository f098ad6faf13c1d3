// SPDX-License-Identifier: Apache-2.0
// Each round loads, checks and lints the files as changed so far: places are only good for the text they were found in.
#include "engine/lint/fix.hpp"

#include <algorithm>
#include <map>

#include "engine/check/check.hpp"

namespace rung {

namespace {

namespace fs = std::filesystem;

/// Each fix takes something away, so that this many rounds are never needed.
constexpr unsigned most_rounds = 1000;

/// A file tree with other contents in some files.
class EditedTree final : public FileTree {
 public:
  explicit EditedTree(const FileTree& tree) : tree_(tree) {}

  bool is_directory(const fs::path& path) const override { return tree_.is_directory(path); }
  std::vector<std::string> files_in(const fs::path& path) const override { return tree_.files_in(path); }
  std::optional<fs::path> resolve(const fs::path& path) const override { return tree_.resolve(path); }
  std::string read(const fs::path& path) const override {
    if (!edited_.empty()) {
      const auto resolved = tree_.resolve(path);
      const auto found = resolved ? edited_.find(*resolved) : edited_.end();
      if (found != edited_.end()) return found->second;
    }
    return tree_.read(path);
  }

  /// Whether the name that diagnostics use leads to the file.
  bool put(const std::string& name, std::string text) {
    const auto resolved = tree_.resolve(name);
    if (resolved) edited_[*resolved] = std::move(text);
    return resolved.has_value();
  }

 private:
  const FileTree& tree_;
  std::map<fs::path, std::string> edited_;
};

/// The rules as they are now, and what is found in them.
struct Look {
  Sources sources;
  LoadedRules loaded;
  std::vector<Finding> findings;
  std::string failure;
  bool sound = false;
};

void look(Look& now, const FileTree& tree, const fs::path& path, const fs::path& root, std::int32_t as_of) {
  LoadOutcome outcome = load(now.sources, tree, path, root);
  now.failure = std::move(outcome.failure);
  if (!outcome.value || !outcome.diagnostics.empty()) return;
  now.loaded = std::move(*outcome.value);
  const Outcome<CheckedRules> checked = check(now.sources, now.loaded.rules);
  if (!checked.value) return;
  now.sound = true;
  now.findings = lint({now.sources, now.loaded.rules, *checked.value, nullptr, {}, as_of});
}

bool overlaps(const Edit& one, const Edit& other) {
  return one.range.source == other.range.source && one.range.begin < other.range.end &&
         other.range.begin < one.range.end;
}

/// The edits of those fixes that do not touch each other; the others are found again in the next round.
std::vector<Edit> edits_of(const std::vector<Finding>& findings, std::size_t& fixes) {
  std::vector<Edit> edits;
  for (const Finding& finding : findings) {
    if (!finding.fix || finding.allowed) continue;
    const std::vector<Edit>& more = finding.fix->edits;
    const bool free = std::none_of(more.begin(), more.end(), [&](const Edit& edit) {
      return std::any_of(edits.begin(), edits.end(), [&](const Edit& taken) { return overlaps(edit, taken); });
    });
    if (!free) continue;
    edits.insert(edits.end(), more.begin(), more.end());
    ++fixes;
  }
  return edits;
}

std::string edited(std::string_view text, std::uint32_t source, std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(),
            [](const Edit& left, const Edit& right) { return left.range.begin > right.range.begin; });
  std::string result(text);
  for (const Edit& edit : edits)
    if (edit.range.source == source)
      result.replace(edit.range.begin, edit.range.end - edit.range.begin, edit.replacement);
  return result;
}

/// One round; false where nothing was to be done, or could be.
bool change(EditedTree& tree, const Look& now, std::size_t& fixes) {
  const std::vector<Edit> edits = edits_of(now.findings, fixes);
  bool changed = false;
  for (const ast::File& file : now.loaded.rules.files) {
    const Source& source = now.sources[file.source];
    std::string text = edited(source.text(), file.source, edits);
    if (text != source.text()) changed = tree.put(source.name(), std::move(text)) || changed;
  }
  return changed;
}

std::vector<FixedFile> differences(const Look& before, const Look& after) {
  std::vector<FixedFile> files;
  for (std::size_t i = 0; i < before.loaded.rules.files.size(); ++i) {
    const Source& old = before.sources[before.loaded.rules.files[i].source];
    const Source& now = after.sources[after.loaded.rules.files[i].source];
    if (old.text() != now.text())
      files.push_back({old.name(), std::string(old.text()), std::string(now.text())});
  }
  return files;
}

}  // namespace

FixOutcome fix(const FileTree& tree, const fs::path& path, const fs::path& root, std::int32_t as_of) {
  FixOutcome outcome;
  Look first;
  look(first, tree, path, root, as_of);
  outcome.failure = first.failure;
  if (!first.sound) return outcome;
  EditedTree changed(tree);
  for (unsigned round = 0; round < most_rounds; ++round) {
    Look now;
    look(now, changed, path, root, as_of);
    if (!now.sound) return outcome;  // as it was after the round before
    outcome.files = differences(first, now);
    std::size_t fixes = 0;
    if (!change(changed, now, fixes)) break;
    outcome.fixes += fixes;
  }
  return outcome;
}

}  // namespace rung
