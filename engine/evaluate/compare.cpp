// SPDX-License-Identifier: Apache-2.0
// Equality, order, membership, and choosing between values.
#include <cstring>
#include <limits>

#include "engine/evaluate/handlers.hpp"

namespace rung::handlers {

namespace {

/// Plain cells compare without a branch a lane; `compare(left, right)` is a comparison of integers.
template <class Lanes, class Compare>
void compare_plain(Frame& frame, const Instruction& in, Compare compare) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  const std::uint32_t lanes = Lanes::lanes(frame, in);
  const std::int64_t *left = a.cells(0, 1), *right = b.cells(0, 1);
  const std::size_t left_step = a.step(), right_step = b.step();
  each_word<Lanes>(frame, in, [&](std::size_t word) -> Masks {
    const std::uint64_t known = a.t(word) & b.t(word);
    const std::uint64_t bits =
        bits_by_four<Lanes>(lanes, word, [&](std::size_t lane) { return compare(left[lane * left_step], right[lane * right_step]); });
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

// What most comparisons are, each as a function of its own: with what the general ones need besides they would take twice as long.

/// Lanes against one for all on the right.
template <class Lanes, class Compare>
void compare_with_one(Frame& frame, const Instruction& in, Compare compare) {
  const std::uint32_t lanes = Lanes::lanes(frame, in);
  Register& out = Lanes::output(frame, in);
  const Register &left = frame.registers[in.a], &right = frame.registers[in.b];
  const std::int64_t* const cells = left.cells;
  const std::int64_t one = *right.cells;
  fill_words<Lanes>(out, lanes, [&](std::size_t word) -> Masks {
    const std::uint64_t known = left.t[word] & *right.t;
    const std::uint64_t bits = bits_by_four<Lanes>(lanes, word, [&](std::size_t lane) { return compare(cells[lane], one); });
    return {known & bits, known & ~bits};
  });
}

template <class Lanes>
void equal_to_one(Frame& frame, const Instruction& in) { compare_with_one<Lanes>(frame, in, [](auto x, auto y) { return x == y; }); }
template <class Lanes>
void less_than_one(Frame& frame, const Instruction& in) { compare_with_one<Lanes>(frame, in, [](auto x, auto y) { return x < y; }); }
template <class Lanes>
void less_equal_one(Frame& frame, const Instruction& in) { compare_with_one<Lanes>(frame, in, [](auto x, auto y) { return x <= y; }); }

/// One value for all against ends with lanes.
template <class Lanes>
void one_in_bounds(Frame& frame, const Instruction& in) {
  const std::uint32_t lanes = Lanes::lanes(frame, in);
  Register& out = Lanes::output(frame, in);
  const Register &value = frame.registers[in.a], &low = frame.registers[in.b];
  const std::int64_t *const lows = low.cells, *const highs = frame.registers[in.c].cells;
  const std::int64_t one = *value.cells;
  fill_words<Lanes>(out, lanes, [&](std::size_t word) -> Masks {
    const std::uint64_t known = *value.t & low.t[word];
    const std::uint64_t bits = bits_by_four<Lanes>(lanes, word, [&](std::size_t lane) {
      return (unsigned{lows[lane] <= one} & unsigned{one <= highs[lane]}) != 0;
    });
    return {known & bits, known & ~bits};
  });
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

/// Cells that compare as integers, with ends that are always there.
template <class Lanes>
void in_bounds(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in), c = third<Lanes>(frame, in);
  const std::uint32_t lanes = Lanes::lanes(frame, in);
  const std::int64_t *value = a.cells(0, 1), *low = b.cells(0, 1), *high = c.cells(0, 1);
  const std::size_t value_step = a.step(), low_step = b.step(), high_step = c.step();
  each_word<Lanes>(frame, in, [&](std::size_t word) -> Masks {
    const std::uint64_t known = a.t(word) & b.t(word);
    const auto by_step = [&](std::size_t lane) {
      const std::int64_t one = value[lane * value_step];
      return (unsigned{low[lane * low_step] <= one} & unsigned{one <= high[lane * high_step]}) != 0;
    };
    const std::uint64_t bits = bits_by_four<Lanes>(lanes, word, by_step);
    return {known & bits, known & ~bits};
  });
}

/// One end of a range of integers in cells, which is a value where the range is.
template <class Lanes>
void range_end(Frame& frame, const Instruction& in, std::size_t which, std::int64_t open) {
  const Operand<Lanes> a = first<Lanes>(frame, in);
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = 0;
    if (!a.known(lane)) return FactState::unknown;
    const std::int64_t* ends = frame.items(a.cell(lane));
    cells[0] = (static_cast<std::size_t>(ends[0]) & which) != 0 ? ends[which] : open;
    return FactState::known;
  });
}

template <class Lanes>
void low_end(Frame& frame, const Instruction& in) {
  range_end<Lanes>(frame, in, 1, std::numeric_limits<std::int64_t>::min());
}

template <class Lanes>
void high_end(Frame& frame, const Instruction& in) {
  range_end<Lanes>(frame, in, 2, std::numeric_limits<std::int64_t>::max());
}

template <class Lanes>
void in_interval(Frame& frame, const Instruction& in) {
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
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  if constexpr (Lanes::single) {
    frame.registers[in.out] = frame.registers[a.absent(0) ? in.b : in.a];
    return;
  }
  // Where one value is absent for all lanes, the other one's are the result as they are.
  if (a.step() == 0 && b.step() == 1 && a.absent(0)) {
    frame.registers[in.out] = frame.registers[in.b];
    return;
  }
  Register& out = Lanes::own_output(frame, in);
  const std::uint32_t lanes = Lanes::lanes(frame, in);
  std::int64_t* cells = out.cells;
  fill_words<Lanes>(out, lanes, [&](std::size_t word) -> Masks {
    const std::uint64_t absent = a.f(word);
    const std::size_t end = std::min<std::size_t>(lanes, word * 64 + 64);
    for (std::size_t lane = word * 64; lane < end; ++lane)
      std::copy_n((((absent >> (lane & 63)) & 1) != 0 ? b : a).cells(lane, in.words), in.words, cells + lane * in.words);
    return {(a.t(word) & ~absent) | (absent & b.t(word)), absent & b.f(word)};
  });
}

template <class Lanes>
void install_compare_for(Handler* table) {
  const auto at = [table](Opcode opcode) -> Handler& { return table[static_cast<std::size_t>(opcode)]; };
  at(Opcode::equal) = equal<Lanes>;
  at(Opcode::less) = less<Lanes>;
  at(Opcode::less_equal) = less_equal<Lanes>;
  at(Opcode::equal_to_one) = equal_to_one<Lanes>;
  at(Opcode::less_than_one) = less_than_one<Lanes>;
  at(Opcode::less_equal_one) = less_equal_one<Lanes>;
  at(Opcode::one_in_bounds) = one_in_bounds<Lanes>;
  at(Opcode::in_words) = in_words<Lanes>;
  at(Opcode::in_items) = in_items<Lanes>;
  at(Opcode::in_interval) = in_interval<Lanes>;
  at(Opcode::in_bounds) = in_bounds<Lanes>;
  at(Opcode::low_end) = low_end<Lanes>;
  at(Opcode::high_end) = high_end<Lanes>;
  at(Opcode::choose) = choose<Lanes>;
  at(Opcode::pick) = pick<Lanes>;
  at(Opcode::otherwise) = otherwise<Lanes>;
}

}  // namespace

void install_compare(HandlerTable& table) {
  for_each_shape(table, [](auto shape, Handler* handlers) { install_compare_for<decltype(shape)>(handlers); });
}

}  // namespace rung::handlers
