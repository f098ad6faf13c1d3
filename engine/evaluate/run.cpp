// SPDX-License-Identifier: Apache-2.0
// The loop that runs a tape.

#include "engine/evaluate/handlers.hpp"

namespace rung {

namespace {

using handlers::HandlerTable;

HandlerTable make_table() {
  HandlerTable table{};
  handlers::install_loads(table);
  handlers::install_logic(table);
  handlers::install_compare(table);
  handlers::install_arithmetic(table);
  handlers::install_sets(table);
  handlers::install_text(table);
  handlers::install_quantify(table);
  handlers::install_for_paths(table);
  return table;
}

const HandlerTable for_few = make_table();

/// The shape of any number of elements, which stands last, in place of that of few.
const HandlerTable for_any = [] {
  HandlerTable table = make_table();
  table[2] = table[3];
  return table;
}();

}  // namespace

const Handler* handlers_for_few() { return for_few.front().data(); }
const Handler* handlers_for_any() { return for_any.front().data(); }

void Frame::run(const Block& block) {
  const Handler* const handlers = handlers_;
  for (const Instruction& in : block) handlers[in.handler](*this, in);
}

}  // namespace rung
