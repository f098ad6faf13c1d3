// SPDX-License-Identifier: Apache-2.0
#include "cli/input/snapshots.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/input/byte_stream.hpp"
#include "cli/input/yaml_stretches.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

constexpr std::size_t block = std::size_t{1} << 20;

std::uint32_t count_lines(std::string_view text) {
  return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

InputFormat look_of(std::string_view text) {
  const std::string_view rest = trimmed(text);
  return !rest.empty() && (rest.front() == '{' || rest.front() == '[') ? InputFormat::json : InputFormat::yaml;
}

}  // namespace

std::string Snapshots::read(const Input& input, const OnDocument& on_document) {
  on_document_ = on_document;
  going_on_ = true;
  seen_ = false;
  documents_ = lines_ = 0;
  ByteStream bytes(before_waiting_);
  std::string text;
  InputFormat format = input.format;
  if (bytes.open(input.path) && format == InputFormat::by_name) {
    while (trimmed(text).empty() && bytes.append_to(text, block) > 0) continue;
    format = look_of(text);
  }
  if (bytes.failure().empty()) {
    switch (format) {
      case InputFormat::by_name:
      case InputFormat::yaml: read_documents(input, bytes, std::move(text)); break;
      case InputFormat::json: read_json(input, bytes, std::move(text)); break;
      case InputFormat::ndjson: read_lines(input, bytes, std::move(text)); break;
    }
  }
  if (bytes.failure().empty()) return {};
  return fmt::format("cannot read `{}`: {}", neutralise(input.name), bytes.failure());
}

void Snapshots::read_json(const Input& input, ByteStream& bytes, std::string text) {
  // One byte more than may be, so that the reader sees that it is too large.
  while (text.size() <= limits_.snapshot_bytes &&
         bytes.append_to(text, std::min(block, limits_.snapshot_bytes + 1 - text.size())) > 0)
    continue;
  if (!bytes.failure().empty()) return;
  for (std::size_t reading = 0; going_on_ && reading < readings_.size(); ++reading) {
    readings_[reading].reader.read_json(
        text, readings_[reading].facts, [&](std::uint32_t number, const std::vector<SnapshotError>& errors) {
          ++documents_;
          const std::string name = input.path == "-" ? fmt::format("-#{}", number) : input.name;
          going_on_ = on_document_({name, errors, text, 1, reading});
          return going_on_;
        });
  }
  if (documents_ == 0) report_empty(input);
}

void Snapshots::read_lines(const Input& input, ByteStream& bytes, std::string text) {
  bool skipping = false;  // the rest of a line that is too long, and was told as such
  do {
    if (skipping) {
      const std::size_t end = text.find('\n');
      skipping = end == std::string::npos;
      text.erase(0, skipping ? text.size() : end + 1);
    }
    const std::size_t end = text.rfind('\n');
    if (end != std::string::npos) {
      line_stretch(input, std::string_view(text).substr(0, end + 1));
      text.erase(0, end + 1);
    } else if (text.size() > limits_.snapshot_bytes) {
      line_stretch(input, text);
      ++documents_;
      text.clear();
      skipping = true;
    }
  } while (going_on_ && bytes.append_to(text, block) > 0);
  if (going_on_ && !text.empty() && !skipping && bytes.failure().empty()) line_stretch(input, text);
}

void Snapshots::line_stretch(const Input& input, std::string_view stretch) {
  for (std::size_t reading = 0; going_on_ && reading < readings_.size(); ++reading) line_stretch(input, stretch, reading);
  documents_ += count_lines(stretch);
}

void Snapshots::line_stretch(const Input& input, std::string_view stretch, std::size_t reading) {
  const auto on_line = [&](std::uint32_t number, const std::vector<SnapshotError>& errors) {
    // NDJSON's places count within their line, which is what is shown of it.
    std::string_view line = stretch;
    if (!errors.empty()) {
      for (std::uint32_t i = 1; i < number; ++i) line.remove_prefix(line.find('\n') + 1);
      line = line.substr(0, line.find('\n'));
    }
    going_on_ = on_document_({fmt::format("{}#{}", input.name, documents_ + number), errors, line, 1, reading});
    return going_on_;
  };
  readings_[reading].reader.read_ndjson(stretch, readings_[reading].facts, on_line);
}

void Snapshots::read_documents(const Input& input, ByteStream& bytes, std::string text) {
  YamlStretches stretches;
  bool numbered = input.path == "-";
  bool last = false;
  do {
    last = bytes.append_to(text, block) == 0;
    stretches.scan(text, last);
    numbered = numbered || stretches.several();
    std::size_t start = 0;
    for (const std::size_t cut : stretches.cuts()) {
      if (going_on_) yaml_stretch(input, std::string_view(text).substr(start, cut - start), numbered);
      start = cut;
    }
    text.erase(0, start);
    stretches.drop(start);
    // Too large a document: the reader says so, and there is no telling where the next one starts.
    if (text.size() > limits_.snapshot_bytes) break;
  } while (going_on_ && !last && bytes.failure().empty());
  if (!going_on_ || !bytes.failure().empty()) return;
  if (!trimmed(text).empty()) yaml_stretch(input, text, numbered);
  if (going_on_ && !seen_) report_empty(input);
}

void Snapshots::yaml_stretch(const Input& input, std::string_view stretch, bool numbered) {
  const std::uint32_t before = documents_;
  for (std::size_t reading = 0; going_on_ && reading < readings_.size(); ++reading) {
    documents_ = before;
    yaml_stretch(input, stretch, numbered, reading);
  }
  if (documents_ == before) ++documents_;  // an empty document is no snapshot, but it counts
  lines_ += count_lines(stretch);
}

void Snapshots::yaml_stretch(const Input& input, std::string_view stretch, bool numbered, std::size_t reading) {
  const std::uint32_t before = documents_;
  const auto on_snapshot = [&](std::uint32_t number, const std::vector<SnapshotError>& errors) {
    seen_ = true;
    documents_ = before + number;
    const std::string name = numbered ? fmt::format("{}#{}", input.name, documents_) : input.name;
    std::vector<SnapshotError> placed = errors;
    for (SnapshotError& error : placed)
      if (error.line > 0) error.line += lines_;
    going_on_ = on_document_({name, placed, stretch, lines_ + 1, reading});
    return going_on_;
  };
  readings_[reading].reader.read_yaml(stretch, readings_[reading].facts, on_snapshot);
}

void Snapshots::report_empty(const Input& input) {
  const std::vector<SnapshotError> errors = {{"S100", "there is no snapshot in it", "", 0, 0}};
  for (std::size_t reading = 0; reading < readings_.size(); ++reading) on_document_({input.name, errors, {}, 1, reading});
}

}  // namespace rung::cli
