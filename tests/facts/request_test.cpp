// SPDX-License-Identifier: Apache-2.0
// The request: typed like a snapshot, and there to stay.
#include "engine/facts/read.hpp"
#include "tests/catch.hpp"
#include "tests/facts/world.hpp"

using namespace rung;
using namespace rung::world;

namespace {

struct World {
  Schema schema = world::schema();
  Layout layout = make_layout(schema, mentioned(schema));
  Facts facts{schema, layout, layout.pool};
};

std::string error(const std::string& field, const std::string& value) {
  World world;
  const auto errors = set_request(world.facts, {{field, value}});
  REQUIRE(errors.size() == 1);
  return errors[0].message + (errors[0].unknown_field ? " (unknown field)" : "");
}

}  // namespace

TEST_CASE("a request that is not made is left out") {
  const World world;
  CHECK(show_request(world.facts, "seats") == "request.seats absent");
  CHECK(show_request(world.facts, "status") == "request.status = active");
  CHECK(show_request(world.facts, "regions") == "request.regions absent");
}

TEST_CASE("a request is typed by the schema and stays from snapshot to snapshot") {
  World world;
  REQUIRE(set_request(world.facts, {{"seats", "25"}, {"status", "DELETED"}, {"regions", "mars, us,europe,mars"}, {"tags", ""}}).empty());
  SnapshotReader reader(world.schema, world.layout, {});
  int seen = 0;
  const auto look = [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
    CHECK(errors.empty());
    CHECK(show_request(world.facts, "seats") == "request.seats = 25");
    CHECK(show_request(world.facts, "status") == "request.status = cancelled");
    CHECK(show_request(world.facts, "regions") == "request.regions = {eu, us, unlisted mars}");
    CHECK(show_request(world.facts, "tags") == "request.tags = {}");
    return ++seen < 10;
  };
  const std::string one = R"({"subscriptions": [{"id": "a", "regions": ["mars", "pluto"], "notes": ["n"]}]})";
  reader.read_ndjson(one + "\n{}\n" + one + "\n", world.facts, look);
  CHECK(seen == 3);
  CHECK(show(world.facts) == read(Format::json, one).facts[0]);
  CHECK(world.facts.unlisted(0) == "mars");
  CHECK(world.facts.unlisted(1) == "pluto");
  world.facts.clear();
  CHECK(show_request(world.facts, "regions") == "request.regions = {eu, us, unlisted mars}");
}

TEST_CASE("what the request cannot be is told") {
  CHECK(error("seats", "many") == "request.seats is \"many\"; expected int (a sign and digits alone)");
  CHECK(error("status", "actve") ==
        "request.status is \"actve\"; expected one of none, active, suspended, cancelled, expired; did you mean \"active\"?");
  CHECK(error("seat", "1") == "the request has no field \"seat\"; did you mean \"seats\"? (unknown field)");
  World world;
  const auto twice = set_request(world.facts, {{"seats", "1"}, {"seats", "2"}});
  REQUIRE(twice.size() == 1);
  CHECK(twice[0].message == "request.seats is given twice");
}
