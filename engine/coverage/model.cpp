// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/coverage/settled.hpp"
#include "grammar/one_line.hpp"

namespace rung {

std::string_view spell(ObligationKind kind) {
  switch (kind) {
    case ObligationKind::path: return "paths";
    case ObligationKind::precondition: return "preconditions";
    case ObligationKind::condition: return "conditions";
    case ObligationKind::quantifier: return "quantifiers";
    case ObligationKind::remedy: return "remedies";
    case ObligationKind::advice: return "advice";
  }
  return {};
}

namespace {

/// What a path statement can come to, by the index of the path: whether some case could find it eligible, and not.
struct PathOutcomes { std::vector<bool> eligible, other; };

class Modelling {
 public:
  Modelling(const CheckedRules& rules, const Sources& sources, Model& model)
      : rules_(rules), sources_(sources), model_(model), outcomes_{std::vector<bool>(rules.paths.size(), true),
                                                                   std::vector<bool>(rules.paths.size(), false)} {}

  void run() {
    model_.rules = &rules_;
    for (std::uint32_t i = 0; i < rules_.preconditions.size(); ++i) precondition(i);
    for (std::uint32_t i = 0; i < rules_.advice.size(); ++i) advice(i);
    for (std::uint32_t i = 0; i < rules_.path_statements.size(); ++i) path_when(i);
    paths();
  }

 private:
  const CatalogType& catalog() const { return rules_.schema.catalogs[rules_.subject.catalog]; }

  std::uint32_t own(Owner::Kind kind, std::uint32_t index, std::string name, Range range) {
    model_.owners.push_back({kind, index, std::move(name), range});
    return static_cast<std::uint32_t>(model_.owners.size() - 1);
  }

  std::uint32_t ask(ObligationKind kind, Range range, std::uint32_t owner, std::string said, std::string decides = {}) {
    const std::uint32_t slot = model_.slots;
    model_.slots += kind == ObligationKind::condition ? 4 : 1;
    model_.obligations.push_back({kind, range, owner, slot, std::move(said), std::move(decides)});
    return slot;
  }

  /// What the conditions below each node decide: `what`, or something inside a value that it compares.
  static void name_decisions(const std::vector<ConditionNode>& nodes, std::uint32_t at, const std::string& here,
                             const std::string& what, std::vector<std::string>& names) {
    names[at] = here;
    for (const std::uint32_t child : nodes[at].children) {
      const bool counts = nodes[at].joint == Joint::aggregate;
      const std::string inner = counts ? "which elements count for " + what : "a choice inside " + what;
      name_decisions(nodes, child, nodes[child].whole ? inner : here, what, names);
    }
  }

  /// `what`: they decide it.
  void conditions(Decisive& decisive, const Feasible& can, std::uint32_t owner, const std::string& what) {
    decisive.slots.assign(decisive.tree.nodes.size(), no_slot);
    std::vector<std::string> names(decisive.tree.nodes.size());
    name_decisions(decisive.tree.nodes, 0, what, what, names);
    for (std::size_t i = 0; i < decisive.tree.nodes.size(); ++i) {
      const ConditionNode& node = decisive.tree.nodes[i];
      if (node.joint != Joint::condition || !is_pair(can.shows[i])) continue;
      decisive.slots[i] = ask(ObligationKind::condition, node.expression->range, owner,
                              fmt::format("`{}`", one_line(sources_, node.expression->range)), "decides " + names[i]);
    }
  }

