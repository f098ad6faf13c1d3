// SPDX-License-Identifier: Apache-2.0
// Which files make a rule set, in which order, and which are refused.
#include "tests/catch.hpp"
#include "tests/load/memory_tree.hpp"

namespace rung {
namespace {

using testing::MemoryTree;
using Names = std::vector<std::string>;

struct Loaded {
  Sources sources;
  LoadOutcome outcome;

  Names names() const {
    Names result;
    for (const ast::File& file : outcome.value->rules.files) result.push_back(sources[file.source].name());
    return result;
  }
  Names included() const {
    Names result;
    for (const ast::File& file : outcome.value->rules.files)
      if (file.included) result.push_back(sources[file.source].name());
    return result;
  }
  /// `CODE FILE:LINE:COLUMN MESSAGE (HELP)`
  Names findings() const {
    Names result;
    for (const Diagnostic& d : outcome.diagnostics) {
      const Position at = sources[d.range.source].position(d.range.begin);
      result.push_back(d.code + " " + sources[d.range.source].name() + ":" + std::to_string(at.line) + ":" +
                       std::to_string(at.column) + " " + d.message + (d.help.empty() ? "" : " (" + d.help + ")"));
    }
    return result;
  }
};

std::unique_ptr<Loaded> loaded(const MemoryTree& tree, const std::string& path, const std::string& root = "") {
  auto result = std::make_unique<Loaded>();
  result->outcome = load(result->sources, tree, path, root);
  return result;
}

const std::string package = "package p { title \"P\" languages en }\n";

TEST_CASE("a directory's rule files are a rule set, sorted by name, and nothing else in it is") {
  MemoryTree tree;
  tree.files = {{"/w/r/b.rung", ""},     {"/w/r/a.rung", package},  {"/w/r/B.rung", ""},      {"/w/r/notes.md", "?"},
                {"/w/r/.#a.rung", "?"}, {"/w/r/sub/c.rung", "?"}, {"/w/r/x.test.yaml", "?"}};
  const auto result = loaded(tree, "/w/r");
  CHECK(result->names() == Names{"/w/r/B.rung", "/w/r/a.rung", "/w/r/b.rung"});
  CHECK(result->findings().empty());
}

TEST_CASE("a single file is a rule set") {
  MemoryTree tree;
  tree.files = {{"/w/r/a.rung", package + "include \"b.rung\""}, {"/w/r/b.rung", ""}, {"/w/r/c.rung", ""}};
  const auto result = loaded(tree, "/w/r/a.rung");
  CHECK(result->names() == Names{"/w/r/a.rung", "/w/r/b.rung"});
  CHECK(result->included() == Names{"/w/r/b.rung"});
}

TEST_CASE("includes follow the own files, each once, by path; cycles are fine") {
  MemoryTree tree;
  tree.files = {{"/w/r/a.rung", "include \"../z/one.rung\" include \"../s\" include \"b.rung\""},
                {"/w/r/b.rung", "include \"../z/one.rung\""},
                {"/w/s/q.rung", "include \"../r/a.rung\" include \"../z/one.rung\""},
                {"/w/s/p.rung", "include \".\""},
                {"/w/z/one.rung", "include \"../s/q.rung\" include \"one.rung\""}};
  const auto result = loaded(tree, "/w/r");
  CHECK(result->names() == Names{"/w/r/a.rung", "/w/r/b.rung", "/w/s/p.rung", "/w/s/q.rung", "/w/z/one.rung"});
  CHECK(result->included() == Names{"/w/s/p.rung", "/w/s/q.rung", "/w/z/one.rung"});
  CHECK(result->findings().empty());
}

TEST_CASE("a path out of the root is refused, symbolic links resolved first") {
  MemoryTree tree;
  tree.files = {{"/w/r/a.rung", "include \"../../secret.rung\"\ninclude \"../s/link.rung\"\ninclude \"../s\""},
                {"/w/s/fine.rung", ""},
                {"/w/elsewhere/x.rung", ""},
                {"/secret.rung", ""}};
  tree.links = {{"/w/s/link.rung", "/secret.rung"}};
  const auto result = loaded(tree, "/w/r");
  CHECK(result->names() == Names{"/w/r/a.rung", "/w/s/fine.rung"});
  CHECK(result->findings() ==
        Names{"R081 /w/r/a.rung:1:9 `../../secret.rung` leads out of the root (includes stay in `/w`; `--root` gives a "
              "wider tree)",
              "R081 /w/r/a.rung:2:9 `../s/link.rung` leads out of the root (includes stay in `/w`; `--root` gives a "
              "wider tree)",
              "R081 /w/r/a.rung:3:9 `../s/link.rung` leads out of the root"});

  const auto wider = loaded(tree, "/w/r", "/");
  CHECK(wider->findings().empty());
  CHECK(wider->names() == Names{"/w/r/a.rung", "/secret.rung", "/w/s/fine.rung"});
}

TEST_CASE("a name that starts like the root is not below it") {
  MemoryTree tree;
  tree.files = {{"/w/r/a.rung", "include \"../../w2/x.rung\""}, {"/w2/x.rung", ""}};
  CHECK(loaded(tree, "/w/r")->findings().front().substr(0, 4) == "R081");
}

TEST_CASE("an own file that is a link out of the root is refused") {
  MemoryTree tree;
  tree.files = {{"/w/r/a.rung", package}, {"/secret.rung", "?"}};
  tree.links = {{"/w/r/b.rung", "/secret.rung"}};
  const auto result = loaded(tree, "/w/r");
  CHECK(result->names() == Names{"/w/r/a.rung"});
  CHECK(result->findings() == Names{"R085 /w/r/b.rung:1:1 this file is a symbolic link that leads out of the root "
                                    "(copy it into the rule set, or give a wider tree with `--root`)"});
}

TEST_CASE("a missing include is told with the name that was meant") {
  MemoryTree tree;
  tree.files = {{"/w/r/a.rung", "include \"../shared/shema.rung\"\ninclude \"../shared/schema\"\n"
                                "include \"../share/schema.rung\"\ninclude \"\"\ninclude \"q\\u{0}.rung\""},
                {"/w/shared/schema.rung", ""},
                {"/w/shared/other.rung", ""}};
  CHECK(loaded(tree, "/w/r")->findings() ==
        Names{"R080 /w/r/a.rung:1:9 there is no file or directory `../shared/shema.rung` (did you mean "
              "`../shared/schema.rung`?)",
              "R080 /w/r/a.rung:2:9 there is no file or directory `../shared/schema` (did you mean "
              "`../shared/schema.rung`?)",
              "R080 /w/r/a.rung:3:9 there is no file or directory `../share/schema.rung` (there is no directory "
              "`../share` beside this file)",
              "R086 /w/r/a.rung:4:9 expected the path of a rule file or of a directory",
              "R086 /w/r/a.rung:5:9 expected the path of a rule file or of a directory"});
}

TEST_CASE("an include that brings nothing is told") {
  MemoryTree tree;
  tree.files = {{"/w/r/a.rung", "include \"../docs\"\ninclude \"../locked.rung\""},
                {"/w/docs/readme.md", ""},
                {"/w/locked.rung", ""}};
  tree.unreadable = {"/w/locked.rung"};
  CHECK(loaded(tree, "/w/r")->findings() ==
        Names{"R083 /w/r/a.rung:1:9 `../docs` holds no rule files (`*.rung`)",
              "R082 /w/r/a.rung:2:9 `../locked.rung` cannot be read: Permission denied"});
}

TEST_CASE("a package belongs to the rule set's own files") {
  MemoryTree tree;
  tree.files = {{"/w/r/a.rung", package + "include \"../s.rung\""}, {"/w/s.rung", "\n" + package}};
  const auto result = loaded(tree, "/w/r");
  CHECK(result->findings() == Names{"R084 /w/s.rung:2:1 a `package` in an included file (move it into a file of the "
                                    "rule set's own directory)"});
  CHECK(result->outcome.value->rules.files[1].statements.empty());
}

TEST_CASE("findings stand in output order, those of parsing among them") {
  MemoryTree tree;
  tree.files = {{"/w/r/a.rung", "include \"gone.rung\"\nenum {"}, {"/w/r/b.rung", "record"}, {"/w/r/c.rung", "include \"gone.rung\""}};
  const auto result = loaded(tree, "/w/r");
  Names places;
  for (const std::string& finding : result->findings()) places.push_back(finding.substr(0, 17));
  CHECK(places == Names{"R080 /w/r/a.rung:", "R001 /w/r/a.rung:", "R001 /w/r/b.rung:", "R080 /w/r/c.rung:"});
}

TEST_CASE("what is no rule set says why") {
  MemoryTree tree;
  tree.files = {{"/w/empty/readme.md", ""}, {"/w/a.yaml", ""}, {"/w/locked.rung", ""}, {"/w/r/a.rung", ""}};
  tree.unreadable = {"/w/locked.rung"};
  const std::vector<std::pair<std::string, std::string>> table = {
      {"/w/empty", "`/w/empty` holds no rule files (`*.rung`)"},
      {"/w/gone", "cannot open `/w/gone`: No such file or directory"},
      {"/w/a.yaml", "`/w/a.yaml` is no rule set: expected a directory or a `.rung` file"},
      {"/w/locked.rung", "cannot open `/w/locked.rung`: Permission denied"}};
  for (const auto& [path, failure] : table) {
    const auto result = loaded(tree, path);
    CHECK(result->outcome.failure == failure);
    CHECK(!result->outcome.value);
    CHECK(result->findings().empty());
  }
  CHECK(loaded(tree, "/w/r", "/w/empty")->outcome.failure == "`/w/r` lies outside the root `/w/empty`");
  CHECK(loaded(tree, "/w/r", "/gone")->outcome.failure == "cannot open the root `/gone`");
}

TEST_CASE("the hash says what decided: the same for the same files, another for any other text, name or order") {
  const auto hash = [](const std::map<std::string, std::string>& files) {
    MemoryTree tree;
    tree.files = files;
    return loaded(tree, "/w/r")->outcome.value->sha256;
  };
  const std::string first = hash({{"/w/r/a.rung", package}, {"/w/r/b.rung", "\n"}});
  CHECK(first.size() == 64);
  CHECK(first == hash({{"/w/r/a.rung", package}, {"/w/r/b.rung", "\r\n"}}));
  CHECK(first != hash({{"/w/r/a.rung", package}, {"/w/r/b.rung", "\n\n"}}));
  CHECK(first != hash({{"/w/r/a.rung", package}, {"/w/r/c.rung", "\n"}}));
  CHECK(first != hash({{"/w/r/a.rung", package + "\n"}, {"/w/r/b.rung", ""}}));
}

TEST_CASE("a rule set has no more text than it may") {
  MemoryTree tree;
  const std::string half = "# " + std::string(most_rule_bytes / 2 - 3, 'x') + "\n";
  tree.files = {{"/w/r/a.rung", half}, {"/w/r/b.rung", half}};
  Loaded loaded;
  loaded.outcome = load(loaded.sources, tree, "/w/r");
  CHECK(loaded.findings().empty());
  tree.files["/w/r/c.rung"] = "#";
  Loaded more;
  more.outcome = load(more.sources, tree, "/w/r");
  CHECK(more.findings() == Names{"R087 /w/r/c.rung:1:1 the rule set has more than 64 MiB of text (limit: rule text)"});
}

}  // namespace
}  // namespace rung
