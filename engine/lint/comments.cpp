// SPDX-License-Identifier: Apache-2.0
// A `#` opens a comment but in strings; and a string may hold placeholders, in which strings may stand.
#include "engine/lint/comments.hpp"

#include <algorithm>
#include <string_view>

namespace rung {

namespace {

/// Where `{` opens a placeholder: in the texts of messages and remedies.
std::vector<Range> texts_of(const ast::File& file) {
  std::vector<Range> ranges;
  const auto add = [&](const ast::Texts& texts) {
    for (const ast::Text& text : texts) ranges.push_back(text.range);
  };
  for (const ast::Statement& statement : file.statements) {
    if (const auto* require = std::get_if<ast::Require>(&statement.node)) {
      add(require->message);
      for (const ast::Remedy& remedy : require->remedies) add(remedy.texts);
    }
    if (const auto* advise = std::get_if<ast::Advise>(&statement.node)) add(advise->message);
  }
  std::sort(ranges.begin(), ranges.end(), [](Range left, Range right) { return left.begin < right.begin; });
  return ranges;
}

class Scan {
 public:
  Scan(const Source& source, const ast::File& file)
      : text_(source.text()), source_(file.source), texts_(texts_of(file)) {}

  Lexemes run() {
    while (at_ < text_.size()) {
      if (text_[at_] == '#') {
        comment();
      } else if (text_[at_] == '"') {
        outer_string();
      } else {
        ++at_;
      }
    }
    return std::move(found_);
  }

 private:
  bool in_text() {
    while (next_text_ < texts_.size() && texts_[next_text_].end <= at_) ++next_text_;
    return next_text_ < texts_.size() && texts_[next_text_].begin <= at_;
  }

  void comment() {
    const std::size_t begin = at_;
    at_ = std::min(text_.find('\n', at_), text_.size());
    const std::size_t end = at_ > begin && text_[at_ - 1] == '\r' ? at_ - 1 : at_;
    found_.comments.push_back({source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  void outer_string() {
    const auto begin = static_cast<std::uint32_t>(at_);
    const bool text = in_text();
    string(text);
    found_.strings.push_back({{source_, begin, static_cast<std::uint32_t>(at_)}, text});
  }

  void string(bool with_placeholders) {
    ++at_;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\') {
        at_ += 2;
      } else if (text_[at_] == '{' && with_placeholders) {
        placeholder();
      } else {
        ++at_;
      }
    }
    ++at_;
  }

  void placeholder() {
    unsigned open = 0;  // braces of set literals
    do {
      const char c = text_[at_];
      if (c == '"') {
        string(false);
      } else if (c == '#') {
        comment();
      } else {
        open += c == '{' ? 1U : 0U;
        open -= c == '}' ? 1U : 0U;
        ++at_;
      }
    } while (open > 0 && at_ < text_.size());
  }

  std::string_view text_;
  std::uint32_t source_;
  std::vector<Range> texts_;
  std::size_t next_text_ = 0;
  std::size_t at_ = 0;
  Lexemes found_;
};

}  // namespace

Lexemes lexemes_of(const Source& source, const ast::File& file) { return Scan(source, file).run(); }

}  // namespace rung
