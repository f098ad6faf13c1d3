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

template <class Lanes>
void load_constant(Frame& frame, const Instruction& in) {
  const TapeConstant& constant = (*frame.tape->constants)[in.a];
  Register& out = Lanes::output(frame, in);
  if (in.words == 0) {
    out.t[0] = alike(constant.state == FactState::known && constant.truth);
    out.f[0] = alike(constant.state == FactState::known && !constant.truth);
    return;
  }
  put_state(out, constant.state);
  std::copy(constant.cells.begin(), constant.cells.end(), out.cells);
}

/// Columns of the bound row. The cells stay where the facts have them, so that a load costs no copy.
template <class Lanes>
void load_scalar(Frame& frame, const Instruction& in) {
  const std::uint32_t row = frame.domains[in.b].row, word = row / 64, bit = row % 64;
  Register* const registers = frame.registers.data();
  const ColumnRows* const columns = &frame.facts->column(0);
  for (const ColumnLoad& load : frame.tape->loads[in.a]) {
    const ColumnRows& column = columns[load.column];
    Register& out = registers[load.reg];
    out.t[0] = alike(((column.known[word] >> bit) & 1) != 0);
    if (load.optional) out.f[0] = alike(((column.absent[word] >> bit) & 1) != 0);
    out.cells = column.cells + std::size_t{row} * load.words;
  }
}

/// What was computed for all rows of the subject's list at once, for the subject's own.
template <class Lanes>
void view_row(Frame& frame, const Instruction& in) {
  const DomainState& domain = frame.domains[subject_domain];
  Register* const registers = frame.registers.data();
  const std::uint32_t lane = domain.row - domain.first, word = lane / 64, bit = lane % 64;
  for (const RowView& view : frame.tape->views[in.a]) {
    const Register& from = registers[view.from];
    Register& to = registers[view.to];
    to.t[0] = alike(((from.t[word] >> bit) & 1) != 0);
    to.f[0] = alike(((from.f[word] >> bit) & 1) != 0);
    to.cells = from.cells + std::size_t{lane} * view.words;
  }
}

template <class Lanes>
void load_source(Frame& frame, const Instruction& in) {
  Register& out = Lanes::output(frame, in);
  put_state(out, FactState::known);
  out.cells[0] = frame.source;
}

template <class Lanes>
void load_target_bound(Frame& frame, const Instruction& in) {
  Register& out = Lanes::output(frame, in);
  put_state(out, FactState::known);
  out.cells[0] = frame.target;
}

template <class Lanes>
void load_target_lanes(Frame& frame, const Instruction& in) {
  Register& out = Lanes::output(frame, in);
  put_state(out, FactState::known);
  for (std::uint32_t i = 0; i < frame.plan.paths; ++i) out.cells[i] = frame.plan.targets[i];
}

template <class Lanes>
void load_argument(Frame& frame, const Instruction& in) {
  const Argument& argument = frame.arguments[in.a];
  Register& out = Lanes::output(frame, in);
  put_state(out, argument.known ? FactState::known : FactState::unknown);
  std::copy_n(argument.cells, in.words, out.cells);
}

template <class Lanes>
void load_path_value(Frame& frame, const Instruction& in) {
  const std::uint32_t path = frame.domains[path_domain].bound;
  Register& out = Lanes::output(frame, in);
  const Register& column = frame.plan.columns[in.a];
  out.t[0] = alike(((column.t[0] >> path) & 1) != 0);
  out.f[0] = alike(((column.f[0] >> path) & 1) != 0);
  if (in.words != 0) std::memcpy(out.cells, column.cells + std::size_t{path} * in.words, in.words * sizeof *out.cells);
}

template <class Lanes>
void load_elements(Frame& frame, const Instruction& in) {
  const DomainState& domain = frame.domains[in.domain];
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = in.kind == CellKind::words ? static_cast<std::int64_t>(lane) : domain.elements[lane];
    return FactState::known;
  });
}

template <class Lanes>
void load_bound_element(Frame& frame, const Instruction& in) {
  const DomainState& domain = frame.domains[in.b];
  Register& out = Lanes::output(frame, in);
  put_state(out, FactState::known);
  out.cells[0] = in.kind == CellKind::words ? domain.bound : domain.elements[domain.bound];
}

template <class Lanes>
void load_membership(Frame& frame, const Instruction& in) {
  const DomainState& domain = frame.domains[in.domain];
  each_word<Lanes>(frame, in, [&](std::size_t word) -> Masks {
    const auto members = static_cast<std::uint64_t>(domain.elements[word]);
    return {members, ~members & tail(domain.count, word)};
  });
}

template <class Lanes>
void load_bound_membership(Frame& frame, const Instruction& in) {
  const DomainState& domain = frame.domains[in.b];
  const bool member = ((static_cast<std::uint64_t>(domain.elements[domain.bound >> 6]) >> (domain.bound & 63)) & 1) != 0;
  Register& out = Lanes::output(frame, in);
  out.t[0] = alike(member);
  out.f[0] = alike(!member);
}

