// SPDX-License-Identifier: Apache-2.0
// From a YAML stream to its documents, one after another, as far as it is one: who reads each.
#include <algorithm>
#include <limits>

#include "engine/facts/document_builder.hpp"
#include "engine/facts/yaml_reader.hpp"
#include "engine/facts/yaml_stretches.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::uint32_t most_levels = 1000;  // aliases nest without brackets, and the walk recurses

/// What has to be looked at more closely.
struct Bytes {
  bool beyond_ascii = false;
  bool more_than_line_feeds = false;  ///< tabs and carriage returns
  bool bad = false;                   ///< control characters that YAML does not allow
};

Bytes survey(std::string_view text) {
  std::uint8_t all = 0, allowed = 0, bad = 0;
  const auto look = [&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) {
      const auto byte = static_cast<std::uint8_t>(text[at]);
      const auto is_allowed = static_cast<std::uint8_t>((byte == '\t') | (byte == '\r'));
      all |= byte;
      allowed |= is_allowed;
      bad |= static_cast<std::uint8_t>((byte < 0x20) & (byte != '\n') & !is_allowed);
    }
  };
  constexpr std::size_t many = 64;  // bytes that the compiler looks at in a few instructions
  std::size_t at = 0;
  for (; at + many <= text.size(); at += many) look(at, at + many);
  look(at, text.size());
  return {all >= 0x80, allowed != 0, bad != 0};
}

struct BadByte { std::size_t at; const char* what; };

/// YAML allows no control characters but tabs and line breaks.
std::optional<BadByte> find_bad_byte(std::string_view text, Bytes bytes) {
  const auto invalid = bytes.beyond_ascii ? first_invalid_utf8(text) : std::nullopt;
  const std::string_view valid = text.substr(0, invalid.value_or(text.size()));
  for (std::size_t at = 0; bytes.bad && at < valid.size(); ++at) {
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

/// Ends of documents, found when the first of them is asked for.
class Ends {
 public:
  explicit Ends(std::string_view text) : text_(text) {}
  std::size_t behind(std::size_t start) {
    if (!scanned_) stretches_.scan(text_, true);
    scanned_ = true;
    const auto cut = std::upper_bound(stretches_.cuts().begin(), stretches_.cuts().end(), start);
    return cut == stretches_.cuts().end() ? text_.size() : *cut;
  }

 private:
  std::string_view text_;
  YamlStretches stretches_;
  bool scanned_ = false;
};

}  // namespace

template <class Builder>
bool YamlReader<Builder>::deliver_error(const char* code, const std::string& message, std::size_t at, Result& result,
                                        const OnSnapshot& on_snapshot) {
  builder_.begin(result, stream_, number_ > 0);
  builder_.fail(code, message, at);
  return on_snapshot(++number_, builder_.finish());
}

template <class Builder>
void YamlReader<Builder>::read(std::string_view text, Result& result, const OnSnapshot& on_snapshot) {
  if (text.substr(0, 3) == byte_order_mark) text.remove_prefix(3);
  stream_ = text;
  number_ = 0;
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    deliver_error("S131", "a YAML stream longer than 2 GiB cannot be read; split it", 0, result, on_snapshot);
    return;
  }
  const Bytes bytes = survey(text);
  const auto bad = find_bad_byte(text, bytes);
  const std::string_view readable = bad ? text.substr(0, document_start(text, bad->at)) : text;
  plain_.start(readable, !bytes.more_than_line_feeds);
  if (read_documents(readable, result, on_snapshot) && bad) deliver_error("S101", bad->what, bad->at, result, on_snapshot);
}

/// Returns whether to go on.
template <class Builder>
bool YamlReader<Builder>::read_documents(std::string_view text, Result& result, const OnSnapshot& on_snapshot) {
  using Outcome = typename PlainYaml<Builder>::Outcome;
  Ends ends(text);
  for (std::size_t start = 0; start < text.size();) {
    if (start > 0 && text.substr(start, 3) == byte_order_mark) start += 3;  // each may start with one
    if (reading_ != YamlReading::yaml_cpp) {
      builder_.begin(result, stream_, number_ > 0);
      const Outcome outcome = plain_.read(start);
      if (outcome == Outcome::nothing) return true;
      if (outcome == Outcome::read) {
        start = plain_.document_end();
        if (!on_snapshot(++number_, builder_.finish())) return false;
        continue;
      }
    }
    const std::size_t end = ends.behind(start);
    if (reading_ == YamlReading::fast) {
      const auto& [reason, at] = plain_.refusal();
      if (!deliver_error("S116", std::string(reason) + ": not in the plain subset of YAML that --yaml-reader fast reads", at, result,
                         on_snapshot))
        return false;
    } else if (!read_stretch(text, start, end, result, on_snapshot)) {
      return false;
    }
    start = end;
  }
  return true;
}

/// One document, with comments and directives before it, as yaml-cpp reads it; two, where the second is an error. Returns whether
/// to go on: not where it is no YAML.
template <class Builder>
bool YamlReader<Builder>::read_stretch(std::string_view text, std::size_t start, std::size_t end, Result& result,
                                       const OnSnapshot& on_snapshot) {
  YamlStream stream(text.substr(start, end - start), {std::min(limits_.depth, most_levels), limits_.snapshot_bytes});
  while (stream.next(log_)) {
    log_.begin += start;
    for (YamlNode& node : log_.nodes) node.at += start;
    for (YamlError& error : log_.errors) error.at += start;
    if (log_.implicit_null && is_trailing(text.substr(log_.begin))) return true;
    builder_.begin(result, stream_, number_ > 0);
    read_document();
    if (!on_snapshot(++number_, builder_.finish()) || log_.broken) return false;
  }
  return true;
}

template class YamlReader<FactsBuilder>;
template class YamlReader<DocumentBuilder>;

}  // namespace rung
