// SPDX-License-Identifier: Apache-2.0
// Nesting that no one writes is a diagnostic; long rows that tools write are read.
#include "tests/catch.hpp"

#include "grammar/recognise.hpp"
#include "tests/grammar/reading.hpp"

namespace {

constexpr unsigned many = 100'000;

std::string repeated(const std::string& text, unsigned times) {
  std::string all;
  all.reserve(text.size() * times);
  for (unsigned at = 0; at < times; ++at) all += text;
  return all;
}

std::string code_of(const std::string& expression) {
  rung::Sources sources;
  const auto outcome = rung::parse_expression(sources, sources.add("expression", expression));
  if (outcome.value) {
    const auto copy = *outcome.value;
    return rung::ast::print(copy).empty() ? "no tree" : "parsed";
  }
  return outcome.diagnostics.at(0).code;
}

}  // namespace

TEST_CASE("what nests too deep is refused, closed or not") {
  const struct {
    const char *before, *within, *behind;
  } nests[] = {
      {"(", "x", ")"},
      {"not ", "x", ""},
      {"- ", "x", ""},
      {"{", "x", "}"},
      {"f(", "x", ")"},
      {"size(", "x", ")"},
      {"if a then b else ", "x", ""},
      {"if ", "a", " then b else c"},
      {"some v in l where ", "x", ""},
      {"every v in l : ", "x", ""},
      {"every v in l where ", "x", " : y"},
      {"every v in (", "x", ") : y"},
      {"sum(", "x", " for v in l)"},
      {"count(v in l where ", "x", ")"},
      {"a implies ", "x", ""},
      {"a otherwise ", "x", ""},
      {"not (-(", "x", "))"},
  };
  for (const auto& nest : nests) {
    INFO(nest.before);
    CHECK(code_of(repeated(nest.before, many) + nest.within + repeated(nest.behind, many)) == "R009");
    const std::string unclosed = code_of(repeated(nest.before, many));
    CHECK((unclosed == "R009" || (unclosed == "R001" && nest.behind[0] == '\0')));
    CHECK(code_of(repeated(nest.before, 20) + nest.within + repeated(nest.behind, 20)) == "parsed");
  }
}

TEST_CASE("operators that nest to the left are limited too") {
  for (const char* link : {" + x", " - x", " * x", " | x", " & x", ".x"}) {
    INFO(link);
    CHECK(code_of("x" + repeated(link, many)) == "R009");
    CHECK(code_of("x" + repeated(link, 150)) == "parsed");
  }
  CHECK(code_of("x" + repeated(" is present", many)) == "R008");
  CHECK(code_of("x" + repeated(" == x", many)) == "R008");
}

TEST_CASE("depth adds up over all shapes") {
  const unsigned limit = rung::grammar::max_depth;
  std::string mixed = "x";
  for (unsigned at = 0; at < limit; ++at) mixed = "(" + mixed + " + 1)";
  CHECK(code_of(mixed) == "R009");
  CHECK(code_of(repeated("(", limit - 1) + "x" + repeated(")", limit - 1)) == "parsed");
  CHECK(code_of(repeated("(", limit) + "x" + repeated(")", limit)) == "R009");
}

TEST_CASE("long rows are no nesting") {
  CHECK(code_of("x" + repeated(" and x", many)) == "parsed");
  CHECK(code_of("x" + repeated(" or x and y", many)) == "parsed");
  CHECK(code_of("{x" + repeated(", x", many) + "}") == "parsed");
  CHECK(code_of("f(x" + repeated(", x", many) + ")") == "parsed");
}

TEST_CASE("a broken statement of great depth costs no other") {
  const std::string text = "define a = " + repeated("(", many) +
                           "\ndefine b = 1\ndefine c = " + repeated("not ", many) + "\nupgrade x -> y\n";
  rung::Sources sources;
  const auto outcome = rung::parse(sources, sources.add("x", text));
  CHECK(outcome.diagnostics.size() == 2);
  CHECK(rung::ast::print(*outcome.value) == "define b = 1\nupgrade x -> y\n");
}

TEST_CASE("every one of many broken statements is reported") {
  const std::string text = repeated("define a = \ndefine b = 1\n", 10'000);
  rung::Sources sources;
  const auto outcome = rung::parse(sources, sources.add("x", text));
  CHECK(outcome.diagnostics.size() == 10'000);
  CHECK(outcome.value->statements.size() == 10'000);
}

TEST_CASE("a list of a hundred thousand paths is one statement") {
  std::string text = "upgrade a0";
  for (unsigned at = 1; at < many; ++at) text += ", a" + std::to_string(at);
  text += " -> b";
  rung::Sources sources;
  const auto outcome = rung::parse(sources, sources.add("x", text));
  REQUIRE(outcome.diagnostics.empty());
  CHECK(std::get<rung::ast::Upgrade>(outcome.value->statements.at(0).node).from.names.size() == many);
}
