// SPDX-License-Identifier: Apache-2.0
// The workflows of docs/ci.md and the hooks for pre-commit: each is YAML, and each command in them is run in a repository
// as they expect it.
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/docs/document.hpp"
#include "tests/files.hpp"
#include "tests/rules/child.hpp"

namespace rung::test {
namespace {

namespace fs = std::filesystem;

/// A repository whose main branch on the server is the commit before the last.
class Repository {
 public:
  Repository() {
    fs::create_directories(folder_);
    const Printed made = run(
        "git init -q -b change . && git config user.name rung && git config user.email rung@example.org && "
        "rung init rules/plans && mkdir snapshots && "
        "sed 's/12/4/' rules/plans/examples/contoso.yaml > snapshots/contoso.yaml && "
        "git add -A && git commit -q -m first && "
        "git update-ref refs/remotes/origin/main HEAD && "
        "sed 's/>= 5/>= 4/' rules/plans/rules.rung > changed && mv changed rules/plans/rules.rung && "
        "sed -i 's/seats\": 5/seats\": 44/; s/seats\": 4}/seats\": 3}/; s/seats\": 44/seats\": 4/' rules/plans/tests/*.yaml && "
        "git commit -q -a -m second");
    INFO(made.output);
    REQUIRE(made.code == 0);
  }
  ~Repository() { fs::remove_all(folder_); }
  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;

  Printed run(const std::string& command) const {
    const std::string path = fs::path(RUNG_EXECUTABLE).parent_path().string();
    return test::run("cd " + quoted(folder_.string()) + " && export PATH=" + quoted(path) +
                     ":$PATH CI_DEFAULT_BRANCH=main && { " + command + "\n} 2>&1");
  }
  std::string kept(const std::string& name) const { return read(folder_ / name); }

 private:
  fs::path folder_ = temporary("ci");
};

/// The lines of all texts below a node that begin with `rung `.
void add_commands(const YAML::Node& node, std::vector<std::string>& commands) {
  if (node.IsScalar()) {
    std::istringstream lines(node.Scalar());
    for (std::string line; std::getline(lines, line);)
      if (line.compare(0, 5, "rung ") == 0) commands.push_back(line);
  }
  for (const auto& item : node) {
    add_commands(node.IsMap() ? item.second : item, commands);
  }
}

/// What stands between `sh '` and `'` in the lines of a Jenkinsfile.
void add_commands(const std::string& groovy, std::vector<std::string>& commands) {
  constexpr std::string_view mark = "sh '";
  for (std::size_t at = 0; (at = groovy.find(mark, at)) != std::string::npos;) {
    at += mark.size();
    commands.push_back(groovy.substr(at, groovy.find('\'', at) - at));
  }
}

std::vector<std::string> commands_of_the_document() {
  std::vector<std::string> commands;
  for (const Block& block : blocks_of(read("docs/ci.md"))) {
    INFO("the block at line " << block.line);
    if (block.info.at(0) == "yaml") {
      for (const YAML::Node& node : YAML::LoadAll(block.text)) add_commands(node, commands);
    } else if (block.info[0] == "groovy") {
      add_commands(block.text, commands);
    } else {
      CHECK(block.info[0] == "sh");
      std::istringstream lines(block.text);
      for (std::string line; std::getline(lines, line);) commands.push_back(line);
    }
  }
  return commands;
}

TEST_CASE("every command of docs/ci.md works in a repository as it expects it") {
  const Repository repository;
  const std::vector<std::string> commands = commands_of_the_document();
  CHECK(commands.size() > 12);
  for (const std::string& command : commands) {
    const Printed printed = repository.run(command);
    INFO(command << "\n" << printed.output);
    const bool finds_change = command.find("--exit-code") != std::string::npos;
    CHECK(printed.code == (finds_change ? 1 : 0));
  }
  CHECK(repository.kept("rung.sarif").find("\"2.1.0\"") != std::string::npos);
  CHECK(repository.kept("rung-diff.md").find("sub-1") != std::string::npos);
  for (const std::string report : {"rung-junit.xml", "rung-coverage.xml"})
    CHECK(repository.run("xmllint --noout --nonet " + report).code == 0);
}

TEST_CASE("the hooks for pre-commit are what docs/ci.md calls, and work with the arguments that it gives them") {
  const Repository repository;
  const YAML::Node hooks = YAML::LoadFile(".pre-commit-hooks.yaml");
  YAML::Node used;
  for (const Block& block : blocks_of(read("docs/ci.md")))
    if (block.text.find("rev:") != std::string::npos) used = YAML::Load(block.text)["repos"][0]["hooks"];
  REQUIRE(used.size() == hooks.size());
  for (std::size_t i = 0; i < hooks.size(); ++i) {
    CHECK(used[i]["id"].Scalar() == hooks[i]["id"].Scalar());
    CHECK(hooks[i]["language"].Scalar() == "system");
    std::string command = hooks[i]["entry"].Scalar();
    for (const auto& argument : used[i]["args"]) command += " " + quoted(argument.Scalar());
    const YAML::Node named = hooks[i]["pass_filenames"];
    if (!named || named.as<bool>()) command += " rules/plans/rules.rung rules/plans/schema.rung";
    const Printed printed = repository.run(command);
    INFO(command << "\n" << printed.output);
    CHECK(printed.code == 0);
  }
}

}  // namespace
}  // namespace rung::test
