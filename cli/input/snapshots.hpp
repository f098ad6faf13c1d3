// SPDX-License-Identifier: Apache-2.0
// Feeds the snapshots of an input to whoever decides them, one at a time and as soon as each is complete.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/input/inputs.hpp"
#include "engine/facts/read.hpp"

namespace rung::cli {

class ByteStream;

/// One snapshot; the facts hold it where there are no errors.
struct Document {
  std::string name;                            ///< the input's, with `#N` where it may hold several
  const std::vector<SnapshotError>& errors;    ///< lines as of the whole input, but for NDJSON
  std::string_view text;                       ///< a stretch of the input that holds it
  std::uint32_t first_line = 1;                ///< where `text` starts; places in the facts count from there
  std::size_t reading = 0;                     ///< which of several readings of the snapshot this is
};

/// One way to read snapshots, and where that leaves its facts.
struct Reading {
  SnapshotReader& reader;
  Facts& facts;
};

/// Returns whether to go on.
using OnDocument = std::function<bool(const Document&)>;

class Snapshots {
 public:
  /// `before_waiting` is called when input is waited for.
  Snapshots(SnapshotReader& reader, Facts& facts, const Limits& limits, std::function<void()> before_waiting)
      : Snapshots({{reader, facts}}, limits, std::move(before_waiting)) {}
  /// Each stretch of the input is read in every way, one after the other.
  Snapshots(std::vector<Reading> readings, const Limits& limits, std::function<void()> before_waiting)
      : readings_(std::move(readings)), limits_(limits), before_waiting_(std::move(before_waiting)) {}

  /// Reads one input. Returns why it cannot be opened or read on; empty where all is well.
  std::string read(const Input& input, const OnDocument& on_document);

 private:
  void read_json(const Input& input, ByteStream& bytes, std::string text);
  void read_lines(const Input& input, ByteStream& bytes, std::string text);
  void read_documents(const Input& input, ByteStream& bytes, std::string text);
  void yaml_stretch(const Input& input, std::string_view stretch, bool numbered);
  void yaml_stretch(const Input& input, std::string_view stretch, bool numbered, std::size_t reading);
  void line_stretch(const Input& input, std::string_view stretch, std::size_t reading);
  void line_stretch(const Input& input, std::string_view stretch);
  void report_empty(const Input& input);

  std::vector<Reading> readings_;
  Limits limits_;
  std::function<void()> before_waiting_;
  OnDocument on_document_;
  bool going_on_ = true;
  bool seen_ = false;            ///< a snapshot of the current YAML input
  std::uint32_t documents_ = 0;  ///< of the current input so far; lines of NDJSON
  std::uint32_t lines_ = 0;      ///< of the current YAML input before the stretch at hand
};

}  // namespace rung::cli
