// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/workbench.hpp"

#include <utility>

#include "engine/check/check.hpp"
#include "grammar/parse.hpp"

namespace rung::mutation {

namespace {

/// What was tried is thrown away before it takes more memory than the rules do by orders of magnitude.
constexpr std::size_t most_tries = 512;

ast::Texts without_words(const ast::Texts& texts) {
  ast::Text text;
  text.pieces.emplace_back(std::string(" "));
  if (!texts.empty()) text.range = texts.front().range;
  return {text};
}

/// Messages are seen by no test, and may only be checked where the check is as they know it.
void strip_messages(ast::Statement& statement) {
  if (auto* require = std::get_if<ast::Require>(&statement.node)) require->message = without_words(require->message);
  if (auto* advise = std::get_if<ast::Advise>(&statement.node)) advise->message = without_words(advise->message);
}

/// Where a check has no culprits any more, remedies that name them do not check.
bool strip_remedies(ast::Statement& statement) {
  auto* require = std::get_if<ast::Require>(&statement.node);
  if (!require || require->remedies.empty()) return false;
  require->remedies.clear();
  return true;
}

/// The statement as the mutant has it, at its place in a file that is otherwise blank.
std::string in_its_place(const Source& source, Range statement, const Mutant& mutant) {
  const Position place = source.position(statement.begin);
  std::string text(place.line - 1, '\n');
  text.append(place.column - 1, ' ');
  text += source.text().substr(statement.begin, mutant.range.begin - statement.begin);
  text += mutant.replacement;
  return text += source.text().substr(mutant.range.end, statement.end - mutant.range.end);
}

}  // namespace

Workbench::Workbench(const Sources& sources, const ast::RuleSet& rules)
    : sources_(sources), tried_(sources), rules_(rules) {
  for (ast::File& file : rules_.files)
    for (ast::Statement& statement : file.statements) strip_messages(statement);
}

std::optional<CheckedRules> Workbench::original() const { return check(tried_, rules_).value; }

std::optional<CheckedRules> Workbench::apply(const Mutant& mutant) {
  if (++tries_ % most_tries == 0) tried_ = sources_;
  return apply_to(rules_.files[mutant.file], mutant);
}

std::optional<CheckedRules> Workbench::apply_to(ast::File& file, const Mutant& mutant) {
  const auto at = file.statements.begin() + static_cast<std::ptrdiff_t>(mutant.statement);
  const Source& source = sources_[file.source];
  const std::uint32_t index = tried_.add(source.name(), in_its_place(source, at->range, mutant));
  Outcome<ast::File> parsed = parse(tried_, index);
  if (!parsed.diagnostics.empty() || !parsed.value || parsed.value->statements.size() > 1) return std::nullopt;
  std::optional<CheckedRules> checked;
  ast::Statement original = std::move(*at);
  if (parsed.value->statements.empty()) {
    file.statements.erase(at);
    checked = check(tried_, rules_).value;
    file.statements.insert(file.statements.begin() + static_cast<std::ptrdiff_t>(mutant.statement), std::move(original));
    return checked;
  }
  *at = std::move(parsed.value->statements[0]);
  strip_messages(*at);
  checked = check(tried_, rules_).value;
  if (!checked && strip_remedies(*at)) checked = check(tried_, rules_).value;
  *at = std::move(original);
  return checked;
}

}  // namespace rung::mutation
