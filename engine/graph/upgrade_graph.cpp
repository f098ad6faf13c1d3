// SPDX-License-Identifier: Apache-2.0
#include "engine/graph/upgrade_graph.hpp"

#include <unordered_map>

#include "engine/compile/program.hpp"
#include "engine/diff/written.hpp"

namespace rung {
namespace {

std::string title_of(const CatalogType& catalog, std::uint32_t entry) {
  if (!catalog.title) return {};
  const std::optional<Value>& title = catalog.entries[entry].fields[*catalog.title];
  return title ? std::get<std::string>(title->of) : std::string();
}

class Drafting {
 public:
  Drafting(const Program& program, const Sources& sources)
      : program_(program), rules_(*program.rules), sources_(sources), catalog_(rules_.schema.catalogs[rules_.subject.catalog]) {}

  UpgradeGraph run() {
    for (const Precondition& precondition : rules_.preconditions) graph_.preconditions.push_back(precondition.name);
    collect_nodes();
    for (const Plan& plan : program_.plans)
      for (std::uint32_t lane = 0; lane < plan.paths; ++lane) add_edge(plan, lane);
    return std::move(graph_);
  }

 private:
  void collect_nodes() {
    std::vector<bool> used(catalog_.entries.size());
    for (const Path& path : program_.paths) used[path.source] = used[path.target] = true;
    nodes_.resize(used.size());
    for (std::uint32_t entry = 0; entry < used.size(); ++entry) {
      if (!used[entry]) continue;
      nodes_[entry] = static_cast<std::uint32_t>(graph_.nodes.size());
      graph_.nodes.push_back({catalog_.entries[entry].name, title_of(catalog_, entry)});
    }
  }

  void add_edge(const Plan& plan, std::uint32_t lane) {
    const Path& path = program_.paths[plan.first_path + lane];
    UpgradeGraph::Edge& edge = graph_.edges.emplace_back();
    edge.action = rules_.path_statements[path.statement].action;
    edge.from = nodes_[path.source];
    edge.to = nodes_[path.target];
    const std::vector<PlanClass::Needed>& guards = program_.classes[plan.plan_class].guards;
    for (std::size_t i = 0; i < guards.size(); ++i)
      if ((program_.masks[plan.first_mask + i] >> lane & 1) != 0) edge.guards.push_back(guards[i].index);
    if (program_.statement_whens[path.statement] != none) edge.when = when_of(path.statement);
  }

  const std::string& when_of(std::uint32_t statement) {
    const auto [at, fresh] = whens_.try_emplace(statement);
    if (fresh) at->second = written(sources_, rules_.path_statements[statement].when->range);
    return at->second;
  }

  const Program& program_;
  const CheckedRules& rules_;
  const Sources& sources_;
  const CatalogType& catalog_;
  UpgradeGraph graph_;
  std::vector<std::uint32_t> nodes_;  ///< by entry
  std::unordered_map<std::uint32_t, std::string> whens_;
};

}  // namespace

UpgradeGraph upgrade_graph(const Program& program, const Sources& sources) { return Drafting(program, sources).run(); }

}  // namespace rung
