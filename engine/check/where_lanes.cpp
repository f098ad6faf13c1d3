// SPDX-License-Identifier: Apache-2.0
// How `where` is split: columns for what depends on one side, lanes for what joins both.
#include "engine/check/where_lanes.hpp"

#include <algorithm>

namespace rung {

WhereLanes::WhereLanes(ConstantEvaluator& evaluate, const Expression& where, const std::vector<std::uint32_t>& sources,
                       const std::vector<std::uint32_t>& targets)
    : evaluate_(evaluate), sources_(sources), targets_(targets), root_(plan(where)) {
  see(root_);
  numbering_.finish();
  fill(root_);
}

WhereLanes::Truths WhereLanes::of(std::size_t source) {
  run(root_, source, nullptr);
  if (root_.side == Side::both) return {root_.cells.known, root_.cells.values};
  const View cells = view(root_, source);
  spread_.known.resize(targets_.size());
  spread_.values.resize(targets_.size());
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    spread_.known[i] = cells.known[i * cells.step];
    spread_.values[i] = cells.values[i * cells.step];
  }
  return {spread_.known, spread_.values};
}

WhereLanes::Side WhereLanes::side_of(const Expression& expression) {
  if (expression.op == Op::source) return Side::source;
  if (expression.op == Op::target) return Side::target;
  Side side = Side::neither;
  for (const Expression& operand : expression.operands) {
    side = static_cast<Side>(static_cast<unsigned>(side) | static_cast<unsigned>(side_of(operand)));
  }
  return side;
}

/// Of an expression of both sides: whether its value follows from its operands' cells.
bool WhereLanes::runs_in_lanes(const Expression& expression) {
  const auto shape = [&](std::size_t operand) { return expression.operands[operand].type.shape; };
  switch (expression.op) {
    case Op::logical_not:
    case Op::conjunction:
    case Op::disjunction:
    case Op::implies:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::overlaps:
    case Op::within:
    case Op::to_decimal:
    case Op::negate:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::days_between:
    case Op::unite:
    case Op::intersect:
    case Op::difference:
    case Op::starts_with:
    case Op::ends_with:
    case Op::contains: return true;
    case Op::equal:
    case Op::not_equal: return shape(0) != Shape::range;
    case Op::in: return shape(1) == Shape::set || shape(1) == Shape::range;
    case Op::conditional: return expression.type.shape == Shape::scalar;
    default: return false;
  }
}

WhereLanes::Lane WhereLanes::plan(const Expression& expression) {
  Lane lane;
  lane.expression = &expression;
  lane.side = side_of(expression);
  if (lane.side != Side::both) return lane;
  lane.kind = Kind::lanes;
  bool fits = runs_in_lanes(expression);
  if (fits) {
    for (const Expression& operand : expression.operands) {
      lane.operands.push_back(plan(operand));
      // Texts, versions, sets and ranges of single pairs have no number: there the whole is settled pair by pair.
      const Type type = operand.type;
      const bool numbered = type.shape == Shape::scalar && type.base != Base::text && type.base != Base::version;
      fits = fits && (lane.operands.back().kind != Kind::each_pair || numbered);
      lane.slow = lane.slow || lane.operands.back().slow;
    }
  }
  if (!fits) {
    lane.operands.clear();
    lane.kind = Kind::each_pair;
    lane.slow = true;
  }
  if (expression.op == Op::conjunction) {
    std::stable_partition(lane.operands.begin(), lane.operands.end(),
                          [](const Lane& operand) { return !operand.slow; });
  }
  return lane;
}

std::size_t WhereLanes::length(Side side) const {
  switch (side) {
    case Side::neither: return 1;
    case Side::source: return sources_.size();
    case Side::target: return targets_.size();
    case Side::both: return targets_.size();
  }
  return 0;
}

Settled WhereLanes::settle(const Lane& lane, std::size_t place) {
  std::optional<std::uint32_t> source;
  std::optional<std::uint32_t> target;
  if (lane.side == Side::source) source = sources_[place];
  if (lane.side == Side::target) target = targets_[place];
  return evaluate_(*lane.expression, source, target);
}

void WhereLanes::see(Lane& lane) {
  for (Lane& operand : lane.operands) see(operand);
  if (lane.kind != Kind::column) return;
  for (std::size_t i = 0; i < length(lane.side); ++i) numbering_.see(settle(lane, i), lane.expression->type);
}

void WhereLanes::fill(Lane& lane) {
  for (Lane& operand : lane.operands) fill(operand);
  const Type type = lane.expression->type;
  if (lane.kind == Kind::column) {
    for (std::size_t i = 0; i < length(lane.side); ++i) numbering_.append(settle(lane, i), type, lane.cells);
    return;
  }
  lane.cells.known.resize(targets_.size());
  lane.cells.values.resize(targets_.size());
  if (type.shape == Shape::set) lane.cells.words.resize(targets_.size() * numbering_.words(type));
}

WhereLanes::View WhereLanes::view(const Lane& lane, std::size_t source) const {
  const WhereColumn& cells = lane.cells;
  const std::size_t words = lane.expression->type.shape == Shape::set ? numbering_.words(lane.expression->type) : 0;
  const std::size_t first = lane.side == Side::source ? source : 0;
  const bool along = lane.side == Side::target || lane.side == Side::both;
  // A column that the type has no use for has no rows.
  const auto from = [](const auto& column, std::size_t row) { return column.empty() ? nullptr : column.data() + row; };
  return {from(cells.known, first), from(cells.values, first), from(cells.highs, first), from(cells.words, first * words),
          along ? std::size_t{1} : std::size_t{0}};
}

void WhereLanes::run_each_pair(Lane& lane, std::size_t source, const std::vector<char>* needed) {
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    lane.cells.known[i] = Known::no;
    if (needed && !(*needed)[i]) continue;
    const Settled settled = evaluate_(*lane.expression, sources_[source], targets_[i]);
    if (settled.known()) lane.cells.values[i] = numbering_.number_of(settled.value);
    lane.cells.known[i] = settled.known()                           ? Known::yes
                          : settled.state == Settled::State::absent ? Known::absent
                                                                    : Known::no;
  }
}

}  // namespace rung
