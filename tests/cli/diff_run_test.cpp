// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

std::string edited(std::string rules, const std::string& find, const std::string& put) {
  const std::size_t at = rules.find(find);
  REQUIRE(at != std::string::npos);
  return rules.replace(at, find.size(), put);
}

/// The desk with `new/plans.rung`: the check of `active` is looser, a path is gone and one has come.
struct Edited : Desk {
  Edited() {
    std::string rules = edited(sample_rules, "check   live(subscription)", "check   live(subscription) or subscription.seats < 30");
    rules = edited(rules, "upgrade small -> medium, large", "upgrade small -> large");
    rules = edited(rules, "Reactivate it.", "Reactivate `it`.");
    write("new/plans.rung", rules);
  }
};

TEST_CASE("diff says what changed and for whom, and how to look into it") {
  const Edited desk;
  const Run run = desk.rung("diff rules new contoso.yaml --as-of 2026-11-22");
  CHECK(run.err == "");
  CHECK(run.code == 0);
  CHECK(run.out == R"(plans: rules → new
  2 changes in meaning, 1 change of texts only

paths
  - upgrade small -> medium

preconditions
  ~ require active  (guards 5 paths)
      - check live(subscription)
      + check live(subscription) or subscription.seats < 30

texts of preconditions
  ~ require active
      - remedy en Reactivate it.
      + remedy en Reactivate `it`.

decisions as of 2026-11-22
  2 of 3 decisions in 1 snapshot changed: 1 newly allowed, 1 no longer decided

  newly allowed: 1
    upgrade medium -> large  ×1
        ✗ ineligible  NotActive
      → ✓ eligible
        rung explain new contoso.yaml --subject b --to large --as-of 2026-11-22

  no longer decided: 1
    upgrade small -> medium  ×1
        ✓ eligible
      → – no decision
        rung explain rules contoso.yaml --subject a --to medium --as-of 2026-11-22
)");
  SECTION("and those commands work") {
    CHECK(holds(desk.rung("explain new contoso.yaml --subject b --to large --as-of 2026-11-22").out, "✓ eligible"));
  }
}

TEST_CASE("diff as a comment on a pull request") {
  const Edited desk;
  const Run run = desk.rung("diff rules new contoso.yaml --as-of 2026-11-22 --format markdown");
  CHECK(run.code == 0);
  CHECK(run.out == R"(### Rule changes: `plans`

`rules` → `new`: **2 changes in meaning, 1 change of texts only**.

#### Decisions

2 of 3 decisions in 1 snapshot changed: **1 newly allowed, 1 no longer decided**, as of 2026-11-22.

| | path | before | after | decisions |
|---|---|---|---|---:|
| **newly allowed** | `upgrade medium -> large` | ✗ ineligible<br>`NotActive` | ✓ eligible | 1 |
| **no longer decided** | `upgrade small -> medium` | ✓ eligible | – no decision | 1 |

<details><summary>Examples to look into</summary>

```sh
# newly allowed: upgrade medium -> large, ineligible → eligible
rung explain new contoso.yaml --subject b --to large --as-of 2026-11-22
# no longer decided: upgrade small -> medium, eligible → no decision
rung explain rules contoso.yaml --subject a --to medium --as-of 2026-11-22
```

</details>

#### Paths

```diff
- upgrade small -> medium
```

#### Preconditions

```diff
  require active  (guards 5 paths)
-     check live(subscription)
+     check live(subscription) or subscription.seats < 30
```

#### Texts of preconditions

```diff
  require active
-     remedy en Reactivate it.
+     remedy en Reactivate `it`.
```
)");
}

TEST_CASE("diff as JSON") {
  const Edited desk;
  const Run run = desk.rung("diff rules new contoso.yaml --as-of 2026-11-22 --format json");
  CHECK(run.code == 0);
  for (const char* part :
       {"\"meaning_changed\": true", "\"change\": \"removed\"", "\"from\": \"small\"", "\"before\": \"live(subscription)\"",
        "\"file\": \"new/plans.rung\"", "\"change\": \"newly_allowed\"", "\"outcome\": null", "\"count\": 1", "\"changed\": 2",
        "\"explain\": \"rung explain new contoso.yaml --subject b --to large --as-of 2026-11-22\""})
    CHECK(holds(run.out, part));
}

