// SPDX-License-Identifier: Apache-2.0
// The claims of SECURITY.md, tried: hostile texts stay texts in every format, and nothing is fetched, executed or written but what
// the command line names.
#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

using Json = nlohmann::json;
const std::string day = " --as-of 2026-11-22 ";

/// Escape sequences, text that turns round, markup, mentions, links, fences, commands to builds, formulas, and a shell's.
const std::string evil = R"(\u{1B}[31m\u{9B}2J\u{202E}\u{7} ::add-mask::x ##[error]y <script>alert(1)</script> & ]]> ``` | @all [go](http://evil.test) {0} $(id) `id` =1+1)";
const std::string evil_json =
    R"(\u001b[31m\u009b2J\u202e\u0007 ::add-mask::x ##[error]y <script>alert(1)</script> & ]]> ``` | @all [go](http://evil.test) {0} $(id) `id` =1+1)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

/// Rules and a snapshot that say such things wherever a text may stand, and a test of them that fails.
struct HostileDesk : Desk {
  HostileDesk() {
    const std::string in_text = replaced(replaced(evil, "{0}", "\\{0}"), "\"", "\\\"");
    write("bad/plans.rung", "package plans {\n  title en \"" + evil + "\"\n  languages en\n}\n"
                            "catalog plan { title : text }\nplan small { title = \"" + evil + "\" }\nplan large { title = \"" + evil + "\" }\n"
                            "record subscription { key id : text  plan : plan  status : text }\n"
                            "snapshot { customer : text  subscriptions : list of subscription }\nsubject subscription in subscriptions at plan\n"
                            "upgrade small -> large\nrequire r {\n  check no s in subscriptions where s.status == \"" + evil + "\" or s.status == \"x\"\n"
                            "  message en \"" + in_text + "{customer}{s.id}\"\n  remedy en \"" + in_text + "{s.status}\"\n}\n"
                            "advise a { message en \"" + in_text + "{customer}\" }\n");
    write("changed/plans.rung", replaced(kept("bad/plans.rung"), "or s.status == \"x\"", "or s.status == \"y\""));
    write("broken/plans.rung", kept("bad/plans.rung") + "define d = \"" + evil + "\" + 1\ndefine e = customer == nobody # " + replaced(evil_json, "\\u", "u") + "\n");
    write("s.json", R"({"customer": ")" + evil_json + R"(", "subscriptions": [{"id": ")" + evil_json + R"(", "plan": "small", "status": "x"}]})");
    write("wrong.json", R"({"customer": "c", "subscriptions": [{"id": ")" + evil_json + R"(", "plan": ")" + evil_json + R"(", "status": "x"}]})");
    write("named.json", R"({"customer": ")" + evil_json + R"(", "subscriptions": [{"id": "a", "plan": "small", "status": ")" + evil_json + R"("}]})");
    write("bad/t.test.yaml", "as_of: 2026-11-22\nsnapshot: ../s.json\ncases:\n  - name: \"" + evil_json + "\"\n    expect: {large: {outcome: eligible}}\n");
  }
  std::string kept(const std::string& name) const { return shell("cat " + quoted(name)).out; }
};

/// What no output for people may hold.
std::string driving(const std::string& text) {
  for (const char* part : {"\x1b", "\xC2\x9B", "\xE2\x80\xAE", "\x07"})
    if (holds(text, part)) return "a control character";
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first != std::string::npos && line.compare(first, 2, "::") == 0 && line.compare(first, 3, ":::") != 0) return "a command to a build: " + line;
    if (holds(line, "##[")) return "a command to a build: " + line;
  }
  return {};
}

const std::vector<std::string> for_people = {
    "eval bad s.json", "eval bad wrong.json", "explain bad named.json --to large --subject a", "ask bad s.json customer", "ask bad s.json 'customer == nobody'", "check bad", "check broken",
    "test bad", "test bad --coverage", "test bad --format tap", "diff bad changed s.json", "diff bad changed s.json --format markdown",
    "eval bad s.json --subject '\x1b[31m'", "eval bad s.json --to '::error::\x1b'", "eval '\x1b[2J' s.json", "eval bad '\x1b[2J'", "'\x1b'", "eval bad s.json --\x1b",
    "eval bad s.json --request '\x1b=\x1b'", "check '\x1b'", "check bad --explain '\x1b'"};

