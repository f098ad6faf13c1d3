// SPDX-License-Identifier: Apache-2.0
// The events of a document, one after another, into rows and cells.
#include "engine/facts/builder.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "engine/facts/hash.hpp"
#include "engine/facts/scalars.hpp"

namespace rung {
namespace {

bool means_something_left_out(const Layout& layout, const Slot& slot) {
  switch (slot.kind) {
    case Slot::Kind::skipped: return false;
    case Slot::Kind::column: return layout.columns[slot.index].left_out != LeftOut::unknown;
    case Slot::Kind::list: return layout.lists[slot.index].left_out != LeftOut::unknown;
    case Slot::Kind::record: return layout.records[slot.index].presence != none;
  }
  return false;
}

}  // namespace

FactsBuilder::FactsBuilder(const Schema& schema, const Layout& layout, const ReadOptions& options)
    : schema_(schema),
      layout_(layout),
      options_(options),
      names_(schema),
      tree_(schema, layout),
      learned_(tree_.nodes.size()),
      fills_(layout.records.size()),
      assigned_(tree_.fields.size() + 1, 0),
      sets_(layout.columns.size()),
      element_keys_(layout.tables.size()) {
  for (std::uint32_t field = 0; field < tree_.fields.size(); ++field) {
    if (options.strict || means_something_left_out(layout, tree_.fields[field].slot))
      fills_[tree_.fields[field].record].push_back(field);
  }
  for (const MatchNode& node : tree_.nodes) quick_.push_back(quick_of(node));
}

FactsBuilder::Quick FactsBuilder::quick_of(const MatchNode& node) const {
  Quick quick;
  quick.wanted = node.wanted();
  if (node.targets.size() == 1 && node.targets[0].kind == Target::Kind::record) {
    quick.record = node.targets[0].index;
    quick.field = node.targets[0].field == none ? static_cast<std::uint32_t>(tree_.fields.size()) : node.targets[0].field;
  }
  if (node.on_way || node.targets.size() != 1 || node.targets[0].kind != Target::Kind::column) return quick;
  const Target& target = node.targets[0];
  quick.column = target.index;
  quick.table = layout_.columns[target.index].table;
  quick.field = target.field == none ? static_cast<std::uint32_t>(tree_.fields.size()) : target.field;
  quick.type = layout_.columns[target.index].type;
  const bool is_named = quick.type.base == Base::enumeration || quick.type.base == Base::entry;
  if (is_named && quick.type.shape == Shape::scalar) quick.names = &names_.of(quick.type);
  quick.is_text = quick.type.base == Base::text && quick.type.shape == Shape::scalar;
  quick.is_key = layout_.tables[quick.table].key == target.index;
  return quick;
}

void FactsBuilder::begin(Facts& facts, std::string_view document, bool goes_on) {
  facts_ = &facts;
  facts.reset();
  if (options_.places) {
    for (std::uint32_t column = 0; column < layout_.columns.size(); ++column)
      facts.places_[column].resize(facts.capacity_[layout_.columns[column].table]);
  }
  if (!goes_on) places_ = PlaceFinder(document);
  declared_from_ = options_.strict ? 0 : std::numeric_limits<std::size_t>::max();
  errors_.clear();
  frames_.clear();
  pending_ = 0;
}

void FactsBuilder::assign_beyond(const MatchNode& node) {
  for (const std::uint32_t field : node.beyond) assigned_[field] = 1;
}

void FactsBuilder::note_place(std::uint32_t column, std::size_t at) {
  if (options_.places) facts_->places_[column][row_of(layout_.columns[column].table)] = places_.find(at);
}

void FactsBuilder::push_map(Frame& frame) {
  Learned& learned = learned_[frame.node];
  learned.skipped.clear();
  frame.expected = frame.keys_are_items ? 0 : static_cast<std::uint32_t>(learned.shape.size());
  frames_.push_back(frame);
}

void FactsBuilder::learn(Learned& learned) const {
  std::swap(learned.shape, learned.current);
  learned.quoted.clear();
  learned.plain.clear();
  for (std::size_t i = 0; i < learned.shape.size(); ++i) {
    const std::string_view key = learned.shape.key(i);
    const std::uint32_t child = learned.shape.value(i);
    learned.quoted.push_back(WrittenKey::quoted(key, child, quick_[child].wanted));
    learned.plain.push_back(WrittenKey::plain(key, child, quick_[child].wanted));
  }
}

bool FactsBuilder::begin_map(std::size_t at) {
  Frame frame;
  frame.node = pending_;
  frame.at = static_cast<std::uint32_t>(at);
  if (const Quick& quick = quick_[pending_]; quick.record != none) {
    assigned_[quick.field] = 1;
    begin_record(quick.record, at);
    push_map(frame);
    return true;
  }
  const MatchNode& node = awaited();
  bool has_record = node.on_way;
  for (const Target& target : node.targets) has_record = has_record || target.kind == Target::Kind::record;
  for (const Target& target : node.targets) {
    assign(target);
    if (target.kind == Target::Kind::record) {
      begin_record(target.index, at);
    } else if (target.kind == Target::Kind::set && !has_record) {
      begin_set(target, at);
      frame.keys_are_items = true;
    } else {
      if (target.kind == Target::Kind::item) sets_[target.index].spoilt = true;
      wrong_kind(target, "a mapping", at);
    }
  }
  if (!has_record && !frame.keys_are_items) return false;
  push_map(frame);
  return true;
}

// A key that comes where the mapping before had it, or further on, needs no hashing, and cannot be a duplicate.
bool FactsBuilder::next_in_shape(Frame& frame, std::string_view text, std::uint32_t& child) {
  Learned& learned = learned_[frame.node];
  const std::size_t size = learned.shape.size();
  for (std::size_t at = frame.position; at < size; ++at) {
    const std::string_view known = learned.shape.key(at);
    if (known.size() != text.size() || !equal_bytes(known.data(), text.data(), text.size())) continue;
    for (std::uint32_t passed = frame.position; passed < at; ++passed) learned.skipped.push_back(passed);
    frame.position = static_cast<std::uint32_t>(at + 1);
    child = learned.shape.value(at);
    return true;
  }
  frame.in_shape = false;
  frame.expected = 0;
  learned.current.clear();
  auto skipped = learned.skipped.begin();
  for (std::uint32_t at = 0; at < frame.position; ++at) {
    if (skipped != learned.skipped.end() && *skipped == at) ++skipped;
    else learned.current.insert(learned.shape.key(at), learned.shape.value(at));
  }
  return false;
}

bool FactsBuilder::key(std::string_view text, std::size_t at) {
  Frame& frame = frames_.back();
  std::uint32_t child = tree_.ignored;
  if (!frame.in_shape || !next_in_shape(frame, text, child)) {
    const KeySequence& children = tree_.nodes[frame.node].children;
    const std::size_t found = children.find(text);
    if (found < children.size()) child = children.value(found);
    if (!learned_[frame.node].current.insert(text, child)) {
      fail_duplicate(text, at, true);
      return false;
    }
  }
  if (frame.keys_are_items) {
    for (const Target& target : tree_.nodes[frame.node].targets) {
      if (target.kind == Target::Kind::set) add_item(target.index, text, at);
    }
    pending_ = tree_.nothing;
    return true;
  }
  if (child == tree_.ignored) return undeclared(frame, text, at);
  pending_ = child;
  return quick_[child].wanted;
}

void FactsBuilder::end_map() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  // What is wrong with a key is said for each: documents with errors teach no shape.
  if (!frame.in_shape && errors_.empty()) learn(learned_[frame.node]);
  if (const std::uint32_t record = quick_[frame.node].record; record != none) return end_record(record, frame.at);
  for (const Target& target : tree_.nodes[frame.node].targets) {
    if (target.kind == Target::Kind::record) end_record(target.index, frame.at);
    if (target.kind == Target::Kind::set && frame.keys_are_items) end_set(target.index);
  }
}

