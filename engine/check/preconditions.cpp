// SPDX-License-Identifier: Apache-2.0
// Preconditions and advice: what they guard, what must hold, and by which code and words it is told.
#include <algorithm>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "engine/check/checking.hpp"

namespace rung {

namespace {

/// `no_service_conflict` as `NoServiceConflict`.
std::string camel_case(std::string_view name) {
  std::string code;
  bool begins = true;
  for (const char c : name) {
    if (c == '_') {
      begins = true;
      continue;
    }
    code += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = false;
  }
  return code;
}

std::vector<DottedPath> common(const std::vector<DottedPath>& some, const std::vector<DottedPath>& others) {
  std::vector<DottedPath> both;
  for (const DottedPath& path : some) {
    if (std::find(others.begin(), others.end(), path) != others.end()) both.push_back(path);
  }
  return both;
}

bool is_culprits_quantifier(const ast::Expression& check) {
  const auto* quantifier = std::get_if<ast::Quantifier>(&check.node);
  return quantifier && (quantifier->kind == ast::QuantifierKind::no || quantifier->kind == ast::QuantifierKind::every);
}

}  // namespace

void Checking::check_preconditions() {
  for (const auto& stated : statements_.preconditions) check_precondition(stated);
  for (const auto& stated : statements_.advice) check_advice(stated);
  check_repeated(rules_.preconditions, "precondition");
  check_repeated(rules_.advice, "advice");
  check_codes();
}

std::vector<Guard> Checking::check_guards(const std::vector<ast::On>& on) {
  std::vector<Guard> guards;
  std::optional<std::vector<DottedPath>> present;  // what every line says is present
  for (const ast::On& line : on) {
    Guard guard;
    guard.action = line.action;
    const auto sorted = [this](const ast::Entries& written) {
      std::vector<std::uint32_t> entries = entries_of(written);
      std::sort(entries.begin(), entries.end());
      return entries;
    };
    if (line.from && !line.from->every) guard.from = sorted(*line.from);
    if (line.to && !line.to->every) guard.to = sorted(*line.to);
    std::vector<DottedPath> said;
    if (line.where) {
      guard.where = check_where(*line.where, "`when` or `check`");
      if (guard.where) rung::learn(*guard.where, true, said);
    }
    present = present ? common(*present, said) : said;
    guards.push_back(std::move(guard));
  }
  if (present) typing_.learn(std::move(*present));
  return guards;
}

std::optional<Expression> Checking::check_when(const std::optional<ast::Expression>& written) {
  if (!written) return std::nullopt;
  Expression when = typing_.condition(*written);
  check_extent(when);
  typing_.learn(when, true);
  return when;
}

void Checking::check_precondition(const Stated<ast::Require>& stated) {
  const ast::Require& written = stated.node;
  const std::size_t known = typing_.known();
  Precondition made;
  made.name = written.name.text;
  made.range = written.name.range;
  made.on = check_guards(written.on);
  made.when = check_when(written.when);
  made.effective = dates_of(written.effective);
  made.code = written.code ? written.code->text : camel_case(written.name.text);
  bool culprits = false;
  if (!written.check) has_holes_ = true;
  if (written.check) {
    made.check = typing_.condition(*written.check);
    check_extent(made.check);
    culprits = is_culprits_quantifier(*written.check);
    learn_from_failure(made.check, culprits);
  }
  if (culprits) typing_.bind_again(made.check.index);
  made.message = message_of(written.message, written.name.range, stated.included);
  for (const ast::Remedy& remedy : written.remedies) {
    const std::size_t before = typing_.known();
    Remedy told;
    told.when = check_when(remedy.when);
    told.text = message_of(remedy.texts, remedy.range, stated.included);
    told.range = remedy.range;
    typing_.forget(before);
    made.remedies.push_back(std::move(told));
  }
  if (culprits) typing_.unbind();
  typing_.forget(known);
  shared_code_.push_back(written.shared);
  code_ranges_.push_back(written.code ? written.code->range : written.name.range);
  rules_.preconditions.push_back(std::move(made));
}

void Checking::learn_from_failure(const Expression& check, bool culprits) {
  if (!culprits) {
    typing_.learn(check, false);
    return;
  }
  // An element breaks `no` where P is true, and `every` where P is true and Q is false.
  if (const Expression* condition = quantified_condition(check)) typing_.learn(*condition, true);
  const Expression* body = quantified_body(check);
  if (check.op == Op::every && body) typing_.learn(*body, false);
}

void Checking::check_advice(const Stated<ast::Advise>& stated) {
  const ast::Advise& written = stated.node;
  const std::size_t known = typing_.known();
  Advice made;
  made.name = written.name.text;
  made.range = written.name.range;
  made.on = check_guards(written.on);
  made.when = check_when(written.when);
  made.effective = dates_of(written.effective);
  made.message = message_of(written.message, written.name.range, stated.included);
  typing_.forget(known);
  rules_.advice.push_back(std::move(made));
}

template <class Named>
void Checking::check_repeated(const std::vector<Named>& list, std::string_view what) {
  std::map<std::string_view, std::vector<const Named*>> by_name;
  for (const Named& one : list) by_name[one.name].push_back(&one);
  const auto first_day = [](const Named* one) {
    return one->effective.first ? *one->effective.first : std::numeric_limits<std::int32_t>::min();
  };
  const auto last_day = [](const Named* one) {
    return one->effective.last ? *one->effective.last : std::numeric_limits<std::int32_t>::max();
  };
  for (auto& [name, same] : by_name) {
    std::stable_sort(same.begin(), same.end(), [&](auto* a, auto* b) { return first_day(a) < first_day(b); });
    const Named* latest = same[0];
    for (std::size_t i = 1; i < same.size(); ++i) {
      if (first_day(same[i]) <= last_day(latest)) {
        const bool in_order = latest < same[i];
        findings_.error("R300", in_order ? same[i]->range : latest->range,
                        fmt::format("{} `{}` is there twice on one day", what, name),
                        "choose another name, or give both `effective` ranges that have no day in common",
                        {{in_order ? latest->range : same[i]->range, "first here"}});
      }
      if (last_day(same[i]) > last_day(latest)) latest = same[i];
    }
  }
}

void Checking::check_codes() {
  std::map<std::string_view, std::vector<std::size_t>> by_code;
  for (std::size_t i = 0; i < rules_.preconditions.size(); ++i) by_code[rules_.preconditions[i].code].push_back(i);
  for (const auto& [code, users] : by_code) {
    const std::size_t first = users[0];
    const bool several = std::any_of(users.begin(), users.end(), [&](std::size_t user) {
      return rules_.preconditions[user].name != rules_.preconditions[first].name;
    });
    if (!several) continue;
    for (const std::size_t user : users) {
      if (shared_code_[user]) continue;
      const std::size_t other = user == first ? users[1] : first;
      findings_.error("R301", code_ranges_[user], fmt::format("code `{}` is used by several preconditions", code),
                      fmt::format("write `shared code {}` in each of them, or choose another code", code),
                      {{code_ranges_[other], "also here"}});
    }
  }
}

}  // namespace rung
