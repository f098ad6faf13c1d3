// SPDX-License-Identifier: Apache-2.0
// What a snapshot does not say, denies, or calls unknown.
#include "tests/catch.hpp"
#include "tests/facts/world.hpp"

using namespace rung;
using namespace rung::world;

namespace {

std::string one_subscription(Format format, const std::string& more) {
  if (format == Format::yaml) return "subscriptions:\n- id: a\n" + more;
  return "{\"subscriptions\": [{\"id\": \"a\"" + more + "}]}";
}

}  // namespace

TEST_CASE("a field left out is unknown, absent, or its default") {
  for (const Format format : {Format::yaml, Format::json}) {
    const std::string text = one_subscription(format, "");
    const auto state = [&](const std::string& field) { return fact(format, text, "subscriptions[0]." + field); };
    CHECK(state("status") == "unknown");
    CHECK(state("regions") == "unknown");
    CHECK(state("notes") == "unknown");
    CHECK(state("ends") == "absent");
    CHECK(state("seats") == "= 1");
    CHECK(state("places") == "= list of 0");
    CHECK(state("tier") == "absent");
    CHECK(state("billing") == "absent");
    CHECK(state("billing.city") == "unknown");
    CHECK(state("billing.zip") == "unknown");
    CHECK(state("home.city") == "unknown");
    CHECK(state("home.zip") == "unknown");
    CHECK(fact(format, text, "score") == "= 1.5");
    CHECK(fact(format, text, "plans") == "absent");
    CHECK(fact(format, text, "flags") == "absent");
    CHECK(fact(format, text, "customer.id") == "unknown");
    CHECK(fact(format, text, "customer.name") == "unknown");
    CHECK(fact(format, text, "label") == "unknown");
  }
}

TEST_CASE("a record that is there has its own fields left out") {
  CHECK(fact(Format::yaml, one_subscription(Format::yaml, "  home: {}\n"), "subscriptions[0].home.zip") == "absent");
  CHECK(fact(Format::yaml, one_subscription(Format::yaml, "  home: {}\n"), "subscriptions[0].home.city") == "unknown");
  CHECK(fact(Format::yaml, one_subscription(Format::yaml, "  billing: {}\n"), "subscriptions[0].billing") == "= there");
  CHECK(fact(Format::json, one_subscription(Format::json, R"(, "billing": {"city": "Bern"})"), "subscriptions[0].billing.zip") == "absent");
  CHECK(fact(Format::json, "{}", "score") == "= 1.5");
  CHECK(fact(Format::json, "{}", "subscriptions") == "unknown");
}

TEST_CASE("null is what is left out, where something may be") {
  for (const char* null : {"null", "~", "Null", "NULL", "", "!!null ~", "!!null"}) {
    CAPTURE(null);
    const auto state = [&](const std::string& field) {
      return fact(Format::yaml, one_subscription(Format::yaml, "  " + field + ": " + null + "\n"), "subscriptions[0]." + field);
    };
    CHECK(state("ends") == "absent");
    CHECK(state("seats") == "= 1");
    CHECK(state("places") == "= list of 0");
    CHECK(state("billing") == "absent");
    CHECK(fact(Format::yaml, "plans: " + std::string(null), "plans") == "absent");
    CHECK(fact(Format::yaml, "flags: " + std::string(null), "flags") == "absent");
  }
  for (const char* field : {"ends", "seats", "places", "billing"}) {
    const std::string text = one_subscription(Format::json, ", \"" + std::string(field) + "\": null");
    const std::string left_out = one_subscription(Format::json, "");
    const std::string path = "subscriptions[0]." + std::string(field);
    CHECK(fact(Format::json, text, path) == fact(Format::json, left_out, path));
  }
}

TEST_CASE("null is an error elsewhere, at its own line") {
  const std::string hint = ", or the field left out or !unknown where it is not known";
  const std::pair<const char*, const char*> fields[] = {
      {"status", "status"}, {"price", "decimal"}, {"regions", "set of region"}, {"notes", "list of text"}, {"home", "address"},
      {"id", "text"}, {"allowed", "range of int"}};
  for (const auto& [field, type] : fields) {
    CAPTURE(field);
    const std::string path = "subscriptions[0]." + std::string(field);
    const std::string yaml = "subscriptions:\n- " + std::string(field) + ": null\n" + (std::string(field) == "id" ? "" : "  id: a\n");
    CHECK(errors(Format::yaml, yaml) == "S104 2:" + std::to_string(std::string(field).size() + 5) + " " + path + ": " + path +
                                            " is null; expected " + type + hint);
  }
  CHECK(errors(Format::yaml, "subscriptions:\n- id: a\n  status:\n  seats: 1\n") ==
        "S104 3:3 subscriptions[0].status: subscriptions[0].status is null; expected status" + hint);
  CHECK(errors(Format::yaml, "subscriptions:\n- id: a\n  status:\n") ==
        "S104 3:3 subscriptions[0].status: subscriptions[0].status is null; expected status" + hint);
  CHECK(errors(Format::json, R"({"subscriptions": [{"id": "a", "status": null}]})") ==
        "S104 1:42 subscriptions[0].status: subscriptions[0].status is null; expected status" + hint);
}

