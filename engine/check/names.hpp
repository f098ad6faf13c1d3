// SPDX-License-Identifier: Apache-2.0
// Which name stands for what: one table for types, one for variables, and one for what each type holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/check/schema.hpp"

namespace rung {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

/// A name of the one namespace of types.
struct NamedType {
  Type type;
  Range range;  ///< where it is declared; empty for scalars
  bool scalar() const { return type.base < Base::enumeration; }
};

/// A define by its name; without an index it could not be checked and silences its users.
struct NamedDefine {
  std::optional<std::uint32_t> index;
  Range range;
};

class Names {
 public:
  Names();

  const NamedType* type(std::string_view name) const;
  /// An enum or a catalog: what may stand before the dot of a qualified name, and what no variable may be called.
  const NamedType* qualifier(std::string_view name) const;
  std::optional<std::uint32_t> value(std::uint32_t enumeration, std::string_view name) const;
  std::optional<std::uint32_t> entry(std::uint32_t catalog, std::string_view name) const;
  std::optional<std::uint32_t> field_of_catalog(std::uint32_t catalog, std::string_view name) const;
  std::optional<std::uint32_t> field_of_record(std::uint32_t record, std::string_view name) const;
  const NamedDefine* define(std::string_view name) const;
  /// The enums and catalogs that have a value or an entry of this name; the first few.
  const std::vector<Type>& homes(std::string_view name) const;

  /// False where the name was there already; the first stays.
  bool add_type(const std::string& name, NamedType type);
  bool add_value(std::uint32_t enumeration, const std::string& name, std::uint32_t index);
  bool add_entry(std::uint32_t catalog, const std::string& name, std::uint32_t index);
  bool add_field_of_catalog(std::uint32_t catalog, const std::string& name, std::uint32_t index);
  bool add_field_of_record(std::uint32_t record, const std::string& name, std::uint32_t index);
  bool add_define(const std::string& name, NamedDefine define);
  void set_define(const std::string& name, std::uint32_t index);

  /// The tables of rules that are already checked.
  static Names of(const Schema& schema);

  const StringMap<NamedType>& types() const { return types_; }
  const StringMap<NamedDefine>& defines() const { return defines_; }

  std::string subject;  ///< empty where there is none
  Range subject_range;
  bool subject_is_root_field = false;
  bool subject_usable = false;  ///< its record and its catalog are known
  bool incomplete = false;      ///< a statement that brings variables is missing or broken: an unknown name may be its

 private:
  using Table = std::vector<StringMap<std::uint32_t>>;
  StringMap<NamedType> types_;
  StringMap<NamedDefine> defines_;
  StringMap<std::vector<Type>> homes_;
  void add_home(const std::string& name, Base base, std::uint32_t index);
  Table values_, entries_, fields_of_catalogs_, fields_of_records_;
};

}  // namespace rung
