// SPDX-License-Identifier: Apache-2.0
// Sets in their two forms: masks over all values of a closed type, and sorted members of any other.
#include "engine/evaluate/handlers.hpp"
#include "engine/values/bits.hpp"

namespace rung::handlers {

namespace {

/// The two known operands of a lane as words: combine(left, right) gives the result's word.
template <class Lanes, class Combine>
void combine_words(Frame& frame, const Instruction& in, Combine combine) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    const std::int64_t* left = a.cells(lane, in.words);
    const std::int64_t* right = b.cells(lane, in.words);
    for (std::size_t word = 0; word < in.words; ++word) cells[word] = combine(left[word], right[word]);
    return a.known(lane) && b.known(lane) ? FactState::known : FactState::unknown;
  });
}

template <class Lanes>
void unite_words(Frame& frame, const Instruction& in) {
  combine_words<Lanes>(frame, in, [](std::int64_t x, std::int64_t y) { return x | y; });
}
template <class Lanes>
void intersect_words(Frame& frame, const Instruction& in) {
  combine_words<Lanes>(frame, in, [](std::int64_t x, std::int64_t y) { return x & y; });
}
template <class Lanes>
void difference_words(Frame& frame, const Instruction& in) {
  combine_words<Lanes>(frame, in, [](std::int64_t x, std::int64_t y) { return x & ~y; });
}

template <class Lanes, class Test>
void test_words(Frame& frame, const Instruction& in, Test test) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  test_lanes<Lanes>(frame, in, [&](std::size_t word) { return a.t(word) & b.t(word); },
             [&](std::size_t lane) { return test(a.cells(lane, in.words), b.cells(lane, in.words)); });
}

template <class Lanes>
void overlaps_words(Frame& frame, const Instruction& in) {
  test_words<Lanes>(frame, in, [&](const std::int64_t* x, const std::int64_t* y) {
    std::int64_t both = 0;
    for (std::size_t word = 0; word < in.words; ++word) both |= x[word] & y[word];
    return both != 0;
  });
}

template <class Lanes>
void within_words(Frame& frame, const Instruction& in) {
  test_words<Lanes>(frame, in, [&](const std::int64_t* x, const std::int64_t* y) {
    std::int64_t outside = 0;
    for (std::size_t word = 0; word < in.words; ++word) outside |= x[word] & ~y[word];
    return outside == 0;
  });
}

template <class Lanes>
void size_words(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in);
  const std::size_t words = in.c;  // of the operand; the result takes one cell
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = 0;
    for (std::size_t word = 0; word < words; ++word)
      cells[0] += count_bits(static_cast<std::uint64_t>(a.cells(lane, words)[word]));
    return a.known(lane) ? FactState::known : FactState::unknown;
  });
}

struct Members {
  const std::int64_t* begin;
  const std::int64_t* end;
};

Members members(const Frame& frame, std::int64_t cell) {
  const std::int64_t* items = frame.items(cell);
  return {items, items + Span::of(cell).length};
}

enum class Keep : std::uint8_t { left_only = 1, both = 2, right_only = 4 };

/// Walks two sorted sets at once: visit(keep, cell) for each member of either; those in both with the left one's cell.
template <class Visit>
void merge(const Frame& frame, Base base, Members left, Members right, Visit visit) {
  while (left.begin != left.end || right.begin != right.end) {
    const int order = left.begin == left.end    ? 1
                      : right.begin == right.end ? -1
                                                 : compare_cells(frame, base, *left.begin, *right.begin);
    if (order < 0) visit(Keep::left_only, *left.begin++);
    else if (order > 0) visit(Keep::right_only, *right.begin++);
    else {
      visit(Keep::both, *left.begin++);
      ++right.begin;
    }
  }
}

template <class Lanes>
void combine_items(Frame& frame, const Instruction& in, unsigned keep) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  std::vector<std::int64_t>& collected = frame.members;
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = 0;
    if (!a.known(lane) || !b.known(lane)) return FactState::unknown;
    collected.clear();
    merge(frame, in.base, members(frame, a.cell(lane)), members(frame, b.cell(lane)), [&](Keep which, std::int64_t cell) {
      if ((keep & static_cast<unsigned>(which)) != 0) collected.push_back(cell);
    });
    cells[0] = store_set(frame);
    return FactState::known;
  });
}

template <class Lanes>
void unite_items(Frame& frame, const Instruction& in) { combine_items<Lanes>(frame, in, 7); }
template <class Lanes>
void intersect_items(Frame& frame, const Instruction& in) { combine_items<Lanes>(frame, in, 2); }
template <class Lanes>
void difference_items(Frame& frame, const Instruction& in) { combine_items<Lanes>(frame, in, 1); }

