// SPDX-License-Identifier: Apache-2.0
// Walks indexed JSON and tells a builder; checks all that the index does not: numbers, literals, escapes, commas.
#pragma once

#include <string>
#include <vector>

#include "engine/facts/builder.hpp"
#include "engine/facts/hash.hpp"
#include "engine/facts/json_index.hpp"

namespace rung {

enum class JsonStep : std::uint8_t { value, key, behind_value, done, failed };

/// `Builder`: FactsBuilder, or DocumentBuilder for those who want the document itself.
template <class Builder>
class JsonReader {
 public:
  using Result = typename Builder::Result;
  JsonReader(Builder& builder, const Limits& limits) : builder_(builder), limits_(limits) {}

  void read_document(std::string_view text, Result& result, const OnSnapshot& on_snapshot);
  void read_lines(std::string_view text, Result& result, const OnSnapshot& on_snapshot);

 private:
  using Step = JsonStep;

  bool read_alone(std::string_view document, std::uint32_t number, Result& result, const OnSnapshot& on_snapshot);
  bool read_indexed(std::string_view block, std::uint32_t& number, Result& result, const OnSnapshot& on_snapshot);
  bool read_each_alone(std::string_view block, std::uint32_t& number, Result& result, const OnSnapshot& on_snapshot);
  bool too_long(std::string_view document);
  void start_block(std::string_view block);
  void start_document(std::size_t begin, std::size_t end);
  void explain(JsonIndex::Result failure, std::string_view text);
  void read_root();

  Step read_value();
  Step read_key();
  Step read_members();
  Step behind_value();
  Step open(char bracket);
  Step close();
  bool is_unknown_mark() const;
  bool skip_value();
  bool skip_key(std::size_t depth);
  bool check_scalar(std::string_view token);
  bool read_string(std::string_view token, std::string_view& text);

  // INVARIANT: next_ ends in a start that is not below end_: the index has such a sentinel.
  bool at_end() const { return *next_ >= end_; }
  char first() const { return at_end() ? '\0' : block_[*next_]; }
  std::size_t place() const { return (at_end() ? end_ : *next_) - begin_; }
  static bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

  /// The token at hand whole: no other starts before the next one's start, so only blanks lie between them.
  std::string_view token() const { return token_at(next_); }
  std::string_view token_at(const std::uint32_t* next) const {
    const char* text = block_.data();
    const std::size_t start = next[0];
    std::size_t end = next[1] < end_ ? next[1] : end_;
    if (text[start] == '"') {  // blanks, and its own last byte: an index has no string that does not end
      while (end > start + 1 && text[end - 1] != '"') --end;
    } else {
      while (end > start + 1 && is_blank_byte(text[end - 1])) --end;
    }
    return {text + start, end - start};
  }

  bool fail(std::string_view expected);
  bool too_deep(std::size_t depth);

  Builder& builder_;
  const Limits limits_;
  JsonIndex index_;
  std::string_view block_;         ///< what the index is of
  std::size_t begin_ = 0, end_ = 0;  ///< of the document in it
  const std::uint32_t* next_ = nullptr;  ///< the start of the token at hand
  std::size_t backslash_ = 0;      ///< where the block has one next, at the start of the document or behind; npos: nowhere
  bool has_escapes_ = false;       ///< there is one in the document
  std::string open_;               ///< the brackets of the containers that the builder is told of
  bool in_map_ = false;            ///< whether the innermost of them is a mapping
  std::string skipped_;            ///< and of those within a value that is skipped
  std::vector<KeySequence> skipped_keys_;  ///< by depth in skipped_
  std::string unescaped_;
};

}  // namespace rung
