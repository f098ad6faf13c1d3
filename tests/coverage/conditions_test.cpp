// SPDX-License-Identifier: Apache-2.0
// Masking MC/DC on expressions whose missing conditions are known.
#include "tests/catch.hpp"
#include "tests/coverage/measured.hpp"

namespace rung::testing {
namespace {

const std::string world =
    "package p { title \"P\" languages en }\n"
    "catalog plan { rank : int }\n"
    "plan x { rank = 1 }\n"
    "plan y { rank = 2 }\n"
    "record part { key id : text  p : bool  q : bool }\n"
    "record item { key id : text  plan : plan  a : bool  b : bool  c : bool  d : bool  n : int  o : int?  parts : list of part }\n"
    "snapshot { item : item }\n"
    "subject item at plan\n"
    "upgrade x -> y\n"
    "define a = item.a\n"
    "define b = item.b\n"
    "define c = item.c\n"
    "define d = item.d\n";

/// `TF?` is a true, b false and c unknown; what follows a blank are the parts, `TF` each.
Decided decided(const std::string& letters) {
  const auto spelt = [](char letter) { return letter == 'T' ? "true" : letter == 'F' ? "false" : "!unknown"; };
  std::string text = "item: {id: i, plan: x, n: 3";
  const std::size_t number = letters.find('='), blank = std::min(letters.find(' '), number);
  if (number != std::string::npos) return {text + ", o: " + letters.substr(number + 1) + (number == 0 ? "" : std::string(", a: ") + spelt(letters[0])) + "}", "y"};
  for (std::size_t i = 0; i < std::min(letters.size(), blank); ++i)
    text += std::string(", ") + static_cast<char>('a' + i) + ": " + spelt(letters[i]);
  text += ", parts: [";
  for (std::size_t i = blank; i < letters.size(); i += 3)
    text += std::string(i > blank ? ", " : "") + "{id: e" + std::to_string(i) + ", p: " + spelt(letters[i + 1]) +
            ", q: " + spelt(letters[i + 2]) + "}";
  return {text + "]}", "y"};
}

std::string missing(const std::string& check, const std::vector<std::string>& cases) {
  Measured measured(world + "require r { check " + check + " message \"no\" }\n");
  std::vector<Decided> decisions;
  for (const std::string& letters : cases) decisions.push_back(decided(letters));
  measured.decide(decisions);
  std::string result = measured.missing(ObligationKind::condition);
  for (std::size_t at = 0; (at = result.find("no case where only ", at)) != std::string::npos;) result.erase(at, 19);
  return result;
}

struct Row {
  const char* check;
  std::vector<std::string> cases;
  const char* missing;
};

TEST_CASE("a condition is shown by a pair of cases in which it alone decides") {
  const std::vector<Row> rows = {
      {"item.a", {"T", "F"}, ""},
      {"item.a", {"T"}, "`item.a` decides r by being false\n"},
      {"item.a", {"F"}, "`item.a` decides r by being true\n"},
      {"item.a", {"?"}, "`item.a` decides r\n"},
      {"item.a", {}, "`item.a` decides r\n"},
      // n + 1 cases are enough for n conditions
      {"item.a and item.b and item.c", {"TTT", "FTT", "TFT", "TTF"}, ""},
      {"item.a and item.b and item.c", {"TTT", "FTT", "TFT"}, "`item.c` decides r by being false\n"},
      {"item.a or item.b or item.c", {"FFF", "TFF", "FTF", "FFT"}, ""},
      {"item.a or item.b", {"TT", "FF"}, "`item.a` decides r by being true\n`item.b` decides r by being true\n"},
      // both change, and neither alone decides
      {"item.a and item.b", {"TT", "FF"}, "`item.a` decides r by being false\n`item.b` decides r by being false\n"},
      // the masking form: others may change where that is masked
      {"item.a and item.b or item.c and item.d", {"TTFT", "FTTF", "TFFT", "FTTT", "TFTF"}, ""},
      {"item.a or item.b and item.c", {"TFT", "FFT", "FTT", "FTF"}, ""},
      {"item.a implies item.b", {"TT", "TF", "FF"}, ""},
      {"item.a implies item.b", {"TT", "TF"}, "`item.a` decides r by being false\n"},
      {"not (item.a or item.b)", {"FF", "TF", "FT"}, ""},
      {"not item.a", {"T", "F"}, ""},
      {"if item.a then item.b else item.c", {"TTF", "FTF", "TFF", "FFT"}, ""},
      {"if item.a then item.b else item.c", {"TTT", "FTT"},
       "`item.a` decides r\n`item.b` decides r by being false\n`item.c` decides r by being false\n"},
      // one condition at two places is two conditions, each shown on its own
      {"item.a and item.b or not item.a and item.c", {"TTF", "FTF", "TFF", "FFT", "TFT"}, ""},
      {"(item.a and item.b) == item.c", {"TTT", "FTT", "TFT", "TTF"}, ""},
      {"(item.a and item.b) != item.c", {"TTT", "FTT"}, "`item.b` decides r by being false\n`item.c` decides r by being false\n"},
      // unknown decides nothing, and nothing decides beside it
      {"item.a and item.b", {"T?", "F?", "TT"}, "`item.a` decides r by being false\n`item.b` decides r by being false\n"},
      {"item.a or item.b", {"T?", "F?", "FF"}, "`item.a` decides r by being true\n`item.b` decides r by being true\n"},
      // through defines
      {"a and b", {"TT", "FT"}, "`item.b` decides r by being false\n"},
      {"a implies (b and (c or d))", {"TTTF", "FFFF", "TFTF", "TTFF", "TTFT"}, ""},
  };
  for (const Row& row : rows) {
    INFO(row.check);
    CHECK(missing(row.check, row.cases) == row.missing);
  }
}

TEST_CASE("inside a quantifier, an element decides where no other one does") {
  const std::vector<Row> rows = {
      {"no s in item.parts where s.p and s.q", {"T TT", "T FT", "T TF"}, ""},
      {"no s in item.parts where s.p and s.q", {"T TT", "T FT"}, "`s.q` decides r by being false\n"},
      {"no s in item.parts where s.p", {"T", "T T"}, "`s.p` decides r by being false\n"},
      {"no s in item.parts where s.p", {"T T", "T F"}, ""},
      // two that break it: neither of them alone
      {"no s in item.parts where s.p", {"T TF TF", "T FF"}, "`s.p` decides r by being true\n"},
      {"no s in item.parts where s.p", {"T TF FF", "T FF"}, ""},
      {"some s in item.parts where s.p", {"T TF FF", "T FF FF"}, ""},
      {"every s in item.parts where s.p : s.q", {"T TT", "T TF", "T FF"}, ""},
      {"every s in item.parts where s.p : s.q", {"T TT", "T TF"}, "`s.p` decides r by being false\n"},
      {"every s in item.parts : s.p", {"T FF TF", "T TF TF"}, ""},
      {"item.a and some s in item.parts where s.p", {"T TT", "F TT", "T FF"}, ""},
      {"item.a and some s in item.parts where s.p", {"F TT", "F FF", "T TT"}, "`s.p` decides r by being false\n"},
  };
  for (const Row& row : rows) {
    INFO(row.check);
    CHECK(missing(row.check, row.cases) == row.missing);
  }
}

TEST_CASE("a condition inside a value decides whether an element counts, whatever comes of the value") {
  const std::vector<Row> rows = {
      {"count(s in item.parts where s.p and s.q) < 2", {"T TT TT", "T FT", "T TF"}, ""},
      {"count(s in item.parts where s.p and s.q) < 2", {"T TT TT", "T FT"}, "`s.q` decides which elements count for r by being false\n"},
      {"(if item.a or item.b then 1 else 5) < item.n", {"TF", "FF", "FT"}, ""},
      {"(if item.a or item.b then 1 else 5) < item.n", {"TF", "FF"}, "`item.b` decides a choice inside r by being true\n"},
  };
  for (const Row& row : rows) {
    INFO(row.check);
    CHECK(missing(row.check, row.cases) == row.missing);
  }
}

TEST_CASE("a guard decides where what it guards has no meaning") {
  const std::vector<Row> rows = {
      {"item.o is present and item.o > 3", {"=9", "=3", "=~"}, ""},
      {"item.o is present and item.o > 3", {"=9", "=~"}, "`item.o > 3` decides r by being false\n"},
      {"item.o is present implies item.o > 3", {"=9", "=3", "=~"}, ""},
      {"item.o is absent or item.o > 3", {"=9", "=3", "=~"}, ""},
      {"if item.o is present then item.o > 3 else item.a", {"F=9", "F=3", "T=~", "F=~"}, ""},
      {"item.o is present and (item.o > 3 or item.o < -3)", {"F=9", "F=3", "F=-9", "F=~"}, ""},
      // what is unknown for want of data is none of that
      {"item.o is present and item.o > 3", {"=9", "=3", "=!unknown"}, "`item.o is present` decides r by being false\n"},
  };
  for (const Row& row : rows) {
    INFO(row.check);
    CHECK(missing(row.check, row.cases) == row.missing);
  }
}

TEST_CASE("what no case could show is not asked for") {
  const std::vector<Row> rows = {
      {"source.rank < target.rank", {}, ""},
      {"source.rank < target.rank and item.a", {}, "`item.a` decides r\n"},
      {"source.rank > target.rank and item.a", {}, ""},
      {"true", {}, ""},
      {"item.a or true", {}, ""},
      {"item.a or target.rank == 2 and item.b", {}, "`item.a` decides r\n`item.b` decides r\n"},
      {"item.a or target.rank == 3 and item.b", {}, "`item.a` decides r\n"},
  };
  for (const Row& row : rows) {
    INFO(row.check);
    CHECK(missing(row.check, row.cases) == row.missing);
  }
}

}  // namespace
}  // namespace rung::testing
