// SPDX-License-Identifier: Apache-2.0
// Operands and operators in a row become a tree: the tighter ones first, by climbing the levels of precedence.
#include <algorithm>
#include <optional>
#include <utility>

#include "grammar/from_parse_tree.hpp"
#include "grammar/primaries_from_parse_tree.hpp"
#include "grammar/recognise.hpp"

namespace rung::grammar {

namespace {

using ast::BinaryOperator;

/// From the loosest to the tightest.
enum class Level : std::uint8_t {
  implication,
  disjunction,
  conjunction,
  negation,
  comparison,
  alternative,
  sum,
  product,
  sign
};

Level tighter(Level level) { return static_cast<Level>(static_cast<std::uint8_t>(level) + 1); }

std::optional<Level> level_of(Kind kind) {
  if (kind == Kind::implies) return Level::implication;
  if (kind == Kind::logic_or) return Level::disjunction;
  if (kind == Kind::logic_and) return Level::conjunction;
  if (kind >= Kind::equal && kind <= Kind::state_test) return Level::comparison;
  if (kind == Kind::otherwise) return Level::alternative;
  if (kind >= Kind::add && kind <= Kind::unite_sets) return Level::sum;
  if (kind == Kind::multiply || kind == Kind::intersect) return Level::product;
  return std::nullopt;
}

/// The kinds from `equal` to `intersect` that are binary operators, in the order of `Kind`.
BinaryOperator operator_of(Kind kind) {
  constexpr std::pair<Kind, BinaryOperator> operators[] = {{Kind::implies, BinaryOperator::implies},
                                                           {Kind::equal, BinaryOperator::equal},
                                                           {Kind::not_equal, BinaryOperator::not_equal},
                                                           {Kind::less, BinaryOperator::less},
                                                           {Kind::less_equal, BinaryOperator::less_equal},
                                                           {Kind::greater, BinaryOperator::greater},
                                                           {Kind::greater_equal, BinaryOperator::greater_equal},
                                                           {Kind::in, BinaryOperator::in},
                                                           {Kind::not_in, BinaryOperator::not_in},
                                                           {Kind::overlaps, BinaryOperator::overlaps},
                                                           {Kind::within, BinaryOperator::within},
                                                           {Kind::matches, BinaryOperator::matches},
                                                           {Kind::starts_with, BinaryOperator::starts_with},
                                                           {Kind::ends_with, BinaryOperator::ends_with},
                                                           {Kind::contains, BinaryOperator::contains},
                                                           {Kind::otherwise, BinaryOperator::otherwise},
                                                           {Kind::add, BinaryOperator::add},
                                                           {Kind::subtract, BinaryOperator::subtract},
                                                           {Kind::unite_sets, BinaryOperator::unite},
                                                           {Kind::multiply, BinaryOperator::multiply},
                                                           {Kind::intersect, BinaryOperator::intersect}};
  const auto* const found =
      std::find_if(std::begin(operators), std::end(operators), [&](const auto& pair) { return pair.first == kind; });
  return found->second;
}

class Climb {
 public:
  Climb(Translation& translation, Branch row, unsigned depth)
      : translation_(translation), at_(row.begin()), end_(row.end()), depth_(depth) {}

  Built from(Level level, unsigned depth);

 private:
  Built operand(Level level, unsigned depth);
  Built postfix();
  Built logic(Built first, Kind kind, unsigned depth);
  Built binary(Built left, Built right, Branch op);
  Built tested(Built operand, Branch test) const;
  Built regex(Branch literal) const;
  void refuse_chain(const Built& left);
  /// Gives up the rest of the row where the tree gets too deep; `row`: because of operators side by side.
  bool too_deep(unsigned height, Range range, bool row = false);

