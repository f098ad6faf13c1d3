// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "cli/diagnostics/diagnostics.hpp"
#include "engine/load/consequences.hpp"
#include "engine/load/git_tree.hpp"

namespace rung::cli {
namespace {

/// In the order of the rule set's files, and in each from its start.
void sort_by_place(const ast::RuleSet& rules, std::vector<Diagnostic>& diagnostics) {
  std::map<std::uint32_t, std::size_t> order;
  for (const ast::File& file : rules.files) order.emplace(file.source, order.size());
  const auto place = [&](const Diagnostic& d) { return std::pair(order[d.range.source], d.range.begin); };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& left, const Diagnostic& right) { return place(left) < place(right); });
}

}  // namespace

ExaminedRules examine(Sources& sources, const std::filesystem::path& path, const std::filesystem::path& root,
                      const std::filesystem::path& counterpart) {
  ExaminedRules examined;
  examined.path = path.string();
  GitTreeOutcome revision;
  if (const std::optional<GitOperand> operand = git_operand(examined.path)) {
    revision = git_tree(*operand, counterpart);
    examined.failure = revision.failure;
    examined.help = revision.help;
    examined.path = revision.path.string();
    if (!revision.tree) return examined;
  }
  LoadOutcome loaded = load(sources, revision.tree ? *revision.tree : disk(), examined.path, root);
  examined.failure = std::move(loaded.failure);
  examined.diagnostics = std::move(loaded.diagnostics);
  if (!loaded.value) return examined;
  examined.sha256 = std::move(loaded.value->sha256);
  examined.prints = std::move(loaded.value->prints);
  Outcome<CheckedRules> checked = check(sources, loaded.value->rules);
  std::vector<Diagnostic> own =
      without_consequences(sources, loaded.value->rules, examined.diagnostics, std::move(checked.diagnostics));
  if (checked.value && !has_errors(examined.diagnostics)) examined.rules = std::move(checked.value);
  std::move(own.begin(), own.end(), std::back_inserter(examined.diagnostics));
  sort_by_place(loaded.value->rules, examined.diagnostics);
  examined.written = std::move(loaded.value->rules);
  return examined;
}

OpenRules open_rules(Sources& sources, const std::filesystem::path& path, const std::filesystem::path& root,
                     Session& session, const std::filesystem::path& counterpart) {
  ExaminedRules examined = examine(sources, path, root, counterpart);
  if (!examined.failure.empty()) throw CannotRun(examined.failure, examined.help);
  for (const Diagnostic& diagnostic : examined.diagnostics)
    session.remarks().write(render_human(sources, diagnostic, session.remarks_terminal()) + "\n");
  if (!examined.rules)
    throw CannotRun(fmt::format("`{}` does not compile: {}", path.string(), count_in_words(examined.diagnostics)));
  return {std::move(*examined.rules), std::move(examined.written), std::move(examined.sha256), std::move(examined.prints), std::move(examined.path)};
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const auto& d) { return d.level == Level::error; });
}

std::string count_in_words(const std::vector<Diagnostic>& diagnostics) {
  std::string words;
  for (const Level level : {Level::error, Level::warning, Level::note}) {
    const auto count = std::count_if(diagnostics.begin(), diagnostics.end(), [=](const auto& d) { return d.level == level; });
    if (count == 0) continue;
    words += fmt::format("{}{} {}{}", words.empty() ? "" : ", ", count, spell(level), count == 1 ? "" : "s");
  }
  return words;
}

}  // namespace rung::cli