bool FactsBuilder::begin_list(std::size_t at) {
  const MatchNode& node = awaited();
  bool wanted = false;
  for (const Target& target : node.targets) {
    assign(target);
    if (target.kind == Target::Kind::list) {
      const List& list = layout_.lists[target.index];
      facts_->lists_[target.index][row_of(list.owner)] = {FactState::known, facts_->rows_[list.elements], 0};
      element_keys_[list.elements].clear();
      wanted = true;
    } else if (target.kind == Target::Kind::set) {
      begin_set(target, at);
      wanted = true;
    } else {
      if (target.kind == Target::Kind::item) sets_[target.index].spoilt = true;
      wrong_kind(target, "a list", at);
    }
  }
  if (node.on_way) wrong_way(node, "a list", at);
  if (!wanted) return false;
  Frame frame;
  frame.node = pending_;
  frame.at = static_cast<std::uint32_t>(at);
  frames_.push_back(frame);
  return true;
}

bool FactsBuilder::element(std::size_t at) {
  Frame& frame = frames_.back();
  const MatchNode& node = tree_.nodes[frame.node];
  if (frame.position >= options_.limits.list_length) {
    if (frame.position == options_.limits.list_length) {
      ++frame.position;
      fail("S132", path_of(node.targets[0]) + " has more than " + std::to_string(options_.limits.list_length) +
                       " elements (--max-list-length)", at);
    }
    return false;
  }
  ++frame.position;
  for (const Target& target : node.targets) {
    if (target.kind != Target::Kind::list) continue;
    const List& list = layout_.lists[target.index];
    const std::uint32_t owner_row = row_of(list.owner);
    const std::uint32_t row = facts_->add_row(list.elements);
    facts_->owners_[list.elements][row] = owner_row;
    ++facts_->lists_[target.index][owner_row].count;
  }
  pending_ = node.element;
  return true;
}

