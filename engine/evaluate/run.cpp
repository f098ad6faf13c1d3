// SPDX-License-Identifier: Apache-2.0
// The loop that runs a tape.
#include <array>
#include <cassert>

#include "engine/evaluate/handlers.hpp"

namespace rung {

namespace {

constexpr std::size_t opcode_count = static_cast<std::size_t>(Opcode::deposit) + 1;

std::array<handlers::Handler, opcode_count> make_table() {
  std::array<handlers::Handler, opcode_count> table{};
  handlers::install_loads(table.data());
  handlers::install_logic(table.data());
  handlers::install_compare(table.data());
  handlers::install_arithmetic(table.data());
  handlers::install_sets(table.data());
  handlers::install_text(table.data());
  handlers::install_quantify(table.data());
  for ([[maybe_unused]] const handlers::Handler handler : table) assert(handler != nullptr);
  return table;
}

const std::array<handlers::Handler, opcode_count> table = make_table();

}  // namespace

void Frame::run(const Block& block) {
  for (const Instruction& instruction : block) table[static_cast<std::size_t>(instruction.opcode)](*this, instruction);
}

}  // namespace rung
