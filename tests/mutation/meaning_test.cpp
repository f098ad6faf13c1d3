// SPDX-License-Identifier: Apache-2.0
// Mutants that mean what the rules mean, or what another mutant means, do not count.
#include "tests/catch.hpp"
#include "tests/mutation/breaking.hpp"

namespace {

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("what no path reads makes no difference") {
  // No precondition reads ranks.
  CHECK(breaking::mutants_of("upgrade basic -> premium\noffer extra { title = \"Extra\"  rank = 3 }", "M005").empty());
  // `basic` is where no path leads.
  CHECK(breaking::mutants_of("upgrade basic -> premium\nrequire r { check subscription.seats < target.rank message \"x\" }\n"
                             "offer extra { title = \"Extra\"  rank = 3 }", "M005").empty());
}

TEST_CASE("a guard that guards every path there is makes no difference") {
  CHECK(breaking::mutants_of("upgrade basic -> premium\nrequire r { on upgrade check subscription.open message \"x\" }", "M016").empty());
  CHECK(breaking::mutants_of("upgrade basic -> premium\nextend basic\nrequire r { on upgrade check subscription.open message \"x\" }", "M016").size() == 1);
}

TEST_CASE("a service that no path adds and nothing conflicts with makes no difference, for whatever is owned besides") {
  const std::string rules = "upgrade small -> large\noffer small { title = \"S\"  tags = { active } }\n"
                            "offer large { title = \"L\"  tags = { active, paused } }\noffer other { title = \"O\"  tags = { paused, cancelled } }\n"
                            "require r { check no s in subscriptions where s.offer.tags overlaps added message \"x\" }";
  // Were `active` added too, it would be found where `paused` is; `cancelled` is nothing that `large` adds.
  CHECK(breaking::mutants_of(rules, "M014") ==
        Lines{"offer large { title = \"L\"  tags = { active } }",
              "offer other { title = \"O\"  tags = { cancelled } }"});
}

TEST_CASE("mutants that mean the same are one") {
  const std::string rules = "upgrade small -> large\noffer small { title = \"S\"  tags = { active } }\n"
                            "offer large { title = \"L\"  tags = { active, paused } }\n"
                            "require r { check no s in subscriptions where s.offer.tags overlaps target.tags - source.tags message \"x\" }";
  // Nothing is added without `paused`, nor by the target to itself.
  CHECK(breaking::mutants_of(rules, "M014").size() == 1);
  CHECK(breaking::mutants_of(rules, "M010").empty());
}

TEST_CASE("mutants that do not check are none") {
  CHECK(breaking::mutants_of("upgrade basic -> premium\nrequire r { when subscription.extra is present check subscription.extra > 3 message \"x\" }", "M002").empty());
}
