// SPDX-License-Identifier: Apache-2.0
// Titles, messages and remedies. What a placeholder holds is laid out too, on its line.
#include <algorithm>
#include <string>
#include <variant>

#include "engine/format/write_expression.hpp"

namespace rung::canonical {

namespace {

std::string on_one_line(std::string_view source, Stretch stretch, const ast::Expression& expression) {
  const Tokens tokens = tokens_of(source, stretch, {});
  Writer writer(source, tokens);
  write(writer, expression);
  return writer.layout().on_one_line();
}

/// Hands out the expressions of a text's placeholders, one string after another.
class Placeholders {
 public:
  explicit Placeholders(const ast::Text& text) : pieces_(text.pieces) {}

  std::string in(std::string_view source, const Token& literal) {
    std::string text;
    std::uint32_t done = 0;
    for (const Stretch& stretch : placeholders_in(literal.text)) {
      text += literal.text.substr(done, stretch.first - done);
      text += on_one_line(source, {literal.begin + stretch.first, literal.begin + stretch.second}, next());
      done = stretch.second;
    }
    return text += literal.text.substr(done);
  }

 private:
  const ast::Expression& next() {
    while (!std::holds_alternative<ast::Expression>(pieces_[at_])) ++at_;
    return std::get<ast::Expression>(pieces_[at_++]);
  }

  const std::vector<ast::TextPiece>& pieces_;
  std::size_t at_ = 0;
};

void write_strings(Writer& writer, const ast::Text& text, bool placeholders) {
  Placeholders expressions(text);
  writer.layout().align();
  for (bool first = true; writer.next().begin < text.range.end && !writer.at_end(); first = false) {
    if (!first) writer.layout().line_end();
    if (placeholders && writer.next().text.find('{') != std::string_view::npos) {
      writer.take_as(expressions.in(writer.source(), writer.next()));
    } else {
      writer.take();
    }
  }
  writer.layout().end_nest();
}

}  // namespace

void write(Writer& writer, const ast::Texts& texts, bool placeholders) {
  std::uint32_t widest = 0;
  for (const ast::Text& text : texts)
    if (text.language) widest = std::max(widest, width_of(text.language->text));
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (at > 0) writer.layout().line_end();
    if (const auto& language = texts[at].language) {
      writer.take_up_to(language->range.end);
      writer.layout().blanks(widest - width_of(language->text) + 1);
    }
    write_strings(writer, texts[at], placeholders);
  }
}

}  // namespace rung::canonical
