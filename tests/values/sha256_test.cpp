// SPDX-License-Identifier: Apache-2.0
#include "engine/values/sha256.hpp"

#include "tests/catch.hpp"

namespace rung {
namespace {

TEST_CASE("bytes have the digests that the standard gives for them") {
  CHECK(Sha256().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 abc;
  abc.add("abc");
  CHECK(abc.hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(abc.bytes() == 3);
}

TEST_CASE("pieces have the digest of the whole, and asking for it ends nothing") {
  Sha256 pieces;
  for (int i = 0; i < 1000; ++i) {
    pieces.add(std::string_view("aaaaaaaaaaaaa").substr(0, static_cast<std::size_t>(i % 13)));
    if (i % 100 == 0) CHECK(pieces.hex().size() == 64);
  }
  Sha256 whole;
  whole.add(std::string(pieces.bytes(), 'a'));
  CHECK(pieces.bytes() == 5994);
  CHECK(pieces.hex() == whole.hex());
}

}  // namespace
}  // namespace rung
