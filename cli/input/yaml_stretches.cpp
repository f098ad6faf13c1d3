// SPDX-License-Identifier: Apache-2.0
#include "cli/input/yaml_stretches.hpp"

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
    line(buffer.substr(scanned_, (end == std::string_view::npos ? next : end) - scanned_), scanned_);
    scanned_ = next;
  }
}

void YamlStretches::line(std::string_view text, std::size_t at) {
  if (is_marker(text, "---")) {
    if (open_ || ended_) {
      several_ = true;
      if (!directives_) cuts_.push_back(at);
    }
    open_ = true;
    directives_ = false;
  } else if (is_marker(text, "...")) {
    ended_ = ended_ || open_;
    open_ = false;
  } else if (!open_ && !text.empty() && text.front() == '%') {
    directives_ = true;
  } else if (!is_blank_or_comment(text)) {
    if (ended_ && !open_) several_ = true;
    open_ = true;
  }
}

void YamlStretches::drop(std::size_t size) {
  scanned_ -= size;
  cuts_.clear();
}

}  // namespace rung::cli
