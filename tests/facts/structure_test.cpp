// SPDX-License-Identifier: Apache-2.0
// Records, lists and sets: what may stand for them, and what may not.
#include "tests/catch.hpp"
#include "tests/facts/world.hpp"

using namespace rung;
using namespace rung::world;

TEST_CASE("a whole snapshot reads alike in both formats") {
  const Read yaml = read(Format::yaml, R"(
customer: {id: c1, label: x, unread: [not, an, int]}
subscriptions:
- id: a
  offer: business
  regions: [us, EUROPE, mars, us]
  tiers: [v, gold]
  codes: [b, a, b]
  notes: [one, two]
  places: [{number: 1}, {number: 2, holder: h}]
  home: {city: Bern}
  metadata: {labels: {tier: G1}, a.b: red}
- id: b
  offer: Mars
  regions: []
  places: [{number: 1}]
flags: [deleted, none]
)");
  const Read json = read(Format::json, R"({"flags": ["deleted", "none"],
 "subscriptions": [
  {"offer": "business", "id": "a", "tiers": ["v", "gold"], "regions": ["us", "EUROPE", "mars", "us"], "codes": ["b", "a", "b"], "notes": ["one", "two"],
   "places": [{"number": 1}, {"holder": "h", "number": 2}], "home": {"city": "Bern"}, "metadata": {"a.b": "red", "labels": {"tier": "G1"}}},
  {"id": "b", "offer": "Mars", "regions": [], "places": [{"number": 1}]}],
 "customer": {"id": "c1", "unread": {}, "label": "x"}})");
  REQUIRE(yaml.facts.size() == 1);
  REQUIRE(yaml.errors[0] == std::vector<std::string>{});
  CHECK(yaml.facts == json.facts);
  const std::vector<std::string> expected = {
      "customer.id = c1", "customer.name absent", "flags = {none, cancelled}", "score = 1.5", "label = x", "subscriptions = list of 2", "plans absent",
      "subscriptions[0].id = a", "subscriptions[0].offer = business", "subscriptions[0].status unknown", "subscriptions[0].seats = 1",
      "subscriptions[0].ends absent", "subscriptions[0].price unknown", "subscriptions[0].trial unknown", "subscriptions[0].version unknown",
      "subscriptions[0].allowed unknown", "subscriptions[0].regions = {eu, us, unlisted mars}", "subscriptions[0].tiers = {gold, 4.13}",
      "subscriptions[0].codes = {a, b}", "subscriptions[0].home.city = Bern", "subscriptions[0].home.zip absent", "subscriptions[0].billing absent",
      "subscriptions[0].billing.city unknown", "subscriptions[0].billing.zip unknown", "subscriptions[0].tier = gold", "subscriptions[0].team = red",
      "subscriptions[0].notes = list of 2", "subscriptions[0].places = list of 2",
      "subscriptions[1].id = b", "subscriptions[1].offer = unlisted Mars", "subscriptions[1].status unknown", "subscriptions[1].seats = 1",
      "subscriptions[1].ends absent", "subscriptions[1].price unknown", "subscriptions[1].trial unknown", "subscriptions[1].version unknown",
      "subscriptions[1].allowed unknown", "subscriptions[1].regions = {}", "subscriptions[1].tiers unknown",
      "subscriptions[1].codes unknown", "subscriptions[1].home.city unknown", "subscriptions[1].home.zip unknown", "subscriptions[1].billing absent",
      "subscriptions[1].billing.city unknown", "subscriptions[1].billing.zip unknown", "subscriptions[1].tier absent", "subscriptions[1].team absent",
      "subscriptions[1].notes unknown", "subscriptions[1].places = list of 1",
      "subscriptions[0].notes[0] = one", "subscriptions[0].notes[1] = two", "subscriptions[0].places[0].number = 1",
      "subscriptions[0].places[0].holder absent", "subscriptions[0].places[1].number = 2", "subscriptions[0].places[1].holder = h",
      "subscriptions[1].places[0].number = 1", "subscriptions[1].places[0].holder absent"};
  CHECK(yaml.facts[0] == expected);
}

