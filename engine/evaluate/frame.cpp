// SPDX-License-Identifier: Apache-2.0
#include "engine/evaluate/frame.hpp"

#include <cstring>

namespace rung {

namespace {

/// The words that a register takes: two masks and its cells.
std::size_t words_of(const RegisterShape& shape) {
  const std::size_t lanes = shape.domain == scalar_domain ? 1 : 64;
  return 2 + (shape.borrows ? 0 : lanes * shape.words);
}

}  // namespace

Frame::Frame(const Tape& tape_run, const TapeContext& context_read, Pool& scratch_used)
    : tape(&tape_run), context(&context_read), scratch(scratch_used), registers(tape_run.registers.size()),
      domains(tape_run.domains), wide_(tape_run.always_wide),
      handlers_(wide_ ? handlers_for_any() : handlers_for_few()) {
  std::size_t size = 0;
  for (const RegisterShape& shape : tape->registers) size += words_of(shape);
  room_.assign(size, 0);
  std::uint64_t* room = room_.data();
  for (std::size_t i = 0; i < registers.size(); ++i) {
    registers[i] = {room, room + 1, reinterpret_cast<std::int64_t*>(room + 2)};
    room += words_of(tape->registers[i]);
  }
  for (const NegatedRegister& negated : tape->negated)
    registers[negated.reg] = {registers[negated.of].f, registers[negated.of].t, nullptr};
  own_ = registers;
  run(tape->prologue);
}

void Frame::start(const Facts* facts_read, const Pool& pool_read) {
  facts = facts_read;
  pool = &pool_read;
  arena.release({});
  const bool wide = tape->always_wide || (facts != nullptr && facts->longest_list() > 64);
  if (wide == wide_) return;
  registers = own_;
  wide_ = wide;
  handlers_ = wide ? handlers_for_any() : handlers_for_few();
}

void Frame::give_room(const Instruction& instruction) {
  const std::size_t lanes = domains[instruction.domain].count;
  const std::size_t masks = (lanes + 63) / 64;
  std::uint64_t* room = arena.take(2 * masks + (lanes + room_lanes) * instruction.words);
  registers[instruction.out] = {room, room + masks, reinterpret_cast<std::int64_t*>(room + 2 * masks)};
  if (const std::uint32_t negation = tape->negation_of[instruction.out]; negation != no_register)
    registers[negation] = {room + masks, room, nullptr};
}

namespace {

/// The pool that a cell lies in, and the cell as that pool knows it.
struct Found { const Pool* pool; std::int64_t cell; };

Found find(const Frame& frame, std::int64_t cell) {
  const Span span = Span::of(cell);
  if ((span.offset & scratch_bit) != 0) return {&frame.scratch, Span{span.offset & ~scratch_bit, span.length}.cell()};
  return {frame.pool, cell};
}

}  // namespace

std::string_view Frame::text(std::int64_t cell) const {
  const Found found = find(*this, cell);
  return found.pool->text(found.cell);
}

std::string_view Frame::version_key(std::int64_t cell) const {
  const Found found = find(*this, cell);
  return found.pool->version_key_of(found.cell);
}

std::string_view Frame::version_written(std::int64_t cell) const {
  const Found found = find(*this, cell);
  return found.pool->version_written(found.cell);
}

int compare_cells(const Frame& frame, Base base, std::int64_t left, std::int64_t right) {
  if (base == Base::text || base == Base::version) {
    if (left == right) return 0;
    const int order = base == Base::text ? frame.text(left).compare(frame.text(right))
                                         : frame.version_key(left).compare(frame.version_key(right));
    return order < 0 ? -1 : order > 0 ? 1 : 0;
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

bool equal_cells(const Frame& frame, CellKind kind, Base base, std::uint8_t words, const std::int64_t* left,
                 const std::int64_t* right) {
  switch (kind) {
    case CellKind::plain: return *left == *right;
    case CellKind::text: return *left == *right || frame.text(*left) == frame.text(*right);
    case CellKind::version: return compare_cells(frame, base, *left, *right) == 0;
    case CellKind::words: return std::memcmp(left, right, words * sizeof *left) == 0;
    case CellKind::items: {
      const std::uint32_t count = Span::of(*left).length;
      if (count != Span::of(*right).length) return false;
      const std::int64_t* a = frame.items(*left);
      const std::int64_t* b = frame.items(*right);
      for (std::uint32_t i = 0; i < count; ++i)
        if (compare_cells(frame, base, a[i], b[i]) != 0) return false;
      return true;
    }
    case CellKind::interval: {
      const std::int64_t* a = frame.items(*left);
      const std::int64_t* b = frame.items(*right);
      if (a[0] != b[0]) return false;
      const bool low = (a[0] & 1) == 0 || compare_cells(frame, base, a[1], b[1]) == 0;
      return low && ((a[0] & 2) == 0 || compare_cells(frame, base, a[2], b[2]) == 0);
    }
  }
  return false;
}

}  // namespace rung
