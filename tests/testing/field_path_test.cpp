// SPDX-License-Identifier: Apache-2.0
#include "engine/testing/field_path.hpp"

#include "tests/catch.hpp"

namespace rung {
namespace {

/// `a.b[3]["k"]` as steps: `a b #3 'k`; `none` where it is no path.
std::string steps_of(const std::string& path) {
  const auto steps = parse_field_path(path);
  if (!steps) return "none";
  std::string all;
  for (const PathStep& step : *steps) {
    const std::string mark = step.kind == PathStep::Kind::index ? "#" : step.kind == PathStep::Kind::key ? "'" : "";
    all += (all.empty() ? "" : " ") + mark + step.text;
  }
  return all;
}

TEST_CASE("a path is fields, indices and keys") {
  const std::pair<std::string, std::string> table[] = {
      {"customer", "customer"},
      {"customer.id", "customer id"},
      {"subscriptions[1].seats", "subscriptions #1 seats"},
      {"subscriptions[sub-1].seats", "subscriptions 'sub-1 seats"},
      {"subscriptions[\"17\"]", "subscriptions '17"},
      {"releases[\"4.13\\\"]\"].x", "releases '4.13\"] x"},
      {"a[1][2]", "a #1 #2"},
      {"", "none"},
      {".a", "none"},
      {"a.", "none"},
      {"a..b", "none"},
      {"[1]", "none"},
      {"a[]", "none"},
      {"a[1", "none"},
      {"a[\"1]", "none"},
      {"a[\"1\"", "none"},
      {"a[1]b", "none"},
      {"a b", "none"},
      {"Customer", "none"},
      {"a[99999999999999999999999]", "none"}};
  for (const auto& [path, steps] : table) {
    INFO(path);
    CHECK(steps_of(path) == steps);
  }
}

}  // namespace
}  // namespace rung
