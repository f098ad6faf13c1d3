// SPDX-License-Identifier: Apache-2.0
// The precedence of versions, as semver 2.0.0 orders them, over any count of numbers.
#include "engine/values/version.hpp"

#include "tests/catch.hpp"

using namespace rung;

TEST_CASE("versions are ordered by precedence") {
  const char* ascending[] = {"0", "0.0.1", "0.1", "1.0.0-0", "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-99999999999999999999999",
                             "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
                             "1.0.0-rc.1", "1.0.0", "1.0.0.1", "1.0.1", "1.2", "1.2.0.1", "1.10", "1.255", "1.256", "2-a", "2",
                             "10.0.0", "9223372036854775807"};
  const std::size_t count = sizeof ascending / sizeof *ascending;
  for (std::size_t low = 0; low < count; ++low) {
    for (std::size_t high = 0; high < count; ++high) {
      CAPTURE(ascending[low], ascending[high]);
      const auto left = version_key(ascending[low]), right = version_key(ascending[high]);
      REQUIRE(left);
      REQUIRE(right);
      CHECK((*left < *right) == (low < high));
    }
  }
}

TEST_CASE("missing numbers, leading zeros, the v and the build say nothing") {
  const char* one[] = {"1.2", "v1.2", "1.2.0", "01.002.0.0", "1.2+build.7", "v1.2.0+20181029"};
  for (const char* version : one) {
    CAPTURE(version);
    CHECK(version_key(version) == version_key("1.2"));
  }
  CHECK(version_key("1.2-rc.01") == version_key("1.2.0-rc.1"));
}

TEST_CASE("what is no version is none") {
  for (const char* text : {"", "v", "V1.2", "1.", ".1", "1..2", "1.x", "1.2-", "1.2-rc.", "1.2+", "1.2-rc..1", "1.2+a_b", " 1.2",
                           "-1", "+1", "1.2 ", "1,2", "9223372036854775808", "1.+2", "latest"}) {
    CAPTURE(text);
    CHECK_FALSE(version_key(text));
  }
}

TEST_CASE("components are the first three numbers") {
  CHECK(version_components("v4.13.4-rc.1+b") == std::array<std::int64_t, 3>{4, 13, 4});
  CHECK(version_components("4") == std::array<std::int64_t, 3>{4, 0, 0});
  CHECK(version_components("4.13.0.9") == std::array<std::int64_t, 3>{4, 13, 0});
}
