// SPDX-License-Identifier: Apache-2.0
// Holds what the fast reader makes of YAML, where it does not refuse, against what yaml-cpp makes of it: the events of the document
// with their places, and the facts and errors under a schema.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/facts/document.hpp"

namespace rung::fuzz {

/// Each event of a document a line: `map @0`, `key customer @0`, `text c1 @14`, `end`; then its errors.
std::string events(const Document& document);

struct Agreement {
  std::string difference;       ///< what the two say, where they are at odds; else empty
  std::uint32_t documents = 0;  ///< of the text, refused ones too
  std::uint32_t fast = 0;       ///< of these, how many the fast reader reads
};

/// Keeps its readers, and with them what they learn, from text to text.
class YamlAgreement {
 public:
  YamlAgreement();
  ~YamlAgreement();
  /// `always`: also texts of which the fast reader reads nothing.
  Agreement check(std::string_view text, bool always = true);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rung::fuzz
