// SPDX-License-Identifier: Apache-2.0
// Which type a declaration names, and whether it may stand where it does.
#include <algorithm>

#include <fmt/format.h>

#include "engine/check/checking.hpp"
#include "engine/check/dependencies.hpp"

namespace rung {

namespace {

bool is_ordered(Base base) {
  return base == Base::integer || base == Base::decimal || base == Base::date || base == Base::version;
}

}  // namespace

std::optional<Type> Checking::resolve_shape(const ast::Type& written) {
  const NamedType* named = names_.type(written.name.text);
  if (!named) {
    const std::string help = findings_.did_you_mean(written.name.text, [this] {
      std::vector<std::string> names;
      for (const auto& [name, type] : names_.types()) names.push_back(name);
      std::sort(names.begin(), names.end());
      return names;
    });
    findings_.error("R120", written.name.range, fmt::format("no type is named `{}`", written.name.text), help);
    return std::nullopt;
  }
  Type type = named->type;
  type.shape = written.shape;
  type.optional = written.optional;
  const Base base = type.base;
  std::string fault;
  std::string help;
  switch (written.shape) {
    case Shape::scalar: break;
    case Shape::set:
      if (base == Base::boolean || base == Base::record) fault = "a set cannot hold";
      help = "sets hold enum values, entries, int, decimal, text, date and version";
      break;
    case Shape::list:
      if (base == Base::enumeration || base == Base::entry) fault = "a list cannot hold";
      help = fmt::format("write `set of {}`", written.name.text);
      break;
    case Shape::range:
      if (!is_ordered(base)) fault = "a range cannot run over";
      help = "ranges run over int, decimal, date and version";
      break;
  }
  if (fault.empty()) return type;
  findings_.error("R121", written.range, fmt::format("{} `{}`", fault, written.name.text), help);
  return std::nullopt;
}

std::optional<Type> Checking::resolve(const ast::Type& written, FieldPlace place) {
  const std::optional<Type> type = resolve_shape(written);
  if (!type) return type;
  const bool plain = type->shape != Shape::list && type->base != Base::record;
  std::string help;
  if (place == FieldPlace::catalog && !plain)
    help = "fields of catalogs are scalars, enum values, entries, sets and ranges";
  if (place == FieldPlace::request && (!plain || type->shape == Shape::range)) {
    help = "a request holds scalars, enum values, entries, and sets of them";
  }
  if (help.empty()) return type;
  findings_.error(
      "R121", written.range,
      fmt::format("a {} cannot hold {}", place == FieldPlace::catalog ? "catalog" : "request", typing_.name_of(*type)),
      help);
  return std::nullopt;
}

std::optional<Type> Checking::resolve_parameter(const ast::Type& written) {
  const std::optional<Type> type = resolve_shape(written);
  if (!type || !type->optional) return type;
  findings_.error("R121", written.range, fmt::format("a parameter cannot be {}", typing_.name_of(*type)),
                  "a define is given values that are there: ask whether one is present before the call");
  return std::nullopt;
}

void Checking::check_containment() {
  const std::vector<RecordType>& records = rules_.schema.records;
  std::vector<std::vector<std::uint32_t>> needs(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (const FieldType& field : records[i].fields) {
      if (field.type.base == Base::record) needs[i].push_back(field.type.index);
    }
  }
  const Ordered ordered = order_by_need(needs);
  for (const std::vector<std::uint32_t>& ring : ordered.rings) {
    const std::string way = spell_ring(ring, [&](std::uint32_t record) { return records[record].name; });
    findings_.error("R127", records[ring[0]].range,
                    fmt::format("record {} contains itself: {}", records[ring[0]].name, way),
                    "let it hold the key of the other instead");
  }
  if (ordered.rings.empty()) check_nesting(ordered.order);
}

void Checking::check_nesting(const std::vector<std::uint32_t>& order) {
  constexpr std::uint64_t most_fields = 100'000;
  constexpr std::uint32_t most_levels = 100;
  const std::vector<RecordType>& records = rules_.schema.records;
  std::vector<std::uint64_t> fields(records.size(), 0);
  std::vector<std::uint32_t> levels(records.size(), 1);
  for (const std::uint32_t record : order) {
    for (const FieldType& field : records[record].fields) {
      fields[record] += 1;
      if (field.type.base != Base::record) continue;
      fields[record] = std::min(fields[record] + fields[field.type.index], most_fields + 1);
      levels[record] = std::max(levels[record], levels[field.type.index] + 1);
    }
    if (levels[record] == most_levels + 1 || (record == rules_.schema.snapshot && fields[record] > most_fields)) {
      findings_.error(
          "R128", records[record].range,
          levels[record] > most_levels
              ? fmt::format("records are nested more than {} levels deep (limit: record depth)", most_levels)
              : fmt::format("the snapshot has more than {} fields (limit: snapshot fields)", most_fields));
    }
  }
}

}  // namespace rung
