// SPDX-License-Identifier: Apache-2.0
// The types of the rule language.
#pragma once

#include <cstdint>

#include "grammar/ast.hpp"

namespace rung {

enum class Base : std::uint8_t {
  error,  ///< what a name that did not resolve has: silences every consequence; never in CheckedRules
  boolean, integer, decimal, text, date, version, enumeration, entry, record
};
using ast::Shape;

struct Type {
  Base base = Base::error;
  Shape shape = Shape::scalar;
  bool optional = false;
  std::uint32_t index = 0;  ///< which enum, catalog or record, in Schema

  bool operator==(const Type&) const = default;
};

}  // namespace rung
