// SPDX-License-Identifier: Apache-2.0
// Several documents in one text: which there are, their numbers, and what a broken one costs.
#include "tests/catch.hpp"
#include "tests/facts/world.hpp"

using namespace rung;
using namespace rung::world;

namespace {

/// `1: score = 2` or the errors, one line a document.
std::string documents(Format format, const std::string& text, ReadOptions options = {}) {
  const Read result = read(format, text, options);
  std::string lines;
  for (std::size_t at = 0; at < result.numbers.size(); ++at) {
    lines += (lines.empty() ? "" : "\n") + std::to_string(result.numbers[at]) + ": ";
    for (const std::string& error : result.errors[at]) lines += error;
    for (const std::string& line : result.facts[at]) {
      if (line.rfind("score", 0) == 0) lines += line;
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("each document of a YAML stream is a snapshot") {
  CHECK(documents(Format::yaml, "score: 1\n---\nscore: 2\n--- {score: 3}\n...\nscore: 4\n") ==
        "1: score = 1\n2: score = 2\n3: score = 3\n4: score = 4");
  CHECK(documents(Format::yaml, "%YAML 1.2\n---\nscore: 1\n...\n%YAML 1.2\n---\nscore: 2\n") == "1: score = 1\n2: score = 2");
}

TEST_CASE("nothing is no document, but an empty one between others is a broken one") {
  for (const char* text : {"", "\n\n", "# only a comment\n", "---\n", "---\n# nothing\n...\n", "\xEF\xBB\xBF"}) {
    CAPTURE(text);
    CHECK(documents(Format::yaml, text) == "");
  }
  CHECK(documents(Format::yaml, "score: 1\n---\n") == "1: score = 1");
  CHECK(documents(Format::yaml, "score: 1\n---\n# the end\n") == "1: score = 1");
  CHECK(documents(Format::yaml, "---\n---\nscore: 1\n") == "1: S114 2:1 : a snapshot is a mapping; this document is null\n2: score = 1");
  CHECK(documents(Format::yaml, "---\n~\n") == "1: S114 2:1 : a snapshot is a mapping; this document is null");
  CHECK(documents(Format::json, "") == "");
  CHECK(documents(Format::json, " \n\t") == "");
}

TEST_CASE("a document that is no YAML ends the stream, after those before it") {
  CHECK(documents(Format::yaml, "score: 1\n---\nscore: [\n---\nscore: 3\n") ==
        "1: score = 1\n2: S100 4:1 : not valid YAML: `[` that is not closed, or a `,` that is missing");
  CHECK(documents(Format::yaml, "score: 1\n---\nscore: x\n---\nscore: 3\n") == "1: score = 1\n2: S103 3:8 score: score is \"x\"; expected decimal\n3: score = 3");
  CHECK(documents(Format::yaml, "score: 1\n---\nscore: 2\nname: \xFF\n---\nscore: 3\n") == "1: score = 1\n2: S101 4:7 : invalid UTF-8");
  CHECK(documents(Format::yaml, std::string("score: 1\n---\n\0", 14)) == "1: score = 1\n2: S101 3:1 : a NUL character");
  CHECK(documents(Format::yaml, "name: é\x01\n") == "1: S101 1:8 : a control character");
  CHECK(documents(Format::yaml, "a: \xC3") == "1: S101 1:4 : invalid UTF-8");
}

TEST_CASE("a line of NDJSON is a snapshot, blank ones are counted, and a broken one costs itself alone") {
  CHECK(documents(Format::ndjson, "{\"score\":1}\n\n  \r\n{\"score\":2}\r\n{\"score\":3}") == "1: score = 1\n4: score = 2\n5: score = 3");
  CHECK(documents(Format::ndjson, "{\"score\":1}\n{\"score\":\n{\"score\":3}\n") ==
        "1: score = 1\n2: S100 1:10 : not valid JSON: expected a value, found the end\n3: score = 3");
  CHECK(documents(Format::ndjson, "{\"score\":1}\n{\"score\":\"a}\n{\"score\":3}\n") ==
        "1: score = 1\n2: S100 1:10 : not valid JSON: a string that does not end\n3: score = 3");
  CHECK(documents(Format::ndjson, "{\"score\":1}\n{\"a\":\"\xFF\"}\n{\"score\":3}\n") == "1: score = 1\n2: S101 1:7 : invalid UTF-8\n3: score = 3");
  CHECK(documents(Format::ndjson, "{\"score\":1} {\"score\":2}\n{\"score\":3}\n") ==
        "1: S100 1:13 : not valid JSON: expected the document's end behind its value, found \"{\"\n2: score = 3");
  CHECK(documents(Format::ndjson, "{\"a\":[}\n]\n{\"score\":3}\n") ==
        "1: S100 1:7 : not valid JSON: expected a value, found \"}\"\n"
        "2: S100 1:1 : not valid JSON: expected a value, found \"]\"\n3: score = 3");
  CHECK(documents(Format::ndjson, "\xEF\xBB\xBF{\"score\":1}\n") == "1: score = 1");
}

TEST_CASE("lines are read alike however many there are") {
  std::string text;
  std::string expected;
  const std::string filler(997, 'f');
  for (int line = 1; line <= 5000; ++line) {
    const bool broken = line % 1999 == 0;
    text += broken ? "{\"f\": \"" + filler + "\n" : "{\"f\": \"" + filler + "\", \"score\": " + std::to_string(line) + "}\n";
    expected += (line > 1 ? "\n" : "") + std::to_string(line) + ": " +
                (broken ? "S100 1:7 : not valid JSON: a string that does not end" : "score = " + std::to_string(line));
  }
  CHECK(documents(Format::ndjson, text) == expected);
}

TEST_CASE("reading stops where the caller says so") {
  const Schema schema = world::schema();
  const Layout layout = make_layout(schema, mentioned(schema));
  Facts facts(schema, layout, layout.pool);
  SnapshotReader reader(schema, layout, {});
  for (const int wanted : {1, 2}) {
    int seen = 0;
    const auto count = [&](std::uint32_t, const std::vector<SnapshotError>&) { return ++seen < wanted; };
    reader.read_yaml("score: 1\n---\nscore: 2\n---\nscore: 3\n", facts, count);
    CHECK(seen == wanted);
    seen = 0;
    reader.read_ndjson("{}\n{}\n{}\n", facts, count);
    CHECK(seen == wanted);
  }
}
