// SPDX-License-Identifier: Apache-2.0
// However large blocks are, the records in them are the same.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "cli/input/blocks.hpp"
#include "tests/properties/property.hpp"

namespace rung::properties {
namespace {

using conformance::Chance;
namespace fs = std::filesystem;

struct Scratch {
  fs::path path = fs::temp_directory_path() / ("rung-properties-" + std::to_string(::getpid()));
  Scratch() { fs::create_directories(path); }
  ~Scratch() { fs::remove_all(path); }
};

/// Each record with its number, and for documents its line.
std::string records(const std::string& path, std::size_t block_bytes) {
  cli::Blocks blocks(cli::expand_inputs({path}, cli::InputFormat::by_name), {}, [] { return true; }, -1, block_bytes);
  std::string found;
  for (cli::Block block; blocks.next(block);) {
    if (block.without_snapshot) found += "nothing\n";
    if (block.input.format == cli::InputFormat::ndjson) {
      std::uint32_t number = block.documents_before;
      for (std::size_t start = 0; start < block.text.size();) {
        const std::size_t end = std::min(block.text.find('\n', start), block.text.size());
        found += std::to_string(++number) + ": " + block.text.substr(start, end - start) + "\n";
        start = end + 1;
      }
      continue;
    }
    std::uint32_t number = block.documents_before, line = block.lines_before + 1;
    std::size_t start = 0;
    for (const std::size_t end : block.ends) {
      const std::string text = block.text.substr(start, end - start);
      found += std::to_string(++number) + " at " + std::to_string(line) + ": " + text + "\n";
      line += static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
      start = end;
    }
  }
  for (const std::string& failure : blocks.failures()) found += failure + "\n";
  return found;
}

std::string random_lines(Chance& chance) {
  std::string text;
  for (std::size_t i = chance.below(40); i > 0; --i)
    text += chance.word({"{\"a\": 1}", "", "{", "  ", "{\"b\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}", "\r"}) + chance.word({"\n", "\n", "\r\n", "\n\n"});
  return text + chance.word({"", "{\"last\": 1}", " "});
}

std::string random_documents(Chance& chance) {
  std::string text = chance.word({"", "---\n", "# first\n", "\n", "%YAML 1.2\n---\n"});
  for (std::size_t i = chance.below(40); i > 0; --i)
    text += chance.word({"a: 1\n", "b:\n  - c\n  - d\n", "---\n", "--- # next\n", "...\n", "# said\n", "\n", "e: |\n  --- no\n  ... no\n", "---x: 1\n", "f: g\r\n"});
  return text + chance.word({"", "last: 1", "---", "..."});
}

}  // namespace

TEST_CASE("the size of blocks never matters") {
  const Scratch scratch;
  holds_for_all("size of blocks", [&](Chance& chance) {
    const bool lines = chance.percent(50);
    const fs::path path = scratch.path / (lines ? "a.ndjson" : "a.yaml");
    const std::string text = lines ? random_lines(chance) : random_documents(chance);
    std::ofstream(path, std::ios::binary) << text;
    const std::string expected = records(path.string(), 1 << 19);
    for (const std::size_t size : {std::size_t{1}, std::size_t{2}, 3 + chance.below(20), 30 + chance.below(200)})
      if (const std::string found = records(path.string(), size); found != expected)
        throw Broken("in blocks of " + std::to_string(size) + " bytes:\n" + found + "instead of:\n" + expected + "of:\n" + text);
  });
}

}  // namespace rung::properties
