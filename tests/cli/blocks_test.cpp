// SPDX-License-Identifier: Apache-2.0
// Inputs become the same records however they are cut, compressed, broken off or too long.
#include "cli/input/blocks.hpp"

#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>

#include "tests/catch.hpp"

namespace rung::cli {
namespace {

namespace fs = std::filesystem;

std::string gzipped(const std::string& text) {
  z_stream stream{};
  REQUIRE(::deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(::deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(::deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  ::deflateEnd(&stream);
  return out;
}

std::string zstandard(const std::string& text) {
  std::string out(::ZSTD_compressBound(text.size()), '\0');
  ZSTD_CCtx* const context = ::ZSTD_createCCtx();
  ::ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  out.resize(::ZSTD_compress2(context, out.data(), out.size(), text.data(), text.size()));
  ::ZSTD_freeCCtx(context);
  return out;
}

struct Scratch {
  fs::path path = fs::temp_directory_path() / ("rung-blocks-" + std::to_string(::getpid()));
  Scratch() { fs::create_directories(path); }
  ~Scratch() { fs::remove_all(path); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return (path / name).string();
  }
};

/// Each record with its number: lines of NDJSON, documents of YAML with the line that they start at.
struct Records {
  std::vector<std::string> found, failures;
  std::size_t blocks = 0, largest = 0;
};

Records records(const std::string& path, Limits limits = {}) {
  Blocks blocks(expand_inputs({path}, InputFormat::by_name), limits, [] { return true; });
  Records result;
  for (Block block; blocks.next(block);) {
    CHECK(block.number == result.blocks++);
    result.largest = std::max(result.largest, block.text.size());
    if (block.input.format == InputFormat::ndjson) {
      std::uint32_t number = block.documents_before;
      for (std::size_t start = 0; start < block.text.size();) {
        const std::size_t end = std::min(block.text.find('\n', start), block.text.size());
        result.found.push_back(std::to_string(++number) + ": " + block.text.substr(start, end - start));
        start = end + 1;
      }
    } else {
      std::uint32_t number = block.documents_before, line = block.lines_before + 1;
      std::size_t start = 0;
      for (const std::size_t end : block.ends) {
        const std::string text = block.text.substr(start, end - start);
        result.found.push_back(std::to_string(++number) + " at " + std::to_string(line) + ": " + text);
        line += static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
        start = end;
      }
    }
  }
  result.failures = blocks.failures();
  return result;
}

std::string many_lines() {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += "{\"line\": " + std::to_string(i) + "}\n";
  return text;
}

std::string many_documents() {
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += (i % 3 == 0 ? "---\n" : "...\n# of the next\n---\n") + ("a: " + std::to_string(i)) + "\n";
  return text;
}

TEST_CASE("lines are numbered through however many blocks hold them, plain or compressed") {
  const Scratch scratch;
  const std::string text = many_lines();
  const Records plain = records(scratch.write("f.ndjson", text));
  CHECK(plain.blocks > 1);
  REQUIRE(plain.found.size() == 60'000);
  CHECK(plain.found[0] == "1: {\"line\": 0}");
  CHECK(plain.found[59'999] == "60000: {\"line\": 59999}");
  CHECK(records(scratch.write("f.ndjson.gz", gzipped(text))).found == plain.found);
  CHECK(records(scratch.write("f.ndjson.zst", zstandard(text))).found == plain.found);
  // Parts put together, as log rotation does.
  const std::size_t half = text.size() / 2;
  CHECK(records(scratch.write("g.ndjson.gz", gzipped(text.substr(0, half)) + gzipped(text.substr(half)))).found == plain.found);
  CHECK(records(scratch.write("g.jsonl.zst", zstandard(text.substr(0, half)) + zstandard(text.substr(half)))).found == plain.found);
  // The bytes tell, not the name.
  CHECK(records(scratch.write("h.ndjson", gzipped(text))).found == plain.found);
}

TEST_CASE("documents of YAML are cut between them, each with its number and line") {
  const Scratch scratch;
  const std::string text = many_documents();
  const Records plain = records(scratch.write("f.yaml", text));
  CHECK(plain.blocks > 1);
  REQUIRE(plain.found.size() == 40'000);
  CHECK(plain.found[0] == "1 at 1: ---\na: 0\n...\n");
  CHECK(plain.found[1] == "2 at 4: # of the next\n---\na: 1\n...\n");
  CHECK(plain.found[39'999].substr(0, 8) == "40000 at");
  CHECK(records(scratch.write("f.yaml.zst", zstandard(text))).found == plain.found);
}

TEST_CASE("compressed data that is broken or breaks off is told behind the records before it") {
  const Scratch scratch;
  const std::string text = many_lines();
  for (const auto& [name, whole] : {std::pair{"a.ndjson.gz", gzipped(text)}, std::pair{"a.ndjson.zst", zstandard(text)}}) {
    INFO(name);
    const std::string path = scratch.write(name, whole.substr(0, whole.size() - whole.size() / 3));
    const Records broken_off = records(path);
    CHECK(broken_off.found.size() > 1000);
    CHECK(broken_off.found.size() < 60'000);
    // The last record may be half of one, and then is none.
    CHECK(broken_off.found.back().back() == '}');
    CHECK(broken_off.failures == std::vector<std::string>{"cannot read `" + path + "`: compressed data that breaks off"});
    std::string spoilt = whole;
    for (std::size_t i = whole.size() / 2; i < whole.size() / 2 + 64; ++i) spoilt[i] = static_cast<char>(~spoilt[i]);
    const Records broken = records(scratch.write(name, spoilt));
    REQUIRE(broken.failures.size() == 1);
    CHECK(broken.failures[0].find("data") != std::string::npos);
  }
}

TEST_CASE("a line that is too long is handed on as far as it takes to see that, and its rest is passed over") {
  const Scratch scratch;
  Limits limits;
  limits.snapshot_bytes = 1'000'000;
  const std::string text = "{\"a\": 1}\n{\"b\": \"" + std::string(5'000'000, 'x') + "\"}\n{\"c\": 3}\n";
  const Records found = records(scratch.write("f.ndjson", text), limits);
  REQUIRE(found.found.size() == 3);
  CHECK(found.found[0] == "1: {\"a\": 1}");
  CHECK(found.found[1].size() > 1'000'000);
  CHECK(found.found[2] == "3: {\"c\": 3}");
  CHECK(found.largest < 2'000'000);
}

TEST_CASE("a document that is too long is passed over up to the next one's marker") {
  const Scratch scratch;
  Limits limits;
  limits.snapshot_bytes = 1'000'000;
  std::string large = "---\nb:\n";
  for (int i = 0; i < 300'000; ++i) large += "  - line " + std::to_string(i) + "\n";
  for (const std::string& middle : {large, "---\nb: \"" + std::string(5'000'000, '-') + "\"\n"}) {
    const Records found = records(scratch.write("f.yaml", "---\na: 1\n" + middle + "---\nc: 3\n"), limits);
    REQUIRE(found.found.size() == 3);
    CHECK(found.found[0] == "1 at 1: ---\na: 1\n");
    CHECK(found.found[1].size() > 1'000'000);
    const std::size_t line = 3 + static_cast<std::size_t>(std::count(middle.begin(), middle.end(), '\n'));
    CHECK(found.found[2] == "3 at " + std::to_string(line) + ": ---\nc: 3\n");
    CHECK(found.largest < 2'000'000);
  }
}

TEST_CASE("an input without a snapshot is one block that says so") {
  const Scratch scratch;
  for (const char* name : {"a.yaml", "a.json"}) {
    Blocks blocks(expand_inputs({scratch.write(name, "\n")}, InputFormat::by_name), {}, [] { return true; });
    Block block;
    REQUIRE(blocks.next(block));
    CHECK(block.without_snapshot);
    CHECK(!blocks.next(block));
  }
  Blocks blocks(expand_inputs({scratch.write("b.yaml", "# nothing\n---\n...\n")}, InputFormat::by_name), {}, [] { return true; });
  Block block;
  REQUIRE(blocks.next(block));
  CHECK(block.without_snapshot);
}

TEST_CASE("blanks before a document count as its bytes") {
  const Scratch scratch;
  Limits limits;
  limits.snapshot_bytes = 1'000'000;
  const Records found = records(scratch.write("f", std::string(5'000'000, ' ') + "{}"), limits);
  CHECK(found.largest < 2'000'000);
  CHECK(!found.found.empty());
}

TEST_CASE("a file that changes while it is read is told behind the records before the change") {
  const Scratch scratch;
  const std::string path = scratch.write("f.ndjson", many_lines());
  Blocks blocks(expand_inputs({path}, InputFormat::by_name), {}, [] { return true; });
  Block block;
  REQUIRE(blocks.next(block));
  fs::resize_file(path, fs::file_size(path) - 10);
  while (blocks.next(block)) CHECK(block.text.back() == '\n');
  CHECK(blocks.failures() == std::vector<std::string>{"cannot read `" + path + "`: it changed while it was read"});
}

}  // namespace
}  // namespace rung::cli
