// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/mutants.hpp"

#include <algorithm>

#include "engine/mutation/statement_mutants.hpp"

namespace rung::mutation {

namespace {

/// By place, but a field dropped behind what is wrong with its value: of mutants that mean the same the first is told.
std::uint32_t order_of(const Mutant& mutant) {
  return mutant.op == Operator::drop_field ? mutant.range.end : mutant.range.begin;
}

}  // namespace

std::vector<Mutant> mutants_of(const Sources& sources, const ast::RuleSet& rules, const CheckedRules& checked) {
  const Vocabulary vocabulary(checked);
  Reached reached;
  for (const Path& path : checked.paths) reached.emplace(path.source, path.target);
  std::vector<Mutant> mutants;
  for (std::size_t f = 0; f < rules.files.size(); ++f) {
    const ast::File& file = rules.files[f];
    const Written written(sources[file.source], file.source);
    for (std::size_t s = 0; s < file.statements.size(); ++s) {
      const auto first = static_cast<std::ptrdiff_t>(mutants.size());
      Generation generation{written, vocabulary, f, s, mutants};
      StatementMutants(generation, checked, reached).of(file.statements[s]);
      std::stable_sort(mutants.begin() + first, mutants.end(),
                       [](const Mutant& left, const Mutant& right) { return order_of(left) < order_of(right); });
    }
  }
  return mutants;
}

}  // namespace rung::mutation
