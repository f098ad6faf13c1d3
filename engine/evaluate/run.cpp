// SPDX-License-Identifier: Apache-2.0
// The loop that runs a tape.

#include "engine/evaluate/handlers.hpp"

namespace rung {

namespace {

handlers::HandlerTable make_table() {
  handlers::HandlerTable table{};
  handlers::install_loads(table);
  handlers::install_logic(table);
  handlers::install_compare(table);
  handlers::install_arithmetic(table);
  handlers::install_sets(table);
  handlers::install_text(table);
  handlers::install_quantify(table);
  return table;
}

const handlers::HandlerTable table = make_table();

}  // namespace

void Frame::run(const Block& block) {
  for (const Instruction& in : block) table[in.shape][static_cast<std::size_t>(in.opcode)](*this, in);
}

}  // namespace rung
