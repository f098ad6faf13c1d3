// SPDX-License-Identifier: Apache-2.0
// The same on a real disk: links, and what is no regular file.
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "engine/load/load.hpp"
#include "tests/catch.hpp"

namespace rung {
namespace {

namespace fs = std::filesystem;

/// A directory of its own, gone with the object.
struct Scratch {
  fs::path path = fs::temp_directory_path() / ("rung-load-" + std::to_string(::getpid()));
  Scratch() { fs::create_directories(path); }
  ~Scratch() { fs::remove_all(path); }
  void write(const fs::path& name, const std::string& text) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name) << text;
  }
};

TEST_CASE("a rule set on disk") {
  const Scratch scratch;
  scratch.write("w/r/a.rung", "include \"../s/x.rung\"");
  scratch.write("w/s/x.rung", "");
  scratch.write("outside.rung", "?");
  Sources sources;

  SECTION("is named as it was given, its includes likewise") {
    const LoadOutcome outcome = load(sources, disk(), scratch.path / "w/./r/");
    REQUIRE(outcome.value);
    REQUIRE(outcome.value->rules.files.size() == 2);
    CHECK(sources[0].name() == (scratch.path / "w/r/a.rung").string());
    CHECK(sources[1].name() == (scratch.path / "w/s/x.rung").string());
  }
  SECTION("may be a link itself, and then includes go from where it leads") {
    fs::create_directory_symlink(scratch.path / "w/r", scratch.path / "rules");
    const LoadOutcome outcome = load(sources, disk(), scratch.path / "rules");
    REQUIRE(outcome.value);
    CHECK(outcome.diagnostics.empty());
    // `rules/../s` would be shorter and is another directory.
    CHECK(sources[1].name() == (scratch.path / "rules/../s/x.rung").string());
  }
  SECTION("may not lead out through a link") {
    fs::create_symlink("../../outside.rung", scratch.path / "w/r/b.rung");
    const LoadOutcome outcome = load(sources, disk(), scratch.path / "w/r");
    REQUIRE(outcome.diagnostics.size() == 1);
    CHECK(outcome.diagnostics[0].code == "R085");
  }
  SECTION("with a link that leads nowhere cannot be opened") {
    fs::create_symlink("gone.rung", scratch.path / "w/r/b.rung");
    const LoadOutcome outcome = load(sources, disk(), scratch.path / "w/r");
    CHECK(outcome.failure == "cannot open `" + (scratch.path / "w/r/b.rung").string() + "`: No such file or directory");
    CHECK(!outcome.value);
  }
  SECTION("with a pipe in it does not hang") {
    REQUIRE(::mkfifo((scratch.path / "w/r/b.rung").c_str(), 0600) == 0);
    CHECK(load(sources, disk(), scratch.path / "w/r").failure.find("b.rung") != std::string::npos);
  }
}

TEST_CASE("no file is read that is larger than files may be") {
  const Scratch scratch;
  scratch.write("r/a.rung", "");
  fs::resize_file(scratch.path / "r/a.rung", most_file_bytes + 1);
  Sources sources;
  const LoadOutcome outcome = load(sources, disk(), scratch.path / "r");
  CHECK(outcome.failure == "cannot open `" + (scratch.path / "r/a.rung").string() + "`: it has more than 256 MiB (limit: file size)");
}

}  // namespace
}  // namespace rung
