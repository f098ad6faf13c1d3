// SPDX-License-Identifier: Apache-2.0
// Preconditions and advice: which of both sides belong together, and what differs between them.
#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

#include "engine/diff/rules_comparison.hpp"

namespace rung {
namespace {

std::string text_of(const Sources& sources, const std::vector<Message::Piece>& pieces) {
  std::string text;
  for (const Message::Piece& piece : pieces) {
    if (const auto* literal = std::get_if<std::string>(&piece)) {
      text += *literal;
    } else {
      text += "{" + written(sources, std::get<Expression>(piece).range) + "}";
    }
  }
  return text;
}

/// Whether there is a reason for each element that breaks it.
bool names_culprits(const Guarded& guarded) {
  return guarded.check != nullptr && (guarded.check->op == Op::no || guarded.check->op == Op::every);
}

}  // namespace

std::vector<Guarded> RulesComparison::guarded(Half& half, Sort sort) const {
  std::vector<Guarded> all;
  Forms& forms = half.meaning.forms();
  const auto add = [&](const auto& each, Guarded made) {
    made.name = each.name;
    made.on = &each.on;
    made.when = each.when ? &*each.when : nullptr;
    made.effective = each.effective;
    made.message = &each.message;
    made.range = each.range;
    // `when W check C` says the same as `check W implies C`, but for culprits.
    std::vector<FormId> parts = {half.meaning.of(each.effective)};
    if (made.check != nullptr) {
      const FormId check = half.meaning.of(*made.check);
      if (names_culprits(made)) parts.push_back(forms.node("culprits", {check}));
      parts.push_back(made.when ? forms.disjunction({half.meaning.denial_of(*made.when), check}) : check);
    } else {
      parts.push_back(made.when ? half.meaning.of(*made.when) : forms.truth(true));
    }
    made.meaning = forms.node("guarded", std::move(parts));
    made.guards = half.meaning.of(each.on);
    all.push_back(std::move(made));
  };
  if (sort == Sort::precondition) {
    for (const Precondition& each : half.rules.preconditions) {
      Guarded made;
      made.code = each.code;
      made.check = &each.check;
      made.remedies = &each.remedies;
      add(each, std::move(made));
    }
  } else {
    for (const Advice& each : half.rules.advice) add(each, {});
  }
  return all;
}

void RulesComparison::compare_guarded(Sort sort) {
  const std::vector<Guarded> before = guarded(before_, sort), after = guarded(after_, sort);
  std::vector<const Guarded*> gone, come;
  for (const Guarded& each : before) gone.push_back(&each);
  for (const Guarded& each : after) come.push_back(&each);
  std::map<const Guarded*, const Guarded*> partner;  // by what is
  const auto match = [&](const std::function<bool(const Guarded&, const Guarded&)>& fits) {
    for (const Guarded*& is : come) {
      const auto was = std::find_if(gone.begin(), gone.end(), [&](const Guarded* each) { return each != nullptr && fits(*each, *is); });
      if (was == gone.end()) continue;
      partner[is] = *was;
      *was = nullptr;
      is = nullptr;
    }
    gone.erase(std::remove(gone.begin(), gone.end(), nullptr), gone.end());
    come.erase(std::remove(come.begin(), come.end(), nullptr), come.end());
  };
  const auto message_of = [](Half& half, const Guarded& each) { return half.meaning.of(each.message->in(0)); };
  match([](const Guarded& was, const Guarded& is) { return was.name == is.name && was.meaning == is.meaning && was.guards == is.guards; });
  match([](const Guarded& was, const Guarded& is) { return was.name == is.name; });
  // Advice that says nothing but its message is only known by that.
  match([&](const Guarded& was, const Guarded& is) {
    return was.meaning == is.meaning && was.guards == is.guards && (sort == Sort::precondition || message_of(before_, was) == message_of(after_, is));
  });
  match([](const Guarded& was, const Guarded& is) { return !was.code.empty() && was.code == is.code; });

  for (const Guarded& is : after) {
    if (const auto was = partner.find(&is); was != partner.end()) {
      compare_pair(sort, *was->second, is);
      continue;
    }
    StatementChange added = change(ChangeKind::added, sort, is.name, {}, is.range);
    added.aspects.push_back({"on", "", written(after_.sources, after_.rules, *is.on), {}, {}});
    if (is.when) added.aspects.push_back({"when", "", written(after_.sources, is.when->range), {}, {}});
    if (is.effective.first || is.effective.last) added.aspects.push_back({"effective", "", written(is.effective), {}, {}});
    if (is.check) added.aspects.push_back({"check", "", written(after_.sources, is.check->range), {}, {}});
    if (is.check) added.aspects.push_back({"code", "", is.code, {}, {}});
    if (!is.check) added.aspects.push_back({"message", "", text_of(after_.sources, is.message->in(0)), {}, {}});
    added.reach = reach_of_guards(after_, *is.on);
    result_.meaning.push_back(std::move(added));
  }
  for (const Guarded* was : gone) {
    StatementChange removed = change(ChangeKind::removed, sort, was->name, was->range, {});
    removed.aspects.push_back({"on", written(before_.sources, before_.rules, *was->on), "", {}, {}});
    if (was->check) removed.aspects.push_back({"check", written(before_.sources, was->check->range), "", {}, {}});
    if (was->check) removed.aspects.push_back({"code", was->code, "", {}, {}});
    removed.reach = reach_of_guards(before_, *was->on);
    result_.meaning.push_back(std::move(removed));
  }
}

void RulesComparison::compare_pair(Sort sort, const Guarded& was, const Guarded& is) {
  compare_texts(sort, was, is);
  const bool guards_same = was.guards == is.guards || guard_the_same(*was.on, *is.on);
  if (guards_same && was.meaning == is.meaning && was.code == is.code) return;
  StatementChange found = change(ChangeKind::changed, sort, is.name, was.range, is.range);
  if (was.name != is.name) found.former_name = was.name;
  const auto aspect = [&](const std::string& name, std::string before, std::string after) {
    found.aspects.push_back({name, std::move(before), std::move(after), {}, {}});
  };
  const auto form = [](Half& half, const Expression* expression) {
    return expression ? half.meaning.of(*expression) : half.meaning.forms().truth(true);
  };
  const auto text = [](const Half& half, const Expression* expression) {
    return expression ? written(half.sources, expression->range) : std::string();
  };
  if (!guards_same)
    aspect("on", written(before_.sources, before_.rules, *was.on), written(after_.sources, after_.rules, *is.on));
  if (was.meaning != is.meaning) {
    if (form(before_, was.when) != form(after_, is.when)) aspect("when", text(before_, was.when), text(after_, is.when));
    if (written(was.effective) != written(is.effective)) aspect("effective", written(was.effective), written(is.effective));
    if (was.check && (names_culprits(was) != names_culprits(is) || form(before_, was.check) != form(after_, is.check)))
      aspect("check", text(before_, was.check), text(after_, is.check));
    found.through = changed_defines_in(after_, {is.when, is.check});
  }
  if (was.code != is.code) aspect("code", was.code, is.code);
  found.reach = reach_of_guards(after_, *is.on);
  result_.meaning.push_back(std::move(found));
}

void RulesComparison::compare_texts(Sort sort, const Guarded& was, const Guarded& is) {
  const bool renamed = was.name != is.name;
  StatementChange found = change(renamed ? ChangeKind::renamed : ChangeKind::changed, sort, is.name, was.range, is.range);
  if (renamed) found.former_name = was.name;
  using ByLanguage = std::map<std::string, std::pair<FormId, std::string>>;
  const auto texts = [](Half& half, const Message& message) {
    ByLanguage all;
    for (std::size_t i = 0; i < message.texts.size(); ++i)
      if (message.texts[i])
        all[half.rules.package.languages[i]] = {half.meaning.of(*message.texts[i]), text_of(half.sources, *message.texts[i])};
    return all;
  };
  const auto compare = [&](const std::string& name, const ByLanguage& before, const ByLanguage& after) {
    std::set<std::string> languages;
    for (const auto& [language, text] : before) languages.insert(language);
    for (const auto& [language, text] : after) languages.insert(language);
    for (const std::string& language : languages) {
      const auto old = before.find(language), now = after.find(language);
      if (old != before.end() && now != after.end() && old->second.first == now->second.first) continue;
      found.aspects.push_back({name + " " + language, old == before.end() ? "" : old->second.second,
                               now == after.end() ? "" : now->second.second, {}, {}});
    }
  };
  compare("message", texts(before_, *was.message), texts(after_, *is.message));
  const std::vector<Remedy> none_of_them;
  const std::vector<Remedy>&old = was.remedies ? *was.remedies : none_of_them, &now = is.remedies ? *is.remedies : none_of_them;
  for (std::size_t i = 0; i < std::max(old.size(), now.size()); ++i) {
    const Remedy *before = i < old.size() ? &old[i] : nullptr, *after = i < now.size() ? &now[i] : nullptr;
    const std::string name = std::max(old.size(), now.size()) == 1 ? "remedy" : "remedy " + std::to_string(i + 1);
    const auto condition = [](Half& half, const Remedy* remedy) {
      return remedy && remedy->when ? half.meaning.of(*remedy->when) : half.meaning.forms().truth(true);
    };
    const auto shown = [](const Half& half, const Remedy* remedy) {
      return remedy && remedy->when ? written(half.sources, remedy->when->range) : std::string();
    };
    if (condition(before_, before) != condition(after_, after))
      found.aspects.push_back({name + " when", shown(before_, before), shown(after_, after), {}, {}});
    compare(name, before ? texts(before_, before->text) : ByLanguage(), after ? texts(after_, after->text) : ByLanguage());
  }
  if (renamed || !found.aspects.empty()) result_.texts.push_back(std::move(found));
}

RulesDiff diff_rules(const RulesSide& before, const RulesSide& after) { return RulesComparison(before, after).run(); }

}  // namespace rung
