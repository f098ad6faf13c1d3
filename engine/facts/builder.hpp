// SPDX-License-Identifier: Apache-2.0
// Fills Facts from a document's events, whatever its format: finds fields, decodes scalars, checks what the schema asks.
#pragma once

#include <algorithm>

#include "engine/facts/match.hpp"
#include "engine/facts/names.hpp"
#include "engine/facts/places.hpp"
#include "engine/facts/written_key.hpp"
#include "engine/facts/read.hpp"

namespace rung {

/// Readers call begin, then the events of one value, then finish. `at` is a byte offset in the document.
/// A value that an event answers false for is not wanted: the reader skips it, without events, checking what must hold everywhere.
class FactsBuilder {
 public:
  using Result = Facts;
  FactsBuilder(const Schema& schema, const Layout& layout, const ReadOptions& options);

  /// `goes_on`: the next document of the text that the one before was in; places count through it.
  void begin(Facts& facts, std::string_view document, bool goes_on = false);
  /// Of the document that was begun: fields behind this offset are errors that the schema does not have.
  void refuse_undeclared_from(std::size_t at) { declared_from_ = at; }
  /// Completes the facts; the errors in the order of the document.
  const std::vector<SnapshotError>& finish();

  bool begin_map(std::size_t at);
  bool key(std::string_view text, std::size_t at);  ///< before each value of a mapping; false: its value is not wanted
  /// The key that the learned shape has next, as YAML writes it plainly, for readers that compare it where it stands; then
  /// take_key() is as key(). Null where another may come, or where a key is more than a name.
  const WrittenKey* expected_plain_key() const {
    const Frame& frame = frames_.back();
    return frame.position < frame.expected ? &learned_[frame.node].plain[frame.position] : nullptr;
  }
  bool take_key() {
    Frame& frame = frames_.back();
    pending_ = learned_[frame.node].shape.value(frame.position++);
    return quick_[pending_].wanted;
  }
  /// The same for readers that go through a mapping in one loop: the keys that are expected yet, as quoted ones. take(key) is as
  /// key() of a wanted one, with those before it as good as there; `pass_to` says how far the mapping was gone through.
  struct Expected { const WrittenKey *next, *end; };
  Expected expected() const {
    const Frame& frame = frames_.back();
    const std::vector<WrittenKey>& quoted = learned_[frame.node].quoted;
    return {quoted.data() + std::min(frame.position, frame.expected), quoted.data() + frame.expected};
  }
  void take(const WrittenKey& key) { pending_ = key.node(); }
  void pass_to(const WrittenKey* next) {
    Frame& frame = frames_.back();
    frame.position = static_cast<std::uint32_t>(next - learned_[frame.node].quoted.data());
  }
  void end_map();
  bool begin_list(std::size_t at);
  bool element(std::size_t at);                     ///< before each element of a list
  void end_list();
  void scalar(std::string_view text, std::size_t at);
  void null(std::size_t at);
  void unknown(std::size_t at);
  void broken();  ///< a value that the reader has refused: unknown, and nothing more is said of it

  /// An error that the reader found; `here`: of the value awaited, whose path it then has.
  void fail(std::string_view code, std::string message, std::size_t at);
  void fail_here(std::string_view code, std::string message, std::size_t at);
  void fail_duplicate(std::string_view key, std::size_t at, bool wanted);
  bool has_errors() const { return !errors_.empty(); }

