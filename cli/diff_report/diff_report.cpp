// SPDX-License-Identifier: Apache-2.0
#include "cli/diff_report/diff_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/diff/written.hpp"

namespace rung::cli {
namespace {

constexpr std::size_t most_names = 12;

std::string title_of(Sort sort) {
  switch (sort) {
    case Sort::package: return "package";
    case Sort::path: return "paths";
    case Sort::precondition: return "preconditions";
    case Sort::define: return "defines";
    case Sort::entry: return "entries";
    case Sort::enumeration: return "enums";
    case Sort::record: return "records";
    case Sort::catalog: return "catalogs";
    case Sort::subject: return "subject";
    case Sort::effect: return "effects";
    case Sort::advice: return "advice";
  }
  return {};
}

/// How the statement begins.
std::string keyword_of(Sort sort) {
  switch (sort) {
    case Sort::package: return "package ";
    case Sort::precondition: return "require ";
    case Sort::define: return "define ";
    case Sort::enumeration: return "enum ";
    case Sort::record: return "record ";
    case Sort::catalog: return "catalog ";
    case Sort::subject: return "subject ";
    case Sort::advice: return "advise ";
    case Sort::path:
    case Sort::entry:
    case Sort::effect: break;  // their names hold it
  }
  return {};
}

char sign_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added: return '+';
    case ChangeKind::removed: return '-';
    case ChangeKind::changed:
    case ChangeKind::renamed: break;
  }
  return '~';
}

std::string listed(const std::vector<std::string>& names, std::size_t most = most_names) {
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) list += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > most) list += fmt::format(" and {} more", names.size() - most);
  return list;
}

std::string remark_of(const StatementChange& change) {
  std::vector<std::string> remarks;
  if (!change.former_name.empty()) remarks.push_back("was " + change.former_name);
  if (!change.through.empty()) remarks.push_back("through " + listed(change.through));
  if (change.reach) {
    const Reach& reach = *change.reach;
    if (!reach.preconditions.empty()) remarks.push_back("reaches " + listed(reach.preconditions));
    if (!reach.advice.empty()) remarks.push_back("advice " + listed(reach.advice));
    for (const std::string& effect : reach.effects) remarks.push_back("effect " + effect);
    const std::string paths = counted(reach.paths, "path", "paths");
    if (change.sort != Sort::define) {
      remarks.push_back((change.kind == ChangeKind::removed ? "guarded " : "guards ") + paths);
    } else if (reach.paths > 0) {
      remarks.push_back(paths);
    } else if (remarks.empty()) {
      remarks.push_back("nothing uses it");
    }
  }
  std::string text;
  for (const std::string& remark : remarks) text += (text.empty() ? "" : "; ") + remark;
  return text;
}

void add_aspects(const StatementChange& change, std::vector<DiffLine>& lines) {
  for (const Aspect& aspect : change.aspects) {
    if (!aspect.gone.empty() || !aspect.come.empty()) {
      lines.push_back({' ', 1, aspect.name, {}});
      for (const std::string& item : aspect.gone) lines.push_back({'-', 2, item, {}});
      for (const std::string& item : aspect.come) lines.push_back({'+', 2, item, {}});
    } else if (aspect.before == aspect.after) {
      lines.push_back({' ', 1, aspect.name + " " + aspect.before, {}});  // `through` says what changed
    } else {
      if (!aspect.before.empty()) lines.push_back({'-', 1, aspect.name + " " + aspect.before, {}});
      if (!aspect.after.empty()) lines.push_back({'+', 1, aspect.name + " " + aspect.after, {}});
    }
  }
}

bool alike(const StatementChange& a, const StatementChange& b) {
  const auto same = [](const Aspect& x, const Aspect& y) { return x.before == y.before && x.after == y.after; };
  return a.kind == b.kind && a.action == b.action && a.through == b.through &&
         std::equal(a.aspects.begin(), a.aspects.end(), b.aspects.begin(), b.aspects.end(), same);
}

/// Ends of paths that changed alike: `a, b -> c, d` where all of the first lead to all of the second.
std::vector<std::string> ends_of(const std::vector<const StatementChange*>& paths) {
  std::vector<std::string> order;
  std::map<std::string, std::vector<std::string>> targets;
  for (const StatementChange* path : paths) {
    if (targets.count(path->from) == 0) order.push_back(path->from);
    targets[path->from].push_back(entry_as_written(path->to));
  }
  std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> groups;  // sources, targets
  for (const std::string& from : order) {
    const auto known = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.second == targets[from]; });
    if (known != groups.end()) {
      known->first.push_back(entry_as_written(from));
    } else {
      groups.push_back({{entry_as_written(from)}, targets[from]});
    }
  }
  std::vector<std::string> texts;
  if (paths.front()->action == Action::extend) return {"extend " + listed(order)};
  for (const auto& [from, to] : groups) texts.push_back("upgrade " + listed(from) + " -> " + listed(to));
  return texts;
}