TEST_CASE("no text drives a terminal, or commands the service that runs a build") {
  const HostileDesk desk;
  for (const std::string& command : for_people) {
    INFO(command);
    const Run run = desk.rung(command);
  INFO(run.out << run.err);
    CHECK((run.code >= 0 && run.code <= 2));
    CHECK(!(run.out + run.err).empty());
    CHECK(driving(run.out) == "");
    CHECK(driving(run.err) == "");
  }
}

TEST_CASE("what is for machines is read as it was said, with no control character in it") {
  const HostileDesk desk;
  const Run run = desk.rung("eval bad s.json --format ndjson --detail full" + day);
  INFO(run.out << run.err);
  CHECK(driving(replaced(run.out, "##[", "")) == "");
  const Json line = Json::parse(run.out);
  const std::string said = Json::parse("\"" + evil_json + "\"").get<std::string>();
  CHECK(line["decisions"][0]["subject"] == said);
  CHECK(holds(line["decisions"][0]["reasons"][0]["message"].get<std::string>(), said + said));
  for (const std::string command : {"eval bad s.json --format json", "eval bad s.json --format yaml", "explain bad named.json --to large --subject a --format json", "check broken --format json",
                                     "test bad --format json", "diff bad changed s.json --format json", "check broken --format sarif"}) {
    INFO(command);
    const Run other = desk.rung(command);
    CHECK(!other.out.empty());
    for (const char* part : {"\x1b", "\xC2\x9B", "\xE2\x80\xAE", "\x07"}) CHECK(!holds(other.out, part));
    if (!holds(command, "yaml")) CHECK_NOTHROW(Json::parse(other.out));
  }
}

TEST_CASE("Markdown holds no markup, mention or link of anybody else's") {
  const HostileDesk desk;
  const Run run = desk.rung("diff bad changed s.json --format markdown");
  INFO(run.out << run.err);
  CHECK(run.code == 0);
  // Outside of code there is none of it.
  std::string outside, fence;
  std::istringstream lines(run.out);
  for (std::string text; std::getline(lines, text);) {
    const std::size_t ticks = text.find_first_not_of('`');
    const bool is_fence = text.size() >= 3 && text.compare(0, 3, "```") == 0;
    if (fence.empty() && is_fence) {
      fence = text.substr(0, std::min(ticks, text.size()));
    } else if (!fence.empty() && text == fence) {
      fence.clear();
    } else if (fence.empty()) {
      bool in_code = false;
      for (const char c : text) {
        if (c == '`') in_code = !in_code;
        else if (!in_code) outside += c;
      }
      CHECK(!in_code);
      outside += '\n';
    }
  }
  CHECK(fence.empty());
  for (const char* part : {"<script", "@all", "](http", "alert(1)"}) CHECK(!holds(outside, part));
}

TEST_CASE("SARIF has no link and no placeholder of anybody else's") {
  const HostileDesk desk;
  desk.write("linking/plans.rung", replaced(desk.kept("bad/plans.rung"), "upgrade small -> large", "upgrade small -> \"[go](http://evil.test) {0}\""));
  const Run run = desk.rung("check linking --format sarif");
  INFO(run.out << run.err);
  CHECK(run.code == 1);
  const Json log = Json::parse(run.out);
  std::size_t seen = 0;
  for (const Json& result : log["runs"][0]["results"]) {
    const std::string text = result["message"]["text"];
    CHECK(!holds(text, "[go](http"));
    seen += holds(text, "\\[go\\](http://evil.test) {{0}") ? 1 : 0;
  }
  CHECK(seen > 0);
}

