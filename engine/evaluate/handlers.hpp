// SPDX-License-Identifier: Apache-2.0
// What every handler needs: operands by lane or one for all, and whole words of lanes at a time.
#pragma once

#include <algorithm>
#include <bit>

#include "engine/evaluate/frame.hpp"

namespace rung::handlers {

using Handler = void (*)(Frame&, const Instruction&);

void install_loads(Handler* table);
void install_logic(Handler* table);
void install_compare(Handler* table);
void install_arithmetic(Handler* table);
void install_sets(Handler* table);
void install_text(Handler* table);
void install_quantify(Handler* table);

/// Makes a sorted set of the cells in frame.members, of equal ones the first, and gives its cell.
std::int64_t make_set(Frame& frame, Base base);
/// The same where they are sorted and no two are equal.
std::int64_t store_set(Frame& frame);

/// An operand: its word of lanes w, or its cells of lane i; the same ones always where it has no lanes.
struct Operand {
  const Register* reg;
  std::size_t step;  ///< 1 with lanes, else 0

  std::uint64_t t(std::size_t word) const { return reg->t[word * step]; }
  std::uint64_t f(std::size_t word) const { return reg->f[word * step]; }
  std::int64_t cell(std::size_t lane) const { return reg->cells[lane * step]; }
  const std::int64_t* cells(std::size_t lane, std::size_t words) const { return reg->cells + lane * step * words; }
  bool known(std::size_t lane) const { return ((t(lane >> 6) >> (step * (lane & 63))) & 1) != 0; }
  bool absent(std::size_t lane) const { return ((f(lane >> 6) >> (step * (lane & 63))) & 1) != 0; }
};

inline Operand operand(const Frame& frame, const Instruction& in, std::uint32_t index, unsigned bit) {
  return {&frame.registers[index], static_cast<std::size_t>((in.lanes >> bit) & 1)};
}
inline Operand first(const Frame& frame, const Instruction& in) { return operand(frame, in, in.a, 0); }
inline Operand second(const Frame& frame, const Instruction& in) { return operand(frame, in, in.b, 1); }
inline Operand third(const Frame& frame, const Instruction& in) { return operand(frame, in, in.c, 2); }
inline Operand fourth(const Frame& frame, const Instruction& in) { return operand(frame, in, in.d, 3); }

/// One lane's bit for all bits of a word, so that a scalar combines with lanes.
inline std::uint64_t alike(bool bit) { return bit ? ~std::uint64_t{0} : 0; }

/// The lanes of a word that exist.
inline std::uint64_t tail(std::uint32_t lanes, std::size_t word) {
  const std::size_t left = lanes - word * 64;
  return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

/// Writes the masks of `out` word by word: combine(word) gives {t, f}.
template <class Combine>
void each_word(Frame& frame, const Instruction& in, Combine combine) {
  Register& out = frame.output(in);
  const std::uint32_t words = frame.words_of(in.domain);
  for (std::uint32_t word = 0; word < words; ++word) {
    const auto [t, f] = combine(word);
    out.t[word] = t;
    out.f[word] = f;
  }
}

struct Masks { std::uint64_t t, f; };

/// A truth value of two known operands: test(lane) for each lane where `known(word)` has it.
template <class Known, class Test>
void test_lanes(Frame& frame, const Instruction& in, Known known, Test test) {
  const std::uint32_t lanes = frame.lanes_of(in.domain);
  each_word(frame, in, [&](std::size_t word) -> Masks {
    const std::uint64_t defined = known(word);
    std::uint64_t bits = 0;
    if (defined != 0) {
      const std::size_t end = std::min<std::size_t>(lanes, word * 64 + 64);
      for (std::size_t lane = word * 64; lane < end; ++lane)
        if (((defined >> (lane & 63)) & 1) != 0) bits |= std::uint64_t{test(lane)} << (lane & 63);
    }
    if (in.domain == scalar_domain) bits = alike((bits & 1) != 0);
    return {defined & bits, defined & ~bits};
  });
}

/// A value for each lane: make(lane, cells) fills the cells and says known or, where not, absent.
template <class Make>
void make_lanes(Frame& frame, const Instruction& in, Make make) {
  const std::uint32_t lanes = frame.lanes_of(in.domain);
  Register& out = frame.output(in);
  for (std::uint32_t word = 0; word < frame.words_of(in.domain); ++word) out.t[word] = out.f[word] = 0;
  for (std::uint32_t lane = 0; lane < lanes; ++lane) {
    const FactState state = make(lane, out.cells + std::size_t{lane} * in.words);
    const std::uint64_t bit = std::uint64_t{1} << (lane & 63);
    if (state == FactState::known) out.t[lane >> 6] |= bit;
    if (state == FactState::absent) out.f[lane >> 6] |= bit;
  }
  if (in.domain == scalar_domain) {
    out.t[0] = alike((out.t[0] & 1) != 0);
    out.f[0] = alike((out.f[0] & 1) != 0);
  }
}

}  // namespace rung::handlers
