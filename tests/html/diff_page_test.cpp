// SPDX-License-Identifier: Apache-2.0
// `rung diff --report` from the command line to the browser.
#include "tests/cli/rung_run.hpp"
#include "tests/html/browser.hpp"

namespace rung::test {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// New rules beside the old ones, and customers for whom that makes a difference.
void write_change(const Desk& desk) {
  std::string rules = sample_rules;
  rules.replace(rules.find("check   live(subscription)"), 26, "check   live(subscription) or subscription.seats < 9");
  rules.replace(rules.find("extend small, medium, large\n"), 28, "upgrade large -> medium\n");
  rules.replace(rules.find("seats = 5..500"), 14, "seats = 6..500");
  desk.write("new/plans.rung", rules);
  desk.write(
      "fleet.ndjson",
      R"({"customer": "c", "subscriptions": [{"id": "<img src=http://leak.invalid/x>", "plan": "small", "status": "closed", "seats": 8}]})"
      "\n"
      R"({"customer": "c", "subscriptions": [{"id": "b", "plan": "medium", "status": "active", "seats": 5}]})"
      "\n"
      R"({"customer": "c", "subscriptions": [{"id": "c", "plan": "large", "status": "active", "seats": 9}]})"
      "\n"
      R"({"customer": "c", "subscriptions": [{"id": "d", "plan": "smll"}]})"
      "\n");
}

TEST_CASE("a report of a change: before and after, by path, by precondition, examples, rules") {
  const Desk desk;
  write_change(desk);
  const Run run = desk.rung("diff rules new fleet.ndjson --report report.html --as-of 2026-11-22");
  INFO(run.out << run.err);
  CHECK(run.code == 1);  // the bad snapshot
  CHECK(holds(run.out, "newly allowed: 3"));
  const std::string page = text_of(desk.path("report.html"));
  CHECK(holds(page, "<h1>Rule changes: plans</h1>\n<p><code>rules</code> → <code>new</code>"));
  CHECK(holds(page, "<strong class=\"yes\">3</strong> <span>newly allowed"));
  CHECK(holds(page, "<strong class=\"no\">1</strong> <span>newly refused"));
  CHECK(holds(section_of(page, "turns"), "✗ ineligible → ✓ eligible: 2 decisions"));
  CHECK(holds(section_of(page, "turns"), "✓ eligible → ✗ ineligible: 1 decision<"));
  CHECK(shown_rows(page, "paths").size() == 4);
  const std::string reasons = section_of(page, "reasons");
  CHECK(holds(reasons,
              ">NotActive</a></th><td>precondition</td><td class=\"number\" data-value=\"0\">0</td><td class=\"number\" "
              "data-value=\"2\">2</td>"));
  CHECK(holds(reasons, ">SeatsFit</a></th><td>precondition</td><td class=\"number\" data-value=\"1\">1</td>"));
  CHECK(holds(section_of(page, "groups"), "rung explain new &#39;fleet.ndjson#2&#39; --subject b --to large --as-of 2026-11-22"));
  CHECK(holds(section_of(page, "unread"), "1 snapshot cannot be read, before or after"));
  CHECK(holds(section_of(page, "rules"), "<span class=\"minus\">-     check live(subscription)</span>"));
}

TEST_CASE("in a browser the report opens without complaint, sorts and filters, and hostile names stay text") {
  const Desk desk;
  write_change(desk);
  desk.rung("diff rules new fleet.ndjson --report report.html --as-of 2026-11-22");
  const Browser browser;
  const Opened opened = browser.open(text_of(desk.path("report.html")), "#paths.sort=-path&groups.filter=newly%20refused");
  INFO((opened.console.empty() ? "" : opened.console.front()));
  CHECK(opened.console.empty());
  CHECK(opened.requests.empty());
  CHECK(!holds(opened.dom, "<img"));
  CHECK(holds(opened.dom, "&lt;img src=http://leak.invalid/x&gt;"));
  const std::vector<std::string> rows = shown_rows(opened.dom, "paths");
  REQUIRE(rows.size() == 4);
  CHECK(holds(rows.front(), "upgrade small -&gt; medium"));
  CHECK(holds(rows.back(), "upgrade large -&gt; medium"));
  std::size_t shown = 0;
  for (const std::string& item : elements(section_of(opened.dom, "groups"), "details"))
    shown += item.rfind("<details hidden", 0) == 0 ? 0 : 1;
  CHECK(shown == 1);
}

TEST_CASE("a report without snapshots is about the rules alone") {
  const Desk desk;
  write_change(desk);
  CHECK(desk.rung("diff rules new --report report.html").code == 0);
  const std::string page = text_of(desk.path("report.html"));
  CHECK(section_of(page, "turns").empty());
  CHECK(holds(section_of(page, "rules"), "require active"));
}

TEST_CASE("a report appears only when it is complete, and one that cannot be written ends the run before it begins") {
  const Desk desk;
  write_change(desk);
  desk.write("report.html", "old");
  const Run run = desk.rung("diff rules new fleet.ndjson gone.ndjson --report report.html");
  CHECK(run.code == 2);
  CHECK(text_of(desk.path("report.html")) == "old");
  CHECK(holds(run.err, "`report.html` is left as it was"));
  const Run nowhere = desk.rung("diff rules new fleet.ndjson --report gone/report.html");
  CHECK(nowhere.code == 2);
  CHECK(nowhere.out.empty());
  CHECK(holds(nowhere.err, "`gone/report.html` cannot be written"));
}

}  // namespace
}  // namespace rung::test