 private:
  struct Frame {
    std::uint32_t node = 0;
    std::uint32_t position = 0;   ///< of a mapping: in the learned shape; of a list: elements so far
    std::uint32_t at = 0;
    std::uint32_t expected = 0;   ///< how many keys of its learned shape a mapping may go on with
    bool in_shape = true;         ///< all keys so far came in the learned order: none can be there twice
    bool keys_are_items = false;  ///< a mapping that stands for a set
  };
  /// What the mapping seen last at a node looked like, and this one where it is another.
  struct Learned {
    KeySequence shape, current;
    std::vector<WrittenKey> quoted, plain;  ///< of the shape
    std::vector<std::uint32_t> skipped;  ///< keys of the shape that did not come in this mapping, so far
  };
  /// What is asked of a node most often. `column` only where a scalar fills that one column and nothing else.
  struct Quick {
    std::uint32_t column = none, table = 0, field = 0;
    Type type;
    const NameIndex* names = nullptr;  ///< of a single enum value or entry
    std::uint32_t record = none;       ///< only where a mapping is this one record and nothing else
    bool wanted = false, is_text = false, is_key = false;
  };
  struct SetInProgress {
    std::vector<std::int64_t> items;
    bool spoilt = false;  ///< an unknown or broken item: the set is unknown
  };

  const MatchNode& awaited() const { return tree_.nodes[pending_]; }
  std::uint32_t row_of(std::uint32_t table) const { return facts_->rows_[table] - 1; }
  void assign(const Target& target) {
    if (target.field != none) assigned_[target.field] = 1;
  }
  void assign_beyond(const MatchNode& node);
  void push_map(Frame& frame);
  void learn(Learned& learned) const;
  Quick quick_of(const MatchNode& node) const;
  void note_place(std::uint32_t column, std::size_t at);
  bool next_in_shape(Frame& frame, std::string_view text, std::uint32_t& child);
  bool undeclared(const Frame& frame, std::string_view text, std::size_t at);

  void begin_record(std::uint32_t record, std::size_t at);
  void end_record(std::uint32_t record, std::size_t at);
  bool is_element(std::uint32_t record) const;
  void report_missing(std::uint32_t record, std::uint32_t field, std::size_t at);
  void read_column(const Target& target, std::string_view text, std::size_t at);
  void check_key(std::uint32_t column, std::uint32_t row, std::size_t at);
  void add_item(std::uint32_t column, std::string_view text, std::size_t at);
  void begin_set(const Target& target, std::size_t at);
  void end_set(std::uint32_t column);
  // order_unlisted.cpp
  void order_unlisted();

  // complaints.cpp. Where there are errors enough, no more are even put into words.
  bool says_enough() const;
  std::string path_of(const Target& target) const;
  std::string mapping_path(const MatchNode& node) const;
  std::string record_path(std::uint32_t record) const;
  std::string field_path(std::uint32_t field) const;
  Type type_of(const Target& target) const;
  void wrong_kind(const Target& target, std::string_view found, std::size_t at);
  void wrong_way(const MatchNode& node, std::string_view found, std::size_t at);
  void wrong_null(const Target& target, std::size_t at);
  void too_long(const std::string& path, std::size_t at);
  void add_error(std::string_view code, std::string message, std::string path, std::size_t at);

  const Schema& schema_;
  const Layout& layout_;
  const ReadOptions options_;
  const NameIndexes names_;
  const MatchTree tree_;
  std::vector<Learned> learned_;                  ///< by node
  std::vector<Quick> quick_;                      ///< by node
  std::vector<std::vector<std::uint32_t>> fills_;  ///< by RecordPlace: fields that mean something when left out
  std::vector<std::uint8_t> assigned_;            ///< by MatchTree::fields, and one more: given in the mapping that is read
  std::vector<SetInProgress> sets_;               ///< by column
  std::vector<std::int64_t> set_cells_;           ///< of the set that is ending
  std::vector<std::uint32_t> unlisted_order_, unlisted_numbers_;  ///< room for them, kept
  std::vector<KeySequence> element_keys_;         ///< by table: those of the list being read
  std::vector<Frame> frames_;
  std::uint32_t pending_ = 0;                     ///< the node that the next value is for
  Facts* facts_ = nullptr;
  std::size_t declared_from_ = 0;                 ///< see refuse_undeclared_from
  PlaceFinder places_;
  std::vector<SnapshotError> errors_;
};

}  // namespace rung
