// SPDX-License-Identifier: Apache-2.0
#include "engine/load/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/load/fingerprint.hpp"
#include "engine/values/text.hpp"
#include "grammar/parse.hpp"

namespace rung {
namespace {

constexpr std::string_view extension = ".rung";

}  // namespace

namespace fs = std::filesystem;

bool is_rule_file(const std::string& name) {
  return name.size() > extension.size() && name.front() != '.' &&
         name.compare(name.size() - extension.size(), extension.size(), extension) == 0;
}

std::vector<std::string> rule_files_in(const FileTree& tree, const fs::path& directory) {
  std::vector<std::string> names = tree.files_in(directory);
  names.erase(std::remove_if(names.begin(), names.end(), [](const auto& name) { return !is_rule_file(name); }),
              names.end());
  return names;
}

namespace {

bool lies_below(const fs::path& path, const fs::path& root) {
  return std::mismatch(root.begin(), root.end(), path.begin(), path.end()).first == root.end();
}

/// The shortest name that leads to the same file; `a/../b` does not always where `a` is a symbolic link.
std::string shown(const FileTree& tree, const fs::path& path, const fs::path& resolved) {
  const fs::path normal = path.lexically_normal();
  return tree.resolve(normal) == resolved ? normal.string() : path.string();
}

struct RuleFile {
  fs::path path;      ///< as reached from the rule set's path as given
  fs::path resolved;
  ast::File tree;
};

class Loading {
 public:
  Loading(Sources& sources, const FileTree& tree) : sources_(sources), tree_(tree) {}

  LoadOutcome load(const fs::path& path, const fs::path& root) {
    LoadOutcome outcome;
    try {
      outcome.failure = open(path, root);
    } catch (const fs::filesystem_error& error) {
      outcome.failure = failure_of(error);
    }
    if (!outcome.failure.empty()) return outcome;
    // More files are added behind while their includes are followed.
    for (std::size_t i = 0; i < files_.size(); ++i) follow_includes(i);
    sort_into_output_order();
    outcome.value = finish();
    outcome.diagnostics = std::move(diagnostics_);
    return outcome;
  }

 private:
  std::string failure_of(const fs::filesystem_error& error) const {
    return fmt::format("cannot open `{}`: {}", neutralise(error.path1().string()), error.code().message());
  }

  /// Adds the rule set's own files; returns why it cannot be opened.
  std::string open(const fs::path& path, const fs::path& root) {
    const std::optional<fs::path> resolved = tree_.resolve(path);
    if (!resolved) {
      tree_.read(path);  // throws, and knows why
      return fmt::format("cannot open `{}`", neutralise(path.string()));
    }
    const std::optional<fs::path> resolved_root = root.empty() ? resolved->parent_path() : tree_.resolve(root);
    if (!resolved_root) return fmt::format("cannot open the root `{}`", neutralise(root.string()));
    root_ = *resolved_root;
    if (!lies_below(*resolved, root_))
      return fmt::format("`{}` lies outside the root `{}`", neutralise(path.string()), neutralise(root.string()));
    if (!tree_.is_directory(*resolved)) {
      if (!is_rule_file(path.filename().string()))
        return fmt::format("`{}` is no rule set: expected a directory or a `.rung` file", neutralise(path.string()));
      add_own(path);
      return {};
    }
    const std::vector<std::string> names = rule_files_in(tree_, *resolved);
    if (names.empty()) return fmt::format("`{}` holds no rule files (`*.rung`)", neutralise(path.string()));
    for (const std::string& name : names) add_own(path / name);
    return {};
  }

  void add_own(const fs::path& path) {
    const std::optional<fs::path> resolved = tree_.resolve(path);
    if (resolved && !lies_below(*resolved, root_)) {
      const std::uint32_t source = sources_.add(neutralise(path.lexically_normal().string()), "");
      report("R085", {source, 0, 0}, "this file is a symbolic link that leads out of the root",
             "copy it into the rule set, or give a wider tree with `--root`");
      return;
    }
    if (resolved && !seen_.insert(*resolved).second) return;
    add(path, resolved ? *resolved : path, false);
  }

  /// Throws std::filesystem::filesystem_error.
  void add(const fs::path& path, const fs::path& resolved, bool included) {
    std::string text = tree_.read(path);
    bytes_ += text.size();
    if (bytes_ > most_rule_bytes) {
      const std::uint32_t source = sources_.add(neutralise(shown(tree_, path, resolved)), "");
      report("R087", {source, 0, 0}, fmt::format("the rule set has more than {} MiB of text (limit: rule text)", most_rule_bytes >> 20),
             "");
      return;
    }
    const std::uint32_t source = sources_.add(neutralise(shown(tree_, path, resolved)), std::move(text));
    Outcome<ast::File> parsed = parse(sources_, source);
    for (Diagnostic& diagnostic : parsed.diagnostics) diagnostics_.push_back(std::move(diagnostic));
    ast::File file = parsed.value ? std::move(*parsed.value) : ast::File{source, included, {}};
    file.included = included;
    if (included) refuse_packages(file);
    files_.push_back({path, resolved, std::move(file)});
  }

