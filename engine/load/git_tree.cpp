// SPDX-License-Identifier: Apache-2.0
#include "engine/load/git_tree.hpp"

#include <fmt/format.h>

#include "engine/load/git_files.hpp"
#include "engine/load/git_process.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view scheme = "git:";
/// `text` without the line break that git ends an answer with.
std::string line(std::string text) {
  if (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

GitTreeOutcome failure(std::string message, std::string help = {}) {
  GitTreeOutcome outcome;
  outcome.failure = std::move(message);
  outcome.help = std::move(help);
  return outcome;
}

struct Repository {
  fs::path top;
  std::string failure, help;
};

Repository repository_around(const fs::path& directory) {
  const GitAnswer inside = ask_git(directory, {"rev-parse", "--is-inside-work-tree"});
  const auto refused = [&](std::string message) { return Repository{{}, std::move(message), {}}; };
  if (inside.code == 127)
    return {{}, fmt::format("git cannot be run: {}", inside.error), "`git:` operands are read through git, which must be installed"};
  if (inside.code != 0)
    return refused(fmt::format("`{}` is in no git repository: {}", neutralise(directory.string()), neutralise(reason_of(inside))));
  // A repository without a work tree has its objects all the same.
  const bool has_tree = line(inside.out) == "true";
  const GitAnswer top = ask_git(directory, {"rev-parse", has_tree ? "--show-toplevel" : "--absolute-git-dir"});
  if (top.code != 0) return refused(neutralise(reason_of(top)));
  return {line(top.out), {}, {}};
}

/// Where the counterpart stands: its own name below its resolved directory, for a link may lead elsewhere at another
/// revision.
fs::path place_of(const fs::path& here, const fs::path& counterpart) {
  const fs::path path = here / (counterpart.has_filename() ? counterpart : counterpart.parent_path());
  const fs::path name = path.filename();
  std::error_code error;
  const bool named = name != "." && name != "..";
  const fs::path resolved = fs::weakly_canonical(named ? path.parent_path() : path, error);
  if (error) return path.lexically_normal();
  return named ? resolved / name : resolved;
}

fs::path nearest_directory(fs::path path) {
  std::error_code error;
  while (!fs::is_directory(path, error) && path.has_relative_path()) path = path.parent_path();
  return path;
}

bool leads_up(const fs::path& relative) { return relative.empty() || *relative.begin() == ".."; }

/// The name itself may be a link into the repository.
fs::path path_below(const fs::path& top, const fs::path& path) {
  const fs::path below = path.lexically_normal().lexically_relative(top);
  return leads_up(below) ? fs::weakly_canonical(path).lexically_relative(top) : below;
}

}  // namespace

std::optional<GitOperand> git_operand(std::string_view written) {
  if (written.substr(0, scheme.size()) != scheme) return std::nullopt;
  GitOperand operand{std::string(written), {}, {}};
  const std::string_view rest = written.substr(scheme.size());
  int depth = 0;
  std::size_t end = 0;
  for (; end < rest.size() && (depth > 0 || rest[end] != ':'); ++end) {
    if (rest[end] == '{') ++depth;
    if (rest[end] == '}' && depth > 0) --depth;
  }
  operand.revision = rest.substr(0, end);
  if (end < rest.size()) operand.path = rest.substr(end + 1);
  return operand;
}

GitTreeOutcome git_tree(const GitOperand& operand, const fs::path& counterpart) {
  const std::string shown = neutralise(operand.written);
  if (operand.revision.empty() || operand.revision.front() == '-' || operand.revision.find('\0') != std::string::npos)
    return failure(fmt::format("`{}` names no revision", shown), "write `git:REF` or `git:REF:PATH`: `git:main`, `git:HEAD~1:rules`");
  const bool from_here = operand.path && (operand.path->rfind("./", 0) == 0 || operand.path->rfind("../", 0) == 0 ||
                                          *operand.path == "." || *operand.path == "..");
  std::error_code error;
  const fs::path here = fs::current_path(error);
  if (error) return failure(fmt::format("the current directory cannot be told: {}", error.message()));
  const fs::path wanted = (operand.path ? (from_here ? here / *operand.path : here) : place_of(here, counterpart));
  const Repository repository = repository_around(nearest_directory(operand.path ? here : wanted));
  if (!repository.failure.empty()) return failure(repository.failure, repository.help);
  const bool from_root = operand.path && !from_here;
  const fs::path below = from_root ? ("." / fs::path(*operand.path).relative_path()).lexically_normal()
                                   : path_below(repository.top, wanted);
  if (leads_up(below))
    return failure(fmt::format("`{}` lies outside the repository `{}`",
                               neutralise(from_root ? *operand.path : wanted.lexically_normal().string()),
                               neutralise(repository.top.string())));
  const GitAnswer id = ask_git(repository.top, {"rev-parse", "--verify", "--end-of-options", operand.revision + "^{tree}"});
  if (id.code != 0)
    return failure(fmt::format("`{}` is no revision of the repository `{}`", neutralise(operand.revision),
                               neutralise(repository.top.string())),
                   "a shallow clone holds only the newest revisions: `git fetch` brings others");
  const std::string prefix = std::string(scheme) + operand.revision + ":";
  GitTreeOutcome outcome;
  outcome.tree = files_at(repository.top, line(id.out), prefix);
  // With the slash, `..` in an include never takes away the revision itself.
  outcome.path = fs::path(prefix + "/") / (below == "." ? fs::path() : below);
  if (outcome.tree->resolve(outcome.path)) return outcome;
  GitTreeOutcome missing =
      failure(fmt::format("there is no `{}` at `{}`", neutralise(below.generic_string()), neutralise(operand.revision)));
  missing.nothing_there = true;
  return missing;
}

}  // namespace rung
