// SPDX-License-Identifier: Apache-2.0
// What a rule set declares about its world: enums, catalogs with their entries, records, the snapshot and the request.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/check/type.hpp"
#include "engine/check/value.hpp"

namespace rung {

struct EnumType {
  struct Item {
    std::string name;
    std::vector<std::string> spellings;  ///< besides the name
    Range range;
  };
  std::string name;
  bool open = false;
  std::vector<Item> values;
  Range range;  ///< of the name where it is declared
  bool as_strings = false;  ///< its values are written as strings: reason codes, which are no names
};

struct FieldType {
  std::string name;
  Type type;
  bool key = false;
  bool alias = false;
  std::optional<Value> initial;       ///< the default of a record's field
  std::vector<std::string> from;      ///< keys to go down in the document, below the record; one key where nothing was said
  Range range;
};

struct CatalogType {
  struct Entry {
    std::string name;
    std::vector<std::optional<Value>> fields;  ///< by field; defaults filled in; none: absent (the field is optional)
    Range range;
  };
  std::string name;
  bool open = false;
  std::vector<FieldType> fields;
  std::vector<std::optional<Value>> unlisted;  ///< by field, what an unlisted entry has: its default; none: unknown
  std::vector<bool> unlisted_is_name;           ///< by field: the default is `= name`, the unlisted entry's text itself
  std::optional<std::uint32_t> title;           ///< the field `title` where that is a text
  std::vector<Entry> entries;                   ///< in output order
  Range range;
};

struct RecordType {
  std::string name;  ///< `snapshot` and `request` for the two roots
  std::vector<FieldType> fields;
  std::optional<std::uint32_t> key;
  Range range;
};

/// A set of fields of records: which[record][field].
using FieldSet = std::vector<std::vector<bool>>;

struct Schema {
  std::vector<EnumType> enums;
  std::vector<CatalogType> catalogs;
  std::vector<RecordType> records;
  std::uint32_t snapshot = 0;  ///< index into records
  std::uint32_t request = 0;   ///< index into records; without fields where nothing was declared
};

/// As the language spells it: `set of service`, `int?`, `range of decimal`, `offer`.
std::string spell(const Schema& schema, Type type);

/// The entry of a catalog that `text` names, by its name or an alias, without ASCII case.
std::optional<std::uint32_t> find_entry(const CatalogType& catalog, std::string_view text);

}  // namespace rung
