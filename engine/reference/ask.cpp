// SPDX-License-Identifier: Apache-2.0
// The value of one expression, as `ask` prints it.
#include "engine/reference/evaluate.hpp"
#include "engine/reference/print.hpp"
#include "engine/reference/reasons.hpp"
#include "engine/reference/reference.hpp"
#include "engine/reference/subjects.hpp"

namespace rung::reference {

namespace {

bool find_subject(Scope& scope, const std::string& name) {
  const Value subjects = find_subjects(scope);
  if (!subjects.is_known()) return false;
  for (const Value& subject : elements_of(subjects)) {
    const RecordAt record = std::get<RecordAt>(subject.of);
    if (key_text(record, scope) != name) continue;
    stand_on(scope, record);
    return true;
  }
  return false;
}

}  // namespace

std::optional<Answer> ask(const CheckedRules& rules, const CheckedExpression& expression, std::int32_t as_of,
                          const Sources& sources, const Facts& facts, const Query& query) {
  Scope scope{rules, sources, facts, as_of, {}, {}, {}, {}};
  if (query.subject && !find_subject(scope, *query.subject)) return {};
  if (query.target) scope.target = known(Listed{true, rules.subject.catalog, *query.target, {}, {}});
  const Value value = evaluate(expression.expression, scope);
  Answer answer;
  answer.printed = print(value, scope);
  answer.unknown = value.is_unknown();
  if (answer.unknown) answer.missing = missing_of(value.waits);
  return answer;
}

}  // namespace rung::reference