template <class Lanes, class Test>
void test_items(Frame& frame, const Instruction& in, Test test) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  test_lanes<Lanes>(frame, in, [&](std::size_t word) { return a.t(word) & b.t(word); }, [&](std::size_t lane) {
    bool both = false, outside = false;
    merge(frame, in.base, members(frame, a.cell(lane)), members(frame, b.cell(lane)), [&](Keep which, std::int64_t) {
      both |= which == Keep::both;
      outside |= which == Keep::left_only;
    });
    return test(both, outside);
  });
}

template <class Lanes>
void overlaps_items(Frame& frame, const Instruction& in) {
  test_items<Lanes>(frame, in, [](bool both, bool) { return both; });
}
template <class Lanes>
void within_items(Frame& frame, const Instruction& in) {
  test_items<Lanes>(frame, in, [](bool, bool outside) { return !outside; });
}

/// Of a sorted set, whose length is in its cell.
template <class Lanes>
void size_items(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in);
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = Span::of(a.cell(lane)).length;
    return a.known(lane) ? FactState::known : FactState::unknown;
  });
}

/// The i-th item of a set literal: a register in Tape::operands, and behind it whether it has lanes.
template <class Lanes>
Operand<Lanes> collected_item(const Frame& frame, const Instruction& in, std::uint32_t i) {
  const std::uint32_t* item = frame.tape->operands.data() + in.a + std::size_t{2} * i;
  return {&frame.registers[item[0]], item[1]};
}

template <class Lanes>
void collect_words(Frame& frame, const Instruction& in) {
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    std::fill_n(cells, in.words, 0);
    for (std::uint32_t i = 0; i < in.c; ++i) {
      const Operand<Lanes> item = collected_item<Lanes>(frame, in, i);
      if (!item.known(lane)) return FactState::unknown;
      const auto value = static_cast<std::uint64_t>(item.cell(lane));
      cells[value >> 6] |= static_cast<std::int64_t>(std::uint64_t{1} << (value & 63));
    }
    return FactState::known;
  });
}

template <class Lanes>
void collect_items(Frame& frame, const Instruction& in) {
  std::vector<std::int64_t>& collected = frame.members;
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = 0;
    collected.clear();
    for (std::uint32_t i = 0; i < in.c; ++i) {
      const Operand<Lanes> item = collected_item<Lanes>(frame, in, i);
      if (!item.known(lane)) return FactState::unknown;
      collected.push_back(item.cell(lane));
    }
    cells[0] = make_set(frame, in.base);
    return FactState::known;
  });
}

template <class Lanes>
void install_sets_for(Handler* table) {
  const auto at = [table](Opcode opcode) -> Handler& { return table[static_cast<std::size_t>(opcode)]; };
  at(Opcode::unite_words) = unite_words<Lanes>;
  at(Opcode::intersect_words) = intersect_words<Lanes>;
  at(Opcode::difference_words) = difference_words<Lanes>;
  at(Opcode::overlaps_words) = overlaps_words<Lanes>;
  at(Opcode::within_words) = within_words<Lanes>;
  at(Opcode::size_words) = size_words<Lanes>;
  at(Opcode::unite_items) = unite_items<Lanes>;
  at(Opcode::intersect_items) = intersect_items<Lanes>;
  at(Opcode::difference_items) = difference_items<Lanes>;
  at(Opcode::overlaps_items) = overlaps_items<Lanes>;
  at(Opcode::within_items) = within_items<Lanes>;
  at(Opcode::size_items) = size_items<Lanes>;
  at(Opcode::collect_words) = collect_words<Lanes>;
  at(Opcode::collect_items) = collect_items<Lanes>;
}

}  // namespace

std::int64_t store_set(Frame& frame) {
  const Span span = Span::of(frame.scratch.add_items(frame.members));
  return Span{span.offset | scratch_bit, span.length}.cell();
}

std::int64_t make_set(Frame& frame, Base base) {
  // Sorted with their places, which keeps equal ones in order without the room that std::stable_sort allocates.
  frame.sorting.clear();
  for (const std::int64_t cell : frame.members) frame.sorting.emplace_back(cell, frame.sorting.size());
  std::sort(frame.sorting.begin(), frame.sorting.end(), [&](const auto& x, const auto& y) {
    const int order = compare_cells(frame, base, x.first, y.first);
    return order != 0 ? order < 0 : x.second < y.second;
  });
  frame.members.clear();
  for (const auto& [cell, at] : frame.sorting)
    if (frame.members.empty() || compare_cells(frame, base, frame.members.back(), cell) != 0) frame.members.push_back(cell);
  return store_set(frame);
}

void install_sets(HandlerTable& table) {
  for_each_shape(table, [](auto shape, Handler* handlers) { install_sets_for<decltype(shape)>(handlers); });
}

}  // namespace rung::handlers
