// SPDX-License-Identifier: Apache-2.0
// Three-valued logic on masks of lanes.
#include "engine/evaluate/handlers.hpp"

namespace rung::handlers {

namespace {

template <class Lanes>
void clear(Frame& frame, const Instruction& in) {
  each_word<Lanes>(frame, in, [](std::size_t) -> Masks { return {0, 0}; });
}

template <class Lanes>
void truth_of(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in);
  test_lanes<Lanes>(frame, in, [&](std::size_t word) { return a.t(word); }, [&](std::size_t lane) { return a.cell(lane) != 0; });
}

template <class Lanes>
void conjunction(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  each_word<Lanes>(frame, in, [&](std::size_t w) -> Masks { return {a.t(w) & b.t(w), a.f(w) | b.f(w)}; });
}

template <class Lanes>
void disjunction(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  each_word<Lanes>(frame, in, [&](std::size_t w) -> Masks { return {a.t(w) | b.t(w), a.f(w) & b.f(w)}; });
}

template <class Lanes>
void implies(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  each_word<Lanes>(frame, in, [&](std::size_t w) -> Masks { return {a.f(w) | b.t(w), a.t(w) & b.f(w)}; });
}

template <class Lanes>
void equal_truth(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  each_word<Lanes>(frame, in, [&](std::size_t w) -> Masks {
    return {(a.t(w) & b.t(w)) | (a.f(w) & b.f(w)), (a.t(w) & b.f(w)) | (a.f(w) & b.t(w))};
  });
}

/// if a then b else c: where a is unknown, what b and c agree on.
template <class Lanes>
void choose_truth(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in), c = third<Lanes>(frame, in);
  each_word<Lanes>(frame, in, [&](std::size_t w) -> Masks {
    const std::uint64_t unknown = ~(a.t(w) | a.f(w));
    return {(a.t(w) & b.t(w)) | (a.f(w) & c.t(w)) | (unknown & b.t(w) & c.t(w)),
            (a.t(w) & b.f(w)) | (a.f(w) & c.f(w)) | (unknown & b.f(w) & c.f(w))};
  });
}

/// What hangs on a choice of records or lists: where a is unknown, b only where d says that both are the same.
template <class Lanes>
void pick_truth(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in), c = third<Lanes>(frame, in), d = fourth<Lanes>(frame, in);
  each_word<Lanes>(frame, in, [&](std::size_t w) -> Masks {
    const std::uint64_t then = a.t(w) | (~(a.t(w) | a.f(w)) & d.t(w));
    return {(then & b.t(w)) | (a.f(w) & c.t(w)), (then & b.f(w)) | (a.f(w) & c.f(w))};
  });
}

template <class Lanes>
void present(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in);
  each_word<Lanes>(frame, in, [&](std::size_t w) -> Masks { return {a.t(w), a.f(w)}; });
}

/// a: an optional value that is 0 or 1; b: the truth value where it is absent.
template <class Lanes>
void otherwise_truth(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  const std::uint32_t lanes = Lanes::lanes(frame, in);
  each_word<Lanes>(frame, in, [&](std::size_t w) -> Masks {
    std::uint64_t set = 0;
    const std::size_t end = std::min<std::size_t>(lanes, w * 64 + 64);
    for (std::size_t lane = w * 64; lane < end; ++lane) set |= std::uint64_t{a.cell(lane) != 0} << (lane & 63);
    if constexpr (Lanes::single) set = alike((set & 1) != 0);
    return {(a.t(w) & set) | (a.f(w) & b.t(w)), (a.t(w) & ~set) | (a.f(w) & b.f(w))};
  });
}

template <class Lanes>
void install_logic_for(Handler* table) {
  const auto at = [table](Opcode opcode) -> Handler& { return table[static_cast<std::size_t>(opcode)]; };
  at(Opcode::clear) = clear<Lanes>;
  at(Opcode::truth_of) = truth_of<Lanes>;
  at(Opcode::conjunction) = conjunction<Lanes>;
  at(Opcode::disjunction) = disjunction<Lanes>;
  at(Opcode::implies) = implies<Lanes>;
  at(Opcode::equal_truth) = equal_truth<Lanes>;
  at(Opcode::choose_truth) = choose_truth<Lanes>;
  at(Opcode::pick_truth) = pick_truth<Lanes>;
  at(Opcode::present) = present<Lanes>;
  at(Opcode::otherwise_truth) = otherwise_truth<Lanes>;
}

}  // namespace

void install_logic(HandlerTable& table) {
  for_each_shape(table, [](auto shape, Handler* handlers) { install_logic_for<decltype(shape)>(handlers); });
}

}  // namespace rung::handlers
