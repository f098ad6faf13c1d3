// SPDX-License-Identifier: Apache-2.0
// What conditions come to on the paths that they are asked on.
#include "engine/lint/on_paths.hpp"

namespace rung {

namespace {

constexpr std::size_t most_looks = 50'000;  ///< about a second
constexpr truth::TermId not_yet = 0xFFFF'FFFF;

}  // namespace

/// Whether a term is the source or a field below it; none where it is neither that nor the target's.
std::optional<bool> TruthOnPaths::is_of_source(truth::TermId id) const {
  while (terms_[id].op == Op::field) id = terms_[id].operands[0];
  if (terms_[id].op == Op::source) return true;
  return terms_[id].op == Op::target ? std::optional(false) : std::nullopt;
}

void TruthOnPaths::collect(truth::TermId id, Views& views, std::set<truth::TermId>& seen) {
  if (!seen.insert(id).second) return;
  if (const std::optional<bool> source = is_of_source(id)) {
    (*source ? views.of_source : views.of_target).insert(id);
    return;
  }
  views.today = views.today || terms_[id].op == Op::today;
  const std::vector<truth::TermId> operands = terms_[id].operands;
  for (const truth::TermId operand : operands) collect(operand, views, seen);
}

bool TruthOnPaths::depends_on_path(truth::TermId term) {
  Views views;
  std::set<truth::TermId> seen;
  collect(term, views, seen);
  return !views.of_source.empty() || !views.of_target.empty();
}

truth::TermId TruthOnPaths::value(truth::TermId view, bool of_source, std::uint32_t entry) {
  std::vector<truth::TermId>& values = values_[view];
  if (values.empty()) values.resize(rules_.schema.catalogs[rules_.subject.catalog].entries.size(), not_yet);
  if (values[entry] == not_yet) {
    const truth::TermId end = of_source ? terms_.source() : terms_.target();
    values[entry] = terms_.replace(view, {{end, terms_.constant(terms_[end].type, {EntryValue{entry}})}});
  }
  return values[entry];
}

truth::TermId TruthOnPaths::on(truth::TermId term, const Path& path) {
  const Type type = terms_[terms_.source()].type;
  const truth::TermId source = terms_.constant(type, {EntryValue{path.source}});
  const truth::TermId target = terms_.constant(type, {EntryValue{path.target}});
  return terms_.replace(term, {{terms_.source(), source}, {terms_.target(), target}});
}

OnPaths::Truth TruthOnPaths::judge(const Asked& asked, const Path& path) {
  truth::Assumptions assumptions;
  const DateRange& dates = rules_.path_statements[path.statement].effective;
  assumptions.today = days_of(common(common(asked.effective, dates), rules_.package.effective));
  satisfiability_.assume(std::move(assumptions));
  std::vector<truth::TermId> context;
  for (const truth::TermId term : asked.context) context.push_back(on(term, path));
  const truth::TermId condition = on(asked.condition, path);
  std::vector<truth::TermId> with = context;
  with.push_back(condition);
  const bool can_be_true = satisfiability_.can_be(with);
  const bool can_be_false = satisfiability_.can_be(context, {condition});
  if (can_be_true && can_be_false) return OnPaths::Truth::open;
  if (can_be_true) return OnPaths::Truth::never_false;
  return can_be_false ? OnPaths::Truth::never_true : OnPaths::Truth::nowhere;
}

OnPaths TruthOnPaths::operator()(const Asked& asked) {
  Views views;
  std::set<truth::TermId> seen;
  collect(asked.condition, views, seen);
  for (const truth::TermId term : asked.context) collect(term, views, seen);
  std::map<std::vector<truth::TermId>, OnPaths::Truth> judged;
  OnPaths all;
  for (const Path& path : rules_.paths) {
    const DateRange& dates = rules_.path_statements[path.statement].effective;
    if (is_empty(common(common(asked.effective, dates), rules_.package.effective)) || !asked.on(path)) continue;
    std::vector<truth::TermId> key;
    for (const truth::TermId view : views.of_source) key.push_back(value(view, true, path.source));
    for (const truth::TermId view : views.of_target) key.push_back(value(view, false, path.target));
    if (views.today) key.push_back(path.statement);
    auto known = judged.find(key);
    if (known == judged.end()) {
      if (++looks_ > most_looks) return {};
      known = judged.emplace(std::move(key), judge(asked, path)).first;
    }
    if (known->second == OnPaths::Truth::open) return {};
    all.never_true += known->second == OnPaths::Truth::never_true ? 1 : 0;
    all.never_false += known->second == OnPaths::Truth::never_false ? 1 : 0;
  }
  using Truth = OnPaths::Truth;
  all.truth = all.never_true > 0 ? (all.never_false > 0 ? Truth::by_path : Truth::never_true)
                                 : (all.never_false > 0 ? Truth::never_false : Truth::nowhere);
  return all;
}

}  // namespace rung