  void precondition(std::uint32_t index) {
    const Precondition& rule = rules_.preconditions[index];
    PreconditionPlan& plan = model_.preconditions.emplace_back();
    const std::uint32_t owner = own(Owner::Kind::precondition, index, "require " + rule.name, rule.range);
    const std::vector<std::uint32_t> paths = guarded_paths(rules_, rule.on, rule.effective);
    plan.decisive.tree = take_apart(rule.when ? &*rule.when : nullptr, rule.check, rules_.defines);
    const std::vector<ConditionNode>& nodes = plan.decisive.tree.nodes;
    if (rule.when) plan.root_of_check = nodes[0].children[1];
    TruthSet possible = 0;
    const Feasible can = feasible(rules_, plan.decisive.tree, paths, [&](const auto& truths, const auto& alike) {
      const bool applies = !rule.when || can_be(truths[nodes[0].children[0]], Truth::yes);
      const bool blocks = can_be(truths[0], Truth::no), lets_pass = can_be(truths[0], Truth::yes);
      if (applies && can_be(truths[plan.root_of_check], Truth::yes)) possible |= only(Truth::yes);
      possible |= static_cast<TruthSet>(truths[0] & (only(Truth::no) | only(Truth::unknown)));
      for (const std::uint32_t path : alike) {
        if (!lets_pass) outcomes_.eligible[path] = false;
        if (blocks) outcomes_.other[path] = true;
      }
    });
    for (const Truth truth : {Truth::yes, Truth::no, Truth::unknown}) {
      if (!can_be(possible, truth)) continue;
      const std::string_view word = truth == Truth::yes ? "true" : truth == Truth::no ? "false" : "unknown";
      plan.truth[static_cast<std::size_t>(truth)] =
          ask(ObligationKind::precondition, rule.range, owner, fmt::format("{} is {}", rule.name, word));
    }
    conditions(plan.decisive, can, owner, rule.name);
    if (possible == 0) {
      plan.remedies.resize(rule.remedies.size());
      return;
    }
    if (has_culprits(rule)) sizes(plan, rule, owner, paths);
    remedies(plan, rule, owner, paths, can_be(possible, Truth::no));
  }

  void sizes(PreconditionPlan& plan, const Precondition& rule, std::uint32_t owner, const std::vector<std::uint32_t>& paths) {
    const Expression& quantifier = *plan.decisive.tree.nodes[plan.root_of_check].expression;
    const std::uint8_t can = feasible_sizes(rules_, quantifier, paths);
    const std::string list = one_line(sources_, quantified_list(rule.check).range);
    constexpr std::string_view words[] = {"no element", "one element", "several elements"};
    for (std::size_t i = 0; i < 3; ++i)
      if ((can >> i & 1) != 0)
        plan.sizes[i] = ask(ObligationKind::quantifier, quantified_list(rule.check).range, owner,
                            fmt::format("`{}` has {} for {}", list, words[i], rule.name));
  }

  void remedies(PreconditionPlan& plan, const Precondition& rule, std::uint32_t owner,
                const std::vector<std::uint32_t>& paths, bool fails) {
    bool reached = fails;
    for (std::size_t i = 0; i < rule.remedies.size(); ++i) {
      const Remedy& remedy = rule.remedies[i];
      const std::string which = rule.remedies.size() == 1
                                    ? "the remedy of " + rule.name
                                    : fmt::format("remedy {} of {}", i + 1, rule.name);
      PreconditionPlan::Said& said = plan.remedies.emplace_back();
      TruthSet when = only(Truth::yes);
      Feasible can;
      if (remedy.when) {
        said.when.emplace();
        said.when->tree = take_apart(nullptr, *remedy.when, rules_.defines);
        can = feasible(rules_, said.when->tree, paths);
        when = can.truths[0];
      }
      if (reached && can_be(when, Truth::yes))
        said.slot = ask(ObligationKind::remedy, remedy.range, owner, which + " is said");
      if (remedy.when) {
        if (fails) conditions(*said.when, can, owner, which);
        else said.when->slots.assign(said.when->tree.nodes.size(), no_slot);
      }
      if (when == only(Truth::yes)) reached = false;
    }
  }

