// SPDX-License-Identifier: Apache-2.0
// Texts in a package of three languages.
#include "tests/catch.hpp"
#include "tests/lint/linting.hpp"

namespace {

std::string found(const std::string& text, bool included = false) {
  const std::string plans =
      "package plans { title en \"P\" de \"P\" fr \"P\"  languages en, de, fr }\ncatalog plan { title : text }\n"
      "plan a { title = \"A\" }\nplan b { title = \"B\" }\nrecord s { key id : text  plan : plan }\n"
      "snapshot { subscriptions : list of s }\nsubject subscription in subscriptions at plan\nupgrade a -> b\n";
  return linting::lint({{"package.rung", ""}, {"plans.rung", plans}, {"rules.rung", text, included}}).lines();
}

std::string advice(const std::string& texts) { return "advise x { message " + texts + " }"; }

}  // namespace

TEST_CASE("a language that is missing in messages, remedies, advice and the title") {
  CHECK(found(advice("en \"a\" de \"b\" fr \"c\"")) == "");
  CHECK(found(advice("\"a\" de \"b\" fr \"c\"")) == "");
  CHECK(found(advice("en \"a\" fr \"c\"")) == "L020 rules.rung:1:20 the message of `x` is not there in `de`\n");
  CHECK(found(advice("\"a\""), true) == "L020 rules.rung:1:20 the message of `x` is not there in `de` and `fr`\n");
  CHECK(found("require r { check subscription.id == \"x\" message \"a\" de \"b\" fr \"c\" remedy \"a\" de \"b\" }") ==
        "L020 rules.rung:1:75 a remedy of `r` is not there in `fr`\n");
  const auto title = linting::lint({{"package.rung", "package plans { title \"Plans\"  languages en, de }"}});
  CHECK(title.lines().find("L020 package.rung:1:23 the title is not there in `de`\n") != std::string::npos);
}

TEST_CASE("placeholders that differ between languages") {
  const std::string rest = " fr \"{target} {subscription.id}\"";
  CHECK(found(advice("en \"{subscription.id} {target}\" de \"{target}: {subscription.id}\"" + rest)) == "");
  CHECK(found(advice("en \"{subscription.id} {target}\" de \"{target} {target}, {subscription.id}\"" + rest)) == "");
  CHECK(found(advice("en \"{subscription.id} {target}\" de \"{target}\"" + rest)) ==
        "L021 rules.rung:1:52 the text in `de` does not say `{subscription.id}`\n");
  CHECK(found(advice("en \"{subscription.id} {target}\" de \"{target} {subscription.id} {source}\"" + rest)) ==
        "L021 rules.rung:1:84 the text in `de` says `{source}`, which that in `en` does not\n");
  CHECK(found(advice("en \"{subscription.id} {target}\" de \"{source} {target}\"" + rest)) ==
        "L021 rules.rung:1:57 the text in `de` says `{source}`, which that in `en` does not, and does not say "
        "`{subscription.id}`\n");
}

TEST_CASE("placeholders that are written in another way, or hold other words, say the same") {
  CHECK(found(advice("en \"{subscription.plan.title}\" de \"{(subscription.plan).title}\" fr \"{ subscription . plan.title }\"")) == "");
  CHECK(found(advice("en \"{count(s in subscriptions where s.id == \"x\")}\" de \"{count(t in subscriptions where t.id == \"x\")}\" "
                     "fr \"{count(s in subscriptions where s.id == \"x\")}\"")) == "");
  CHECK(found(advice("en \"{if source == a then \"small\" else \"large\"}\" de \"{if source == a then \"klein\" else \"gross\"}\" "
                     "fr \"{if source == a then \"petit\" else \"grand\"}\"")) == "");
}
