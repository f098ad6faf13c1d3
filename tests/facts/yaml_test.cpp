// SPDX-License-Identifier: Apache-2.0
// YAML's own ideas: anchors, merge keys, tags, keys that are no text, and what its parser lets pass.
#include "tests/catch.hpp"
#include "tests/facts/world.hpp"

using namespace rung;
using namespace rung::world;

TEST_CASE("an alias reads as what it stands for") {
  const std::string text = "home: &home {city: Bern}\nregions: &r [eu, us]\nid: &id x\n"
                           "subscriptions:\n- {id: *id, home: *home, regions: *r, billing: *home}\n- {id: y, home: *home, codes: [*id, *id, z]}\n";
  CHECK(fact(Format::yaml, text, "subscriptions[0].id") == "= x");
  CHECK(fact(Format::yaml, text, "subscriptions[0].home.city") == "= Bern");
  CHECK(fact(Format::yaml, text, "subscriptions[0].billing.city") == "= Bern");
  CHECK(fact(Format::yaml, text, "subscriptions[0].regions") == "= {eu, us}");
  CHECK(fact(Format::yaml, text, "subscriptions[1].home.city") == "= Bern");
  CHECK(fact(Format::yaml, text, "subscriptions[1].codes") == "= {x, z}");
  CHECK(fact(Format::yaml, "a: &k score\n*k : 3\n", "score") == "= 3");
  CHECK(fact(Format::yaml, "a: &x !unknown\nscore: *x\n", "score") == "unknown");
  CHECK(fact(Format::yaml, "a: &x 1\nb: &x 2\nscore: *x\n", "score") == "= 2");
  CHECK(errors(Format::yaml, "score: *nowhere\n") == "S100 1:8 : not valid YAML: an alias of an anchor that was not given before");
}

TEST_CASE("an error in what aliases repeat is told once, where it is written") {
  CHECK(errors(Format::yaml, "x: &h {city: [], city: 1}\nsubscriptions:\n- {id: a, home: *h}\n- {id: b, home: *h}\n") ==
        "S102 1:14 subscriptions[0].home.city: subscriptions[0].home.city is a list; expected text\n"
        "S105 1:18 : the key \"city\" is there twice in one mapping");
}

TEST_CASE("aliases that repeat without end, or too much, are refused") {
  CHECK(errors(Format::yaml, "subscriptions: &a [1, *a]\n") ==
        "S112 1:23 : this alias stands inside what it stands for: it would repeat beyond any --max-alias-events");
  CHECK(errors(Format::yaml, "junk: &a {b: {c: *a}}\n") ==
        "S112 1:18 : this alias stands inside what it stands for: it would repeat beyond any --max-alias-events");
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int at = 1; at < 9; ++at) {
    const std::string last = "*a" + std::to_string(at - 1);
    bomb += "a" + std::to_string(at) + ": &a" + std::to_string(at) + " [";
    for (int times = 0; times < 10; ++times) bomb += (times > 0 ? ", " : "") + last;
    bomb += "]\n";
  }
  CHECK(errors(Format::yaml, bomb + "score: 1\n") == "");
  ReadOptions options;
  options.limits.alias_events = 1000;
  const std::string notes = "all: &all [a, b, c, d]\nsubscriptions:\n";
  std::string many = notes;
  for (int at = 0; at < 250; ++at) many += "- {id: s" + std::to_string(at) + ", notes: *all}\n";
  CHECK(errors(Format::yaml, many, options) ==
        "S133 1:6 : aliases repeat more than 1000 nodes of this document (--max-alias-events)");
  std::string deep = "n0: &n0 [x]\n";
  for (int at = 1; at < 300; ++at)
    deep += "n" + std::to_string(at) + ": &n" + std::to_string(at) + " {<<: [{a: 1}], b: *n" + std::to_string(at - 1) + "}\n";
  CHECK(errors(Format::yaml, deep + "score: 1\n") == "");
}

