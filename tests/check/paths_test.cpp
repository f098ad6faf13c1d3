// SPDX-License-Identifier: Apache-2.0
// Which paths statements come to, in output order.
#include "tests/catch.hpp"

#include "tests/check/checking.hpp"

namespace {

const char* const base =
    "package p { title \"P\" languages en }\n"
    "catalog release { version : version = name  lts : bool = false  min : version? }\n"
    "release \"1.0\" { lts = true }\nrelease \"1.1\" { }\nrelease \"1.2\" { min = \"1.1\" }\nrelease \"2.0\" { lts = "
    "true  min = \"1.2\" }\n"
    "record cluster { key id : text  at : release }\nsnapshot { cluster : cluster }\nsubject cluster at at\n";

/// `1.0>1.1 1.1>2.0`, or the codes of what is wrong.
std::string paths(const std::string& statements) {
  const checking::Checked checked = checking::check_alone(base + statements);
  if (!checked.outcome.value) return checked.codes();
  const rung::CheckedRules& rules = *checked.outcome.value;
  const auto& entries = rules.schema.catalogs[rules.subject.catalog].entries;
  std::string all;
  for (const rung::Path& path : rules.paths) {
    all += (all.empty() ? "" : " ") + entries[path.source].name + ">" + entries[path.target].name;
  }
  return all;
}

}  // namespace

TEST_CASE("lists are expanded from by to, and * in the order of declaration") {
  CHECK(paths("upgrade \"1.1\", \"1.0\" -> \"2.0\", \"1.2\"") == "1.1>2.0 1.1>1.2 1.0>2.0 1.0>1.2");
  CHECK(paths("upgrade * -> \"1.1\"") == "1.0>1.1 1.2>1.1 2.0>1.1");
  CHECK(paths("upgrade \"1.1\" -> *") == "1.1>1.0 1.1>1.2 1.1>2.0");
  CHECK(paths("extend \"1.2\", \"1.0\"") == "1.2>1.2 1.0>1.0");
  CHECK(paths("upgrade \"1.0\" -> \"1.1\" extend \"1.0\" upgrade \"1.0\" -> \"1.2\"") == "1.0>1.1 1.0>1.0 1.0>1.2");
}

TEST_CASE("where picks the pairs") {
  CHECK(paths("upgrade * -> * where target.version > source.version") ==
        "1.0>1.1 1.0>1.2 1.0>2.0 1.1>1.2 1.1>2.0 1.2>2.0");
  CHECK(
      paths("upgrade * -> * where target.version > source.version and target.version.major == source.version.major") ==
      "1.0>1.1 1.0>1.2 1.1>1.2");
  CHECK(paths("upgrade * -> * where target.min is present and source.version >= target.min and target.version > "
              "source.version") == "1.1>1.2 1.2>2.0");
  CHECK(paths("upgrade * -> * where source.lts and target.lts") == "1.0>2.0 2.0>1.0");
  CHECK(paths("upgrade * -> * where target == \"1.1\"") == "1.0>1.1 1.2>1.1 2.0>1.1");
  CHECK(paths("upgrade \"1.0\", \"1.1\" -> \"1.1\", \"1.2\" where source != target") == "1.0>1.1 1.0>1.2 1.1>1.2");
  CHECK(
      paths(
          "define up(a: release, b: release) = b.version > a.version\nupgrade * -> \"2.0\" where up(source, target)") ==
      "1.0>2.0 1.1>2.0 1.2>2.0");
  CHECK(paths("upgrade * -> * where false") == "");
}

TEST_CASE("no path is there twice on one day") {
  CHECK(paths("upgrade \"1.0\" -> \"1.1\" upgrade * -> \"1.1\"") == "R281");
  CHECK(paths("upgrade \"1.0\" -> \"1.1\" effective ..2020-01-01 upgrade \"1.0\" -> \"1.1\" effective 2020-01-02..") ==
        "1.0>1.1 1.0>1.1");
  CHECK(paths("upgrade \"1.0\" -> \"1.1\" effective ..2020-01-01 upgrade \"1.0\" -> \"1.1\" effective 2020-01-01..") ==
        "R281");
  CHECK(paths("upgrade \"1.0\" -> \"1.1\" upgrade \"1.0\" -> \"1.1\" effective 2020-01-01..2020-01-01") == "R281");
  CHECK(paths("upgrade \"1.0\" -> \"1.0\"") == "R280");
  CHECK(paths("upgrade \"1.0\", \"1.0\" -> \"1.1\"") == "R285");
}
