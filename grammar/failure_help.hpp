// SPDX-License-Identifier: Apache-2.0
// What to do where the grammar expected something else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "grammar/found_token.hpp"
#include "grammar/recognise.hpp"

namespace rung::grammar {

/// The most specific advice that there is; may be empty. `as_name`: a reserved word stands where a name should.
std::string failure_help(const Failure& failure, const FoundToken& token, bool as_name);

/// Why digits and what follows them are no number.
std::string number_help(std::string_view number);

/// Advice for a quote that seems to begin a string, but closes a text that ends with a brace; empty for another quote.
std::string brace_help(std::string_view text, std::size_t quote);

/// The statement word that a first word probably stands for; empty for a statement word itself and for other names.
std::string_view misspelt_statement(std::string_view word);

}  // namespace rung::grammar