TEST_CASE("merge keys give what a mapping does not say itself") {
  const std::string base = "base: &base {seats: 5, offer: business, home: {city: Bern}}\nmore: &more {seats: 6, price: 2}\n";
  const auto state = [&](const std::string& element, const std::string& field) {
    return fact(Format::yaml, base + "subscriptions:\n- " + element + "\n", "subscriptions[0]." + field);
  };
  CHECK(state("{id: a, <<: *base}", "seats") == "= 5");
  CHECK(state("{id: a, <<: *base}", "home.city") == "= Bern");
  CHECK(state("{<<: *base, id: a, seats: 7}", "seats") == "= 7");
  CHECK(state("{<<: *base, id: a, seats: 7}", "offer") == "= business");
  CHECK(state("{id: a, <<: [*more, *base]}", "seats") == "= 6");
  CHECK(state("{id: a, <<: [*base, *more]}", "seats") == "= 5");
  CHECK(state("{id: a, <<: [*base, *more]}", "price") == "= 2");
  CHECK(state("{id: a, <<: {seats: 9}}", "seats") == "= 9");
  CHECK(state("{id: a, <<: {<<: *base, seats: 9}}", "offer") == "= business");
  CHECK(state("{id: a, <<: {<<: *base, seats: 9}}", "seats") == "= 9");
  CHECK(state("{<<: {id: a}}", "id") == "= a");
  CHECK(state("{id: a, home: {city: Bonn}, <<: *base}", "home.city") == "= Bonn");
  CHECK(state("{id: a, <<: []}", "seats") == "= 1");
}

TEST_CASE("lists that come by a merge are whole, and only there once") {
  const std::string text = "b: &b {places: [{number: 1}, {number: 2}]}\nsubscriptions:\n- {<<: *b, id: a}\n- {<<: *b, id: b, places: [{number: 3}]}\n- {id: c, <<: *b}\n";
  CHECK(fact(Format::yaml, text, "subscriptions[0].places") == "= list of 2");
  CHECK(fact(Format::yaml, text, "subscriptions[1].places") == "= list of 1");
  CHECK(fact(Format::yaml, text, "subscriptions[1].places[0].number") == "= 3");
  CHECK(fact(Format::yaml, text, "subscriptions[2].places[1].number") == "= 2");
}

TEST_CASE("a merge key that merges nothing mergeable is an error, and a quoted one is a key") {
  CHECK(errors(Format::yaml, "customer: {<<: 5, id: x}\n") == "S111 1:16 : `<<` merges a mapping, or a list of mappings");
  CHECK(errors(Format::yaml, "customer: {<<: [5], id: x}\n") == "S111 1:17 : `<<` merges a mapping, or a list of mappings");
  CHECK(errors(Format::yaml, "customer: {<<: {}, <<: {}, id: x}\n") == "S105 1:20 customer.<<: the key \"<<\" is there twice in one mapping");
  CHECK(errors(Format::yaml, "customer: {<<: {a: 1, a: 2}, id: x}\n") == "S105 1:23 : the key \"a\" is there twice in one mapping");
  CHECK(fact(Format::yaml, "customer: {'<<': 5, id: x}\n", "customer.id") == "= x");
  CHECK(fact(Format::json, R"({"customer": {"<<": {"id": "y"}, "id": "x"}})", "customer.id") == "= x");
}

TEST_CASE("tags but YAML's own on what they describe, and !unknown, are errors everywhere") {
  const auto wrong = [](const std::string& tag, const std::string& path = "") {
    return path + ": the tag " + tag + " does not describe this value, or means nothing here; only !unknown does";
  };
  CHECK(errors(Format::yaml, "score: !money 5") == "S110 1:8 " + wrong("!money", "score"));
  CHECK(errors(Format::yaml, "junk: {a: [!money 5]}") == "S110 1:12 " + wrong("!money"));
  CHECK(errors(Format::yaml, "junk: !!binary aGk=") == "S110 1:7 " + wrong("!!binary"));
  CHECK(errors(Format::yaml, "junk: !!omap [a: 1]") == "S110 1:7 " + wrong("!!omap"));
  CHECK(errors(Format::yaml, "score: !!int five") == "S110 1:8 " + wrong("!!int", "score"));
  CHECK(errors(Format::yaml, "score: !!map 5") == "S110 1:8 " + wrong("!!map", "score"));
  CHECK(errors(Format::yaml, "junk: !!seq {a: 1}") == "S110 1:7 " + wrong("!!seq"));
  CHECK(errors(Format::yaml, "junk: !<tag:example.org,2026:x> 1") == "S110 1:7 " + wrong("!<tag:example.org,2026:x>"));
  CHECK(errors(Format::yaml, "!!map {score: !!float 5, flags: !!seq [!!str active], customer: !!map {id: !!str 5}, j: [!!null ~, !!bool no]}") == "");
}

