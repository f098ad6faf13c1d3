// SPDX-License-Identifier: Apache-2.0
// Random declarations: the shapes are always there, which fields are optional, have defaults or are open is chance.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/check/type.hpp"
#include "tests/conformance/chance.hpp"

namespace rung::conformance {

/// A type by the name it has in the rules.
struct WrittenType {
  std::string name;
  Shape shape = Shape::scalar;
  bool operator==(const WrittenType&) const = default;
};

struct WrittenField {
  std::string name;
  WrittenType type;
  bool key = false, optional = false;
  std::string initial;  ///< the default as written; empty: none
};

struct WrittenSchema {
  std::map<std::string, std::vector<WrittenField>> records;   ///< `snapshot` and `request` too
  std::map<std::string, std::vector<WrittenField>> catalogs;
  std::map<std::string, std::vector<std::string>> names;      ///< of enums' values and catalogs' entries
  std::map<std::string, bool> open;
  bool subject_in_list = true;
  std::string text;                                           ///< all of it in the language

  bool is_record(const std::string& name) const { return records.count(name) != 0; }
  bool is_catalog(const std::string& name) const { return catalogs.count(name) != 0; }
  bool is_enum(const std::string& name) const { return names.count(name) != 0 && !is_catalog(name); }
};

WrittenSchema random_schema(Chance& chance);
/// A constant of a scalar type, a set of one or a range of one, as rules write it.
std::string random_constant(Chance& chance, const WrittenSchema& schema, const WrittenType& type);

}  // namespace rung::conformance
