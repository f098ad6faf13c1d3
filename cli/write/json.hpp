// SPDX-License-Identifier: Apache-2.0
// Writes JSON as it goes: no tree is built, so that a fleet's decisions stream.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rung::cli {

/// Appends `text` as a JSON string. `text` is valid UTF-8; what could drive a terminal is escaped.
void append_json_string(std::string& out, std::string_view text);

/// Appends what would stand between the quotes.
void append_json_text(std::string& out, std::string_view text);

/// Appends one JSON value to a string. The caller keeps the structure right: keys in objects only, every begin ended.
class JsonWriter {
 public:
  enum class Layout : std::uint8_t { compact, indented };
  JsonWriter(std::string& out, Layout layout, unsigned depth = 0) : out_(out), layout_(layout), depth_(depth) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  /// `name` needs no escaping.
  void key(std::string_view name);
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::int64_t number);
  void value(bool truth);
  void null();

  template <class T>
  void member(std::string_view name, const T& content) {
    key(name);
    value(content);
  }

 private:
  void open(char bracket);
  void close(char bracket);
  void start_value();
  void break_line();

  std::string& out_;
  Layout layout_;
  unsigned depth_;
  bool first_ = true;       ///< nothing stands in the innermost bracket yet
  bool after_key_ = false;
};

}  // namespace rung::cli
