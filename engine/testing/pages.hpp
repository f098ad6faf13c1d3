// SPDX-License-Identifier: Apache-2.0
// Where a place of a document stands that was put together from a snapshot and what a test file sets in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/facts/document.hpp"
#include "engine/facts/facts.hpp"
#include "grammar/source.hpp"

namespace rung {

/// The texts one behind the other, so that offsets and lines count through both; the second may be missing.
class Pages {
 public:
  Pages(const Sources& sources, std::uint32_t source, std::string_view document);
  void append(std::uint32_t source);

  const std::string& text() const { return text_; }
  /// Where an offset or line of the second text is found: behind this.
  static std::size_t second_from(std::string_view document) { return document.size() + 1; }
  /// One character; the place must be in one of the texts.
  Range range(Place place) const;

 private:
  const Sources* sources_;
  std::uint32_t source_, second_ = 0;
  std::size_t offset_;      ///< of the document in its source
  std::uint32_t lines_ = 0; ///< of the first text, where there is a second
  std::string text_;
};

}  // namespace rung