TEST_CASE("diff of what means the same says so") {
  const Edited desk;
  desk.write("new/plans.rung", "# comment\n" + edited(sample_rules, "live(s: subscription) = s.", "live(held: subscription) = held."));
  CHECK(desk.rung("diff rules new --exit-code").out == "plans: rules → new\n  no change in meaning\n");
  CHECK(desk.rung("diff rules new --exit-code").code == 0);
  CHECK(desk.rung("diff rules new contoso.yaml --exit-code").code == 0);
  CHECK(holds(desk.rung("diff rules new --format markdown").out, "**no change in meaning**"));
  CHECK(holds(desk.rung("diff rules new --format json").out, "\"meaning_changed\": false"));
}

TEST_CASE("the exit code of diff is about decisions where there are snapshots, and else about meaning") {
  const Edited desk;
  CHECK(desk.rung("diff rules new").code == 0);
  CHECK(desk.rung("diff rules new --exit-code").code == 1);
  CHECK(desk.rung("diff rules new contoso.yaml --exit-code").code == 1);
  desk.write("calm.yaml", "customer: c\nsubscriptions: [{id: a, plan: large, status: active, seats: 9}]\n");
  CHECK(desk.rung("diff rules new calm.yaml --exit-code").code == 0);
  desk.write("bad.yaml", "subscriptions: [{id: a, plan: large, status: actve, seats: 9}]\n");
  const Run bad = desk.rung("diff rules new bad.yaml calm.yaml");
  CHECK(bad.code == 1);
  CHECK(holds(bad.out, "1 snapshot cannot be read, before or after\n    bad.yaml: S103: "));
  CHECK(bad.err == "1 snapshot could not be decided\n");
  CHECK(desk.rung("diff rules new gone.yaml").code == 2);
  CHECK(desk.rung("diff rules gone").code == 2);
}

TEST_CASE("a snapshot that only one side can read is a change") {
  const Edited desk;
  desk.write("new/plans.rung", edited(sample_rules, "enum status { active, ", "enum status { active, paused, "));
  desk.write("p.yaml", "customer: c\nsubscriptions: [{id: a, plan: large, status: paused, seats: 9}]\n");
  const Run run = desk.rung("diff rules new p.yaml");
  CHECK(run.code == 1);
  CHECK(holds(run.out, "1 snapshot can be read now\n    p.yaml: S103"));
  CHECK(holds(desk.rung("diff new rules p.yaml").out, "1 snapshot can no longer be read"));
}

TEST_CASE("documents of a stream are compared one by one, and can be explained by their number") {
  const Edited desk;
  std::string lines, documents;
  for (int i = 0; i < 50; ++i) {
    const std::string seats = i % 2 == 0 ? "20" : "40";
    lines += R"({"customer": "c", "subscriptions": [{"id": "s", "plan": "medium", "status": "closed", "seats": )" + seats + "}]}\n";
    documents += "---\ncustomer: c\nsubscriptions: [{id: s, plan: medium, status: closed, seats: " + seats + "}]\n";
  }
  desk.write("fleet.ndjson", lines);
  desk.write("fleet.yaml", documents);
  for (const std::string name : {"fleet.ndjson", "fleet.yaml"}) {
    const Run run = desk.rung("diff rules new " + name + " --as-of 2026-11-22");
    CHECK(holds(run.out, "25 of 50 decisions in 50 snapshots changed: 25 newly allowed\n"));
    const std::string command = "explain new '" + name + "#3' --subject s --to large --as-of 2026-11-22";
    CHECK(holds(run.out, "rung " + command + "\n"));
    CHECK(holds(desk.rung(command).out, "✓ eligible"));
    CHECK(holds(desk.rung("explain new '" + name + "#4' --subject s --to large --as-of 2026-11-22").out, "✗ ineligible"));
  }
  CHECK(holds(desk.shell("rung diff rules new - < fleet.ndjson --input ndjson").out, "25 newly allowed"));
  CHECK(holds(desk.shell("rung diff rules new - < fleet.yaml").out, "25 newly allowed"));
}

