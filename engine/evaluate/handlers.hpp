// SPDX-License-Identifier: Apache-2.0
// What every handler needs: operands by lane or one for all, and whole words of lanes at a time.
#pragma once

#include <algorithm>
#include <array>
#include <bit>

#include "engine/evaluate/frame.hpp"

namespace rung::handlers {

/// By shape of lanes, then by opcode.
using HandlerTable = std::array<std::array<Handler, opcode_count>, 4>;

/// One lane's bit for all bits of a word, so that a scalar combines with lanes.
inline std::uint64_t alike(bool bit) { return bit ? ~std::uint64_t{0} : 0; }

/// The lanes of a word that exist.
inline std::uint64_t tail(std::uint32_t lanes, std::size_t word) {
  const std::size_t left = lanes - word * 64;
  return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

// Every handler is made for each of four shapes of lanes, so that what a shape fixes costs nothing when it runs.
// A shape says how many lanes and words of masks there are, where the result goes, and how operands are read.

/// For handlers that let a register stand for another where they can.
inline Register& own_register(Frame& frame, const Instruction& in) { return frame.registers[in.out] = frame.own(in.out); }

/// One lane, whose masks have all bits alike.
struct Scalar {
  static constexpr bool single = true;   ///< one lane
  static constexpr bool narrow = true;   ///< one word of masks
  static std::uint32_t lanes(const Frame&, const Instruction&) { return 1; }
  static Register& output(Frame& frame, const Instruction& in) { return frame.registers[in.out]; }
  static Register& own_output(Frame& frame, const Instruction& in) { return own_register(frame, in); }
};

/// The paths of a plan, 64 at most; operands may be scalars, whose masks serve as they are.
struct Paths {
  static constexpr bool single = false;
  static constexpr bool narrow = true;
  static std::uint32_t lanes(const Frame& frame, const Instruction&) { return frame.domains[path_domain].count; }
  static Register& output(Frame& frame, const Instruction& in) { return frame.registers[in.out]; }
  static Register& own_output(Frame& frame, const Instruction& in) { return own_register(frame, in); }
};

/// The elements of a list or set where none has more than a word has bits, which is nearly always.
struct FewElements {
  static constexpr bool single = false;
  static constexpr bool narrow = true;
  static std::uint32_t lanes(const Frame& frame, const Instruction& in) { return frame.domains[in.domain].count; }
  static Register& output(Frame& frame, const Instruction& in) { return frame.registers[in.out]; }
  static Register& own_output(Frame& frame, const Instruction& in) { return own_register(frame, in); }
};

/// The elements of a list or set, as many as there are.
struct Elements {
  static constexpr bool single = false;
  static constexpr bool narrow = false;
  static std::uint32_t lanes(const Frame& frame, const Instruction& in) { return frame.domains[in.domain].count; }
  static Register& output(Frame& frame, const Instruction& in) {
    frame.give_room(in);
    return frame.registers[in.out];
  }
  static Register& own_output(Frame& frame, const Instruction& in) { return output(frame, in); }
};

/// Words of a mask over so many lanes; a narrow one has a word even of none.
template <class Lanes>
std::uint32_t words_of_lanes(std::uint32_t lanes) { return Lanes::narrow ? 1 : (lanes + 63) / 64; }

/// Calls install(shape, handlers) for each shape.
template <class Install>
void for_each_shape(HandlerTable& table, Install install) {
  install(Scalar{}, table[0].data());
  install(Paths{}, table[1].data());
  install(FewElements{}, table[2].data());
  install(Elements{}, table[3].data());
}

void install_loads(HandlerTable& table);
void install_logic(HandlerTable& table);
void install_compare(HandlerTable& table);
void install_arithmetic(HandlerTable& table);
void install_sets(HandlerTable& table);
void install_text(HandlerTable& table);
void install_quantify(HandlerTable& table);
void install_for_paths(HandlerTable& table);

/// Makes a sorted set of the cells in frame.members, of equal ones the first, and gives its cell.
std::int64_t make_set(Frame& frame, Base base);
/// The same where they are sorted and no two are equal.
std::int64_t store_set(Frame& frame);

/// An operand: its word of lanes w, or its cells of lane i; the same ones always where it has no lanes.
template <class Lanes>
struct Operand {
  const Register* reg;
  std::size_t lanes_step;  ///< 1 with lanes, else 0

  std::size_t step() const { return Lanes::single ? 0 : lanes_step; }
  std::uint64_t t(std::size_t word) const { return reg->t[Lanes::narrow ? 0 : word * step()]; }
  std::uint64_t f(std::size_t word) const { return reg->f[Lanes::narrow ? 0 : word * step()]; }
  std::int64_t cell(std::size_t lane) const { return reg->cells[lane * step()]; }
  const std::int64_t* cells(std::size_t lane, std::size_t words) const { return reg->cells + lane * step() * words; }
  bool known(std::size_t lane) const { return ((t(lane >> 6) >> (step() * (lane & 63))) & 1) != 0; }
  bool absent(std::size_t lane) const { return ((f(lane >> 6) >> (step() * (lane & 63))) & 1) != 0; }
};

template <class Lanes>
Operand<Lanes> operand(const Frame& frame, const Instruction& in, std::uint32_t index, unsigned bit) {
  return {&frame.registers[index], static_cast<std::size_t>((in.lanes >> bit) & 1)};
}
template <class Lanes>
Operand<Lanes> first(const Frame& frame, const Instruction& in) { return operand<Lanes>(frame, in, in.a, 0); }
template <class Lanes>
Operand<Lanes> second(const Frame& frame, const Instruction& in) { return operand<Lanes>(frame, in, in.b, 1); }
template <class Lanes>
Operand<Lanes> third(const Frame& frame, const Instruction& in) { return operand<Lanes>(frame, in, in.c, 2); }
template <class Lanes>
Operand<Lanes> fourth(const Frame& frame, const Instruction& in) { return operand<Lanes>(frame, in, in.d, 3); }

struct Masks { std::uint64_t t, f; };

/// Writes the masks of `out`, which has its room, word by word: combine(word) gives {t, f}.
template <class Lanes, class Combine>
void fill_words(Register& out, std::uint32_t lanes, Combine combine) {
  for (std::uint32_t word = 0; word < words_of_lanes<Lanes>(lanes); ++word) {
    const auto [t, f] = combine(word);
    out.t[word] = t;
    out.f[word] = f;
  }
}
template <class Lanes, class Combine>
void each_word(Frame& frame, const Instruction& in, Combine combine) {
  fill_words<Lanes>(Lanes::output(frame, in), Lanes::narrow ? 0 : Lanes::lanes(frame, in), combine);
}

/// Bits of a word of lanes: test(lane) for each, four at a time: there is room to read behind the last, and what comes of that is
/// masked wherever lanes are counted.
template <class Lanes, class Test>
std::uint64_t bits_by_four(std::uint32_t lanes, std::size_t word, Test test) {
  if constexpr (Lanes::single) return alike(test(0));
  std::uint64_t bits = 0;
  const std::size_t end = std::min<std::size_t>(lanes, word * 64 + 64);
  for (std::size_t lane = word * 64; lane < end; lane += room_lanes) {
    const unsigned four = unsigned{test(lane)} | unsigned{test(lane + 1)} << 1 | unsigned{test(lane + 2)} << 2 | unsigned{test(lane + 3)} << 3;
    bits |= std::uint64_t{four} << (lane & 63);
  }
  return bits;
}

/// A truth value of known operands: test(lane) for each lane where `known(word)` has it.
template <class Lanes, class Known, class Test>
void test_lanes(Frame& frame, const Instruction& in, Known known, Test test) {
  const std::uint32_t lanes = Lanes::lanes(frame, in);
  each_word<Lanes>(frame, in, [&](std::size_t word) -> Masks {
    const std::uint64_t defined = known(word);
    std::uint64_t bits = 0;
    if constexpr (Lanes::single) {
      bits = alike((defined & 1) != 0 && test(0));
    } else {
      for (std::uint64_t left = defined & tail(lanes, word); left != 0; left &= left - 1) {
        const auto lane = static_cast<unsigned>(std::countr_zero(left));
        bits |= std::uint64_t{test(word * 64 + lane)} << lane;
      }
    }
    return {defined & bits, defined & ~bits};
  });
}

/// A value for each lane: make(lane, cells) fills the cells and says known or, where not, absent.
template <class Lanes, class Make>
void make_lanes(Frame& frame, const Instruction& in, Make make) {
  const std::uint32_t lanes = Lanes::lanes(frame, in);
  Register& out = Lanes::output(frame, in);
  if constexpr (Lanes::single) {
    const FactState state = make(0, out.cells);
    out.t[0] = alike(state == FactState::known);
    out.f[0] = alike(state == FactState::absent);
    return;
  }
  for (std::uint32_t first_lane = 0; first_lane < lanes || (Lanes::narrow && first_lane == 0); first_lane += 64) {
    std::uint64_t t = 0, f = 0;
    const std::uint32_t end = std::min(lanes, first_lane + 64);
    for (std::uint32_t lane = first_lane; lane < end; ++lane) {
      const FactState state = make(lane, out.cells + std::size_t{lane} * in.words);
      t |= std::uint64_t{state == FactState::known} << (lane & 63);
      f |= std::uint64_t{state == FactState::absent} << (lane & 63);
    }
    out.t[first_lane / 64] = t;
    out.f[first_lane / 64] = f;
  }
}

}  // namespace rung::handlers
