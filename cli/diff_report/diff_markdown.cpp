// SPDX-License-Identifier: Apache-2.0
// A diff of rule sets as a comment on a pull request. Whatever comes from rules or snapshots stands in code, where neither
// markup nor mentions mean anything.
#include <fmt/format.h>

#include <algorithm>

#include "cli/diff_report/diff_report.hpp"
#include "cli/report/look.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

constexpr std::size_t room_for_the_end = 600;

std::string with_entities(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x80 || c == ' ' || std::isalnum(byte) != 0;
    escaped += plain ? std::string(1, c) : fmt::format("&#{};", byte);
  }
  return escaped;
}

/// Inline code, inside tables too.
std::string code(std::string_view text) {
  const std::string shown = neutralise(text);
  if (shown.find_first_of("`|\\") != std::string::npos || shown.empty()) return "<code>" + with_entities(shown) + "</code>";
  return "`" + shown + "`";
}

/// A fence that nothing in the text ends.
std::string fence_for(std::string_view text) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(std::max<std::size_t>(3, longest + 1), '`');
}

/// Grows up to a limit; what does not fit is counted by what it is.
class Comment {
 public:
  explicit Comment(std::size_t limit) : limit_(limit > room_for_the_end ? limit - room_for_the_end : 0) {}

  void add(std::string_view text) { text_ += text; }
  bool fits(std::size_t size) const { return text_.size() + size <= limit_; }

  /// As many of the lines as fit, between `before` and `after`.
  void add_lines(const std::string& before, const std::vector<std::string>& lines, const std::string& after,
                 const std::string& one, const std::string& many) {
    std::size_t shown = 0;
    if (fits(before.size() + after.size() + (lines.empty() ? 0 : lines.front().size()))) {
      text_ += before;
      while (shown < lines.size() && fits(lines[shown].size() + after.size())) text_ += lines[shown++];
      text_ += after;
    }
    if (shown < lines.size()) left_out_.push_back(counted(lines.size() - shown, one, many));
  }

  std::string take() {
    if (left_out_.empty()) return std::move(text_);
    std::string list;
    for (const std::string& each : left_out_) {
      if (list.size() > room_for_the_end / 2) {
        list += ", …";
        break;
      }
      list += (list.empty() ? "" : ", ") + each;
    }
    return text_ + "\n**Left out, because a comment holds no more:** " + list + ". `rung diff` on a terminal shows all of it.\n";
  }

 private:
  std::size_t limit_;
  std::string text_;
  std::vector<std::string> left_out_;
};

void add_section(const DiffSection& section, const std::string& prefix, Comment& comment) {
  std::vector<std::string> lines;
  std::string all;
  for (const DiffLine& line : section.lines) {
    const char sign = line.sign == '~' ? ' ' : line.sign;
    const std::string remark = line.remark.empty() ? "" : "  (" + line.remark + ")";
    lines.push_back(fmt::format("{} {}{}\n", sign, std::string(4 * line.depth, ' '), neutralise(line.text + remark)));
    all += lines.back();
  }
  const std::string fence = fence_for(all);
  std::string title = prefix + section.title;
  title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
  comment.add_lines(fmt::format("\n#### {}\n\n{}diff\n", title, fence), lines, fence + "\n",
                    "line of " + prefix + section.title, "lines of " + prefix + section.title);
}

std::string shown(const Ruling& ruling) {
  const std::string sign(ruling.outcome ? look_of(*ruling.outcome).sign : "–");
  const std::string reasons = reasons_of(ruling);
  return sign + " " + outcome_of(ruling) + (reasons.empty() ? "" : "<br>" + code(reasons));
}

void add_groups(const DiffReport& report, Comment& comment) {
  const std::vector<DecisionGroup> groups = report.decisions->groups();
  if (groups.empty()) return;
  std::vector<std::string> rows, examples;
  for (const DecisionGroup& group : groups) {
    rows.push_back(fmt::format("| **{}** | {} | {} | {} | {} |\n", spell(group.turn), code(path_of(group)), shown(group.before),
                               shown(group.after), group.count));
    std::string commands = fmt::format("# {}: {}, {} → {}\n", spell(group.turn), neutralise(path_of(group)),
                                       outcome_of(group.before), outcome_of(group.after));
    for (const DecisionGroup::Example& example : group.examples)
      commands += neutralise(explain_command(report, group, example)) + "\n";
    examples.push_back(std::move(commands));
  }
  comment.add_lines("\n| | path | before | after | decisions |\n|---|---|---|---|---:|\n", rows, "", "group of decisions",
                    "groups of decisions");
  std::string all;
  for (const std::string& each : examples) all += each;
  const std::string fence = fence_for(all);
  comment.add_lines("\n<details><summary>Examples to look into</summary>\n\n" + fence + "sh\n", examples,
                    fence + "\n\n</details>\n", "group of examples", "groups of examples");
}

void add_unread(const UnreadGroup& group, const std::string& what, Comment& comment) {
  if (group.count == 0) return;
  std::vector<std::string> lines;
  for (const UnreadGroup::Example& example : group.examples)
    lines.push_back(fmt::format("- {}: {}\n", code(example.snapshot), code(example.error)));
  comment.add_lines(fmt::format("\n{} {}:\n\n", counted(group.count, "snapshot", "snapshots"), what), lines, "",
                    "unreadable snapshot", "unreadable snapshots");
}

void add_decisions(const DiffReport& report, Comment& comment) {
  const DecisionDiff& decisions = *report.decisions;
  comment.add(fmt::format("\n#### Decisions\n\n{} of {} in {} changed: **{}**, as of {}.\n", decisions.changed(),
                          counted(decisions.decisions(), "decision", "decisions"),
                          counted(decisions.snapshots(), "snapshot", "snapshots"), decisions_in_words(decisions), report.as_of));
  for (const DiffSide* side : {&report.before, &report.after})
    if (!side->not_in_effect.empty())
      comment.add(fmt::format("\n{} decides nothing on that day: it holds {}.\n", code(side->operand), side->not_in_effect));
  add_groups(report, comment);
  add_unread(decisions.only_before(), "can no longer be read", comment);
  add_unread(decisions.only_after(), "can be read now", comment);
  add_unread(decisions.neither(), "cannot be read, before or after", comment);
}

}  // namespace

std::string render_markdown(const DiffReport& report, std::size_t limit) {
  Comment comment(limit);
  comment.add(fmt::format("### Rule changes: {}\n\n{} → {}: **{}**.\n", code(report.after.package), code(report.before.operand),
                          code(report.after.operand), rules_in_words(report.rules)));
  if (report.decisions != nullptr) add_decisions(report, comment);
  for (const DiffSection& section : sections_of(report.rules.meaning)) add_section(section, "", comment);
  for (const DiffSection& section : sections_of(report.rules.texts)) add_section(section, "texts of ", comment);
  return comment.take();
}

}  // namespace rung::cli
