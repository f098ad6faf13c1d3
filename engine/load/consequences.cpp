// SPDX-License-Identifier: Apache-2.0
#include "engine/load/consequences.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

namespace rung {
namespace {

// What check() says about a name that nothing declares. docs/diagnostics.md has them all.
constexpr std::array<std::string_view, 10> undeclared = {"R120", "R150", "R170", "R171", "R200",
                                                         "R201", "R202", "R205", "R210", "R311"};
constexpr std::string_view statement_missing = "R100";

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The words of rule text, and what stands in its strings; comments aside.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    std::size_t end = at + 1;
    if (c == '#') {
      end = std::min(text.find('\n', at), text.size());
    } else if (c == '"') {
      end = std::min(text.find_first_of("\"\n", end), text.size());
      words.emplace_back(text.substr(at + 1, end - at - 1));
      end = std::min(end + 1, text.size());
    } else if (is_word_character(c)) {
      while (end < text.size() && is_word_character(text[end])) ++end;
      words.emplace_back(text.substr(at, end - at));
    }
    at = end;
  }
  return words;
}

/// What stands between the statements that could be read.
struct Unread {
  std::set<std::string> words;
};

/// What stands between the first backticks of a message.
std::string_view quoted_in(std::string_view message) {
  const std::size_t begin = message.find('`');
  if (begin == std::string_view::npos) return {};
  return message.substr(begin + 1, message.find('`', begin + 1) - begin - 1);
}

void add_unread(std::string_view text, const ast::File& file, Unread& unread) {
  const auto take = [&](std::size_t begin, std::size_t end) {
    const std::vector<std::string> words = words_of(text.substr(begin, end > begin ? end - begin : 0));
    unread.words.insert(words.begin(), words.end());
  };
  std::size_t at = 0;
  for (const ast::Statement& statement : file.statements) {
    take(at, statement.range.begin);
    at = std::max<std::size_t>(at, statement.range.end);
  }
  take(at, text.size());
}

bool mentions(const std::set<std::string>& words, std::string_view written) {
  const std::vector<std::string> own = words_of(written);
  return std::any_of(own.begin(), own.end(), [&](const std::string& word) { return words.count(word) > 0; });
}

bool is_about_files(const Diagnostic& diagnostic) { return diagnostic.code >= "R080" && diagnostic.code < "R084"; }

}  // namespace

std::vector<Diagnostic> without_consequences(const Sources& sources, const ast::RuleSet& rules,
                                             const std::vector<Diagnostic>& loaded, std::vector<Diagnostic> checked) {
  if (loaded.empty()) return checked;
  const bool file_missing = std::any_of(loaded.begin(), loaded.end(), is_about_files);
  Unread unread;
  for (const ast::File& file : rules.files) {
    const bool broken = std::any_of(loaded.begin(), loaded.end(),
                                    [&](const Diagnostic& d) { return d.range.source == file.source; });
    if (broken) add_unread(sources[file.source].text(), file, unread);
  }
  const auto is_consequence = [&](const Diagnostic& diagnostic) {
    if (diagnostic.code == statement_missing)
      return file_missing || mentions(unread.words, quoted_in(diagnostic.message));
    if (std::find(undeclared.begin(), undeclared.end(), diagnostic.code) == undeclared.end()) return false;
    const Range range = diagnostic.range;
    const std::string_view written = sources[range.source].text().substr(range.begin, range.end - range.begin);
    return file_missing || mentions(unread.words, written);
  };
  checked.erase(std::remove_if(checked.begin(), checked.end(), is_consequence), checked.end());
  return checked;
}

}  // namespace rung
