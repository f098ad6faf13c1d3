// SPDX-License-Identifier: Apache-2.0
#include "engine/format/write_expression.hpp"

#include <cassert>
#include <cstddef>
#include <variant>

#include "engine/format/expression_writer.hpp"

namespace rung::canonical {

namespace {

/// `(5) days` would become a duration.
bool is_duration_unit(std::string_view word) {
  for (const std::string_view unit : {"day", "week", "month", "year"})
    if (word.substr(0, unit.size()) == unit) return true;
  return false;
}

}  // namespace

bool ExpressionWriter::may_drop(const ast::Expression& inside, Place place) const {
  const Token* behind = &writer_.partner() + 1;
  while (behind->text == ")") ++behind;
  return parentheses_say_nothing(inside, place) && !writer_.parenthesis_has_comments() &&
         !is_duration_unit(behind->text);
}

void ExpressionWriter::write(const ast::Expression& expression, Place place) {
  // A range begins behind the parentheses around it, and at those of its own first operand.
  if (writer_.next().begin >= expression.range.begin) {
    std::visit(*this, expression.node);
    return;
  }
  assert(writer_.stands_before("("));
  const bool doubled = writer_.behind_next().begin < expression.range.begin;
  if (doubled ? !writer_.parenthesis_has_comments() : may_drop(expression, place)) {
    writer_.skip();
    write(expression, place);
    writer_.skip();
    return;
  }
  writer_.take();
  layout_.nest();
  write(expression, Place::whole);
  layout_.end_nest();
  writer_.take();
}

/// `count` words, blanks between them.
void ExpressionWriter::take_words(std::size_t count) {
  while (--count > 0) writer_.take_word();
  writer_.take();
}

void ExpressionWriter::operator()(const ast::Duration&) { take_words(2); }

void ExpressionWriter::operator()(const ast::Field& field) {
  write(field.base[0], Place::base);
  writer_.take();
  writer_.take();
}

void ExpressionWriter::operator()(const ast::Call& call) {
  writer_.take();
  in_brackets([&] {
    for (std::size_t at = 0; at < call.arguments.size(); ++at) {
      if (at > 0) {
        writer_.comma();
        layout_.line();
      }
      write(call.arguments[at], Place::whole);
    }
  });
}

void ExpressionWriter::operator()(const ast::SetLiteral& set) {
  layout_.begin_group();
  writer_.take();
  if (!set.items.empty()) {
    layout_.nest();
    layout_.line();
    layout_.begin_group();
    for (std::size_t at = 0; at < set.items.size(); ++at) {
      if (at > 0) {
        writer_.comma();
        layout_.fill();
      }
      write(set.items[at], Place::whole);
    }
    writer_.skip_comma();
    layout_.end_group();
    layout_.line();
    writer_.lead_to_end(false);
    layout_.end_nest();
  }
  writer_.take();
  layout_.end_group();
}

void ExpressionWriter::operator()(const ast::Interval& interval) {
  if (!interval.low.empty()) write(interval.low[0], Place::other);
  writer_.take();
  if (!interval.high.empty()) write(interval.high[0], Place::other);
}

void write(Writer& writer, const ast::Expression& expression, Place place) {
  ExpressionWriter(writer).write(expression, place);
}

void write_value(Writer& writer, const ast::Expression& value) {
  Layout& layout = writer.layout();
  if (std::holds_alternative<ast::SetLiteral>(value.node)) {
    layout.space();
    write(writer, value);
    return;
  }
  layout.begin_group();
  layout.nest();
  layout.line();
  write(writer, value);
  layout.end_nest();
  layout.end_group();
}

}  // namespace rung::canonical
