// SPDX-License-Identifier: Apache-2.0
#include "engine/load/fingerprint.hpp"

#include "tests/catch.hpp"

namespace rung {
namespace {

TEST_CASE("the hash is SHA-256") {
  // printf 'a/b.rung\0004\000x\ny\n' | sha256sum
  CHECK(fingerprint({{"a/b.rung", "x\ny\n"}}) == "4b69f44cf512cefc11315b8dd55533e2f7cb0a5c16a3ee1f0830fc409b33db34");
  CHECK(fingerprint({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a carriage return counts unless a line feed follows") {
  CHECK(fingerprint({{"a", "x\r\ny"}}) == fingerprint({{"a", "x\ny"}}));
  CHECK(fingerprint({{"a", "x\ry"}}) != fingerprint({{"a", "x\ny"}}));
  CHECK(fingerprint({{"a", "x\r"}}) != fingerprint({{"a", "x"}}));
}

TEST_CASE("files whose bytes join alike are told apart") {
  CHECK(fingerprint({{"a", "xy"}, {"b", ""}}) != fingerprint({{"a", "x"}, {"b", "y"}}));
  CHECK(fingerprint({{"a", "x"}, {"b", "y"}}) != fingerprint({{"b", "y"}, {"a", "x"}}));
}

}  // namespace
}  // namespace rung
