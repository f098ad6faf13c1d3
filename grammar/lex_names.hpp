// SPDX-License-Identifier: Apache-2.0
// What may be a name: for the grammar, and for whoever suggests or prints names.
#pragma once

#include <string_view>

namespace rung {

/// Words that name nothing but fields.
bool is_reserved(std::string_view word);

/// The first word of a statement; `request` and `open`, which are not reserved, too.
bool opens_statement(std::string_view word);

/// `[a-z][a-z0-9_]*`: what a field may be called.
bool is_identifier(std::string_view text);

/// An identifier that is not reserved. Any other catalog entry is written as a string.
bool is_name(std::string_view text);

/// `[A-Z][A-Za-z0-9]*`: a reason code.
bool is_code(std::string_view text);

}  // namespace rung
