// SPDX-License-Identifier: Apache-2.0
// Room for lanes of lists: grows to the largest snapshot and is then reused without allocating. Never moves what it gave out.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace rung {

class Arena {
 public:
  struct Mark { std::size_t chunk = 0, used = 0; };

  std::uint64_t* take(std::size_t words) {
    while (at_.chunk < chunks_.size()) {
      Chunk& chunk = chunks_[at_.chunk];
      if (chunk.size - at_.used >= words) {
        std::uint64_t* room = chunk.room.get() + at_.used;
        at_.used += words;
        return room;
      }
      at_ = {at_.chunk + 1, 0};
    }
    const std::size_t size = std::max(words, std::size_t{4096});
    chunks_.push_back({std::make_unique<std::uint64_t[]>(size), size});
    at_ = {chunks_.size() - 1, words};
    return chunks_.back().room.get();
  }
  Mark mark() const { return at_; }
  void release(Mark mark) { at_ = mark; }

 private:
  struct Chunk { std::unique_ptr<std::uint64_t[]> room; std::size_t size; };
  std::vector<Chunk> chunks_;
  Mark at_;
};

}  // namespace rung
