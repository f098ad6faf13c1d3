// SPDX-License-Identifier: Apache-2.0
// Texts that no rule lists are numbered as a document first says them. Where it says several, they are numbered anew by their texts, so that
// nothing that is made of them (the order in which a set's members are printed, and which culprit comes first) follows the order of the document's
// fields.
#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "engine/facts/builder.hpp"

namespace rung {

namespace {

/// How many values of the type are listed; none where no other can be.
std::optional<std::int64_t> listed_of(const Schema& schema, Type type) {
  if (type.shape == Shape::range) return std::nullopt;
  if (type.base == Base::enumeration && schema.enums[type.index].open)
    return static_cast<std::int64_t>(schema.enums[type.index].values.size());
  if (type.base == Base::entry && schema.catalogs[type.index].open)
    return static_cast<std::int64_t>(schema.catalogs[type.index].entries.size());
  return std::nullopt;
}

}  // namespace

void UnlistedTexts::renumber(const std::vector<std::uint32_t>& number_of) {
  renumbered_.resize(texts_.size());
  for (std::size_t ordinal = 0; ordinal < texts_.size(); ++ordinal) renumbered_[number_of[ordinal]] = texts_[ordinal];
  std::swap(texts_, renumbered_);
  for (std::uint32_t& slot : slots_)
    if (slot != 0) slot = number_of[slot - 1] + 1;
}

void FactsBuilder::order_unlisted() {
  const UnlistedTexts& unlisted = facts_->unlisted_;
  const std::size_t first = facts_->request_unlisted_;
  if (unlisted.size() < first + 2) return;
  std::vector<std::uint32_t>& order = unlisted_order_;
  order.resize(unlisted.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto before = [&](std::uint32_t left, std::uint32_t right) { return facts_->unlisted(left) < facts_->unlisted(right); };
  const auto begin = order.begin() + static_cast<std::ptrdiff_t>(first);
  if (std::is_sorted(begin, order.end(), before)) return;
  std::sort(begin, order.end(), before);
  std::vector<std::uint32_t>& number_of = unlisted_numbers_;
  number_of.resize(order.size());
  for (std::uint32_t number = 0; number < order.size(); ++number) number_of[order[number]] = number;
  facts_->unlisted_.renumber(number_of);

  for (std::uint32_t column = 0; column < layout_.columns.size(); ++column) {
    const Column& kept = layout_.columns[column];
    const std::optional<std::int64_t> listed = listed_of(schema_, kept.type);
    if (!listed) continue;
    const auto renumber = [&](std::int64_t& cell) {
      if (cell >= *listed) cell = *listed + number_of[static_cast<std::size_t>(cell - *listed)];
    };
    for (std::uint32_t row = 0; row < facts_->rows_[kept.table]; ++row) {
      if (facts_->state(column, row) != FactState::known) continue;
      std::int64_t* const cells = facts_->columns_[column].cells + std::size_t{row} * kept.words;
      if (kept.type.shape == Shape::scalar) {
        renumber(*cells);
        continue;
      }
      const Span members = Span::of(*cells);
      if (members.offset < facts_->constant_items_) continue;  // a default, which lists all that it has, or the request's
      const auto start = facts_->pool_.items.begin() + members.offset;
      std::for_each(start, start + members.length, renumber);
      std::sort(start, start + members.length);
    }
  }
}

}  // namespace rung
