// SPDX-License-Identifier: Apache-2.0
// Scalars are their text in every format: what a document's syntax would make of them is not asked.
#include "engine/facts/scalars.hpp"

#include <algorithm>

#include "engine/facts/layout.hpp"
#include "engine/values/date.hpp"
#include "engine/values/decimal.hpp"
#include "engine/values/text.hpp"
#include "engine/values/version.hpp"

namespace rung {
namespace {

constexpr std::size_t most_alternatives = 12;
constexpr std::size_t most_quoted = 60;  // code points

bool read_boolean(std::string_view text, std::int64_t& cell) {
  if (text.size() < 2 || text.size() > 5) return false;
  const std::string folded = fold_case(text);  // short: stays in place
  if (folded == "true" || folded == "yes" || folded == "on") return cell = 1, true;
  if (folded == "false" || folded == "no" || folded == "off") return cell = 0, true;
  return false;
}

template <class Parsed>
bool take(const Parsed& parsed, std::int64_t& cell) {
  if (parsed) cell = *parsed;
  return parsed.has_value();
}

bool read_version(std::string_view text, Pool& pool, std::int64_t& cell) {
  const auto key = version_key(text);
  if (!key) return false;
  cell = pool.add_version(text, *key);
  return true;
}

bool read_named(const Schema& schema, const NameIndexes& names, Type type, std::string_view text, TextStore store,
                std::int64_t& cell) {
  const std::uint32_t ordinal = names.of(type).find(text);
  if (ordinal != none) return cell = ordinal, true;
  const bool is_enum = type.base == Base::enumeration;
  if (!(is_enum ? schema.enums[type.index].open : schema.catalogs[type.index].open)) return false;
  const std::size_t listed = is_enum ? schema.enums[type.index].values.size() : schema.catalogs[type.index].entries.size();
  cell = static_cast<std::int64_t>(listed + store.unlisted.number(text, store.pool));
  return true;
}

bool read_range(const Schema& schema, const NameIndexes& names, Type type, std::string_view text, TextStore store,
                std::int64_t& cell) {
  const auto dots = text.find("..");
  if (dots == text.npos) return false;
  const std::string_view low = text.substr(0, dots), high = text.substr(dots + 2);
  if (low.empty() && high.empty()) return false;
  type.shape = Shape::scalar;
  std::vector<std::int64_t> cells{0, 0, 0};
  if (!low.empty()) {
    if (!read_scalar(schema, names, type, low, store, cells[1])) return false;
    cells[0] |= 1;
  }
  if (!high.empty()) {
    if (!read_scalar(schema, names, type, high, store, cells[2])) return false;
    cells[0] |= 2;
  }
  if (cells[0] == 3 && compare_cells(type.base, cells[1], cells[2], store.pool) > 0) return false;
  cell = store.pool.add_items(cells);
  return true;
}

std::vector<std::string> alternatives(const Schema& schema, Type type) {
  std::vector<std::string> names;
  if (type.base == Base::enumeration) {
    for (const auto& value : schema.enums[type.index].values) names.push_back(value.name);
  } else {
    for (const auto& entry : schema.catalogs[type.index].entries) names.push_back(entry.name);
  }
  return names;
}

/// Names, and besides them spellings and aliases: whatever may have been meant.
std::vector<std::string> accepted(const Schema& schema, Type type) {
  std::vector<std::string> names = alternatives(schema, type);
  if (type.base == Base::enumeration) {
    for (const auto& value : schema.enums[type.index].values)
      names.insert(names.end(), value.spellings.begin(), value.spellings.end());
    return names;
  }
  const CatalogType& catalog = schema.catalogs[type.index];
  for (const auto& entry : catalog.entries) {
    for (std::size_t field = 0; field < catalog.fields.size(); ++field) {
      if (!catalog.fields[field].alias || !entry.fields[field]) continue;
      if (const auto* text = std::get_if<std::string>(&entry.fields[field]->of)) names.push_back(*text);
    }
  }
  return names;
}

std::string one_of(const Schema& schema, Type type, std::string_view text) {
  const std::vector<std::string> names = alternatives(schema, type);
  std::string message = "expected one of ";
  const std::size_t shown = names.size() > most_alternatives ? most_alternatives / 2 : names.size();
  for (std::size_t i = 0; i < shown; ++i) message += (i > 0 ? ", " : "") + names[i];
  if (shown < names.size())
    message += ", … (" + std::to_string(names.size()) + " of " + spell(schema, type) + ")";
  if (names.empty()) message = "expected " + spell(schema, type) + ", which lists nothing";
  if (const auto near = closest(text, accepted(schema, type))) message += "; did you mean " + quoted(*near) + "?";
  return message;
}

bool looks_like_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("+-.0123456789eE") == text.npos &&
         text.find_first_of("0123456789") != text.npos;
}

std::string_view detail(Type type, std::string_view text) {
  switch (type.base) {
    case Base::boolean: return " (true or false, yes or no, on or off)";
    case Base::integer:
      return looks_like_number(text) && text.find_first_of(".eE") == text.npos
                 ? " (of 64 bits: from -9223372036854775808 to 9223372036854775807)"
                 : " (a sign and digits alone)";
    case Base::decimal:
      return looks_like_number(text) ? " (at most 6 digits behind the point and 12 before it)" : "";
    case Base::date: return " (YYYY-MM-DD, or a timestamp with its offset from UTC)";
    case Base::version: return " (numbers joined by dots, such as 4.13.4 or v1.2.0-rc.1)";
    case Base::error:
    case Base::text:
    case Base::enumeration:
    case Base::entry:
    case Base::record: return "";
  }
  return "";
}

}  // namespace

bool read_scalar(const Schema& schema, const NameIndexes& names, Type type, std::string_view text, TextStore store,
                 std::int64_t& cell) {
  if (type.shape == Shape::range) return read_range(schema, names, type, text, store, cell);
  switch (type.base) {
    case Base::boolean: return read_boolean(text, cell);
    case Base::integer: return take(parse_integer(text), cell);
    case Base::decimal: return take(parse_decimal(text), cell);
    case Base::text: return cell = store.pool.add_text(text), true;
    case Base::date: return take(parse_date_or_timestamp(text), cell);
    case Base::version: return read_version(text, store.pool, cell);
    case Base::enumeration:
    case Base::entry: return read_named(schema, names, type, text, store, cell);
    case Base::error:
    case Base::record: return false;
  }
  return false;
}

std::string expectation(const Schema& schema, Type type, std::string_view text) {
  type.optional = false;
  if (type.shape == Shape::range) return "expected " + spell(schema, type) + ", its lower end first: LOW..HIGH, LOW.. or ..HIGH";
  if (type.base == Base::enumeration || type.base == Base::entry) return one_of(schema, type, text);
  return "expected " + spell(schema, type) + std::string(detail(type, text));
}

std::string quoted(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t points = 0; end < text.size(); ++end) {
    if ((static_cast<unsigned char>(text[end]) & 0xC0) != 0x80 && ++points > most_quoted) break;
  }
  std::string shown = neutralise(text.substr(0, end));
  for (std::size_t at = shown.find('"'); at != shown.npos; at = shown.find('"', at + 2)) shown.insert(at, 1, '\\');
  return '"' + shown + (end < text.size() ? "…\"" : "\"");
}

}  // namespace rung
