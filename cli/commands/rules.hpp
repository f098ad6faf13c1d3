// SPDX-License-Identifier: Apache-2.0
// Rule sets for commands that use them: loaded and checked, or the run ends with what is wrong.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands/session.hpp"
#include "engine/check/check.hpp"
#include "engine/load/load.hpp"

namespace rung::cli {

/// What is to be said about a rule set, and what it means where nothing is wrong with it.
struct ExaminedRules {
  std::optional<CheckedRules> rules;
  ast::RuleSet written;
  std::string sha256;
  std::vector<RuleFilePrint> prints;  ///< of each of `written.files`
  std::vector<Diagnostic> diagnostics;
  std::string failure;  ///< why it cannot be opened; empty where it could
  std::string help;     ///< what to do about that
  std::string path;     ///< by which it can be opened again: PATH, or `git:REF:/PATH`
};
/// `path` may be `git:REF:PATH`, and `git:REF` where `counterpart` says which path is meant: the current directory where
/// nothing does.
ExaminedRules examine(Sources& sources, const std::filesystem::path& path, const std::filesystem::path& root,
                      const std::filesystem::path& counterpart = {});

struct OpenRules {
  CheckedRules rules;
  ast::RuleSet written;
  std::string sha256;
  std::vector<RuleFilePrint> prints;  ///< of each of `written.files`
  std::string path;  ///< by which it can be opened again
};
/// Throws CannotRun, with the diagnostics written to standard error before.
OpenRules open_rules(Sources& sources, const std::filesystem::path& path, const std::filesystem::path& root,
                     Session& session, const std::filesystem::path& counterpart = {});

bool has_errors(const std::vector<Diagnostic>& diagnostics);

/// `3 errors`, `1 error, 2 warnings`.
std::string count_in_words(const std::vector<Diagnostic>& diagnostics);

}  // namespace rung::cli
