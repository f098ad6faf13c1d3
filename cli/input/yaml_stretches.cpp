// SPDX-License-Identifier: Apache-2.0
#include "cli/input/yaml_stretches.hpp"

#include <algorithm>

namespace rung::cli {
namespace {

bool is_marker(std::string_view line, std::string_view marker) {
  if (line.substr(0, 3) != marker) return false;
  return line.size() == 3 || line[3] == ' ' || line[3] == '\t' || line[3] == '\r';
}

bool is_blank_or_comment(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r\xEF\xBB\xBF");
  return first == std::string_view::npos || line[first] == '#';
}

}  // namespace

void YamlStretches::scan(std::string_view buffer, bool complete) {
  while (scanned_ < buffer.size()) {
    const std::size_t end = buffer.find('\n', scanned_);
    if (end == std::string_view::npos && !complete) return;
    const std::size_t next = end == std::string_view::npos ? buffer.size() : end + 1;
    // Nearly all lines are within a document, and no marker.
    const char first = buffer[scanned_];
    if (in_line_) in_line_ = false;
    else if (!open_ || !has_content_ || first == '-' || first == '.')
      line(buffer.substr(scanned_, (end == std::string_view::npos ? next : end) - scanned_), scanned_, next);
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
    if (open_) ended_ = next;
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

}  // namespace rung::cli
