// SPDX-License-Identifier: Apache-2.0
// `where` for one source along all targets, operator by operator.
#include <algorithm>

#include "engine/check/where_lanes.hpp"
#include "engine/values/decimal.hpp"

namespace rung {

void WhereLanes::run(Lane& lane, std::size_t source, const std::vector<char>* needed) {
  if (lane.kind == Kind::column) return;
  cells_ += targets_.size();
  if (lane.kind == Kind::each_pair) return run_each_pair(lane, source, needed);
  if (lane.expression->op == Op::conjunction) return run_conjunction(lane, source, needed);
  for (Lane& operand : lane.operands) run(operand, source, needed);
  switch (lane.expression->op) {
    case Op::logical_not:
    case Op::disjunction:
    case Op::implies: return run_logic(lane, source);
    case Op::conditional: return run_choice(lane, source);
    case Op::equal:
    case Op::not_equal:
    case Op::overlaps:
    case Op::within:
    case Op::unite:
    case Op::intersect:
    case Op::difference:
      return lane.operands[0].expression->type.shape == Shape::set ? run_sets(lane, source)
                                                                   : run_comparison(lane, source);
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal: return run_comparison(lane, source);
    case Op::in: return run_membership(lane, source);
    case Op::starts_with:
    case Op::ends_with:
    case Op::contains: return run_texts(lane, source);
    default: return run_arithmetic(lane, source);
  }
}

/// Calls `function(i, a, b)` with the cells of two operands where both are known; it says whether the result is.
template <class Function>
void WhereLanes::along(Lane& lane, std::size_t source, Function function) {
  const View a = view(lane.operands[0], source);
  const View b = view(lane.operands[1 % lane.operands.size()], source);
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    const std::size_t left = i * a.step;
    const std::size_t right = i * b.step;
    const bool known = a.known[left] == Known::yes && b.known[right] == Known::yes;
    lane.cells.known[i] = known && function(i, left, right, a, b) ? Known::yes : Known::no;
  }
}

void WhereLanes::run_conjunction(Lane& lane, std::size_t source, const std::vector<char>* needed) {
  std::vector<Known>& known = lane.cells.known;
  std::vector<std::int64_t>& values = lane.cells.values;
  std::fill(known.begin(), known.end(), Known::yes);
  std::fill(values.begin(), values.end(), 1);
  std::vector<char> open;
  for (Lane& operand : lane.operands) {
    if (operand.slow) {
      // What is false already needs no answer from what is slow.
      open.resize(targets_.size());
      for (std::size_t i = 0; i < open.size(); ++i) {
        const bool decided = known[i] == Known::yes && values[i] == 0;
        open[i] = !decided && (!needed || (*needed)[i]);
      }
    }
    run(operand, source, operand.slow ? &open : nullptr);
    const View cells = view(operand, source);
    for (std::size_t i = 0; i < known.size(); ++i) {
      const std::size_t at = i * cells.step;
      if (known[i] == Known::yes && values[i] == 0) continue;
      if (cells.known[at] != Known::yes) {
        known[i] = Known::no;
      } else if (cells.values[at] == 0) {
        known[i] = Known::yes;
        values[i] = 0;
      }
    }
  }
}

void WhereLanes::run_logic(Lane& lane, std::size_t source) {
  const Op op = lane.expression->op;
  std::vector<Known>& known = lane.cells.known;
  std::vector<std::int64_t>& values = lane.cells.values;
  std::fill(known.begin(), known.end(), Known::yes);
  std::fill(values.begin(), values.end(), 0);
  for (std::size_t o = 0; o < lane.operands.size(); ++o) {
    const View cells = view(lane.operands[o], source);
    const bool negated = op == Op::logical_not || (op == Op::implies && o == 0);
    for (std::size_t i = 0; i < known.size(); ++i) {
      const std::size_t at = i * cells.step;
      if (known[i] == Known::yes && values[i] == 1) continue;
      if (cells.known[at] != Known::yes) {
        known[i] = Known::no;
      } else if ((cells.values[at] != 0) != negated) {
        known[i] = Known::yes;
        values[i] = 1;
      }
    }
  }
}

void WhereLanes::run_choice(Lane& lane, std::size_t source) {
  const View when = view(lane.operands[0], source);
  const View first = view(lane.operands[1], source);
  const View second = view(lane.operands[2], source);
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    const std::size_t a = i * first.step;
    const std::size_t b = i * second.step;
    const bool chosen = when.known[i * when.step] == Known::yes;
    const bool yes = chosen && when.values[i * when.step] != 0;
    const bool alike =
        first.known[a] == Known::yes && second.known[b] == Known::yes && first.values[a] == second.values[b];
    lane.cells.known[i] = chosen ? (yes ? first.known[a] : second.known[b]) : alike ? Known::yes : Known::no;
    lane.cells.values[i] = !chosen || yes ? first.values[a] : second.values[b];
  }
}

