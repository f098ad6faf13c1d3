// SPDX-License-Identifier: Apache-2.0
// Opcodes that have a form of their own for operands as they mostly are, such as lanes against a constant.
#pragma once

#include "engine/evaluate/tape.hpp"

namespace rung {

/// The opcode's form for the operands that the instruction has; its own where there is none.
Opcode form_for_lanes(const Instruction& in);

}  // namespace rung
