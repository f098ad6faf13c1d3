// SPDX-License-Identifier: Apache-2.0
// From a YAML stream to its documents, one after another, as far as it is one.
#include <limits>

#include "engine/facts/document_builder.hpp"
#include "engine/facts/yaml_reader.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::uint32_t most_levels = 1000;  // aliases nest without brackets, and the walk recurses

struct BadByte { std::size_t at; const char* what; };

/// YAML allows no control characters but tabs and line breaks.
std::optional<BadByte> find_bad_byte(std::string_view text) {
  const auto invalid = first_invalid_utf8(text);
  const std::string_view valid = text.substr(0, invalid.value_or(text.size()));
  for (std::size_t at = 0; at < valid.size(); ++at) {
    const auto byte = static_cast<unsigned char>(valid[at]);
    if (byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r') continue;
    return BadByte{at, byte == 0 ? "a NUL character" : "a control character"};
  }
  if (invalid) return BadByte{*invalid, "invalid UTF-8"};
  return std::nullopt;
}

/// Where the document starts that `at` is in: its line `---`, else the text's start.
std::size_t document_start(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const std::size_t marker = before.rfind("\n---");
  return marker == before.npos ? 0 : marker + 1;
}

/// Whether nothing follows but blank lines, comments and document ends: a last `---` starts no document.
bool is_trailing(std::string_view rest) {
  if (rest.substr(0, 3) == "---") rest.remove_prefix(3);
  while (!rest.empty()) {
    const std::size_t line_end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, line_end);
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first != line.npos && line[first] != '#' && line.substr(0, 3) != "...") return false;
    rest.remove_prefix(std::min(line_end + 1, rest.size()));
  }
  return true;
}

}  // namespace

template <class Builder>
void YamlReader<Builder>::read(std::string_view text, Result& result, const OnSnapshot& on_snapshot) {
  if (text.substr(0, 3) == byte_order_mark) text.remove_prefix(3);
  std::uint32_t number = 0;
  const auto deliver_error = [&](const char* code, const std::string& message, std::size_t at) {
    builder_.begin(result, text, number > 0);
    builder_.fail(code, message, at);
    on_snapshot(++number, builder_.finish());
  };
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    return deliver_error("S131", "a YAML stream longer than 2 GiB cannot be read; split it", 0);
  const auto bad = find_bad_byte(text);
  const std::string_view readable = bad ? text.substr(0, document_start(text, bad->at)) : text;
  YamlStream stream(readable, {std::min(limits_.depth, most_levels), limits_.snapshot_bytes});
  while (stream.next(log_)) {
    if (log_.implicit_null && is_trailing(readable.substr(log_.begin))) break;
    builder_.begin(result, text, number > 0);
    read_document();
    if (!on_snapshot(++number, builder_.finish()) || log_.broken) return;
  }
  if (bad) deliver_error("S101", bad->what, bad->at);
}

template class YamlReader<FactsBuilder>;
template class YamlReader<DocumentBuilder>;

}  // namespace rung
