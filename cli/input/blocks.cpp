// SPDX-License-Identifier: Apache-2.0
#include "cli/input/blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

InputFormat look_of(std::string_view text) {
  const std::string_view rest = trimmed(text);
  return !rest.empty() && (rest.front() == '{' || rest.front() == '[') ? InputFormat::json : InputFormat::yaml;
}

std::uint32_t count_lines(std::string_view text) {
  std::uint32_t lines = 0;
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) ++lines;
  return lines;
}

}  // namespace

/// The input that is being read.
struct Blocks::Open {
  Open(Input of, std::function<bool()> before_waiting, int interrupted)
      : input(std::move(of)), bytes(std::move(before_waiting), interrupted) {}

  Input input;
  ByteStream bytes;
  std::string text;              ///< read, and not yet in a block
  bool ended = false;            ///< nothing more is to be read
  bool done = false;             ///< nor to be put in a block
  bool skipping = false;         ///< the rest of a record that is too long, and was told as such
  std::size_t searched = 0;      ///< of lines: how much of `text` holds no line's end
  std::uint32_t documents = 0, lines = 0;
  YamlStretches stretches;
};

Blocks::Blocks(Inputs inputs, const Limits& limits, std::function<bool()> before_waiting, int interrupted, std::size_t block_bytes)
    : inputs_(std::move(inputs)),
      limits_(limits),
      before_waiting_(std::move(before_waiting)),
      interrupted_(interrupted),
      block_bytes_(block_bytes) {
  for (const Input& input : inputs_.found) {
    std::error_code error;
    const bool is_file = input.path != "-" && std::filesystem::is_regular_file(input.path, error);
    const std::uintmax_t size = is_file ? std::filesystem::file_size(input.path, error) : 0;
    if (!is_file || error) {
      total_bytes_ = 0;
      break;
    }
    total_bytes_ += size;
  }
}
Blocks::~Blocks() = default;

bool Blocks::next(Block& block) {
  while (open_ || open_next()) {
    if (next_of_open(block)) {
      block.number = next_block_++;
      return true;
    }
    close(*open_);
    open_.reset();
  }
  return false;
}

void Blocks::close(Open& open) {
  if (keeps_digests_) open.bytes.read_rest();
  // A record that was not there whole is no record: why, is said once all before it are.
  const std::string& failure = open.bytes.failure();
  if (!failure.empty()) inputs_.failures.push_back(fmt::format("cannot read `{}`: {}", neutralise(open.input.name), failure));
  bytes_before_ += open.bytes.bytes_read();
  if (keeps_digests_) read_inputs_.push_back({open.input.name, open.bytes.bytes_read(), open.bytes.sha256(), failure});
}

bool Blocks::would_wait() const { return open_ && !open_->ended && open_->bytes.would_wait(); }

bool Blocks::open_next() {
  while (next_input_ < inputs_.found.size()) {
    auto open = std::make_unique<Open>(inputs_.found[next_input_++], before_waiting_, interrupted_);
    if (!open->bytes.open(open->input.path)) {
      close(*open);
      continue;
    }
    if (keeps_digests_) open->bytes.keep_digest();
    open_ = std::move(open);
    if (open_->input.format != InputFormat::by_name) return true;
    read_to_first_content();
    open_->input.format = look_of(open_->text);
    return true;
  }
  return false;
}

/// What blanks alone are before the first value is no more than a snapshot may be.
void Blocks::read_to_first_content() {
  std::size_t looked_at = 0;
  while (trimmed(std::string_view(open_->text).substr(looked_at)).empty() && open_->text.size() <= limits_.snapshot_bytes) {
    looked_at = open_->text.size();
    if (read_more() == 0) return;
  }
}

std::size_t Blocks::read_more() {
  const std::size_t count = open_->bytes.append_to(open_->text, block_bytes_);
  bytes_read_ = bytes_before_ + open_->bytes.bytes_read();
  open_->ended = open_->ended || count == 0;
  return count;
}

bool Blocks::next_of_open(Block& block) {
  if (open_->done) return false;
  block.input = open_->input;
  block.ends.clear();
  block.numbered = block.without_snapshot = false;
  block.exceeds = 0;
  switch (open_->input.format) {
    case InputFormat::by_name:
    case InputFormat::yaml: return next_documents(block);
    case InputFormat::json: return next_json(block);
    case InputFormat::ndjson: return next_lines(block);
  }
  return false;
}

