// SPDX-License-Identifier: Apache-2.0
// Statements with every call of a define written out, so that they can be followed along one path after another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/check/checked_rules.hpp"

namespace rung::mutation {

template <class Statement>
struct WrittenOut {
  Statement statement;
  bool looks_at_ends = false;        ///< mentions `source` or `target`; else it is the same along all paths
  std::optional<std::string> form;   ///< and made once
};

WrittenOut<Precondition> written_out(const Precondition& precondition, const std::vector<Define>& defines);
WrittenOut<Advice> written_out(const Advice& advice, const std::vector<Define>& defines);

}  // namespace rung::mutation
