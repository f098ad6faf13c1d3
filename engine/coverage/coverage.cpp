// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rung {

std::string Share::percent(unsigned digits) const {
  std::uint64_t scale = 1;
  for (unsigned i = 0; i < digits; ++i) scale *= 10;
  const std::uint64_t scaled = all == 0 ? 100 * scale : met * 100 * scale / all;
  return digits == 0 ? fmt::format("{}", scaled) : fmt::format("{}.{:0{}}", scaled / scale, scaled % scale, digits);
}

bool Share::reaches(double wanted) const {
  return all == 0 || static_cast<double>(met) * 100 >= wanted * static_cast<double>(all);
}

void Tally::add(const Coverage& coverage) {
  for (const Obligation& obligation : coverage.model.obligations) {
    if (!coverage.counts(obligation)) continue;
    const bool met = is_met(obligation, coverage.marks);
    kinds[static_cast<std::size_t>(obligation.kind)].add(met);
    total.add(met);
  }
}

std::string words(const Obligation& obligation) {
  if (obligation.kind != ObligationKind::condition) return obligation.said;
  return fmt::format("only {} {}", obligation.said, obligation.decides);
}

std::string missing_words(const Obligation& obligation, const Marks& marks) {
  if (obligation.kind != ObligationKind::condition) return "no case where " + obligation.said;
  const ShownSet shown_so_far = shown_by(marks, obligation.slot);
  const bool as_true = (shown_so_far & 12U) != 0, as_false = (shown_so_far & 3U) != 0;
  if (as_true == as_false) return "no case where " + words(obligation);
  return fmt::format("no case where only {} {} by being {}", obligation.said, obligation.decides, as_true ? "false" : "true");
}

std::vector<std::uint32_t> cases_of(const Obligation& obligation, const Marks& marks) {
  std::vector<std::uint32_t> result;
  const std::uint32_t slots = obligation.kind == ObligationKind::condition ? 4 : 1;
  for (std::uint32_t i = 0; i < slots; ++i)
    result.insert(result.end(), marks[obligation.slot + i].cases.begin(), marks[obligation.slot + i].cases.end());
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace rung
