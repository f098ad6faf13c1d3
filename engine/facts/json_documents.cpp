// SPDX-License-Identifier: Apache-2.0
// From texts to documents: one in all, or one a line, of which a block is indexed at once.
#include <algorithm>
#include <cstring>

#include "engine/facts/document_builder.hpp"
#include "engine/facts/json_reader.hpp"
#include "engine/facts/json_text.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view text) {
  return text.substr(0, 3) == byte_order_mark ? text.substr(3) : text;
}

bool all_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

}  // namespace

template <class Builder>
void JsonReader<Builder>::explain(JsonIndex::Result failure, std::string_view text) {
  if (failure == JsonIndex::Result::too_large) {
    builder_.fail("S131", "longer than can be indexed: 4 GiB", 0);
  } else if (failure == JsonIndex::Result::invalid_utf8) {
    builder_.fail("S101", "invalid UTF-8", first_invalid_utf8(text).value_or(0));
  } else {
    const BrokenString broken = find_broken_string(text);
    builder_.fail("S100", broken.unclosed ? "not valid JSON: a string that does not end"
                                          : "not valid JSON: a control character inside a string (a line break is written \\n)",
                  broken.at);
  }
}

template <class Builder>
void JsonReader<Builder>::read_document(std::string_view text, Result& result, const OnSnapshot& on_snapshot) {
  text = without_mark(text);
  if (!all_blank(text)) read_alone(text, 1, result, on_snapshot);
}

template <class Builder>
bool JsonReader<Builder>::too_long(std::string_view document) {
  if (document.size() <= limits_.snapshot_bytes) return false;
  builder_.fail("S131", "longer than " + std::to_string(limits_.snapshot_bytes) + " bytes (--max-snapshot-bytes)", 0);
  return true;
}

template <class Builder>
void JsonReader<Builder>::start_block(std::string_view block) {
  block_ = block;
  next_ = index_.starts();
  backslash_ = block.find('\\');
}

template <class Builder>
void JsonReader<Builder>::start_document(std::size_t begin, std::size_t end) {
  begin_ = begin;
  end_ = end;
  if (backslash_ < begin) backslash_ = block_.find('\\', begin);
  has_escapes_ = backslash_ < end;
}

/// One document that nothing was indexed of yet.
template <class Builder>
bool JsonReader<Builder>::read_alone(std::string_view document, std::uint32_t number, Result& result, const OnSnapshot& on_snapshot) {
  builder_.begin(result, document);
  if (!too_long(document)) {
    const JsonIndex::Result indexed = index_.index(document);
    if (indexed == JsonIndex::Result::ok) {
      start_block(document);
      start_document(0, document.size());
      read_root();
    } else {
      explain(indexed, document);
    }
  }
  return on_snapshot(number, builder_.finish());
}

/// Lines of a block whose tokens are indexed.
template <class Builder>
bool JsonReader<Builder>::read_indexed(std::string_view block, std::uint32_t& number, Result& result, const OnSnapshot& on_snapshot) {
  start_block(block);
  for (std::size_t start = 0; start < block.size(); start = end_ + 1) {
    start_document(start, std::min(block.find('\n', start), block.size()));
    ++number;
    if (at_end()) continue;  // blank
    const std::string_view line = block.substr(begin_, end_ - begin_);
    builder_.begin(result, line);
    if (!too_long(line)) read_root();
    while (!at_end()) ++next_;
    if (!on_snapshot(number, builder_.finish())) return false;
  }
  return true;
}

template <class Builder>
bool JsonReader<Builder>::read_each_alone(std::string_view block, std::uint32_t& number, Result& result,
                                 const OnSnapshot& on_snapshot) {
  for (std::size_t start = 0; start < block.size();) {
    const std::size_t end = std::min(block.find('\n', start), block.size());
    const std::string_view line = block.substr(start, end - start);
    ++number;
    if (!all_blank(line) && !read_alone(line, number, result, on_snapshot)) return false;
    start = end + 1;
  }
  return true;
}

template <class Builder>
void JsonReader<Builder>::read_lines(std::string_view text, Result& result, const OnSnapshot& on_snapshot) {
  text = without_mark(text);
  std::uint32_t number = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t line_break = text.size() - start > block_size ? text.find('\n', start + block_size) : text.npos;
    const std::size_t end = line_break == text.npos ? text.size() : line_break + 1;
    const std::string_view block = text.substr(start, end - start);
    start = end;
    // A string that is open at a line's end makes the whole block's index fail, and so does invalid UTF-8: then each line
    // on its own, so that a broken one costs itself alone.
    const JsonIndex::Result indexed = index_.index(block);
    const bool goes_on = indexed == JsonIndex::Result::ok || indexed == JsonIndex::Result::empty
                             ? read_indexed(block, number, result, on_snapshot)
                             : read_each_alone(block, number, result, on_snapshot);
    if (!goes_on) return;
  }
}

template class JsonReader<FactsBuilder>;
template class JsonReader<DocumentBuilder>;

}  // namespace rung
