// SPDX-License-Identifier: Apache-2.0
#include "cli/input/snapshots.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rung::cli {
namespace {

/// The names of a block's snapshots, made one after another in one place.
class Names {
 public:
  explicit Names(const Block& block) : name_(block.input.name), size_(name_.size()), numbered_(block.numbered) {}
  std::string_view operator[](std::uint32_t number) {
    if (!numbered_) return name_;
    const fmt::format_int digits(number);
    name_.resize(size_);
    name_ += '#';
    name_.append(digits.data(), digits.size());
    return name_;
  }

 private:
  std::string name_;
  std::size_t size_;
  bool numbered_;
};

class BlockReading {
 public:
  BlockReading(const Block& block, const Reading& reading, std::size_t number, const OnDocument& on_document)
      : block_(block), reading_(reading), number_(number), on_document_(on_document), names_(block) {}

  bool run() {
    switch (block_.input.format) {
      case InputFormat::by_name:
      case InputFormat::yaml: documents(); break;
      case InputFormat::json: json(); break;
      case InputFormat::ndjson: lines(); break;
    }
    return going_on_;
  }

 private:
  bool tell(const Document& document) { return going_on_ = on_document_(document); }

  const std::vector<SnapshotError>& with_cost(const std::vector<SnapshotError>& errors) {
    const auto most = static_cast<double>(reading_.most_steps);
    if (!errors.empty() || reading_.cost == nullptr || !reading_.cost->exceeds(reading_.facts, most)) return errors;
    too_costly_ = {{"S135", fmt::format("deciding this takes up to {:.2g} steps, more than {} (--max-steps)",
                                        reading_.cost->of_snapshot(reading_.facts), reading_.most_steps), "", 0, 0}};
    return too_costly_;
  }

  void json() {
    reading_.reader.read_json(block_.text, reading_.facts, [&](std::uint32_t number, const std::vector<SnapshotError>& found) {
      return tell({names_[number], with_cost(found), block_.text, number_});
    });
  }

  void lines() {
    const auto on_line = [&](std::uint32_t number, const std::vector<SnapshotError>& found) {
      const std::vector<SnapshotError>& errors = with_cost(found);
      // NDJSON's places count within their line, which is what is shown of it.
      std::string_view line = block_.text;
      if (!errors.empty()) {
        for (std::uint32_t i = 1; i < number; ++i) line.remove_prefix(line.find('\n') + 1);
        line = line.substr(0, line.find('\n'));
      }
      return tell({names_[block_.documents_before + number], errors, line, number_});
    };
    reading_.reader.read_ndjson(block_.text, reading_.facts, on_line);
  }

  void documents() {
    LineCount lines(block_.text, block_.lines_before);
    std::uint32_t document = block_.documents_before;
    std::size_t start = 0;
    for (const std::size_t end : block_.ends) {
      if (!going_on_) return;
      one_document(start, end, ++document, lines);
      start = end;
    }
  }

  void one_document(std::size_t start, std::size_t end, std::uint32_t document, LineCount& lines) {
    const std::string_view text = std::string_view(block_.text).substr(start, end - start);
    bool told = false;
    const auto on_document = [&](std::uint32_t, const std::vector<SnapshotError>& found) {
      told = true;
      const std::vector<SnapshotError>& errors = with_cost(found);
      if (errors.empty()) return tell({names_[document], errors, text, number_, &lines, start});
      std::vector<SnapshotError> placed = errors;
      for (SnapshotError& error : placed)
        if (error.line > 0) error.line += lines.line_at(start) - 1;
      return tell({names_[document], placed, text, number_, &lines, start});
    };
    reading_.reader.read_yaml(text, reading_.facts, on_document);
    // Blanks and comments alone are no document to a reader, whatever comes behind them.
    if (!told && block_.exceeds > 0 && end == block_.text.size())
      on_document(1, {{"S131", fmt::format("longer than {} bytes (--max-snapshot-bytes)", block_.exceeds), "", 1, 1}});
  }

  const Block& block_;
  const Reading& reading_;
  std::size_t number_;
  const OnDocument& on_document_;
  Names names_;
  std::vector<SnapshotError> too_costly_;
  bool going_on_ = true;
};

}  // namespace

std::uint32_t LineCount::line_at(std::size_t offset) {
  line_ += static_cast<std::uint32_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  at_ = offset;
  return line_;
}

bool read_block(const Block& block, const std::vector<Reading>& readings, const OnDocument& on_document) {
  static const std::vector<SnapshotError> nothing_in_it = {{"S100", "there is no snapshot in it", "", 0, 0}};
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const bool going_on = block.without_snapshot ? on_document({block.input.name, nothing_in_it, {}, i})
                                                 : BlockReading(block, readings[i], i, on_document).run();
    if (!going_on) return false;
  }
  return true;
}

std::vector<std::string> read_inputs(Inputs inputs, const std::vector<Reading>& readings, const Limits& limits,
                                     const std::function<void()>& before_waiting, const OnDocument& on_document) {
  Blocks blocks(std::move(inputs), limits, [&] { return before_waiting(), true; });
  Block block;
  while (blocks.next(block) && read_block(block, readings, on_document)) continue;
  return blocks.failures();
}

}  // namespace rung::cli
