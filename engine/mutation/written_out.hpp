// SPDX-License-Identifier: Apache-2.0
// Statements with every call of a define written out, so that they can be followed along one path after another.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/check/checked_rules.hpp"

namespace rung::mutation {

template <class Statement>
struct WrittenOut {
  Statement statement;
  /// What of its expressions a path settles, and all that it does: paths on which these are equal have one form.
  std::vector<Expression> settled;
  std::map<std::string, std::string> forms;  ///< by the values of these
};

WrittenOut<Precondition> written_out(const Precondition& precondition, const std::vector<Define>& defines);
WrittenOut<Advice> written_out(const Advice& advice, const std::vector<Define>& defines);

}  // namespace rung::mutation
