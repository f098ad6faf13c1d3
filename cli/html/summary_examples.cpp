// SPDX-License-Identifier: Apache-2.0
// Single decisions to click open, with all that is to be said about them.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/html/page.hpp"
#include "cli/html/section.hpp"
#include "cli/html/summary_page.hpp"
#include "cli/report/look.hpp"
#include "engine/coverage/markup.hpp"

namespace rung::cli {
namespace {

std::string_view class_of(OutcomeKind outcome) {
  switch (outcome) {
    case OutcomeKind::eligible: return "yes";
    case OutcomeKind::ineligible: return "no";
    case OutcomeKind::undetermined: return "maybe";
    case OutcomeKind::no_path: return "none";
  }
  return "";
}

/// Titles by name.
using Titles = std::map<std::string, std::string>;

Titles titles_of(const SummaryPage& page) {
  Titles titles;
  for (const SummaryPage::PathCounts& path : page.paths) {
    titles.emplace(path.from, path.from_title);
    titles.emplace(path.to, path.to_title);
  }
  return titles;
}

std::string entry(const std::string& name, const Titles& titles) {
  if (name.empty()) return "(unknown)";
  const auto known = titles.find(name);
  return escape_markup(known == titles.end() || known->second.empty() ? name : known->second);
}

std::string path_of(const Decision& decision, const Titles& titles) {
  if (decision.from.empty() && decision.to.empty()) return "(unknown)";
  if (decision.action == Action::extend) return "extend " + entry(decision.to, titles);
  return entry(decision.from, titles) + " → " + entry(decision.to, titles);
}

std::string codes_of(const Decision& decision) {
  std::vector<std::string> codes;
  for (const Reason& reason : decision.reasons)
    if (std::find(codes.begin(), codes.end(), reason.code) == codes.end()) codes.push_back(reason.code);
  return escape_markup(fmt::format("{}", fmt::join(codes, ", ")));
}

std::string in_words(const Missing& missing) {
  std::string text = missing.overflow.empty() ? "<code>" + escape_markup(missing.path) + "</code> is not known"
                                              : "a number overflows at <code>" + escape_markup(missing.overflow) + "</code>";
  if (!missing.needed_by.empty()) text += escape_markup(fmt::format(" (for {})", fmt::join(missing.needed_by, ", ")));
  return text;
}

std::string inside(const Decision& decision, const std::string& lang) {
  std::string items;
  for (const Reason& reason : decision.reasons) {
    items += fmt::format("<li><b class=\"no\">{}</b> <small><code>{}</code></small>", escape_markup(reason.code),
                         escape_markup(reason.require));
    if (!reason.message.empty()) items += fmt::format("<br><span{}>{}</span>", lang, escape_markup(reason.message));
    if (reason.remedy) items += fmt::format("<br><span class=\"remedy\"{}>{}</span>", lang, escape_markup(*reason.remedy));
    items += "</li>\n";
  }
  for (const Missing& missing : decision.missing) items += "<li>" + in_words(missing) + "</li>\n";
  for (const AdviceSaid& advice : decision.advice)
    if (!advice.message.empty())
      items += fmt::format("<li>advice: <span{}>{}</span></li>\n", lang, escape_markup(advice.message));
  return items.empty() ? "<p>Nothing stands in the way.</p>" : "<ul>\n" + items + "</ul>";
}

std::string item(const SummaryPage::Example& example, const Titles& titles, const std::string& lang) {
  const Decision& decision = example.decision;
  const std::string codes = codes_of(decision);
  // Ends are in it by name for the filter: rows of the table of paths lead here.
  return fmt::format(
      "<details><summary><b class=\"{}\">{} {}</b> {}{} <small>{} · {}<span class=\"unseen\"> {}→{}</span></small></summary>\n"
      "<div class=\"inside\">{}</div></details>\n",
      class_of(decision.outcome), look_of(decision.outcome).sign, spell(decision.outcome), path_of(decision, titles),
      codes.empty() ? "" : " · " + codes, escape_markup(decision.subject), escape_markup(example.snapshot),
      escape_markup(decision.from), escape_markup(decision.to), inside(decision, lang));
}

}  // namespace

std::string examples_part(const SummaryPage& page) {
  const Titles titles = titles_of(page);
  const std::string lang = page.language.empty() ? "" : " lang=\"" + escape_markup(page.language) + "\"";
  std::vector<std::string> items;
  for (const SummaryPage::Example& example : page.examples) {
    if (items.size() == most_items) break;
    items.push_back(item(example, titles, lang));
  }
  return list_section(
      {"examples", "Examples", "The first of each kind, to look into. <code>rung explain</code> shows how one came about."},
      "examples", items, page.examples.size() - items.size());
}

}  // namespace rung::cli
