// SPDX-License-Identifier: Apache-2.0
// What the builder says about a document, with the schema's path in it and the document's place beside it.
#include <algorithm>
#include <tuple>

#include "engine/facts/builder.hpp"
#include "engine/facts/scalars.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

constexpr std::size_t most_errors = 100;  // of one document: more help nobody

std::string below(const std::string& path, std::string_view name) {
  return (path.empty() ? "" : path + ".") + neutralise(name);
}

}  // namespace

const std::vector<SnapshotError>& FactsBuilder::finish() {
  if (errors_.empty()) {
    order_unlisted();
    return errors_;
  }
  const auto place = [](const SnapshotError& error) { return std::tie(error.line, error.column); };
  std::stable_sort(errors_.begin(), errors_.end(),
                   [&](const auto& left, const auto& right) { return place(left) < place(right); });
  // A mapping that aliases repeat is read more than once, at other paths; it is wrong once. Fields that one record lacks
  // have nothing but their paths to tell them apart.
  const auto same = [&](const SnapshotError& left, const SnapshotError& right) {
    return place(left) == place(right) && left.code == right.code && (left.code != "S120" || left.path == right.path);
  };
  errors_.erase(std::unique(errors_.begin(), errors_.end(), same), errors_.end());
  return errors_;
}

bool FactsBuilder::says_enough() const { return errors_.size() >= most_errors; }

void FactsBuilder::add_error(std::string_view code, std::string message, std::string path, std::size_t at) {
  if (says_enough()) return;
  const Place place = places_.find(at);
  errors_.push_back({std::string(code), std::move(message), std::move(path), place.line, place.column});
}

void FactsBuilder::fail(std::string_view code, std::string message, std::size_t at) {
  add_error(code, std::move(message), "", at);
}

void FactsBuilder::fail_here(std::string_view code, std::string message, std::size_t at) {
  const MatchNode& node = awaited();
  add_error(code, std::move(message), node.targets.empty() ? "" : path_of(node.targets[0]), at);
}

void FactsBuilder::fail_duplicate(std::string_view key, std::size_t at, bool wanted) {
  if (says_enough()) return;
  const std::string path = wanted && !frames_.empty() ? below(mapping_path(tree_.nodes[frames_.back().node]), key) : "";
  add_error("S105", "the key " + quoted(key) + " is there twice in one mapping", path, at);
}

bool FactsBuilder::undeclared(const Frame& frame, std::string_view text, std::size_t at) {
  if ((at < declared_from_ && (text.empty() || text[0] != '!')) || says_enough()) return false;
  const MatchNode& node = tree_.nodes[frame.node];
  const std::string path = mapping_path(node);
  const std::string owner = path.empty() ? "the snapshot" : path;
  if (text == "!unknown") {
    add_error("S113", "in " + owner + ": `!unknown` stands alone in its mapping, and its value is true", path, at);
  } else if (at >= declared_from_) {
    std::vector<std::string> names;
    for (std::size_t child = 0; child < node.children.size(); ++child) names.emplace_back(node.children.key(child));
    std::string message = owner + " has no field " + quoted(text);
    if (const auto near = closest(text, names)) message += "; did you mean " + quoted(*near) + "?";
    add_error("S121", std::move(message), below(path, text), at);
  }
  return false;
}

void FactsBuilder::too_long(const std::string& path, std::size_t at) {
  add_error("S134", (path.empty() ? "a value" : path) + " has more than " + std::to_string(options_.limits.scalar_bytes) +
                        " bytes (--max-scalar-bytes)",
            path, at);
}

void FactsBuilder::report_missing(std::uint32_t record, std::uint32_t field, std::size_t at) {
  const Slot& slot = tree_.fields[field].slot;
  const bool may_be_left_out =
      slot.kind == Slot::Kind::skipped ||
      (slot.kind == Slot::Kind::column && layout_.columns[slot.index].left_out != LeftOut::unknown) ||
      (slot.kind == Slot::Kind::list && layout_.lists[slot.index].left_out != LeftOut::unknown) ||
      (slot.kind == Slot::Kind::record && layout_.records[slot.index].presence != none);
  const FieldType& type = schema_.records[layout_.records[record].type].fields[tree_.fields[field].field];
  if (may_be_left_out || says_enough() || (type.key && is_element(record))) return;  // a missing key is said in any case
  const std::string path = field_path(field);
  add_error("S120", path + " is missing; expected " + spell(schema_, type.type), path, at);
}