TEST_CASE("a quoted null is text") {
  CHECK(fact(Format::yaml, "customer: {id: 'null', name: \"~\"}", "customer.id") == "= null");
  CHECK(fact(Format::yaml, "customer: {id: 'null', name: \"~\"}", "customer.name") == "= ~");
  CHECK(fact(Format::yaml, "customer: {id: !!str null, name: ! ~}", "customer.id") == "= null");
  CHECK(fact(Format::yaml, "customer: {id: !!str null, name: ! ~}", "customer.name") == "= ~");
  CHECK(fact(Format::json, R"({"customer": {"id": "null"}})", "customer.id") == "= null");
}

TEST_CASE("!unknown is unknown, whatever else the field could be") {
  for (const char* mark : {"!unknown", "!unknown ~", "!unknown ''", "!unknown {}", "!unknown []", "{\"!unknown\": true}"}) {
    CAPTURE(mark);
    for (const char* field : {"status", "ends", "seats", "regions", "notes", "places", "home.city", "billing", "billing.zip", "tier"}) {
      CAPTURE(field);
      const std::string name = std::string(field).substr(0, std::string(field).find('.'));
      const std::string line = name == "tier" ? "  metadata: {labels: {tier: " + std::string(mark) + "}}\n" : "  " + name + ": " + mark + "\n";
      CHECK(fact(Format::yaml, one_subscription(Format::yaml, line), "subscriptions[0]." + std::string(field)) == "unknown");
    }
    CHECK(fact(Format::yaml, "score: " + std::string(mark), "score") == "unknown");
    CHECK(fact(Format::yaml, "plans: " + std::string(mark), "plans") == "unknown");
    CHECK(fact(Format::yaml, "flags: [active, " + std::string(mark) + "]", "flags") == "unknown");
    CHECK(fact(Format::yaml, "subscriptions: [{id: a, notes: [x, " + std::string(mark) + "]}]", "subscriptions[0].notes[1]") == "unknown");
    CHECK(fact(Format::yaml, "subscriptions: [{id: a, notes: [x, " + std::string(mark) + "]}]", "subscriptions[0].notes") == "= list of 2");
  }
  for (const char* field : {"status", "ends", "seats", "regions", "notes", "places", "billing"}) {
    CHECK(fact(Format::json, one_subscription(Format::json, ", \"" + std::string(field) + "\": { \"!unknown\" : true }"),
               "subscriptions[0]." + std::string(field)) == "unknown");
  }
  CHECK(fact(Format::json, R"({"flags": ["active", {"!unknown":true}]})", "flags") == "unknown");
}

TEST_CASE("an unknown way leaves what is read from below it unknown") {
  CHECK(fact(Format::yaml, one_subscription(Format::yaml, "  metadata: !unknown\n"), "subscriptions[0].tier") == "unknown");
  CHECK(fact(Format::yaml, one_subscription(Format::yaml, "  metadata: {labels: !unknown }\n"), "subscriptions[0].tier") == "unknown");
  CHECK(fact(Format::yaml, one_subscription(Format::yaml, "  metadata: {labels: !unknown }\n"), "subscriptions[0].team") == "absent");
  CHECK(fact(Format::json, one_subscription(Format::json, R"(, "metadata": {"!unknown": true})"), "subscriptions[0].team") == "unknown");
  CHECK(fact(Format::yaml, "customer: !unknown", "label") == "unknown");
}

TEST_CASE("!unknown with anything beside it is an error") {
  CHECK(errors(Format::yaml, "score: !unknown 5") == "S113 1:8 score: `!unknown` stands alone, without a value");
  CHECK(errors(Format::yaml, "flags: !unknown [active]") == "S113 1:8 flags: `!unknown` stands alone, without a value");
  const std::string rule = ": `!unknown` stands alone in its mapping, and its value is true";
  CHECK(errors(Format::json, R"({"customer": {"!unknown": false}})") == "S113 1:15 customer: in customer" + rule);
  CHECK(errors(Format::json, R"({"customer": {"id": "x", "!unknown": true}})") == "S113 1:26 customer: in customer" + rule);
  CHECK(errors(Format::yaml, R"({"customer": {"!unknown": true, "id": "x"}})") == "S113 1:15 customer: in customer" + rule);
  CHECK(errors(Format::json, R"({"score": {"!unknown": 1}})") == "S102 1:11 score: score is a mapping; expected decimal");
}

TEST_CASE("what follows an unknown snapshot starts afresh") {
  const Read result = read(Format::ndjson, "{\"score\":{\"!unknown\":true},\"subscriptions\":[{\"id\":\"a\",\"seats\":5}]}\n{}\n");
  REQUIRE(result.facts.size() == 2);
  CHECK(result.facts[1] == read(Format::json, "{}").facts[0]);
}
