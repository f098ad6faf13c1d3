// SPDX-License-Identifier: Apache-2.0
// What is asked of a rule set: paths, preconditions, elements, remedies, advice; and nothing that no case could show.
#include "tests/catch.hpp"
#include "tests/coverage/measured.hpp"

namespace rung::testing {
namespace {

const std::string world =
    "package p { title \"P\" languages en effective 1970-01-01.. }\n"
    "enum colour { red, green }\n"
    "open catalog plan { rank : int  colours : set of colour  words : text = \"w\" }\n"
    "plan x { rank = 1 colours = {} }\n"
    "plan y { rank = 2 colours = { red } }\n"
    "plan z { rank = 3 colours = { red, green } }\n"
    "record item { key id : text  plan : plan  seats : int  other : plan  note : text? }\n"
    "snapshot { items : list of item  owner : text  amount : int = 3 }\n"
    "request { seats : int?  must : int }\n"
    "subject item in items at plan\n";

/// What is asked for of a kind, without its `no case where`.
std::string asked(const std::string& rules, ObligationKind kind) {
  const Measured measured(world + rules);
  std::string result;
  for (const Obligation& obligation : measured.coverage.model.obligations)
    if (obligation.kind == kind) result += words(obligation) + "\n";
  return result;
}

TEST_CASE("paths are asked for as they are written") {
  const std::string guard = "require r { check item.seats > 1 message \"no\" }\n";
  CHECK(asked("upgrade x -> y, z\nextend x\n" + guard, ObligationKind::path) ==
        "`x -> y` is eligible\n`x -> y` is not eligible\n`x -> z` is eligible\n`x -> z` is not eligible\n"
        "`extend x` is eligible\n`extend x` is not eligible\n");
  CHECK(asked("upgrade * -> * where target.rank > source.rank\n" + guard, ObligationKind::path) ==
        "`* -> *` is eligible\n`* -> *` is not eligible\n");
  CHECK(asked("upgrade * -> y, z where target.rank > source.rank\n" + guard, ObligationKind::path) ==
        "`* -> y` is eligible\n`* -> y` is not eligible\n`* -> z` is eligible\n`* -> z` is not eligible\n");
}

TEST_CASE("a path that nothing can block is not asked to be, nor one that is always blocked to be eligible") {
  CHECK(asked("upgrade x -> y\n", ObligationKind::path) == "`x -> y` is eligible\n");
  CHECK(asked("upgrade x -> y when item.seats > 1\n", ObligationKind::path) ==
        "`x -> y` is eligible\n`x -> y` is not eligible\n");
  CHECK(asked("upgrade x -> y\nrequire r { check false message \"no\" }\n", ObligationKind::path) ==
        "`x -> y` is not eligible\n");
  CHECK(asked("upgrade x -> y, z\nrequire r { check target.rank == 2 message \"no\" }\n", ObligationKind::path) ==
        "`x -> y` is eligible\n`x -> z` is not eligible\n");
}

struct Row { const char* check; const char* asked; };

TEST_CASE("a precondition is asked to be what it can be") {
  const std::vector<Row> rows = {
      {"item.seats > 1", "r is true\nr is false\nr is unknown\n"},
      {"source.rank > 1", "r is true\nr is false\n"},
      {"target.rank > 1", "r is true\n"},
      {"target.rank > 3", "r is false\n"},
      {"today > 2020-02-01", "r is true\nr is false\n"},
      // the subject's own entry and key are known wherever a path is decided
      {"item.plan == source", "r is true\n"},
      {"item.plan.rank > 1", "r is true\nr is false\n"},
      {"item.id starts with \"a\"", "r is true\nr is false\n"},
      {"item.other.rank > 1", "r is true\nr is false\nr is unknown\n"},
      {"amount > 1", "r is true\nr is false\nr is unknown\n"},
      {"item.note is present", "r is true\nr is false\nr is unknown\n"},
      {"request.seats is present", "r is true\nr is false\n"},
      {"request.must > 1", "r is true\nr is false\nr is unknown\n"},
      {"no i in items where i != item and i.id == \"a\"", "r is true\nr is false\n"},
      {"no i in items where i != item and i.seats > 1", "r is true\nr is false\nr is unknown\n"},
      {"every c in target.colours : c in source.colours", "r is false\n"},
      {"no c in target.colours where c == green", "r is true\nr is false\n"},
      {"item.seats > 1 and source.rank > 5", "r is false\n"},
      {"item.seats > 1 or target.rank > 1", "r is true\n"},
  };
  for (const Row& row : rows) {
    INFO(row.check);
    CHECK(asked(std::string("upgrade x, y -> y, z where source != target\nrequire r { check ") + row.check + " message \"no\" }\n",
                ObligationKind::precondition) == row.asked);
  }
}

TEST_CASE("what guards no path, or no day of the package, is asked for nothing") {
  const std::vector<Row> rows = {
      {"on extend check item.seats > 1 message \"no\"", ""},
      {"on z -> y check item.seats > 1 message \"no\"", ""},
      {"on * -> * where source.rank > target.rank check item.seats > 1 message \"no\"", ""},
      {"effective ..1969-12-31 check item.seats > 1 message \"no\"", ""},
      {"when false check item.seats > 1 message \"no\"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.check);
    const Measured measured(world + "upgrade x -> y\nrequire r { " + row.check + " remedy \"do\" }\n");
    std::string all;
    for (const Obligation& obligation : measured.coverage.model.obligations)
      if (obligation.kind != ObligationKind::path) all += words(obligation) + "\n";
    CHECK(all == row.asked);
  }
}

TEST_CASE("culprit quantifiers are asked for none, one and several elements, as far as there can be") {
  const std::vector<Row> rows = {
      {"no i in items where i.seats > 1", "`items` has one element for r\n`items` has several elements for r\n"},
      {"no c in target.colours where c in source.colours and item.seats > 1",
       "`target.colours` has one element for r\n`target.colours` has several elements for r\n"},
      {"item.seats > 1 or no i in items where i.seats > 1", ""},
      {"not (some i in items where i.seats > 1)", ""},
  };
  for (const Row& row : rows) {
    INFO(row.check);
    CHECK(asked(std::string("upgrade x -> y, z\nrequire r { check ") + row.check + " message \"no\" }\n",
                ObligationKind::quantifier) == row.asked);
  }
}

TEST_CASE("an element that is the subject stands at the path's source, and is compared so") {
  const auto conditions = [](const std::string& check) {
    return asked("upgrade x -> y, z\nrequire r { check " + check + " message \"no\" }\n", ObligationKind::condition);
  };
  // the subject itself never stands at the target, nor holds what the target adds
  CHECK(conditions("no i in items where i != item and i.plan == target") == "only `i.plan == target` decides r\n");
  CHECK(conditions("no i in items where i != item and i.plan.colours overlaps target.colours - source.colours") ==
        "only `i.plan.colours overlaps target.colours - source.colours` decides r\n");
  CHECK(conditions("no i in items where i != item and i.plan == source") ==
        "only `i != item` decides r\nonly `i.plan == source` decides r\n");
  CHECK(conditions("no i in items where i != item and i.other == target") ==
        "only `i != item` decides r\nonly `i.other == target` decides r\n");
  CHECK(conditions("some i in items where i == item and i.plan == target") == "");
}

TEST_CASE("remedies are asked to be said where they can be reached") {
  CHECK(asked("upgrade x -> y\nrequire r { check item.seats > 1 message \"no\" remedy \"do\" }\n", ObligationKind::remedy) ==
        "the remedy of r is said\n");
  CHECK(asked("upgrade x -> y\nrequire r { check item.seats > 1 message \"no\" remedy when owner == \"o\" \"a\" remedy \"b\" "
              "remedy \"c\" }\n",
              ObligationKind::remedy) == "remedy 1 of r is said\nremedy 2 of r is said\n");
  CHECK(asked("upgrade x -> y\nrequire r { check target.rank > 1 message \"no\" remedy \"a\" }\n", ObligationKind::remedy) == "");
}

TEST_CASE("the `when` of paths, remedies and advice are decisions of their own") {
  CHECK(asked("upgrade x -> y when item.seats > 1\n"
              "require r { when owner == \"a\" check amount > 1 message \"no\" remedy when owner == \"o\" \"a\" remedy when amount < 0 \"b\" }\n"
              "advise a { when owner == \"p\" message \"m\" }\nadvise b { message \"m\" }\n",
              ObligationKind::condition) ==
        "only `owner == \"a\"` decides r\nonly `amount > 1` decides r\nonly `owner == \"o\"` decides remedy 1 of r\n"
        "only `amount < 0` decides remedy 2 of r\nonly `owner == \"p\"` decides the advice a\n"
        "only `item.seats > 1` decides the `when` of upgrade x -> y\n");
}

std::string item(const std::string& rest) { return "items: [{id: i, plan: x, other: y, " + rest + "}]"; }

TEST_CASE("decisions meet what they show, and nothing else") {
  Measured measured(world +
                    "upgrade x -> y, z\nextend x\n"
                    "require r { on upgrade check no i in items where i.seats > 5 message \"no\" remedy when owner == \"o\" \"a\" remedy \"b\" }\n"
                    "advise a { on extend when owner == \"o\" message \"m\" }\n");
  measured.decide({{item("seats: 3") + "\nowner: o\n", "y"}});
  CHECK(measured.missing(ObligationKind::path) ==
        "no case where `x -> y` is not eligible\nno case where `x -> z` is eligible\n"
        "no case where `x -> z` is not eligible\nno case where `extend x` is eligible\n");
  CHECK(measured.missing(ObligationKind::precondition) == "no case where r is false\nno case where r is unknown\n");
  CHECK(measured.missing(ObligationKind::quantifier) == "no case where `items` has several elements for r\n");
  CHECK(measured.missing(ObligationKind::remedy) == "no case where remedy 1 of r is said\nno case where remedy 2 of r is said\n");
  CHECK(measured.missing(ObligationKind::advice) == "no case where the advice a is said\n");

  measured.decide({{item("seats: 3") + "\nowner: o\n", "y"},
                   {item("seats: 9") + "\nowner: o\n", "y"},
                   {item("seats: 9") + "\n", "z"},
                   {"items: [{id: i, plan: x, seats: 1}, {id: j, plan: x}]\nowner: o\n", "z"},
                   {item("seats: 1") + "\nowner: q\n", "z"},
                   {item("seats: 1") + "\nowner: o\n", "extend"},
                   {item("seats: 9") + "\nowner: q\n", "extend"}});
  for (const ObligationKind kind : {ObligationKind::path, ObligationKind::precondition, ObligationKind::quantifier,
                                    ObligationKind::remedy, ObligationKind::advice})
    CHECK(measured.missing(kind) == "");
  CHECK(measured.missing(ObligationKind::condition) == "no case where only `owner == \"o\"` decides remedy 1 of r by being false\n");
}

TEST_CASE("a path whose `when` is false has no decision, and shows nothing of preconditions") {
  Measured measured(world + "upgrade x -> y when item.seats > 1\nrequire r { check owner == \"o\" message \"no\" }\n");
  measured.decide({{item("seats: 1") + "\nowner: o\n", "y"}});
  CHECK(measured.missing(ObligationKind::path) == "no case where `x -> y` is eligible\n");
  CHECK(measured.missing(ObligationKind::precondition) ==
        "no case where r is true\nno case where r is false\nno case where r is unknown\n");
}

TEST_CASE("a precondition whose `when` is false has not been seen to hold") {
  Measured measured(world + "upgrade x -> y\nrequire r { when amount > 5 check owner == \"o\" message \"no\" }\n");
  measured.decide({{item("seats: 1") + "\nowner: o\namount: 1\n", "y"}});
  CHECK(measured.missing(ObligationKind::precondition) ==
        "no case where r is true\nno case where r is false\nno case where r is unknown\n");
  CHECK(measured.missing(ObligationKind::path) == "no case where `x -> y` is not eligible\n");
}

TEST_CASE("a share is cut off, so that 100 means all") {
  CHECK(Share{2999, 3000}.percent() == "99.9");
  CHECK(Share{3, 3}.percent() == "100.0");
  CHECK(Share{0, 0}.percent() == "100.0");
  CHECK(Share{1, 3}.percent(0) == "33");
  CHECK(Share{9, 10}.reaches(90));
  CHECK(!Share{9, 10}.reaches(90.01));
}

}  // namespace
}  // namespace rung::testing
