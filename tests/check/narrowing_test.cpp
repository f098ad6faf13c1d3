// SPDX-License-Identifier: Apache-2.0
// Where an optional value is known to be present, and where it is not.
#include "tests/catch.hpp"

#include "tests/check/checking.hpp"

namespace {

const char* const n = "subscription.extra";  // optional

std::string type_of(std::string expression) {
  for (std::size_t at = expression.find('N'); at != std::string::npos; at = expression.find('N', at)) {
    expression.replace(at, 1, n);
  }
  return checking::type_of(expression);
}

}  // namespace

TEST_CASE("an optional value is used where it is known to be present") {
  for (const char* expression :
       {"N is present and N > 3",
        "N is absent or N > 3",
        "N is present implies N > 3",
        "not (N is absent) and N > 3",
        "N is not absent and N > 3",
        "N is not present or N > 3",
        "N is present and subscription.open and N > 3",
        "subscription.open and N is present and N > 3",
        "(N is present and subscription.open) and N > 3",
        "(N is absent or subscription.open) or N > 3",
        "not (N is absent or subscription.open) and N > 3",
        "if N is present then N > 3 else true",
        "if N is absent then true else N > 3",
        "not (N is present implies subscription.open) and N > 3",
        "some s in subscriptions where s.extra is present and s.extra > 3",
        "every s in subscriptions where s.extra is present : s.extra > 3",
        "sum(s.extra for s in subscriptions where s.extra is present) > 3",
        "subscription.other is present and subscription.other.nick is present and subscription.other.nick == \"x\"",
        "target.limit is present and target.limit > 3",
        "request.seats is present and request.seats > 3",
        "customer.age is present and customer.age > 3",
        "N is present and N is present",
        "N is present and (N otherwise 3) > 3"}) {
    INFO(expression);
    CHECK(type_of(expression) == "bool");
  }
}

TEST_CASE("an optional value is not used where it may be absent") {
  for (const char* expression :
       {"N > 3", "N is present or N > 3", "N is absent and N > 3", "N is absent implies N > 3",
        "N > 3 and N is present", "(N is present or subscription.open) and N > 3",
        "(N is absent and subscription.open) or N > 3", "(N is present implies subscription.open) and N > 3",
        "if N is present then true else N > 3", "if subscription.open then N > 3 else N is present",
        "(if N is present then true else false) and N > 3",
        "some s in subscriptions where subscription.extra is present and s.extra > 3",
        "(some s in subscriptions where N is present) and N > 3", "customer.nick is present and N > 3",
        "target.limit is present and source.limit > 3", "((N is present) == true) and N > 3",
        "subscription.other is present and subscription.other.nick == \"x\""}) {
    INFO(expression);
    CHECK(type_of(expression) == "R260");
  }
}

TEST_CASE("what a define knows stays in it") {
  const char* const rules =
      "define has_extra(s: subscription) = s.extra is present\n"
      "define probe = has_extra(subscription) and subscription.extra > 3\n";
  CHECK(checking::check_in_shop(rules).codes() == "R260");
}

TEST_CASE("where and when reach into check, message and remedies") {
  const auto codes = [](const std::string& lines) {
    return checking::check_in_shop("require probe {\n" + lines + "\n}\n").codes();
  };
  CHECK(codes("when subscription.extra is present check subscription.extra > 3 message \"{subscription.extra}\"") ==
        "");
  CHECK(codes("on basic -> premium where target.limit is present check subscription.seats <= target.limit "
              "message \"{target.limit}\" remedy \"{target.limit}\"") == "");
  CHECK(
      codes(
          "on basic -> premium where target.limit is present on extend basic check subscription.seats <= target.limit "
          "message \"x\"") == "R260");
  CHECK(codes("on basic -> premium where target.limit is present on premium -> basic where target.limit is present and "
              "target.rank > 3 check subscription.seats <= target.limit message \"x\"") == "");
  CHECK(codes("check subscription.extra is absent message \"{subscription.extra}\" remedy \"{subscription.extra}\"") ==
        "");
  CHECK(codes("check subscription.extra is present message \"{subscription.extra}\"") == "R260");
  CHECK(
      codes("check subscription.open message \"x\" remedy when subscription.extra is present \"{subscription.extra}\" "
            "remedy \"{subscription.extra}\"") == "R260");
}

TEST_CASE("the failing check says what is present in its message") {
  const auto codes = [](const std::string& check, const std::string& message) {
    return checking::check_in_shop("require probe { check " + check + " message \"" + message + "\" remedy \"" +
                                   message + "\" }\n")
        .codes();
  };
  CHECK(codes("no s in subscriptions where s.extra is present and s.extra > 3", "{s.extra}") == "");
  CHECK(codes("every s in subscriptions where s.extra is present : s.extra > 3", "{s.extra}") == "");
  CHECK(codes("every s in subscriptions : s.extra is absent", "{s.extra}") == "");
  CHECK(codes("no s in subscriptions where s.extra is absent", "{s.extra}") == "R260 R260");
  CHECK(codes("subscription.extra is present implies subscription.extra > 3", "{subscription.extra}") == "");
  CHECK(codes("some s in subscriptions where s.open", "{s.id}") == "R200 R200");
}
