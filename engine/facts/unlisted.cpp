// SPDX-License-Identifier: Apache-2.0
// Open addressing over texts that live in the pool.
#include "engine/facts/unlisted.hpp"

#include <algorithm>

namespace rung {

std::uint32_t UnlistedTexts::number(std::string_view text, Pool& pool) {
  if (slots_.size() < 2 * (texts_.size() + 1)) {
    slots_.assign(std::max<std::size_t>(16, slots_.size() * 2), 0);
    for (std::uint32_t ordinal = 0; ordinal < texts_.size(); ++ordinal) place(ordinal, pool);
  }
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash_bytes(text, seed_) & mask;; at = (at + 1) & mask) {
    if (slots_[at] == 0) {
      texts_.push_back(pool.add_text(text));
      slots_[at] = static_cast<std::uint32_t>(texts_.size());
      return slots_[at] - 1;
    }
    if (pool.text(texts_[slots_[at] - 1]) == text) return slots_[at] - 1;
  }
}

void UnlistedTexts::place(std::uint32_t ordinal, const Pool& pool) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash_bytes(pool.text(texts_[ordinal]), seed_) & mask;
  while (slots_[at] != 0) at = (at + 1) & mask;
  slots_[at] = ordinal + 1;
}

void UnlistedTexts::truncate(std::size_t size, const Pool& pool) {
  if (texts_.size() == size) return;
  texts_.resize(size);
  std::fill(slots_.begin(), slots_.end(), 0);
  for (std::uint32_t ordinal = 0; ordinal < size; ++ordinal) place(ordinal, pool);
}

}  // namespace rung
