// SPDX-License-Identifier: Apache-2.0
// What Rung's reading of YAML is measured against: yaml-cpp's bare event parser over a file, with nothing made of the events.
#include <cstdint>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace {

struct Counter : YAML::EventHandler {
  std::uint64_t events = 0;
  void OnDocumentStart(const YAML::Mark&) override { ++events; }
  void OnDocumentEnd() override { ++events; }
  void OnNull(const YAML::Mark&, YAML::anchor_t) override { ++events; }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { ++events; }
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override { ++events; }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override { ++events; }
  void OnSequenceEnd() override { ++events; }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override { ++events; }
  void OnMapEnd() override { ++events; }
};

}  // namespace

int main(int argc, char** argv) {
  std::ifstream file;
  if (argc == 2) file.open(argv[1], std::ios::binary);
  if (!file.is_open()) return fmt::print(stderr, "floor_yaml FILE\n"), 2;
  try {
    YAML::Parser parser(file);
    Counter counter;
    while (parser.HandleNextDocument(counter)) {}
    fmt::print("{}\n", counter.events);
    return counter.events == 0 ? 1 : 0;
  } catch (const YAML::Exception& error) {
    return fmt::print(stderr, "{}: {}\n", argv[1], error.what()), 1;
  }
}
