// SPDX-License-Identifier: Apache-2.0
// Comments that allow what would be found: `# allow L012, L033: migrating until March`. Of any code: lints (`L…`) and
// the mutants that no case can notice (`M…`) are allowed alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/ast.hpp"

namespace rung {

struct AllowedCode {
  std::string code;  ///< as written; perhaps one that nothing has
  Range range;
};

/// One such comment. What it covers: directly above a statement all of that, above a line within a statement that line,
/// behind something on its own line that line.
struct Allow {
  Range range;  ///< of the comment
  std::vector<AllowedCode> codes;
  std::string reason;           ///< empty where none is given
  std::optional<Range> covers;  ///< none where it stands above nothing
};

/// In order. The file has no errors.
std::vector<Allow> allows_in(const Sources& sources, const ast::File& file);

/// Whether what is found at `place` under `code` is allowed by this comment.
bool allows(const Allow& allow, std::string_view code, Range place);

/// The first of `all` that allows it; null where none does.
const Allow* find_allow(const std::vector<Allow>& all, std::string_view code, Range place);

}  // namespace rung
