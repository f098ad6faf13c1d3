// SPDX-License-Identifier: Apache-2.0
// What is wrong, where, and what to do about it: as values, so that whoever calls decides how it is shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "grammar/source.hpp"

namespace rung {

enum class Level : std::uint8_t { error, warning, note };

/// Another place that has to do with a diagnostic, with a caption such as "declared here".
struct Note {
  Range range;
  std::string caption;
};

/// One finding. `message` is one line, lower-case, without a final full stop; names of the author's own in backticks.
struct Diagnostic {
  std::string code;  ///< stable: R… rules, S… snapshots, L… lints, T… tests
  Level level = Level::error;
  std::string message;
  Range range;
  std::vector<Note> notes;
  std::string help;  ///< what to do; empty where there is nothing to say
};

/// What a step made, if it could, and what it has to say; a value may come with warnings.
template <class T>
struct Outcome {
  std::optional<T> value;
  std::vector<Diagnostic> diagnostics;
};

}  // namespace rung
