// SPDX-License-Identifier: Apache-2.0
// --strict: every field is read, none may be missing that is not optional, and none be there that nobody declared.
#include "tests/catch.hpp"
#include "tests/facts/world.hpp"

using namespace rung;
using namespace rung::world;

namespace {

const ReadOptions strict = {true, false, {}};

}  // namespace

TEST_CASE("under --strict a missing field is an error at the record that lacks it") {
  for (const Format format : {Format::yaml, Format::json}) {
    CHECK(errors(format, R"({"customer": {"id": "c", "label": "x"}, "subscriptions": []})", strict) ==
          "S120 1:14 customer.unread: customer.unread is missing; expected int");
    CHECK(errors(format, R"({"subscriptions": []})", strict) == "S120 1:1 customer: customer is missing; expected customer\n"
                                                                "S120 1:1 label: label is missing; expected text");
    CHECK(errors(format, "{}", strict) == "S120 1:1 customer: customer is missing; expected customer\n"
                                          "S120 1:1 subscriptions: subscriptions is missing; expected list of subscription\n"
                                          "S120 1:1 label: label is missing; expected text");
    CHECK(errors(format, R"({"customer": {"id": "c", "unread": 1, "label": "x"}})", strict) ==
          "S120 1:1 subscriptions: subscriptions is missing; expected list of subscription");
    CHECK(errors(format, R"({"customer": {"id": "c", "unread": 1, "label": "x"}, "subscriptions": [], "plans": [{}]})", strict) ==
          "S107 1:85 plans[0]: plans[0] has no `tier`, the key of its kind");
  }
  CHECK(errors(Format::yaml, "customer: {id: c, unread: !unknown , label: x}\nsubscriptions: !unknown\n", strict) == "");
}

TEST_CASE("under --strict every field is read") {
  CHECK(errors(Format::json, R"({"customer": {"id": "c", "unread": "x", "label": "x"}, "subscriptions": []})", strict) ==
        "S103 1:36 customer.unread: customer.unread is \"x\"; expected int (a sign and digits alone)");
  CHECK(errors(Format::json, R"({"customer": {"id": "c", "unread": "x", "label": "x"}, "subscriptions": []})") == "");
}

TEST_CASE("under --strict an undeclared field is an error with what may have been meant") {
  const std::string customer = R"({"customer": {"id": "c", "unread": 1, "label": "x")";
  CHECK(errors(Format::json, customer + R"(}, "subscripptions": [], "subscriptions": []})", strict) ==
        "S121 1:54 subscripptions: the snapshot has no field \"subscripptions\"; did you mean \"subscriptions\"?");
  CHECK(errors(Format::json, customer + R"(, "nmae": "x"}, "subscriptions": []})", strict) ==
        "S121 1:53 customer.nmae: customer has no field \"nmae\"; did you mean \"name\"?");
  CHECK(errors(Format::json, customer + R"(, "nmae": "x", "zzz": 1}, "subscriptions": []})") == "");
}

TEST_CASE("under --strict fields that nobody declared are told in every element, known shape or not") {
  const std::string rest = R"("offer": "x", "status": "none", "price": 1, "trial": true, "version": "1", "allowed": "1..", "regions": [], "tiers": [], "codes": [], "notes": [], "home": {"city": "x"}, "zzz": 1)";
  const std::string text = R"({"customer": {"id": "c", "unread": 1, "label": "x"}, "subscriptions": [{"id": "a", )" + rest + "}, {\"id\": \"b\", " + rest + "}]}";
  const Read result = read(Format::json, text, strict);
  REQUIRE(result.errors.at(0).size() == 2);
  CHECK(result.errors[0][1].find("subscriptions[1] has no field \"zzz\"") != std::string::npos);
}
