// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/meaning.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/check/inline_calls.hpp"
#include "engine/compile/program.hpp"
#include "engine/load/fingerprint.hpp"
#include "engine/mutation/canonical.hpp"
#include "engine/mutation/reading_form.hpp"
#include "engine/mutation/spelled_value.hpp"
#include "engine/mutation/written_out.hpp"

namespace rung::mutation {

namespace {

/// Beyond this many pairs of a path and what guards it, paths are not followed one by one.
constexpr std::size_t most_pairs = 100'000;

bool is(const Expression& expression, bool truth) {
  return expression.op == Op::constant && std::get<bool>(expression.constant.of) == truth;
}

std::string spelled(const DateRange& dates) {
  return fmt::format("[{}..{}]", dates.first ? fmt::to_string(*dates.first) : "", dates.last ? fmt::to_string(*dates.last) : "");
}

class MeaningOf {
 public:
  explicit MeaningOf(const CheckedRules& rules) : rules_(rules), settling_(rules), canonical_(rules, settling_) {
    for (const Precondition& precondition : rules.preconditions) preconditions_.push_back(written_out(precondition, rules.defines));
    for (const Advice& advice : rules.advice) advice_.push_back(written_out(advice, rules.defines));
  }

  std::string whole() {
    std::string text = "package " + spelled(rules_.package.effective) + reading_of(rules_);
    text += is_small() ? fmt::format("{}", fmt::join(by_path(false), "")) : by_statement();
    return text + canonical_.fields_read();
  }

  bool is_small() const {
    return rules_.paths.size() * (rules_.preconditions.size() + rules_.advice.size() + 1) <= most_pairs;
  }

  /// Each begins with its ends and `[`; sorted. The forms of what guards it are written `in_full`, or as their hashes.
  std::vector<std::string> by_path(bool in_full) {
    std::vector<std::string> paths;
    for (const Path& path : rules_.paths) {
      const PathStatement& statement = rules_.path_statements[path.statement];
      const Ends ends{path.source, path.target};
      const Expression when = condition(inlined(statement.when), ends);
      if (is(when, false)) continue;
      canonical_.begin();
      std::string text = fmt::format("\n{} -> {} {}{}", subjects().entries[path.source].name,
                                     subjects().entries[path.target].name, spelled(statement.effective), canonical_.of(when));
      const auto add = [&](auto& statements) {
        for (auto& guarding : statements) {
          if (!guards(guarding.statement.on, path, statement.action)) continue;
          const std::string& form = along(guarding, ends);
          if (!form.empty()) text += in_full ? form : fmt::format(" {:x}", std::hash<std::string>{}(form));
        }
      };
      add(preconditions_);
      add(advice_);
      paths.push_back(std::move(text));
    }
    std::sort(paths.begin(), paths.end());
    return paths;
  }

 private:
  const CatalogType& subjects() const { return rules_.schema.catalogs[rules_.subject.catalog]; }

  std::string by_statement() {
    std::string text;
    // There may be millions.
    for (const Path& path : rules_.paths)
      for (const std::uint32_t number : {path.source, path.target, path.statement})
        text.append(reinterpret_cast<const char*>(&number), sizeof number);
    for (const PathStatement& statement : rules_.path_statements)
      text += fmt::format("\npaths {}{}", spelled(statement.effective), canonical_.of(condition(inlined(statement.when), {})));
    for (const auto& precondition : preconditions_) text += "\n" + of(precondition.statement.on) + of(precondition.statement, {});
    for (const auto& advice : advice_) text += "\n" + of(advice.statement.on) + of(advice.statement, {});
    return text;
  }

  template <class Statement>
  const std::string& along(WrittenOut<Statement>& written, Ends ends) {
    std::string key;
    for (const Expression& part : written.settled) {
      const Settled value = settling_.evaluator()(part, ends.source, ends.target);
      if (value.known()) key += mutation::spelled(rules_.schema, part.type, value.value) + ";";
      // What overflows is not settled.
      else key += value.state == Settled::State::absent ? "absent;" : fmt::format("{} {};", *ends.source, *ends.target);
    }
    const auto known = written.forms.find(key);
    if (known != written.forms.end()) return known->second;
    return written.forms.emplace(std::move(key), of(written.statement, ends)).first->second;
  }

  Expression condition(const std::optional<Expression>& written, Ends ends) {
    if (written) return settling_.settle(*written, ends);
    Expression always;
    always.type = {Base::boolean, Shape::scalar, false, 0};
    always.constant = {true};
    return always;
  }

