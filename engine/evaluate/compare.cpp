// SPDX-License-Identifier: Apache-2.0
// Equality, order, membership, and choosing between values.
#include <cstring>

#include "engine/evaluate/handlers.hpp"

namespace rung::handlers {

namespace {

/// Plain cells compare without a branch a lane; `compare(left, right)` is a comparison of integers.
template <class Lanes, class Compare>
void compare_plain(Frame& frame, const Instruction& in, Compare compare) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  const std::uint32_t lanes = Lanes::lanes(frame, in);
  each_word<Lanes>(frame, in, [&](std::size_t word) -> Masks {
    const std::uint64_t known = a.t(word) & b.t(word);
    const std::size_t end = std::min<std::size_t>(lanes, word * 64 + 64);
    std::uint64_t bits = 0;
    for (std::size_t lane = word * 64; lane < end; ++lane)
      bits |= std::uint64_t{compare(a.cell(lane), b.cell(lane))} << (lane & 63);
    if constexpr (Lanes::single) bits = alike((bits & 1) != 0);
    return {known & bits, known & ~bits};
  });
}

template <class Lanes>
void equal(Frame& frame, const Instruction& in) {
  if (in.kind == CellKind::plain) return compare_plain<Lanes>(frame, in, [](auto x, auto y) { return x == y; });
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  test_lanes<Lanes>(frame, in, [&](std::size_t word) { return a.t(word) & b.t(word); }, [&](std::size_t lane) {
    return equal_cells(frame, in.kind, in.base, in.words, a.cells(lane, in.words), b.cells(lane, in.words));
  });
}

template <class Lanes>
void less(Frame& frame, const Instruction& in) {
  if (in.kind == CellKind::plain) return compare_plain<Lanes>(frame, in, [](auto x, auto y) { return x < y; });
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  test_lanes<Lanes>(frame, in, [&](std::size_t word) { return a.t(word) & b.t(word); },
             [&](std::size_t lane) { return compare_cells(frame, in.base, a.cell(lane), b.cell(lane)) < 0; });
}

template <class Lanes>
void less_equal(Frame& frame, const Instruction& in) {
  if (in.kind == CellKind::plain) return compare_plain<Lanes>(frame, in, [](auto x, auto y) { return x <= y; });
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  test_lanes<Lanes>(frame, in, [&](std::size_t word) { return a.t(word) & b.t(word); },
             [&](std::size_t lane) { return compare_cells(frame, in.base, a.cell(lane), b.cell(lane)) <= 0; });
}

template <class Lanes>
void in_words(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  test_lanes<Lanes>(frame, in, [&](std::size_t word) { return a.t(word) & b.t(word); }, [&](std::size_t lane) {
    const auto value = static_cast<std::uint64_t>(a.cell(lane));
    if (value >= std::uint64_t{in.words} * 64) return false;
    return ((static_cast<std::uint64_t>(b.cells(lane, in.words)[value >> 6]) >> (value & 63)) & 1) != 0;
  });
}

template <class Lanes>
void in_items(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  test_lanes<Lanes>(frame, in, [&](std::size_t word) { return a.t(word) & b.t(word); }, [&](std::size_t lane) {
    const std::int64_t* items = frame.items(b.cell(lane));
    const std::int64_t* end = items + Span::of(b.cell(lane)).length;
    const std::int64_t value = a.cell(lane);
    const std::int64_t* found = std::lower_bound(items, end, value, [&](std::int64_t x, std::int64_t y) {
      return compare_cells(frame, in.base, x, y) < 0;
    });
    return found != end && compare_cells(frame, in.base, *found, value) == 0;
  });
}

/// Cells that compare as integers.
template <class Lanes>
void in_plain_interval(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  test_lanes<Lanes>(frame, in, [&](std::size_t word) { return a.t(word) & b.t(word); }, [&](std::size_t lane) {
    const std::int64_t* ends = frame.items(b.cell(lane));
    const std::int64_t value = a.cell(lane);
    return ((ends[0] & 1) == 0 || ends[1] <= value) && ((ends[0] & 2) == 0 || value <= ends[2]);
  });
}

template <class Lanes>
void in_interval(Frame& frame, const Instruction& in) {
  if (in.base != Base::text && in.base != Base::version) return in_plain_interval<Lanes>(frame, in);
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  test_lanes<Lanes>(frame, in, [&](std::size_t word) { return a.t(word) & b.t(word); }, [&](std::size_t lane) {
    const std::int64_t* ends = frame.items(b.cell(lane));
    const std::int64_t value = a.cell(lane);
    const bool above = (ends[0] & 1) == 0 || compare_cells(frame, in.base, ends[1], value) <= 0;
    return above && ((ends[0] & 2) == 0 || compare_cells(frame, in.base, value, ends[2]) <= 0);
  });
}

template <class Lanes>
FactState copy(const Operand<Lanes>& from, std::size_t lane, std::size_t words, std::int64_t* to) {
  std::memcpy(to, from.cells(lane, words), words * sizeof *to);
  return from.known(lane) ? FactState::known : from.absent(lane) ? FactState::absent : FactState::unknown;
}

/// if a then b else c: where a is unknown, what b and c agree on.
template <class Lanes>
void choose(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in), c = third<Lanes>(frame, in);
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    if (a.known(lane)) return copy(b, lane, in.words, cells);
    if (a.absent(lane)) return copy(c, lane, in.words, cells);
    const FactState state = copy(b, lane, in.words, cells);
    if (state == FactState::absent && c.absent(lane)) return state;
    const bool agreed = state == FactState::known && c.known(lane) &&
                        equal_cells(frame, in.kind, in.base, in.words, b.cells(lane, in.words), c.cells(lane, in.words));
    return agreed ? FactState::known : FactState::unknown;
  });
}

template <class Lanes>
void pick(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in), c = third<Lanes>(frame, in), d = fourth<Lanes>(frame, in);
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    if (a.known(lane)) return copy(b, lane, in.words, cells);
    if (a.absent(lane)) return copy(c, lane, in.words, cells);
    const FactState state = copy(b, lane, in.words, cells);
    return d.known(lane) ? state : FactState::unknown;
  });
}

template <class Lanes>
void otherwise(Frame& frame, const Instruction& in) {
  if constexpr (Lanes::single) {
    frame.registers[in.out] = frame.registers[first<Lanes>(frame, in).absent(0) ? in.b : in.a];
    return;
  }
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    return copy(a.absent(lane) ? b : a, lane, in.words, cells);
  });
}

template <class Lanes>
void install_compare_for(Handler* table) {
  const auto at = [table](Opcode opcode) -> Handler& { return table[static_cast<std::size_t>(opcode)]; };
  at(Opcode::equal) = equal<Lanes>;
  at(Opcode::less) = less<Lanes>;
  at(Opcode::less_equal) = less_equal<Lanes>;
  at(Opcode::in_words) = in_words<Lanes>;
  at(Opcode::in_items) = in_items<Lanes>;
  at(Opcode::in_interval) = in_interval<Lanes>;
  at(Opcode::choose) = choose<Lanes>;
  at(Opcode::pick) = pick<Lanes>;
  at(Opcode::otherwise) = otherwise<Lanes>;
}

}  // namespace

void install_compare(HandlerTable& table) {
  install_compare_for<Scalar>(table[0].data());
  install_compare_for<Paths>(table[1].data());
  install_compare_for<Elements>(table[2].data());
}

}  // namespace rung::handlers
