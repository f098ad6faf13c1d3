// SPDX-License-Identifier: Apache-2.0
// One case: its snapshot is made, read and decided, and the decisions are held against what it expects.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "engine/compile/program.hpp"
#include "engine/describe/print.hpp"
#include "engine/describe/subjects.hpp"
#include "engine/testing/case_runner.hpp"
#include "engine/testing/deciding.hpp"
#include "engine/testing/edit.hpp"
#include "engine/values/date.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

/// The texts that places of a case's snapshot count through.
Pages pages_of(const Suite& suite, const TestCase& test, const Document& document, const Sources& sources) {
  const TestSnapshot& snapshot = suite.snapshots[test.snapshot];
  Pages pages(sources, snapshot.source, document.text);
  if (!snapshot.in_test_file) pages.append(suite.files[test.file].source);
  return pages;
}

Query query_of(const TestCase& test) {
  Query query;
  if (test.subject) query.subject = test.subject->text;
  const auto is_extend = [](const Expectation& expectation) { return !expectation.target; };
  const auto wants_texts = [](const Expectation& expectation) { return expectation.remedies.has_value(); };
  query.extend = std::any_of(test.expectations.begin(), test.expectations.end(), is_extend);
  query.detail = std::any_of(test.expectations.begin(), test.expectations.end(), wants_texts) ? Detail::texts : Detail::codes;
  return query;
}

/// The same for one expectation alone. An extend's target is the subject's own entry.
Query query_of(const TestCase& test, const ResolvedExpectation& expectation, const Program& program, const Facts& facts) {
  Query query = query_of(test);
  query.extend = expectation.target == none;
  query.target = expectation.target;
  if (!query.extend) return query;
  query.target.reset();
  const SubjectRows subjects = subject_rows(program.subject, facts);
  for (std::uint32_t row = subjects.first; row < subjects.first + subjects.count; ++row) {
    const bool is_meant = !query.subject || print_record(*program.rules, facts, program.subject.record, row) == *query.subject;
    if (!is_meant || facts.state(program.subject.at, row) != FactState::known) continue;
    const std::int64_t entry = *facts.cells(program.subject.at, row);
    const auto listed = program.rules->schema.catalogs[program.rules->subject.catalog].entries.size();
    if (static_cast<std::size_t>(entry) < listed) query.target = static_cast<std::uint32_t>(entry);
  }
  return query;
}

/// The decision that an expectation is about. A subject whose entry is unknown has one, whatever the target.
Decision find_decision(const std::vector<Decision>& decisions, const CheckedRules& rules, const ResolvedExpectation& expectation) {
  const CatalogType& catalog = rules.schema.catalogs[rules.subject.catalog];
  for (const Decision& decision : decisions) {
    const bool for_all = decision.from.empty() && decision.to.empty();
    const bool extends = decision.action == Action::extend;
    const bool meant = expectation.target == none ? extends : !extends && decision.to == catalog.entries[expectation.target].name;
    if (for_all || meant) return decision;
  }
  Decision missing;
  missing.outcome = OutcomeKind::no_path;
  if (expectation.target != none) missing.to = catalog.entries[expectation.target].name;
  else missing.action = Action::extend;
  return missing;
}

}  // namespace

CaseRunner::Desk::Desk(const Program& with, const CheckedRules& rules, const Sources& sources)
    : program(with), reader(rules.schema, layout_of(with), ReadOptions{}), decider(with, sources) {}

CaseRunner::Desk& CaseRunner::desk_of(const TestCase& test) {
  std::unique_ptr<Desk>& desk = desks_[test.as_of];
  if (!desk) desk = std::make_unique<Desk>(*programs_.at(test.as_of), rules_, sources_);
  return *desk;
}

CaseRun CaseRunner::run(const TestCase& test) {
  const auto start = std::chrono::steady_clock::now();
  CaseRun run;
  run.test = &test;
  Desk& desk = desk_of(test);
  Prepared prepared;
  if (prepare(test, desk, prepared, run)) {
    Facts facts(rules_.schema, layout_of(desk.program), pool_of(desk.program));
    std::vector<Decision> decisions;
    if (set_up(test, prepared, desk.reader, facts, run)) {
      if (desk.decider.decide(facts, query_of(test), decisions)) judge(test, prepared, desk, facts, decisions, run);
      else unknown_subject(test, desk.program, facts, run);
    }
  }
  const bool broken = std::any_of(run.diagnostics.begin(), run.diagnostics.end(), [](const auto& d) { return d.level == Level::error; });
  run.state = broken ? CaseState::broken : run.failures.empty() ? CaseState::passed : CaseState::failed;
  if (run.state == CaseState::failed && !options_.only_whether) describe(test, prepared, desk, run);
  run.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return run;
}

/// Of a file with several documents the first that has the subject, as `rung explain` takes it.
const Document* CaseRunner::choose_document(const TestCase& test, const TestSnapshot& snapshot, Desk& desk, CaseRun& run) {
  if (snapshot.documents.size() == 1) return &snapshot.documents.front();
  const auto complain = [&](std::string message, Range range) {
    run.diagnostics.push_back({"T013", Level::error, std::move(message), range, {}, {}});
    return nullptr;
  };
  if (!test.subject)
    return complain(fmt::format("the case has no `subject`, which says which of {} snapshots is meant", snapshot.documents.size()), test.range);
  Query query = query_of(test);
  std::vector<Decision> decisions;
  for (const Document& document : snapshot.documents) {
    Facts facts(rules_.schema, layout_of(desk.program), pool_of(desk.program));
    if (!desk.reader.read(document, facts).empty() || !desk.decider.decide(facts, query, decisions)) continue;
    // A document whose list of subjects is unknown has one decision, about that list.
    if (decisions.empty() || decisions.front().subject == test.subject->text) return &document;
  }
  return complain(fmt::format("none of {} snapshots has a {} `{}`", snapshot.documents.size(), rules_.subject.name,
                              neutralise(test.subject->text)), test.subject->range);
}