TEST_CASE("diff reads revisions from git") {
  const Edited desk;
  const std::string git = "git -c user.name=Ada -c user.email=ada@example.org -c commit.gpgsign=false";
  REQUIRE(desk.shell("git init -q -b main . && git add rules && " + git + " commit -q -m one && cp new/* rules && git add rules && " +
                     git + " commit -q -m two && git tag v2 && cp new/* rules")
              .code == 0);
  CHECK(holds(desk.rung("diff git:HEAD~1 rules").out, "plans: git:HEAD~1 → rules\n  2 changes in meaning"));
  CHECK(holds(desk.rung("diff git:HEAD rules").out, "no change in meaning"));
  CHECK(holds(desk.rung("diff rules git:HEAD~1").out, "  + upgrade small -> medium\n"));
  CHECK(holds(desk.rung("diff git:HEAD~1:rules git:v2").out, "2 changes in meaning"));
  CHECK(holds(desk.rung("diff git:HEAD~1 git:v2:rules").out, "2 changes in meaning"));
  const Run run = desk.rung("diff git:HEAD~1:rules git:v2 contoso.yaml");
  CHECK(holds(run.out, "rung explain git:HEAD~1:/rules contoso.yaml --subject a --to medium\n"));
  CHECK(holds(desk.rung("explain git:HEAD~1:/rules contoso.yaml --subject a --to medium").out, "✓ eligible"));
  const Run none = desk.rung("diff git:HEAD git:v2");
  CHECK(none.code == 2);
  CHECK(none.err == "error: `git:HEAD` and `git:v2` name no path\n  = help: write `git:REF:PATH` for one of them\n");
  CHECK(desk.rung("diff git:nowhere rules").code == 2);
  CHECK(desk.shell("git status --porcelain rules").out == "");
}

TEST_CASE("a rule set that does not hold on the date decides nothing") {
  const Edited desk;
  desk.write("new/plans.rung", edited(sample_rules, "effective 2020-01-01..2029-12-31", "effective 2028-01-01.."));
  const Run run = desk.rung("diff rules new contoso.yaml --as-of 2026-11-22");
  CHECK(run.code == 0);
  CHECK(holds(run.out, "  new decides nothing on that day: it holds from 2028-01-01 on\n"));
  CHECK(holds(run.out, "3 no longer decided"));
  CHECK(desk.rung("diff rules new contoso.yaml --as-of 2010-01-01").code == 2);
  CHECK(desk.rung("diff rules new --as-of 2010-01-01").code == 0);
}

TEST_CASE("a request, a language and a file for what diff says") {
  const Edited desk;
  const Run requested = desk.rung("diff rules new contoso.yaml --request seats=20 --as-of 2026-11-22");
  CHECK(holds(requested.out, "--request seats=20\n"));
  CHECK(holds(requested.out, "extend medium"));
  CHECK(desk.rung("diff rules new contoso.yaml --request color=red").code == 2);
  CHECK_FALSE(holds(desk.rung("diff rules new --lang de").out, "Reactivate"));
  CHECK(holds(desk.rung("diff rules new --lang en").out, "Reactivate"));
  const Run written = desk.rung("diff rules new --output out.txt");
  CHECK(written.out == "");
  CHECK(desk.shell("cat out.txt").out == desk.rung("diff rules new").out);
  CHECK(desk.rung("diff rules new --output gone/out.txt").code == 2);
  CHECK(desk.rung("diff rules new --output same --report same").code == 2);

  // What could not be compared to its end leaves what was there.
  const std::string before = desk.shell("cat out.txt").out;
  const Run partial = desk.rung("diff rules new contoso.yaml not_there.yaml --output out.txt --as-of 2026-11-22");
  CHECK(partial.code == 2);
  CHECK(holds(partial.err, "`out.txt` is left as it was"));
  CHECK(desk.shell("cat out.txt").out == before);
}

TEST_CASE("hostile text stays text, in every format") {
  const Edited desk;
  desk.write("new/plans.rung", edited(sample_rules, "Reactivate it.", "\\u{1B}[31m```\\n| </details> @everyone <script>"));
  desk.write("h.yaml", "customer: c\nsubscriptions: [{id: \"-x'$(id)|`a`\\e[31m\", plan: small, status: active, seats: 4}]\n");
  for (const std::string format : {"human", "json", "markdown"}) {
    const Run run = desk.rung("diff rules new h.yaml --format " + format);
    CHECK_FALSE(holds(run.out, "\x1b"));
  }
  CHECK(holds(desk.rung("diff rules new --format markdown").out, "````diff\n"));
}

TEST_CASE("a comment holds no more than it may, and says what it leaves out") {
  const Edited desk;
  std::string rules = sample_rules;
  for (int i = 0; i < 3000; ++i)
    rules += "require r" + std::to_string(i) + " {\n check subscription.seats > " + std::to_string(i) + "\n message en \"No.\"\n}\n";
  desk.write("new/plans.rung", rules);
  const Run run = desk.rung("diff rules new contoso.yaml --format markdown");
  CHECK(run.out.size() <= 65536);
  CHECK(run.out.size() > 60000);
  CHECK(holds(run.out, "**Left out, because a comment holds no more:** "));
  CHECK(desk.rung("diff rules new --format markdown --markdown-limit 4000").out.size() <= 4000);
}

}  // namespace
}  // namespace rung::test
