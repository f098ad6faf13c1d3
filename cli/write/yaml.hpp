// SPDX-License-Identifier: Apache-2.0
// Writes block style YAML as it goes, with the interface of JsonWriter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// Appends one document to a string. The caller keeps the structure right: keys in objects only, every begin ended.
class YamlWriter {
 public:
  explicit YamlWriter(std::string& out) : out_(out) {}

  void begin_object() { open("{}"); }
  void end_object() { close(); }
  void begin_array() { open("[]"); }
  void end_array() { close(); }
  /// `name` needs no quoting.
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
  struct Level {
    std::string_view empty;  ///< what it is written as where nothing is in it
    std::size_t indent;
    bool behind_key;         ///< its content starts on a line of its own
    bool behind_dash;        ///< its first member stands behind the dash
    bool used = false;
  };

  void open(std::string_view empty);
  void close();
  void start_member();
  /// Gets to where a value can be written: behind its key, or behind a dash.
  void start_value();

  std::string& out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace rung::cli
