// SPDX-License-Identifier: Apache-2.0
#include "cli/html/summary_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/html/flows.hpp"
#include "cli/html/page.hpp"
#include "cli/html/section.hpp"
#include "engine/coverage/markup.hpp"

namespace rung::cli {
namespace {

using Counts = SummaryPage::Counts;
using PathCounts = SummaryPage::PathCounts;

Toned toned(const Counts& counts) { return {counts.eligible, counts.ineligible, counts.undetermined, counts.no_path}; }

/// The `most` with the greatest count, those first.
template <class Item, class Count>
std::vector<const Item*> greatest(const std::vector<Item>& items, std::size_t most, Count count) {
  std::vector<const Item*> order;
  for (const Item& item : items) order.push_back(&item);
  std::stable_sort(order.begin(), order.end(), [&](const Item* a, const Item* b) { return count(*a) > count(*b); });
  if (order.size() > most) order.resize(most);
  return order;
}

std::uint64_t decisions_on(const PathCounts& path) { return sum(toned(path.counts)); }

std::string shown(const std::string& title, const std::string& name) { return title.empty() ? name : title; }

std::string counts_in_words(const Counts& counts) {
  std::string words = fmt::format("{} eligible, {} blocked, {} unknown", digits(counts.eligible), digits(counts.ineligible),
                                  digits(counts.undetermined));
  if (counts.no_path > 0) words += ", " + digits(counts.no_path) + " not on offer";
  return words;
}

std::string rate(const SummaryPage& page) {
  if (page.seconds <= 0) return {};
  constexpr double mega = 1e6;
  return fmt::format(" · {:.1f} MB in {:.1f} s", static_cast<double>(page.bytes) / mega, page.seconds);
}

std::string header(const SummaryPage& page) {
  const Heading& heading = page.heading;
  const std::string title = heading.title.empty() ? heading.package : heading.title;
  const std::string lang = page.language.empty() || heading.title.empty() ? "" : " lang=\"" + escape_markup(page.language) + "\"";
  constexpr std::size_t shown_hash = sizeof "sha256:" - 1 + 12;
  std::string html = fmt::format("<header>\n<h1{}>{}</h1>\n<p>{} · as of {} · rules <code title=\"{}\">{}</code>{}</p>\n", lang,
                                 escape_markup(title), escape_markup(heading.package), escape_markup(heading.as_of),
                                 escape_markup(heading.rules), escape_markup(heading.rules.substr(0, shown_hash)), rate(page));
  if (!heading.select.empty()) html += fmt::format("<p>decisions for which this holds: <code>{}</code></p>\n", escape_markup(heading.select));
  std::vector<Link> links = {{"paths", "Upgrades"}};
  if (!page.funnel.empty()) links.push_back({"funnel", "What stands in the way"});
  if (!page.remedies.empty()) links.push_back({"remedies", "What would help"});
  if (!page.missing.empty()) links.push_back({"missing", "What is not known"});
  if (!page.errors.empty()) links.push_back({"errors", "Bad snapshots"});
  if (!page.examples.empty()) links.push_back({"examples", "Examples"});
  return html + navigation(links) + "</header>\n";
}

std::string totals(const SummaryPage& page) {
  const Counts& counts = page.counts;
  std::vector<Tile> all = {
      {digits(page.customers), page.customers == 1 ? "customer" : "customers", Tone::none},
      {digits(page.subjects), page.subjects == 1 ? page.heading.subject_name : page.heading.subjects_name, Tone::none},
      {digits(page.decisions), page.decisions == 1 ? "decision" : "decisions", Tone::none},
      {percent(counts.eligible, page.decisions), "eligible", Tone::yes},
      {percent(counts.ineligible, page.decisions), "blocked", Tone::no},
      {percent(counts.undetermined, page.decisions), "unknown", Tone::maybe}};
  if (page.bad > 0) all.push_back({digits(page.bad), page.bad == 1 ? "bad snapshot" : "bad snapshots", Tone::no});
  std::vector<LegendItem> items = {{Tone::yes, "✓ " + digits(counts.eligible) + " eligible"},
                                   {Tone::no, "✗ " + digits(counts.ineligible) + " blocked"},
                                   {Tone::maybe, "? " + digits(counts.undetermined) + " unknown: a fact is missing"}};
  if (counts.no_path > 0) items.push_back({Tone::none, "– " + digits(counts.no_path) + " not on offer"});
  return "<section aria-labelledby=\"totals\">\n<h2 class=\"unseen\" id=\"totals\">Totals</h2>\n" + tiles(all) +
         share_bar(toned(counts), "shares") + legend(items) + "</section>\n";
}

std::string picture(const SummaryPage& page) {
  const auto most = greatest(page.paths, most_flows, decisions_on);
  std::vector<Flow> flows;
  for (const PathCounts& path : page.paths) {
    if (std::find(most.begin(), most.end(), &path) == most.end()) continue;
    const bool extend = path.action == "extend";
    const std::string from = shown(path.from_title, path.from);
    const std::string to = extend ? "more of " + from : shown(path.to_title, path.to);
    flows.push_back({{path.from, from},
                     {path.action + " " + path.to, to},
                     toned(path.counts),
                     fmt::format("{} → {}: {}", from, to, counts_in_words(path.counts))});
  }
  return flow_chart(flows, "How many could go from where they are to where, and how many may; the table below has the numbers");
}

std::string paths_part(const SummaryPage& page) {
  if (page.paths.empty())
    return plain_section({"paths", "Upgrades", ""}, "<p>No decision was taken: nobody stands where a path leads from.</p>\n");
  std::string lead = "Who could go where. Bands are as thick as they are many: from the top eligible, blocked, unknown.";
  if (page.paths.size() > most_flows)
    lead = fmt::format("{} The {} paths with the most decisions are drawn, of {}.", lead, most_flows, digits(page.paths.size()));
  std::set<std::pair<std::string, std::string>> shown_by;
  for (const SummaryPage::Example& example : page.examples) shown_by.emplace(example.decision.from, example.decision.to);
  std::vector<std::vector<Cell>> rows;
  for (const PathCounts* path : greatest(page.paths, most_rows, decisions_on)) {
    const bool extend = path->action == "extend";
    rows.push_back(
        {{titled(path->from_title, path->from), {}},
         {extend ? "<span class=\"soft\">extend</span>" : titled(path->to_title, path->to), {}},
         number_cell(decisions_on(*path)),
         number_cell(path->counts.eligible),
         number_cell(path->counts.ineligible),
         number_cell(path->counts.undetermined),
         {share_bar(toned(path->counts), "bar"), {}},
         {shown_by.count({path->from, path->to}) > 0 ? filter_link("examples", path->from + "→" + path->to, "examples") : "",
          {}}});
  }
  std::vector<Column> columns = {{"from", "From", ""},
                                 {"to", "To", "name"},
                                 {"decisions", "Decisions", "number"},
                                 {"eligible", "Eligible", "number"},
                                 {"blocked", "Blocked", "number"},
                                 {"unknown", "Unknown", "number"},
                                 {"", "Share", "wide"},
                                 {"", "Examples", ""}};
  if (page.examples.empty()) {
    columns.pop_back();
    for (std::vector<Cell>& row : rows) row.pop_back();
  }
  const std::size_t left_out = page.paths.size() - rows.size();
  const std::string table = table_section({"paths", "Upgrades", lead}, "Paths by number of decisions", columns, rows, left_out);
  // The picture stands between the words and the table's tools.
  const std::size_t at = table.find("<div class=\"tools\"");
  return table.substr(0, at) + picture(page) + table.substr(at);
}

/// Out of all blocked decisions: those that it blocks alone, and those that others block too.
std::string funnel_bar(const SummaryPage::BlockedBy& blocked, std::uint64_t all) {
  const double whole = static_cast<double>(std::max<std::uint64_t>(all, 1));
  const double alone = 100.0 * static_cast<double>(blocked.alone) / whole,
               at_all = 100.0 * static_cast<double>(blocked.decisions) / whole;
  return fmt::format(
      "<svg class=\"bar\" aria-hidden=\"true\"><rect class=\"light\" width=\"{:.3f}%\" height=\"100%\"/>"
      "<rect class=\"fill-no\" width=\"{:.3f}%\" height=\"100%\"/></svg>",
      std::min(at_all, 100.0), std::min(alone, 100.0));
}

std::string others_in_words(const SummaryPage::BlockedBy& blocked) {
  constexpr std::size_t most = 3;
  using Other = std::pair<std::string, std::uint64_t>;
  std::vector<std::string> words;
  for (const Other* other : greatest(blocked.together, most, [](const Other& each) { return each.second; }))
    words.push_back(fmt::format("<code>{}</code> {}", escape_markup(other->first), digits(other->second)));
  if (blocked.together.size() > most) words.push_back(fmt::format("{} more", blocked.together.size() - most));
  return words.empty() ? "–" : fmt::format("{}", fmt::join(words, ", "));
}

std::string funnel_part(const SummaryPage& page) {
  if (page.funnel.empty()) return {};
  std::vector<std::vector<Cell>> rows;
  for (const SummaryPage::BlockedBy* blocked :
       greatest(page.funnel, most_rows, [](const auto& each) { return each.decisions; })) {
    const std::string code = page.examples.empty() ? escape_markup(blocked->code)
                                                   : filter_link("examples", blocked->code, escape_markup(blocked->code));
    rows.push_back({{code + " <small><code>" + escape_markup(blocked->require) + "</code></small>", {}},
                    number_cell(blocked->decisions),
                    {percent(blocked->decisions, page.counts.ineligible), blocked->decisions},
                    number_cell(blocked->alone),
                    {funnel_bar(*blocked, page.counts.ineligible), {}},
                    {others_in_words(*blocked), {}}});
  }
  const std::size_t left_out = page.funnel.size() - rows.size();
  return table_section({"funnel", "What stands in the way",
                        "Of all blocked decisions, how many each precondition blocks; the dark part of a bar is what nothing "
                        "else blocks, so that lifting "
                        "it alone would open those."},
                       "Preconditions by blocked decisions",
                       {{"reason", "Reason", ""},
                        {"blocks", "Blocks", "number"},
                        {"", "of blocked", "number"},
                        {"alone", "Alone", "number"},
                        {"", "Share", "wide"},
                        {"", "Together with", "text"}},
                       rows, left_out);
}

std::string remedies_part(const SummaryPage& page) {
  if (page.remedies.empty()) return {};
  const std::string lang = page.language.empty() ? "" : " lang=\"" + escape_markup(page.language) + "\"";
  std::vector<std::vector<Cell>> rows;
  for (const SummaryPage::RemedyCount* remedy :
       greatest(page.remedies, most_rows, [](const auto& each) { return each.unblocks; }))
    rows.push_back({{fmt::format("<span{}>{}</span>", lang, escape_markup(remedy->remedy)), {}},
                    {escape_markup(remedy->code) + " <small><code>" + escape_markup(remedy->require) + "</code></small>", {}},
                    number_cell(remedy->decisions),
                    number_cell(remedy->unblocks)});
  const std::size_t left_out = page.remedies.size() - rows.size();
  return table_section(
      {"remedies", "What would help",
       "How many decisions each remedy is told for, and how many it would open if it alone were followed."},
      "Remedies by what they would open",
      {{"remedy", "Remedy", "text"}, {"reason", "Reason", ""}, {"told", "Told for", "number"}, {"opens", "Would open", "number"}},
      rows, left_out);
}

std::string missing_part(const SummaryPage& page) {
  if (page.missing.empty()) return {};
  std::vector<std::vector<Cell>> rows;
  for (const SummaryPage::MissingCount* missing :
       greatest(page.missing, most_rows, [](const auto& each) { return each.settles; }))
    rows.push_back({{"<code>" + escape_markup(missing->path) + "</code>", {}},
                    number_cell(missing->decisions),
                    number_cell(missing->settles)});
  const std::size_t left_out = page.missing.size() - rows.size();
  return table_section({"missing", "What is not known",
                        "Facts that snapshots leave out: how many decisions wait for each, and how many wait for nothing else."},
                       "Missing facts by what they would settle",
                       {{"fact", "Fact", "text"}, {"wait", "Decisions wait", "number"}, {"settles", "Would settle", "number"}},
                       rows, left_out);
}

std::string errors_part(const SummaryPage& page) {
  if (page.errors.empty()) return {};
  std::vector<std::vector<Cell>> rows;
  for (const SummaryPage::ErrorCount* error : greatest(page.errors, most_rows, [](const auto& each) { return each.snapshots; }))
    rows.push_back({{"<code>" + escape_markup(error->code) + "</code>", {}}, number_cell(error->snapshots)});
  const std::size_t left_out = page.errors.size() - rows.size();
  return table_section(
      {"errors", "Bad snapshots", "They could not be decided. <code>rung eval</code> says of each what is wrong, and where."},
      "Errors by snapshots", {{"code", "Code", ""}, {"snapshots", "Snapshots", "number"}}, rows, left_out);
}

}  // namespace

std::string render_html(const SummaryPage& page) {
  const std::string name = page.heading.title.empty() ? page.heading.package : page.heading.title;
  std::string body = header(page) + totals(page) + paths_part(page) + funnel_part(page) + remedies_part(page) +
                     missing_part(page) + errors_part(page);
  if (!page.examples.empty()) body += examples_part(page);
  return html_page(fmt::format("{}: {} decisions as of {}", name, digits(page.decisions), page.heading.as_of), body);
}

}  // namespace rung::cli