bool Blocks::next_json(Block& block) {
  // One byte more than may be, so that the reader sees that it is too large.
  while (!open_->ended && open_->text.size() <= limits_.snapshot_bytes) read_more();
  open_->done = true;
  if (!open_->bytes.failure().empty() || open_->bytes.was_left()) return false;
  block.text.swap(open_->text);
  block.documents_before = 0;
  block.numbered = open_->input.path == "-";
  block.without_snapshot = trimmed(block.text).empty();
  return true;
}

bool Blocks::next_lines(Block& block) {
  std::string& text = open_->text;
  while (true) {
    if (open_->skipping) {
      const std::size_t end = text.find('\n');
      open_->skipping = end == std::string::npos;
      open_->searched = 0;
      text.erase(0, open_->skipping ? text.size() : end + 1);
    }
    // A long line comes in many parts, each of which is looked through once.
    const std::size_t last = std::string_view(text).substr(open_->searched).rfind('\n');
    std::size_t end = last == std::string_view::npos ? 0 : open_->searched + last + 1;
    if (end == 0) open_->searched = text.size();
    if (end == 0 && text.size() > limits_.snapshot_bytes) {
      end = text.size();
      open_->skipping = true;
    }
    if (open_->ended && open_->bytes.failure().empty() && !open_->bytes.was_left()) end = text.size();
    if (end > 0) {
      // What is at hand is decided before more is waited for; what is not, only in blocks that are worth it.
      const bool full = text.size() >= block_bytes_ || open_->ended || open_->bytes.would_wait();
      if (full) {
        block.documents_before = open_->documents;
        block.text.assign(text, end);
        block.text.swap(text);
        block.text.resize(end);
        open_->searched = 0;
        block.numbered = true;
        open_->documents += count_lines(block.text) + (open_->skipping ? 1 : 0);
        return true;
      }
    }
    if (open_->ended) {
      open_->done = true;
      return false;
    }
    read_more();
  }
}

bool Blocks::next_documents(Block& block) {
  std::string& text = open_->text;
  YamlStretches& stretches = open_->stretches;
  while (true) {
    stretches.scan(text, open_->ended);
    if (open_->skipping) skip_document();
    const std::size_t whole = stretches.cuts().empty() ? 0 : stretches.cuts().back();
    const bool failed = !open_->bytes.failure().empty() || open_->bytes.was_left();
    if (open_->ended && (failed || open_->skipping)) {
      open_->done = true;
      return whole > 0 && take_documents(block, whole);
    }
    if (open_->ended) {
      open_->done = true;
      return take_documents(block, text.size());
    }
    if (whole > 0 && (whole >= block_bytes_ || open_->bytes.would_wait())) return take_documents(block, whole);
    // The reader says that it is too large; the next one is found by its marker.
    if (!open_->skipping && text.size() - whole > limits_.snapshot_bytes) {
      open_->skipping = true;
      block.exceeds = limits_.snapshot_bytes;
      return take_documents(block, text.size());
    }
    read_more();
  }
}

/// What is left of a document that is too large.
void Blocks::skip_document() {
  const std::vector<std::size_t>& cuts = open_->stretches.cuts();
  const std::size_t end = cuts.empty() ? open_->text.size() : cuts.front();
  open_->skipping = cuts.empty();
  open_->lines += count_lines(std::string_view(open_->text).substr(0, end));
  open_->text.erase(0, end);
  open_->stretches.drop(end);
}

bool Blocks::take_documents(Block& block, std::size_t end) {
  YamlStretches& stretches = open_->stretches;
  block.numbered = open_->input.path == "-" || stretches.several();
  block.ends = stretches.cuts();
  while (!block.ends.empty() && block.ends.back() > end) block.ends.pop_back();
  if (block.ends.empty() || block.ends.back() != end) block.ends.push_back(end);
  block.without_snapshot = open_->done && !stretches.has_content();
  block.documents_before = open_->documents;
  block.lines_before = open_->lines;
  block.text.assign(open_->text, end);
  block.text.swap(open_->text);
  block.text.resize(end);
  if (open_->ended && !block.without_snapshot && trimmed(block.text).empty()) return false;
  stretches.drop(end);
  open_->documents += static_cast<std::uint32_t>(block.ends.size());
  open_->lines += count_lines(block.text);
  return true;
}

}  // namespace rung::cli
