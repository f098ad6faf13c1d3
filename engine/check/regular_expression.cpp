// SPDX-License-Identifier: Apache-2.0
// Regular expressions as rules write them: what is wrong with one, where in its literal, and whether one is found in a
// text.
#include "engine/check/regular_expression.hpp"

#include <re2/re2.h>

namespace rung {

std::optional<RegularExpressionFault> fault_of_regular_expression(const std::string& pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  const RE2 compiled(pattern, options);
  if (compiled.ok()) return std::nullopt;
  RegularExpressionFault fault{compiled.error(), 0, pattern.size()};
  const std::string part = compiled.error_arg();
  const std::string tail = ": " + part;
  if (!part.empty() && fault.reason.ends_with(tail)) fault.reason.resize(fault.reason.size() - tail.size());
  const std::size_t at = part.empty() ? std::string::npos : pattern.find(part);
  if (at != std::string::npos) {
    fault.begin = at;
    fault.end = at + part.size();
  }
  return fault;
}

Range place_in_literal(Range literal, std::string_view written, const RegularExpressionFault& fault) {
  Range place = literal;
  std::size_t in_pattern = 0;
  std::size_t at = 1;  // behind the opening quote
  const auto to_offset = [&](std::size_t offset) { return literal.begin + static_cast<std::uint32_t>(offset); };
  while (at < written.size() && in_pattern < fault.end) {
    if (in_pattern == fault.begin) place.begin = to_offset(at);
    const bool escape = written[at] == '\\' && at + 1 < written.size() && written[at + 1] == '"';
    at += escape ? 2 : 1;
    ++in_pattern;
  }
  if (in_pattern == fault.end && fault.end > fault.begin) place.end = to_offset(at);
  return place;
}

struct RegularExpressions::Compiled {
  explicit Compiled(const std::string& pattern) : expression(pattern, RE2::Quiet) {}
  RE2 expression;
};

RegularExpressions::RegularExpressions() = default;
RegularExpressions::~RegularExpressions() = default;

bool RegularExpressions::found(const std::string& pattern, std::string_view text) {
  std::unique_ptr<Compiled>& compiled = compiled_[pattern];
  if (!compiled) compiled = std::make_unique<Compiled>(pattern);
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), compiled->expression);
}

}  // namespace rung
