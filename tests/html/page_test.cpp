// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>

#include "cli/embedded.hpp"
#include "cli/html/flows.hpp"
#include "cli/html/page.hpp"
#include "cli/html/section.hpp"
#include "tests/html/browser.hpp"

namespace rung::cli {
namespace {

using test::elements;
using test::holds;

TEST_CASE("numbers and shares as people read them, without saying all or none of what is not") {
  CHECK(digits(0) == "0");
  CHECK(digits(999) == "999");
  CHECK(digits(1234567) == "1,234,567");
  CHECK(percent(0, 0) == "0 %");
  CHECK(percent(0, 7) == "0 %");
  CHECK(percent(7, 7) == "100 %");
  CHECK(percent(1, 3) == "33.3 %");
  CHECK(percent(1, 1'000'000) == "< 0.1 %");
  CHECK(percent(999'999, 1'000'000) == "> 99.9 %");
}

TEST_CASE("what is put into the frame is not looked at again, and the title is text") {
  const std::string page = html_page("a <b> {{script}}", "<p>{{style}}</p>");
  CHECK(holds(page, "<title>a &lt;b&gt; {{script}}</title>"));
  CHECK(holds(page, "<p>{{style}}</p>"));
  CHECK(elements(page, "script").size() == 1);
}

TEST_CASE("the policy lets the page's own script run and nothing else, and nothing leaves") {
  const test::Browser browser;
  const std::string body =
      "<section id=\"a\"><p onclick=\"x()\">text</p><img src=\"http://leak.invalid/x.png\" onerror=\"document.title='bad'\">"
      "<script>document.title = 'bad'</script></section>";
  const test::Opened opened = browser.open(html_page("good", body));
  CHECK(holds(opened.dom, "<title>good</title>"));
  CHECK(opened.requests.empty());
  // Refusals are told: where there are none, as below, nothing was refused.
  CHECK(!opened.console.empty());
  const test::Opened open = browser.open("<!DOCTYPE html><title>t</title><img src=\"http://leak.invalid/x.png\"><p></p>");
  CHECK(open.requests.size() == 1);
}

/// A colour of the style's `index`-th palette: light, dark, paper.
std::array<double, 3> colour(const std::string& style, std::size_t index, const std::string& name) {
  std::size_t at = 0;
  for (std::size_t i = 0; i <= index; ++i) at = style.find(":root {", at + 1);
  at = style.find("--" + name + ": #", at);
  REQUIRE(at != std::string::npos);
  const std::string hex = style.substr(at + name.size() + 5, 6);
  std::array<double, 3> channels{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double channel = std::stoi(hex.substr(2 * i, 2), nullptr, 16) / 255.0;
    channels[i] = channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
  }
  return channels;
}

/// As WCAG 2.1 defines it.
double contrast(const std::array<double, 3>& a, const std::array<double, 3>& b) {
  const auto luminance = [](const std::array<double, 3>& c) { return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };
  return (std::max(luminance(a), luminance(b)) + 0.05) / (std::min(luminance(a), luminance(b)) + 0.05);
}

TEST_CASE("text stands out from whatever it stands on, in light and dark") {
  std::string style = "\n";
  for (const EmbeddedFile& file : page_files())
    if (file.name == "style.css") style += file.text;
  for (std::size_t palette = 0; palette < 2; ++palette)
    for (const std::string ink : {"ink", "soft", "accent", "yes", "no", "maybe", "none"})
      for (const std::string ground : {"paper", "card", "hover"}) {
        INFO(palette << " " << ink << " on " << ground);
        CHECK(contrast(colour(style, palette, ink), colour(style, palette, ground)) >= 4.5);
      }
  for (std::size_t palette = 0; palette < 2; ++palette)
    for (const std::string ground : {"plus", "minus"})
      for (const std::string ink : {"ink", "soft"})
        CHECK(contrast(colour(style, palette, ink), colour(style, palette, ground)) >= 4.5);
}

TEST_CASE("bands of a flow chart are as thick as they are many, and none is lost") {
  const std::vector<Flow> flows = {{{"a", "A"}, {"b", "B"}, {300, 100, 0, 0}, "A to B"},
                                   {{"a", "A"}, {"c", "C & D"}, {0, 0, 1, 0}, "A to C"},
                                   {{"d", "D"}, {"c", "C & D"}, {0, 0, 0, 0}, "nobody"}};
  const std::string chart = flow_chart(flows, "what it \"shows\"");
  CHECK(elements(chart, "path").empty());  // they stand alone, as <path …/>
  std::size_t bands = 0;
  for (std::size_t at = 0; (at = chart.find("<path ", at)) != std::string::npos; ++at) ++bands;
  CHECK(bands == 3);
  CHECK(holds(chart, "aria-label=\"what it &quot;shows&quot;\""));
  CHECK(holds(chart, "C &amp; D"));
  CHECK(!holds(chart, "nobody"));
  CHECK(!holds(chart, ">D<"));
  CHECK(flow_chart({flows[2]}, "").empty());
  // The node of both bands of A is as high as they are together.
  const auto heights = [&](std::string_view css_class) {
    double height = 0;
    for (std::size_t at = 0; (at = chart.find(css_class, at)) != std::string::npos; ++at)
      height += std::stod(chart.substr(chart.find("height=\"", at) + 8));
    return height;
  };
  CHECK(heights("class=\"node\"") > 0);
}

TEST_CASE("labels of a flow chart are cut to the room there is, at whole characters") {
  const std::string chart =
      flow_chart({{{"a", std::string(100, 'x')}, {"b", "订阅订阅订阅订阅订阅订阅订阅订阅订阅订阅订阅"}, {1, 0, 0, 0}, "w"}}, "d");
  CHECK(holds(chart, ">" + std::string(33, 'x') + "…</text>"));
  CHECK(holds(chart, ">订阅订阅订阅订阅订阅订阅订阅订阅…</text>"));
}

TEST_CASE("rows that are left out are counted") {
  const std::string table = table_section({"t", "T", ""}, "c", {{"n", "N", "number"}}, {{number_cell(7)}}, 1999);
  CHECK(holds(table, "The first 1 rows; 1,999 more are left out."));
  CHECK(holds(table, "<th scope=\"row\" class=\"number\" data-value=\"7\">7</th>"));
}

TEST_CASE("what a link filters by is encoded") {
  CHECK(filter_link("s", "a b&c=\"→\"", "x") == "<a href=\"#s.filter=a%20b%26c%3D%22%E2%86%92%22\">x</a>");
}

}  // namespace
}  // namespace rung::cli
