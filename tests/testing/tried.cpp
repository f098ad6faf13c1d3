// SPDX-License-Identifier: Apache-2.0
#include "tests/testing/tried.hpp"

#include "tests/load/memory_tree.hpp"

namespace rung::testing {
namespace {

std::string place(const Sources& sources, Range range) {
  const Source& source = sources[range.source];
  const Position position = source.position(range.begin);
  return std::filesystem::path(source.name()).filename().string() + ":" + std::to_string(position.line) + ":" +
         std::to_string(position.column);
}

std::string spelt(const Sources& sources, const Diagnostic& diagnostic) {
  const std::string help = diagnostic.help.empty() ? "" : " (" + diagnostic.help + ")";
  return diagnostic.code + " " + place(sources, diagnostic.range) + " " + diagnostic.message + help + "\n";
}

}  // namespace

const std::string plans = R"(package plans { title en "Plans" effective 2020-01-01..2029-12-31 languages en }
enum status { active, closed "gone" }
open catalog plan { title : text  seats : range of int  ids : set of text = {} alias }
plan small  { title = "Small"  seats = 1..10 ids = { "S-1" } }
plan medium { title = "Medium" seats = 1..50 }
plan large  { title = "Large"  seats = 5..500 }
record account { city : text? from "place.city"  tier : int }
record subscription {
  key id : text
  plan   : plan
  status : status
  seats  : int from "licences.count"
  seller : text?
  tags   : set of text = {}
}
snapshot { account : account  subscriptions : list of subscription }
request { seats : int? }
subject subscription in subscriptions at plan
upgrade small -> medium, large
upgrade medium -> large when account.tier > 1
extend small, medium, large
require active {
  check   subscription.status == active
  code    NotActive
  message en "{subscription.id} is {subscription.status}."
  remedy  en "Reactivate it."
}
require seats_fit {
  check   (request.seats otherwise subscription.seats) in target.seats
  message en "{target} is for {target.seats} seats."
}
require alone {
  on      upgrade
  check   no s in subscriptions where s != subscription and s.plan == target and not ("spare" in s.tags)
  message en "{s.id} is there already."
}
advise note { on upgrade  when account.city is present  message en "Somebody in {account.city} should know." }
)";

const std::string contoso = R"(account: {place: {city: Kyiv}, tier: 1}
subscriptions:
  - {id: a, plan: small, status: active, licences: {count: 4}, seller: x}
  - {id: b, plan: medium, status: closed, licences: {count: 20}, tags: [spare]}
  - {id: "7", plan: S-1, status: gone, licences: {count: 1}}
)";

Tried::Tried(const std::string& test, const std::map<std::string, std::string>& files, RunOptions options)
    : set(conformance::check_rules({{"rules.rung", plans}})) {
  MemoryTree tree;
  tree.files = files;
  tree.files.emplace("/plans/contoso.yaml", contoso);
  tree.files.emplace("/plans/tests/t.test.yaml", test);
  suite = read_suite(set->sources, tree, {"/plans/tests/t.test.yaml"}, 20000);
  run = run_suite(suite, set->rules, set->sources, options);
}

std::string Tried::diagnostics() const {
  std::string all;
  for (const Diagnostic& diagnostic : suite.diagnostics) all += spelt(set->sources, diagnostic);
  for (const CaseRun& one : run.cases)
    for (const Diagnostic& diagnostic : one.diagnostics) all += spelt(set->sources, diagnostic);
  return all;
}

std::string Tried::outcomes() const {
  std::string all;
  for (const CaseRun& one : run.cases) {
    all += one.test->name + ": " + std::string(spell(one.state)) + "\n";
    for (const Failure& failure : one.failures)
      for (const Mismatch& mismatch : failure.mismatches)
        all += "  " + (failure.expectation->target ? failure.expectation->target->text : "extend") + " " + mismatch.what + " " +
               mismatch.expected + " " + mismatch.actual + "\n";
  }
  return all;
}

std::string one_case(const std::string& lines) {
  return "as_of: 2020-06-01\nsnapshot: ../contoso.yaml\ncases:\n  - name: it\n    subject: a\n" + lines;
}

}  // namespace rung::testing