void add_paths(const std::vector<StatementChange>& changes, std::vector<DiffLine>& lines) {
  std::vector<std::vector<const StatementChange*>> groups;
  for (const StatementChange& change : changes) {
    if (change.sort != Sort::path) continue;
    const auto known = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return alike(*group.front(), change); });
    if (known == groups.end()) {
      groups.push_back({&change});
    } else {
      known->push_back(&change);
    }
  }
  for (const auto& group : groups) {
    const std::vector<std::string> ends = ends_of(group);
    for (std::size_t i = 0; i < std::min(ends.size(), most_names); ++i)
      lines.push_back({sign_of(group.front()->kind), 0, ends[i], {}});
    if (ends.size() > most_names) lines.push_back({sign_of(group.front()->kind), 0, fmt::format("… and from {} more entries", ends.size() - most_names), {}});
    std::string remark = remark_of(*group.front());
    if (group.size() > 1) remark = counted(group.size(), "path", "paths") + (remark.empty() ? "" : "; " + remark);
    lines.back().remark = remark;
    for (const Aspect& aspect : group.front()->aspects) {
      if (aspect.before == aspect.after) {
        lines.push_back({' ', 1, aspect.before, {}});
        continue;
      }
      if (!aspect.before.empty()) lines.push_back({'-', 1, aspect.before, {}});
      if (!aspect.after.empty()) lines.push_back({'+', 1, aspect.after, {}});
    }
  }
}

std::string quoted_for_shell(const std::string& text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_./:@%+=,-~").find(c) != std::string_view::npos;
  };
  if (!text.empty() && text.front() != '~' && std::all_of(text.begin(), text.end(), plain)) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string option_for_shell(const std::string& name, const std::string& value) {
  return !value.empty() && value.front() == '-' ? " " + name + "=" + quoted_for_shell(value) : " " + name + " " + quoted_for_shell(value);
}

}  // namespace

std::vector<DiffSection> sections_of(const std::vector<StatementChange>& changes) {
  std::vector<DiffSection> sections;
  for (const StatementChange& change : changes) {
    const std::string title = title_of(change.sort);
    if (sections.empty() || sections.back().title != title) {
      sections.push_back({title, {}});
      if (change.sort == Sort::path) add_paths(changes, sections.back().lines);
    }
    if (change.sort == Sort::path) continue;
    std::vector<DiffLine>& lines = sections.back().lines;
    lines.push_back({sign_of(change.kind), 0, keyword_of(change.sort) + change.name, remark_of(change)});
    add_aspects(change, lines);
  }
  return sections;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  std::string digits = std::to_string(count);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits + " " + (count == 1 ? one : many);
}

std::string rules_in_words(const RulesDiff& rules) {
  const std::string texts = rules.texts.empty() ? "" : counted(rules.texts.size(), "change", "changes") + " of texts only";
  if (rules.meaning.empty()) return "no change in meaning" + (texts.empty() ? "" : ", " + texts);
  return counted(rules.meaning.size(), "change", "changes") + " in meaning" + (texts.empty() ? "" : ", " + texts);
}

std::string decisions_in_words(const DecisionDiff& decisions) {
  std::string words;
  for (std::size_t i = 0; i < turns; ++i)
    if (const std::size_t count = decisions.count(static_cast<Turn>(i)); count > 0)
      words += (words.empty() ? "" : ", ") + counted(count, std::string(spell(static_cast<Turn>(i))), std::string(spell(static_cast<Turn>(i))));
  return words.empty() ? "no decision changed" : words;
}

std::string path_of(const DecisionGroup& group) {
  if (group.from.empty() && group.to.empty()) return "entry unknown";
  return path_as_written(group.action, group.from, group.to);
}

std::string reasons_of(const Ruling& ruling) {
  if (ruling.missing.empty()) return listed(ruling.codes);
  return listed(ruling.codes) + (ruling.codes.empty() ? "" : "; ") + "needs " + listed(ruling.missing);
}

std::string outcome_of(const Ruling& ruling) {
  return ruling.outcome ? std::string(spell(*ruling.outcome)) : "no decision";
}

std::string explain_command(const DiffReport& report, const DecisionGroup& group, const DecisionGroup::Example& example) {
  const DiffSide& side = group.turn == Turn::withdrawn ? report.before : report.after;
  const std::string snapshot = example.snapshot.rfind("-#", 0) == 0 ? "-" : example.snapshot;
  std::string command = "rung explain " + quoted_for_shell(side.path) + " " + quoted_for_shell(snapshot);
  command += option_for_shell("--subject", example.subject);
  if (!group.to.empty()) command += option_for_shell("--to", group.to);
  for (const std::string& argument : report.arguments) command += " " + quoted_for_shell(argument);
  return command;
}

}  // namespace rung::cli
