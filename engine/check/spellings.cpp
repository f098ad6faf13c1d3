// SPDX-License-Identifier: Apache-2.0
// Snapshots name enum values and entries without ASCII case: no two may be named alike.
#include <fmt/format.h>

#include "engine/check/checking.hpp"
#include "engine/values/text.hpp"

namespace rung {

namespace {

/// All spellings of one enum or catalog.
class Spellings {
 public:
  Spellings(Findings& findings, std::string_view whole) : findings_(findings), whole_(whole) {}

  void add(const std::string& text, std::uint32_t meant, Range range) {
    const auto [found, is_new] = meant_.emplace(fold_case(text), Meant{meant, range});
    if (is_new || found->second.index == meant) return;
    findings_.error("R129", range, fmt::format("`{}` already means something else in {}", text, whole_),
                    "snapshots are read without regard to upper and lower case: each spelling means one thing",
                    {{found->second.range, "first here"}});
  }

 private:
  struct Meant {
    std::uint32_t index;
    Range range;
  };
  Findings& findings_;
  std::string_view whole_;
  StringMap<Meant> meant_;
};

}  // namespace

void Checking::check_spellings() {
  for (std::uint32_t e = 0; e < rules_.schema.enums.size(); ++e) {
    const ast::Enum& written = statements_.enums[e].node;
    Spellings spellings(findings_, written.name.text);
    for (const ast::EnumValue& value : written.values) {
      const std::uint32_t index = *names_.value(e, value.name.text);
      spellings.add(value.name.text, index, value.name.range);
      for (const ast::Name& spelling : value.spellings) spellings.add(spelling.text, index, spelling.range);
    }
  }
  std::vector<Spellings> by_catalog;
  for (const CatalogType& catalog : rules_.schema.catalogs) {
    by_catalog.emplace_back(findings_, catalog.name);
    for (std::uint32_t e = 0; e < catalog.entries.size(); ++e)
      by_catalog.back().add(catalog.entries[e].name, e, catalog.entries[e].range);
  }
  const auto add_aliases = [&](Spellings& spellings, const Value& value, std::uint32_t entry, Range range) {
    if (const auto* text = std::get_if<std::string>(&value.of)) spellings.add(*text, entry, range);
    if (const auto* set = std::get_if<SetValue>(&value.of)) {
      for (const Value& item : set->items) spellings.add(std::get<std::string>(item.of), entry, range);
    }
  };
  for (std::size_t i = 0; i < entry_places_.size(); ++i) {
    if (!entry_places_[i]) continue;
    const auto [catalog, index] = *entry_places_[i];
    const CatalogType& type = rules_.schema.catalogs[catalog];
    for (std::size_t f = 0; f < type.fields.size(); ++f) {
      const std::optional<Value>& value = type.entries[index].fields[f];
      if (!type.fields[f].alias || !value) continue;
      Range range = type.entries[index].range;
      for (const ast::Assignment& assignment : statements_.entries[i]->fields) {
        if (assignment.path[0].text == type.fields[f].name) range = assignment.value.range;
      }
      add_aliases(by_catalog[catalog], *value, index, range);
    }
  }
}

}  // namespace rung
