// SPDX-License-Identifier: Apache-2.0
// What depends on where a word stands: fields named by reserved words, languages, separators.
#include "tests/catch.hpp"

#include "tests/grammar/reading.hpp"

namespace {

/// Checks that one text means what another, canonical one says.
void same(const std::string& text, const std::string& canonical) {
  CHECK(reading::file(text) == canonical);
  CHECK(reading::file(canonical) == canonical);
}

}  // namespace

TEST_CASE("reserved words name fields before a colon or an equals sign") {
  same("record r { key key : text code : text in : int = 3 is : int = 4 days : int contains : text = x and : bool }",
       "record r {\n  key key : text\n  code : text\n  in : int = 3\n  is : int = 4\n  days : int\n  contains : text = "
       "x\n"
       "  and : bool\n}\n");
  same("thing a { min = 3 max = 30 days = 5 in = {x} with = y within = z alias = 1 from = \"x\" }",
       "thing a {\n  min = 3\n  max = 30\n  days = 5\n  in = {x}\n  with = y\n  within = z\n  alias = 1\n  from = "
       "\"x\"\n}\n");
  same("record r { alias : text = \"x\" from : text alias : int? = 1 from \"from\" key : int }",
       "record r {\n  alias : text = \"x\"\n  from : text\n  alias : int? = 1 from \"from\"\n  key : int\n}\n");
  same("effect upgrade { s.version = target.version s.code = s.on }",
       "effect upgrade {\n  s.version = target.version\n  s.code = s.on\n}\n");
}

TEST_CASE("one comma may follow each member of a block") {
  const std::string canonical = "enum e {\n  a\n  b \"x\" \"y\"\n  c\n}\n";
  same("enum e { a, b \"x\" \"y\", c, }", canonical);
  same("enum e{a b\"x\"\"y\"c}", canonical);
  same("record r { a : int, b : set of text, }", "record r {\n  a : int\n  b : set of text\n}\n");
}

TEST_CASE("types have shapes and may be optional") {
  same("catalog c { a : text? b : set of text alias c : range of version = 1.. d : version = name, set : list? }",
       "catalog c {\n  a : text?\n  b : set of text alias\n  c : range of version = 1..\n  d : version = name\n"
       "  set : list?\n}\n");
  same("snapshot { l : list of r = {} from \"a.'b.c'\" }", "snapshot {\n  l : list of r = {} from \"a.'b.c'\"\n}\n");
}

TEST_CASE("words that open statements may be names where they are not reserved") {
  same("enum request { open }", "enum request {\n  open\n}\n");
  same("request { request : request }", "request {\n  request : request\n}\n");
  same("request x { open = open }", "request x {\n  open = open\n}\n");
  same("open open { a = 1 }", "open open {\n  a = 1\n}\n");
  same("open enum e { a }", "open enum e {\n  a\n}\n");
}

TEST_CASE("paths list entries, or stand for all of them") {
  same("upgrade a, \"4.1\" -> b effective 2018-10-29..2019-01-01 where source.x < target.x when y",
       "upgrade a, \"4.1\" -> b where (source.x < target.x) when y effective 2018-10-29..2019-01-01\n");
  same("upgrade *->*", "upgrade * -> *\n");
  same("extend a,b when x effective ..2019-01-01", "extend a, b when x effective ..2019-01-01\n");
}

TEST_CASE("statements need no line breaks between them") {
  same("define a = 1 define b(x: int, y: set of e) = x + a upgrade a -> b extend b subject s at offer include \"x\"",
       "define a = 1\ndefine b(x: int, y: set of e) = (x + a)\nupgrade a -> b\nextend b\nsubject s at offer\ninclude "
       "\"x\"\n");
  same("subject s in a.b at c.version", "subject s in a.b at c.version\n");
}

TEST_CASE("lines of a precondition come in any order") {
  same(
      "require r { remedy \"x\" message \"m\" shared code C check x effective 2018-10-29.. when y\n"
      "on a -> b where z on extend on upgrade * -> \"4.1\" on upgrade on extend a where b }",
      "require r {\n  on upgrade a -> b where z\n  on extend\n  on upgrade * -> \"4.1\"\n  on upgrade\n  on extend a "
      "where b\n"
      "  when y\n  effective 2018-10-29..\n  check x\n  shared code C\n  message \"m\"\n  remedy \"x\"\n}\n");
}

TEST_CASE("texts know their languages, join their strings and hold expressions") {
  same(
      "advise a { message \"one \" \"two {x}\" \" three\" de \"zwei\" pt-BR \"{ a == \"}\" }{y.z}\" no \"nei\" is "
      "\"já\" }",
      "advise a {\n  message \"one two {x} three\" de \"zwei\" pt-BR \"{(a == \"}\")}{y.z}\" no \"nei\" is "
      "\"já\"\n}\n");
  same("require r { check x message \"\" remedy when a.b is \"\\{x} } {{a, b}}\" }",
       "require r {\n  check x\n  message \"\"\n  remedy when a.b is \"\\{x} } {{a, b}}\"\n}\n");
  same("package p { languages en, pt-BR, is title \"{x}\" reference \"{\" }",
       "package p {\n  title \"{x}\"\n  reference \"{\"\n  languages en, pt-BR, is\n}\n");
}

TEST_CASE("a byte order mark and CRLF change nothing") {
  same("\xEF\xBB\xBF# comment\r\nenum e {\r\n  a\r\n}\r\n", "enum e {\n  a\n}\n");
  same("", "");
  same("# only a comment", "");
  same("\xEF\xBB\xBF", "");
}

TEST_CASE("ranges of nodes cover what was written") {
  rung::Sources sources;
  const std::string text = "define d = (a + b) * c.d # x\n\nrequire r {\n  check (x)\n  message \"{ y }\"\n}";
  const auto outcome = rung::parse(sources, sources.add("x", text));
  REQUIRE(outcome.diagnostics.empty());
  const auto cut = [&](rung::Range range) { return text.substr(range.begin, range.end - range.begin); };
  const auto& statements = outcome.value->statements;
  REQUIRE(statements.size() == 2);
  CHECK(cut(statements[0].range) == "define d = (a + b) * c.d");
  CHECK(cut(statements[0].keyword) == "define");
  const auto& body = std::get<rung::ast::Define>(statements[0].node).body;
  CHECK(cut(body.range) == "(a + b) * c.d");
  const auto& product = std::get<rung::ast::Binary>(body.node);
  CHECK(cut(product.op_range) == "*");
  CHECK(cut(product.operands[0].range) == "a + b");
  CHECK(cut(product.operands[1].range) == "c.d");
  const auto& require = std::get<rung::ast::Require>(statements[1].node);
  CHECK(cut(require.name.range) == "r");
  CHECK(cut(require.check->range) == "x");
  CHECK(cut(require.message[0].range) == "\"{ y }\"");
  CHECK(cut(std::get<rung::ast::Expression>(require.message[0].pieces[0]).range) == "y");
}
