// SPDX-License-Identifier: Apache-2.0
// The tables of the page: which path was decided how, and what was seen of each precondition and advice.
#include <fmt/format.h>

#include <algorithm>

#include "engine/coverage/html.hpp"
#include "engine/coverage/markup.hpp"

namespace rung {

namespace {

class Tables {
 public:
  Tables(const Coverage& coverage, const Sources& sources, const std::string& id)
      : coverage_(coverage), sources_(sources), id_(id), model_(coverage.model) {}

  std::string paths() const {
    const CheckedRules& rules = *model_.rules;
    const auto& entries = rules.schema.catalogs[rules.subject.catalog].entries;
    const auto name = [&](std::uint32_t entry) { return entry == no_slot ? "*" : entries[entry].name; };
    std::string rows;
    for (const Owner& owner : model_.owners) {
      if (owner.kind != Owner::Kind::path) continue;
      const PathStatement& statement = rules.path_statements[owner.index];
      for (const auto& [key, slots] : model_.paths) {
        const auto& [index, from, to] = key;
        if (index != owner.index || (!coverage_.counts(slots.eligible) && !coverage_.counts(slots.other))) continue;
        const std::string path = statement.action == Action::upgrade ? name(from) + " → " + name(to) : "extend " + name(from);
        rows += row(owner, path, {cell(slots.eligible), cell(slots.other)});
      }
    }
    return table("Paths", {"path", "eligible", "not eligible"}, rows);
  }

  std::string preconditions() const {
    std::string rows;
    for (const Owner& owner : model_.owners) {
      if (owner.kind != Owner::Kind::precondition || !counts(owner)) continue;
      const PreconditionPlan& plan = model_.preconditions[owner.index];
      const auto truth = [&](Truth one) { return cell(plan.truth[static_cast<std::size_t>(one)]); };
      std::string sizes;
      for (const std::uint32_t size : plan.sizes) sizes += mark(size) + " ";
      rows += row(owner, model_.rules->preconditions[owner.index].name,
                  {truth(Truth::yes), truth(Truth::no), truth(Truth::unknown), share(owner, ObligationKind::condition),
                   "<td class=\"signs\">" + sizes + "</td>", share(owner, ObligationKind::remedy)});
    }
    return table("Preconditions", {"precondition", "true", "false", "unknown", "conditions that decide alone",
                                   "none, one, several elements", "remedies said"}, rows);
  }

  std::string advice() const {
    std::string rows;
    for (const Owner& owner : model_.owners)
      if (owner.kind == Owner::Kind::advice && counts(owner))
        rows += row(owner, model_.rules->advice[owner.index].name,
                    {cell(model_.advice[owner.index].slot), share(owner, ObligationKind::condition)});
    return table("Advice", {"advice", "said", "conditions that decide alone"}, rows);
  }

 private:
  bool counts(const Owner& owner) const {
    return std::any_of(model_.obligations.begin(), model_.obligations.end(), [&](const Obligation& obligation) {
      return &model_.owners[obligation.owner] == &owner && coverage_.counts(obligation);
    });
  }

  std::string cell(std::uint32_t slot) const {
    if (slot == no_slot) return "<td class=\"none\"><span aria-label=\"not asked for\" title=\"no case could show it\">–</span></td>";
    const Mark& mark = coverage_.marks[slot];
    if (mark.count == 0) return "<td class=\"bad\">✗ missing</td>";
    return fmt::format("<td class=\"good\">✓ <small>{}</small></td>", cases_part(coverage_, {mark.cases.front()}, mark.count));
  }

  std::string mark(std::uint32_t slot) const {
    if (slot == no_slot) return "<span class=\"none\" aria-label=\"not asked for\">–</span>";
    return coverage_.marks[slot].count == 0 ? "<span class=\"bad\" aria-label=\"missing\">✗</span>"
                                            : "<span class=\"good\" aria-label=\"shown\">✓</span>";
  }

  std::string share(const Owner& owner, ObligationKind kind) const {
    Share share;
    for (const Obligation& obligation : model_.obligations)
      if (&model_.owners[obligation.owner] == &owner && obligation.kind == kind)
        share.add(is_met(obligation, coverage_.marks));
    if (share.all == 0) return "<td class=\"none\">–</td>";
    const bool all = share.met == share.all;
    return fmt::format("<td class=\"{}\">{} {} of {}</td>", all ? "good" : share.met == 0 ? "bad" : "some",
                       all ? "✓" : share.met == 0 ? "✗" : "◐", share.met, share.all);
  }

  std::string row(const Owner& owner, const std::string& name, const std::vector<std::string>& cells) const {
    const std::uint32_t line = sources_[owner.range.source].position(owner.range.begin).line;
    std::string result = fmt::format("<tr><th scope=\"row\"><a href=\"#{}-{}-{}\">{}</a></th>", id_, owner.range.source,
                                     line, escape_markup(name));
    for (const std::string& one : cells) result += one;
    return result + "</tr>\n";
  }

  static std::string table(const std::string& caption, const std::vector<std::string>& heads, const std::string& rows) {
    if (rows.empty()) return {};
    std::string head;
    for (const std::string& one : heads) head += "<th scope=\"col\">" + one + "</th>";
    return fmt::format("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\"><table>\n<caption>{0}</caption>\n"
                       "<thead><tr>{1}</tr></thead>\n<tbody>\n{2}</tbody></table></div>\n",
                       caption, head, rows);
  }

  const Coverage& coverage_;
  const Sources& sources_;
  const std::string& id_;
  const Model& model_;
};

}  // namespace

std::string tables_part(const Coverage& coverage, const Sources& sources, const std::string& id) {
  const Tables tables(coverage, sources, id);
  return tables.paths() + tables.preconditions() + tables.advice();
}

}  // namespace rung
