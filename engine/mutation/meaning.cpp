// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/meaning.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/check/inline_calls.hpp"
#include "engine/compile/program.hpp"
#include "engine/load/fingerprint.hpp"
#include "engine/mutation/canonical.hpp"
#include "engine/mutation/spelled_value.hpp"

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

class MeaningOf {
 public:
  explicit MeaningOf(const CheckedRules& rules) : rules_(rules), settling_(rules), canonical_(rules, settling_) {}

  std::string whole() {
    std::string text = "package " + spelled(rules_.package.effective) + world();
    const std::size_t statements = rules_.preconditions.size() + rules_.advice.size() + 1;
    text += rules_.paths.size() * statements <= most_pairs ? by_path() : by_statement();
    return text + canonical_.fields_read();
  }

 private:
  const CatalogType& subjects() const { return rules_.schema.catalogs[rules_.subject.catalog]; }

  /// What decides how a snapshot is read.
  std::string world() {
    const Schema& schema = rules_.schema;
    std::string text;
    for (const EnumType& type : schema.enums)
      for (const EnumType::Item& value : type.values)
        text += fmt::format("\n{}.{} {}", type.name, value.name, fmt::join(value.spellings, "|"));
    for (const CatalogType& type : schema.catalogs)
      for (const CatalogType::Entry& entry : type.entries) {
        text += fmt::format("\n{} {}", type.name, entry.name);
        for (std::size_t f = 0; f < type.fields.size(); ++f)
          if (type.fields[f].alias && entry.fields[f]) text += " " + mutation::spelled(schema, type.fields[f].type, *entry.fields[f]);
      }
    for (std::size_t r = 0; r < schema.records.size(); ++r)
      for (std::size_t f = 0; f < schema.records[r].fields.size(); ++f) {
        const FieldType& field = schema.records[r].fields[f];
        if (field.initial && (r == schema.request || rules_.mentioned[r][f]))
          text += fmt::format("\n{}.{} = {}", schema.records[r].name, field.name, mutation::spelled(schema, field.type, *field.initial));
      }
    return text;
  }

  std::string by_path() {
    std::vector<std::string> paths;
    for (const Path& path : rules_.paths) {
      const PathStatement& statement = rules_.path_statements[path.statement];
      const Ends ends{path.source, path.target};
      const Expression when = condition(statement.when, ends);
      if (is(when, false)) continue;
      canonical_.begin();
      std::string text = fmt::format("\n{} -> {} {}{}", subjects().entries[path.source].name,
                                     subjects().entries[path.target].name, spelled(statement.effective), canonical_.of(when));
      for (const Precondition& precondition : rules_.preconditions)
        if (guards(precondition.on, path, statement.action)) text += of(precondition, ends);
      for (const Advice& advice : rules_.advice)
        if (guards(advice.on, path, statement.action)) text += of(advice, ends);
      paths.push_back(std::move(text));
    }
    std::sort(paths.begin(), paths.end());
    return fmt::format("{}", fmt::join(paths, ""));
  }

  std::string by_statement() {
    std::string text;
    for (const Path& path : rules_.paths) text += fmt::format("\n{} {} {}", path.source, path.target, path.statement);
    for (const PathStatement& statement : rules_.path_statements)
      text += fmt::format("\npaths {}{}", spelled(statement.effective), canonical_.of(condition(statement.when, {})));
    for (const Precondition& precondition : rules_.preconditions) text += "\n" + of(precondition.on) + of(precondition, {});
    for (const Advice& advice : rules_.advice) text += "\n" + of(advice.on) + of(advice, {});
    return text;
  }

  Expression condition(const std::optional<Expression>& written, Ends ends) {
    if (written) return settling_.settle(inline_calls(*written, rules_.defines), ends);
    Expression always;
    always.type = {Base::boolean, Shape::scalar, false, 0};
    always.constant = {true};
    return always;
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
      text += canonical_.of(condition(guard.where, {}));
    }
    return text;
  }

  std::string of(const Precondition& precondition, Ends ends) {
    canonical_.begin();
    const Expression when = condition(precondition.when, ends);
    const Expression written = inline_calls(precondition.check, rules_.defines);
    if (is(when, false) || is(settling_.settle(written, ends), true)) return {};
    const bool culprits = has_culprits(precondition);
    const Expression check = culprits ? settling_.settle_operands(written, ends) : settling_.settle(written, ends);
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
};

}  // namespace

std::string meaning_of(const CheckedRules& rules) { return MeaningOf(rules).whole(); }

std::string fingerprint_of(const CheckedRules& rules) {
  const std::string meaning = meaning_of(rules);
  return fingerprint({{"meaning", meaning}});
}

}  // namespace rung::mutation
