// SPDX-License-Identifier: Apache-2.0
// What registers are filled from: constants, columns of facts, the plan's columns, catalogs, bound rows and members.
#include <cstring>

#include "engine/evaluate/handlers.hpp"
#include "engine/values/version.hpp"

namespace rung::handlers {

namespace {

void put_state(Register& out, FactState state) {
  out.t[0] = alike(state == FactState::known);
  out.f[0] = alike(state == FactState::absent);
}

void load_constant(Frame& frame, const Instruction& in) {
  const TapeConstant& constant = frame.tape->constants[in.a];
  Register& out = frame.output(in);
  if (in.words == 0) {
    out.t[0] = alike(constant.state == FactState::known && constant.truth);
    out.f[0] = alike(constant.state == FactState::known && !constant.truth);
    return;
  }
  put_state(out, constant.state);
  std::copy(constant.cells.begin(), constant.cells.end(), out.cells);
}

void load_scalar(Frame& frame, const Instruction& in) {
  const std::uint32_t row = frame.domains[in.b].row;
  Register& out = frame.output(in);
  put_state(out, frame.facts->state(in.a, row));
  std::memcpy(out.cells, frame.facts->cells(in.a, row), in.words * sizeof *out.cells);
}

/// Words of lanes from bit `from` on.
void shift_bits(const std::vector<std::uint64_t>& bits, std::uint32_t from, std::uint32_t lanes, std::uint64_t* out) {
  const std::uint32_t skip = from & 63;
  for (std::uint32_t word = 0; word * 64 < lanes; ++word) {
    const std::size_t at = (from >> 6) + word;
    std::uint64_t value = bits[at] >> skip;
    if (skip != 0 && at + 1 < bits.size()) value |= bits[at + 1] << (64 - skip);
    out[word] = value & tail(lanes, word);
  }
}

void load_lanes(Frame& frame, const Instruction& in) {
  const DomainState& domain = frame.domains[in.domain];
  const ColumnRows& column = frame.facts->column(in.a);
  Register& out = frame.output(in);
  if (domain.count == 0) return;
  shift_bits(column.known, domain.first, domain.count, out.t);
  shift_bits(column.absent, domain.first, domain.count, out.f);
  // The cells stay where the facts have them: registers are never written through but by `deposit`, which has its own.
  out.cells = const_cast<std::int64_t*>(column.cells.data()) + std::size_t{domain.first} * in.words;
}

void load_source(Frame& frame, const Instruction& in) {
  Register& out = frame.output(in);
  put_state(out, FactState::known);
  out.cells[0] = frame.source;
}

void load_target_bound(Frame& frame, const Instruction& in) {
  Register& out = frame.output(in);
  put_state(out, FactState::known);
  out.cells[0] = frame.target;
}

void load_target_lanes(Frame& frame, const Instruction& in) {
  Register& out = frame.output(in);
  put_state(out, FactState::known);
  for (std::uint32_t i = 0; i < frame.plan.paths; ++i) out.cells[i] = frame.plan.targets[i];
}

void load_path_column(Frame& frame, const Instruction& in) {
  Register& out = frame.output(in);
  out.t[0] = frame.plan.truths[2 * in.a];
  out.f[0] = frame.plan.truths[2 * in.a + 1];
  if (in.words != 0) out.cells = const_cast<std::int64_t*>(frame.plan.cells[in.a]);  // only read, as above
}

void load_path_value(Frame& frame, const Instruction& in) {
  const std::uint32_t path = frame.domains[path_domain].bound;
  Register& out = frame.output(in);
  out.t[0] = alike(((frame.plan.truths[2 * in.a] >> path) & 1) != 0);
  out.f[0] = alike(((frame.plan.truths[2 * in.a + 1] >> path) & 1) != 0);
  if (in.words != 0)
    std::memcpy(out.cells, frame.plan.cells[in.a] + std::size_t{path} * in.words, in.words * sizeof *out.cells);
}

void load_plan_value(Frame& frame, const Instruction& in) {
  load_path_column(frame, in);
}

void load_elements(Frame& frame, const Instruction& in) {
  const DomainState& domain = frame.domains[in.domain];
  make_lanes(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = in.kind == CellKind::words ? static_cast<std::int64_t>(lane) : domain.elements[lane];
    return FactState::known;
  });
}

void load_bound_element(Frame& frame, const Instruction& in) {
  const DomainState& domain = frame.domains[in.b];
  Register& out = frame.output(in);
  put_state(out, FactState::known);
  out.cells[0] = in.kind == CellKind::words ? domain.bound : domain.elements[domain.bound];
}

void load_membership(Frame& frame, const Instruction& in) {
  const DomainState& domain = frame.domains[in.domain];
  each_word(frame, in, [&](std::size_t word) -> Masks {
    const auto members = static_cast<std::uint64_t>(domain.elements[word]);
    return {members, ~members & tail(domain.count, word)};
  });
}

void load_bound_membership(Frame& frame, const Instruction& in) {
  const DomainState& domain = frame.domains[in.b];
  const bool member = ((static_cast<std::uint64_t>(domain.elements[domain.bound >> 6]) >> (domain.bound & 63)) & 1) != 0;
  Register& out = frame.output(in);
  out.t[0] = alike(member);
  out.f[0] = alike(!member);
}

void load_row_lanes(Frame& frame, const Instruction& in) {
  const DomainState& domain = frame.domains[in.domain];
  make_lanes(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = static_cast<std::int64_t>(domain.first + lane);
    return FactState::known;
  });
}

