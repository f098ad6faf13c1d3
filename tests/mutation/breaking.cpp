// SPDX-License-Identifier: Apache-2.0
#include "tests/mutation/breaking.hpp"

#include <map>
#include <set>

#include "engine/mutation/change.hpp"
#include "engine/mutation/meaning.hpp"
#include "engine/mutation/mutants.hpp"
#include "engine/mutation/workbench.hpp"
#include "tests/catch.hpp"
#include "tests/check/checking.hpp"

namespace breaking {

namespace {

using rung::mutation::Mutant;

struct Tried {
  std::vector<std::pair<std::string, std::string>> lines;  ///< code and line of those that count
  std::map<std::string, int> fates;
};

Tried try_all(const std::string& text) {
  const bool alone = text.compare(0, 7, "package") == 0;
  const checking::Checked checked =
      alone ? checking::check_alone(text)
            : checking::check({{"shop.rung", checking::contents("tests/check/shop.rung")}, {"rules.rung", text}});
  INFO(checked.rendered());
  REQUIRE(checked.outcome.value);
  rung::mutation::Workbench bench(checked.sources, checked.rules);
  const std::string original = rung::mutation::meaning_of(*bench.original());
  std::set<std::string> known;
  Tried tried;
  for (const Mutant& mutant : rung::mutation::mutants_of(checked.sources, checked.rules, *checked.outcome.value)) {
    if (!alone && mutant.file == 0) continue;
    const auto rules = bench.apply(mutant);
    const std::string meaning = rules ? rung::mutation::meaning_of(*rules) : "";
    if (!rules || meaning == original || !known.insert(meaning).second) {
      ++tried.fates[!rules ? "impossible" : meaning == original ? "equal" : "repeated"];
      continue;
    }
    ++tried.fates["count"];
    tried.lines.emplace_back(rung::mutation::code_of(mutant.op),
                             rung::mutation::change_of(checked.sources[mutant.range.source], mutant).after);
  }
  return tried;
}

}  // namespace

std::vector<std::string> mutants_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const auto& [code, line] : try_all(text).lines) lines.push_back(code + " " + line);
  return lines;
}

std::vector<std::string> mutants_of(const std::string& text, const std::string& code) {
  std::vector<std::string> lines;
  for (const auto& [its_code, line] : try_all(text).lines)
    if (its_code == code) lines.push_back(line);
  return lines;
}

std::string fates_of(const std::string& text) {
  std::string all;
  for (const auto& [fate, count] : try_all(text).fates) all += (all.empty() ? "" : ", ") + std::to_string(count) + " " + fate;
  return all;
}

}  // namespace breaking
