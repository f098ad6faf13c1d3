// SPDX-License-Identifier: Apache-2.0
#include "cli/html/summary_page.hpp"

#include <fmt/format.h>

#include "cli/html/flows.hpp"
#include "cli/html/section.hpp"
#include "tests/html/browser.hpp"

namespace rung::cli {
namespace {

using test::elements;
using test::holds;
using test::section_of;
using test::shown_rows;

const std::string hostile = "<img src=http://leak.invalid/x onerror=document.title=1>\"'&amp;</script><!--";
const std::string hostile_in_html = "&lt;img src=http://leak.invalid/x onerror=document.title=1&gt;";

SummaryPage sample() {
  SummaryPage page;
  page.heading = {"plans",       "Plans & more", "sha256:0123456789abcdef0123",
                  "2026-11-22",  "subscription", "subscriptions",
                  Detail::texts, false,          false};
  page.language = "de";
  page.customers = 1200;
  page.bad = 3;
  page.subjects = 2000;
  page.decisions = 2111;
  page.counts = {1900, 200, 11, 0};
  page.paths = {{"upgrade", "small", "medium", "Small", "Medium", {900, 90, 10, 0}},
                {"upgrade", "small", "large", "Small", "Large", {800, 110, 1, 0}},
                {"extend", "large", "large", "Large", "Large", {200, 0, 0, 0}}};
  page.funnel = {{"active", "NotActive", 150, 140, {{"seats_fit", 10}}}, {"seats_fit", "SeatsFit", 60, 50, {{"active", 10}}}};
  page.missing = {{"subscriptions[].status", 11, 9}, {"customer", 2, 0}};
  page.remedies = {{"Reaktivieren.", "active", "NotActive", 150, 140}, {hostile, "seats_fit", "SeatsFit", 60, 3}};
  page.errors = {{"S103", 2}, {"S001", 1}};
  Decision decision{hostile, Action::upgrade, "small", "medium", OutcomeKind::ineligible, {}, {}, {}, {}};
  decision.reasons.push_back({"active", "NotActive", hostile + " ist gone.", "Reaktivieren.", {}, {}});
  page.examples.push_back({"fleet.ndjson#7", decision});
  Decision unknown{"b", Action::upgrade, "small", "large", OutcomeKind::undetermined, {}, {}, {}, {}};
  unknown.missing.push_back({"subscriptions[0].status", "", {"active"}});
  page.examples.push_back({hostile, unknown});
  return page;
}

std::vector<std::string> firsts(const std::vector<std::string>& rows) {
  std::vector<std::string> found;
  for (const std::string& row : rows) found.push_back(row.substr(row.find("data-value=\"") + 12, 4));
  return found;
}

TEST_CASE("the page says all of the summary, in tables that can be read aloud") {
  const std::string page = render_html(sample());
  CHECK(holds(page, "<html lang=\"en\">"));
  CHECK(holds(page, "<h1 lang=\"de\">Plans &amp; more</h1>"));
  for (const std::string part :
       {"1,200</strong> <span>customers", "2,000</strong> <span>subscriptions", "90.0 %</strong> <span>eligible",
        "9.5 %</strong> <span>blocked", "0.5 %</strong> <span>unknown", "3</strong> <span>bad snapshots"})
    CHECK(holds(page, part));
  CHECK(shown_rows(page, "paths").size() == 3);
  CHECK(shown_rows(page, "funnel").size() == 2);
  CHECK(holds(section_of(page, "funnel"), "<code>seats_fit</code> 10"));
  CHECK(shown_rows(page, "missing").size() == 2);
  CHECK(shown_rows(page, "remedies").size() == 2);
  CHECK(shown_rows(page, "errors").size() == 2);
  CHECK(elements(section_of(page, "examples"), "details").size() == 2);
  CHECK(holds(page, "<code>subscriptions[0].status</code> is not known (for active)"));
  CHECK(elements(page, "caption").size() == elements(page, "table").size());
  for (const std::string& head : elements(page, "th")) CHECK(holds(head, "scope=\""));
  // Only paths that have an example lead to one.
  CHECK(elements(section_of(page, "paths"), "a").size() == 2);
}

TEST_CASE("what there is nothing of has no section, and no decision at all is said") {
  SummaryPage page;
  page.heading = {"plans", "", "sha256:0123", "2026-11-22", "subscription", "subscriptions", Detail::texts, false, false};
  const std::string html = render_html(page);
  CHECK(holds(html, "<h1>plans</h1>"));
  CHECK(holds(html, "No decision was taken"));
  for (const std::string id : {"funnel", "missing", "remedies", "errors", "examples"}) CHECK(section_of(html, id).empty());
  CHECK(!holds(html, "bad snapshot"));
}

TEST_CASE("ten thousand paths make a page of bounded size, which says what it leaves out") {
  SummaryPage page = sample();
  for (std::uint64_t i = 0; i < 10'000; ++i)
    page.paths.push_back({"upgrade", fmt::format("p{}", i % 100), fmt::format("q{}", i / 100), "", "", {i, 1, 0, 0}});
  const std::string html = render_html(page);
  CHECK(html.size() < 1'000'000);
  CHECK(shown_rows(html, "paths").size() == most_rows);
  CHECK(holds(html, "The first 1,000 rows; 9,003 more are left out."));
  CHECK(holds(html, fmt::format("The {} paths with the most decisions are drawn, of 10,003.", most_flows)));
  CHECK(holds(html, "p99 → q99: 9,999 eligible, 1 blocked, 0 unknown"));
  CHECK(!holds(html, "p0 → q0:"));
}

TEST_CASE("in a browser the page opens without a word of complaint, asks for nothing, and hostile names stay text") {
  const test::Browser browser;
  const test::Opened opened = browser.open(render_html(sample()));
  INFO((opened.console.empty() ? "" : opened.console.front()));
  CHECK(opened.console.empty());
  CHECK(opened.requests.empty());
  CHECK(holds(opened.dom, "<title>Plans &amp; more: 2,111 decisions as of 2026-11-22</title>"));
  CHECK(!holds(opened.dom, "<img"));
  CHECK(holds(section_of(opened.dom, "examples"), hostile_in_html));
  CHECK(holds(section_of(opened.dom, "remedies"), hostile_in_html));
  // The script has run: there is something to press, and to type into.
  CHECK(elements(section_of(opened.dom, "paths"), "button").size() == 6);
  CHECK(!holds(opened.dom, "class=\"tools\" hidden"));
  CHECK(firsts(shown_rows(opened.dom, "paths")) == std::vector<std::string>{"1000", "911\"", "200\""});
}

TEST_CASE("the address sorts and filters") {
  const test::Browser browser;
  const std::string page = render_html(sample());
  const test::Opened sorted = browser.open(page, "#paths.sort=blocked&missing.sort=-fact");
  CHECK(sorted.console.empty());
  CHECK(firsts(shown_rows(sorted.dom, "paths")) == std::vector<std::string>{"200\"", "1000", "911\""});
  CHECK(holds(section_of(sorted.dom, "paths"), "data-name=\"blocked\" aria-sort=\"ascending\""));
  CHECK(elements(section_of(sorted.dom, "paths"), "th")[0].find("aria-sort") == std::string::npos);
  CHECK(holds(section_of(sorted.dom, "missing"), "data-name=\"fact\" aria-sort=\"descending\""));
  CHECK(holds(shown_rows(sorted.dom, "missing").front(), "subscriptions[].status"));

  const test::Opened filtered =
      browser.open(page, "#paths.filter=SMALL%20large&examples.filter=small%E2%86%92large&funnel.filter=nowhere");
  CHECK(filtered.console.empty());
  CHECK(firsts(shown_rows(filtered.dom, "paths")) == std::vector<std::string>{"911\""});
  CHECK(holds(section_of(filtered.dom, "paths"), ">1 of 3</output>"));
  const std::vector<std::string> items = elements(section_of(filtered.dom, "examples"), "details");
  REQUIRE(items.size() == 2);
  CHECK(holds(items[0].substr(0, 20), "hidden"));
  CHECK(!holds(items[1].substr(0, 20), "hidden"));
  CHECK(shown_rows(filtered.dom, "funnel").empty());
  CHECK(holds(section_of(filtered.dom, "funnel"), "<p class=\"nothing\">"));
  CHECK(shown_rows(filtered.dom, "remedies").size() == 2);
}

TEST_CASE("pressing and typing sorts and filters, and the address says so") {
  const test::Browser browser;
  const std::string page = render_html(sample());
  const auto after = [&](const std::string& actions) {
    return browser.use(page, "const press = (name) => page.querySelector(`#paths th[data-name=${name}] button`).click();" +
                                 actions +
                                 "return [...page.querySelectorAll('#paths tbody tr:not([hidden])')].map((row) => "
                                 "row.cells[2].textContent).join(' ') + ' ' + view.location.hash;");
  };
  CHECK(after("press('blocked');") == "911 1,000 200 #paths.sort=-blocked");
  CHECK(after("press('blocked'); press('blocked');") == "200 1,000 911 #paths.sort=blocked");
  CHECK(after("press('blocked'); press('blocked'); press('blocked');") == "1,000 911 200 ");
  CHECK(after("press('from'); press('to');") == "200 911 1,000 #paths.sort=to");
  const std::string type =
      "const field = page.querySelector('#paths input'); field.value = 'large'; "
      "field.dispatchEvent(new view.Event('input'));";
  CHECK(after(type) == "911 200 #paths.filter=large");
  CHECK(after(type + "press('decisions'); press('decisions');") == "200 911 #paths.sort=decisions&amp;paths.filter=large");
  // A row's link shows the examples of its path.
  CHECK(browser.use(page,
                    "view.location.hash = page.querySelector('#paths tbody a').getAttribute('href');"
                    "view.dispatchEvent(new view.HashChangeEvent('hashchange'));"
                    "return page.querySelectorAll('#examples details:not([hidden])').length;") == "1");
}

}  // namespace
}  // namespace rung::cli
