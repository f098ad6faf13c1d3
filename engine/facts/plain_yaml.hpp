// SPDX-License-Identifier: Apache-2.0
// Reads the plain block subset of YAML, line by line in one pass, and tells a builder what it finds as it goes. What it does not
// fully understand it refuses, for yaml-cpp to say what it means: it never has an opinion of its own. docs/decisions/0019.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/builder.hpp"

namespace rung {

/// `Builder`: FactsBuilder, or DocumentBuilder for those who want the document itself.
template <class Builder>
class PlainYaml {
 public:
  enum class Outcome : std::uint8_t {
    read,     ///< the builder knows the whole document
    nothing,  ///< but blank lines and comments is left, perhaps behind a last `---`
    refused   ///< the builder must begin the document anew
  };
  /// Why a document was refused, and where: an offset in the text.
  struct Refusal { const char* reason = ""; std::size_t at = 0; };

  PlainYaml(Builder& builder, const Limits& limits) : builder_(builder), limits_(limits) {}

  /// The text of the documents to come: valid UTF-8 without control characters but tabs and line breaks; `only_line_feeds`: no
  /// other than line feeds in particular.
  void start(std::string_view text, bool only_line_feeds);
  /// Reads the document that starts at an offset of the text: at its start, or where one before it ended.
  Outcome read(std::size_t begin);
  /// Behind the document that was read.
  std::size_t document_end() const { return place(document_end_); }
  const Refusal& refusal() const { return refusal_; }

 private:
  /// A text that ends on its line. `text` is valid until the next one is read.
  struct Scalar { std::string_view text; const char* behind; };
  enum class InFlow : std::uint8_t { value, closed, refused };

  // plain_yaml.cpp: documents, mappings, lists. `told`: the builder wants it; else its keys are checked, and nothing more.
  Outcome begin_document();
  bool end_document();
  template <bool told> bool node();
  template <bool told> bool map(std::ptrdiff_t indent);
  template <bool told> bool member(std::ptrdiff_t indent);
  template <bool told> bool value(const char* at, std::ptrdiff_t indent, std::size_t key_at);
  template <bool told> bool list(std::ptrdiff_t indent);
  template <bool told> bool element(std::ptrdiff_t indent);
  template <bool told> bool single_value(const char* at);
  template <bool told> bool plain_value(const char* at);
  template <bool told> bool flow_value(const char*& at);
  template <bool told> bool flow_list(const char*& at);
  template <bool told> bool flow_map(const char*& at);
  InFlow next_in_flow(const char*& at, char close, bool is_first);
  template <bool told> void tell(std::string_view text, bool is_plain, const char* at);

  // plain_yaml_text.cpp: lines, keys and texts.
  void start_line(const char* line);
  /// `behind`: the line break of the line at hand, or the text's end.
  void next_line(const char* behind) { start_line(behind == end_ ? end_ : behind + 1); }
  bool finish_line(const char* behind);
  bool at_marker(const char* line) const;
  bool at_mapping() const;
  bool read_key(Scalar& key);
  bool read_plain(const char* at, Scalar& scalar);
  bool read_quoted(const char* at, Scalar& scalar);
  bool unescape_double(const char* at, Scalar& scalar);
  bool read_flow_plain(const char* at, Scalar& scalar);
  bool read_flow_key(const char* at, Scalar& key);
  bool check_key(const char* at, const Scalar& key, bool is_quoted);
  std::size_t next_odd_byte(std::size_t from) const;
  bool refuse(const char* reason, const char* at);
  bool enter(const char* at);

  std::size_t place(const char* at) const { return static_cast<std::size_t>(at - text_); }
  /// A carriage return alone is a letter, as it is to yaml-cpp.
  bool at_break(const char* at) const {
    return at == end_ || *at == '\n' || (*at == '\r' && end_ - at > 1 && at[1] == '\n');
  }
  bool ends_token(const char* at) const { return at_break(at) || *at == ' '; }
  /// Whether nothing but a comment stands from here to the line's end; there is a byte before.
  bool ends_content(const char* at) const { return at_break(at) || (*at == '#' && at[-1] == ' '); }
  bool at_dash() const { return *first_ == '-' && ends_token(first_ + 1); }

  static constexpr std::ptrdiff_t no_content = -1;  ///< less than any indentation

  Builder& builder_;
  const Limits limits_;
  const char* text_ = nullptr;
  const char* end_ = nullptr;             ///< of the text
  // The line at hand, the next that holds more than blanks and a comment.
  const char* line_ = nullptr;
  const char* first_ = nullptr;           ///< its content, or what of it is not read yet; at the end: end_
  std::ptrdiff_t indent_ = 0;             ///< how far that is from its start; no_content: the document ends here
  const char* document_end_ = nullptr;
  std::uint32_t depth_ = 0;
  std::size_t odd_ = 0;                   ///< the next tab, or carriage return without a line feed, of the text
  Refusal refusal_;
  std::vector<KeySequence> skipped_keys_;  ///< by depth: of mappings that the builder does not want
  std::string unescaped_;
};

}  // namespace rung
