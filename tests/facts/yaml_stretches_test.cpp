// SPDX-License-Identifier: Apache-2.0
#include "engine/facts/yaml_stretches.hpp"

#include <string>

#include "tests/catch.hpp"

namespace rung {
namespace {

struct Seen {
  std::vector<std::string> documents;
  bool several;
};

Seen seen(const std::string& text) {
  YamlStretches stretches;
  stretches.scan(text, true);
  Seen result{{}, stretches.several()};
  std::size_t start = 0;
  for (const std::size_t cut : stretches.cuts()) {
    result.documents.push_back(text.substr(start, cut - start));
    start = cut;
  }
  result.documents.push_back(text.substr(start));
  return result;
}

using Documents = std::vector<std::string>;

TEST_CASE("one document is one stretch, however it begins") {
  for (const std::string text : {"a: 1\n", "---\na: 1\n", "# note\n---\na: 1\n", "%YAML 1.2\n---\na: 1\n...\n", "\xEF\xBB\xBF---\na: 1",
                                 "a: |\n  ---\n", "a: 1\nb: ---\n", "", "--- {a: 1}\n", "----\n", "a: 1\n---\rb: 2\n"}) {
    INFO(text);
    CHECK(seen(text).documents == Documents{text});
    CHECK(!seen(text).several);
  }
}

TEST_CASE("documents are cut at their markers") {
  CHECK(seen("a: 1\n---\nb: 2\n").documents == Documents{"a: 1\n", "---\nb: 2\n"});
  CHECK(seen("---\r\na: 1\r\n---\r\nb: 2\r\n--- # x\nc: 3").documents ==
        Documents{"---\r\na: 1\r\n", "---\r\nb: 2\r\n", "--- # x\nc: 3"});
  CHECK(seen("---\n---\n").documents == Documents{"---\n", "---\n"});
}

TEST_CASE("directives stay with the document that they are for") {
  const std::string text = "a: 1\n...\n%YAML 1.2\n---\nb: 2\n---\nc: 3\n";
  CHECK(seen(text).several);
  CHECK(seen(text).documents == Documents{"a: 1\n...\n", "%YAML 1.2\n---\nb: 2\n", "---\nc: 3\n"});
}

TEST_CASE("a document may follow the end of another without a marker") {
  CHECK(seen("a: 1\n...\nb: 2\n").several);
  CHECK(seen("a: 1\n...\n...\n---\nb: 2\n").documents == Documents{"a: 1\n...\n...\n", "---\nb: 2\n"});
  CHECK(seen("a: 1\n...\n# of b\nb: 2\n...\n").documents == Documents{"a: 1\n...\n", "# of b\nb: 2\n...\n"});
}

TEST_CASE("markers and comments alone are no content") {
  for (const std::string text : {"", "---\n", "# a\n---\n...\n# b\n", "%YAML 1.2\n---\n--- # c\n"}) {
    YamlStretches stretches;
    stretches.scan(text, true);
    INFO(text);
    CHECK(!stretches.has_content());
  }
  for (const std::string text : {"a", "--- a\n", "---\n---\n# b\n\"\"\n"}) {
    YamlStretches stretches;
    stretches.scan(text, true);
    INFO(text);
    CHECK(stretches.has_content());
  }
}

TEST_CASE("cuts are the same however the text arrives") {
  const std::string text = "a: 1\n---\nb: 2\n...\n---\nc: 3\n";
  for (std::size_t split = 0; split <= text.size(); ++split) {
    YamlStretches stretches;
    std::string buffer = text.substr(0, split);
    stretches.scan(buffer, false);
    std::size_t dropped = 0;
    std::vector<std::size_t> all = stretches.cuts();
    if (!all.empty()) {
      dropped = all.back();
      buffer.erase(0, dropped);
      stretches.drop(dropped);
    }
    buffer += text.substr(split);
    stretches.scan(buffer, true);
    for (const std::size_t cut : stretches.cuts())
      if (all.empty() || cut + dropped != all.back()) all.push_back(cut + dropped);
    INFO(split);
    CHECK(all == std::vector<std::size_t>{5, 18});
  }
}

TEST_CASE("a marker is found wherever it lies among other lines") {
  for (std::size_t before = 0; before < 200; ++before) {
    for (const std::string marker : {"---\n", "...\nb: 1\n"}) {
      const std::string first = "a: " + std::string(before, 'x') + "\n- -\n-- x\n ---\n.\n", behind = std::string(before / 2, 'y') + "\n";
      const std::size_t size = first.size() + (marker[0] == '.' ? 4 : 0), rest = first.size() + marker.size() + behind.size() - size;
      const Documents expected = {(first + marker + behind).substr(0, size), (first + marker + behind).substr(size, rest)};
      INFO(before);
      CHECK(seen(first + marker + behind).documents == expected);
    }
  }
}

}  // namespace
}  // namespace rung
