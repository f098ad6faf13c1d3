// SPDX-License-Identifier: Apache-2.0
// Settling where in lanes gives what evaluating it pair by pair gives.
#include "tests/catch.hpp"

#include <random>

#include "engine/check/constant.hpp"
#include "engine/check/where.hpp"
#include "tests/check/checking.hpp"

namespace {

std::string catalog_of(std::size_t size) {
  std::mt19937 random(7);
  const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
  std::string text =
      "package p { title \"P\" languages en }\n"
      "enum api { a0, a1, a2, a3, a4, a5 }\n"
      "catalog release { version : version  name : text  apis : set of api  ids : set of text  day : date  rank : int\n"
      "  share : decimal  span : range of int  min : version?  next : release?  open : bool }\n"
      "record cluster { key id : text  at : release }\nsnapshot { cluster : cluster }\nsubject cluster at at\n"
      "define same(a: release, b: release) = a.version.major == b.version.major\n";
  for (std::size_t i = 0; i < size; ++i) {
    text += "release r" + std::to_string(i) + " { version = \"" + std::to_string(below(3)) + "." +
            std::to_string(below(4)) + "\"";
    text += " name = \"" + std::string(below(3), 'x') + "y" + std::to_string(below(3)) + "\"";
    text += " apis = { a" + std::to_string(below(6)) + ", a" + std::to_string(below(6)) + " }";
    text += " ids = { \"y" + std::to_string(below(3)) + "\" } day = 2020-01-0" + std::to_string(1 + below(9));
    text += " rank = " + std::to_string(below(5)) + " share = 0." + std::to_string(1 + below(9));
    text += " span = 1.." + std::to_string(1 + below(5)) + " open = " + (below(2) == 0 ? "true" : "false");
    if (below(2) == 0) text += " min = \"1." + std::to_string(below(3)) + "\"";
    if (below(2) == 0) text += " next = r" + std::to_string(below(static_cast<unsigned>(size)));
    text += " }\n";
  }
  return text;
}

}  // namespace

TEST_CASE("lanes and pairs agree") {
  for (const char* where : {"target.version > source.version",
                            "target.version == source.version and target.rank >= source.rank",
                            "same(source, target) and not (target.apis overlaps source.apis)",
                            "target.apis within source.apis",
                            "(target.apis | source.apis) == { a1, a2 }",
                            "size(target.apis & source.apis) == 1",
                            "(target.apis - source.apis) is empty",
                            "target.apis - source.apis != {}",
                            "target.rank in source.span",
                            "target.rank + source.rank in { 2, 4 }",
                            "source.name in target.ids",
                            "target.name starts with source.name",
                            "target.name contains source.name or target.name ends with source.name",
                            "target.name matches \"^x\" and source.open",
                            "source.open implies target.open",
                            "source.open",
                            "target.open",
                            "true",
                            "not source.open or target.rank > 2",
                            "target.min is present and source.version >= target.min",
                            "target.min is absent or target.min > source.version",
                            "source.next is present and source.next == target",
                            "target.day - source.day > 3",
                            "target.day > source.day + 2 days",
                            "target.share * source.share > 0.25",
                            "target.rank + source.share > 2",
                            "-target.rank < source.rank - 2",
                            "(if source.open then target.rank else source.rank) > 2",
                            "(if source.open then target.name else source.name) == \"xy1\"",
                            "(if source.open then target.version else source.version).minor == 1",
                            "some a in target.apis where a in source.apis",
                            "no a in target.apis where a in source.apis",
                            "every a in target.apis : a in source.apis",
                            "every a in target.apis where a != a1 : a in source.apis",
                            "some x in target.ids where x in source.ids and x contains \"y\"",
                            "count(a in source.apis where a not in target.apis) == 1",
                            "every a in target.apis : a in source.apis or target.rank > 3",
                            "sum(source.rank for a in target.apis) > 4",
                            "(min(source.rank for a in target.apis where a != a1) otherwise 0) == 2",
                            "target.span == source.span",
                            "(target.min otherwise source.version) > \"1.1\"",
                            "union({ target.rank } for a in source.apis) == { 3 }",
                            "target.rank > 2 and (some a in target.apis where a in source.apis) and source.rank > 1"}) {
    INFO(where);
    const checking::Checked checked = checking::check_alone(catalog_of(40) + "upgrade * -> * where " + where);
    for (const auto& diagnostic : checked.outcome.diagnostics) FAIL_CHECK(diagnostic.message);
    REQUIRE(checked.outcome.value);
    const rung::CheckedRules& rules = *checked.outcome.value;
    // The same condition as a guard, which check() leaves as it is.
    const checking::Checked guarded =
        checking::check_alone(catalog_of(40) + "require r { on * -> * where " + where + " check true message \"x\" }");
    REQUIRE(guarded.outcome.value);
    const rung::Expression& condition = *guarded.outcome.value->preconditions[0].on[0].where;
    rung::ConstantEvaluator evaluate(*guarded.outcome.value);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> expected;
    for (std::uint32_t source = 0; source < 40; ++source) {
      for (std::uint32_t target = 0; target < 40; ++target) {
        const rung::Settled settled = evaluate(condition, source, target);
        CHECK(settled.known());
        if (settled.is(true) && source != target) expected.emplace_back(source, target);
      }
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    for (const rung::Path& path : rules.paths) found.emplace_back(path.source, path.target);
    CHECK(found == expected);
  }
}
