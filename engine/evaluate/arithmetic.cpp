// SPDX-License-Identifier: Apache-2.0
// Integers, decimals and dates. A result that does not fit is unknown: the operands are known then, which is how it is told.
#include <limits>
#include <optional>

#include "engine/evaluate/handlers.hpp"
#include "engine/values/date.hpp"
#include "engine/values/decimal.hpp"

namespace rung::handlers {

namespace {

template <class Lanes, class Calculate>
void calculate_one(Frame& frame, const Instruction& in, Calculate calculate) {
  const Operand<Lanes> a = first<Lanes>(frame, in);
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = 0;
    if (!a.known(lane)) return FactState::unknown;
    const std::optional<std::int64_t> result = calculate(a.cell(lane));
    if (!result) return FactState::unknown;
    cells[0] = *result;
    return FactState::known;
  });
}

template <class Lanes, class Calculate>
void calculate_two(Frame& frame, const Instruction& in, Calculate calculate) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = 0;
    if (!a.known(lane) || !b.known(lane)) return FactState::unknown;
    const std::optional<std::int64_t> result = calculate(a.cell(lane), b.cell(lane));
    if (!result) return FactState::unknown;
    cells[0] = *result;
    return FactState::known;
  });
}

template <class Lanes>
void widen(Frame& frame, const Instruction& in) {
  calculate_one<Lanes>(frame, in, [](std::int64_t x) { return to_decimal(x); });
}

template <class Lanes>
void negate(Frame& frame, const Instruction& in) {
  calculate_one<Lanes>(frame, in, [](std::int64_t x) -> std::optional<std::int64_t> {
    if (x == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
    return -x;
  });
}

template <class Lanes>
void add(Frame& frame, const Instruction& in) {
  calculate_two<Lanes>(frame, in, [](std::int64_t x, std::int64_t y) -> std::optional<std::int64_t> {
    std::int64_t result = 0;
    if (__builtin_add_overflow(x, y, &result)) return std::nullopt;
    return result;
  });
}

template <class Lanes>
void subtract(Frame& frame, const Instruction& in) {
  calculate_two<Lanes>(frame, in, [](std::int64_t x, std::int64_t y) -> std::optional<std::int64_t> {
    std::int64_t result = 0;
    if (__builtin_sub_overflow(x, y, &result)) return std::nullopt;
    return result;
  });
}

template <class Lanes>
void multiply(Frame& frame, const Instruction& in) {
  if (in.base == Base::decimal) return calculate_two<Lanes>(frame, in, multiply_decimals);
  calculate_two<Lanes>(frame, in, [](std::int64_t x, std::int64_t y) -> std::optional<std::int64_t> {
    std::int64_t result = 0;
    if (__builtin_mul_overflow(x, y, &result)) return std::nullopt;
    return result;
  });
}

/// b: a known constant count; c: ast::DurationUnit.
template <class Lanes>
void shift(Frame& frame, const Instruction& in) {
  const std::int64_t count = (*frame.tape->constants)[in.b].cells[0];
  const auto unit = static_cast<ast::DurationUnit>(in.c);
  calculate_one<Lanes>(frame, in, [&](std::int64_t x) -> std::optional<std::int64_t> {
    return rung::shift_date(static_cast<std::int32_t>(x), count, unit);
  });
}

template <class Lanes>
void days_between(Frame& frame, const Instruction& in) {
  calculate_two<Lanes>(frame, in, [](std::int64_t x, std::int64_t y) -> std::optional<std::int64_t> { return x - y; });
}

template <class Lanes>
void install_arithmetic_for(Handler* table) {
  const auto at = [table](Opcode opcode) -> Handler& { return table[static_cast<std::size_t>(opcode)]; };
  at(Opcode::to_decimal) = widen<Lanes>;
  at(Opcode::negate) = negate<Lanes>;
  at(Opcode::add) = add<Lanes>;
  at(Opcode::subtract) = subtract<Lanes>;
  at(Opcode::multiply) = multiply<Lanes>;
  at(Opcode::shift_date) = shift<Lanes>;
  at(Opcode::days_between) = days_between<Lanes>;
}

}  // namespace

void install_arithmetic(HandlerTable& table) {
  for_each_shape(table, [](auto shape, Handler* handlers) { install_arithmetic_for<decltype(shape)>(handlers); });
}

}  // namespace rung::handlers
