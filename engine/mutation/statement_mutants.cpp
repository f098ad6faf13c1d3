// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/statement_mutants.hpp"

#include <fmt/format.h>

#include "engine/mutation/list_items.hpp"

namespace rung::mutation {

void StatementMutants::of(const ast::Statement& statement) {
  const Range range = statement.range;
  if (const auto* package = std::get_if<ast::Package>(&statement.node)) return of(*package);
  if (const auto* declared = std::get_if<ast::Enum>(&statement.node)) return of(*declared);
  if (const auto* record = std::get_if<ast::Record>(&statement.node)) return of(record->fields);
  if (const auto* catalog = std::get_if<ast::Catalog>(&statement.node)) return of(catalog->fields);
  if (const auto* snapshot = std::get_if<ast::Snapshot>(&statement.node)) return of(snapshot->fields);
  if (const auto* request = std::get_if<ast::Request>(&statement.node)) return of(request->fields);
  if (const auto* entry = std::get_if<ast::Entry>(&statement.node)) return of(*entry, range);
  if (const auto* define = std::get_if<ast::Define>(&statement.node)) return of(*define);
  if (const auto* upgrade = std::get_if<ast::Upgrade>(&statement.node)) return of(*upgrade, range);
  if (const auto* extend = std::get_if<ast::Extend>(&statement.node)) return of(*extend, range);
  if (const auto* require = std::get_if<ast::Require>(&statement.node)) return of(*require, range);
  if (const auto* advise = std::get_if<ast::Advise>(&statement.node)) return of(*advise, range);
  // Effects are seen by no test, and where an include is missing the rest does not check.
}

void StatementMutants::of(const ast::Enum& declared) {
  for (const ast::EnumValue& value : declared.values) {
    std::uint32_t before = value.name.range.end;
    for (const ast::Name& spelling : value.spellings) {
      made_.add(Operator::drop_element, made_.written.range(before, spelling.range.end), "",
                fmt::format("drops the spelling {} of `{}`", made_.quote(spelling.range), value.name.text));
      before = spelling.range.end;
    }
  }
}

void StatementMutants::of(const std::vector<ast::FieldDeclaration>& fields) {
  for (const ast::FieldDeclaration& field : fields)
    if (field.initial) expressions_.value(*field.initial);
}

void StatementMutants::of(const ast::Define& define) {
  for (const Define& checked : rules_.defines) {
    if (checked.name != define.name.text) continue;
    const bool is_condition = checked.body.type == Type{Base::boolean, ast::Shape::scalar, false, 0};
    is_condition ? expressions_.condition(define.body) : expressions_.value(define.body);
  }
}

void StatementMutants::of(const ast::Entry& entry, Range range) {
  made_.add(Operator::drop_entry, range, "", fmt::format("drops the {} {}", entry.catalog.text, made_.quote(entry.name.range)));
  for (const ast::Assignment& field : entry.fields) {
    made_.add(Operator::drop_field, field.range, "",
              fmt::format("drops {} of {}", made_.quote(field.path[0].range), made_.quote(entry.name.range)));
    expressions_.value(field.value);
  }
}

void StatementMutants::of(const ast::Extend& extend, Range range) {
  if (!names(Operator::drop_path, extend.entries, "from what may be extended"))
    made_.add(Operator::drop_path, range, "", fmt::format("drops {}", made_.quote(range)));
  clause(extend.when, "when");
  dates(extend.effective);
}

void StatementMutants::of(const ast::Require& require, Range range) {
  made_.add(Operator::drop_precondition, range, "", fmt::format("drops the precondition `{}`", require.name.text));
  for (const ast::On& on : require.on) of(on, require.on.size() == 1);
  clause(require.when, "when");
  dates(require.effective);
  if (require.check) expressions_.condition(*require.check);
  if (require.code)
    made_.add(Operator::other_code, require.code->range, require.code->text + "X",
              fmt::format("says another code than `{}`", require.code->text));
  for (const ast::Remedy& remedy : require.remedies) of(remedy, require.name.text);
}

void StatementMutants::of(const ast::Remedy& remedy, const std::string& name) {
  made_.add(Operator::drop_remedy, remedy.range, "", fmt::format("drops a remedy of `{}`", name));
  if (!remedy.when) return;
  expressions_.drop(*remedy.when, "the `when`");
  expressions_.remedy(*remedy.when);
}

void StatementMutants::of(const ast::Advise& advise, Range range) {
  made_.add(Operator::drop_advice, range, "", fmt::format("drops the advice `{}`", advise.name.text));
  for (const ast::On& on : advise.on) of(on, advise.on.size() == 1);
  clause(advise.when, "when");
  dates(advise.effective);
}

void StatementMutants::of(const ast::On& on, bool is_only) {
  made_.add(Operator::drop_guard, on.range, "",
            is_only ? fmt::format("drops {}: guards every path", made_.quote(on.range))
                    : fmt::format("drops {}", made_.quote(on.range)));
  for (const auto* side : {&on.from, &on.to})
    if (*side) names(Operator::drop_guard, **side, fmt::format("from {}", made_.quote(on.range)));
  clause(on.where, "where");
}

void StatementMutants::clause(const std::optional<ast::Expression>& condition, const char* keyword) {
  if (!condition) return;
  expressions_.drop(*condition, fmt::format("the `{}`", keyword));
  expressions_.condition(*condition);
}

bool StatementMutants::names(Operator op, const ast::Entries& entries, const std::string& of_what) {
  if (entries.names.size() < 2) return false;
  std::vector<Range> separators;
  for (std::size_t i = 1; i < entries.names.size(); ++i) {
    const auto comma = made_.written.find(",", entries.names[i - 1].range.end, entries.names[i].range.begin);
    if (!comma) return true;
    separators.push_back(*comma);
  }
  const Range list = made_.written.range(entries.names.front().range.begin, entries.names.back().range.end);
  for (std::size_t i = 0; i < entries.names.size(); ++i)
    made_.add(op, item_with_separator(made_.written, list, separators, i), "",
              fmt::format("drops {} {}", made_.quote(entries.names[i].range), of_what));
  return true;
}

}  // namespace rung::mutation