void load_row_bound(Frame& frame, const Instruction& in) {
  Register& out = frame.output(in);
  put_state(out, FactState::known);
  out.cells[0] = frame.domains[in.b].row;
}

void load_list_state(Frame& frame, const Instruction& in) {
  if (in.domain != scalar_domain) {
    const std::uint32_t first = frame.domains[in.domain].first;
    make_lanes(frame, in, [&](std::size_t lane, std::int64_t* cells) {
      const ListInstance& list = frame.facts->list(in.a, first + static_cast<std::uint32_t>(lane));
      cells[0] = list.count;
      return list.state;
    });
    return;
  }
  const ListInstance& list = frame.facts->list(in.a, frame.domains[in.b].row);
  Register& out = frame.output(in);
  put_state(out, list.state);
  out.cells[0] = list.count;
}

/// The text of an unlisted entry, as text or read as a version.
FactState read_unlisted(Frame& frame, const CatalogColumn& column, std::uint32_t ordinal, std::int64_t* cells) {
  const std::string_view written = frame.facts->unlisted(ordinal);
  std::string key;
  if (column.base == Base::version) {
    const auto found = version_key(written);
    if (!found) return FactState::unknown;
    key = *found;
  }
  const std::int64_t cell =
      column.base == Base::version ? frame.scratch.add_version(written, key) : frame.scratch.add_text(written);
  const Span span = Span::of(cell);
  cells[0] = Span{span.offset | scratch_bit, span.length}.cell();
  return FactState::known;
}

void entry_field(Frame& frame, const Instruction& in) {
  const CatalogColumn& column = frame.context->catalog_columns[in.b];
  const Operand entry = first(frame, in);
  make_lanes(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    if (!entry.known(lane)) {
      std::fill_n(cells, column.words, 0);
      return FactState::unknown;
    }
    const auto index = static_cast<std::uint64_t>(entry.cell(lane));
    const std::size_t row = std::min<std::uint64_t>(index, column.listed);
    std::memcpy(cells, column.cells.data() + row * column.words, column.words * sizeof *cells);
    if (index >= column.listed && column.unlisted_is_name)
      return read_unlisted(frame, column, static_cast<std::uint32_t>(index - column.listed), cells);
    return column.states[row];
  });
}

void component(Frame& frame, const Instruction& in) {
  const Operand a = first(frame, in);
  make_lanes(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = 0;
    if (!a.known(lane)) return FactState::unknown;
    cells[0] = version_components(frame.version_written(a.cell(lane)))[in.b];
    return FactState::known;
  });
}

}  // namespace

void install_loads(Handler* table) {
  const auto at = [table](Opcode opcode) -> Handler& { return table[static_cast<std::size_t>(opcode)]; };
  at(Opcode::load_constant) = load_constant;
  at(Opcode::load_scalar) = load_scalar;
  at(Opcode::load_lanes) = load_lanes;
  at(Opcode::load_source) = load_source;
  at(Opcode::load_target_lanes) = load_target_lanes;
  at(Opcode::load_target_bound) = load_target_bound;
  at(Opcode::load_path_column) = load_path_column;
  at(Opcode::load_path_value) = load_path_value;
  at(Opcode::load_plan_value) = load_plan_value;
  at(Opcode::load_elements) = load_elements;
  at(Opcode::load_bound_element) = load_bound_element;
  at(Opcode::load_membership) = load_membership;
  at(Opcode::load_bound_membership) = load_bound_membership;
  at(Opcode::load_row_lanes) = load_row_lanes;
  at(Opcode::load_row_bound) = load_row_bound;
  at(Opcode::load_list_state) = load_list_state;
  at(Opcode::entry_field) = entry_field;
  at(Opcode::component) = component;
}

}  // namespace rung::handlers