TEST_CASE("a key is a single text") {
  CHECK(errors(Format::yaml, "? [a, b]\n: 1\nscore: 2\n") == "S106 1:3 : a key is a single text; this one is something else");
  CHECK(errors(Format::yaml, "junk: {? {a: 1} : 2}\n") == "S106 1:10 : a key is a single text; this one is something else");
  CHECK(errors(Format::yaml, "customer: {: x}\n") == "S106 1:12 : a key is a single text; this one is something else");
  CHECK(errors(Format::yaml, "null: 1\n~: 2\n12: 3\ntrue: 4\n") == "");
  CHECK(errors(Format::yaml, "null: 1\n'null': 2\n") == "S105 2:1 null: the key \"null\" is there twice in one mapping");
}

TEST_CASE("broken YAML is told with its place, in people's columns") {
  const std::pair<const char*, const char*> cases[] = {
      {"score: [1\n", "S100 2:1 : not valid YAML: `[` that is not closed, or a `,` that is missing"},
      {"score: 1\nstatus active\n", "S100 2:1 : not valid YAML: expected `:` behind the key `status active`"},
      {"score: 1\nstatus active\nlabel: x\n",
       "S100 3:6 : not valid YAML: `:` where no value can start; is one missing on the line above, or does a text with `: ` need quotes"},
      {"score: 1\n-b\n", "S100 2:1 : not valid YAML: expected `:` behind the key `-b`"},
      {"a: é: x\n", "S100 1:5 : not valid YAML: `:` where no value can start; is one missing on the line above, or does a text with `: ` need quotes"},
      {"é: [x, 'ü', {*y : 1}]", "S100 1:14 : not valid YAML: an alias of an anchor that was not given before"},
      {"a: 1\n\tb: 2\n", "S100 2:1 : not valid YAML: a tab in the indentation; use blanks"},
      {"{score: 1}\n{score: 2}\n", ""},
      {"a: \"x\ty\\q\"\n", "S100 1:10 : not valid YAML: unknown escape character: q"}};
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    if (*expected != '\0') CHECK(errors(Format::yaml, text) == expected);
  }
  const Read two = read(Format::yaml, "{score: 1}\n{score: 2}\n");
  REQUIRE(two.errors.size() == 2);
  CHECK(two.errors[0].empty());
  CHECK(two.errors[1] == std::vector<std::string>{"S100 2:1 : not valid YAML: expected the document's end, or `---` before another"});
}

TEST_CASE("block, folded and quoted texts are what YAML makes of them") {
  CHECK(fact(Format::yaml, "customer:\n  id: |\n    a\n    b\n", "customer.id") == "= a\nb\n");
  CHECK(fact(Format::yaml, "customer:\n  id: >-\n    a\n    b\n", "customer.id") == "= a b");
  CHECK(fact(Format::yaml, "customer: {id: 'it''s', name: \"t\\u00e9\"}\n", "customer.id") == "= it's");
  CHECK(fact(Format::yaml, "customer: {id: 'it''s', name: \"t\\u00e9\"}\n", "customer.name") == "= té");
  CHECK(fact(Format::yaml, "customer:\r\n  id: x\r\n  name: y\r\n", "customer.name") == "= y");
  CHECK(fact(Format::yaml, "\xEF\xBB\xBFscore: 2\n", "score") == "= 2");
}

TEST_CASE("a quote that is open at the end is an error, also where a line ends right before") {
  for (const std::string open : {"\"abc\n", "'abc\n", "'it''s\n", "\"a\\\"\n", "&a \"abc\n", "!!str # said\n  'abc\n\n", "\"abc"}) {
    INFO(open);
    CHECK(errors(Format::yaml, "score: 1\njunk: " + open).find("S100 2:") == 0);
  }
  CHECK(errors(Format::yaml, "score: 1\n\"junk: 1\n").find("S100 ") == 0);
  for (const std::string closed : {"\"abc\"\n", "'abc'\n\n", "'it''s'\n", "\"a\\\\\"\n", "&a \"abc\" # \"\n", "!!str # \"\n  'abc'\n", "it's \"\n"})
    CHECK(errors(Format::yaml, "score: 1\njunk: " + closed) == "");
}

TEST_CASE("a second byte order mark, and a line without end, are errors of YAML") {
  CHECK(errors(Format::yaml, "\xEF\xBB\xBF\xEF\xBB\xBFscore: 1\n").find("S100 1:1") == 0);
  const std::string brackets(9 << 20, '[');
  CHECK(errors(Format::yaml, "score: 1\njunk: " + brackets).find("S136 2:1") == 0);
  CHECK(errors(Format::yaml, "score: 1\njunk: \"" + std::string(9 << 20, 'x') + "\"\n") == "");
}
