// SPDX-License-Identifier: Apache-2.0
// Threads every field of every record place along its `from` into one tree of keys; places that meet become one node.
#include "engine/facts/match.hpp"

namespace rung {
namespace {

class Threading {
 public:
  Threading(const Schema& schema, const Layout& layout, MatchTree& tree)
      : schema_(schema), layout_(layout), tree_(tree) {}

  std::uint32_t add_node() {
    tree_.nodes.emplace_back();
    return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
  }

  void add_record(std::uint32_t node, std::uint32_t record) {
    const RecordPlace& place = layout_.records[record];
    for (std::uint32_t field = 0; field < place.fields.size(); ++field) {
      const FieldType& type = schema_.records[place.type].fields[field];
      const std::uint32_t index = tree_.first_field[record] + field;
      const bool kept = place.fields[field].kind != Slot::Kind::skipped;
      const std::uint32_t leaf = go_down(node, type, kept ? index : none);
      if (kept) add_field(leaf, index, type.type);
    }
  }

 private:
  std::uint32_t go_down(std::uint32_t node, const FieldType& type, std::uint32_t field) {
    const std::vector<std::string> only_name{type.name};
    const std::vector<std::string>& from = type.from.empty() ? only_name : type.from;
    std::string way;
    for (std::size_t at = 0; at < from.size(); ++at) {
      way += (at > 0 ? "." : "") + from[at];
      node = child(node, from[at]);
      tree_.nodes[node].way = way;
      if (at + 1 < from.size() && field != none) {
        tree_.nodes[node].on_way = true;
        tree_.nodes[node].beyond.push_back(field);
      }
    }
    return node;
  }

  std::uint32_t child(std::uint32_t node, const std::string& key) {
    const std::size_t found = tree_.nodes[node].children.find(key);
    if (found < tree_.nodes[node].children.size()) return tree_.nodes[node].children.value(found);
    const std::uint32_t added = add_node();
    tree_.nodes[node].children.insert(key, added);
    return added;
  }

  std::uint32_t element_of(std::uint32_t node) {
    if (tree_.nodes[node].element == none) {
      const std::uint32_t added = add_node();
      tree_.nodes[node].element = added;
    }
    return tree_.nodes[node].element;
  }

  void add_target(std::uint32_t node, Target target) { tree_.nodes[node].targets.push_back(target); }

  void add_field(std::uint32_t node, std::uint32_t field, Type type) {
    const Slot slot = tree_.fields[field].slot;
    switch (slot.kind) {
      case Slot::Kind::skipped: return;
      case Slot::Kind::column:
        if (type.shape == Shape::set) {
          add_target(node, {Target::Kind::set, slot.index, field});
          add_target(element_of(node), {Target::Kind::item, slot.index, none});
        } else {
          add_target(node, {Target::Kind::column, slot.index, field});
        }
        return;
      case Slot::Kind::record:
        add_target(node, {Target::Kind::record, slot.index, field});
        add_record(node, slot.index);
        return;
      case Slot::Kind::list: {
        add_target(node, {Target::Kind::list, slot.index, field});
        const std::uint32_t element = element_of(node);
        const Table& table = layout_.tables[layout_.lists[slot.index].elements];
        if (table.record != none) {
          add_target(element, {Target::Kind::record, table.record, none});
          add_record(element, table.record);
        } else {
          add_target(element, {Target::Kind::column, table.value, none});
        }
        return;
      }
    }
  }

  const Schema& schema_;
  const Layout& layout_;
  MatchTree& tree_;
};

}  // namespace

MatchTree::MatchTree(const Schema& schema, const Layout& layout) {
  for (std::uint32_t record = 0; record < layout.records.size(); ++record) {
    first_field.push_back(static_cast<std::uint32_t>(fields.size()));
    const auto& slots = layout.records[record].fields;
    for (std::uint32_t field = 0; field < slots.size(); ++field) fields.push_back({record, field, slots[field]});
  }
  first_field.push_back(static_cast<std::uint32_t>(fields.size()));
  Threading threading(schema, layout, *this);
  const std::uint32_t root = threading.add_node();
  nodes[root].targets.push_back({Target::Kind::record, 0, none});
  threading.add_record(root, 0);
  nothing = threading.add_node();
  nodes[nothing].targets.push_back({Target::Kind::nothing, none, none});
  ignored = threading.add_node();
}

}  // namespace rung
