// SPDX-License-Identifier: Apache-2.0
// What is wrong with a test file is told at its place, and never taken for a pass.
#include "tests/catch.hpp"
#include "tests/testing/tried.hpp"

namespace rung::testing {
namespace {

struct Wrong { std::string lines, diagnostics; };

TEST_CASE("what is wrong with a case is told at its place") {
  const Wrong table[] = {
      {"    expct: {medium: eligible}\n",
       "T001 t.test.yaml:6:5 a case has no `expct` (did you mean `expect`?)\n"
       "T004 t.test.yaml:4:11 the case expects nothing (`expect:` names an entry and an outcome)\n"},
      {"    expect: {}\n", "T004 t.test.yaml:6:13 the case expects nothing (name an entry and an outcome)\n"},
      {"    expect: [eligible]\n", "T002 t.test.yaml:6:13 `expect` is a mapping, found a list\n"},
      {"    expect: {medium: elgible}\n", "T006 t.test.yaml:6:22 `elgible` is no outcome (did you mean `eligible`?)\n"},
      {"    expect: {medium: {codes: [NotActive]}}\n",
       "T003 t.test.yaml:6:14 the expectation has no `outcome` (`outcome: eligible`, `ineligible`, `undetermined` or `no_path`)\n"},
      {"    expect: {medium: {outcome: eligible, codes: [NotActive]}}\n",
       "T007 t.test.yaml:6:14 a reason never comes with `eligible`: nothing stands in the way\n"},
      {"    expect: {medium: {outcome: ineligible, codes: []}}\n",
       "T007 t.test.yaml:6:14 an empty list of reasons never comes with `ineligible`: a precondition is false\n"},
      {"    expect: {medium: {outcome: undetermined, missing: []}}\n",
       "T007 t.test.yaml:6:14 an empty `missing` never comes with `undetermined`: it waits for something\n"},
      {"    expect: {medium: {outcome: no_path, codes: []}}\n",
       "T007 t.test.yaml:6:14 anything else never comes with `no_path`: there is no decision\n"},
      {"    expect: {medium: {outcome: ineligible, codes: [NotActive, NotActive]}}\n",
       "T005 t.test.yaml:6:63 `NotActive` is there twice in `codes` (each stands there once, however often it comes)\n"},
      {"    set: {}\n    expect: {medium: eligible}\n", "T004 t.test.yaml:6:10 `set` is empty (leave it out)\n"},
      {"    as_of: 2020-02-30\n    expect: {medium: eligible}\n",
       "T008 t.test.yaml:6:12 `as_of` is a date such as 2018-10-29, found `2020-02-30`\n"},
      {"    as_of: 2030-01-01\n    expect: {medium: eligible}\n", "T030 t.test.yaml:6:12 plans does not hold on 2030-01-01\n"},
      {"    expect: {medium: eligible, MEDIUM: eligible}\n",
       "T038 t.test.yaml:6:32 `MEDIUM` is expected already, under another spelling (expect each entry once)\n"},
      {"    expect: {medum: eligible}\n", "T032 t.test.yaml:6:14 there is no plan `medum` (did you mean `medium`?)\n"},
      {"    expect: {medium: {outcome: ineligible, codes: [NotActiv]}}\n",
       "T033 t.test.yaml:6:52 no precondition has the code `NotActiv` (did you mean `NotActive`?)\n"},
      {"    expect: {medium: {outcome: ineligible, requires: [activ]}}\n",
       "T034 t.test.yaml:6:55 there is no precondition `activ` (did you mean `active`?)\n"},
      {"    expect: {medium: {outcome: eligible, advice: [notes]}}\n",
       "T035 t.test.yaml:6:51 there is no advice `notes` (did you mean `note`?)\n"},
      {"    expect: {medium: {outcome: undetermined, missing: [acount.tier]}}\n",
       "T021 t.test.yaml:6:56 the snapshot has no field `acount` (did you mean `account`?)\n"},
      {"    set: {\"subscriptions[c].seats\": 1}\n    expect: {medium: eligible}\n",
       "T023 t.test.yaml:6:11 `subscriptions` has no element `c` (it has a, b, 7)\n"},
      {"    set: {\"subscriptions[9].seats\": 1}\n    expect: {medium: eligible}\n",
       "T023 t.test.yaml:6:11 `subscriptions` has no element 9: it has 3 (`subscriptions[3]` appends one)\n"},
      {"    set: {\"subscriptions[a].seat\": 1}\n    expect: {medium: eligible}\n",
       "T021 t.test.yaml:6:11 record subscription has no field `seat` (did you mean `seats`?)\n"},
      {"    set: {\"account.tier.x\": 1}\n    expect: {medium: eligible}\n",
       "T021 t.test.yaml:6:11 `account.tier` has no field `x`: it is int\n"},
      {"    set: {\"subscriptions.seats\": 1}\n    expect: {medium: eligible}\n",
       "T021 t.test.yaml:6:11 `subscriptions` has no field `seats`: it is list of subscription (a list's element is chosen by "
       "index or key: `[0]`, `[sub-1]`)\n"},
      {"    set: {\"a b\": 1}\n    expect: {medium: eligible}\n",
       "T020 t.test.yaml:6:11 `a b` is no path (such as `subscriptions[sub-1].status`, with an index, a key or a quoted key in "
       "brackets)\n"},
      {"    set: {\"subscriptions[a].seats\": many}\n    expect: {medium: eligible}\n",
       "S103 t.test.yaml:6:37 subscriptions[0].seats is \"many\"; expected int (a sign and digits alone)\n"},
      {"    set: {account: {tier: 1, plaice: {city: x}}}\n    expect: {medium: eligible}\n",
       "S121 t.test.yaml:6:30 account has no field \"plaice\"; did you mean \"place\"?\n"},
      {"    unset: [\"subscriptions[b].seller\"]\n    expect: {medium: eligible}\n",
       "T024 t.test.yaml:6:13 there is nothing to unset: the snapshot does not say `subscriptions[b].seller`\n"},
      {"    request: {seat: 5}\n    expect: {medium: eligible}\n",
       "T036 t.test.yaml:6:15 the request has no field \"seat\"; did you mean \"seats\"?\n"},
      {"    request: {seats: five}\n    expect: {medium: eligible}\n",
       "T036 t.test.yaml:6:22 request.seats is \"five\"; expected int (a sign and digits alone)\n"},
      {"    snapshot: ../gone.yaml\n    expect: {medium: eligible}\n",
       "T010 t.test.yaml:6:15 cannot read `/plans/gone.yaml`: No such file or directory (the path counts from the test file)\n"}};
  for (const Wrong& wrong : table) {
    INFO(wrong.lines);
    const Tried tried(one_case(wrong.lines));
    CHECK(tried.diagnostics() == wrong.diagnostics);
    CHECK(tried.run.count(CaseState::passed) == 0);
  }
}

TEST_CASE("what is wrong with a test file is told at its place") {
  const Wrong table[] = {
      {"", "T004 t.test.yaml:1:1 the file holds no case (`cases:` lists them)\n"},
      {"as_of: 2020-06-01\ncases: []\n", "T004 t.test.yaml:2:8 the file holds no case (`cases:` lists them)\n"},
      {"as_of: 2020-06-01\ncases:\n", "T004 t.test.yaml:2:1 the file holds no case (`cases:` lists them)\n"},
      {"- a\n", "T002 t.test.yaml:1:1 a test file is a mapping, found a list\n"},
      {"cases: [}\n", "S100 t.test.yaml:1:9 not valid YAML: `]` or `}` that closes nothing\n"},
      {"cases:\n  - {expect: {medium: eligible}}\n",
       "T003 t.test.yaml:2:5 the case has no `name`\n"
       "T012 t.test.yaml:2:5 without `as_of` the case is decided for today, 2024-10-04 (`as_of: DATE` makes it say the same "
       "tomorrow)\n"
       "T003 t.test.yaml:2:5 the case has no `snapshot`, nor has its file (`snapshot:` is the path of one, or the snapshot "
       "itself)\n"}};
  for (const Wrong& wrong : table) {
    INFO(wrong.lines);
    const Tried tried(wrong.lines);
    CHECK(tried.diagnostics() == wrong.diagnostics);
    CHECK_FALSE(tried.run.passed());
  }
}

TEST_CASE("a broken case costs no other") {
  const Tried tried(one_case("    expect: {medium: eligible}\n") +
                    "  - name: it\n    subject: a\n    expect: {medium: eligible}\n"
                    "  - name: other\n    subject: a\n    expect: {medium: eligible}\n");
  CHECK(tried.diagnostics() ==
        "T009 t.test.yaml:7:11 two cases of this file are called `it` (the other one's name would hide which of them failed)\n");
  CHECK(tried.outcomes() == "it: passed\nother: passed\n");
  CHECK(tried.suite.has_errors());
}

TEST_CASE("an unknown or a missing subject is told") {
  const std::string head = "as_of: 2020-06-01\nsnapshot: ../contoso.yaml\ncases:\n  - name: it\n";
  const std::string expect = "    expect: {medium: no_path}\n";
  CHECK(Tried(head + "    subject: c\n" + expect).diagnostics() == "T031 t.test.yaml:5:14 the snapshot has no subscription `c`\n");
  CHECK(Tried(head + expect).diagnostics() ==
        "T003 t.test.yaml:4:11 the case has no `subject`: it says which subscription is meant\n");
}

TEST_CASE("what is wrong with a snapshot is told in its own file") {
  const Tried tried(one_case("    expect: {medium: eligible}\n"), {{"/plans/contoso.yaml", "account: {tier: 1}\nsubscriptions:\n  - {plan: small}\n"}});
  CHECK(tried.diagnostics() == "S107 contoso.yaml:3:5 subscriptions[0] has no `id`, the key of its kind\n");
}

}  // namespace
}  // namespace rung::testing
