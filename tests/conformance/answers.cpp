// SPDX-License-Identifier: Apache-2.0
// Runs one case through every pair of reader and evaluator.
#include "tests/conformance/answers.hpp"

#include <stdexcept>

#include "engine/describe/decide.hpp"
#include "engine/reference/reference.hpp"
#include "tests/conformance/rule_set.hpp"
#include "tests/conformance/spell.hpp"

namespace rung::conformance {

namespace {

Query query_of(const Case& asked, const CheckedRules& rules) {
  Query query;
  query.subject = asked.subject;
  query.detail = Detail::full;
  query.effects = true;
  query.extend = !asked.request.empty();
  if (asked.to) {
    query.target = find_entry(rules.schema.catalogs[rules.subject.catalog], *asked.to);
    if (!query.target) throw std::runtime_error("no entry `" + *asked.to + "`");
  }
  const auto& languages = rules.package.languages;
  while (!asked.language.empty() && query.language < languages.size() && languages[query.language] != asked.language) {
    ++query.language;
  }
  if (query.language == languages.size()) throw std::runtime_error("no language `" + asked.language + "`");
  return query;
}

/// Reads the snapshot for a layout and hands the facts on, where they could be read.
template <class Use>
std::vector<SnapshotError> with_facts(const Case& asked, bool json, const Schema& schema, const Layout& layout,
                                      const Pool& pool, const Use& use) {
  Facts facts(schema, layout, pool);
  for (const RequestError& error : set_request(facts, asked.request)) throw std::runtime_error(error.message);
  ReadOptions options;
  options.places = true;
  SnapshotReader reader(schema, layout, options);
  std::vector<SnapshotError> found;
  std::size_t documents = 0;
  const auto on_snapshot = [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
    ++documents;
    found = errors;
    if (errors.empty()) use(facts);
    return true;
  };
  if (json) {
    reader.read_json(*asked.json, facts, on_snapshot);
  } else {
    reader.read_yaml(*asked.yaml, facts, on_snapshot);
  }
  if (documents != 1) throw std::runtime_error("a case has one snapshot, not " + std::to_string(documents));
  return found;
}

void ask_expression(const Case& asked, RuleSet& set, bool json, std::vector<Said>& said) {
  const Query query = query_of(asked, set.rules);
  ExpressionScope scope;
  scope.subject = asked.subject.has_value();
  scope.target = asked.to.has_value();
  scope.optional = true;
  const CheckedExpression expression = check_ask(set, *asked.expression, scope);
  const Layout layout = make_layout(set.rules.schema, expression.mentioned);
  const std::string format = json ? ", JSON" : ", YAML";
  Said engine{"engine" + format, {}, {}, {}, true}, reference{"reference" + format, {}, {}, {}, true};
  engine.errors = reference.errors = with_facts(asked, json, set.rules.schema, layout, layout.pool, [&](const Facts& facts) {
    engine.answer = ask(set.rules, expression, asked.as_of, set.sources, facts, query);
    reference.answer = reference::ask(set.rules, expression, asked.as_of, set.sources, facts, query);
  });
  engine.found = engine.answer.has_value();
  reference.found = reference.answer.has_value();
  said.push_back(std::move(reference));
  said.push_back(std::move(engine));
}

/// Less detail must be the same decisions with less in them: a failure shows as the engine's answer at that detail.
void compare_details(Decider& decider, const Case& asked, const RuleSet& set, const Facts& facts, Query query) {
  for (const Detail detail : {Detail::codes, Detail::texts}) {
    query.detail = detail;
    bool found = true;
    std::vector<Decision> decisions;
    decider.decide(facts, query, decisions);
    const std::vector<Decision> expected = reference::decide(set.rules, asked.as_of, set.sources, facts, query, found);
    if (decisions != expected) {
      throw std::runtime_error("in less than full detail the engine says\n" + spell(decisions) + "and the reference\n" + spell(expected));
    }
  }
}

void ask_decisions(const Case& asked, const RuleSet& set, bool json, std::vector<Said>& said) {
  const Query query = query_of(asked, set.rules);
  const ProgramPointer program = compile(set.rules, {asked.as_of, false});
  Decider decider(*program, set.sources);
  const std::string format = json ? ", JSON" : ", YAML";
  Said engine{"engine" + format, {}, {}, {}, true}, reference{"reference" + format, {}, {}, {}, true};
  const auto use = [&](const Facts& facts) {
    engine.found = decider.decide(facts, query, engine.decisions);
    reference.decisions = reference::decide(set.rules, asked.as_of, set.sources, facts, query, reference.found);
    compare_details(decider, asked, set, facts, query);
  };
  engine.errors = reference.errors =
      with_facts(asked, json, set.rules.schema, layout_of(*program), pool_of(*program), use);
  said.push_back(std::move(reference));
  said.push_back(std::move(engine));
}

}  // namespace

std::vector<Said> ask_all(const Case& asked) {
  std::vector<std::pair<std::string, std::string>> files;
  if (!asked.rules.empty()) files.emplace_back("rules.rung", asked.rules);
  if (!asked.own_rules.empty()) files.emplace_back("case.rung", asked.own_rules);
  const std::unique_ptr<RuleSet> set = check_rules(files);
  std::vector<Said> said;
  for (const bool json : {false, true}) {
    if (!(json ? asked.json : asked.yaml)) continue;
    if (asked.expression) {
      ask_expression(asked, *set, json, said);
    } else {
      ask_decisions(asked, *set, json, said);
    }
  }
  return said;
}

}  // namespace rung::conformance
