// SPDX-License-Identifier: Apache-2.0
// Mutants of one statement as they are found.
#pragma once

#include <string>
#include <vector>

#include "engine/mutation/mutant.hpp"
#include "engine/mutation/vocabulary.hpp"
#include "engine/mutation/written.hpp"
#include "grammar/one_line.hpp"

namespace rung::mutation {

/// Where mutants of one statement go, and what finding them needs to know.
struct Generation {
  const Written& written;
  const Vocabulary& vocabulary;
  std::size_t file, statement;
  std::vector<Mutant>& mutants;

  void add(Operator op, Range range, std::string replacement, std::string effect) {
    mutants.push_back({op, range, std::move(replacement), std::move(effect), file, statement});
  }
  /// The author's own text in backticks, on one line.
  std::string quote(Range range) const { return "`" + one_line(written[range]) + "`"; }
};

}  // namespace rung::mutation
