// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/told.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>

#include "cli/report/decision_lines.hpp"
#include "cli/report/report_structure.hpp"
#include "cli/summary/tally.hpp"
#include "cli/write/json.hpp"
#include "engine/check/selection.hpp"
#include "engine/describe/decide.hpp"
#include "engine/facts/read.hpp"
#include "grammar/parse.hpp"
#include "tests/conformance/spell.hpp"

namespace rung::conformance {

using namespace rung::cli;

namespace {

constexpr std::int32_t as_of = 19'783;  // 2024-03-01
const std::vector<std::pair<std::string, std::string>> request = {{"seats", "2"}, {"want", "red"}, {"extra", "saw,drill"}};

void require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(std::string("told differently: ") + what);
}

Heading heading_for(Detail detail) {
  Heading heading;
  heading.package = "random";
  heading.rules = "sha256:0";
  heading.as_of = "2024-03-01";
  heading.detail = detail;
  return heading;
}

/// What a tally counts, counted once more from decisions in words.
struct Counted {
  std::uint64_t decisions = 0;
  OutcomeCounts outcomes{};
  std::map<std::set<std::string>, std::uint64_t> failures;
  std::map<std::string, std::uint64_t> waiting;

  void add(const std::vector<Decision>& more) {
    for (const Decision& decision : more) {
      ++decisions;
      ++outcomes[static_cast<std::size_t>(decision.outcome)];
      std::set<std::string> failed, paths;
      for (const Reason& reason : decision.reasons) failed.insert(reason.require);
      if (!failed.empty()) ++failures[failed];
      if (decision.outcome == OutcomeKind::undetermined)
        for (const Missing& missing : decision.missing) paths.insert(missing.path + missing.overflow);
      for (std::string path : paths) {
        // Elements of one list count once.
        for (std::size_t at = path.find('['); at != std::string::npos; at = path.find('[', at + 1))
          path.erase(at + 1, path.find(']', at) - at - 1);
        elements_.insert(path);
      }
      for (const std::string& path : elements_) ++waiting[path];
      elements_.clear();
    }
  }

 private:
  std::set<std::string> elements_;
};

void compare(const Counted& counted, const Tally& tally, const CheckedRules& rules) {
  require(tally.decisions == counted.decisions, "how many decisions a tally counts");
  require(tally.outcomes == counted.outcomes, "the outcomes that a tally counts");
  std::map<std::set<std::string>, std::uint64_t> failures;
  for (const auto& [failed, count] : tally.failures) {
    std::set<std::string> names;
    for (const std::uint32_t precondition : failed) names.insert(rules.preconditions[precondition].name);
    failures[names] += count;
  }
  require(failures == counted.failures, "which preconditions fail together");
  std::map<std::string, std::uint64_t> waiting;
  for (const auto& [fact, counts] : tally.missing) waiting[fact.first + fact.second] += counts.decisions;
  require(waiting == counted.waiting, "what is missing");
}

}  // namespace

struct Told::State {
  State(const RuleSet& set, const Query& query)
      : set_(set), query_(query), program_(compile(set.rules, {as_of, false})), decider_(*program_, set.sources),
        heading_(heading_for(query.detail)), lines_(*program_, set.sources, query_, heading_), tally_(*program_),
        tallying_(*program_, set.sources, query_, tally_), facts_(set.rules.schema, layout_of(*program_), pool_of(*program_)),
        reader_(set.rules.schema, layout_of(*program_), {}) {
    if (query.extend) require(set_request(facts_, request).empty(), "the request");
  }

  void snapshot(const std::string& document) {
    reader_.read_json(document, facts_, [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
      require(errors.empty(), "a document with errors");
      std::vector<Decision> decisions;
      const bool found = decider_.decide(facts_, query_, decisions);
      std::string expected, line;
      JsonWriter json(expected, JsonWriter::Layout::compact);
      write_snapshot(json, heading_, "a", decisions);
      Totals counted, totals;
      counted.add(decisions);
      require(lines_.append("a", facts_, line, totals) == found, "whether a line finds the subject");
      require(line == expected + "\n", "a line");
      require(totals.decisions == counted.decisions, "how many decisions a line counts");
      require(totals.subjects == counted.subjects, "how many subjects a line counts");
      require(totals.outcomes == counted.outcomes, "the outcomes that a line counts");
      Totals tallied;
      require(tallying_.snapshot(facts_, tallied) == found, "whether a tally finds the subject");
      require(tallied.decisions == counted.decisions, "how many decisions a tally adds");
      require(tallied.outcomes == counted.outcomes, "the outcomes that a tally adds");
      counted_.add(decisions);
      return true;
    });
  }
  void end() { compare(counted_, tally_, set_.rules); }

