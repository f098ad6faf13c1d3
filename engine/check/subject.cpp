// SPDX-License-Identifier: Apache-2.0
// What is upgraded: the way from the snapshot's root to the subjects, and from each to the entry it stands at.
#include <fmt/format.h>

#include "engine/check/checking.hpp"

namespace rung {

void Checking::check_subject() {
  const auto& subjects = statements_.subjects;
  if (subjects.empty()) {
    findings_.error("R100", start(), "the rule set has no `subject` statement",
                    "say what is upgraded: `subject NAME in LIST at FIELD`");
    names_.incomplete = true;
    return;
  }
  for (std::size_t i = 1; i < subjects.size(); ++i) {
    findings_.error("R101", subjects[i].statement.keyword, "a second `subject` statement", "a rule set has exactly one",
                    {{subjects[0].statement.keyword, "first here"}});
    names_.incomplete = true;
  }
  names_.subject = subjects[0]->name.text;
  names_.subject_range = rules_.subject.range = subjects[0]->name.range;
  rules_.subject.name = names_.subject;
  if (!statements_.snapshots.empty()) check_subject(subjects[0].node);
}

void Checking::check_subject(const ast::Subject& subject) {
  check_subject_name(subject);
  rules_.subject.in_list = !subject.list.empty();
  const std::vector<ast::Name> root = {subject.name};
  const std::vector<ast::Name>& list = rules_.subject.in_list ? subject.list : root;
  names_.subject_is_root_field = !rules_.subject.in_list;
  Type type;
  const std::optional<std::vector<std::uint32_t>> place = way(list, rules_.schema.snapshot, type);
  if (!place) return;
  const Shape shape = rules_.subject.in_list ? Shape::list : Shape::scalar;
  const Range place_range = join(list.front().range, list.back().range);
  if (type.base != Base::record || type.shape != shape || type.optional) {
    findings_.error("R170", place_range,
                    fmt::format("expected a {}, found {}", rules_.subject.in_list ? "list of records" : "record",
                                typing_.name_of(type)),
                    type.optional ? "what is upgraded is never absent: leave out the `?`"
                    : !rules_.subject.in_list && type.shape == Shape::list
                        ? fmt::format("name its elements: `subject NAME in {} at …`", subject.name.text)
                        : "");
    return;
  }
  rules_.subject.place = *place;
  rules_.subject.record = type.index;
  const std::optional<std::vector<std::uint32_t>> at = way(subject.at, type.index, type);
  if (!at) return;
  if (type.base != Base::entry || type.shape != Shape::scalar || type.optional) {
    findings_.error("R171", join(subject.at.front().range, subject.at.back().range),
                    fmt::format("expected an entry of a catalog, found {}", typing_.name_of(type)),
                    type.optional ? "where a subject stands is never absent: leave out the `?`" : "");
    return;
  }
  rules_.subject.at = *at;
  rules_.subject.catalog = type.index;
  names_.subject_usable = true;
}

void Checking::check_subject_name(const ast::Subject& subject) {
  const ast::Name& name = subject.name;
  const auto taken = [&](std::string_view by, Range range) {
    std::vector<Note> notes;
    if (range.end > range.begin) notes.push_back({range, "declared here"});
    findings_.error("R103", name.range, fmt::format("subject `{}` has the name of {}", name.text, by),
                    "nothing hides anything: choose another name", std::move(notes));
  };
  const RecordType& root = rules_.schema.records[rules_.schema.snapshot];
  const std::optional<std::uint32_t> field = names_.field_of_record(rules_.schema.snapshot, name.text);
  if (const NamedType* type = names_.qualifier(name.text)) {
    taken(type->type.base == Base::entry ? "a catalog" : "an enum", type->range);
  } else if (field && !subject.list.empty()) {
    taken("a field of the snapshot", root.fields[*field].range);
  } else if (name.text == "request") {
    taken("the request", {});
  }
}

std::optional<std::vector<std::uint32_t>> Checking::way(const std::vector<ast::Name>& names, std::uint32_t record,
                                                        Type& end) {
  std::vector<std::uint32_t> fields;
  end = {Base::record, Shape::scalar, false, record};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ast::Name& name = names[i];
    if (end.base == Base::error) return std::nullopt;
    if (end.base != Base::record || end.shape != Shape::scalar) {
      findings_.error("R211", name.range, fmt::format("{} has no fields", typing_.name_of(end)));
      return std::nullopt;
    }
    if (end.optional) {
      findings_.error("R172", names[i - 1].range, fmt::format("{} may be absent", findings_.quote(names[i - 1].range)),
                      "the way to a field that must be there leads through no optional record");
      return std::nullopt;
    }
    const RecordType& holder = rules_.schema.records[end.index];
    const std::optional<std::uint32_t> field = names_.field_of_record(end.index, name.text);
    if (!field) {
      const std::string help = findings_.did_you_mean(name.text, [&] {
        std::vector<std::string> all;
        for (const FieldType& one : holder.fields) all.push_back(one.name);
        return all;
      });
      const bool root = end.index == rules_.schema.snapshot;
      findings_.error("R210", name.range,
                      fmt::format("{} {} has no field `{}`", root ? "the" : "record", holder.name, name.text), help,
                      {{holder.range, "declared here"}});
      return std::nullopt;
    }
    fields.push_back(*field);
    end = holder.fields[*field].type;
  }
  if (end.base == Base::error) return std::nullopt;
  return fields;
}

}  // namespace rung