/// Of a mapping that is read; on a way, the document's own keys below the record.
std::string FactsBuilder::mapping_path(const MatchNode& node) const {
  if (!node.targets.empty()) return path_of(node.targets[0]);
  return below(record_path(tree_.fields[node.beyond[0]].record), node.way);
}

std::string FactsBuilder::record_path(std::uint32_t record) const {
  const RecordPlace& place = layout_.records[record];
  std::string path = facts_->row_path(place.table, row_of(place.table));
  if (!path.empty() && !place.path.empty()) path += '.';
  return path + place.path;
}

std::string FactsBuilder::field_path(std::uint32_t field) const {
  const MatchField& match = tree_.fields[field];
  const RecordType& type = schema_.records[layout_.records[match.record].type];
  return below(record_path(match.record), type.fields[match.field].name);
}

std::string FactsBuilder::path_of(const Target& target) const {
  switch (target.kind) {
    case Target::Kind::column:
    case Target::Kind::set: return facts_->path(target.index, row_of(layout_.columns[target.index].table));
    case Target::Kind::list: return facts_->list_path(target.index, row_of(layout_.lists[target.index].owner));
    case Target::Kind::record: return record_path(target.index);
    case Target::Kind::item: {
      const std::string set = facts_->path(target.index, row_of(layout_.columns[target.index].table));
      const Frame& frame = frames_.back();
      return frame.keys_are_items || frame.position == 0 ? set : set + "[" + std::to_string(frame.position - 1) + "]";
    }
    case Target::Kind::nothing: break;
  }
  for (const Target& owner : tree_.nodes[frames_.back().node].targets) {
    if (owner.kind == Target::Kind::set) return path_of(owner);
  }
  return "";
}

Type FactsBuilder::type_of(const Target& target) const {
  Type type;
  switch (target.kind) {
    case Target::Kind::column:
    case Target::Kind::set:
    case Target::Kind::item: type = layout_.columns[target.index].type; break;
    case Target::Kind::list: type = layout_.lists[target.index].type; break;
    case Target::Kind::record:
      type.base = Base::record;
      type.index = layout_.records[target.index].type;
      break;
    case Target::Kind::nothing: break;
  }
  type.optional = false;
  if (target.kind == Target::Kind::item) type.shape = Shape::scalar;
  return type;
}

void FactsBuilder::wrong_kind(const Target& target, std::string_view found, std::size_t at) {
  if (says_enough()) return;
  const std::string path = path_of(target);
  if (target.kind == Target::Kind::record && target.index == 0) {
    add_error("S114", "a snapshot is a mapping; this document is " + std::string(found), "", at);
  } else if (target.kind == Target::Kind::nothing) {
    add_error("S102", path + " is a set written as a mapping; expected no value behind its items, found " +
                          std::string(found), path, at);
  } else {
    add_error("S102", path + " is " + std::string(found) + "; expected " + spell(schema_, type_of(target)), path, at);
  }
}

void FactsBuilder::wrong_way(const MatchNode& node, std::string_view found, std::size_t at) {
  assign_beyond(node);
  if (says_enough()) return;
  const std::string path = field_path(node.beyond[0]);
  add_error("S115", path + " is read from below `" + neutralise(node.way) + "`, which is " + std::string(found) +
                        "; expected a mapping", path, at);
}

void FactsBuilder::wrong_null(const Target& target, std::size_t at) {
  if (says_enough()) return;
  const std::string path = path_of(target);
  if (target.kind == Target::Kind::record && target.index == 0) {
    add_error("S114", "a snapshot is a mapping; this document is null", "", at);
  } else if (target.field == none) {
    add_error("S109", path + " is null; expected " + spell(schema_, type_of(target)), path, at);
  } else {
    add_error("S104", path + " is null; expected " + spell(schema_, type_of(target)) +
                          ", or the field left out or !unknown where it is not known", path, at);
  }
}

}  // namespace rung
