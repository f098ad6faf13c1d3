// SPDX-License-Identifier: Apache-2.0
// Values as cells, and what cells refer to.
#include "engine/facts/pool.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <stdexcept>

#include "engine/facts/layout.hpp"
#include "engine/values/version.hpp"

namespace rung {
namespace {

std::uint32_t narrow(std::size_t size) {
  // Readers refuse snapshots long before; a wrapped offset would be another value.
  if (size > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("values of more than 4 GiB");
  return static_cast<std::uint32_t>(size);
}

std::int64_t scalar_cell(const Value& value, Pool& pool) {
  if (const auto* boolean = std::get_if<bool>(&value.of)) return *boolean ? 1 : 0;
  if (const auto* integer = std::get_if<std::int64_t>(&value.of)) return *integer;
  if (const auto* decimal = std::get_if<Decimal>(&value.of)) return decimal->micros;
  if (const auto* text = std::get_if<std::string>(&value.of)) return pool.add_text(*text);
  if (const auto* date = std::get_if<Date>(&value.of)) return date->days;
  if (const auto* item = std::get_if<EnumValue>(&value.of)) return item->index;
  if (const auto* entry = std::get_if<EntryValue>(&value.of)) return entry->index;
  const auto* version = std::get_if<Version>(&value.of);
  assert(version && "a scalar constant");
  const auto key = version_key(version->written);
  assert(key && "a well-formed version");
  return pool.add_version(version->written, *key);
}

std::int64_t interval_cell(const IntervalValue& interval, Pool& pool) {
  std::vector<std::int64_t> cells{0, 0, 0};
  if (!interval.low.empty()) {
    cells[0] |= 1;
    cells[1] = scalar_cell(interval.low[0], pool);
  }
  if (!interval.high.empty()) {
    cells[0] |= 2;
    cells[2] = scalar_cell(interval.high[0], pool);
  }
  return pool.add_items(cells);
}

}  // namespace

std::int64_t Pool::add_text(std::string_view text) {
  const Span span{narrow(bytes.size()), narrow(text.size())};
  bytes.append(text);
  return span.cell();
}

std::int64_t Pool::add_version(std::string_view written, std::string_view key) {
  const std::uint32_t length = narrow(key.size());
  char prefix[sizeof length];
  std::memcpy(prefix, &length, sizeof length);
  const Span span{narrow(bytes.size()), narrow(sizeof length + key.size() + written.size())};
  bytes.append(prefix, sizeof length).append(key).append(written);
  return span.cell();
}

std::int64_t Pool::add_items(const std::vector<std::int64_t>& cells) {
  const Span span{narrow(items.size()), narrow(cells.size())};
  items.insert(items.end(), cells.begin(), cells.end());
  return span.cell();
}

std::string_view Pool::version_key_of(std::int64_t cell) const {
  const std::string_view all = text(cell);
  std::uint32_t length = 0;
  std::memcpy(&length, all.data(), sizeof length);
  return all.substr(sizeof length, length);
}

std::string_view Pool::version_written(std::int64_t cell) const {
  const std::string_view all = text(cell);
  std::uint32_t length = 0;
  std::memcpy(&length, all.data(), sizeof length);
  return all.substr(sizeof length + length);
}

void encode(const Schema& schema, Type type, const Value& value, Pool& pool, std::vector<std::int64_t>& cells) {
  if (const auto* interval = std::get_if<IntervalValue>(&value.of)) {
    cells.push_back(interval_cell(*interval, pool));
    return;
  }
  const auto* set = std::get_if<SetValue>(&value.of);
  if (!set) {
    cells.push_back(scalar_cell(value, pool));
    return;
  }
  std::vector<std::int64_t> items;
  for (const Value& item : set->items) items.push_back(scalar_cell(item, pool));
  encode_set(schema, type, items, pool, cells);
}

void encode_set(const Schema& schema, Type type, std::vector<std::int64_t>& items, Pool& pool,
                std::vector<std::int64_t>& cells) {
  if (is_mask_set(schema, type)) {
    const std::size_t first = cells.size();
    cells.resize(first + cells_of(schema, type), 0);
    for (const std::int64_t item : items) {
      const auto bit = static_cast<std::size_t>(item);
      cells[first + bit / 64] |= static_cast<std::int64_t>(std::uint64_t{1} << (bit % 64));
    }
    return;
  }
  std::sort(items.begin(), items.end(), [&](std::int64_t left, std::int64_t right) {
    return compare_cells(type.base, left, right, pool) < 0;
  });
  items.erase(std::unique(items.begin(), items.end(),
                          [&](std::int64_t left, std::int64_t right) {
                            return compare_cells(type.base, left, right, pool) == 0;
                          }),
              items.end());
  cells.push_back(pool.add_items(items));
}

int compare_cells(Base base, std::int64_t left, std::int64_t right, const Pool& pool) {
  if (base != Base::text && base != Base::version) return left < right ? -1 : left > right ? 1 : 0;
  const int order = base == Base::text ? pool.text(left).compare(pool.text(right))
                                       : pool.version_key_of(left).compare(pool.version_key_of(right));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

}  // namespace rung
