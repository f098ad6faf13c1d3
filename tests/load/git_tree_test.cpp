// SPDX-License-Identifier: Apache-2.0
// Rule sets at a revision: a repository of its own for each test, made by git.
#include "engine/load/git_tree.hpp"

#include <fstream>

#include "tests/catch.hpp"
#include "tests/rules/child.hpp"

namespace rung {
namespace {

namespace fs = std::filesystem;

struct Repository {
  fs::path top = fs::canonical(fs::temp_directory_path()) / ("rung-git-" + std::to_string(::getpid()));
  fs::path before = fs::current_path();

  Repository() {
    fs::remove_all(top);
    fs::create_directories(top);
    git("init -q -b main .");
    fs::current_path(top);
  }
  ~Repository() {
    fs::current_path(before);
    fs::remove_all(top);
  }
  void write(const fs::path& name, const std::string& text) const {
    fs::create_directories((top / name).parent_path());
    std::ofstream(top / name) << text;
  }
  std::string git(const std::string& arguments) const {
    const test::Printed printed = test::run("env -u GIT_DIR git -C " + test::quoted(top.string()) +
                                            " -c user.name=Ada -c user.email=ada@example.org -c commit.gpgsign=false "
                                            "-c protocol.file.allow=always " + arguments + " 2>&1");
    INFO(printed.output);
    REQUIRE(printed.code == 0);
    return printed.output;
  }
  void commit() const {
    git("add -A");
    git("commit -q -m change");
  }
};

GitTreeOutcome open(const std::string& operand, const fs::path& counterpart = {}) {
  return git_tree(git_operand(operand).value(), counterpart);
}

/// The rule set's files: names, and the first line of each; or what is wrong.
std::string loaded(const std::string& operand, const fs::path& counterpart = {}, const fs::path& root = {}) {
  const GitTreeOutcome at = open(operand, counterpart);
  if (!at.tree) return at.failure;
  Sources sources;
  const LoadOutcome outcome = load(sources, *at.tree, at.path, root);
  if (!outcome.value) return outcome.failure;
  std::string text;
  for (const ast::File& file : outcome.value->rules.files)
    text += sources[file.source].name() + " " + std::string(sources[file.source].text()) + "\n";
  for (const Diagnostic& diagnostic : outcome.diagnostics) text += diagnostic.code + " " + diagnostic.message + "\n";
  return text;
}

TEST_CASE("an operand names a revision and may name a path") {
  struct Case { std::string written, revision; std::optional<std::string> path; };
  const Case cases[] = {{"git:main", "main", {}},
                        {"git:origin/main:rules", "origin/main", "rules"},
                        {"git:HEAD~1:./a:b", "HEAD~1", "./a:b"},
                        {"git:main@{10:00}:rules", "main@{10:00}", "rules"},
                        {"git:HEAD^{/fix: it}", "HEAD^{/fix: it}", {}},
                        {"git:HEAD:", "HEAD", ""},
                        {"git:", "", {}}};
  for (const Case& each : cases) {
    CAPTURE(each.written);
    const auto operand = git_operand(each.written);
    REQUIRE(operand);
    CHECK(operand->revision == each.revision);
    CHECK(operand->path == each.path);
  }
  CHECK_FALSE(git_operand("./git:main"));
  CHECK_FALSE(git_operand("rules"));
}

TEST_CASE("a rule set at a revision") {
  const Repository repository;
  repository.write("rules/r/a.rung", "# old\ninclude \"../s/x.rung\"");
  repository.write("rules/s/x.rung", "# shared");
  repository.write("top.rung", "include \"rules/s\"");
  repository.commit();
  repository.write("rules/r/a.rung", "# new");
  repository.write("rules/r/b.rung", "# added");
  fs::remove_all(repository.top / "rules/s");
  const std::string at_head =
      "git:HEAD:/rules/r/a.rung # old\ninclude \"../s/x.rung\"\ngit:HEAD:/rules/s/x.rung # shared\n";

  SECTION("is the same path as that of the other operand, however that is written") {
    CHECK(loaded("git:HEAD", "rules/r") == at_head);
    CHECK(loaded("git:HEAD", "rules/../rules/r/") == at_head);
    CHECK(loaded("git:HEAD", repository.top / "rules/r") == at_head);
    fs::current_path(repository.top / "rules/r");
    CHECK(loaded("git:HEAD", ".") == at_head);
    CHECK(loaded("git:HEAD", "../r") == at_head);
  }
  SECTION("may be named by its path from the root, or from the current directory") {
    CHECK(loaded("git:HEAD:rules/r") == at_head);
    CHECK(loaded("git:HEAD:/rules/r/") == at_head);
    fs::current_path(repository.top / "rules");
    CHECK(loaded("git:HEAD:rules/r") == at_head);
    CHECK(loaded("git:HEAD:./r") == at_head);
    CHECK(loaded("git:HEAD:../rules/r") == at_head);
  }
  SECTION("is named by any name of the revision, and by that of a tree") {
    const std::string id = repository.git("rev-parse HEAD").substr(0, 40);
    CHECK(loaded("git:" + id + ":rules/s") == "git:" + id + ":/rules/s/x.rung # shared\n");
    repository.git("tag -a -m one v1");
    CHECK(loaded("git:v1:rules/s") == "git:v1:/rules/s/x.rung # shared\n");
    CHECK(loaded("git:main^{tree}:rules/s") == "git:main^{tree}:/rules/s/x.rung # shared\n");
    repository.git("branch feature/one");
    CHECK(loaded("git:feature/one:rules/r/a.rung", {}, "rules") ==
          "git:feature/one:/rules/r/a.rung # old\ninclude \"../s/x.rung\"\ngit:feature/one:/rules/s/x.rung # shared\n");
  }
  SECTION("may stand at the repository's root, or be the root") {
    CHECK(loaded("git:HEAD", "top.rung") == "git:HEAD:/top.rung include \"rules/s\"\ngit:HEAD:/rules/s/x.rung # shared\n");
    CHECK(loaded("git:HEAD", ".") == loaded("git:HEAD:"));
    CHECK(loaded("git:HEAD:").find("git:HEAD:/top.rung") == 0);
  }
  SECTION("has the same fingerprint as on disk") {
    repository.git("checkout -q -- .");
    fs::remove(repository.top / "rules/r/b.rung");
    Sources sources;
    const GitTreeOutcome at = open("git:HEAD", "rules/r");
    CHECK(load(sources, *at.tree, at.path).value->sha256 == load(sources, disk(), "rules/r").value->sha256);
  }
  SECTION("keeps includes in the root, which is one on disk") {
    CHECK(loaded("git:HEAD", "rules/r", "rules/r") ==
          "git:HEAD:/rules/r/a.rung # old\ninclude \"../s/x.rung\"\nR081 `../s/x.rung` leads out of the root\n");
    CHECK(loaded("git:HEAD", "rules/r", repository.top.parent_path()) == at_head);
  }
  SECTION("leaves work tree and index as they were") {
    const std::string status = repository.git("status --porcelain");
    const auto index = fs::last_write_time(repository.top / ".git/index");
    loaded("git:HEAD", "rules/r");
    CHECK(fs::last_write_time(repository.top / ".git/index") == index);
    CHECK(repository.git("status --porcelain") == status);
    CHECK(fs::exists(repository.top / "rules/r/b.rung"));
  }
  SECTION("that is large comes whole") {
    const std::string large = "# " + std::string(3'000'000, 'x');
    repository.write("rules/large/a.rung", large);
    repository.write("rules/large/b.rung", "");
    repository.commit();
    CHECK(loaded("git:HEAD:rules/large") == "git:HEAD:/rules/large/a.rung " + large + "\ngit:HEAD:/rules/large/b.rung \n");
  }
  SECTION("is read from the repository that holds it, whatever a hook has set") {
    ::setenv("GIT_DIR", "/nowhere", 1);
    CHECK(loaded("git:HEAD", "rules/r") == at_head);
    ::unsetenv("GIT_DIR");
  }
  SECTION("of a repository without a work tree") {
    repository.git("clone -q --bare . bare.git");
    fs::current_path(repository.top / "bare.git");
    CHECK(loaded("git:HEAD:rules/r") == at_head);
  }
}

TEST_CASE("links in a revision lead where they lead there") {
  const Repository repository;
  repository.write("rules/r/a.rung", "include \"link.rung\"");
  repository.write("rules/s/x.rung", "# shared");
  repository.write("out.rung", "# out");
  fs::create_symlink("../s/x.rung", repository.top / "rules/r/link.rung");
  fs::create_directory_symlink("r", repository.top / "rules/again");
  repository.commit();

  CHECK(loaded("git:HEAD", "rules/again") ==
        "git:HEAD:/rules/again/a.rung include \"link.rung\"\ngit:HEAD:/rules/again/link.rung # shared\n");
  SECTION("one that leaves the root is refused") {
    fs::create_symlink("../../out.rung", repository.top / "rules/r/out.rung");
    repository.commit();
    CHECK(loaded("git:HEAD", "rules/r").find("R085") != std::string::npos);
  }
  SECTION("one that leaves the repository is refused") {
    fs::create_symlink("/etc/passwd", repository.top / "rules/r/out.rung");
    repository.commit();
    CHECK(loaded("git:HEAD", "rules/r").find("R085") != std::string::npos);
    CHECK(loaded("git:HEAD", "rules/r", "/") == "cannot open `git:HEAD:/rules/r/out.rung`: No such file or directory");
  }
  SECTION("a ring of them leads nowhere") {
    fs::create_symlink("ring.rung", repository.top / "rules/r/ring.rung");
    repository.commit();
    CHECK(loaded("git:HEAD", "rules/r") == "cannot open `git:HEAD:/rules/r/ring.rung`: No such file or directory");
  }
  SECTION("the operand's own name may be one, into the repository from elsewhere") {
    const fs::path elsewhere = repository.top.string() + "-link";
    fs::remove(elsewhere);
    fs::create_directory_symlink(repository.top / "rules/s", elsewhere);
    CHECK(loaded("git:HEAD", elsewhere) == "git:HEAD:/rules/s/x.rung # shared\n");
    fs::remove(elsewhere);
  }
}

TEST_CASE("what cannot be read from a revision is told") {
  const Repository repository;
  repository.write("rules/r/a.rung", "");
  repository.write("rules/bad/a.rung", "include \"../../sub/x.rung\"");
  repository.write("readme", "");
  repository.commit();
  const std::string top = "`" + repository.top.string() + "`";

  CHECK(loaded("git:gone", "rules/r") == "`gone` is no revision of the repository " + top);
  CHECK(loaded("git:HEAD:rules/q") == "there is no `rules/q` at `HEAD`");
  CHECK(loaded("git:HEAD", "rules/q") == "there is no `rules/q` at `HEAD`");
  CHECK(loaded("git:HEAD:../x") == "`" + (repository.top / "../x").lexically_normal().string() + "` lies outside the repository " + top);
  CHECK(loaded("git:HEAD", "/") == "`/` is in no git repository: not a git repository (or any of the parent directories): .git");
  CHECK(loaded("git:", "rules/r") == "`git:` names no revision");
  CHECK(loaded("git:--all", "rules/r") == "`git:--all` names no revision");
  CHECK(loaded("git:HEAD:readme") == "`git:HEAD:/readme` is no rule set: expected a directory or a `.rung` file");
  CHECK(loaded("git:\x1b[31m", "rules/r").find('\x1b') == std::string::npos);

  SECTION("a submodule's files among it") {
    repository.git("init -q other");
    repository.git("-C other commit -q --allow-empty -m one");
    repository.git("submodule --quiet add ./other sub");
    repository.commit();
    const std::string why = "it lies in a submodule, whose files this repository does not hold";
    CHECK(loaded("git:HEAD:sub") == "cannot open `" + (repository.top / "sub").string() + "`: " + why);
    CHECK(loaded("git:HEAD:sub/rules") == "cannot open `" + (repository.top / "sub/rules").string() + "`: " + why);
    CHECK(loaded("git:HEAD:rules/bad", {}, ".").find("R082 `../../sub/x.rung` cannot be read: " + why) != std::string::npos);
  }
  SECTION("and that there is no git") {
    const std::string path = ::getenv("PATH");
    ::setenv("PATH", "/nowhere", 1);
    const GitTreeOutcome outcome = open("git:HEAD", "rules/r");
    ::setenv("PATH", path.c_str(), 1);
    CHECK(outcome.failure == "git cannot be run: No such file or directory");
    CHECK(outcome.help == "`git:` operands are read through git, which must be installed");
  }
}

}  // namespace
}  // namespace rung
