// SPDX-License-Identifier: Apache-2.0
#include "tests/diff/changes.hpp"

#include "engine/diff/rules_diff.hpp"
#include "tests/catch.hpp"
#include "tests/conformance/rule_set.hpp"

namespace diffing {

const std::string plans = R"(package plans {
  title en "Plans" de "Tarife"
  effective 2020-01-01..
  languages en, de
}
enum status { active, paused, closed "ended" }
enum feature { mail, chat, files }
open catalog plan {
  title : text
  features : set of feature
  seats : range of int = 1..
  ids : set of text = {} alias
}
plan small { title = "Small" features = { mail } seats = 1..10 }
plan medium { title = "Medium" features = { mail, chat } seats = 1..50 }
plan large { title = "Large" features = { mail, chat, files } }
record subscription { key id : text  plan : plan  status : status  seats : int  note : text? }
snapshot { customer : text  limit : int = 5  subscriptions : list of subscription }
request { seats : int? }
subject subscription in subscriptions at plan

define live(s: subscription) = s.status != closed
define wanted = request.seats otherwise subscription.seats
define added = target.features - source.features

upgrade small -> medium, large
upgrade medium -> large when customer != "acme"
extend small, medium

require active {
  check   subscription.status == active
  code    NotActive
  message en "{subscription.id} is {subscription.status}." de "{subscription.id} ist {subscription.status}."
  remedy  when subscription.status == paused en "Resume it."
  remedy  en "Buy it."
}
require fits {
  when    limit > 0
  check   wanted in target.seats
  message en "No."
}
require alone {
  on      upgrade
  check   no s in subscriptions where s != subscription and live(s) and s.plan.features overlaps added
  message en "{s.id} has it."
}
advise hint { on upgrade  when limit > 3  message en "Take care." }
effect upgrade { subscription.plan = target }
)";

std::string with(std::string rules, const std::string& find, const std::string& put) {
  const std::size_t at = rules.find(find);
  INFO(find);
  REQUIRE(at != std::string::npos);
  for (std::size_t next = at; next != std::string::npos; next = rules.find(find, next + put.size()))
    rules.replace(next, find.size(), put);
  return rules;
}

namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + text;
  return list;
}

std::string line_of(const rung::StatementChange& change) {
  std::string line = std::string(spell(change.kind)) + " " + std::string(spell(change.sort)) + " " + change.name;
  if (!change.former_name.empty()) line += " (was " + change.former_name + ")";
  for (const rung::Aspect& aspect : change.aspects) {
    line += "; " + aspect.name + ": ";
    if (!aspect.gone.empty() || !aspect.come.empty()) {
      line += "-{" + joined(aspect.gone) + "} +{" + joined(aspect.come) + "}";
    } else {
      line += aspect.before + " -> " + aspect.after;
    }
  }
  if (!change.through.empty()) line += "; through " + joined(change.through);
  if (change.sort == rung::Sort::define)
    line += "; reaches " + joined(change.reach->preconditions) + "/" + joined(change.reach->advice) + "/" +
            joined(change.reach->effects) + "/" + std::to_string(change.reach->paths);
  return line + "\n";
}

}  // namespace

std::string changes(const std::string& before, const std::string& after) {
  const auto old = rung::conformance::check_rules({{"old.rung", before}});
  const auto now = rung::conformance::check_rules({{"new.rung", after}});
  const rung::RulesDiff diff = rung::diff_rules({old->sources, old->rules}, {now->sources, now->rules});
  std::string text;
  for (const rung::StatementChange& change : diff.meaning) text += line_of(change);
  for (const rung::StatementChange& change : diff.texts) text += "text: " + line_of(change);
  return text;
}

}  // namespace diffing
