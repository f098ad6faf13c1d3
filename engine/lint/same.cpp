// SPDX-License-Identifier: Apache-2.0
#include "engine/lint/same.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace rung {

namespace {

class Comparison {
 public:
  explicit Comparison(Sameness how) : how_(how) {}

  bool operator()(const Expression& left, const Expression& right) {
    if (left.op != right.op || left.has_condition != right.has_condition || !(left.type == right.type)) return false;
    if (left.operands.size() != right.operands.size()) return false;
    const bool binds = is_quantifier(left.op);
    if (left.op == Op::variable ? !same_variable(left.index, right.index) : !binds && left.index != right.index)
      return false;
    const bool text = left.op == Op::constant && left.type.base == Base::text && left.type.shape == Shape::scalar;
    if (!(text && how_.any_text) && !(left.constant == right.constant)) return false;
    if (binds) bound_.emplace_back(left.index, right.index);
    bool equal = true;
    for (std::size_t i = 0; i < left.operands.size() && equal; ++i)
      equal = (*this)(left.operands[i], right.operands[i]);
    if (binds) bound_.pop_back();
    return equal;
  }

 private:
  bool same_variable(std::uint32_t left, std::uint32_t right) const {
    if (left == right) return true;
    return std::find(bound_.begin(), bound_.end(), std::pair(left, right)) != bound_.end();
  }

  Sameness how_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> bound_;
};

}  // namespace

bool same(const Expression& left, const Expression& right, Sameness how) { return Comparison(how)(left, right); }

}  // namespace rung