  Translation& translation_;
  Branch::Iterator at_, end_;
  unsigned depth_;
};

bool Climb::too_deep(unsigned height, Range range, bool row) {
  if (height <= max_depth) return false;
  Diagnostic diagnostic = nested_too_deep(range);
  if (row) diagnostic.message = "more than " + std::to_string(max_depth - 1) + " operators stand in a row";
  translation_.breaks(std::move(diagnostic));
  at_ = end_;
  return true;
}

Built Climb::postfix() {
  Built built = build_primary(translation_, *at_, depth_);
  ++at_;
  while (at_ != end_ && (*at_).kind() == Kind::field_access) {
    const Branch access = *at_;
    ++at_;
    if (too_deep(built.height + 1, translation_.range(access))) return built;
    ast::Field field;
    field.name = name(translation_, *access.begin());
    built.written = join(built.written, field.name.range);
    field.base.push_back(std::move(built.expression));
    built.expression = {built.written, std::move(field)};
    ++built.height;
  }
  return built;
}

Built Climb::operand(Level level, unsigned depth) {
  const Branch first = *at_;
  const bool negation = first.kind() == Kind::prefix_not;
  if (!negation && first.kind() != Kind::prefix_minus) return postfix();
  if (negation && level > Level::negation) {
    translation_.breaks({"R008",
                         {},
                         "`not` binds looser than the operator before it",
                         translation_.range(first),
                         {},
                         "put it in parentheses: `(not …)`"});
  }
  if (too_deep(depth_ + depth + 1, translation_.range(first))) return {};
  ++at_;
  Built built = from(negation ? Level::negation : Level::sign, depth + 1);
  ast::Unary unary{negation ? ast::UnaryOperator::logical_not : ast::UnaryOperator::minus, {}};
  built.written = join(translation_.range(first), built.written);
  unary.operand.push_back(std::move(built.expression));
  built.expression = {built.written, std::move(unary)};
  ++built.height;
  return built;
}

Built Climb::logic(Built first, Kind kind, unsigned depth) {
  const Level level = kind == Kind::logic_or ? Level::disjunction : Level::conjunction;
  ast::Logic node{kind == Kind::logic_or ? ast::LogicOperator::disjunction : ast::LogicOperator::conjunction, {}};
  Built result;
  result.height = first.height + 1;
  result.written = first.written;
  node.operands.push_back(std::move(first.expression));
  while (at_ != end_ && (*at_).kind() == kind) {
    ++at_;
    Built next = from(tighter(level), depth + 1);
    result.height = std::max(result.height, next.height + 1);
    result.written = join(result.written, next.written);
    node.operands.push_back(std::move(next.expression));
  }
  result.expression = {result.written, std::move(node)};
  return result;
}

Built Climb::binary(Built left, Built right, Branch op) {
  ast::Binary node;
  node.op = operator_of(op.kind());
  node.op_range = translation_.range(op);
  Built result;
  result.height = std::max(left.height, right.height) + 1;
  result.written = join(left.written, right.written);
  if (too_deep(result.height, node.op_range, left.height > right.height)) return left;
  node.operands.reserve(2);
  node.operands.push_back(std::move(left.expression));
  node.operands.push_back(std::move(right.expression));
  result.expression = {result.written, std::move(node)};
  return result;
}

Built Climb::tested(Built operand, Branch test) const {
  const std::string_view words = translation_.text(test);
  const auto ends = [&](std::string_view word) {
    return words.size() >= word.size() && words.substr(words.size() - word.size()) == word;
  };
  ast::Is node;
  node.state = ends("present") ? ast::State::present : ends("absent") ? ast::State::absent : ast::State::empty;
  node.negated = test.begin() != test.end();
  operand.written = join(operand.written, translation_.range(test));
  node.operand.push_back(std::move(operand.expression));
  operand.expression = {operand.written, std::move(node)};
  ++operand.height;
  return operand;
}

Built Climb::regex(Branch literal) const {
  const Range range = translation_.range(literal);
  return {{range, ast::String{unescape_regex(translation_.text(range.begin + 1, range.end - 1))}}, 1, range};
}

void Climb::refuse_chain(const Built& left) {
  if (at_ == end_ || level_of((*at_).kind()) != Level::comparison) return;
  translation_.breaks({"R008",
                       {},
                       "comparisons do not chain",
                       translation_.range(*at_),
                       {{left.written, "already a comparison"}},
                       "join two comparisons with `and`, or put one in parentheses"});
  at_ = end_;
}

Built Climb::from(Level level, unsigned depth) {
  Built left = operand(level, depth);
  while (at_ != end_ && !translation_.broken()) {
    const Branch op = *at_;
    const std::optional<Level> its = level_of(op.kind());
    if (!its || *its < level) break;
    if (too_deep(depth_ + depth + 1, translation_.range(op))) break;
    if (*its == Level::disjunction || *its == Level::conjunction) {
      left = logic(std::move(left), op.kind(), depth);
      if (too_deep(left.height, left.written)) break;
      continue;
    }
    ++at_;
    if (op.kind() == Kind::state_test) {
      left = tested(std::move(left), op);
      if (too_deep(left.height, translation_.range(op))) break;
    } else if (op.kind() == Kind::matches) {
      const Branch literal = *at_;
      ++at_;
      left = binary(std::move(left), regex(literal), op);
    } else {
      const bool right_associative = *its == Level::implication || *its == Level::alternative;
      Built right = from(right_associative ? *its : tighter(*its), depth + 1);
      left = binary(std::move(left), std::move(right), op);
    }
    if (*its == Level::comparison) refuse_chain(left);
  }
  return left;
}

}  // namespace

Diagnostic nested_too_deep(Range range) {
  return {"R009", {}, "the expression nests more than " + std::to_string(max_depth) + " levels deep",
          range,  {}, "give a part of it a name with `define`"};
}

Built build(Translation& translation, Branch expression, unsigned depth) {
  return Climb(translation, expression, depth).from(Level::implication, 0);
}

ast::Expression expression_in(Translation& translation, Branch parent) {
  for (const Branch part : parent) {
    if (part.kind() == Kind::expression) return build(translation, part).expression;
  }
  return {};
}

}  // namespace rung::grammar
