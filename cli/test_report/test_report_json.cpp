// SPDX-License-Identifier: Apache-2.0
// Rule tests as JSON; docs/testing.md says what each field holds.
#include "cli/diagnostics/diagnostics.hpp"
#include "cli/report/report_structure.hpp"
#include "cli/test_report/test_report.hpp"

namespace rung::cli {
namespace {

class JsonReport {
 public:
  JsonReport(JsonWriter& json, const Sources& sources) : json_(json), sources_(sources) {}

  void rules(const TestedRules& tested) {
    json_.begin_object();
    json_.member("path", tested.path);
    json_.member("package", tested.package);
    json_.member("rules", "sha256:" + tested.sha256);
    array("cases", tested.run.cases, [&](const CaseRun& run) { one(run); });
    json_.key("diagnostics");
    write_diagnostics(json_, sources_, tested.suite.diagnostics);
    array("unreadable", tested.suite.unreadable, [&](const std::string& failure) { json_.value(failure); });
    json_.end_object();
  }

 private:
  template <class Items, class Write>
  void array(std::string_view name, const Items& items, Write write) {
    json_.key(name);
    json_.begin_array();
    for (const auto& item : items) write(item);
    json_.end_array();
  }

  void place(Range range) {
    const Source& source = sources_[range.source];
    const Position position = source.position(range.begin);
    json_.member("file", source.name());
    write_place(json_, position.line, position.column);
  }

  void one(const CaseRun& run) {
    json_.begin_object();
    json_.member("name", run.test->name);
    place(run.test->range);
    json_.member("state", spell(run.state));
    json_.member("microseconds", static_cast<std::int64_t>(run.seconds * 1e6));
    array("failures", run.failures, [&](const Failure& failure) { one(failure); });
    json_.key("diagnostics");
    write_diagnostics(json_, sources_, run.diagnostics);
    json_.end_object();
  }

  void one(const Failure& failure) {
    json_.begin_object();
    json_.member("expected_of", failure.expectation->target ? failure.expectation->target->text : std::string("extend"));
    place(failure.expectation->range);
    array("mismatches", failure.mismatches, [&](const Mismatch& mismatch) {
      json_.begin_object();
      json_.member("what", mismatch.what);
      json_.member("expected", mismatch.expected);
      json_.member("actual", mismatch.actual);
      json_.end_object();
    });
    json_.key("remark");
    if (failure.remark.empty()) json_.null();
    else json_.value(failure.remark);
    Heading heading;
    json_.key("decision");
    write_decision(json_, failure.decision, heading);
    array("deciding", failure.deciding, [&](const DecidingExpression& deciding) { one(deciding); });
    json_.end_object();
  }

  void one(const DecidingExpression& deciding) {
    json_.begin_object();
    json_.member("name", deciding.name);
    if (!deciding.code.empty()) json_.member("code", deciding.code);
    json_.member("state", deciding.state);
    json_.member("expression", deciding.text);
    json_.member("value", deciding.value);
    place(deciding.range);
    array("facts", deciding.facts, [&](const DecidingFact& fact) {
      json_.begin_object();
      json_.member("path", fact.path);
      json_.member("value", fact.value);
      if (fact.place) place(*fact.place);
      json_.end_object();
    });
    json_.end_object();
  }

  JsonWriter& json_;
  const Sources& sources_;
};

}  // namespace

std::string render_tests_json(const TestReport& report) {
  std::string text;
  JsonWriter json(text, JsonWriter::Layout::indented);
  std::size_t passed = 0, failed = 0, broken = 0;
  for (const TestedRules& tested : report.tested) {
    passed += tested.run.count(CaseState::passed);
    failed += tested.run.count(CaseState::failed);
    broken += tested.run.count(CaseState::broken);
  }
  json.begin_object();
  json.member("passed", static_cast<std::int64_t>(passed));
  json.member("failed", static_cast<std::int64_t>(failed));
  json.member("broken", static_cast<std::int64_t>(broken));
  json.key("tested");
  json.begin_array();
  for (const TestedRules& tested : report.tested) JsonReport(json, report.sources).rules(tested);
  json.end_array();
  if (report.more_members) report.more_members(json);
  json.end_object();
  return text + "\n";
}

}  // namespace rung::cli