void WhereLanes::run_comparison(Lane& lane, std::size_t source) {
  const auto compare = [&](auto holds) {
    along(lane, source, [&](std::size_t i, std::size_t left, std::size_t right, const View& a, const View& b) {
      lane.cells.values[i] = holds(a.values[left], b.values[right]) ? 1 : 0;
      return true;
    });
  };
  switch (lane.expression->op) {
    case Op::equal: return compare([](auto a, auto b) { return a == b; });
    case Op::not_equal: return compare([](auto a, auto b) { return a != b; });
    case Op::less: return compare([](auto a, auto b) { return a < b; });
    case Op::less_equal: return compare([](auto a, auto b) { return a <= b; });
    case Op::greater: return compare([](auto a, auto b) { return a > b; });
    default: return compare([](auto a, auto b) { return a >= b; });
  }
}

void WhereLanes::run_membership(Lane& lane, std::size_t source) {
  const Type whole = lane.operands[1].expression->type;
  const std::size_t words = numbering_.words(whole);
  const auto is_held = [&](std::size_t left, std::size_t right, const View& a, const View& b) {
    if (whole.shape == Shape::range) return b.values[right] <= a.values[left] && a.values[left] <= b.highs[right];
    const std::optional<std::size_t> bit = numbering_.bit(whole, a.values[left]);
    return bit && (b.words[right * words + *bit / 64] >> *bit % 64 & 1) != 0;
  };
  along(lane, source, [&](std::size_t i, std::size_t left, std::size_t right, const View& a, const View& b) {
    lane.cells.values[i] = is_held(left, right, a, b) ? 1 : 0;
    return true;
  });
}

void WhereLanes::run_sets(Lane& lane, std::size_t source) {
  const std::size_t words = numbering_.words(lane.operands[0].expression->type);
  const Op op = lane.expression->op;
  along(lane, source, [&](std::size_t i, std::size_t left, std::size_t right, const View& a, const View& b) {
    const std::uint64_t* one = a.words + left * words;
    const std::uint64_t* other = b.words + right * words;
    if (op == Op::unite || op == Op::intersect || op == Op::difference) {
      std::uint64_t* made = lane.cells.words.data() + i * words;
      for (std::size_t w = 0; w < words; ++w) {
        made[w] = op == Op::unite ? one[w] | other[w] : op == Op::intersect ? one[w] & other[w] : one[w] & ~other[w];
      }
      return true;
    }
    bool common = false;
    bool only_one = false;
    bool only_other = false;
    for (std::size_t w = 0; w < words; ++w) {
      common = common || (one[w] & other[w]) != 0;
      only_one = only_one || (one[w] & ~other[w]) != 0;
      only_other = only_other || (other[w] & ~one[w]) != 0;
    }
    const bool same = !only_one && !only_other;
    const bool holds = op == Op::overlaps ? common : op == Op::within ? !only_one : op == Op::equal ? same : !same;
    lane.cells.values[i] = holds ? 1 : 0;
    return true;
  });
}

void WhereLanes::run_texts(Lane& lane, std::size_t source) {
  const Op op = lane.expression->op;
  along(lane, source, [&](std::size_t i, std::size_t left, std::size_t right, const View& a, const View& b) {
    const std::string& text = numbering_.text_of(a.values[left]);
    const std::string& part = numbering_.text_of(b.values[right]);
    const bool holds = op == Op::starts_with ? text.starts_with(part)
                       : op == Op::ends_with ? text.ends_with(part)
                                             : text.find(part) != std::string::npos;
    lane.cells.values[i] = holds ? 1 : 0;
    return true;
  });
}

void WhereLanes::run_arithmetic(Lane& lane, std::size_t source) {
  const Op op = lane.expression->op;
  const bool decimal = lane.expression->type.base == Base::decimal;
  along(lane, source, [&](std::size_t i, std::size_t left, std::size_t right, const View& a, const View& b) {
    std::int64_t& result = lane.cells.values[i];
    const std::int64_t x = a.values[left];
    const std::int64_t y = b.values[right];
    if (op == Op::add) return !__builtin_add_overflow(x, y, &result);
    if (op == Op::negate) return !__builtin_sub_overflow(std::int64_t{0}, x, &result);
    if (op == Op::multiply && !decimal) return !__builtin_mul_overflow(x, y, &result);
    if (op == Op::to_decimal) return !__builtin_mul_overflow(x, decimal_scale, &result);
    if (op == Op::multiply) {
      const std::optional<std::int64_t> product = multiply_decimals(x, y);
      result = product.value_or(0);
      return product.has_value();
    }
    return !__builtin_sub_overflow(x, y, &result);  // subtract, days_between
  });
}

}  // namespace rung
