// SPDX-License-Identifier: Apache-2.0
// The package statement: its title, its dates, and the languages that every text is measured by.
#include <algorithm>

#include <fmt/format.h>

#include "engine/check/checking.hpp"

namespace rung {

void Checking::check_package() {
  std::vector<Stated<ast::Package>> own;
  for (const auto& package : statements_.packages) {
    if (!package.included) own.push_back(package);  // load() tells of one in an included file
  }
  PackageRules& rules = rules_.package;
  if (own.empty()) {
    findings_.error("R100", start(), "the rule set has no `package` statement",
                    "begin with `package NAME { title en \"…\" languages en }`");
    return;
  }
  const ast::Package& package = own[0].node;
  for (std::size_t i = 1; i < own.size(); ++i) {
    findings_.error("R101", own[i].statement.keyword, "a second `package` statement", "a rule set has exactly one",
                    {{own[0].statement.keyword, "first here"}});
  }
  rules.name = package.name.text;
  rules.range = package.name.range;
  rules.reference = package.reference ? package.reference->value : "";
  rules.effective = dates_of(package.effective);
  for (const ast::Name& language : package.languages) {
    const bool twice =
        std::find(rules.languages.begin(), rules.languages.end(), language.text) != rules.languages.end();
    if (twice) {
      findings_.error("R104", language.range, fmt::format("language `{}` is listed twice", language.text));
    } else {
      rules.languages.push_back(language.text);
    }
  }
  if (package.languages.empty() || package.title.empty()) has_holes_ = true;
  rules.title = texts_of_title(package.title, false);
}

std::vector<std::string> Checking::texts_of_title(const ast::Texts& title, bool included) {
  std::vector<std::string> texts;
  if (title.empty()) return texts;
  for (const ast::Text* text : by_language(title, title[0].range, included)) {
    std::string joined;
    if (text) {
      for (const ast::TextPiece& piece : text->pieces) {
        if (const auto* literal = std::get_if<std::string>(&piece)) joined += *literal;
      }
    }
    texts.push_back(text ? joined : texts.empty() ? "" : texts[0]);
  }
  return texts;
}

DateRange Checking::dates_of(const std::optional<ast::Effective>& effective) {
  if (!effective) return {};
  return {effective->first, effective->last};
}

}  // namespace rung
