// SPDX-License-Identifier: Apache-2.0
#include "engine/format/write_statement.hpp"

#include <variant>

#include "engine/format/write_expression.hpp"
#include "engine/format/write_lines.hpp"
#include "engine/format/write_pieces.hpp"

namespace rung::canonical {

namespace {

class StatementWriter {
 public:
  explicit StatementWriter(Writer& writer) : writer_(writer), layout_(writer.layout()) {}

  void operator()(const ast::Package& package) { named_lines(package); }
  void operator()(const ast::Require& require) { named_lines(require); }
  void operator()(const ast::Advise& advise) { named_lines(advise); }
  void operator()(const ast::Include&) {
    writer_.take_word();
    writer_.take();
  }
  void operator()(const ast::Enum& enumeration) {
    head(enumeration.open ? 3 : 2);
    write_values(writer_, enumeration.values);
  }
  void operator()(const ast::Record& record) {
    head(2);
    write_fields(writer_, record.fields);
  }
  void operator()(const ast::Catalog& catalog) {
    head(catalog.open ? 3 : 2);
    write_fields(writer_, catalog.fields);
  }
  void operator()(const ast::Entry& entry) {
    head(2);
    write_assignments(writer_, entry.fields);
  }
  void operator()(const ast::Snapshot& snapshot) {
    head(1);
    write_fields(writer_, snapshot.fields);
  }
  void operator()(const ast::Request& request) {
    head(1);
    write_fields(writer_, request.fields);
  }
  void operator()(const ast::Effect& effect) {
    writer_.take_word();
    writer_.take_word();
    write_assignments(writer_, effect.assignments);
  }
  void operator()(const ast::Subject& subject);
  void operator()(const ast::Define& define);
  void operator()(const ast::Upgrade& upgrade);
  void operator()(const ast::Extend& extend);

 private:
  /// The words before a block, whose brace may be shared with the lines above and below.
  void head(std::size_t words) {
    while (--words > 0) writer_.take_word();
    writer_.take();
    layout_.column();
    layout_.space();
  }
  template <class Statement>
  void named_lines(const Statement& statement) {
    writer_.take_word();
    writer_.take_word();
    write_lines(writer_, statement);
  }
  void parameters(const std::vector<ast::Parameter>& parameters);
  void dotted(const std::vector<ast::Name>& path);
  /// Those of `where EXPR`, `when EXPR` and `effective RANGE` that are there, in the author's order.
  void clauses(const std::optional<ast::Expression>& where, const std::optional<ast::Expression>& when,
               const std::optional<ast::Effective>& effective);

  Writer& writer_;
  Layout& layout_;
};

void StatementWriter::dotted(const std::vector<ast::Name>& path) { writer_.take_up_to(path.back().range.end); }

void StatementWriter::operator()(const ast::Subject& subject) {
  writer_.take_word();
  writer_.take_word();
  if (!subject.list.empty()) {
    writer_.take_word();
    dotted(subject.list);
    layout_.space();
  }
  writer_.take_word();
  dotted(subject.at);
}

void StatementWriter::parameters(const std::vector<ast::Parameter>& parameters) {
  layout_.begin_group();
  writer_.take();
  layout_.nest();
  layout_.line(0);
  for (std::size_t at = 0; at < parameters.size(); ++at) {
    if (at > 0) {
      writer_.comma();
      layout_.line();
    }
    writer_.take();
    writer_.take_word();
    write(writer_, parameters[at].type);
  }
  layout_.end_nest();
  layout_.line(0);
  writer_.take();
  layout_.end_group();
}

void StatementWriter::operator()(const ast::Define& define) {
  writer_.take_word();
  writer_.take();
  if (!define.parameters.empty()) parameters(define.parameters);
  layout_.column();
  layout_.space();
  writer_.take();
  write_value(writer_, define.body);
}

/// On lines of their own, several stand in a column as the lines of blocks do.
void StatementWriter::clauses(const std::optional<ast::Expression>& where, const std::optional<ast::Expression>& when,
                              const std::optional<ast::Effective>& effective) {
  const int count = (where ? 1 : 0) + (when ? 1 : 0) + (effective ? 1 : 0);
  const std::size_t widest = effective ? 9 : where ? 5 : 4;
  layout_.nest();
  for (int left = count; left > 0; --left) {
    if (writer_.begins_line()) layout_.break_group();
    layout_.line();
    const std::string_view word = writer_.next().text;
    writer_.take_word();
    if (count > 1) layout_.widen(layout_.pad(), static_cast<std::uint32_t>(widest + 1 - word.size()));
    if (count > 1) layout_.align();
    if (word == "effective") write(writer_, *effective);
    else write(writer_, word == "where" ? *where : *when);
    if (count > 1) layout_.end_nest();
  }
  layout_.end_nest();
}

void StatementWriter::operator()(const ast::Upgrade& upgrade) {
  layout_.begin_group();
  writer_.take();
  layout_.column();
  layout_.space();
  write_paths(writer_, upgrade.from, upgrade.to);
  clauses(upgrade.where, upgrade.when, upgrade.effective);
  layout_.end_group();
}

void StatementWriter::operator()(const ast::Extend& extend) {
  layout_.begin_group();
  writer_.take();
  layout_.column();
  layout_.space();
  write(writer_, extend.entries);
  clauses(std::nullopt, extend.when, extend.effective);
  layout_.end_group();
}

}  // namespace

void write(Writer& writer, const ast::Statement& statement) {
  std::visit(StatementWriter(writer), statement.node);
}

}  // namespace rung::canonical
