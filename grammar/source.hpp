// SPDX-License-Identifier: Apache-2.0
// The texts that rules are read from, and places in them: every later form points back here.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace rung {

/// A stretch of one source's text, in bytes; `end` is one past its last byte.
struct Range {
  std::uint32_t source = 0;  ///< index into Sources
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The smallest range that holds both; they must lie in one source.
Range join(Range first, Range last);

/// Where a person finds a byte: both count from 1, columns in code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One text with the name that people know it by. INVARIANT: shorter than 4 GiB.
class Source {
 public:
  Source(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  Position position(std::uint32_t offset) const;
  /// The text of a line (from 1) without its line break; empty behind the last.
  std::string_view line(std::uint32_t number) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

/// All sources of a run. References to a source stay valid while more are added.
class Sources {
 public:
  std::uint32_t add(std::string name, std::string text);
  const Source& operator[](std::uint32_t index) const { return sources_[index]; }
  std::size_t size() const { return sources_.size(); }

 private:
  std::deque<Source> sources_;
};

}  // namespace rung
