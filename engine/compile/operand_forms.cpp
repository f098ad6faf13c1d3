// SPDX-License-Identifier: Apache-2.0
#include "engine/compile/operand_forms.hpp"

namespace rung {

Opcode form_for_lanes(const Instruction& in) {
  const bool with_one = in.domain != scalar_domain && in.kind == CellKind::plain && in.lanes == 1;
  if (in.opcode == Opcode::equal && with_one) return Opcode::equal_to_one;
  if (in.opcode == Opcode::less && with_one) return Opcode::less_than_one;
  if (in.opcode == Opcode::less_equal && with_one) return Opcode::less_equal_one;
  if (in.opcode == Opcode::in_bounds && in.lanes == 6) return Opcode::one_in_bounds;
  return in.opcode;
}

}  // namespace rung
