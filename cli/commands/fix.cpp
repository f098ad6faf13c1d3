// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/fix.hpp"

#include <fmt/format.h>

#include <set>

#include "cli/write/file_in_making.hpp"
#include "engine/format/unified_diff.hpp"
#include "engine/lint/fix.hpp"
#include "grammar/unicode.hpp"

namespace rung::cli {
namespace {

/// Line by line, so that the diff stays one.
std::string without_control_characters(std::string_view diff) {
  std::string shown;
  while (!diff.empty()) {
    const std::size_t end = std::min(diff.find('\n'), diff.size());
    shown += make_visible(diff.substr(0, end)) + "\n";
    diff.remove_prefix(std::min(end + 1, diff.size()));
  }
  return shown;
}

void show(const FixedFile& file, Session& session) {
  const std::string diff = unified_diff(file.before, file.after, file.name, file.name);
  session.results().write(session.results_terminal().interactive ? without_control_characters(diff) : diff);
}

}  // namespace

ExitCode fix_rules(const std::vector<std::string>& rules, const std::string& root, std::int32_t as_of, bool dry_run,
                   Session& session) {
  ExitCode result = ExitCode::good;
  std::set<std::string> done;  // two rule sets may include one file
  for (const std::string& path : rules) {
    const FixOutcome outcome = fix(disk(), path, root, as_of);
    if (!outcome.failure.empty()) {
      if (dry_run) session.error(outcome.failure);
      result = ExitCode::failed;
      continue;
    }
    for (const FixedFile& file : outcome.files) {
      if (!done.insert(file.name).second && dry_run) continue;
      if (dry_run) {
        show(file, session);
      } else {
        replace_file(file.name, file.after);
      }
    }
    if (outcome.fixes > 0) {
      session.remark(fmt::format("{}: {} {} {}", path, outcome.fixes, outcome.fixes == 1 ? "fix" : "fixes",
                                 dry_run ? "could be made" : "made"));
    } else if (dry_run) {
      session.remark(fmt::format("{}: nothing to fix", path));
    }
  }
  return result;
}

}  // namespace rung::cli
