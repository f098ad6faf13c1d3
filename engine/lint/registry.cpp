// SPDX-License-Identifier: Apache-2.0
#include "engine/lint/registry.hpp"

#include <algorithm>

#include "engine/lint/lints.hpp"

namespace rung {

const std::vector<Lint>& lints() {
  static const std::vector<Lint> all = {
      // About comments that allow others: allow.cpp.
      {"L001", "allow-without-reason", Level::error, "A comment allows a finding and does not say why."},
      {"L002", "unused-allow", Level::warning, "A comment allows what is not found where it stands."},
      {"L003", "unknown-allow", Level::warning, "A comment allows a code that nothing has."},

      // What nothing uses.
      {"L010", "unused-define", Level::warning, "Nothing names a define.", unused_define},

      // Conditions that say less than they seem to.
      {"L033", "double-negation", Level::note, "A condition is negated twice.", double_negation},

      // What conditions, paths and dates come to.
  };
  return all;
}

const Lint* find_lint(std::string_view code) {
  const auto found = std::find_if(lints().begin(), lints().end(), [&](const Lint& lint) { return lint.code == code; });
  return found == lints().end() ? nullptr : &*found;
}

Finding& Report::operator()(Range range, std::string message, std::string help) {
  Finding& finding = findings_.emplace_back();
  finding.diagnostic = {std::string(lint_.code), lint_.level, std::move(message), range, {}, std::move(help)};
  return finding;
}

}  // namespace rung
