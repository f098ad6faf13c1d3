// SPDX-License-Identifier: Apache-2.0
// Where a YAML stream can be cut between documents. A line of `---` or `...` always parts documents: YAML forbids both
// at the start of a line inside a scalar.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace rung {

/// Scans a growing buffer for places where a document has ended and another starts. Between two of them is one document, with
/// the comments and directives before it.
class YamlStretches {
 public:
  /// Scans the complete lines of `buffer` that are new since the last call (all lines where it is `complete`).
  void scan(std::string_view buffer, bool complete);
  /// Where documents of the buffer end and others start, ascending.
  const std::vector<std::size_t>& cuts() const { return cuts_; }
  /// Whether two documents have been seen, or the start of a second.
  bool several() const { return several_; }
  /// Whether there was anything but markers, directives and comments.
  bool has_content() const { return has_content_; }
  /// The first `size` bytes are gone from the buffer: up to a cut, or more, of a document that is not wanted whole.
  void drop(std::size_t size);

 private:
  void line(std::string_view text, std::size_t at, std::size_t next);
  void start_document();

  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  std::size_t scanned_ = 0;
  std::vector<std::size_t> cuts_;
  bool open_ = false;           ///< the current document has started
  std::size_t ended_ = nowhere; ///< behind the line `...` that has ended a document
  bool in_line_ = false;        ///< the buffer starts within a line
  bool several_ = false, has_content_ = false;
};

}  // namespace rung