template <class Lanes>
void load_row_lanes(Frame& frame, const Instruction& in) {
  const DomainState& domain = frame.domains[in.domain];
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = static_cast<std::int64_t>(domain.first + lane);
    return FactState::known;
  });
}

template <class Lanes>
void load_row_bound(Frame& frame, const Instruction& in) {
  Register& out = Lanes::output(frame, in);
  put_state(out, FactState::known);
  out.cells[0] = frame.domains[in.b].row;
}

template <class Lanes>
void same_row(Frame& frame, const Instruction& in) {
  const DomainState& domain = frame.domains[in.domain];
  const std::uint32_t lane = frame.domains[in.b].row - domain.first;  // wraps round for a row before the first
  each_word<Lanes>(frame, in, [&](std::size_t word) -> Masks {
    const std::uint64_t same = lane < domain.count && lane / 64 == word ? std::uint64_t{1} << (lane % 64) : 0;
    return {same, ~same};
  });
}

template <class Lanes>
void load_list_state(Frame& frame, const Instruction& in) {
  if constexpr (!Lanes::single) {
    const std::uint32_t first = frame.domains[in.domain].first;
    make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
      const ListInstance& list = frame.facts->list(in.a, first + static_cast<std::uint32_t>(lane));
      cells[0] = list.count;
      return list.state;
    });
    return;
  }
  const ListInstance& list = frame.facts->list(in.a, frame.domains[in.b].row);
  Register& out = Lanes::output(frame, in);
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

/// An unlisted entry whose field is its own name, or who knows: the general case.
template <class Lanes>
void entry_field_of_any(Frame& frame, const Instruction& in) {
  const CatalogColumn& column = frame.context->catalog_columns[in.b];
  const Operand<Lanes> entry = first<Lanes>(frame, in);
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
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

/// One cell a lane, gathered without a branch: cells that are not known are 0, and so have a row too.
template <class Lanes>
void entry_field(Frame& frame, const Instruction& in) {
  const CatalogColumn& column = frame.context->catalog_columns[in.b];
  if (column.words != 1 || column.unlisted_is_name) return entry_field_of_any<Lanes>(frame, in);
  const Operand<Lanes> entry = first<Lanes>(frame, in);
  const std::int64_t* const values = column.cells.data();
  const FactState* const states = column.states.data();
  const std::uint32_t lanes = Lanes::lanes(frame, in);
  Register& out = Lanes::output(frame, in);
  std::int64_t* const cells = out.cells;
  fill_words<Lanes>(out, lanes, [&](std::size_t word) -> Masks {
    std::uint64_t known = 0, absent = 0;
    const std::size_t end = std::min<std::size_t>(lanes, word * 64 + 64);
    for (std::size_t lane = word * 64; lane < end; ++lane) {
      const std::size_t row = std::min<std::uint64_t>(static_cast<std::uint64_t>(entry.cell(lane)), column.listed);
      cells[lane] = values[row];
      known |= std::uint64_t{states[row] == FactState::known} << (lane & 63);
      absent |= std::uint64_t{states[row] == FactState::absent} << (lane & 63);
    }
    if constexpr (Lanes::single) known = alike((known & 1) != 0), absent = alike((absent & 1) != 0);
    return {entry.t(word) & known, entry.t(word) & absent};
  });
}

template <class Lanes>
void component(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in);
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = 0;
    if (!a.known(lane)) return FactState::unknown;
    cells[0] = version_components(frame.version_written(a.cell(lane)))[in.b];
    return FactState::known;
  });
}

template <class Lanes>
void install_loads_for(Handler* table) {
  const auto at = [table](Opcode opcode) -> Handler& { return table[static_cast<std::size_t>(opcode)]; };
  at(Opcode::load_constant) = load_constant<Lanes>;
  at(Opcode::load_scalar) = load_scalar<Lanes>;
  at(Opcode::view_row) = view_row<Lanes>;
  at(Opcode::load_source) = load_source<Lanes>;
  at(Opcode::load_target_lanes) = load_target_lanes<Lanes>;
  at(Opcode::load_target_bound) = load_target_bound<Lanes>;
  at(Opcode::load_argument) = load_argument<Lanes>;
  at(Opcode::load_path_value) = load_path_value<Lanes>;
  at(Opcode::load_elements) = load_elements<Lanes>;
  at(Opcode::load_bound_element) = load_bound_element<Lanes>;
  at(Opcode::load_membership) = load_membership<Lanes>;
  at(Opcode::load_bound_membership) = load_bound_membership<Lanes>;
  at(Opcode::load_row_lanes) = load_row_lanes<Lanes>;
  at(Opcode::load_row_bound) = load_row_bound<Lanes>;
  at(Opcode::same_row) = same_row<Lanes>;
  at(Opcode::load_list_state) = load_list_state<Lanes>;
  at(Opcode::entry_field) = entry_field<Lanes>;
  at(Opcode::component) = component<Lanes>;
}

}  // namespace

void install_loads(HandlerTable& table) {
  for_each_shape(table, [](auto shape, Handler* handlers) { install_loads_for<decltype(shape)>(handlers); });
}

}  // namespace rung::handlers
