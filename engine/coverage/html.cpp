// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/html.hpp"

#include <fmt/format.h>

#include "engine/coverage/lines.hpp"
#include "engine/coverage/markup.hpp"

namespace rung {

std::string with_code(std::string_view text) {
  std::string result;
  bool inside = false;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t tick = std::min(text.find('`', at), text.size());
    result += escape_markup(text.substr(at, tick - at));
    if (tick < text.size()) result += (inside = !inside) ? "<code>" : "</code>";
    at = tick + 1;
  }
  return inside ? result + "</code>" : result;
}

std::string cases_part(const Coverage& coverage, const std::vector<std::uint32_t>& cases, std::uint32_t count) {
  std::string result;
  const std::size_t shown = std::min<std::size_t>(cases.size(), Mark::most);
  for (std::size_t i = 0; i < shown; ++i)
    result += fmt::format("{}<q>{}</q>", i == 0 ? "" : ", ", escape_markup(coverage.cases[cases[i]]));
  if (count > shown) result += fmt::format(" and {} more", count - shown);
  return result;
}

namespace {

std::string bar(const Share& share) {
  const std::string percent = share.percent();
  return fmt::format("<span class=\"bar\" aria-hidden=\"true\"><i style=\"width:{}%\"></i></span>", percent);
}

std::string kinds_table(const Tally& tally) {
  std::string rows;
  for (std::size_t i = 0; i < obligation_kinds; ++i) {
    const Share& share = tally.kinds[i];
    if (share.all == 0) continue;
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"wide\">{}</td><td class=\"number\">{} of {}</td>"
                        "<td class=\"number\">{} %</td></tr>\n",
                        spell(static_cast<ObligationKind>(i)), bar(share), share.met, share.all, share.percent());
  }
  return fmt::format("<div class=\"scroll\"><table class=\"kinds\">\n<thead><tr><th scope=\"col\">what</th><th scope=\"col\" class=\"wide\">"
                     "<span class=\"unseen\">share</span></th><th scope=\"col\" class=\"number\">shown</th>"
                     "<th scope=\"col\" class=\"number\">coverage</th></tr></thead>\n<tbody>\n{}"
                     "<tr class=\"total\"><th scope=\"row\">all</th><td class=\"wide\">{}</td><td class=\"number\">{} of {}</td>"
                     "<td class=\"number\">{} %</td></tr>\n</tbody></table></div>\n",
                     rows, bar(tally.total), tally.total.met, tally.total.all, tally.total.percent());
}

std::string missing_list(const Coverage& coverage, const Sources& sources, const std::string& id) {
  std::string files;
  for (const AnnotatedFile& file : annotate(coverage, sources)) {
    std::string items;
    for (const auto& [line, here] : file.lines)
      for (const std::uint32_t index : here) {
        const Obligation& obligation = coverage.model.obligations[index];
        if (is_met(obligation, coverage.marks)) continue;
        items += fmt::format("<li><a href=\"#{}-{}-{}\">line {}</a> <span>{}</span></li>\n", id, file.source, line, line,
                             with_code(missing_words(obligation, coverage.marks)));
      }
    if (items.empty()) continue;
    files += fmt::format("<details class=\"missing\" open><summary>{} <small>{}</small></summary>\n<ul>\n{}</ul></details>\n",
                         escape_markup(sources[file.source].name()), file.share.all - file.share.met, items);
  }
  if (files.empty()) return "<p class=\"good\">✓ Nothing is missing.</p>\n";
  return "<h3>What is missing</h3>\n" + files;
}

std::string section(const Coverage& coverage, const Sources& sources, const std::string& id) {
  Tally tally;
  tally.add(coverage);
  return fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n<p>{2} {3}</p>\n", id,
                     escape_markup(coverage.rules), coverage.cases.size(), coverage.cases.size() == 1 ? "case" : "cases") +
         kinds_table(tally) + missing_list(coverage, sources, id) + tables_part(coverage, sources, id) +
         sources_part(coverage, sources, id) + "</section>\n";
}

}  // namespace

std::string coverage_page(const std::vector<Coverage>& all, const Sources& sources) {
  Tally tally;
  std::string sections;
  for (std::size_t i = 0; i < all.size(); ++i) {
    tally.add(all[i]);
    sections += section(all[i], sources, fmt::format("s{}", i + 1));
  }
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
      "<title>Policy coverage: {0} %</title>\n<style>\n{1}</style>\n</head>\n<body>\n<main>\n<header>\n"
      "<h1>Policy coverage</h1>\n<p class=\"sum\"><strong>{0} %</strong> <span>{2} of {3} obligations are shown by the "
      "tests</span></p>\n</header>\n{4}</main>\n</body>\n</html>\n",
      tally.total.percent(), page_style(), tally.total.met, tally.total.all, sections);
}

}  // namespace rung
