// SPDX-License-Identifier: Apache-2.0
// Inputs cut between records into blocks, one after another, as whoever reads them asks for them.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/input/byte_stream.hpp"
#include "cli/input/inputs.hpp"
#include "engine/facts/read.hpp"
#include "engine/facts/yaml_stretches.hpp"

namespace rung::cli {

/// Whole records of one input.
struct Block {
  std::size_t number = 0;               ///< of the run, from 0
  Input input;                          ///< its format is never by_name
  std::string text;
  std::vector<std::size_t> ends;        ///< of YAML: behind each of its documents
  std::uint32_t documents_before = 0;   ///< of the input: YAML documents, or lines of NDJSON
  std::uint32_t lines_before = 0;       ///< of YAML
  bool numbered = false;                ///< the input may hold several snapshots, so that each has a number in its name
  bool without_snapshot = false;        ///< all of an input, in which there is none
  std::size_t exceeds = 0;              ///< what its last document is longer than, where it is; there is more of that
};

/// How much is read at a time, and about how much a block holds, where nothing else is asked for.
inline constexpr std::size_t usual_block_bytes = std::size_t{1} << 19;

class Blocks {
 public:
  /// `before_waiting` and `interrupted`: as ByteStream has them.
  Blocks(Inputs inputs, const Limits& limits, std::function<bool()> before_waiting, int interrupted = -1,
         std::size_t block_bytes = usual_block_bytes);
  ~Blocks();

  /// Every input is read to its end and digested, also where what its end holds is not wanted. To be called before next().
  void keep_digests() { keeps_digests_ = true; }
  /// Those that are done with, in order; none where no digests are kept.
  std::vector<ReadInput>& read_inputs() { return read_inputs_; }

  /// Fills `block` with the next one, whose room is reused; false at the end.
  bool next(Block& block);
  /// Whether next() would wait for input.
  bool would_wait() const;
  /// Why inputs could not be found, opened or read on, so far.
  const std::vector<std::string>& failures() const { return inputs_.failures; }
  /// Bytes of inputs read so far, as they lie there; asked for by any thread.
  std::uint64_t bytes_read() const { return bytes_read_; }
  /// How many there are in all; 0 where that cannot be told.
  std::uint64_t total_bytes() const { return total_bytes_; }

 private:
  struct Open;
  bool open_next();
  void close(Open& open);
  bool next_of_open(Block& block);
  bool next_json(Block& block);
  bool next_lines(Block& block);
  bool next_documents(Block& block);
  bool take_documents(Block& block, std::size_t end);
  void skip_document();
  void read_to_first_content();
  std::size_t read_more();

  Inputs inputs_;
  Limits limits_;
  std::function<bool()> before_waiting_;
  int interrupted_;
  std::size_t block_bytes_;
  std::size_t next_input_ = 0, next_block_ = 0;
  bool keeps_digests_ = false;
  std::vector<ReadInput> read_inputs_;
  std::unique_ptr<Open> open_;
  std::uint64_t bytes_before_ = 0;  ///< of inputs that are done
  std::atomic<std::uint64_t> bytes_read_{0};
  std::uint64_t total_bytes_ = 0;
};

}  // namespace rung::cli
