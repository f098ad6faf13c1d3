// SPDX-License-Identifier: Apache-2.0
// PEGTL's own check of the grammar: no rule can loop without consuming anything.
#include "tests/catch.hpp"

#include <tao/pegtl/contrib/analyze.hpp>

#include "grammar/grammar.hpp"

TEST_CASE("the grammar of statements makes progress everywhere") {
  CHECK(tao::pegtl::analyze<rung::grammar::one_statement>() == 0);
}

TEST_CASE("the grammar of expressions makes progress everywhere") {
  CHECK(tao::pegtl::analyze<rung::grammar::only_expression>() == 0);
}
