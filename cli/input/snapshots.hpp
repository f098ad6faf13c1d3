// SPDX-License-Identifier: Apache-2.0
// Feeds the snapshots of blocks and inputs to whoever decides them, one at a time.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/input/blocks.hpp"
#include "engine/compile/cost.hpp"
#include "engine/facts/read.hpp"

namespace rung::cli {

/// Counts a text's lines as far as somebody asks.
class LineCount {
 public:
  LineCount(std::string_view text, std::uint32_t lines_before) : text_(text), line_(lines_before + 1) {}
  /// The line that an offset is in, not before the one asked for last.
  std::uint32_t line_at(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_;
};

/// One snapshot; the facts hold it where there are no errors.
struct Document {
  std::string_view name;                       ///< the input's, with `#N` where it may hold several
  const std::vector<SnapshotError>& errors;    ///< lines as of the whole input, but for NDJSON
  std::string_view text;                       ///< a stretch of the input that holds it
  std::size_t reading = 0;                     ///< which of several readings of the snapshot this is
  LineCount* lines = nullptr;                  ///< of what `text` is a stretch of; null where that is all
  std::size_t offset = 0;                      ///< of the stretch

  /// Where `text` starts; places in the facts count from there.
  std::uint32_t first_line() const { return lines != nullptr ? lines->line_at(offset) : 1; }
};

/// One way to read snapshots, and where that leaves its facts.
struct Reading {
  SnapshotReader& reader;
  Facts& facts;
  const Cost* cost = nullptr;    ///< of deciding what was read, where that is limited
  std::uint64_t most_steps = 0;  ///< more is an error of the snapshot
};

/// Returns whether to go on.
using OnDocument = std::function<bool(const Document&)>;

/// The snapshots of a block, read in every way, one after the other. Returns whether to go on.
bool read_block(const Block& block, const std::vector<Reading>& readings, const OnDocument& on_document);

/// Reads all inputs; `before_waiting` is called when input is waited for. Returns why some could not be opened or read on.
std::vector<std::string> read_inputs(Inputs inputs, const std::vector<Reading>& readings, const Limits& limits,
                                     const std::function<void()>& before_waiting, const OnDocument& on_document);

}  // namespace rung::cli
