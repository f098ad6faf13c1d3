// SPDX-License-Identifier: Apache-2.0
// Statement by statement: a broken one is reported, and reading goes on where the next one begins.
#include "grammar/parse.hpp"

#include <iterator>
#include <utility>

#include "grammar/explain_failure.hpp"
#include "grammar/from_parse_tree.hpp"
#include "grammar/recognise.hpp"
#include "grammar/sort_diagnostics.hpp"

namespace rung {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::size_t behind_line(std::string_view text, std::size_t offset) {
  const std::size_t line_break = text.find('\n', offset);
  return line_break == std::string_view::npos ? text.size() : line_break + 1;
}

std::size_t line_start(std::string_view text, std::size_t offset) {
  const std::size_t line_break = text.substr(0, offset).rfind('\n');
  return line_break == std::string_view::npos ? 0 : line_break + 1;
}

/// The first line that opens with a statement, from the line of the failure on, and behind where the broken one began.
std::size_t next_statement(std::string_view text, std::size_t begin, std::size_t failed_at) {
  std::size_t line = line_start(text, failed_at);
  if (line <= begin) line = behind_line(text, begin);
  for (; line < text.size(); line = behind_line(text, line)) {
    const std::size_t first = text.find_first_not_of(" \t", line);
    if (first == std::string_view::npos) break;
    if (grammar::may_open_statement(text, first)) return first;
  }
  return text.size();
}

void append(std::vector<Diagnostic>& all, std::vector<Diagnostic> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

Outcome<ast::File> parse(const Sources& sources, std::uint32_t source) {
  const std::string_view text = sources[source].text();
  ast::File file;
  file.source = source;
  std::vector<Diagnostic> diagnostics;
  grammar::ParseTree tree;
  std::size_t at = text.substr(0, byte_order_mark.size()) == byte_order_mark ? byte_order_mark.size() : 0;
  while (true) {
    const std::size_t begin = grammar::skip_blanks(text, at);
    if (begin == text.size()) break;
    if (const auto failure = grammar::recognise_statement(text, begin, tree)) {
      const std::size_t failed_at = grammar::skip_blanks(text, failure->offset);
      diagnostics.push_back(grammar::explain_failure({text, source, "file", begin}, *failure));
      at = next_statement(text, begin, failed_at);
      continue;
    }
    const grammar::Branch root(tree, 0);
    at = root.end_byte();
    grammar::Translation translation(text, source);
    ast::Statement statement = grammar::statement(translation, root);
    if (!translation.broken()) file.statements.push_back(std::move(statement));
    append(diagnostics, translation.take_diagnostics());
  }
  sort_and_dedupe(diagnostics);
  return {std::move(file), std::move(diagnostics)};
}

Outcome<ast::Expression> parse_expression(const Sources& sources, std::uint32_t source) {
  const std::string_view text = sources[source].text();
  grammar::ParseTree tree;
  if (const auto failure = grammar::recognise_expression(text, tree)) {
    return {std::nullopt, {grammar::explain_failure({text, source, "expression", 0}, *failure)}};
  }
  grammar::Translation translation(text, source);
  ast::Expression expression = grammar::build(translation, grammar::Branch(tree, 0)).expression;
  if (translation.broken()) return {std::nullopt, translation.take_diagnostics()};
  return {std::move(expression), {}};
}

}  // namespace rung
