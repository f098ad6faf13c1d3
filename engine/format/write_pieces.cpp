// SPDX-License-Identifier: Apache-2.0
#include "engine/format/write_pieces.hpp"

#include <algorithm>

#include "engine/format/lines.hpp"
#include "engine/format/write_expression.hpp"

namespace rung::canonical {

void Column::settle() {
  std::uint32_t widest = 0;
  for (const auto& [pad, width] : cells_) widest = std::max(widest, width);
  for (const auto& [pad, width] : cells_) layout_.widen(pad, widest - width);
  cells_.clear();
}

void write(Writer& writer, const ast::Type& type) {
  if (type.shape != ast::Shape::scalar) {
    writer.take_word();
    writer.take_word();
  }
  writer.take();
  if (type.optional) writer.take();
}

namespace {

/// `= value`, `alias`, `from "…"`, in the author's order; what `from` says stands in a column.
void write_field_rest(Writer& writer, const ast::FieldDeclaration& field, std::size_t type_begin, Column& origins) {
  Layout& layout = writer.layout();
  const std::size_t count = (field.initial ? 1U : 0U) + (field.alias ? 1U : 0U) + (field.from ? 1U : 0U);
  for (std::size_t at = 0; at < count; ++at) {
    const bool origin = writer.stands_before("from");
    if (origin) origins.end_cell(layout.width_since(type_begin));
    layout.space();
    if (writer.stands_before("=")) {
      writer.take();
      write_value(writer, *field.initial);
    } else if (origin) {
      writer.take_word();
      writer.take();
    } else {
      writer.take();
    }
  }
}

/// Two values on one line of the source that also fit on one here: the author wants them in a row.
bool stand_in_rows(const Writer& writer, const std::vector<ast::EnumValue>& values) {
  const auto spelled = [](const ast::EnumValue& value) { return !value.spellings.empty(); };
  if (std::any_of(values.begin(), values.end(), spelled)) return false;
  const std::string_view source = writer.source();
  for (std::size_t at = 1; at < values.size(); ++at) {
    const std::uint32_t first = values[at - 1].name.range.begin;
    const std::uint32_t last = values[at].name.range.end;
    const std::size_t width = values[at - 1].name.text.size() + values[at].name.text.size() + 5;
    if (width <= page_width && source.substr(first, last - first).find('\n') == std::string_view::npos) return true;
  }
  return false;
}

void write_rows(Writer& writer, const std::vector<ast::EnumValue>& values) {
  Layout& layout = writer.layout();
  layout.begin_group();
  if (writer.partner().line != writer.next().line) layout.break_group();
  writer.take();
  layout.nest();
  layout.line();
  layout.begin_group();
  for (std::size_t at = 0; at < values.size(); ++at) {
    writer.take();
    if (at + 1 == values.size()) break;
    writer.comma();
    layout.fill();
  }
  writer.skip_comma();
  layout.end_group();
  layout.line();
  writer.lead_to_end(false);
  layout.end_nest();
  writer.take();
  layout.end_group();
}

}  // namespace

void write_fields(Writer& writer, const std::vector<ast::FieldDeclaration>& fields) {
  Layout& layout = writer.layout();
  Column names(layout);
  Column origins(layout);
  const auto field = [&](std::size_t at) {
    const std::size_t begin = layout.size();
    if (fields[at].key) writer.take_word();
    writer.take();
    names.end_cell(layout.width_since(begin));
    layout.space();
    writer.take_word();
    const std::size_t type_begin = layout.size();
    write(writer, fields[at].type);
    write_field_rest(writer, fields[at], type_begin, origins);
  };
  write_block(writer, fields.size(), 3, field, [&] {
    names.settle();
    origins.settle();
  });
}

void write_assignments(Writer& writer, const std::vector<ast::Assignment>& assignments) {
  Layout& layout = writer.layout();
  Column names(layout);
  const auto assignment = [&](std::size_t at) {
    const std::size_t begin = layout.size();
    for (std::size_t name = 0; name < assignments[at].path.size(); ++name) {
      if (name > 0) writer.take();
      writer.take();
    }
    names.end_cell(layout.width_since(begin));
    layout.space();
    writer.take();
    write_value(writer, assignments[at].value);
    if (at + 1 < assignments.size()) layout.column(assignments[at + 1].path[0].text);
  };
  write_block(writer, assignments.size(), 2, assignment, [&] { names.settle(); });
}

void write_values(Writer& writer, const std::vector<ast::EnumValue>& values) {
  if (stand_in_rows(writer, values)) {
    write_rows(writer, values);
    return;
  }
  Layout& layout = writer.layout();
  Column names(layout);
  const auto value = [&](std::size_t at) {
    writer.take();
    if (!values[at].spellings.empty()) names.end_cell(width_of(values[at].name.text));
    for (std::size_t spelling = 0; spelling < values[at].spellings.size(); ++spelling) {
      layout.space();
      writer.take();
    }
    writer.skip_comma();
    if (at + 1 < values.size()) layout.flat_text(",");
  };
  write_block(writer, values.size(), 1, value, [&] { names.settle(); });
}

void write(Writer& writer, const ast::Entries& entries) {
  Layout& layout = writer.layout();
  layout.align();
  layout.begin_group();
  writer.take();
  for (std::size_t at = 1; at < entries.names.size(); ++at) {
    writer.comma();
    layout.fill();
    writer.take();
  }
  layout.end_group();
  layout.end_nest();
}

void write(Writer& writer, const ast::Effective& range) { writer.take_up_to(range.range.end); }

}  // namespace rung::canonical
