// SPDX-License-Identifier: Apache-2.0
// `set` and `unset`: a case's own snapshot, made from the one that it shares.
#pragma once

#include <vector>

#include "engine/check/schema.hpp"
#include "engine/testing/suite.hpp"

namespace rung {

/// Applies a case's edits in order, every `unset` on the document as the `set`s left it. `base`: where the test file's
/// offsets begin in document.text. False, with diagnostics, where a path leads nowhere.
bool apply_edits(const Schema& schema, const TestCase& test, std::size_t base, Document& document,
                 std::vector<Diagnostic>& diagnostics);

/// The schema's spelling of a path that a case expects to be missing, with `[KEY]` as an index; none where it leads nowhere.
std::optional<std::string> spell_path(const Schema& schema, const Written& path, Document& document,
                                      std::vector<Diagnostic>& diagnostics);

}  // namespace rung
