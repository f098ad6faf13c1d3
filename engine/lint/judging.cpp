// SPDX-License-Identifier: Apache-2.0
// What is said of a part of a condition that is never true or never false where it stands.
#include <algorithm>

#include <fmt/format.h>

#include "engine/lint/examining.hpp"

namespace rung {

using Kind = ConditionFault::Kind;

namespace {

bool mentions_define(const Expression& expression, const std::set<std::uint32_t>& defines) {
  if (expression.op == Op::call && defines.count(expression.index) > 0) return true;
  return std::any_of(expression.operands.begin(), expression.operands.end(),
                     [&](const Expression& operand) { return mentions_define(operand, defines); });
}

bool is_equality(const Expression& comparison) {
  const bool asks = comparison.op == Op::equal || comparison.op == Op::not_equal || comparison.op == Op::in;
  return asks && comparison.operands[0].type.shape == Shape::scalar;
}

}  // namespace

bool Examining::judge(const Expression& condition, const Context& context, const Context& beside, Joined joined) {
  if (condition.op == Op::constant || mentions_define(condition, faulty_defines_)) return false;
  const truth::TermId term = terms_.of(condition);
  if (const Verdict alone = verdict(term, {}); alone != Verdict::open) return judge_alone(condition, alone);
  Context all = context;
  all.insert(all.end(), beside.begin(), beside.end());
  const Verdict seen = verdict(term, all);
  if (seen == Verdict::open) return never_listed(condition);
  const KnownThere impossible{term, seen == Verdict::never_true, condition.range, ""};
  // Rather what stands further away: then the reason is there whatever stands beside.
  const bool by_context = !can_be(context, impossible);
  tell_joined(condition, seen, needed(by_context ? context : all, impossible), !by_context, joined);
  return true;
}

/// An enum of one value, a catalog of one entry: there will be more.
bool Examining::is_only_one(const Type& type) const {
  if (type.base == Base::enumeration) return rules_.schema.enums[type.index].values.size() == 1;
  return type.base == Base::entry && rules_.schema.catalogs[type.index].entries.size() == 1;
}

/// Of a condition that is what it is whatever else holds.
bool Examining::judge_alone(const Expression& condition, Verdict seen) {
  if (is_equality(condition) && seen == Verdict::never_false && is_only_one(condition.operands[0].type)) return false;
  tell(Kind::impossible, condition.range,
       fmt::format("{} is never {}", quote(condition.range), seen == Verdict::never_true ? "true" : "false"), {},
       seen == Verdict::never_true ? "no snapshot makes it true: write what was meant, or leave it out"
                                   : "no snapshot makes it false: write what was meant, or leave it out");
  return true;
}

void Examining::tell_joined(const Expression& condition, Verdict seen, const Context& because, bool beside_matters,
                            Joined joined) {
  const std::string written = quote(condition.range);
  const bool never_true = seen == Verdict::never_true;
  const auto others = [&](std::string_view alone) {
    return because.size() == 1 ? quote(because[0].range) : std::string(alone);
  };
  if (beside_matters && joined == Joined::disjunction) {
    if (never_true) {
      tell(Kind::redundant, condition.range,
           fmt::format("{} adds nothing to {}: it is never true where that is false", written, others("the others")),
           because, "leave it out, or write what was meant instead");
    } else {
      tell(Kind::tautology, condition.range,
           fmt::format("{} is never false where {} false: together they are never false", written,
                       because.size() == 1 ? quote(because[0].range) + " is" : "the others are"),
           because, "a condition that is never false asks for nothing: write what was meant, or leave it out");
    }
    return;
  }
  if (never_true) {
    tell(Kind::contradiction, condition.range,
         fmt::format("{} is never true where {} {}", written, others("the rest"),
                     because.size() == 1 && !because[0].holds ? "is false" : "holds"),
         because, "the two cannot hold together: write what was meant, or leave one of them out");
    return;
  }
  const bool settles = joined == Joined::implies || joined == Joined::alone;
  tell(settles ? Kind::tautology : Kind::redundant, condition.range,
       fmt::format("{} adds nothing: it is never false where {} {}", written, others("the rest"),
                   because.size() == 1 && !because[0].holds ? "is false" : "holds"),
       because, "leave it out, or write what was meant instead");
}

/// A value that no entry has, an entry that no path has.
bool Examining::never_listed(const Expression& condition) {
  const Expression* comparison = &condition;
  while (comparison->op == Op::logical_not) comparison = &comparison->operands[0];
  if (!is_equality(*comparison)) return false;
  const bool constant_last = comparison->operands[1].op == Op::constant;
  if (!constant_last && comparison->operands[0].op != Op::constant) return false;
  truth::TermId term = terms_.of(*comparison);
  if (comparison->op == Op::not_equal) term = terms_.negation(term);
  if (as_listed_.can_be({term})) return false;
  const Expression& thing = comparison->operands[constant_last ? 0 : 1];
  const Expression& value = comparison->operands[constant_last ? 1 : 0];
  const bool held = comparison->op == Op::in && !constant_last;
  const std::string what =
      held ? fmt::format("{} is never in {}", quote(value.range), quote(thing.range))
           : fmt::format("{} is never {}{}", quote(thing.range), comparison->op == Op::in ? "in " : "", quote(value.range));
  tell(Kind::impossible, comparison->range, fmt::format("{}: {}", what, why_never(thing)), {},
       held ? "write a value that occurs, or leave the comparison out" : help_for_never(thing, value));
  return true;
}

std::string Examining::why_never(const Expression& thing) const {
  const Expression* root = &thing;
  while (root->op == Op::field) root = &root->operands[0];
  const bool itself = root == &thing;
  const bool end = root->op == Op::source || root->op == Op::target;
  if (end && paths_ == "extend") return itself ? "no `extend` names it" : "no `extend` names an entry that has it";
  if (root->op == Op::source) return fmt::format("no {} starts {}", paths_, itself ? "there" : "at an entry that has it");
  if (root->op == Op::target) return fmt::format("no {} leads {}", paths_, itself ? "there" : "to an entry that has it");
  return itself ? "no entry is" : "no entry has it";
}

std::string Examining::help_for_never(const Expression& thing, const Expression& value) {
  const truth::TermId term = terms_.of(thing);
  std::vector<std::string> names;
  const auto offer = [&](const Value& possible, const std::string& name) {
    truth::Term same;
    same.op = Op::equal;
    same.type = {Base::boolean};
    same.operands = {term, terms_.constant(thing.type, possible)};
    if (as_listed_.can_be({terms_.make(std::move(same))})) names.push_back(name);
  };
  const Schema& schema = rules_.schema;
  std::string written;
  constexpr std::size_t most_names = 50;
  if (thing.type.base == Base::entry && schema.catalogs[thing.type.index].entries.size() <= most_names) {
    const auto& entries = schema.catalogs[thing.type.index].entries;
    for (std::uint32_t i = 0; i < entries.size(); ++i) offer({EntryValue{i}}, entries[i].name);
    if (const auto* entry = std::get_if<EntryValue>(&value.constant.of)) written = entries[entry->index].name;
  } else if (thing.type.base == Base::enumeration && schema.enums[thing.type.index].values.size() <= most_names) {
    const auto& values = schema.enums[thing.type.index].values;
    for (std::uint32_t i = 0; i < values.size(); ++i) offer({EnumValue{i}}, values[i].name);
    if (const auto* item = std::get_if<EnumValue>(&value.constant.of)) written = values[item->index].name;
  } else if (thing.op == Op::field && thing.type.base == Base::text && thing.operands[0].type.base == Base::entry) {
    const auto& entries = schema.catalogs[thing.operands[0].type.index].entries;
    for (std::size_t i = 0; i < std::min(entries.size(), most_names); ++i)
      if (const auto& has = entries[i].fields[thing.index]) offer(*has, std::get<std::string>(has->of));
    if (const auto* text = std::get_if<std::string>(&value.constant.of)) written = *text;
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string near = written.empty() ? "" : quotes_.did_you_mean(written, [&] { return names; });
  if (near.empty()) near = Findings::few("what occurs:", names);
  return near.empty() ? "write a value that occurs, or leave the comparison out" : near;
}

void Examining::tell(Kind kind, Range range, std::string message, const Context& because, std::string help) {
  constexpr std::size_t most_notes = 3;
  std::vector<Note> notes;
  for (const KnownThere& one : because) {
    if (notes.size() == most_notes) break;
    std::string caption = one.caption;
    if (caption.empty()) caption = one.holds ? "where this is true" : "where this is false";
    notes.push_back({one.range, std::move(caption)});
  }
  const bool known = std::any_of(faults_.begin(), faults_.end(), [&](const ConditionFault& fault) {
    return fault.range.source == range.source && fault.range.begin == range.begin && fault.range.end == range.end;
  });
  if (!known) faults_.push_back({kind, range, std::move(message), std::move(notes), std::move(help)});
}

}  // namespace rung