TEST_CASE("something of another kind is an error that names the type as the language spells it") {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"customer": "c1"})", "S102 1:14 customer: customer is \"c1\"; expected customer"},
      {R"({"customer": ["c1"]})", "S102 1:14 customer: customer is a list; expected customer\nS115 1:14 label: label is read from below `customer`, which is a list; expected a mapping"},
      {R"({"subscriptions": {"a": 1}})", "S102 1:19 subscriptions: subscriptions is a mapping; expected list of subscription"},
      {R"({"subscriptions": "none"})", "S102 1:19 subscriptions: subscriptions is \"none\"; expected list of subscription"},
      {R"({"subscriptions": [7]})", "S102 1:20 subscriptions[0]: subscriptions[0] is \"7\"; expected subscription"},
      {R"({"subscriptions": [[]]})", "S102 1:20 subscriptions[0]: subscriptions[0] is a list; expected subscription"},
      {R"({"flags": "active"})", "S102 1:11 flags: flags is \"active\"; expected set of status"},
      {R"({"flags": [["active"]]})", "S102 1:12 flags[0]: flags[0] is a list; expected status"},
      {R"({"flags": ["active", {"a": 1}]})", "S102 1:22 flags[1]: flags[1] is a mapping; expected status"},
      {R"({"flags": ["active", null]})", "S109 1:22 flags[1]: flags[1] is null; expected status"},
      {R"({"flags": ["active", "x", "y"]})", "S103 1:22 flags[1]: flags[1] is \"x\"; expected one of none, active, suspended, cancelled, expired\n"
                                             "S103 1:27 flags[2]: flags[2] is \"y\"; expected one of none, active, suspended, cancelled, expired"},
      {R"({"score": [1]})", "S102 1:11 score: score is a list; expected decimal"},
      {R"({"score": {}})", "S102 1:11 score: score is a mapping; expected decimal"},
      {R"({"subscriptions": [null]})", "S109 1:20 subscriptions[0]: subscriptions[0] is null; expected subscription"},
      {R"({"subscriptions": [{"id": "a", "notes": ["x", null]}]})", "S109 1:47 subscriptions[0].notes[1]: subscriptions[0].notes[1] is null; expected text"},
      {R"({"subscriptions": [{"id": ["a"]}]})", "S102 1:27 subscriptions[0].id: subscriptions[0].id is a list; expected text"},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    std::string wanted = expected;
    if (std::string(text).find("\"c1\"}") != std::string::npos)
      wanted += "\nS115 1:14 label: label is read from below `customer`, which is \"c1\"; expected a mapping";
    CHECK(errors(Format::json, text) == wanted);
    CHECK(errors(Format::yaml, text) == wanted);
  }
}

TEST_CASE("a mapping without values stands for the set of its keys") {
  for (const char* text : {"flags: {active, deleted}", "flags: !!set {active, deleted}", "flags:\n  ? active\n  ? deleted\n", "flags: {active: ~, deleted: null}"}) {
    CAPTURE(text);
    CHECK(fact(Format::yaml, text, "flags") == "= {active, cancelled}");
  }
  CHECK(fact(Format::json, R"({"flags": {"active": null}})", "flags") == "= {active}");
  CHECK(fact(Format::yaml, "flags: {}", "flags") == "= {}");
  CHECK(errors(Format::yaml, "flags: {active: 1}") ==
        "S102 1:17 flags: flags is a set written as a mapping; expected no value behind its items, found \"1\"");
  CHECK(errors(Format::yaml, "flags: {actve}") ==
        "S103 1:9 flags: flags is \"actve\"; expected one of none, active, suspended, cancelled, expired; did you mean \"active\"?");
}

