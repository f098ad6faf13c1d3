// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/saying.hpp"

namespace rung {
namespace {

const std::vector<WordedPiece>& in_language(const WordedText& text, std::size_t language) {
  return text.by_language[text.by_language[language].empty() ? 0 : language];
}

bool is_literal(const WordedPiece& piece) { return piece.value.term == none && !piece.value.record && !piece.value.list; }

void add(Schedule& schedule, const Lowered& value) {
  std::vector<TermId> terms;
  add_terms(value, terms);
  for (const TermId term : terms) schedule.add(term);
}

void add(Schedule& schedule, const WordedText& text, std::size_t language) {
  for (const WordedPiece& piece : in_language(text, language)) add(schedule, piece.value);
}

}  // namespace

Schedule Saying::schedule(const SayingContext& context, const Wording& wording, TermId gate) {
  Schedule result = Schedule::for_saying(*context.setting.terms);
  if (gate != none) result.add(gate);
  if (source_ != nullptr) {
    if (source_->chosen != none) result.add(source_->chosen);
    result.add(source_->folded);
    breaks_ = result.add(source_->breaks);
  }
  for (const WordedRemedy& remedy : wording.remedies)
    whens_.push_back(remedy.when == none ? Placed{no_register, scalar_domain} : result.add(remedy.when));
  if (source_ != nullptr) {
    culprit_block_ = result.bind(source_->domain);
    add(result, source_->element);
  }
  if (!context.texts) return result;
  add(result, wording.message, context.language);
  for (const WordedRemedy& remedy : wording.remedies) add(result, remedy.text, context.language);
  return result;
}

Saying::Saying(const SayingContext& context, const Wording& wording, TermId gate)
    : probe_(context.setting, schedule(context, wording, gate), context.scratch) {
  gate_ = register_of(gate);
  prepare(context, wording);
}

Saying::Saying(const SayingContext& context, const CulpritSource& source)
    : source_(&source), probe_(context.setting, schedule(context, source.wording, none), context.scratch) {
  chosen_ = register_of(source.chosen);
  prepare(context, source.wording);
}

void Saying::prepare(const SayingContext& context, const Wording& wording) {
  if (!context.texts) return;
  message_ = pieces(context, wording.message);
  for (const WordedRemedy& remedy : wording.remedies) remedies_.push_back(pieces(context, remedy.text));
}

Saying::Pieces Saying::pieces(const SayingContext& context, const WordedText& text) const {
  Pieces result;
  for (const WordedPiece& piece : in_language(text, context.language)) {
    Piece& prepared = result.emplace_back();
    if (is_literal(piece)) {
      prepared.literal = context.literal(piece.literal);
      continue;
    }
    prepared.value = &piece;
    if (piece.value.term == none) continue;
    prepared.reg = probe_.placed(piece.value.term).reg;
    prepared.words = (*context.setting.terms)[piece.value.term].words;
  }
  return result;
}

void Saying::stand_on(const Standpoint& at) {
  Frame& frame = probe_.frame();
  if (at.snapshot != snapshot_) {
    snapshot_ = at.snapshot;
    subject_ = 0;
    frame.start(at.facts, at.facts->pool());
    frame.run(0);
    after_snapshot_ = frame.arena.mark();
  }
  if (at.subject != subject_) {
    subject_ = at.subject;
    target_ = -1;
    frame.arena.release(after_snapshot_);
    frame.domains[subject_domain].row = at.row;
    frame.source = at.source;
    frame.run(1);
    after_subject_ = frame.arena.mark();
  }
  if (at.target != target_) {
    target_ = at.target;
    frame.arena.release(after_subject_);
    frame.target = at.target;
    frame.run(2);
    after_path_ = frame.arena.mark();
  }
}

void Saying::stand_on_culprit(std::uint32_t lane) {
  Frame& frame = probe_.frame();
  frame.arena.release(after_path_);
  culprit_ = lane;
  DomainState& state = frame.domains[source_->domain];
  state.bound = lane;
  state.row = state.first + lane;
  frame.run(culprit_block_);
}

std::optional<std::size_t> Saying::remedy() const {
  for (std::size_t i = 0; i < whens_.size(); ++i)
    if (whens_[i].reg == no_register || is_true(whens_[i], culprit_)) return i;
  return std::nullopt;
}

void Saying::append_key(std::string& key) const {
  PlainText text{key};
  if (!source_->element.record) return append_value(text, probe_, source_->element, source_->type, EntryAs::name);
  const ResolvedRecord record = resolve(probe_, *source_->element.record);
  const Facts& facts = *probe_.frame().facts;
  if (record.state == FactState::known && known_key(*probe_.setting().rules, facts, record.place, record.row) != none)
    append_record(text, *probe_.setting().rules, facts, record.place, record.row);
}

void Saying::append_path(std::string& path) const {
  const Domain& domain = probe_.setting().terms->domain(source_->domain);
  if (domain.list == none) return;
  const Facts& facts = *probe_.frame().facts;
  facts.append_row_path(facts.layout().lists[domain.list].elements, probe_.row_of(source_->domain), path);
}

}  // namespace rung