TEST_CASE("annotations of a pull request are one line each, whatever they say") {
  const HostileDesk desk;
  const Run run = desk.rung("check broken --format github");
  INFO(run.out << run.err);
  CHECK(run.code == 1);
  std::istringstream lines(run.out);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    CHECK((line.compare(0, 8, "::error ") == 0 || line.compare(0, 10, "::warning ") == 0 || line.compare(0, 9, "::notice ") == 0));
    CHECK(!holds(line, "##["));
    CHECK(!holds(line, "\x1b"));
  }
  CHECK(count >= 2);
}

TEST_CASE("JUnit stays well-formed, and has the elements that it says") {
  const HostileDesk desk;
  const Run run = desk.shell("rung test bad --format junit >j.xml; xmllint --noout --nonet j.xml && xmllint --xpath 'count(//testcase)' j.xml; "
                             "xmllint --xpath 'count(//script)' j.xml");
  CHECK(run.out == "1\n0\n");
}

TEST_CASE("TAP has as many results as it plans, and no directive") {
  const HostileDesk desk;
  const Run run = desk.rung("test bad --format tap");
  INFO(run.out << run.err);
  CHECK(run.code == 1);
  CHECK(holds(run.out, "\n1..1\n"));
  std::istringstream lines(run.out);
  std::size_t results = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.compare(0, 3, "ok ") != 0 && line.compare(0, 7, "not ok ") != 0) continue;
    ++results;
    CHECK(!holds(line, "#"));
  }
  CHECK(results == 1);
}

/// Everything below a folder, by name, with contents.
std::map<std::string, std::string> tree(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    std::ostringstream text;
    if (entry.is_regular_file()) text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files[entry.path().string()] = text.str();
  }
  return files;
}

TEST_CASE("nothing is written that the command line does not name") {
  const HostileDesk desk;
  desk.rung("--version");  // standard error has its file from here on
  const auto before = tree(desk.path(""));
  for (const std::string& command : for_people) {
    const Run run = desk.rung(command);
  INFO(run.out << run.err);
    auto after = tree(desk.path(""));
    after[desk.path("stderr").string()] = before.at(desk.path("stderr").string());
    INFO(command);
    CHECK(after == before);
  }
}

TEST_CASE("the executable has no way to fetch anything, or to run a shell") {
  if (RUNG_SANITIZED) return;  // sanitizers bring their own
  const Printed symbols = run(quoted(RUNG_NM) + " -D --undefined-only " + quoted(RUNG_EXECUTABLE));
  REQUIRE(symbols.code == 0);
  std::set<std::string> names;
  std::istringstream lines(symbols.output);
  for (std::string line; std::getline(lines, line);) {
    const std::string name = line.substr(line.rfind(' ') + 1);
    names.insert(name.substr(0, name.find('@')));
  }
  CHECK(names.count("read") == 1);
  for (const char* name : {"socket", "connect", "bind", "listen", "accept", "sendto", "recvfrom", "getaddrinfo", "gethostbyname", "system", "popen", "execl",
                           "execlp", "execle", "execv", "execve", "execvp", "fork", "vfork", "dlopen"}) {
    INFO(name);
    CHECK(names.count(name) == 0);
  }
}

TEST_CASE("git is asked for revisions without what a repository could have it run") {
  const Desk desk;
  REQUIRE(desk.shell("git init -q repo && cp -r rules repo/rules && cd repo && git add . && git -c user.name=n -c user.email=e@x commit -qm m && "
                     "printf '#!/bin/sh\\ntouch \"%s\"\\n' \"$PWD/../ran\" >hook && chmod +x hook && "
                     "git config core.fsmonitor \"$PWD/hook\" && git config core.pager \"$PWD/hook\" && git config core.sshCommand \"$PWD/hook\" && "
                     "git config diff.external \"$PWD/hook\" && git config core.hooksPath \"$PWD\" && git config alias.cat-file \"!$PWD/hook\"").code == 0);
  const Run run = desk.shell("cd repo && rung diff git:HEAD rules");
  INFO(run.out << run.err);
  CHECK(run.code == 0);
  CHECK(desk.shell("ls ran 2>/dev/null").out == "");
  // A revision is no option.
  CHECK(desk.shell("cd repo && rung diff git:--upload-pack=x rules").code == 2);
}

}  // namespace
}  // namespace rung::test