TEST_CASE("a document that is no mapping is no snapshot") {
  const std::pair<const char*, const char*> cases[] = {
      {"[]", "S114 1:1 : a snapshot is a mapping; this document is a list"},
      {"\"x\"", "S114 1:1 : a snapshot is a mapping; this document is \"x\""},
      {"17", "S114 1:1 : a snapshot is a mapping; this document is \"17\""},
      {"null", "S114 1:1 : a snapshot is a mapping; this document is null"},
      {"{\"!unknown\": true}", "S114 1:1 : a snapshot is a mapping; this document is unknown"}};
  for (const auto& [text, expected] : cases) {
    CHECK(errors(Format::json, text) == expected);
    CHECK(errors(Format::yaml, text) == expected);
  }
}

TEST_CASE("every element has its key, and its own") {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"subscriptions": [{"seats": 5}]})", "S107 1:20 subscriptions[0]: subscriptions[0] has no `id`, the key of its kind"},
      {R"({"subscriptions": [{}]})", "S107 1:20 subscriptions[0]: subscriptions[0] has no `id`, the key of its kind"},
      {R"({"subscriptions": [{"id": {"!unknown": true}}]})", "S107 1:27 subscriptions[0].id: subscriptions[0].id is unknown; every element needs its key"},
      {R"({"subscriptions": [{"!unknown": true}]})", "S107 1:20 subscriptions[0]: subscriptions[0] is unknown; every element needs its key"},
      {R"({"subscriptions": [{"id": "a"}, {"id": "b"}, {"id": "a"}]})",
       "S108 1:53 subscriptions[2].id: subscriptions[2].id is the key of subscriptions[0] already; every element needs its own"},
      {R"({"plans": [{"tier": "gold"}, {"tier": "g1"}]})",
       "S108 1:39 plans[1].tier: plans[1].tier is the key of plans[0] already; every element needs its own"},
      {R"({"subscriptions": [{"id": "a", "places": [{"number": 7}, {"number": "007"}]}]})",
       "S108 1:69 subscriptions[0].places[1].number: subscriptions[0].places[1].number is the key of subscriptions[0].places[0] already; every element needs its own"},
      {R"({"subscriptions": [{"id": "a"}, {"id": "A"}]})", ""},
      {R"({"subscriptions": [{"id": "a", "places": [{"number": 7}]}, {"id": "b", "places": [{"number": 7}]}]})", ""}};
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(errors(Format::json, text) == expected);
    CHECK(errors(Format::yaml, text) == expected);
  }
  std::string many = "{\"subscriptions\": [";
  for (int at = 0; at < 1000; ++at) many += "{\"id\": \"s" + std::to_string(at) + "\"}, ";
  CHECK(errors(Format::json, many + "{\"id\": \"x\"}]}") == "");
  CHECK(errors(Format::json, many + "{\"id\": \"s500\"}]}").find("is the key of subscriptions[500] already") != std::string::npos);
}

TEST_CASE("a way to a field that is missing or null leaves it out, and anything else on it is an error") {
  const auto tier = [](const std::string& metadata) {
    return fact(Format::json, "{\"subscriptions\": [{\"id\": \"a\", \"metadata\": " + metadata + "}]}", "subscriptions[0].tier");
  };
  CHECK(tier("null") == "absent");
  CHECK(tier("{}") == "absent");
  CHECK(tier("{\"labels\": null}") == "absent");
  CHECK(tier("{\"labels\": {}}") == "absent");
  CHECK(tier("{\"labels\": {\"tier\": null}}") == "absent");
  CHECK(tier("{\"labels\": {\"tier\": \"gold\"}}") == "= gold");
  CHECK(tier("[]") == "S115 1:44 subscriptions[0].tier: subscriptions[0].tier is read from below `metadata`, which is a list; expected a mapping");
  CHECK(tier("{\"labels\": 5}") ==
        "S115 1:55 subscriptions[0].tier: subscriptions[0].tier is read from below `metadata.labels`, which is \"5\"; expected a mapping");
  CHECK(tier("{\"labels\": {\"tier\": \"lead\"}}") ==
        "S103 1:64 subscriptions[0].tier: subscriptions[0].tier is \"lead\"; expected one of gold, 4.13");
}
