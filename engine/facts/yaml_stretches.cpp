// SPDX-License-Identifier: Apache-2.0
#include "engine/facts/yaml_stretches.hpp"

#include <algorithm>

namespace rung {
namespace {

bool is_marker(std::string_view line, std::string_view marker) {
  if (line.substr(0, 3) != marker) return false;
  const std::string_view behind = line.substr(3);
  return behind.empty() || behind[0] == ' ' || behind[0] == '\t' || behind == "\r";
}

bool is_blank_or_comment(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r\xEF\xBB\xBF");
  return first == std::string_view::npos || line[first] == '#';
}

bool may_start_marker(char first) { return first == '-' || first == '.'; }

/// The next line behind the one at `from` that may be a marker; the buffer's size where there is none.
std::size_t find_possible_marker(std::string_view buffer, std::size_t from) {
  constexpr std::size_t many = 64;  // bytes that the compiler looks at in a few instructions
  const char* bytes = buffer.data();
  for (; from + many < buffer.size(); from += many) {
    unsigned char found = 0;
    for (std::size_t i = from; i < from + many; ++i)
      found = static_cast<unsigned char>(found | ((bytes[i] == '\n') & ((bytes[i + 1] == '-') | (bytes[i + 1] == '.'))));
    if (found != 0) break;
  }
  for (; from + 1 < buffer.size(); ++from)
    if (bytes[from] == '\n' && may_start_marker(bytes[from + 1])) return from + 1;
  return buffer.size();
}

std::size_t start_of_last_line(std::string_view buffer, std::size_t from) {
  const std::size_t line_break = buffer.rfind('\n');
  return line_break == buffer.npos || line_break < from ? from : line_break + 1;
}

}  // namespace

void YamlStretches::scan(std::string_view buffer, bool complete) {
  while (scanned_ < buffer.size()) {
    const bool within = open_ && has_content_ && !in_line_;
    if (within && !may_start_marker(buffer[scanned_])) {  // as nearly all lines
      const std::size_t found = find_possible_marker(buffer, scanned_);
      if (found == buffer.size() && !complete) scanned_ = start_of_last_line(buffer, scanned_);
      else scanned_ = found;
      if (found == buffer.size()) return;
    }
    const std::size_t end = buffer.find('\n', scanned_);
    if (end == buffer.npos && !complete) return;
    const std::size_t next = end == buffer.npos ? buffer.size() : end + 1;
    if (in_line_) in_line_ = false;
    else line(buffer.substr(scanned_, std::min(end, buffer.size()) - scanned_), scanned_, next);
    scanned_ = next;
  }
}

void YamlStretches::line(std::string_view text, std::size_t at, std::size_t next) {
  if (is_marker(text, "---")) {
    if (open_) {
      several_ = true;
      cuts_.push_back(at);
    }
    start_document();
    has_content_ = has_content_ || !is_blank_or_comment(text.substr(3));
  } else if (is_marker(text, "...")) {
    if (open_ || ended_ != nowhere) ended_ = next;  // several of them end one document
    open_ = false;
  } else if (!open_ && !text.empty() && text.front() == '%') {
    // A directive: of the document that the next `---` starts.
  } else if (!is_blank_or_comment(text)) {
    start_document();
    has_content_ = true;
  }
}

void YamlStretches::start_document() {
  if (ended_ != nowhere) {
    several_ = true;
    cuts_.push_back(ended_);
    ended_ = nowhere;
  }
  open_ = true;
}

void YamlStretches::drop(std::size_t size) {
  in_line_ = in_line_ || size > scanned_;
  scanned_ -= std::min(scanned_, size);
  if (ended_ != nowhere) ended_ -= std::min(ended_, size);
  cuts_.erase(cuts_.begin(), std::upper_bound(cuts_.begin(), cuts_.end(), size));
  for (std::size_t& cut : cuts_) cut -= size;
}

}  // namespace rung