  void advice(std::uint32_t index) {
    const Advice& rule = rules_.advice[index];
    AdvicePlan& plan = model_.advice.emplace_back();
    const std::uint32_t owner = own(Owner::Kind::advice, index, "advise " + rule.name, rule.range);
    const std::vector<std::uint32_t> paths = guarded_paths(rules_, rule.on, rule.effective);
    Feasible can;
    if (rule.when) {
      plan.when.emplace();
      plan.when->tree = take_apart(nullptr, *rule.when, rules_.defines);
      can = feasible(rules_, plan.when->tree, paths);
    }
    const bool said = rule.when ? can_be(can.truths[0], Truth::yes) : !paths.empty();
    if (said) plan.slot = ask(ObligationKind::advice, rule.range, owner, fmt::format("the advice {} is said", rule.name));
    if (rule.when) conditions(*plan.when, can, owner, "the advice " + rule.name);
  }

  std::string statement_name(const PathStatement& statement) const {
    std::string text = one_line(sources_, statement.range);
    for (const std::string_view clause : {" where ", " when ", " effective "}) text = text.substr(0, text.find(clause));
    constexpr std::size_t most = 60;
    if (text.size() > most) {
      std::size_t end = most;
      while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
      text = text.substr(0, end) + "…";
    }
    return text;
  }

  void path_when(std::uint32_t index) {
    const PathStatement& statement = rules_.path_statements[index];
    std::optional<Decisive>& when = model_.path_whens.emplace_back();
    const std::uint32_t owner = own(Owner::Kind::path, index, statement_name(statement), statement.range);
    path_owners_.push_back(owner);
    if (!statement.when) return;
    std::vector<std::uint32_t> paths;
    for (const std::uint32_t path : guarded_paths(rules_, {}, statement.effective))
      if (rules_.paths[path].statement == index) paths.push_back(path);
    when.emplace();
    when->tree = take_apart(nullptr, *statement.when, rules_.defines);
    const Feasible can = feasible(rules_, when->tree, paths, [&](const auto& truths, const auto& alike) {
      for (const std::uint32_t path : alike) {
        if (!can_be(truths[0], Truth::yes)) outcomes_.eligible[path] = false;
        if (can_be(truths[0], Truth::no)) outcomes_.other[path] = true;
      }
    });
    conditions(*when, can, owner, "the `when` of " + model_.owners[owner].name);
  }

  std::string end(std::uint32_t entry) const { return entry == no_slot ? "*" : catalog().entries[entry].name; }

  void paths() {
    struct Wanted { bool eligible = false, other = false; };
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, Wanted> wanted;
    for (const std::uint32_t index : guarded_paths(rules_, {}, {})) {
      const Path& path = rules_.paths[index];
      const PathStatement& statement = rules_.path_statements[path.statement];
      Wanted& pair = wanted[{path.statement, statement.from_every ? no_slot : path.source,
                             statement.to_every ? no_slot : path.target}];
      pair.eligible |= outcomes_.eligible[index];
      pair.other |= outcomes_.other[index];
    }
    for (const auto& [key, pair] : wanted) {
      const auto& [statement, from, to] = key;
      const PathStatement& rule = rules_.path_statements[statement];
      const std::string name = rule.action == Action::upgrade ? fmt::format("`{} -> {}`", end(from), end(to))
                                                              : fmt::format("`extend {}`", end(from));
      PathSlots& slots = model_.paths[key];
      const std::uint32_t owner = path_owners_[statement];
      if (pair.eligible) slots.eligible = ask(ObligationKind::path, rule.range, owner, name + " is eligible");
      if (pair.other) slots.other = ask(ObligationKind::path, rule.range, owner, name + " is not eligible");
    }
  }

  const CheckedRules& rules_;
  const Sources& sources_;
  Model& model_;
  PathOutcomes outcomes_;
  std::vector<std::uint32_t> path_owners_;
};

}  // namespace

PathSlots Model::slots_of(const Path& path) const {
  const PathStatement& statement = rules->path_statements[path.statement];
  const auto found = paths.find({path.statement, statement.from_every ? no_slot : path.source,
                                 statement.to_every ? no_slot : path.target});
  return found == paths.end() ? PathSlots{} : found->second;
}

Model coverage_model(const CheckedRules& rules, const Sources& sources) {
  Model model;
  Modelling(rules, sources, model).run();
  return model;
}

}  // namespace rung
