// SPDX-License-Identifier: Apache-2.0
#include "cli/test_report/coverage_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/write/text_layout.hpp"
#include "engine/coverage/lines.hpp"
#include "grammar/unicode.hpp"

namespace rung::cli {
namespace {

Style style_of(const Share& share) {
  return share.met == share.all ? Style::good : share.met == 0 ? Style::bad : Style::doubt;
}

std::string share_line(const Terminal& terminal, std::string_view name, const Share& share) {
  return fmt::format("  {:<14}{}  {} of {}\n", name,
                     painted(terminal, style_of(share), fmt::format("{:>6} %", share.percent())), share.met, share.all);
}

std::string missing_of(const Coverage& coverage, const Sources& sources, const Terminal& terminal) {
  std::string text;
  for (const AnnotatedFile& file : annotate(coverage, sources)) {
    if (file.share.met == file.share.all) continue;
    const Source& source = sources[file.source];
    text += "\n" + painted(terminal, Style::place, make_visible(source.name())) + "\n";
    for (const auto& [line, here] : file.lines) {
      for (const std::uint32_t index : here) {
        const Obligation& obligation = coverage.model.obligations[index];
        if (is_met(obligation, coverage.marks)) continue;
        const Position place = source.position(obligation.range.begin);
        const std::string at = fmt::format("  {:>8}  ", fmt::format("{}:{}", place.line, place.column));
        text += paragraph(missing_words(obligation, coverage.marks), at, std::string(at.size(), ' '), terminal.width);
      }
    }
  }
  return text;
}

void write_share(JsonWriter& json, const Share& share) {
  json.member("shown", static_cast<std::int64_t>(share.met));
  json.member("of", static_cast<std::int64_t>(share.all));
  json.member("percent", share.percent());
}

void write_missing(JsonWriter& json, const Coverage& coverage, const Sources& sources) {
  json.key("missing");
  json.begin_array();
  for (const AnnotatedFile& file : annotate(coverage, sources))
    for (const auto& [line, here] : file.lines)
      for (const std::uint32_t index : here) {
        const Obligation& obligation = coverage.model.obligations[index];
        if (is_met(obligation, coverage.marks)) continue;
        const Source& source = sources[file.source];
        const Position begin = source.position(obligation.range.begin), end = source.position(obligation.range.end);
        json.begin_object();
        json.member("kind", spell(obligation.kind));
        json.member("statement", coverage.model.owners[obligation.owner].name);
        json.member("message", missing_words(obligation, coverage.marks));
        json.member("file", source.name());
        json.member("line", static_cast<std::int64_t>(begin.line));
        json.member("column", static_cast<std::int64_t>(begin.column));
        json.member("end_line", static_cast<std::int64_t>(end.line));
        json.member("end_column", static_cast<std::int64_t>(end.column));
        json.end_object();
      }
  json.end_array();
}

}  // namespace

std::string render_coverage(const std::vector<Coverage>& all, const Sources& sources, const Terminal& terminal) {
  std::string text;
  for (const Coverage& coverage : all) {
    Tally tally;
    tally.add(coverage);
    text += fmt::format("{}coverage of {}\n", text.empty() ? "" : "\n",
                        painted(terminal, Style::strong, make_visible(coverage.rules)));
    for (std::size_t i = 0; i < obligation_kinds; ++i)
      if (tally.kinds[i].all > 0)
        text += share_line(terminal, spell(static_cast<ObligationKind>(i)), tally.kinds[i]);
    text += share_line(terminal, "all", tally.total);
    text += missing_of(coverage, sources, terminal);
  }
  return text;
}

void write_coverage(JsonWriter& json, const std::vector<Coverage>& all, const Sources& sources) {
  json.begin_array();
  for (const Coverage& coverage : all) {
    Tally tally;
    tally.add(coverage);
    json.begin_object();
    json.member("rules", coverage.rules);
    write_share(json, tally.total);
    json.key("kinds");
    json.begin_object();
    for (std::size_t i = 0; i < obligation_kinds; ++i) {
      json.key(spell(static_cast<ObligationKind>(i)));
      json.begin_object();
      write_share(json, tally.kinds[i]);
      json.end_object();
    }
    json.end_object();
    write_missing(json, coverage, sources);
    json.end_object();
  }
  json.end_array();
}

}  // namespace rung::cli
