// SPDX-License-Identifier: Apache-2.0
// From meaning to a flat program for one as-of date. Cannot fail: CheckedRules only come from check().
#pragma once

#include <memory>

#include "engine/check/checked_rules.hpp"
#include "engine/facts/layout.hpp"

namespace rung {

struct Program;    // engine/compile/program.hpp
struct Selection;  // engine/check/selection.hpp

struct CompileOptions {
  std::int32_t as_of = 0;        ///< days since 1970-01-01; `today`, and which effective statements exist
  bool read_all_fields = false;  ///< the layout holds every field of the schema (--strict)
  const Selection* selection = nullptr;  ///< of the rules that it has: which decisions are wanted; outlives the program
};

struct ProgramDeleter { void operator()(const Program* program) const; };
using ProgramPointer = std::unique_ptr<const Program, ProgramDeleter>;

/// `rules` must outlive the program. The program is immutable and may be shared by threads.
ProgramPointer compile(const CheckedRules& rules, CompileOptions options);

const Layout& layout_of(const Program& program);
const Pool& pool_of(const Program& program);
const CheckedRules& rules_of(const Program& program);

}  // namespace rung
