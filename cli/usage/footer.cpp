// SPDX-License-Identifier: Apache-2.0
#include "cli/usage/footer.hpp"

#include <algorithm>

namespace rung::cli {
namespace {

constexpr std::string_view exit_mark = "Exit code ", example_mark = "Examples:";

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string without_indent(const std::string& line) { return line.substr(std::min(line.find_first_not_of(' '), line.size())); }

void append(std::string& text, const std::string& line) { text += (text.empty() ? "" : " ") + line; }

/// `0: decided; 1: a snapshot is bad.`
void read_exit_codes(std::string_view text, Footer& footer) {
  while (!text.empty()) {
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos) return;
    // The next code is a digit behind a semicolon; other semicolons belong to the meaning.
    std::size_t end = colon;
    do end = text.find("; ", end + 1);
    while (end != std::string_view::npos && (end + 2 >= text.size() || text[end + 2] < '0' || text[end + 2] > '9'));
    const std::size_t stop = std::min(end, text.size());
    footer.exit_codes.emplace_back(text.substr(0, colon), text.substr(colon + 2, stop - colon - 2));
    text.remove_prefix(std::min(stop + 2, text.size()));
  }
}

void read_example_line(const std::string& line, Footer& footer) {
  const bool continued = !footer.examples.empty() && footer.examples.back().text.empty() &&
                         footer.examples.back().command.back().back() == '\\';
  const std::size_t indent = line.find_first_not_of(' ');
  if (indent == std::string::npos) return;
  if (indent == 2) {
    footer.examples.push_back({{line.substr(2)}, {}});
  } else if (continued) {
    footer.examples.back().command.push_back(line.substr(2));
  } else if (!footer.examples.empty()) {
    append(footer.examples.back().text, line.substr(indent));
  }
}

void end_paragraph(std::string& paragraph, Footer& footer) {
  if (paragraph.compare(0, exit_mark.size(), exit_mark) == 0) {
    read_exit_codes(std::string_view(paragraph).substr(exit_mark.size()), footer);
  } else if (!paragraph.empty()) {
    footer.paragraphs.push_back(paragraph);
  }
  paragraph.clear();
}

}  // namespace

Footer read_footer(std::string_view text) {
  Footer footer;
  std::string paragraph;
  bool in_examples = false;
  for (const std::string& line : lines_of(text)) {
    if (in_examples) {
      read_example_line(line, footer);
    } else if (line == example_mark || line.empty()) {
      end_paragraph(paragraph, footer);
      in_examples = line == example_mark;
    } else {
      append(paragraph, without_indent(line));
    }
  }
  end_paragraph(paragraph, footer);
  return footer;
}

}  // namespace rung::cli
