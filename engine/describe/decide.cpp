// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/decide.hpp"

#include "engine/describe/deciding.hpp"
#include "engine/describe/inspection.hpp"
#include "engine/describe/mentioned_facts.hpp"

namespace rung {

struct Decider::State {
  const Program& program;
  const Sources& sources;
  std::optional<Deciding> deciding = {};
  std::size_t language = 0;  ///< that it speaks, and whether it has texts
  bool texts = false;

  Deciding& deciding_for(const Query& query) {
    const bool wants_texts = query.detail != Detail::codes;
    if (!deciding || language != query.language || texts != wants_texts) {
      language = query.language;
      texts = wants_texts;
      Speech speech;
      speech.language = language;
      speech.texts = texts;
      deciding.emplace(program, sources, speech);
    }
    return *deciding;
  }
};

Decider::Decider(const Program& program, const Sources& sources) : state_(new State{program, sources}) {}
Decider::~Decider() = default;
Decider::Decider(Decider&&) noexcept = default;

std::uint64_t Decider::take_unknown_selections() { return state_->deciding ? state_->deciding->take_unknown_selections() : 0; }

namespace {

/// Makes decisions of what it is told.
class Decisions {
 public:
  Decisions(Deciding& deciding, const Query& query, Inspection* inspection, std::vector<Decision>& decisions)
      : deciding_(deciding), program_(deciding.program()), rules_(*program_.rules), query_(query), inspection_(inspection),
        decisions_(decisions) {}

  void undetermined(const std::string& path) {
    subject_ = path;
    unknown_entry(path);
  }
  void subject(std::uint32_t row) { subject_ = print_record(rules_, deciding_.facts(), program_.subject.record, row); }
  void unknown_entry(const std::string& path) {
    Decision& decision = add(OutcomeKind::undetermined);
    decision.missing.push_back({path, {}, {}});
  }
  void no_path(std::int64_t entry) {
    Decision& decision = add(OutcomeKind::no_path);
    decision.from = entry_name(rules_, deciding_.facts(), rules_.subject.catalog, entry);
    decision.to = entry_name(rules_, deciding_.facts(), rules_.subject.catalog, *query_.target);
  }

  void begin(const Path& path, std::uint32_t, OutcomeKind outcome) {
    const CatalogType& catalog = rules_.schema.catalogs[rules_.subject.catalog];
    Decision& decision = add(outcome);
    decision.action = rules_.path_statements[path.statement].action;
    decision.from = catalog.entries[path.source].name;
    decision.to = catalog.entries[path.target].name;
  }
  void failed(std::uint32_t index) {
    const Precondition& precondition = rules_.preconditions[index];
    deciding_.each_reason(index, [&](const Saying& saying, std::uint32_t lane) {
      Reason& reason = decisions_.back().reasons.emplace_back();
      reason.require = precondition.name;
      reason.code = precondition.code;
      if (saying.has_culprits()) {
        Culprit& culprit = reason.culprit.emplace();
        culprit.variable = rules_.variables[precondition.check.index].name;
        saying.append_path(culprit.path);
        saying.append_key(culprit.key);
      }
      if (query_.detail != Detail::codes) word(saying, reason);
      if (query_.detail == Detail::full)
        add_facts(precondition, saying.has_culprits() ? std::optional(lane) : std::nullopt, reason);
    });
  }
  void missing(const std::vector<Missing>& items) { decisions_.back().missing = items; }
  static constexpr bool hears_advice = true;
  void advice(std::uint32_t index, const Saying& saying, const std::vector<Missing>& waits_for) {
    AdviceSaid& said = decisions_.back().advice.emplace_back();
    said.advise = rules_.advice[index].name;
    said.missing = waits_for;
    if (query_.detail == Detail::codes) return;
    PlainText text{said.message};
    saying.append_message(text);
  }
  void end(const Path&, OutcomeKind outcome) {
    if (query_.effects && outcome == OutcomeKind::eligible) change(decisions_.back());
  }

 private:
  Decision& add(OutcomeKind outcome) {
    Decision& decision = decisions_.emplace_back();
    decision.subject = subject_;
    decision.outcome = outcome;
    return decision;
  }

  static void word(const Saying& saying, Reason& reason) {
    PlainText message{reason.message};
    saying.append_message(message);
    if (const std::optional<std::size_t> remedy = saying.remedy()) {
      PlainText text{reason.remedy.emplace()};
      saying.append_remedy(text, *remedy);
    }
  }

  void add_facts(const Precondition& precondition, std::optional<std::uint32_t> culprit, Reason& reason) {
    Moment inspected = deciding_.moment();
    inspected.pool = inspection_->moment().pool;
    reason.facts = mentioned_facts(*inspection_, inspected, precondition.check, culprit);
  }

  void change(Decision& decision) {
    const auto& effect = decision.action == Action::upgrade ? program_.upgrade_effect : program_.extend_effect;
    if (!effect) return;
    const std::string subject = record_path(deciding_.facts(), program_.subject.record, deciding_.standpoint().row);
    for (const CompiledEffect::Assignment& assignment : effect->assignments) {
      std::vector<TermId> roots;
      add_terms(assignment.before, roots);
      add_terms(assignment.after, roots);
      const Probe& probe = deciding_.probes().run(roots, deciding_.moment());
      std::string path = subject;
      const RecordType* type = &rules_.schema.records[rules_.subject.record];
      for (const std::uint32_t field : assignment.path) {
        path += "." + type->fields[field].name;
        if (type->fields[field].type.base == Base::record) type = &rules_.schema.records[type->fields[field].type.index];
      }
      decision.effect.push_back({std::move(path), fact_value(probe, assignment.before, assignment.type),
                                 fact_value(probe, assignment.after, assignment.type)});
    }
  }

  Deciding& deciding_;
  const Program& program_;
  const CheckedRules& rules_;
  const Query& query_;
  Inspection* inspection_;  ///< there under Detail::full
  std::vector<Decision>& decisions_;
  std::string subject_;
};

}  // namespace

bool Decider::decide(const Facts& facts, const Query& query, std::vector<Decision>& decisions) {
  decisions.clear();
  std::optional<Inspection> inspection;
  if (query.detail == Detail::full)
    inspection.emplace(*state_->program.rules, state_->program.layout, facts, state_->program.as_of);
  Deciding& deciding = state_->deciding_for(query);
  Decisions sink(deciding, query, inspection ? &*inspection : nullptr, decisions);
  return deciding.run(facts, query, sink);
}

}  // namespace rung