void FactsBuilder::end_list() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  for (const Target& target : tree_.nodes[frame.node].targets) {
    if (target.kind == Target::Kind::set) end_set(target.index);
    else facts_->longest_list_ = std::max(facts_->longest_list_, frame.position);
  }
}

void FactsBuilder::scalar(std::string_view text, std::size_t at) {
  if (text.size() > options_.limits.scalar_bytes) {
    too_long(awaited().targets.empty() ? "" : path_of(awaited().targets[0]), at);
    return broken();
  }
  const Quick& quick = quick_[pending_];
  if (quick.column != none) {
    const std::uint32_t row = row_of(quick.table);
    const ColumnRows& rows = facts_->columns_[quick.column];
    assigned_[quick.field] = 1;
    const std::uint32_t named = quick.names == nullptr ? none : quick.names->find(text);
    if (named != none) rows.cells[row] = named;
    else if (quick.is_text) rows.cells[row] = facts_->pool_.add_text(text);
    if (named != none || quick.is_text ||
        read_scalar(schema_, names_, quick.type, text, {facts_->pool_, facts_->unlisted_}, rows.cells[row])) {
      rows.known[row / 64] |= std::uint64_t{1} << (row % 64);
      if (options_.places) note_place(quick.column, at);
      if (quick.is_key) check_key(quick.column, row, at);
      return;
    }
  }
  const MatchNode& node = awaited();
  for (const Target& target : node.targets) {
    if (target.kind == Target::Kind::column) {
      read_column(target, text, at);
    } else if (target.kind == Target::Kind::item) {
      add_item(target.index, text, at);
    } else {
      assign(target);
      wrong_kind(target, quoted(text), at);
    }
  }
  if (node.on_way) wrong_way(node, quoted(text), at);
}

void FactsBuilder::null(std::size_t at) {
  for (const Target& target : awaited().targets) {
    if (target.kind == Target::Kind::nothing) continue;
    const bool is_field = target.field != none;
    if (is_field && means_something_left_out(layout_, tree_.fields[target.field].slot)) continue;
    assign(target);
    if (target.kind == Target::Kind::item) sets_[target.index].spoilt = true;
    wrong_null(target, at);
  }
}

void FactsBuilder::broken() {
  for (const Target& target : awaited().targets) {
    assign(target);
    if (target.kind == Target::Kind::item) sets_[target.index].spoilt = true;
  }
  assign_beyond(awaited());
}

void FactsBuilder::unknown(std::size_t at) {
  broken();
  for (const Target& target : awaited().targets) {
    const bool is_root = target.kind == Target::Kind::record && target.index == 0;
    if (is_root || target.kind == Target::Kind::nothing) wrong_kind(target, "unknown", at);
    const bool is_list_element = target.kind == Target::Kind::record && is_element(target.index);
    const bool is_key = target.kind == Target::Kind::column &&
                        layout_.tables[layout_.columns[target.index].table].key == target.index;
    if (is_key) add_error("S107", path_of(target) + " is unknown; every element needs its key", path_of(target), at);
    if (is_list_element && layout_.tables[layout_.records[target.index].table].key != none)
      add_error("S107", path_of(target) + " is unknown; every element needs its key", path_of(target), at);
  }
}

}  // namespace rung
