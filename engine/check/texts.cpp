// SPDX-License-Identifier: Apache-2.0
// Texts in the package's languages, and the placeholders in them.
#include <algorithm>

#include <fmt/format.h>

#include "engine/check/checking.hpp"

namespace rung {

std::vector<const ast::Text*> Checking::by_language(const ast::Texts& texts, Range line, bool included) {
  const std::vector<std::string>& languages = rules_.package.languages;
  std::vector<const ast::Text*> sorted(std::max<std::size_t>(languages.size(), 1));
  if (languages.empty()) return sorted;  // the package has said what there is to say
  for (const ast::Text& text : texts) {
    std::size_t language = 0;
    if (text.language) {
      const auto found = std::find(languages.begin(), languages.end(), text.language->text);
      if (found == languages.end()) {
        if (included) continue;
        findings_.error("R311", text.language->range,
                        fmt::format("package {} has no language `{}`", rules_.package.name, text.language->text),
                        Findings::few("its languages are", languages), {{rules_.package.range, "declared here"}});
        continue;
      }
      language = static_cast<std::size_t>(found - languages.begin());
    }
    if (sorted[language]) {
      findings_.error("R312", text.language ? text.language->range : text.range,
                      fmt::format("a second text in language `{}`", languages[language]),
                      "strings of one text stand side by side, without a language between them",
                      {{sorted[language]->range, "first here"}});
      continue;
    }
    sorted[language] = &text;
  }
  if (!sorted[0] && !texts.empty()) {
    findings_.error("R310", line, fmt::format("there is no text in `{}`, the package's first language", languages[0]),
                    fmt::format("add `{} \"…\"`: every other language falls back to it", languages[0]));
  }
  return sorted;
}

Message Checking::message_of(const ast::Texts& texts, Range line, bool included) {
  Message message;
  if (texts.empty()) has_holes_ = true;
  for (const ast::Text* text : by_language(texts, line, included)) {
    message.texts.push_back(text ? std::optional(pieces_of(*text)) : std::nullopt);
  }
  return message;
}

std::vector<Message::Piece> Checking::pieces_of(const ast::Text& text) {
  std::vector<Message::Piece> pieces;
  for (const ast::TextPiece& piece : text.pieces) {
    if (const auto* literal = std::get_if<std::string>(&piece)) {
      pieces.emplace_back(*literal);
      continue;
    }
    Expression printed = typing_.value(std::get<ast::Expression>(piece), nullptr);
    check_extent(printed);
    if (printed.type.base != Base::error && printed.type.shape == Shape::list) {
      findings_.error(
          "R313", printed.range, fmt::format("a text cannot hold {}", typing_.name_of(printed.type)),
          "print how many there are, or what they have in common: `{size(…)}`, `{union({ v.… } for v in …)}`");
    }
    pieces.emplace_back(std::move(printed));
  }
  return pieces;
}

}  // namespace rung
