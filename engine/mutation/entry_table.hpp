// SPDX-License-Identifier: Apache-2.0
// Expressions that depend on nothing but one entry of the snapshot, such as `s.offer.services overlaps { … }`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/check/constant.hpp"

namespace rung::mutation {

/// The entry's place where there is one such and the expression is unknown wherever that is; null otherwise.
const Expression* only_entry(const Expression& settled);

/// The value for each entry of the catalog, and for an unlisted one where it is open; `none`: unknown. Nothing at all
/// where one of them is not known for certain.
std::optional<std::vector<std::optional<Value>>> table_of(const Schema& schema, const Expression& settled,
                                                          ConstantEvaluator& evaluator);

}  // namespace rung::mutation
