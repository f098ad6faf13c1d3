// SPDX-License-Identifier: Apache-2.0
// Which preconditions guard which paths, settled once: plans by entry, and the tapes that plans share.
#pragma once

#include "engine/compile/program.hpp"

namespace rung {

/// Fills the program's paths, classes, plans and columns from its preconditions and path statements.
void make_plans(Program& program, Lowering& lowering);

}  // namespace rung
