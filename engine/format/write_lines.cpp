// SPDX-License-Identifier: Apache-2.0
#include "engine/format/write_lines.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "engine/format/write_expression.hpp"
#include "engine/format/write_pieces.hpp"

namespace rung::canonical {

namespace {

using Widths = std::initializer_list<std::pair<bool, std::size_t>>;

/// The widest of the words that are there, and two blanks.
std::uint32_t value_column(Widths words) {
  std::size_t widest = 0;
  for (const auto& [there, width] : words)
    if (there) widest = std::max(widest, width);
  return static_cast<std::uint32_t>(widest) + 2;
}

/// Up to the closing brace; `write_value` takes the line's first word.
template <class WriteValue>
void write_block_of_lines(Writer& writer, std::uint32_t column, WriteValue&& write_value) {
  Layout& layout = writer.layout();
  writer.take();
  layout.nest();
  for (bool first = true; !writer.stands_before("}"); first = false) {
    layout.line_end();
    writer.lead(first);
    const std::string_view word = writer.next().text;
    const std::size_t begin = layout.size();
    writer.take();
    if (word == "shared") {
      layout.space();
      writer.take();
    }
    layout.blanks(column - layout.width_since(begin));
    layout.align();
    write_value(word);
    layout.end_nest();
  }
  layout.line_end();
  writer.lead_to_end(false);
  layout.end_nest();
  writer.take();
}

void write_on(Writer& writer, const ast::On& on) {
  Layout& layout = writer.layout();
  layout.begin_group();
  const bool has_word = writer.stands_before("upgrade") || writer.stands_before("extend");
  if (has_word) writer.take();
  if (on.from) {
    if (has_word) layout.space();
    if (on.to) write_paths(writer, *on.from, *on.to);
    else write(writer, *on.from);
  }
  if (on.where) {
    layout.nest();
    layout.line();
    writer.take_word();
    write(writer, *on.where);
    layout.end_nest();
  }
  layout.end_group();
}

void write_remedy(Writer& writer, const ast::Remedy& remedy) {
  if (remedy.when) {
    writer.take_word();
    write(writer, *remedy.when);
    writer.layout().line_end();
  }
  write(writer, remedy.texts, true);
}

}  // namespace

void write_paths(Writer& writer, const ast::Entries& from, const ast::Entries& to) {
  Layout& layout = writer.layout();
  layout.begin_group();
  write(writer, from);
  layout.column();
  layout.nest();
  layout.line();
  writer.take_word();
  write(writer, to);
  layout.end_nest();
  layout.end_group();
}

void write_lines(Writer& writer, const ast::Package& package) {
  const std::uint32_t column = value_column({{true, 9}});  // languages
  write_block_of_lines(writer, column, [&](std::string_view word) {
    if (word == "title") return write(writer, package.title, false);
    if (word == "effective") return write(writer, *package.effective);
    writer.take();
    if (word != "languages") return;
    while (writer.stands_before(",") || writer.stands_before("-")) {
      const bool comma = writer.stands_before(",");
      writer.take();
      if (comma) writer.layout().space();
      writer.take();
    }
  });
}

void write_lines(Writer& writer, const ast::Require& require) {
  const std::uint32_t column = value_column({{true, 7},  // message
                                             {require.effective.has_value(), 9},
                                             {require.shared, 11}});
  auto on = require.on.begin();
  auto remedy = require.remedies.begin();
  write_block_of_lines(writer, column, [&](std::string_view word) {
    if (word == "on") return write_on(writer, *on++);
    if (word == "when") return write(writer, *require.when);
    if (word == "check") return write(writer, *require.check);
    if (word == "effective") return write(writer, *require.effective);
    if (word == "message") return write(writer, require.message, true);
    if (word == "remedy") return write_remedy(writer, *remedy++);
    writer.take();
  });
}

void write_lines(Writer& writer, const ast::Advise& advise) {
  const std::uint32_t column = value_column({{true, 7}, {advise.effective.has_value(), 9}});
  auto on = advise.on.begin();
  write_block_of_lines(writer, column, [&](std::string_view word) {
    if (word == "on") return write_on(writer, *on++);
    if (word == "when") return write(writer, *advise.when);
    if (word == "effective") return write(writer, *advise.effective);
    write(writer, advise.message, true);
  });
}

}  // namespace rung::canonical