bool CaseRunner::prepare(const TestCase& test, Desk& desk, Prepared& prepared, CaseRun& run) {
  const TestSnapshot& snapshot = suite_.snapshots[test.snapshot];
  const Document* chosen = choose_document(test, snapshot, desk, run);
  if (chosen == nullptr) return false;
  prepared.document = *chosen;
  const std::size_t base = snapshot.in_test_file ? 0 : Pages::second_from(chosen->text);
  if (!snapshot.in_test_file) prepared.document.declared_from = base;
  const bool edited = apply_edits(rules_.schema, test, base, prepared.document, run.diagnostics);
  if (edited || !options_.only_whether)
    prepared.expectations = resolve(test, rules_, prepared.document, run.diagnostics);
  return run.diagnostics.empty();
}

/// Fills the facts: the request, then the snapshot.
bool CaseRunner::set_up(const TestCase& test, const Prepared& prepared, SnapshotReader& reader, Facts& facts, CaseRun& run) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const RequestField& field : test.request) fields.emplace_back(field.name.text, field.value.text);
  if (!fields.empty() && !set_request(facts, fields).empty()) {
    for (std::size_t i = 0; i < fields.size(); ++i)
      for (const RequestError& error : set_request(facts, {fields[i]}))
        run.diagnostics.push_back({"T036", Level::error, error.message,
                                   error.unknown_field ? test.request[i].name.range : test.request[i].value.range, {}, {}});
    return false;
  }
  if (reader.read(prepared.document, facts).empty()) return true;
  report_snapshot(test, prepared, reader, facts, run);
  return false;
}

/// What is wrong with the snapshot, read once more with places that count through both texts.
void CaseRunner::report_snapshot(const TestCase& test, const Prepared& prepared, SnapshotReader& reader, Facts& facts, CaseRun& run) {
  if (options_.only_whether) {
    run.diagnostics.push_back({"T037", Level::error, "the snapshot cannot be read", test.range, {}, {}});
    return;
  }
  const Pages pages = pages_of(suite_, test, prepared.document, sources_);
  Document document = prepared.document;
  document.text = pages.text();
  for (const SnapshotError& error : reader.read(document, facts))
    run.diagnostics.push_back({error.code, Level::error, error.message, pages.range({error.line, error.column}), {}, {}});
}

void CaseRunner::unknown_subject(const TestCase& test, const Program& program, const Facts& facts, CaseRun& run) const {
  std::vector<std::string> names;
  const SubjectRows subjects = subject_rows(program.subject, facts);
  for (std::uint32_t row = subjects.first; row < subjects.first + subjects.count; ++row)
    names.push_back(print_record(rules_, facts, program.subject.record, row));
  const auto near = closest(test.subject->text, names);
  run.diagnostics.push_back({"T031", Level::error,
                             fmt::format("the snapshot has no {} `{}`", rules_.subject.name, neutralise(test.subject->text)),
                             test.subject->range, {}, near ? fmt::format("did you mean `{}`?", neutralise(*near)) : std::string()});
}

void CaseRunner::judge(const TestCase& test, const Prepared& prepared, Desk& desk, const Facts& facts,
                       const std::vector<Decision>& decisions, CaseRun& run) {
  for (const ResolvedExpectation& expectation : prepared.expectations) {
    Decision decision = find_decision(decisions, rules_, expectation);
    if (options_.on_decision) {
      const Query query = query_of(test, expectation, desk.program, facts);
      options_.on_decision({test, *expectation.written, rules_, desk.program, facts, query, decision});
    }
    std::vector<Mismatch> mismatches = compare(*expectation.written, expectation.missing, decision);
    if (mismatches.empty()) continue;
    run.failures.push_back({expectation.written, std::move(mismatches), std::move(decision), {}, {}});
    if (options_.only_whether) return;
  }
}

/// Reads the snapshot again, with places, and explains what is not as expected.
void CaseRunner::describe(const TestCase& test, const Prepared& prepared, Desk& desk, CaseRun& run) {
  const Pages pages = pages_of(suite_, test, prepared.document, sources_);
  Prepared placed{prepared.document, {}};
  placed.document.text = pages.text();
  SnapshotReader reader(rules_.schema, layout_of(desk.program), {false, true, {}});
  Facts facts(rules_.schema, layout_of(desk.program), pool_of(desk.program));
  if (!set_up(test, placed, reader, facts, run)) return;
  for (Failure& failure : run.failures) {
    const auto resolved = std::find_if(prepared.expectations.begin(), prepared.expectations.end(),
                                       [&](const auto& candidate) { return candidate.written == failure.expectation; });
    Query query = query_of(test, *resolved, desk.program, facts);
    query.detail = Detail::full;
    if (!query.subject) query.subject = failure.decision.subject;
    if (!query.target) continue;
    std::optional<Explanation> explanation = explain(desk.program, sources_, facts, query);
    if (!explanation) continue;
    failure.deciding = deciding(*explanation, *failure.expectation, failure.mismatches, pages);
    if (failure.decision.outcome == OutcomeKind::no_path) {
      failure.remark = explanation->parts.empty()
                           ? fmt::format("no path leads there on {}", format_date(test.as_of))
                           : std::string("the path's `when` is false");
    } else {
      failure.decision = std::move(explanation->decision);
    }
  }
}

}  // namespace rung
