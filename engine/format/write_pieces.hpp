// SPDX-License-Identifier: Apache-2.0
// What several statements are made of: blocks with members, columns in them, types, names and paths.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "engine/format/writer.hpp"
#include "grammar/ast.hpp"

namespace rung::canonical {

/// One column of a block: what stands behind it begins in one place, up to the next blank line.
class Column {
 public:
  explicit Column(Layout& layout) : layout_(layout) {}
  /// A cell of this width ends here.
  void end_cell(std::uint32_t width) { cells_.emplace_back(layout_.pad(), width); }
  /// Settles the cells so far.
  void settle();

 private:
  Layout& layout_;
  std::vector<std::pair<std::size_t, std::uint32_t>> cells_;
};

/// `{`, members and `}`. On one line where the author wrote it so, it fits and no comment is in the way; else each
/// member on its own. `write_member` takes the number of the member, `end_section` is called at blank lines and the end.
template <class WriteMember, class EndSection>
void write_block(Writer& writer, std::size_t members, std::uint32_t blanks_between, WriteMember&& write_member,
                 EndSection&& end_section) {
  Layout& layout = writer.layout();
  layout.begin_group();
  if (writer.partner().line != writer.next().line) layout.break_group();
  writer.take();
  layout.nest();
  for (std::size_t at = 0; at < members; ++at) {
    layout.line(at == 0 ? 1 : blanks_between);
    if (at > 0 && writer.stands_behind_blank_line()) end_section();
    writer.lead(at == 0);
    write_member(at);
    writer.skip_comma();
  }
  end_section();
  if (members > 0) layout.line();
  writer.lead_to_end(members == 0);
  layout.end_nest();
  writer.take();
  layout.end_group();
}

void write(Writer& writer, const ast::Type& type);

/// The members of records, catalogs, the snapshot and the request.
void write_fields(Writer& writer, const std::vector<ast::FieldDeclaration>& fields);

/// The members of entries and effects.
void write_assignments(Writer& writer, const std::vector<ast::Assignment>& assignments);

/// The values of an enum.
void write_values(Writer& writer, const std::vector<ast::EnumValue>& values);

/// `*`, or names with commas, those on further lines under the first.
void write(Writer& writer, const ast::Entries& entries);

/// A range of dates.
void write(Writer& writer, const ast::Effective& range);

}  // namespace rung::canonical
