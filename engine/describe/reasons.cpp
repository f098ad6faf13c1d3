// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/reasons.hpp"

#include "engine/describe/mentioned_facts.hpp"
#include "engine/describe/print.hpp"

namespace rung {

std::string say(Probes& probes, const Moment& moment, const WordedText& text, std::size_t language) {
  const std::vector<WordedPiece>& pieces =
      text.by_language[text.by_language[language].empty() ? 0 : language];
  std::vector<TermId> roots;
  for (const WordedPiece& piece : pieces) add_terms(piece.value, roots);
  const Probe* probe = nullptr;
  std::string result;
  for (const WordedPiece& piece : pieces) {
    const bool literal = piece.value.term == none && !piece.value.record && !piece.value.list;
    if (literal) {
      result += piece.literal;
      continue;
    }
    if (probe == nullptr) probe = &probes.run(roots, moment);
    result += print_value(*probe, moment, piece.value, piece.type, EntryAs::title);
  }
  return result;
}

namespace {

void word(const Describing& describing, const Moment& moment, const Wording& wording, Reason& reason) {
  if (describing.query.detail == Detail::codes) return;
  reason.message = say(describing.probes, moment, wording.message, describing.query.language);
  for (const WordedRemedy& remedy : wording.remedies) {
    if (remedy.when != none && !describing.probes.run({remedy.when}, moment).is_true(remedy.when)) continue;
    reason.remedy = say(describing.probes, moment, remedy.text, describing.query.language);
    return;
  }
}

Culprit culprit_of(const Describing& describing, const Moment& moment, const CulpritSource& source,
                   std::uint32_t variable, const DomainState& state, std::uint32_t lane) {
  Culprit culprit;
  culprit.variable = describing.program.rules->variables[variable].name;
  std::vector<TermId> terms;
  add_terms(source.element, terms);
  const Probe& probe = describing.probes.run(terms, moment);
  const Domain& domain = describing.program.terms.domain(source.domain);
  if (domain.list != none)
    culprit.path = moment.facts->row_path(describing.program.layout.lists[domain.list].elements, state.first + lane);
  culprit.key = print_value(probe, moment, source.element, source.type, EntryAs::name);
  if (source.element.record && culprit.key == culprit.path) culprit.key.clear();
  return culprit;
}

Reason start(const Precondition& precondition) {
  Reason reason;
  reason.require = precondition.name;
  reason.code = precondition.code;
  return reason;
}

void add_facts(const Describing& describing, const Moment& moment, const Precondition& precondition,
               std::optional<std::uint32_t> element, Reason& reason) {
  if (describing.query.detail != Detail::full) return;
  Moment inspected = moment;
  inspected.pool = describing.inspection->moment().pool;
  inspected.bound.clear();
  reason.facts = mentioned_facts(*describing.inspection, inspected, precondition.check, element);
}

}  // namespace

void add_reasons(const Describing& describing, const Moment& moment, std::uint32_t index, std::vector<Reason>& reasons) {
  const Precondition& precondition = describing.program.rules->preconditions[index];
  const CompiledPrecondition& compiled = describing.program.preconditions[index];
  if (!compiled.has_culprits) {
    Reason reason = start(precondition);
    word(describing, moment, compiled.wording, reason);
    add_facts(describing, moment, precondition, {}, reason);
    reasons.push_back(std::move(reason));
    return;
  }
  std::vector<TermId> roots;
  for (const CulpritSource& source : compiled.culprits) {
    if (source.chosen != none) roots.push_back(source.chosen);
    roots.push_back(source.folded);
  }
  const Probe& probe = describing.probes.run(roots, moment);
  for (const CulpritSource& source : compiled.culprits) {
    if (source.chosen != none && !probe.is_true(source.chosen)) continue;
    const DomainState state = probe.domain(source.domain);
    for (std::uint32_t lane = 0; lane < state.count; ++lane) {
      if (!probe.is_true(source.breaks, lane)) continue;
      const Moment inner = moment.with(source.domain, state, lane);
      Reason reason = start(precondition);
      reason.culprit = culprit_of(describing, inner, source, precondition.check.index, state, lane);
      word(describing, inner, source.wording, reason);
      add_facts(describing, moment, precondition, lane, reason);
      reasons.push_back(std::move(reason));
    }
  }
}

}  // namespace rung
