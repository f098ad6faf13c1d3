// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/meaning.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/check/inline_calls.hpp"
#include "engine/compile/program.hpp"
#include "engine/load/fingerprint.hpp"
#include "engine/mutation/canonical.hpp"
#include "engine/mutation/reading_form.hpp"

namespace rung::mutation {

namespace {

/// Beyond this many pairs of a path and what guards it, paths are not followed one by one.
constexpr std::size_t most_pairs = 50'000;

bool is(const Expression& expression, bool truth) {
  return expression.op == Op::constant && std::get<bool>(expression.constant.of) == truth;
}

std::string spelled(const DateRange& dates) {
  return fmt::format("[{}..{}]", dates.first ? fmt::to_string(*dates.first) : "", dates.last ? fmt::to_string(*dates.last) : "");
}

bool mentions_ends(const Expression& expression) {
  return expression.op == Op::source || expression.op == Op::target ||
         std::any_of(expression.operands.begin(), expression.operands.end(), mentions_ends);
}

/// A statement with every call of a define written out.
template <class Statement>
struct WrittenOut {
  Statement statement;
  bool looks_at_ends = false;
  std::optional<std::string> everywhere;
};

class MeaningOf {
 public:
  explicit MeaningOf(const CheckedRules& rules) : rules_(rules), settling_(rules), canonical_(rules, settling_) {
    for (const Precondition& precondition : rules.preconditions) preconditions_.push_back(written_out(precondition));
    for (const Advice& advice : rules.advice) advice_.push_back(written_out(advice));
  }

  std::string whole() {
    std::string text = "package " + spelled(rules_.package.effective) + reading_of(rules_);
    const std::size_t statements = rules_.preconditions.size() + rules_.advice.size() + 1;
    text += rules_.paths.size() * statements <= most_pairs ? by_path() : by_statement();
    return text + canonical_.fields_read();
  }

 private:
  const CatalogType& subjects() const { return rules_.schema.catalogs[rules_.subject.catalog]; }

  std::string by_path() {
    std::vector<std::string> paths;
    for (const Path& path : rules_.paths) {
      const PathStatement& statement = rules_.path_statements[path.statement];
      const Ends ends{path.source, path.target};
      const Expression when = condition(inlined(statement.when), ends);
      if (is(when, false)) continue;
      canonical_.begin();
      std::string text = fmt::format("\n{} -> {} {}{}", subjects().entries[path.source].name,
                                     subjects().entries[path.target].name, spelled(statement.effective), canonical_.of(when));
      for (WrittenOut<Precondition>& precondition : preconditions_)
        if (guards(precondition.statement.on, path, statement.action)) text += along(precondition, ends);
      for (WrittenOut<Advice>& advice : advice_)
        if (guards(advice.statement.on, path, statement.action)) text += along(advice, ends);
      paths.push_back(std::move(text));
    }
    std::sort(paths.begin(), paths.end());
    return fmt::format("{}", fmt::join(paths, ""));
  }

  std::string by_statement() {
    std::string text;
    for (const Path& path : rules_.paths) text += fmt::format("\n{} {} {}", path.source, path.target, path.statement);
    for (const PathStatement& statement : rules_.path_statements)
      text += fmt::format("\npaths {}{}", spelled(statement.effective), canonical_.of(condition(inlined(statement.when), {})));
    for (const auto& precondition : preconditions_) text += "\n" + of(precondition.statement.on) + of(precondition.statement, {});
    for (const auto& advice : advice_) text += "\n" + of(advice.statement.on) + of(advice.statement, {});
    return text;
  }

  /// The statement's form along a path, made once where it is the same on all of them.
  template <class Statement>
  std::string along(WrittenOut<Statement>& written, Ends ends) {
    if (written.looks_at_ends) return of(written.statement, ends);
    if (!written.everywhere) written.everywhere = of(written.statement, ends);
    return *written.everywhere;
  }

  Expression written_out(const Expression& expression, bool& looks_at_ends) {
    Expression inlined = inline_calls(expression, rules_.defines);
    looks_at_ends = looks_at_ends || mentions_ends(inlined);
    return inlined;
  }
  WrittenOut<Precondition> written_out(const Precondition& precondition) {
    WrittenOut<Precondition> made{precondition, false, std::nullopt};
    Precondition& copy = made.statement;
    copy.check = written_out(copy.check, made.looks_at_ends);
    if (copy.when) copy.when = written_out(*copy.when, made.looks_at_ends);
    for (Remedy& remedy : copy.remedies) {
      if (remedy.when) remedy.when = written_out(*remedy.when, made.looks_at_ends);
      for (Message::Piece& piece : *remedy.text.texts[0])
        if (auto* expression = std::get_if<Expression>(&piece)) *expression = written_out(*expression, made.looks_at_ends);
    }
    return made;
  }
  WrittenOut<Advice> written_out(const Advice& advice) {
    WrittenOut<Advice> made{advice, false, std::nullopt};
    if (advice.when) made.statement.when = written_out(*advice.when, made.looks_at_ends);
    return made;
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

}  // namespace

std::string meaning_of(const CheckedRules& rules) { return MeaningOf(rules).whole(); }

std::string fingerprint_of(const CheckedRules& rules) {
  const std::string meaning = meaning_of(rules);
  return fingerprint({{"meaning", meaning}});
}

}  // namespace rung::mutation
