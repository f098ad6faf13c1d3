// SPDX-License-Identifier: Apache-2.0
// What each place of a document means: made once from a layout, walked by every snapshot that is read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/facts/keys.hpp"
#include "engine/facts/layout.hpp"

namespace rung {

/// One thing that a document's value fills. Two fields may be read from one place, so a place may have several.
struct Target {
  enum class Kind : std::uint8_t {
    column,    ///< a scalar or a range
    set,       ///< a set: the list, or the mapping whose keys are its items
    item,      ///< an element of a set
    list,
    record,
    nothing    ///< the value of a key that is itself a set's item: null alone
  } kind{};
  std::uint32_t index = none;  ///< into the layout's columns (column, set, item), lists or records
  std::uint32_t field = none;  ///< of MatchTree::fields; none for elements and the root
};

/// A place of the document. Its children are what the records at this place read, and where `from` goes further down.
struct MatchNode {
  std::vector<Target> targets;
  KeySequence children;               ///< values: nodes; a child that matches nothing is a field that no rule reads
  std::uint32_t element = none;       ///< the node of a list's elements
  bool on_way = false;                ///< some `from` passes through here
  std::vector<std::uint32_t> beyond;  ///< the fields whose `from` does
  std::string way;                    ///< the document's keys down to here, from the record: `metadata.labels`
  bool wanted() const { return on_way || !targets.empty(); }
};

/// A field of a record at one place of the snapshot.
struct MatchField {
  std::uint32_t record = 0;  ///< RecordPlace
  std::uint32_t field = 0;   ///< of its type
  Slot slot;
};

struct MatchTree {
  MatchTree(const Schema& schema, const Layout& layout);

  std::vector<MatchNode> nodes;        ///< 0: the document
  std::vector<MatchField> fields;      ///< those of one record one after another
  std::vector<std::uint32_t> first_field;  ///< by RecordPlace, and one more at the end
  std::uint32_t nothing = 0;           ///< the node of Target::Kind::nothing
  std::uint32_t ignored = 0;           ///< the node of keys that the schema does not have: without targets
};

}  // namespace rung
