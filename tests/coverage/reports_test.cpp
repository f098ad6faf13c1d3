// SPDX-License-Identifier: Apache-2.0
// Coverage on paper: Cobertura's XML and the page, with names that try to be markup.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "engine/coverage/cobertura.hpp"
#include "engine/coverage/html.hpp"
#include "engine/coverage/markup.hpp"
#include "tests/catch.hpp"
#include "tests/coverage/measured.hpp"

namespace rung::testing {
namespace {

const std::string rules =
    "package p { title \"P\" languages en }\n"
    "catalog plan { rank : int }\n"
    "plan \"<x>\" { rank = 1 }\n"
    "plan y { rank = 2 }\n"
    "record item { key id : text  plan : plan  seats : int  note : text }\n"
    "snapshot { items : list of item  owner : text }\n"
    "subject item in items at plan\n"
    "upgrade \"<x>\" -> y\n"
    "require several {\n"
    "  check    no i in items where i.seats > 5 and i.note != \"</code><script>alert('\xE2\x80\xAE')</script>\"\n"
    "  message  \"no\"\n"
    "  remedy   when owner == \"&\" \"a\"\n"
    "  remedy   \"b\"\n"
    "}\n"
    "advise it { message \"m\" }\n";

Coverage& measured() {
  static Measured measured(rules);
  measured.coverage.cases.clear();
  measured.decide({{"items: [{id: i, plan: \"<x>\", seats: 3, note: n}]\nowner: o\n", "y"},
                   {"items: [{id: i, plan: \"<x>\", seats: 9, note: n}]\nowner: \"&\"\n", "y"}});
  measured.coverage.cases[0] = "a \"case\" <b>&amp;</b>";
  measured.coverage.rules = "dir/<rules> & \"more\"";
  return measured.coverage;
}

const Sources& sources() {
  static const auto set = conformance::check_rules({{"rules.rung", rules}});
  return set->sources;
}

std::vector<Coverage> all() {
  std::vector<Coverage> result;
  Coverage& from = measured();
  Coverage& one = result.emplace_back();
  one.rules = from.rules;
  one.marks = from.marks;
  one.cases = from.cases;
  one.model = coverage_model(*from.model.rules, sources());
  return result;
}

/// The exit code of a validator on `text` in a file.
int run(const std::string& command, const std::string& text) {
  const std::filesystem::path file = std::filesystem::temp_directory_path() / ("rung_coverage_" + std::to_string(::getpid()));
  std::ofstream(file, std::ios::binary) << text;
  const int status = std::system((command + " '" + file.string() + "' >/dev/null 2>&1").c_str());
  std::filesystem::remove(file);
  return status;
}

TEST_CASE("Cobertura's XML is valid against its published DTD") {
  const std::string validate = "xmllint --nonet --noout --dtdvalid tests/schemas/coverage-04.dtd";
  const std::string text = cobertura(all(), sources(), 1'500'000'000'000, "1.2.3");
  INFO(text);
  REQUIRE(std::system("command -v xmllint >/dev/null") == 0);  // Debian: libxml2-utils
  CHECK(run(validate, text) == 0);
  CHECK(run(validate, cobertura({}, sources(), 0, "")) == 0);
  // the validator does tell
  std::string broken = text;
  broken.replace(broken.find("<methods/>"), 10, "");
  CHECK(run(validate, broken) != 0);
}

TEST_CASE("a line counts as hit by the cases that show something of it, and its obligations are its branches") {
  const std::string text = cobertura(all(), sources(), 1'500'000'000'000, "1.2.3");
  const auto holds = [&](const std::string& part) { return text.find(part) != std::string::npos; };
  INFO(text);
  CHECK(holds("<line number=\"8\" hits=\"1\" branch=\"true\" condition-coverage=\"100% (2/2)\">"));
  CHECK(holds("<line number=\"9\" hits=\"1\" branch=\"true\" condition-coverage=\"66% (2/3)\">"));
  CHECK(holds("<line number=\"10\" hits=\"2\" branch=\"true\" condition-coverage=\"50% (2/4)\">"));
  CHECK(holds("<line number=\"13\" hits=\"0\" branch=\"true\" condition-coverage=\"0% (0/1)\">"));
  CHECK(holds("<line number=\"15\" hits=\"2\" branch=\"true\" condition-coverage=\"100% (1/1)\">"));
  CHECK(holds("<class name=\"rules.rung\" filename=\"rules.rung\" line-rate=\"0.8333\" branch-rate=\"0.6153\" complexity=\"0\">"));
  CHECK(holds("<package name=\"dir/&lt;rules&gt; &amp; &quot;more&quot;\""));
  CHECK(holds("timestamp=\"1500000000000\""));
}

TEST_CASE("the page holds what rules and tests say as text, and asks for nothing from elsewhere") {
  const std::string page = coverage_page(all(), sources());
  const auto holds = [&](const std::string& part) { return page.find(part) != std::string::npos; };
  CHECK(!holds("<script"));
  CHECK(!holds("\xE2\x80\xAE"));
  CHECK(holds("&lt;/code&gt;&lt;script&gt;alert(&#39;\\u{202E}&#39;)&lt;/script&gt;"));
  CHECK(holds("<q>a &quot;case&quot; &lt;b&gt;&amp;amp;&lt;/b&gt;</q>"));
  CHECK(holds("dir/&lt;rules&gt; &amp; &quot;more&quot;"));
  CHECK(holds("<th scope=\"row\"><a href=\"#s1-0-8\">&lt;x&gt; → y</a></th>"));
  CHECK(holds("no case where several is unknown"));
  CHECK(!holds("http:"));
  CHECK(!holds("https:"));
  CHECK(!holds("src="));
  CHECK(!holds("url("));
}

TEST_CASE("every link on the page leads somewhere") {
  const std::string page = coverage_page(all(), sources());
  std::size_t links = 0;
  for (std::size_t at = 0; (at = page.find("href=\"#", at)) != std::string::npos; ++links) {
    at += 7;
    const std::string name = page.substr(at, page.find('"', at) - at);
    INFO(name);
    CHECK(page.find("id=\"" + name + "\"") != std::string::npos);
  }
  CHECK(links > 5);
}

TEST_CASE("markup is text, whatever the bytes") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"}, {"tab\there", "tab\there"},     {std::string("nul\0", 4), "nul\\u{0}"},
      {"\x1B[31m", "\\u{1B}[31m"},                {"\xEF\xBF\xBE", "\xEF\xBF\xBD"}, {"\xC3", "\\xC3"},
      {"\xE4\xBD\xA0\xE5\xA5\xBD", "\xE4\xBD\xA0\xE5\xA5\xBD"},
  };
  for (const auto& [text, escaped] : table) CHECK(escape_markup(text) == escaped);
}

}  // namespace
}  // namespace rung::testing
