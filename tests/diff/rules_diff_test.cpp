// SPDX-License-Identifier: Apache-2.0
// Pairs of rule sets: those that mean the same, and what is said of those that do not.
#include "tests/catch.hpp"
#include "tests/diff/changes.hpp"

namespace diffing {
namespace {

struct Edit { std::string find, put; };

TEST_CASE("what means the same is no change") {
  CHECK(changes(plans, plans) == "");
  const std::string renamed_parameter = with(with(plans, "live(s: subscription)", "live(held: subscription)"), "= s.status", "= held.status");
  CHECK(changes(plans, renamed_parameter) == "");
  CHECK(changes(plans, with(plans, "live(", "is_live(")) == "");
  CHECK(changes(plans, with(with(plans, "no s in subscriptions where s != subscription and live(s) and s.plan",
                                 "no other in subscriptions where other != subscription and live(other) and other.plan"),
                            "{s.id} has", "{other.id} has")) == "");
  CHECK(changes(plans, "# comment\n" + with(plans, "\n", "\n  ")) == "");
  const Edit edits[] = {
      {"live(s) and", "s.status != closed and"},
      {"live(s) and", "not (s.status == closed) and"},
      {"live(s) and", "closed != s.status and"},
      {"s != subscription and live(s)", "live(s) and subscription != s"},
      {"s.plan.features overlaps added", "added overlaps s.plan.features"},
      {"s != subscription and live(s) and s.plan.features overlaps added",
       "not (s == subscription or not live(s)) and s.plan.features overlaps added"},
      {"  when    limit > 0\n  check   wanted in target.seats", "  check   limit > 0 implies wanted in target.seats"},
      {"  when    limit > 0\n  check   wanted in target.seats", "  check   not (limit > 0) or wanted in target.seats"},
      {"limit > 0", "0 < limit"},
      {"limit > 0", "not (limit <= 0)"},
      {"{ mail, chat, files }", "{ files, chat, mail, }"},
      {"enum feature { mail, chat, files }", "enum feature { files, mail, chat }"},
      {"upgrade small -> medium, large", "upgrade small -> large\nupgrade small -> medium"},
      {"upgrade small -> medium, large", "upgrade small -> * where target != source"},
      {"upgrade small -> medium, large", "upgrade small -> medium, large effective ..2024-12-31\nupgrade small -> medium, large effective 2025-01-01.."},
      {"  on      upgrade\n  check   no", "  on      upgrade small -> medium, large\n  on upgrade medium -> *\n  check   no"},
      {"code    NotActive", "code    NotActive "},
      {"require fits {", "require fits {\n code Fits"},
      {"define added =", "define unused = 5\ndefine added ="},
      {"target.features - source.features", "(target.features - source.features)"},
      {"enum feature", "enum ability"},
  };
  for (const Edit& edit : edits) {
    CAPTURE(edit.find, edit.put);
    std::string after = with(plans, edit.find, edit.put);
    if (edit.put == "enum ability") after = with(after, "set of feature", "set of ability");
    CHECK(changes(plans, after) == "");
    CHECK(changes(after, plans) == "");
  }
}

TEST_CASE("the order of statements, and the file that they stand in, are no change") {
  const std::size_t fits = plans.find("require fits"), alone = plans.find("require alone"), hint = plans.find("advise hint");
  const std::string after = plans.substr(hint) + plans.substr(alone, hint - alone) + plans.substr(fits, alone - fits) + plans.substr(0, fits);
  CHECK(changes(plans, after) == "");
}

TEST_CASE("what means something else is told") {
  struct Case { std::string find, put, expected; };
  const Case cases[] = {
      {"upgrade small -> medium, large", "upgrade small -> large",
       "removed path upgrade small -> medium\n"},
      {"extend small, medium", "extend small, medium, large when limit > 1",
       "changed path extend small; condition: always -> when limit > 1\n"
       "changed path extend medium; condition: always -> when limit > 1\n"
       "added path extend large; condition:  -> when limit > 1\n"},
      {"when customer != \"acme\"", "effective 2024-01-01..",
       "changed path upgrade medium -> large; condition: when customer != \"acme\" -> effective 2024-01-01..\n"},
      {"subscription.status == active\n", "subscription.status != closed\n",
       "changed precondition active; check: subscription.status == active -> subscription.status != closed\n"},
      {"code    NotActive", "code    Sleeping", "changed precondition active; code: NotActive -> Sleeping\n"},
      {"when    limit > 0", "when    limit > 1", "changed precondition fits; when: limit > 0 -> limit > 1\n"},
      {"when    limit > 0", "effective 2024-01-01..",
       "changed precondition fits; when: limit > 0 -> ; effective: always -> 2024-01-01..\n"},
      {"  on      upgrade\n", "  on      upgrade small -> medium\n",
       "changed precondition alone; on: upgrade -> upgrade small -> medium\n"},
      {"  on      upgrade\n", "  on upgrade * -> * where target == large\n",
       "changed precondition alone; on: upgrade -> upgrade * -> * where target == large\n"},
      {"  on      upgrade\n", "", "changed precondition alone; on: upgrade -> all paths\n"},
      {"live(s: subscription) = s.status != closed", "live(s: subscription) = s.status == active",
       "changed precondition alone; check: no s in subscriptions where s != subscription and live(s) and s.plan.features "
       "overlaps added -> no s in subscriptions where s != subscription and live(s) and s.plan.features overlaps added; "
       "through live\n"
       "changed define live; body: s.status != closed -> s.status == active; reaches alone///3\n"},
      {"features = { mail, chat } ", "features = { mail, files } ",
       "changed entry plan medium; features: -{chat} +{files}\n"},
      {"seats = 1..50", "seats = 1..60", "changed entry plan medium; seats: 1..50 -> 1..60\n"},
      {"closed \"ended\"", "closed \"over\"", "changed enum status; spellings of closed: -{ended} +{over}\n"},
      {"enum status", "open enum status", "changed enum status; open:  -> open\n"},
      {"limit : int = 5", "limit : int = 6", "changed record snapshot; field limit: int = 5 -> int = 6\n"},
      {"note : text?", "note : text? from \"remarks.first\"",
       "changed record subscription; field note: text? -> text? from \"remarks.first\"\n"},
      {"effective 2020-01-01..", "effective 2021-01-01..",
       "changed package plans; effective: 2020-01-01.. -> 2021-01-01..\n"},
      {"when limit > 3", "when limit > 4", "changed advice hint; when: limit > 3 -> limit > 4\n"},
      {"effect upgrade { subscription.plan = target }", "effect upgrade { subscription.plan = target subscription.seats = wanted }",
       "changed effect effect upgrade; subscription.seats:  -> wanted\n"},
      {"package plans", "package offers", "text: changed package offers; name: plans -> offers\n"},
      {"title = \"Medium\"", "title = \"Middle\"", "text: changed entry plan medium; title: \"Medium\" -> \"Middle\"\n"},
      {"en \"Resume it.\"", "en \"Resume {subscription.id}.\"",
       "text: changed precondition active; remedy 1 en: Resume it. -> Resume {subscription.id}.\n"},
      {"when subscription.status == paused en", "when subscription.status != closed en",
       "text: changed precondition active; remedy 1 when: subscription.status == paused -> subscription.status != closed\n"},
      {" de \"{subscription.id} ist {subscription.status}.\"", "",
       "text: changed precondition active; message de: {subscription.id} ist {subscription.status}. -> \n"},
      {"require active", "require is_active", "text: renamed precondition is_active (was active)\n"},
      {"advise hint", "advise note", "text: renamed advice note (was hint)\n"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.find, each.put);
    CHECK(changes(plans, with(plans, each.find, each.put)) == each.expected);
  }
}

TEST_CASE("an entry that only got another name takes its paths along") {
  CHECK(changes(plans, with(plans, "medium", "middle")) ==
        "renamed entry plan middle (was plan medium)\n");
}

TEST_CASE("whether each element is a culprit is a meaning") {
  const std::string before = with(plans, "{s.id} has it.", "Taken.");
  CHECK(changes(before, with(before, "no s in", "not some s in")) ==
        "changed precondition alone; check: no s in subscriptions where s != subscription and live(s) and s.plan.features "
        "overlaps added -> not some s in subscriptions where s != subscription and live(s) and s.plan.features overlaps "
        "added\n");
}

TEST_CASE("a precondition of its own for some dates is found by what it says") {
  const std::string later = "require fits {\n effective 2025-01-01..\n check true\n message en \"No.\"\n}\n";
  const std::string before = with(plans, "when    limit > 0", "effective ..2024-12-31\n  when limit > 0") + later;
  CHECK(changes(before, later + with(before, later, "")) == "");
  CHECK(changes(before, with(before, "check true", "check limit > 2")) ==
        "changed precondition fits; check: true -> limit > 2\n");
}

TEST_CASE("defines are told by what changed in them, not by what they call") {
  const std::string before = with(plans, "define added", "define busy(b: subscription) = live(b) and b.seats > 0\ndefine added");
  const std::string used = with(before, "and live(s) and", "and busy(s) and");
  CHECK(changes(used, with(used, "s.status != closed", "s.status == active")).find("define busy") == std::string::npos);
  CHECK(changes(used, with(used, "s.status != closed", "s.status == active")).find("through live") != std::string::npos);
  CHECK(changes(before, with(before, "b.seats > 0", "b.seats > 1")) ==
        "changed define busy; body: live(b) and b.seats > 0 -> live(b) and b.seats > 1; reaches ///0\n");
}

}  // namespace
}  // namespace diffing
