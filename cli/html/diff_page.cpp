// SPDX-License-Identifier: Apache-2.0
#include "cli/html/diff_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "cli/html/flows.hpp"
#include "cli/html/page.hpp"
#include "cli/html/section.hpp"
#include "cli/report/look.hpp"
#include "engine/coverage/markup.hpp"

namespace rung::cli {
namespace {

Tone tone_of(Turn turn) {
  switch (turn) {
    case Turn::allowed: return Tone::yes;
    case Turn::refused:
    case Turn::withdrawn: return Tone::no;
    case Turn::undetermined: return Tone::maybe;
    case Turn::introduced:
    case Turn::reasons:
    case Turn::missing: break;
  }
  return Tone::none;
}

Tone tone_of(const Ruling& ruling) {
  if (!ruling.outcome) return Tone::none;
  switch (*ruling.outcome) {
    case OutcomeKind::eligible: return Tone::yes;
    case OutcomeKind::ineligible: return Tone::no;
    case OutcomeKind::undetermined: return Tone::maybe;
    case OutcomeKind::no_path: break;
  }
  return Tone::none;
}

std::string_view sign_of(const Ruling& ruling) { return ruling.outcome ? look_of(*ruling.outcome).sign : "–"; }

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string header(const DiffReport& report, const std::vector<Link>& links) {
  return fmt::format("<header>\n<h1>Rule changes: {}</h1>\n<p><code>{}</code> → <code>{}</code> · {}{}</p>\n",
                     escape_markup(report.after.package), escape_markup(report.before.operand),
                     escape_markup(report.after.operand), escape_markup(rules_in_words(report.rules)),
                     report.decisions == nullptr ? "" : " · decisions as of " + escape_markup(report.as_of)) +
         navigation(links) + "</header>\n";
}

std::string not_in_effect(const DiffReport& report) {
  std::string html;
  for (const DiffSide* side : {&report.before, &report.after})
    if (!side->not_in_effect.empty())
      html += fmt::format("<p class=\"maybe\"><code>{}</code> decides nothing on that day: it holds {}.</p>\n",
                          escape_markup(side->operand), escape_markup(side->not_in_effect));
  return html;
}

std::string totals(const DiffReport& report) {
  const DecisionDiff& decisions = *report.decisions;
  std::vector<Tile> all = {
      {digits(decisions.snapshots()), decisions.snapshots() == 1 ? "customer" : "customers", Tone::none},
      {digits(decisions.decisions()), decisions.decisions() == 1 ? "decision" : "decisions", Tone::none},
      {digits(decisions.changed()), percent(decisions.changed(), decisions.decisions()) + " of them changed", Tone::none}};
  for (std::size_t i = 0; i < turns; ++i) {
    const Turn turn = static_cast<Turn>(i);
    // What came and went is told even where it is nobody.
    if (decisions.count(turn) > 0 || turn == Turn::allowed || turn == Turn::refused)
      all.push_back(
          {digits(decisions.count(turn)), std::string(spell(turn)), decisions.count(turn) > 0 ? tone_of(turn) : Tone::none});
  }
  return "<section aria-labelledby=\"totals\">\n<h2 class=\"unseen\" id=\"totals\">Totals</h2>\n" + tiles(all) +
         not_in_effect(report) + "</section>\n";
}

/// Only decisions that changed: the others would leave them no room.
std::string before_and_after(const std::vector<DecisionGroup>& groups) {
  std::map<std::pair<Tone, Tone>, Flow> flows;
  for (const DecisionGroup& group : groups) {
    const Tone before = tone_of(group.before), after = tone_of(group.after);
    Flow& flow = flows[{before, after}];
    const auto end = [](const Ruling& ruling) {
      return FlowEnd{outcome_of(ruling), fmt::format("{} {}", sign_of(ruling), outcome_of(ruling))};
    };
    flow.from = end(group.before);
    flow.to = end(group.after);
    // Where only reasons changed, nothing turned.
    flow.counts[static_cast<std::size_t>(before == after ? Tone::none : after)] += group.count;
  }
  std::vector<Flow> all;
  for (auto& [ends, flow] : flows) {
    flow.words = fmt::format("{} → {}: {}", flow.from.label, flow.to.label, counted(sum(flow.counts), "decision", "decisions"));
    all.push_back(flow);
  }
  return plain_section(
      {"turns", "Before and after", "The decisions that changed: what they were, and what they are. Grey has the outcome it had, for other reasons."},
      flow_chart(all, "How many decisions turned from which outcome to which; the tables below have the numbers"));
}

/// Turns by what is counted, most first.
using Turned = std::array<std::uint64_t, turns>;

std::string paths_part(const DecisionDiff& decisions, const std::vector<DecisionGroup>& groups) {
  std::vector<std::pair<std::string, Turned>> paths;
  std::unordered_map<std::string, std::size_t> known;
  for (const DecisionGroup& group : groups) {
    const auto [at, fresh] = known.try_emplace(path_of(group), paths.size());
    if (fresh) paths.emplace_back(path_of(group), Turned{});
    paths[at->second].second[static_cast<std::size_t>(group.turn)] += group.count;
  }
  const auto total = [](const Turned& turned) {
    std::uint64_t count = 0;
    for (const std::uint64_t each : turned) count += each;
    return count;
  };
  std::stable_sort(paths.begin(), paths.end(), [&](const auto& a, const auto& b) { return total(a.second) > total(b.second); });
  const std::size_t left_out = paths.size() - std::min(paths.size(), most_rows);
  paths.resize(paths.size() - left_out);
  static constexpr std::array<std::string_view, turns> names = {"allowed",    "refused", "withdrawn", "undetermined",
                                                                "introduced", "reasons", "missing"};
  std::vector<std::string> titles;
  for (std::size_t i = 0; i < turns; ++i) titles.push_back(capitalised(std::string(spell(static_cast<Turn>(i)))));
  std::vector<Column> columns = {{"path", "Path", ""}, {"changed", "Changed", "number"}};
  for (std::size_t i = 0; i < turns; ++i)
    if (decisions.count(static_cast<Turn>(i)) > 0) columns.push_back({names[i], titles[i], "number"});
  std::vector<std::vector<Cell>> rows;
  for (const auto& [path, turned] : paths) {
    rows.push_back({{filter_link("groups", path, "<code>" + escape_markup(path) + "</code>"), {}}, number_cell(total(turned))});
    for (std::size_t i = 0; i < turns; ++i)
      if (decisions.count(static_cast<Turn>(i)) > 0) rows.back().push_back(number_cell(turned[i]));
  }
  return table_section({"paths", "By path", ""}, "Paths by changed decisions", columns, rows, left_out);
}

/// A reason that decisions have gained or lost: a code, or a fact that they wait for.
struct Shift {
  std::uint64_t came = 0, went = 0, flipped = 0;
};

std::string reasons_part(const std::vector<DecisionGroup>& groups) {
  std::map<std::pair<bool, std::string>, Shift> shifts;  // whether it is a missing fact, and its name
  for (const DecisionGroup& group : groups) {
    const bool flips = group.before.outcome != group.after.outcome;
    const auto gather = [&](const std::vector<std::string>& here, const std::vector<std::string>& there, bool missing,
                            std::uint64_t Shift::*count) {
      for (const std::string& each : here) {
        if (std::binary_search(there.begin(), there.end(), each)) continue;
        Shift& shift = shifts[{missing, each}];
        shift.*count += group.count;
        if (flips) shift.flipped += group.count;
      }
    };
    gather(group.after.codes, group.before.codes, false, &Shift::came);
    gather(group.before.codes, group.after.codes, false, &Shift::went);
    gather(group.after.missing, group.before.missing, true, &Shift::came);
    gather(group.before.missing, group.after.missing, true, &Shift::went);
  }
  if (shifts.empty()) return {};
  std::vector<std::pair<std::pair<bool, std::string>, Shift>> order(shifts.begin(), shifts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second.came + a.second.went > b.second.came + b.second.went; });
  const std::size_t left_out = order.size() - std::min(order.size(), most_rows);
  order.resize(order.size() - left_out);
  std::vector<std::vector<Cell>> rows;
  for (const auto& [reason, shift] : order)
    rows.push_back({{filter_link("groups", reason.second, escape_markup(reason.second)), {}},
                    {reason.first ? "missing fact" : "precondition", {}},
                    number_cell(shift.came),
                    number_cell(shift.went),
                    number_cell(shift.flipped)});
  return table_section(
      {"reasons", "By precondition",
       "What stands in the way now and did not before, what no longer does, and where the outcome turned with it."},
      "Reasons by decisions that gained or lost them",
      {{"reason", "Reason", ""},
       {"kind", "Kind", ""},
       {"came", "Now in the way", "number"},
       {"went", "No longer", "number"},
       {"flipped", "Outcome turned", "number"}},
      rows, left_out);
}

std::string shown(const Ruling& ruling) {
  const std::string reasons = reasons_of(ruling);
  return fmt::format("<span class=\"{}\">{} {}</span>{}", class_of(tone_of(ruling)), sign_of(ruling), outcome_of(ruling),
                     reasons.empty() ? "" : " <code>" + escape_markup(reasons) + "</code>");
}

std::string groups_part(const DiffReport& report, const std::vector<DecisionGroup>& groups) {
  std::vector<std::string> items;
  for (const DecisionGroup& group : groups) {
    if (items.size() == most_items) break;
    std::string commands;
    for (const DecisionGroup::Example& example : group.examples)
      commands += fmt::format("<li>{} in {}<br><code>{}</code></li>\n", escape_markup(example.subject),
                              escape_markup(example.snapshot), escape_markup(explain_command(report, group, example)));
    items.push_back(
        fmt::format("<details><summary><b class=\"{}\">{}</b> <code>{}</code> <small>× {}</small>\n"
                    "<span class=\"turns\"><span>{}</span> <span>→ {}</span></span></summary>\n<div "
                    "class=\"inside\"><ul>\n{}</ul></div></details>\n",
                    class_of(tone_of(group.turn)), spell(group.turn), escape_markup(path_of(group)), digits(group.count),
                    shown(group.before), shown(group.after), commands));
  }
  return list_section(
      {"groups", "Examples", "Decisions that changed alike, with the first of them and the command that explains it."},
      "kinds of change", items, groups.size() - items.size());
}

std::string unread_part(const DecisionDiff& decisions) {
  std::string content;
  const auto add = [&](const UnreadGroup& group, std::string_view what) {
    if (group.count == 0) return;
    content += fmt::format("<p>{} {}:</p>\n<ul>\n", counted(group.count, "snapshot", "snapshots"), what);
    for (const UnreadGroup::Example& example : group.examples)
      content += fmt::format("<li><code>{}</code>: {}</li>\n", escape_markup(example.snapshot), escape_markup(example.error));
    content += "</ul>\n";
  };
  add(decisions.only_before(), "can no longer be read");
  add(decisions.only_after(), "can be read now");
  add(decisions.neither(), "cannot be read, before or after");
  return content.empty() ? content : plain_section({"unread", "Bad snapshots", ""}, content);
}

std::string lines_of(const DiffSection& section, std::string_view prefix) {
  std::string html =
      fmt::format("<h3>{}</h3>\n<pre class=\"card\">", escape_markup(capitalised(std::string(prefix) + section.title)));
  for (const DiffLine& line : section.lines) {
    const std::string_view css_class = line.sign == '+' ? "plus" : line.sign == '-' ? "minus" : "";
    const std::string remark = line.remark.empty() ? "" : " <small>(" + escape_markup(line.remark) + ")</small>";
    html += fmt::format("<span class=\"{}\">{} {}{}{}</span>", css_class, line.sign, std::string(4 * line.depth, ' '),
                        escape_markup(line.text), remark);
  }
  return html + "</pre>\n";
}

std::string rules_part(const DiffReport& report) {
  std::string content;
  for (const DiffSection& section : sections_of(report.rules.meaning)) content += lines_of(section, "");
  for (const DiffSection& section : sections_of(report.rules.texts)) content += lines_of(section, "texts of ");
  return content.empty() ? content : plain_section({"rules", "What changed in the rules", ""}, content);
}

}  // namespace

std::string render_html(const DiffReport& report) {
  std::vector<Link> links;
  std::string body;
  const auto add = [&](std::string_view id, std::string_view text, const std::string& part) {
    if (part.empty()) return;
    links.push_back({id, text});
    body += part;
  };
  if (report.decisions != nullptr) {
    body += totals(report);
    const std::vector<DecisionGroup> groups = report.decisions->groups();
    if (!groups.empty()) {
      add("turns", "Before and after", before_and_after(groups));
      add("paths", "By path", paths_part(*report.decisions, groups));
      add("reasons", "By precondition", reasons_part(groups));
      add("groups", "Examples", groups_part(report, groups));
    }
    add("unread", "Bad snapshots", unread_part(*report.decisions));
  }
  add("rules", "Rules", rules_part(report));
  return html_page(fmt::format("Rule changes: {} → {}", report.before.operand, report.after.operand),
                   header(report, links) + body);
}

}  // namespace rung::cli
