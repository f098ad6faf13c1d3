// SPDX-License-Identifier: Apache-2.0
// The pieces that several statements share: types, paths, entries, effective ranges and the lines of blocks.
#include "grammar/pieces_from_parse_tree.hpp"

#include <algorithm>
#include <utility>

namespace rung::grammar {

Range first_word(Translation& translation, Branch branch) {
  const std::string_view written = translation.text(branch);
  const auto* const end = std::find_if_not(written.begin(), written.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  const auto length = static_cast<std::uint32_t>(end - written.begin());
  return translation.range(branch.begin_byte(), branch.begin_byte() + length);
}

bool Lines::is_first(Branch line) {
  const Range word = first_word(translation_, line);
  for (const auto& [kind, range] : seen_) {
    if (kind != line.kind()) continue;
    const std::string what(kind == Kind::code_line ? "code" : translation_.text(word.begin, word.end));
    translation_.objects(
        {"R011", {}, "a second `" + what + "`", word, {{range, "the first is here"}}, "at most one may be given here"});
    return false;
  }
  seen_.emplace_back(line.kind(), word);
  return true;
}

ast::Type type(Translation& translation, Branch branch) {
  ast::Type type;
  type.range = translation.range(branch);
  for (const Branch part : branch) {
    switch (part.kind()) {
      case Kind::set_shape: type.shape = ast::Shape::set; break;
      case Kind::list_shape: type.shape = ast::Shape::list; break;
      case Kind::range_shape: type.shape = ast::Shape::range; break;
      case Kind::optional: type.optional = true; break;
      default: type.name = name(translation, part); break;
    }
  }
  return type;
}

std::vector<ast::Name> path(Translation& translation, Branch branch) {
  std::vector<ast::Name> names;
  for (const Branch part : branch) names.push_back(name(translation, part));
  return names;
}

ast::Effective effective(Translation& translation, Branch branch) {
  ast::Effective range;
  range.range = translation.range(branch);
  bool behind_dots = false;
  for (const Branch part : branch) {
    if (part.kind() == Kind::interval_dots) {
      behind_dots = true;
    } else {
      (behind_dots ? range.last : range.first) = date(translation, part);
    }
  }
  if (range.first && range.last && *range.first > *range.last) {
    translation.breaks({"R007",
                        {},
                        "the range is empty: its first day is after its last",
                        range.range,
                        {},
                        "write the earlier day first"});
  }
  return range;
}

ast::Entries entries(Translation& translation, Branch branch) {
  ast::Entries entries;
  entries.range = translation.range(branch);
  for (const Branch part : branch) {
    if (part.kind() == Kind::everything) {
      entries.every = true;
    } else {
      entries.names.push_back(name(translation, part));
    }
  }
  return entries;
}

ast::On on(Translation& translation, Branch branch) {
  ast::On on;
  on.range = translation.range(branch);
  for (const Branch part : branch) {
    switch (part.kind()) {
      case Kind::extend_action: on.action = ast::Action::extend; break;
      case Kind::entries: (on.from ? on.to : on.from) = entries(translation, part); break;
      case Kind::where: on.where = expression_in(translation, part); break;
      default: break;
    }
  }
  if (on.action == ast::Action::extend && on.from) refuse_star(translation, *on.from);
  return on;
}

void refuse_star(Translation& translation, const ast::Entries& extended) {
  if (!extended.every) return;
  translation.breaks({"R014",
                      {},
                      "`*` stands for every entry in paths only",
                      extended.range,
                      {},
                      "list the entries, separated by commas; `on extend` alone guards all that may be extended"});
}

namespace {

void allow(Translation& translation, Branch part, bool allowed, const char* where) {
  if (allowed) return;
  const Range word = first_word(translation, part);
  translation.breaks(
      {"R013", {}, "`" + std::string(translation.text(word.begin, word.end)) + "` belongs to " + where, word, {}, ""});
}

}  // namespace

ast::FieldDeclaration field_declaration(Translation& translation, Branch branch, FieldsOf owner) {
  ast::FieldDeclaration field;
  field.range = translation.range(branch);
  Lines lines(translation);
  for (const Branch part : branch) {
    switch (part.kind()) {
      case Kind::key:
        allow(translation, part, owner == FieldsOf::record, "fields of records");
        field.key = true;
        break;
      case Kind::type: field.type = type(translation, part); break;
      case Kind::initial:
        if (lines.is_first(part)) field.initial = expression_in(translation, part);
        break;
      case Kind::alias:
        allow(translation, part, owner == FieldsOf::catalog, "fields of catalogs");
        if (lines.is_first(part)) field.alias = true;
        break;
      case Kind::from: {
        allow(translation, part, owner == FieldsOf::record || owner == FieldsOf::snapshot,
              "fields of records and of the snapshot");
        const Branch path = *part.begin();
        if (lines.is_first(part)) {
          field.from = string(translation, path);
          field.from_range = translation.range(path);
        }
        break;
      }
      default: field.name = name(translation, part); break;
    }
  }
  return field;
}

ast::Assignment assignment(Translation& translation, Branch branch) {
  ast::Assignment assignment;
  assignment.range = translation.range(branch);
  assignment.path = path(translation, *branch.begin());
  assignment.value = expression_in(translation, branch);
  return assignment;
}

}  // namespace rung::grammar
