// SPDX-License-Identifier: Apache-2.0
// Reads just enough Markdown: fences of three backticks at the start of a line.
#include "tests/docs/document.hpp"

#include <algorithm>
#include <sstream>

namespace rung::test {

namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

std::vector<Block> blocks_of(std::string_view document) {
  std::vector<Block> blocks;
  bool inside = false;
  std::size_t number = 0;
  for (std::size_t start = 0; start < document.size();) {
    const std::size_t end = std::min(document.find('\n', start), document.size());
    const std::string line(document.substr(start, end - start));
    start = end + 1;
    ++number;
    const bool fence = line.rfind("```", 0) == 0;
    if (fence && !inside) blocks.push_back({words_of(line.substr(3)), "", start, number});
    if (!fence && inside) blocks.back().text += line + '\n';
    if (fence) inside = !inside;
  }
  return blocks;
}

std::vector<Command> commands_of(const Block& block) {
  std::vector<Command> commands;
  bool goes_on = false;
  for (const std::string& line : lines_of(block.text)) {
    if (goes_on) {
      commands.back().line += '\n' + line;
    } else if (line.rfind("$ ", 0) == 0) {
      commands.push_back({line.substr(2), ""});
    } else if (!commands.empty()) {
      commands.back().expected += line + '\n';
      continue;
    }
    goes_on = !line.empty() && line.back() == '\\';
  }
  return commands;
}

std::vector<Question> questions_of(const Block& block) {
  std::vector<Question> questions;
  for (const std::string& line : lines_of(block.text)) {
    const auto arrow = line.rfind("=>");
    if (arrow == std::string::npos) continue;
    questions.push_back({trimmed(line.substr(0, arrow)), trimmed(line.substr(arrow + 2))});
  }
  return questions;
}

}  // namespace rung::test
