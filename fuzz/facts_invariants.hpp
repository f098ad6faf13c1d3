// SPDX-License-Identifier: Apache-2.0
// What holds of the facts and the errors of every document, however broken; for the fuzz targets of the readers.
#pragma once

#include <string>
#include <vector>

#include "engine/facts/read.hpp"

namespace rung::fuzz {

/// Ends the process with `what` on standard error where `holds` is false.
void demand(bool holds, const char* what);

void check_facts(const Facts& facts);
void check_errors(const std::vector<SnapshotError>& errors, std::string_view text);

/// Equal for equal facts, however the pool came about.
std::string digest(const Facts& facts);

}  // namespace rung::fuzz