  std::optional<Expression> inlined(const std::optional<Expression>& expression) const {
    return expression ? std::optional(inline_calls(*expression, rules_.defines)) : std::nullopt;
  }

  bool guards(const std::vector<Guard>& on, const Path& path, Action action) {
    return applies(on, path, action, [&](const Expression& where) {
      return settling_.evaluator()(where, path.source, path.target).is(true);
    });
  }

  std::string of(const std::vector<Guard>& on) {
    std::string text;
    for (const Guard& guard : on) {
      text += fmt::format("on {} ", guard.action ? static_cast<int>(*guard.action) : -1);
      if (guard.from) text += fmt::format("from {} ", fmt::join(*guard.from, ","));
      if (guard.to) text += fmt::format("to {} ", fmt::join(*guard.to, ","));
      text += canonical_.of(condition(inlined(guard.where), {}));
    }
    return text;
  }

  std::string of(const Precondition& precondition, Ends ends) {
    canonical_.begin();
    const Expression when = condition(precondition.when, ends);
    if (is(when, false)) return {};
    Expression check = settling_.settle(precondition.check, ends);
    if (is(check, true)) return {};
    const bool culprits = has_culprits(precondition);
    if (culprits) check = settling_.settle_operands(precondition.check, ends);
    std::string text = fmt::format("\n  {} {} {}{}{}", precondition.name, precondition.code, spelled(precondition.effective),
                                   culprits ? "each " : "", canonical_.of(when));
    text += " check " + canonical_.of(check);
    for (const Remedy& remedy : precondition.remedies) {
      const Expression fits = condition(remedy.when, ends);
      if (is(fits, false)) continue;
      text += " remedy " + canonical_.of(fits) + canonical_.of_text(remedy.text.in(0), ends);
      if (is(fits, true)) break;  // the first that fits is said
    }
    return text;
  }

  std::string of(const Advice& advice, Ends ends) {
    canonical_.begin();
    const Expression when = condition(advice.when, ends);
    if (is(when, false)) return {};
    return fmt::format("\n  advise {} {}{}", advice.name, spelled(advice.effective), canonical_.of(when));
  }

  const CheckedRules& rules_;
  Settling settling_;
  Canonical canonical_;
  std::vector<WrittenOut<Precondition>> preconditions_;
  std::vector<WrittenOut<Advice>> advice_;
};

std::string_view ends_of(std::string_view path) { return path.substr(1, path.find(" [") - 1); }

/// `from business -> proplus`, `where proplus is extended`.
std::string in_words(std::string_view ends) {
  const std::size_t arrow = ends.find(" -> ");
  const bool extends = ends.substr(0, arrow) == ends.substr(arrow + 4);
  return extends ? fmt::format("where {} is extended", ends.substr(0, arrow)) : fmt::format("from {}", ends);
}

/// The row of a table that two forms differ in first, as the entry's name; empty where it is no such row.
std::string_view entry_at(std::string_view form, std::size_t difference) {
  const std::size_t colon = form.rfind(':', difference);
  const std::size_t table = form.rfind("table(", difference);
  if (colon == std::string_view::npos || table == std::string_view::npos || colon < table) return {};
  if (form.substr(table, difference - table).find(')') != std::string_view::npos) return {};
  const std::size_t comma = form.rfind(',', colon);
  return comma < table ? std::string_view{} : form.substr(comma + 1, colon - comma - 1);
}

}  // namespace

std::string meaning_of(const CheckedRules& rules) { return MeaningOf(rules).whole(); }

std::string fingerprint_of(const CheckedRules& rules) {
  const std::string meaning = meaning_of(rules);
  return fingerprint({{"meaning", meaning}});
}

std::string where_they_differ(const CheckedRules& one, const CheckedRules& other) {
  MeaningOf left(one), right(other);
  if (!left.is_small() || !right.is_small()) return {};
  const std::vector<std::string> was = left.by_path(true), is = right.by_path(true);
  for (const std::string& path : was) {
    const auto same_ends = [&](const std::string& its) { return ends_of(its) == ends_of(path); };
    const auto found = std::find_if(is.begin(), is.end(), same_ends);
    if (found == is.end()) return in_words(ends_of(path));
    if (*found == path) continue;
    const auto differs = std::mismatch(path.begin(), path.end(), found->begin(), found->end());
    const std::string_view entry = entry_at(path, static_cast<std::size_t>(differs.first - path.begin()));
    return in_words(ends_of(path)) + (entry.empty() ? "" : fmt::format(", with {} in the snapshot", entry));
  }
  return {};
}

}  // namespace rung::mutation
