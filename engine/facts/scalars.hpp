// SPDX-License-Identifier: Apache-2.0
// From a scalar's text to a cell, by the schema's type alone; and what to say where that cannot be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/facts/names.hpp"
#include "engine/facts/pool.hpp"
#include "engine/facts/unlisted.hpp"

namespace rung {

/// Where the variable part of a snapshot's values goes.
struct TextStore {
  Pool& pool;
  UnlistedTexts& unlisted;
};

/// Reads one scalar, or a range where `type.shape` is one. False where `text` is none; `cell` is then not set.
bool read_scalar(const Schema& schema, const NameIndexes& names, Type type, std::string_view text, TextStore store,
                 std::int64_t& cell);

/// `expected one of none, active; did you mean "active"?`, `expected int`: what `text` should have been.
std::string expectation(const Schema& schema, Type type, std::string_view text);

/// A text of the document inside a message: in quotes, on one line, safe for a terminal and not endless.
std::string quoted(std::string_view text);

}  // namespace rung