  void refuse_packages(ast::File& file) {
    auto& statements = file.statements;
    for (const ast::Statement& statement : statements)
      if (std::holds_alternative<ast::Package>(statement.node))
        report("R084", statement.keyword, "a `package` in an included file",
               "move it into a file of the rule set's own directory");
    statements.erase(std::remove_if(statements.begin(), statements.end(),
                                    [](const auto& s) { return std::holds_alternative<ast::Package>(s.node); }),
                     statements.end());
  }

  void follow_includes(std::size_t index) {
    std::vector<ast::Include> includes;
    for (const ast::Statement& statement : files_[index].tree.statements)
      if (const auto* include = std::get_if<ast::Include>(&statement.node)) includes.push_back(*include);
    const fs::path directory = files_[index].path.parent_path();
    for (const ast::Include& include : includes) follow(include, directory);
  }

  void follow(const ast::Include& include, const fs::path& directory) {
    const std::string& written = include.path.value;
    if (written.empty() || written.find('\0') != std::string::npos) {
      report("R086", include.path_range, "expected the path of a rule file or of a directory", "");
      return;
    }
    const fs::path path = directory / written;
    const std::optional<fs::path> resolved = tree_.resolve(path);
    if (!resolved) {
      report_missing(include, path);
    } else if (!lies_below(*resolved, root_)) {
      report("R081", include.path_range, fmt::format("`{}` leads out of the root", neutralise(written)),
             fmt::format("includes stay in `{}`; `--root` gives a wider tree", neutralise(root_.string())));
    } else if (seen_.count(*resolved) == 0) {
      try {
        add_included(include, path, *resolved);
      } catch (const fs::filesystem_error& error) {
        report("R082", include.path_range,
               fmt::format("`{}` cannot be read: {}", neutralise(written), error.code().message()), "");
      }
    }
  }

  void add_included(const ast::Include& include, const fs::path& path, const fs::path& resolved) {
    seen_.insert(resolved);
    if (!tree_.is_directory(resolved)) return add(path, resolved, true);
    const std::vector<std::string> names = rule_files_in(tree_, resolved);
    if (names.empty())
      report("R083", include.path_range,
             fmt::format("`{}` holds no rule files (`*.rung`)", neutralise(include.path.value)), "");
    for (const std::string& name : names) {
      const fs::path file = path / name;
      const std::optional<fs::path> target = tree_.resolve(file);
      if (target && !lies_below(*target, root_))
        report("R081", include.path_range,
               fmt::format("`{}` leads out of the root", neutralise((fs::path(include.path.value) / name).string())),
               "");
      else if (!target || seen_.insert(*target).second)
        add(file, target ? *target : file, true);
    }
  }

  void report_missing(const ast::Include& include, const fs::path& path) {
    const fs::path written = include.path.value;
    std::string help;
    if (tree_.is_directory(path.parent_path())) {
      const std::vector<std::string> names = rule_files_in(tree_, path.parent_path());
      std::string wanted = path.filename().string();
      if (std::binary_search(names.begin(), names.end(), wanted + std::string(extension)))
        wanted += extension;
      if (const std::optional<std::string> name = closest(wanted, names))
        help = fmt::format("did you mean `{}`?", neutralise((written.parent_path() / *name).string()));
    } else if (written.has_parent_path()) {
      help = fmt::format("there is no directory `{}` beside this file", neutralise(written.parent_path().string()));
    }
    report("R080", include.path_range, fmt::format("there is no file or directory `{}`", neutralise(written.string())),
           std::move(help));
  }

  void report(std::string code, Range range, std::string message, std::string help) {
    diagnostics_.push_back({std::move(code), Level::error, std::move(message), range, {}, std::move(help)});
  }

  std::string name_below_root(const RuleFile& file) const {
    return file.resolved.lexically_relative(root_).generic_string();
  }

  void sort_into_output_order() {
    const auto first_included =
        std::find_if(files_.begin(), files_.end(), [](const RuleFile& file) { return file.tree.included; });
    std::sort(first_included, files_.end(), [this](const RuleFile& left, const RuleFile& right) {
      return name_below_root(left) < name_below_root(right);
    });
    std::map<std::uint32_t, std::size_t> order;
    for (std::size_t i = 0; i < files_.size(); ++i) order[files_[i].tree.source] = i;
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(), [&](const Diagnostic& left, const Diagnostic& right) {
      return std::pair(order[left.range.source], left.range.begin) <
             std::pair(order[right.range.source], right.range.begin);
    });
  }

  LoadedRules finish() {
    std::vector<FingerprintFile> prints;
    LoadedRules loaded;
    for (const RuleFile& file : files_) {
      prints.push_back({name_below_root(file), sources_[file.tree.source].text()});
      loaded.prints.push_back({prints.back().name, fingerprint_of_text(prints.back().text)});
    }
    loaded.sha256 = fingerprint(prints);
    for (RuleFile& file : files_) loaded.rules.files.push_back(std::move(file.tree));
    return loaded;
  }

  Sources& sources_;
  const FileTree& tree_;
  fs::path root_;
  std::size_t bytes_ = 0;    ///< of all files read
  std::set<fs::path> seen_;  ///< resolved files and directories
  std::vector<RuleFile> files_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace

LoadOutcome load(Sources& sources, const FileTree& tree, const fs::path& path, const fs::path& root) {
  return Loading(sources, tree).load(path, root);
}

}  // namespace rung
