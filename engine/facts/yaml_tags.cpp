// SPDX-License-Identifier: Apache-2.0
// What YAML's own tags describe, as loosely as their users write it: the schema's type decides later what is accepted.
#include "engine/facts/yaml_tags.hpp"

#include "engine/values/date.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

constexpr std::string_view yaml_prefix = "tag:yaml.org,2002:";

bool is_number(std::string_view value, std::string_view letters) {
  return value.find_first_of("0123456789") != value.npos && value.find_first_not_of(letters) == value.npos;
}

bool is_boolean(const std::string& folded) {
  return folded == "true" || folded == "false" || folded == "yes" || folded == "no" || folded == "on" ||
         folded == "off" || folded == "y" || folded == "n";
}

bool is_null(std::string_view value) {
  return value.empty() || value == "~" || value == "null" || value == "Null" || value == "NULL";
}

bool is_float(const std::string& folded) {
  const std::string_view unsigned_part = std::string_view(folded).substr(folded.find_first_not_of("+-") == 1 ? 1 : 0);
  return unsigned_part == ".inf" || unsigned_part == ".nan" || is_number(folded, "+-.0123456789e_");
}

}  // namespace

TagMeaning meaning_of_scalar_tag(std::string_view tag, std::string_view value) {
  if (tag == "?" || tag == "!" || tag.empty()) return TagMeaning::nothing;
  if (tag == "!unknown") return is_null(value) ? TagMeaning::unknown : TagMeaning::wrong;
  if (tag.substr(0, yaml_prefix.size()) != yaml_prefix) return TagMeaning::wrong;
  const std::string_view name = tag.substr(yaml_prefix.size());
  const auto when = [](bool fits) { return fits ? TagMeaning::nothing : TagMeaning::wrong; };
  const std::string folded = fold_case(value);
  if (name == "str") return TagMeaning::nothing;
  if (name == "null") return is_null(value) ? TagMeaning::null : TagMeaning::wrong;
  if (name == "int") return when(is_number(folded, "+-0123456789xoabcdef_"));
  if (name == "float") return when(is_float(folded));
  if (name == "bool") return when(is_boolean(folded));
  if (name == "timestamp") return when(parse_date_or_timestamp(value).has_value());
  return TagMeaning::wrong;
}

TagMeaning meaning_of_collection_tag(std::string_view tag, bool is_map) {
  if (tag == "?" || tag == "!" || tag.empty()) return TagMeaning::nothing;
  if (tag == "!unknown") return TagMeaning::unknown;
  if (tag.substr(0, yaml_prefix.size()) != yaml_prefix) return TagMeaning::wrong;
  const std::string_view name = tag.substr(yaml_prefix.size());
  const bool fits = is_map ? name == "map" || name == "set" : name == "seq";
  return fits ? TagMeaning::nothing : TagMeaning::wrong;
}

std::string shown_tag(std::string_view tag) {
  if (tag.substr(0, yaml_prefix.size()) == yaml_prefix) return "!!" + neutralise(tag.substr(yaml_prefix.size()));
  return tag.substr(0, 1) == "!" ? neutralise(tag) : "!<" + neutralise(tag) + ">";
}

}  // namespace rung
