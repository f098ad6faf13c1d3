// SPDX-License-Identifier: Apache-2.0
// Whole rule files beside their canonical form, UPDATE_GOLDEN=1 rewrites it; and pairs of what is easily got wrong.
#include "tests/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/format/format.hpp"
#include "fuzz/format_invariants.hpp"

namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string formatted(const std::string& text) {
  rung::Sources sources;
  const auto outcome = rung::format(sources, sources.add("file.rung", text));
  REQUIRE(outcome.value);
  return *outcome.value;
}

/// Of an expression that stands in a definition.
std::string expression(const std::string& text) {
  const std::string statement = formatted("define x = " + text);
  REQUIRE(rung::broken_by_formatting("define x = " + text) == "");
  return statement.substr(11, statement.size() - 12);
}

}  // namespace

TEST_CASE("rule files have the canonical form beside them") {
  int compared = 0;
  for (const auto& entry : fs::directory_iterator("tests/golden/good/format")) {
    if (entry.path().extension() != ".rung") continue;
    const std::string text = contents(entry.path());
    const fs::path golden = fs::path(entry.path()).replace_extension(".formatted");
    if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(golden, std::ios::binary) << formatted(text);
    INFO(golden);
    CHECK(formatted(text) == contents(golden));
    CHECK(rung::broken_by_formatting(text) == "");
    ++compared;
  }
  CHECK(compared >= 3);
}

TEST_CASE("the brace of an escape opens no placeholder") {
  const std::string text = "advise a { message en \"\\u{1F600}{ x+1 }\\{\\u{41}{y}\" }\n";
  CHECK(rung::broken_by_formatting(text) == "");
  CHECK(formatted(text).find("\"\\u{1F600}{x + 1}\\{\\u{41}{y}\"") != std::string::npos);
}

TEST_CASE("parentheses that say nothing are dropped, others kept") {
  const std::pair<const char*, const char*> pairs[] = {
      {"((a))", "a"},
      {"(a) and (b == c)", "a and b == c"},
      {"(a and b) or c", "(a and b) or c"},
      {"(a or b) and c", "(a or b) and c"},
      {"(a and b) and c", "(a and b) and c"},
      {"a and (b and c)", "a and (b and c)"},
      {"not (a in b)", "not (a in b)"},
      {"not (a)", "not a"},
      {"(not a) == b", "(not a) == b"},
      {"(a + b) > (c * d)", "a + b > c * d"},
      {"(a * b) + (c & d)", "a * b + (c & d)"},
      {"(a otherwise b) == c", "(a otherwise b) == c"},
      {"(a == b) == c", "(a == b) == c"},
      {"a - (b - c)", "a - (b - c)"},
      {"-(5)", "-5"},
      {"-(1..5)", "-(1..5)"},
      {"a - (-5)", "a - (-5)"},
      {"(no s in l where (p and q)) and r", "(no s in l where p and q) and r"},
      {"(a and no s in l where p) or q", "(a and no s in l where p) or q"},
      {"(a == if b then c else d) and e", "(a == if b then c else d) and e"},
      {"every s in (l) where (some t in m where t == s) : (q)", "every s in l where (some t in m where t == s) : q"},
      {"no s in (a | b) where p", "no s in (a | b) where p"},
      {"no s in (count(x in y where z)) where p", "no s in (count(x in y where z)) where p"},
      {"(f(x)).y", "f(x).y"},
      {"({ a }).y", "({ a }).y"},
      {"f((a), ({b}))", "f(a, { b })"},
      {"if (a) then (b) else (c)", "if a then b else c"},
  };
  for (const auto& [typed, canonical] : pairs) {
    CHECK(expression(typed) == canonical);
  }
}

TEST_CASE("a number stays in its parentheses where it would become a duration") {
  CHECK(formatted("define x = (5)\ndays a {}\n") == "define x = (5)\ndays a {}\n");
  CHECK(formatted("define x = (a == ((5)))\ndays a {}\n") == "define x = (a == (5))\ndays a {}\n");
}

TEST_CASE("line breaks become LF, a byte order mark and blank ends go") {
  CHECK(formatted("\xEF\xBB\xBF\r\n\r\n# a \t\r\nextend  a\r\n\r\n\r\n\r\nextend b # c\r\n\r\n") ==
        "# a\nextend a\n\nextend b  # c\n");
  CHECK(formatted("") == "");
  CHECK(formatted(" \n\t\n") == "");
  CHECK(formatted("# only") == "# only\n");
}

TEST_CASE("a file that does not parse has no canonical form") {
  rung::Sources sources;
  const auto outcome = rung::format(sources, sources.add("file.rung", "extend a\nenum {\nrequire r {}\n"));
  CHECK(!outcome.value);
  CHECK(outcome.diagnostics.size() == 3);
}

TEST_CASE("long runs of paths, sets and conditions are formatted in time") {
  std::string paths, set, chain = "define chain = a";
  for (int at = 0; at < 5000; ++at) {
    const std::string name = "entry_" + std::to_string(at);
    paths += "upgrade " + name + " -> other_" + std::to_string(at % 7) + " # " + name + "\n";
    set += (at > 0 ? ", " : "define s = {") + name;
    chain += (at % 3 == 0 ? " and (" : " and ((") + name + (at % 3 == 0 ? ")" : "))");
  }
  CHECK(rung::broken_by_formatting(paths + set + "}\n" + chain + "\n") == "");
}
