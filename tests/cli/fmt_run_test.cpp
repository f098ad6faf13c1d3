// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>

#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

namespace fs = std::filesystem;

const std::string untidy = "# why\r\nextend  a ,b\nupgrade a->b";
const std::string tidy = "# why\nextend  a, b\nupgrade a -> b\n";
const std::string patch =
    "@@ -1,3 +1,3 @@\n-# why\r\n-extend  a ,b\n-upgrade a->b\n\\ No newline at end of file\n+# why\n+extend  a, b\n"
    "+upgrade a -> b\n";

std::string contents(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

TEST_CASE("fmt rewrites the files of a directory that are not in canonical form, and says which") {
  const Desk desk;
  desk.write("set/a.rung", untidy);
  desk.write("set/b.rung", tidy);
  desk.write("set/notes.txt", untidy);
  desk.write("set/.a.rung", untidy);
  desk.write("set/deeper/c.rung", untidy);
  const auto before = fs::last_write_time(desk.path("set/b.rung"));
  ::chmod(desk.path("set/a.rung").c_str(), 0640);
  const Run run = desk.rung("fmt set");
  CHECK(run.code == 0);
  CHECK(run.out.empty());
  CHECK(run.err == "rewrote set/a.rung\n2 files read, 1 rewritten\n");
  CHECK(contents(desk.path("set/a.rung")) == tidy);
  CHECK((fs::status(desk.path("set/a.rung")).permissions() & fs::perms::mask) == fs::perms(0640));
  CHECK(fs::last_write_time(desk.path("set/b.rung")) == before);
  for (const char* other : {"set/notes.txt", "set/.a.rung", "set/deeper/c.rung"})
    CHECK(contents(desk.path(other)) == untidy);
  CHECK(std::distance(fs::directory_iterator(desk.path("set")), fs::directory_iterator()) == 5);

  const Run again = desk.rung("fmt set set/deeper/c.rung set/a.rung");
  CHECK(again.code == 0);
  CHECK(again.err == "rewrote set/deeper/c.rung\n3 files read, 1 rewritten\n");
}

TEST_CASE("fmt --check writes nothing, shows a patch and ends with 1") {
  const Desk desk;
  desk.write("set/a.rung", untidy);
  desk.write("set/b.rung", tidy);
  const Run run = desk.rung("fmt --check set");
  CHECK(run.code == 1);
  CHECK(run.out == "--- set/a.rung\n+++ set/a.rung\n" + patch);
  CHECK(run.err == "2 files, 1 not in canonical form\n");
  CHECK(contents(desk.path("set/a.rung")) == untidy);
  CHECK(desk.shell("rung fmt set/a.rung && rung fmt --check set").code == 0);

  desk.write("set/b.rung", "include  \"\x1B[2J\"\n");
  const Run hostile = desk.rung("fmt --check --color always set/b.rung");
  CHECK(hostile.code == 1);
  CHECK(holds(hostile.out, "\x1B[1;31m-include  \"\\u{1B}[2J\"\x1B[0m\n"));
}

TEST_CASE("fmt - filters standard input") {
  const Desk desk;
  desk.write("a.rung", untidy);
  const Run run = desk.rung("fmt - < a.rung");
  CHECK(run.code == 0);
  CHECK(run.out == tidy);
  CHECK(run.err.empty());
  const Run checked = desk.rung("fmt --check - < a.rung");
  CHECK(checked.code == 1);
  CHECK(checked.out == "--- standard input\n+++ standard input\n" + patch);
  CHECK(desk.shell("rung fmt - < a.rung | rung fmt --check -").code == 0);

  desk.write("broken.rung", "extend a\nenum {\n");
  const Run broken = desk.rung("fmt - < broken.rung");
  CHECK(broken.code == 2);
  CHECK(broken.out.empty());
  CHECK(holds(broken.err, "--> standard input:2:6\n"));
  CHECK(desk.rung("fmt - a.rung < a.rung").code == 2);
  CHECK(contents(desk.path("a.rung")) == untidy);
}

TEST_CASE("fmt leaves files alone that do not parse, says why and formats the others") {
  const Desk desk;
  desk.write("set/a.rung", "extend  a\nenum {\n");
  desk.write("set/b.rung", untidy);
  for (const char* arguments : {"fmt --check set", "fmt set"}) {
    const Run run = desk.rung(arguments);
    CHECK(run.code == 2);
    CHECK(holds(run.err, "--> set/a.rung:2:6\n"));
    CHECK(holds(run.err, "error: `set/a.rung` is left as it is: 1 error\n"));
  }
  CHECK(contents(desk.path("set/a.rung")) == "extend  a\nenum {\n");
  CHECK(contents(desk.path("set/b.rung")) == tidy);
}

TEST_CASE("fmt follows symbolic links, and keeps them") {
  const Desk desk;
  desk.write("shared/a.rung", untidy);
  fs::create_directory(desk.path("set"));
  fs::create_symlink("../shared/a.rung", desk.path("set/a.rung"));
  CHECK(desk.rung("fmt set shared").err == "rewrote set/a.rung\n1 file read, 1 rewritten\n");
  CHECK(fs::is_symlink(desk.path("set/a.rung")));
  CHECK(contents(desk.path("shared/a.rung")) == tidy);
}

TEST_CASE("fmt says what cannot be read or written, and ends with 2") {
  const Desk desk;
  desk.write("set/a.rung", untidy);
  desk.write("notes.txt", untidy);
  fs::create_directory(desk.path("empty"));
  const Run run = desk.rung("fmt gone gone.rung notes.txt empty set");
  CHECK(run.code == 2);
  CHECK(holds(run.err, "error: cannot open `gone.rung`: No such file or directory\n"));
  CHECK(holds(run.err, "error: `notes.txt` is no rule set: expected a directory or a `.rung` file\n"));
  CHECK(holds(run.err, "error: `empty` holds no rule files (`*.rung`)\n"));
  CHECK(contents(desk.path("set/a.rung")) == tidy);
  CHECK(contents(desk.path("notes.txt")) == untidy);
  CHECK(desk.rung("fmt").code == 2);
}

TEST_CASE("fmt does not touch a file that is read-only, but for those who may write everything") {
  const Desk desk;
  desk.write("set/a.rung", untidy);
  ::chmod(desk.path("set/a.rung").c_str(), 0440);
  const bool may_write = ::geteuid() == 0;
  const Run run = desk.rung("fmt set");
  CHECK(run.code == (may_write ? 0 : 2));
  CHECK(holds(run.err, "error: `set/a.rung` cannot be written: Permission denied\n") != may_write);
  CHECK(contents(desk.path("set/a.rung")) == (may_write ? tidy : untidy));
  CHECK((fs::status(desk.path("set/a.rung")).permissions() & fs::perms::mask) == fs::perms(0440));
}

}  // namespace
}  // namespace rung::test
