// SPDX-License-Identifier: Apache-2.0
#include "engine/lint/allow.hpp"

#include <algorithm>

#include "engine/lint/comments.hpp"

namespace rung {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// `L012`; also what somebody may have meant by it: `l12`, `LO12`, `unused-define`.
bool may_be_code(std::string_view word) {
  if (word.empty() || !is_letter(word[0])) return false;
  if (word.size() > 2 && word.find('-') != std::string_view::npos) return true;
  return word.size() <= 6 && std::any_of(word.begin(), word.end(), is_digit);
}

/// A letter of ours and three digits: so surely a code that the rest of the comment may be anything.
bool is_code(std::string_view word) {
  return word.size() == 4 && (word[0] == 'L' || word[0] == 'M') && is_digit(word[1]) && is_digit(word[2]) &&
         is_digit(word[3]);
}

class Reading {
 public:
  Reading(std::string_view text, Range comment) : text_(text), comment_(comment), at_(comment.begin + 1) {}

  /// None where the comment is prose.
  std::optional<Allow> run() {
    skip_blanks();
    if (word() != "allow") return std::nullopt;
    Allow allow{comment_, {}, {}, std::nullopt};
    do {
      skip_blanks();
      const std::uint32_t begin = at_;
      const std::string_view code = word();
      if (!may_be_code(code)) {
        if (allow.codes.empty()) return std::nullopt;
        break;
      }
      allow.codes.push_back({std::string(code), {comment_.source, begin, at_}});
      skip_blanks();
    } while (take(','));
    if (take(':')) {
      skip_blanks();
      allow.reason = rest();
    } else if (at_ < comment_.end && !is_code(allow.codes[0].code)) {
      return std::nullopt;
    }
    return allow;
  }

 private:
  void skip_blanks() {
    while (at_ < comment_.end && is_blank(text_[at_])) ++at_;
  }
  bool take(char c) {
    if (at_ >= comment_.end || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::string_view word() {
    const std::uint32_t begin = at_;
    while (at_ < comment_.end && (is_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '-')) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  std::string_view rest() const {
    std::uint32_t end = comment_.end;
    while (end > at_ && is_blank(text_[end - 1])) --end;
    return text_.substr(at_, end - at_);
  }

  std::string_view text_;
  Range comment_;
  std::uint32_t at_;
};

/// The lines of a file, as far as comments care.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  std::uint32_t begin_of(std::uint32_t offset) const {
    const std::size_t found = offset == 0 ? std::string_view::npos : text_.rfind('\n', offset - 1);
    return found == std::string_view::npos ? 0 : static_cast<std::uint32_t>(found + 1);
  }
  /// Where the next line begins; the text's end behind the last.
  std::uint32_t behind(std::uint32_t offset) const {
    const std::size_t found = text_.find('\n', offset);
    return static_cast<std::uint32_t>(found == std::string_view::npos ? text_.size() : found + 1);
  }
  /// The first character of the line that is no blank; its line break where there is none.
  std::uint32_t first_visible(std::uint32_t begin) const {
    if (begin == 0 && text_.substr(0, 3) == "\xEF\xBB\xBF") begin = 3;
    while (begin < text_.size() && (is_blank(text_[begin]) || text_[begin] == '\r')) ++begin;
    return begin;
  }
  /// The first line behind `offset` that holds more than a comment.
  std::uint32_t next_without_comment(std::uint32_t offset) const {
    std::uint32_t line = behind(offset);
    while (line < text_.size() && text_[first_visible(line)] == '#') line = behind(line);
    return line;
  }

 private:
  std::string_view text_;
};

std::optional<Range> covered_by(Range comment, std::string_view text, const ast::File& file) {
  const Lines lines(text);
  const std::uint32_t line = lines.begin_of(comment.begin);
  if (lines.first_visible(line) != comment.begin) return Range{comment.source, line, comment.begin};
  const std::uint32_t next = lines.next_without_comment(comment.begin);
  if (next >= text.size()) return std::nullopt;
  const std::uint32_t first = lines.first_visible(next);
  for (const ast::Statement& statement : file.statements) {
    if (statement.range.begin == first) return statement.range;
    const bool inside = statement.range.begin < comment.begin && comment.begin < statement.range.end;
    if (inside) return Range{comment.source, next, lines.behind(next)};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Allow> allows_in(const Sources& sources, const ast::File& file) {
  std::vector<Allow> all;
  const Source& source = sources[file.source];
  for (const Range comment : lexemes_of(source, file).comments) {
    std::optional<Allow> allow = Reading(source.text(), comment).run();
    if (!allow) continue;
    allow->covers = covered_by(comment, source.text(), file);
    all.push_back(std::move(*allow));
  }
  return all;
}

bool allows(const Allow& allow, std::string_view code, Range place) {
  if (!allow.covers || allow.covers->source != place.source) return false;
  if (place.begin < allow.covers->begin || place.begin >= allow.covers->end) return false;
  return std::any_of(allow.codes.begin(), allow.codes.end(),
                     [&](const AllowedCode& allowed) { return allowed.code == code; });
}

const Allow* find_allow(const std::vector<Allow>& all, std::string_view code, Range place) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Allow& allow) { return allows(allow, code, place); });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace rung
