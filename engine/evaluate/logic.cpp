// SPDX-License-Identifier: Apache-2.0
// Three-valued logic on masks of lanes.
#include "engine/evaluate/handlers.hpp"

namespace rung::handlers {

namespace {

void clear(Frame& frame, const Instruction& in) {
  each_word(frame, in, [](std::size_t) -> Masks { return {0, 0}; });
}

void truth_of(Frame& frame, const Instruction& in) {
  const Operand a = first(frame, in);
  test_lanes(frame, in, [&](std::size_t word) { return a.t(word); }, [&](std::size_t lane) { return a.cell(lane) != 0; });
}

void logical_not(Frame& frame, const Instruction& in) {
  const Operand a = first(frame, in);
  each_word(frame, in, [&](std::size_t w) -> Masks { return {a.f(w), a.t(w)}; });
}

void conjunction(Frame& frame, const Instruction& in) {
  const Operand a = first(frame, in), b = second(frame, in);
  each_word(frame, in, [&](std::size_t w) -> Masks { return {a.t(w) & b.t(w), a.f(w) | b.f(w)}; });
}

void disjunction(Frame& frame, const Instruction& in) {
  const Operand a = first(frame, in), b = second(frame, in);
  each_word(frame, in, [&](std::size_t w) -> Masks { return {a.t(w) | b.t(w), a.f(w) & b.f(w)}; });
}

void implies(Frame& frame, const Instruction& in) {
  const Operand a = first(frame, in), b = second(frame, in);
  each_word(frame, in, [&](std::size_t w) -> Masks { return {a.f(w) | b.t(w), a.t(w) & b.f(w)}; });
}

void equal_truth(Frame& frame, const Instruction& in) {
  const Operand a = first(frame, in), b = second(frame, in);
  each_word(frame, in, [&](std::size_t w) -> Masks {
    return {(a.t(w) & b.t(w)) | (a.f(w) & b.f(w)), (a.t(w) & b.f(w)) | (a.f(w) & b.t(w))};
  });
}

/// if a then b else c: where a is unknown, what b and c agree on.
void choose_truth(Frame& frame, const Instruction& in) {
  const Operand a = first(frame, in), b = second(frame, in), c = third(frame, in);
  each_word(frame, in, [&](std::size_t w) -> Masks {
    const std::uint64_t unknown = ~(a.t(w) | a.f(w));
    return {(a.t(w) & b.t(w)) | (a.f(w) & c.t(w)) | (unknown & b.t(w) & c.t(w)),
            (a.t(w) & b.f(w)) | (a.f(w) & c.f(w)) | (unknown & b.f(w) & c.f(w))};
  });
}

/// What hangs on a choice of records or lists: where a is unknown, b only where d says that both are the same.
void pick_truth(Frame& frame, const Instruction& in) {
  const Operand a = first(frame, in), b = second(frame, in), c = third(frame, in), d = fourth(frame, in);
  each_word(frame, in, [&](std::size_t w) -> Masks {
    const std::uint64_t then = a.t(w) | (~(a.t(w) | a.f(w)) & d.t(w));
    return {(then & b.t(w)) | (a.f(w) & c.t(w)), (then & b.f(w)) | (a.f(w) & c.f(w))};
  });
}

void present(Frame& frame, const Instruction& in) {
  const Operand a = first(frame, in);
  each_word(frame, in, [&](std::size_t w) -> Masks { return {a.t(w), a.f(w)}; });
}

/// a: an optional value that is 0 or 1; b: the truth value where it is absent.
void otherwise_truth(Frame& frame, const Instruction& in) {
  const Operand a = first(frame, in), b = second(frame, in);
  const std::uint32_t lanes = frame.lanes_of(in.domain);
  each_word(frame, in, [&](std::size_t w) -> Masks {
    std::uint64_t set = 0;
    const std::size_t end = std::min<std::size_t>(lanes, w * 64 + 64);
    for (std::size_t lane = w * 64; lane < end; ++lane) set |= std::uint64_t{a.cell(lane) != 0} << (lane & 63);
    if (in.domain == scalar_domain) set = alike((set & 1) != 0);
    return {(a.t(w) & set) | (a.f(w) & b.t(w)), (a.t(w) & ~set) | (a.f(w) & b.f(w))};
  });
}

}  // namespace

void install_logic(Handler* table) {
  const auto at = [table](Opcode opcode) -> Handler& { return table[static_cast<std::size_t>(opcode)]; };
  at(Opcode::clear) = clear;
  at(Opcode::truth_of) = truth_of;
  at(Opcode::logical_not) = logical_not;
  at(Opcode::conjunction) = conjunction;
  at(Opcode::disjunction) = disjunction;
  at(Opcode::implies) = implies;
  at(Opcode::equal_truth) = equal_truth;
  at(Opcode::choose_truth) = choose_truth;
  at(Opcode::pick_truth) = pick_truth;
  at(Opcode::present) = present;
  at(Opcode::otherwise_truth) = otherwise_truth;
}

}  // namespace rung::handlers
