// SPDX-License-Identifier: Apache-2.0
// Fields below optional records, which are not there where the record is not.
#pragma once

#include <string>

#include "engine/facts/facts.hpp"

namespace rung {

/// The presence column of the outermost optional record around the field at `path` of a table's row that is not known to
/// be there; none where all are.
std::uint32_t missing_record(const Facts& facts, std::uint32_t table, const std::string& path, std::uint32_t row);

}  // namespace rung
