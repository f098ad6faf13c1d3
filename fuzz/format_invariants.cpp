// SPDX-License-Identifier: Apache-2.0
#include "fuzz/format_invariants.hpp"

#include <variant>

#include "engine/format/format.hpp"
#include "grammar/parse.hpp"
#include "grammar/print.hpp"
#include "grammar/render_diagnostic.hpp"

namespace rung {

namespace {

/// One pass over the text that knows nothing of the formatter: strings hide `#`, and placeholders hide `"`.
class CommentScan {
 public:
  CommentScan(const std::string& text, const ast::File& file) : text_(text) {
    for (const ast::Statement& statement : file.statements) {
      if (const auto* const advise = std::get_if<ast::Advise>(&statement.node)) add(advise->message);
      if (const auto* const require = std::get_if<ast::Require>(&statement.node)) {
        add(require->message);
        for (const ast::Remedy& remedy : require->remedies) add(remedy.texts);
      }
    }
  }

  std::vector<std::string> all() {
    std::vector<std::string> found;
    while (at_ < text_.size()) {
      if (text_[at_] == '"') {
        string();
      } else if (text_[at_] == '#') {
        std::string comment = text_.substr(at_, text_.find('\n', at_) - at_);
        at_ += comment.size();
        comment.erase(comment.find_last_not_of(" \t\r") + 1);
        found.push_back(std::move(comment));
      } else {
        ++at_;
      }
    }
    return found;
  }

 private:
  void add(const ast::Texts& texts) {
    for (const ast::Text& text : texts) messages_.push_back(text.range);
  }

  bool in_message() const {
    for (const Range& range : messages_)
      if (range.begin <= at_ && at_ < range.end) return true;
    return false;
  }

  void string() {
    const bool message = in_message();
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
      else if (text_[at_] == '{' && message) placeholder();
    }
    ++at_;
  }

  void placeholder() {
    int open = 0;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '{') ++open;
      if (text_[at_] == '}' && --open == 0) return;
      if (text_[at_] != '"') continue;
      for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
        if (text_[at_] == '\\') ++at_;
    }
  }

  const std::string& text_;
  std::vector<Range> messages_;
  std::size_t at_ = 0;
};

struct Parsed {
  std::string tree;
  std::vector<std::string> comments;
  std::string wrong;
};

Parsed parsed(const std::string& text) {
  Sources sources;
  const Outcome<ast::File> file = parse(sources, sources.add("file.rung", text));
  if (!file.diagnostics.empty()) return {"", {}, render(file.diagnostics.front(), sources, false)};
  return {ast::print(*file.value), CommentScan(text, *file.value).all(), ""};
}

std::string formatted(const std::string& text) {
  Sources sources;
  return *format(sources, sources.add("file.rung", text)).value;
}

}  // namespace

std::vector<std::string> comments_in(const std::string& text) { return parsed(text).comments; }

std::string broken_by_formatting(const std::string& text) {
  const Parsed before = parsed(text);
  if (!before.wrong.empty()) return "";
  const std::string canonical = formatted(text);
  const Parsed after = parsed(canonical);
  if (!after.wrong.empty()) return "it does not parse any more:\n" + after.wrong + "\n" + canonical;
  if (after.tree != before.tree) return "it means something else:\n" + canonical + "\nwas\n" + text;
  if (after.comments != before.comments) return "comments are lost, changed or moved:\n" + canonical + "\nwas\n" + text;
  const std::string again = formatted(canonical);
  if (again != canonical) return "it changes again:\n" + canonical + "\nbecomes\n" + again + "\nwas\n" + text;
  if (canonical.find('\r') != std::string::npos) return "a carriage return is left:\n" + canonical;
  if (!canonical.empty() && (canonical.back() != '\n' || canonical.front() == '\n')) return "blank ends:\n" + canonical;
  for (const char* unwanted : {" \n", "\t\n", "\n\n\n"})
    if (canonical.find(unwanted) != std::string::npos) return "blanks where none belong:\n" + canonical;
  return "";
}

}  // namespace rung
