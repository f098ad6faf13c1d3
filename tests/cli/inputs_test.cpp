// SPDX-License-Identifier: Apache-2.0
#include "cli/input/inputs.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/catch.hpp"

namespace rung::cli {
namespace {

namespace fs = std::filesystem;

struct Scratch {
  fs::path path = fs::temp_directory_path() / ("rung-inputs-" + std::to_string(::getpid()));
  Scratch() { fs::create_directories(path / "sub.yaml"); }
  ~Scratch() { fs::remove_all(path); }
};

TEST_CASE("a directory stands for its snapshots by name, any other argument for itself") {
  const Scratch scratch;
  for (const char* name : {"b.yml", "a.json", "B.yaml", "fleet.ndjson", "notes.md", ".hidden.yaml"})
    std::ofstream(scratch.path / name) << "x";
  const Inputs inputs = expand_inputs({"-", scratch.path.string(), "gone.JSON", "x.jsonl", "plain"}, InputFormat::by_name);
  CHECK(inputs.failures.empty());
  std::vector<std::pair<std::string, InputFormat>> found;
  for (const Input& input : inputs.found) found.emplace_back(input.name, input.format);
  const std::string folder = scratch.path.string() + "/";
  CHECK(found == std::vector<std::pair<std::string, InputFormat>>{{"-", InputFormat::by_name},
                                                                 {folder + "B.yaml", InputFormat::yaml},
                                                                 {folder + "a.json", InputFormat::json},
                                                                 {folder + "b.yml", InputFormat::yaml},
                                                                 {"gone.JSON", InputFormat::json},
                                                                 {"x.jsonl", InputFormat::ndjson},
                                                                 {"plain", InputFormat::by_name}});
}

TEST_CASE("what is asked for overrides names") {
  const Inputs inputs = expand_inputs({"-", "a.yaml"}, InputFormat::ndjson);
  for (const Input& input : inputs.found) CHECK(input.format == InputFormat::ndjson);
}

TEST_CASE("a directory without snapshots is told") {
  const Scratch scratch;
  const Inputs inputs = expand_inputs({scratch.path.string()}, InputFormat::by_name);
  CHECK(inputs.found.empty());
  CHECK(inputs.failures == std::vector<std::string>{"`" + scratch.path.string() +
                                                    "` holds no snapshots (`*.yaml`, `*.yml`, `*.json`)"});
}

TEST_CASE("a name that is no UTF-8 is shown, and opened as it is") {
  const Inputs inputs = expand_inputs({"a\xFF.yaml"}, InputFormat::by_name);
  CHECK(inputs.found.front().path == "a\xFF.yaml");
  CHECK(inputs.found.front().name == "a\\xFF.yaml");
}

}  // namespace
}  // namespace rung::cli