  const RuleSet& set_;
  Query query_;
  ProgramPointer program_;
  Decider decider_;
  Heading heading_;
  DecisionLines lines_;
  Tally tally_;
  Tallying tallying_;
  Facts facts_;
  SnapshotReader reader_;
  Counted counted_;
};


Query random_query(Chance& chance) {
  Query query;
  query.detail = chance.percent(50) ? Detail::texts : Detail::codes;
  query.language = chance.below(2);
  query.extend = chance.percent(50);
  if (chance.percent(20)) query.target = static_cast<std::uint32_t>(chance.below(4));
  if (chance.percent(10)) query.subject = "k1";
  return query;
}

Told::Told(const RuleSet& set, const Query& query) : state_(std::make_unique<State>(set, query)) {}
Told::~Told() = default;
void Told::snapshot(const std::string& document) { state_->snapshot(document); }
void Told::end() { state_->end(); }

namespace {

/// A condition, and whether it holds of a decision; no answer where it is unknown.
struct Condition {
  std::string text;
  std::function<std::optional<bool>(const Decision&)> holds;
};

bool has_code(const Decision& decision, const std::string& code) {
  return std::any_of(decision.reasons.begin(), decision.reasons.end(), [&](const Reason& reason) { return reason.code == code; });
}

std::optional<bool> same_entry(const std::string& entry, const std::string& asked) {
  return entry.empty() ? std::nullopt : std::optional(entry == asked);
}

std::vector<Condition> conditions(const CheckedRules& rules, Chance& chance) {
  const std::string code = rules.preconditions[chance.below(rules.preconditions.size())].code,
                    entry = chance.word({"basic", "pro", "top", "old"}),
                    outcome = chance.word({"eligible", "ineligible", "undetermined", "no_path"});
  const auto has_outcome = [=](const Decision& decision) { return spell(decision.outcome) == outcome; };
  return {{"outcome == " + outcome, has_outcome},
          {"\"" + code + "\" in codes", [=](const Decision& decision) { return has_code(decision, code); }},
          {"codes is empty", [](const Decision& decision) { return decision.reasons.empty(); }},
          {"from == " + entry, [=](const Decision& decision) { return same_entry(decision.from, entry); }},
          {"to != " + entry,
           [=](const Decision& decision) {
             const std::optional<bool> same = same_entry(decision.to, entry);
             return same ? std::optional(!*same) : same;
           }},
          {"outcome == " + outcome + " or \"" + code + "\" in codes or from == " + entry,
           [=](const Decision& decision) -> std::optional<bool> {
             if (has_outcome(decision) || has_code(decision, code)) return true;
             return same_entry(decision.from, entry);
           }},
          {"size(codes) == 1", [](const Decision& decision) {
             std::set<std::string> codes;
             for (const Reason& reason : decision.reasons) codes.insert(reason.code);
             return codes.size() == 1;
           }}};
}

/// Decisions of one document; how many were left out because nobody knows.
std::pair<std::vector<Decision>, std::uint64_t> decide(const RuleSet& set, const CheckedRules& rules, const Selection* selection,
                                                       const Query& query, const std::string& document) {
  const ProgramPointer program = compile(rules, {as_of, false, selection});
  Facts facts(rules.schema, layout_of(*program), pool_of(*program));
  if (query.extend) require(set_request(facts, request).empty(), "the request");
  SnapshotReader reader(rules.schema, layout_of(*program), {});
  Decider decider(*program, set.sources);
  std::vector<Decision> decisions;
  reader.read_json(document, facts, [&](std::uint32_t, const std::vector<SnapshotError>&) {
    decider.decide(facts, query, decisions);
    return true;
  });
  return {std::move(decisions), decider.take_unknown_selections()};
}

}  // namespace

void choose_among(RuleSet& set, const Query& query, const std::string& document, Chance& chance) {
  if (set.rules.preconditions.empty()) return;
  const std::vector<Condition> all = conditions(set.rules, chance);
  const Condition& condition = all[chance.below(all.size())];
  std::vector<Decision> expected;
  std::uint64_t unknown = 0;
  for (Decision& decision : decide(set, set.rules, nullptr, query, document).first) {
    // Where a decision leads is known of one that no path was run for only if it was asked for; words alone do not say so.
    if (query.target && decision.to.empty()) return;
    const std::optional<bool> holds = condition.holds(decision);
    if (!holds) ++unknown;
    else if (*holds) expected.push_back(std::move(decision));
  }
  const Outcome<ast::Expression> parsed = parse_expression(set.sources, set.sources.add("<select>", condition.text));
  const auto selection = check_selection(set.sources, set.rules, *parsed.value);
  require(selection.value.has_value(), condition.text.c_str());
  const auto [chosen, left_out] = decide(set, (*selection.value)->rules, selection.value->get(), query, document);
  require(chosen == expected, condition.text.c_str());
  require(left_out == unknown, "how many decisions are left out as unknown");
}

}  // namespace rung::conformance
