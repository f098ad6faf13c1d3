// SPDX-License-Identifier: Apache-2.0
// No key is there twice in one mapping, wherever it is, and however the mappings before looked.
#include "tests/catch.hpp"
#include "tests/facts/world.hpp"

using namespace rung;
using namespace rung::world;

TEST_CASE("a duplicate key is an error at the second one, everywhere") {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"score": 1, "score": 2})", "S105 1:14 score: the key \"score\" is there twice in one mapping"},
      {R"({"junk": 1, "score": 2, "junk": 3})", "S105 1:25 junk: the key \"junk\" is there twice in one mapping"},
      {R"({"customer": {"id": "a", "unread": 1, "unread": 2}})", "S105 1:39 customer.unread: the key \"unread\" is there twice in one mapping"},
      {R"({"junk": {"a": 1, "b": {"c": 1, "c": 2}, "a": 2}})", "S105 1:33 : the key \"c\" is there twice in one mapping\n"
                                                              "S105 1:42 : the key \"a\" is there twice in one mapping"},
      {R"({"junk": [{"a": 1}, {"a": 1, "a": 1}]})", "S105 1:30 : the key \"a\" is there twice in one mapping"},
      {R"({"subscriptions": [{"id": "a"}, {"id": "b", "id": "c"}]})",
       "S105 1:45 subscriptions[1].id: the key \"id\" is there twice in one mapping"},
      {R"({"subscriptions": [{"id": "a", "metadata": {"x": {"y": 1}, "x": 1}}]})",
       "S105 1:60 subscriptions[0].metadata.x: the key \"x\" is there twice in one mapping"},
      {R"({"flags": {"active": null, "active": null}})", "S105 1:28 flags.active: the key \"active\" is there twice in one mapping"},
      {R"({"": 1, "": 2})", "S105 1:9 : the key \"\" is there twice in one mapping"}};
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(errors(Format::yaml, text) == expected);
    CHECK(errors(Format::json, text) == expected);
  }
  CHECK(errors(Format::json, R"({"score": 1, "\u0073core": 2})") == "S105 1:14 score: the key \"score\" is there twice in one mapping");
  CHECK(errors(Format::json, R"({"junk": {"a": 1, "\u0061": 2}})") == "S105 1:19 : the key \"a\" is there twice in one mapping");
}

TEST_CASE("mappings of any shape after any other are read alike") {
  // The reader expects the keys of the element before; all orders of four keys, some left out, some unknown to the schema.
  const std::vector<std::string> keys = {R"("id": "#")", R"("seats": 7)", R"("zzz": {"id": 1})", R"("offer": "premium")"};
  std::string text = "{\"subscriptions\": [";
  std::vector<std::pair<bool, bool>> expected;  // seats given, offer given
  std::vector<std::size_t> order = {0, 1, 2, 3};
  for (int count = 0; count < 24 * 15; ++count) {
    if (count % 15 == 0) std::next_permutation(order.begin(), order.end());
    const unsigned chosen = static_cast<unsigned>(count % 15) + 1;
    std::string element;
    for (const std::size_t at : order) {
      if (at != 0 && (chosen >> (at - 1) & 1) == 0) continue;
      std::string key = keys[at];
      if (at == 0) key.replace(key.find('#'), 1, std::to_string(count));
      element += (element.empty() ? "{" : ", ") + key;
    }
    text += (count > 0 ? ", " : "") + element + "}";
    expected.emplace_back((chosen & 1) != 0, (chosen >> 2 & 1) != 0);
  }
  text += "]}";
  for (const Format format : {Format::json, Format::yaml}) {
    const Read result = read(format, text);
    REQUIRE(result.errors.at(0) == std::vector<std::string>{});
    const auto has = [&](const std::string& line) {
      return std::find(result.facts[0].begin(), result.facts[0].end(), line) != result.facts[0].end();
    };
    for (std::size_t at = 0; at < expected.size(); ++at) {
      CAPTURE(at);
      const std::string path = "subscriptions[" + std::to_string(at) + "]";
      CHECK(has(path + ".id = " + std::to_string(at)));
      CHECK(has(path + ".seats = " + (expected[at].first ? "7" : "1")));
      CHECK(has(path + ".offer" + (expected[at].second ? " = premium" : " unknown")));
    }
  }
}

TEST_CASE("many keys in one mapping are told apart") {
  std::string text = "{\"junk\": {";
  for (int at = 0; at < 3000; ++at) text += "\"k" + std::to_string(at) + "\": " + std::to_string(at) + ", ";
  CHECK(errors(Format::json, text + "\"x\": 1}, \"score\": 1}") == "");
  CHECK(errors(Format::json, text + "\"k17\": 1}, \"score\": 1}").find("the key \"k17\" is there twice") != std::string::npos);
  CHECK(errors(Format::yaml, text + "\"k2999\": 1}, \"score\": 1}").find("the key \"k2999\" is there twice") != std::string::npos);
}
