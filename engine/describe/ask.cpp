// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/ask.hpp"

#include "engine/describe/inspection.hpp"
#include "engine/describe/missing.hpp"
#include "engine/describe/print.hpp"
#include "engine/describe/subjects.hpp"

namespace rung {

std::optional<Answer> ask(const CheckedRules& rules, const CheckedExpression& expression, std::int32_t as_of,
                          const Sources& sources, const Facts& facts, const Query& query) {
  Inspection inspection(rules, facts.layout(), facts, as_of);
  Moment& moment = inspection.moment();
  if (query.subject && !stand_on(rules, facts, *query.subject, moment)) return std::nullopt;
  if (query.target) moment.target = *query.target;
  const Lowered value = inspection.lowering().lower(expression.expression, {});
  std::vector<TermId> roots;
  add_terms(value, roots);
  const Probe& probe = inspection.probes().run(roots, moment);
  Answer answer;
  answer.printed = print_value(probe, value, expression.expression.type, EntryAs::title);
  answer.unknown = is_unknown(probe, value);
  if (answer.unknown) {
    MissingList missing(sources);
    find_missing(inspection.probes(), moment, value, {}, missing);
    answer.missing = missing.take();
  }
  return answer;
}

}  // namespace rung
