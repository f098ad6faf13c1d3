// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/optional_record.hpp"

namespace rung {

std::uint32_t missing_record(const Facts& facts, std::uint32_t table, const std::string& path, std::uint32_t row) {
  const Layout& layout = facts.layout();
  std::uint32_t found = none;
  std::size_t shortest = path.size();
  for (const RecordPlace& record : layout.records) {
    if (record.table != table || record.presence == none || record.path.size() >= shortest) continue;
    const bool around = path.compare(0, record.path.size(), record.path) == 0 && path[record.path.size()] == '.';
    if (!around || facts.state(record.presence, row) == FactState::known) continue;
    found = record.presence;
    shortest = record.path.size();
  }
  return found;
}

}  // namespace rung
