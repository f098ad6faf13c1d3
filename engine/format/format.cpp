// SPDX-License-Identifier: Apache-2.0
#include "engine/format/format.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

#include "engine/format/lines.hpp"
#include "engine/format/render_layout.hpp"
#include "engine/format/write_statement.hpp"
#include "grammar/parse.hpp"
#include "grammar/print.hpp"

namespace rung {

namespace {

using namespace canonical;

/// Whether two statements, each on one line, look best with what they have in common in columns.
bool are_alike(const ast::Statement& left, const ast::Statement& right) {
  const auto is_path = [](const ast::Statement& statement) {
    return std::holds_alternative<ast::Upgrade>(statement.node) || std::holds_alternative<ast::Extend>(statement.node);
  };
  if (is_path(left) && is_path(right)) return true;
  if (left.node.index() != right.node.index()) return false;
  const auto* const entry = std::get_if<ast::Entry>(&left.node);
  return entry == nullptr || entry->catalog.text == std::get<ast::Entry>(right.node).catalog.text;
}

/// A mistake of ours must not reach anyone's file.
bool means(const std::string& text, const ast::File& file) {
  Sources sources;
  const Outcome<ast::File> again = parse(sources, sources.add("", text));
  return again.diagnostics.empty() && ast::print(*again.value) == ast::print(file);
}

class FileWriter {
 public:
  FileWriter(std::string_view text, const ast::File& file, const Tokens& tokens) : file_(file), writer_(text, tokens) {}

  std::string text() {
    for (std::size_t at = 0; at < file_.statements.size(); ++at) statement(at);
    writer_.lead(lines_.count() == 0);
    render();
    // INVARIANT: each token was taken in its turn.
    if (!writer_.at_end()) throw std::logic_error("formatting did not come to the end of the file");
    return lines_.text();
  }

 private:
  void statement(std::size_t at) {
    std::size_t begin = lines_.count();
    writer_.lead(begin == 0);
    write(writer_, file_.statements[at]);
    render();
    while (lines_[begin].is_comment) ++begin;
    if (at > 0 && !are_alike(file_.statements[at - 1], file_.statements[at])) ++row_;
    if (lines_.count() == begin + 1) lines_.last().row = row_;
  }

  void render() {
    renderer_.render(writer_.layout(), lines_);
    writer_.layout().clear();
  }

  const ast::File& file_;
  Writer writer_;
  Renderer renderer_;
  Lines lines_;
  std::uint32_t row_ = 1;
};

}  // namespace

Outcome<std::string> format(const Sources& sources, std::uint32_t source) {
  Outcome<ast::File> file = parse(sources, source);
  if (!file.diagnostics.empty()) return {std::nullopt, std::move(file.diagnostics)};
  const std::string_view text = sources[source].text();
  const Stretch all{0, static_cast<std::uint32_t>(text.size())};
  const Tokens tokens = tokens_of(text, all, messages_of(*file.value));
  std::string canonical = FileWriter(text, *file.value, tokens).text();
  if (canonical != text && !means(canonical, *file.value))
    throw std::logic_error("formatting would change what `" + sources[source].name() + "` means");
  return {std::move(canonical), {}};
}

}  // namespace rung
