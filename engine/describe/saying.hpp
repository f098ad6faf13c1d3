// SPDX-License-Identifier: Apache-2.0
// What is said where a precondition fails or as advice, prepared for being said of many decisions: one tape, whose blocks
// run once a snapshot, a subject, a path and a culprit, each only where it is asked for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/describe/print.hpp"
#include "engine/describe/probe.hpp"

namespace rung {

/// The decision that is being described. Counts go up from 1 with every snapshot and every subject, so that who has been
/// here before knows.
struct Standpoint {
  const Facts* facts = nullptr;
  std::uint64_t snapshot = 0, subject = 0;
  std::uint32_t row = 0;  ///< of the subject's table
  std::int64_t source = 0, target = 0;
};

/// What a program's sayings have in common.
struct SayingContext {
  Setting setting;
  std::size_t language = 0;
  bool texts = true;  ///< messages and remedies are wanted
  std::function<std::string(std::string_view)> literal;  ///< a literal piece of a text as it is to be appended
  Pool& scratch;      ///< cleared by its owner for each snapshot
};

class Saying {
 public:
  /// `gate`: a truth value that is asked for besides; none where there is no such.
  Saying(const SayingContext& context, const Wording& wording, TermId gate = none);
  /// Said of each culprit of a source.
  Saying(const SayingContext& context, const CulpritSource& source);
  Saying(const Saying&) = delete;
  Saying& operator=(const Saying&) = delete;

  void stand_on(const Standpoint& at);

  // Of the decision stood on.
  bool gate_is_known() const { return gate_ == no_register || ((*probe_.frame()[gate_].t | *probe_.frame()[gate_].f) & 1) != 0; }
  bool gate_is_true() const { return gate_ == no_register || is_true(gate_); }
  /// Calls visit(lane) for each culprit, standing on it.
  template <class Visit>
  void each_culprit(Visit visit) {
    if (chosen_ != no_register && !is_true(chosen_)) return;
    const std::uint32_t count = probe_.domain(source_->domain).count;
    for (std::uint32_t lane = 0; lane < count; ++lane) {
      if (!is_true(breaks_, lane)) continue;
      stand_on_culprit(lane);
      visit(lane);
    }
  }
  bool has_culprits() const { return source_ != nullptr; }

  // Of the decision stood on, or the culprit; texts only where they were wanted.
  template <class Text>
  void append_message(Text& text) const { append(text, message_); }
  /// Which remedy is the one to follow; none where none applies.
  std::optional<std::size_t> remedy() const;
  template <class Text>
  void append_remedy(Text& text, std::size_t index) const { append(text, remedies_[index]); }
  /// What names the culprit; empty where it has no key.
  void append_key(std::string& key) const;
  /// Its path in the snapshot; empty where it is a set's member.
  void append_path(std::string& path) const;

 private:
  struct Piece {
    std::string literal;
    const WordedPiece* value = nullptr;     ///< where it is none
    std::uint32_t reg = no_register;        ///< of a value that is a term
    std::uint8_t words = 0;
  };
  using Pieces = std::vector<Piece>;

  Schedule schedule(const SayingContext& context, const Wording& wording, TermId gate);
  void prepare(const SayingContext& context, const Wording& wording);
  Pieces pieces(const SayingContext& context, const WordedText& text) const;
  void stand_on_culprit(std::uint32_t lane);
  /// Of a register without lanes.
  bool is_true(std::uint32_t reg) const { return (*probe_.frame()[reg].t & 1) != 0; }
  std::uint32_t register_of(TermId term) const { return term == none ? no_register : probe_.placed(term).reg; }
  bool is_true(Placed placed, std::uint32_t lane) const {
    const std::uint32_t at = placed.domain == scalar_domain ? 0 : lane;
    return ((probe_.frame()[placed.reg].t[at >> 6] >> (at & 63)) & 1) != 0;
  }

  template <class Text>
  void append(Text& text, const Pieces& pieces) const {
    const Reading reading{*probe_.setting().rules, *probe_.frame().facts, probe_.frame()};
    for (const Piece& piece : pieces) {
      if (piece.value == nullptr) text.safe(piece.literal);
      else if (piece.reg == no_register) append_value(text, probe_, piece.value->value, piece.value->type, EntryAs::title);
      else append_register(text, reading, probe_.frame()[piece.reg], piece.words, piece.value->type, EntryAs::title);
    }
  }

  const CulpritSource* source_ = nullptr;
  std::uint32_t culprit_block_ = 0;
  Placed breaks_;       ///< over the culprits' lanes, before one of them is stood on
  std::vector<Placed> whens_;  ///< of remedies, likewise: what does not change with the path is not asked again for each; no_register: always
  Probe probe_;
  std::uint32_t gate_ = no_register, chosen_ = no_register;  ///< registers that are asked for often
  Pieces message_;
  std::vector<Pieces> remedies_;
  std::uint32_t culprit_ = 0;  ///< the lane stood on
  std::uint64_t snapshot_ = 0, subject_ = 0;  ///< that the blocks have run for
  std::int64_t target_ = -1;
  Arena::Mark after_snapshot_, after_subject_, after_path_;
};

}  // namespace rung
