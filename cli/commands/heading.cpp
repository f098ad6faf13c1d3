// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/heading.hpp"

#include "engine/values/date.hpp"

namespace rung::cli {
namespace {

// The list is named for several of them; a subject that stands alone has no such name.
std::string name_of_several(const CheckedRules& rules) {
  if (!rules.subject.in_list) return rules.subject.name + "s";
  std::string name;
  std::uint32_t record = rules.schema.snapshot;
  for (const std::uint32_t place : rules.subject.place) {
    const FieldType& field = rules.schema.records[record].fields[place];
    name = field.name;
    record = field.type.index;
  }
  return name;
}

}  // namespace

Heading heading_of(const OpenRules& open, std::int32_t as_of, const Query& query) {
  const PackageRules& package = open.rules.package;
  Heading heading;
  heading.package = package.name;
  if (query.language < package.title.size()) heading.title = package.title[query.language];
  heading.rules = "sha256:" + open.sha256;
  heading.as_of = format_date(as_of);
  heading.subject_name = open.rules.subject.name;
  heading.subjects_name = name_of_several(open.rules);
  heading.detail = query.detail;
  heading.effects = query.effects;
  heading.one_subject = query.subject.has_value();
  return heading;
}

}  // namespace rung::cli
