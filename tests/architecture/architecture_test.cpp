// SPDX-License-Identifier: Apache-2.0
// Keeps the arrows of the pipeline one way: who may include whom, and where third-party headers may be seen.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

namespace rung {
namespace {

namespace fs = std::filesystem;

struct SourceFile {
  std::string path;  ///< below the project's root, where tests run
  std::string text;
  std::vector<std::string> includes;
};

std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

bool has_extension(const fs::path& path, const std::vector<std::string>& extensions) {
  return std::find(extensions.begin(), extensions.end(), path.extension().string()) != extensions.end();
}

/// What follows `#include` in each line that starts with it.
std::vector<std::string> includes_of(const std::string& text) {
  std::vector<std::string> includes;
  constexpr std::string_view directive = "#include ";
  for (std::size_t line = 0; line < text.size(); line = std::min(text.find('\n', line), text.size() - 1) + 1) {
    if (text.compare(line, directive.size(), directive) != 0) continue;
    const std::size_t begin = line + directive.size() + 1;
    includes.push_back(text.substr(begin, text.find_first_of("\">\n", begin) - begin));
  }
  return includes;
}

std::vector<SourceFile> files_below(const std::vector<std::string>& folders, const std::vector<std::string>& extensions) {
  std::vector<SourceFile> files;
  for (const std::string& folder : folders) {
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file() || !has_extension(entry.path(), extensions)) continue;
      const std::string text = read(entry.path());
      files.push_back({entry.path().string(), text, includes_of(text)});
    }
  }
  return files;
}

bool lies_in(const std::string& path, const std::vector<std::string>& folders) {
  return std::any_of(folders.begin(), folders.end(),
                     [&](const std::string& folder) { return path.compare(0, folder.size(), folder) == 0; });
}

const std::vector<std::string> code_folders = {"grammar", "engine", "cli", "tests", "fuzz", "bench"};
const std::vector<std::string> code = {".cpp", ".hpp"};

/// Each include of a file below `from` that starts with one of `forbidden`, as `FILE includes HEADER`.
std::vector<std::string> offences(const std::vector<std::string>& from, const std::vector<std::string>& forbidden,
                                  const std::vector<std::string>& but = {}) {
  std::vector<std::string> found;
  for (const SourceFile& file : files_below(code_folders, code))
    for (const std::string& include : file.includes)
      if (lies_in(file.path, from) && !lies_in(file.path, but) && lies_in(include, forbidden))
        found.push_back(file.path + " includes " + include);
  return found;
}

using None = std::vector<std::string>;

TEST_CASE("the sources are where this test looks for them") {
  CHECK(files_below({"grammar"}, code).size() > 5);
  CHECK(files_below({"engine"}, code).size() > 20);
  CHECK(!offences({"engine/"}, {"grammar/"}).empty());
}

TEST_CASE("grammar/ knows nothing of ours outside itself") {
  CHECK(offences({"grammar/"}, {"engine/", "cli/", "tests/", "bench/", "fuzz/"}) == None{});
}

TEST_CASE("engine/ knows grammar/ and itself") {
  CHECK(offences({"engine/"}, {"cli/", "tests/", "bench/", "fuzz/"}) == None{});
}

TEST_CASE("cli/ knows nothing of tests") { CHECK(offences({"cli/"}, {"tests/", "bench/", "fuzz/"}) == None{}); }

TEST_CASE("the steps of the pipeline know only those before them") {
  const std::vector<std::string> tools = {"engine/reference/", "engine/load/"};
  const auto with_tools = [&](std::vector<std::string> later) {
    later.insert(later.end(), tools.begin(), tools.end());
    return later;
  };
  CHECK(offences({"engine/values/"}, {"engine/"}, {}).size() == offences({"engine/values/"}, {"engine/values/"}).size());
  CHECK(offences({"engine/check/"}, with_tools({"engine/compile/", "engine/evaluate/", "engine/describe/",
                                                "engine/facts/", "engine/decision/"})) == None{});
  CHECK(offences({"engine/facts/"}, with_tools({"engine/compile/", "engine/evaluate/", "engine/describe/",
                                                "engine/decision/"})) == None{});
  CHECK(offences({"engine/compile/"}, with_tools({"engine/describe/", "engine/decision/"})) == None{});
  CHECK(offences({"engine/evaluate/"}, with_tools({"engine/describe/", "engine/decision/"})) == None{});
  CHECK(offences({"engine/describe/"}, tools) == None{});
}

TEST_CASE("the reference evaluator and the engine share nothing but the forms") {
  // describe/ask.hpp says what an answer is, for both.
  std::vector<std::string> found = offences({"engine/reference/"}, {"engine/compile/", "engine/evaluate/", "engine/describe/"});
  found.erase(std::remove_if(found.begin(), found.end(),
                             [](const std::string& offence) {
                               return offence.find("includes engine/describe/ask.hpp") != std::string::npos;
                             }),
              found.end());
  CHECK(found == None{});
}

TEST_CASE("each library stays behind the files that use it") {
  CHECK(offences({""}, {"tao/"}, {"grammar/", "tests/grammar/"}) == None{});
  CHECK(offences({""}, {"yaml-cpp/"}, {"engine/facts/yaml_events.cpp", "tests/", "fuzz/", "bench/"}) == None{});
  CHECK(offences({""}, {"simdjson"}, {"engine/facts/json_index.cpp", "tests/", "fuzz/", "bench/"}) == None{});
  CHECK(offences({""}, {"CLI/"}, {"cli/"}) == None{});
  CHECK(offences({""}, {"zlib", "zstd"}, {"cli/input/decompression.cpp", "tests/"}) == None{});
  CHECK(offences({""}, {"nlohmann/"}, {"tests/"}) == None{});
}

TEST_CASE("every source file names its licence in the first lines") {
  const std::vector<std::string> kinds = {".cpp", ".hpp", ".in", ".cmake", ".txt", ".rung"};
  std::vector<SourceFile> files = files_below({"grammar", "engine", "cli", "tests", "fuzz", "bench", "cmake", "rules"}, kinds);
  for (const char* name : {"CMakeLists.txt", "dev", ".ci/run"}) files.push_back({name, read(name), {}});
  std::vector<std::string> without;
  for (const SourceFile& file : files)
    if (file.text.substr(0, 200).find("SPDX-License-Identifier: Apache-2.0") == std::string::npos &&
        // What `rung init` writes is its user's, what is compared as it is printed has no comments, and a Debian changelog has no comments.
        !lies_in(file.path, {"tests/golden/", "tests/docs/", "tests/compatibility/codes.txt", "tests/compatibility/eval-csv.txt", "tests/compatibility/eval-yaml.txt", "fuzz/corpus/", "cli/first_rules/", "cmake/debian/"}))
      without.push_back(file.path);
  CHECK(without == None{});
}

TEST_CASE("headers are included once and files stay readable in one go") {
  std::vector<std::string> unguarded, long_files;
  for (const SourceFile& file : files_below(code_folders, code)) {
    if (fs::path(file.path).extension() == ".hpp" && file.text.find("#pragma once") == std::string::npos)
      unguarded.push_back(file.path);
    if (std::count(file.text.begin(), file.text.end(), '\n') > 400) long_files.push_back(file.path);
  }
  CHECK(unguarded == None{});
  CHECK(long_files == None{});
}

}  // namespace
}  // namespace rung
