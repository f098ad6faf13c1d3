// SPDX-License-Identifier: Apache-2.0
// Where a YAML stream can be cut between documents. A line of `---` or `...` always parts documents: YAML forbids both
// at the start of a line inside a scalar.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace rung::cli {

/// Scans a growing buffer for places where a document has ended and another starts.
class YamlStretches {
 public:
  /// Scans the complete lines of `buffer` that are new since the last call (all lines where it is `complete`).
  void scan(std::string_view buffer, bool complete);
  /// Where documents of the buffer end and others start, ascending.
  const std::vector<std::size_t>& cuts() const { return cuts_; }
  /// Whether two documents have been seen, or the start of a second.
  bool several() const { return several_; }
  /// The first `size` bytes, up to the last cut, are gone from the buffer.
  void drop(std::size_t size);

 private:
  void line(std::string_view text, std::size_t at);

  std::size_t scanned_ = 0;
  std::vector<std::size_t> cuts_;
  bool open_ = false;        ///< the current document has started
  bool ended_ = false;       ///< a document has ended, by `...`
  bool directives_ = false;  ///< lines of `%` belong to the `---` that follows
  bool several_ = false;
};

}  // namespace rung::cli
