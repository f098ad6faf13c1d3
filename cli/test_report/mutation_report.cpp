// SPDX-License-Identifier: Apache-2.0
#include "cli/test_report/mutation_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/diagnostics/diagnostics.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

using mutation::Survivor;

/// Of a line longer than this only the part that changes is shown.
constexpr std::size_t longest_line = 120;
constexpr std::size_t shown_before = 50;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// `line` from `begin` on, cut where it is too long.
std::string cut(std::string_view line, std::size_t begin) {
  while (begin > 0 && begin < line.size() && continues_character(line[begin])) --begin;
  std::size_t end = std::min(line.size(), begin + longest_line);
  while (end < line.size() && continues_character(line[end])) --end;
  return fmt::format("{}{}{}", begin > 0 ? "…" : "", line.substr(begin, end - begin), end < line.size() ? "…" : "");
}

mutation::Change shortened(const mutation::Change& change) {
  const auto differs = std::mismatch(change.before.begin(), change.before.end(), change.after.begin(), change.after.end());
  const auto alike = static_cast<std::size_t>(differs.first - change.before.begin());
  const bool fits = change.before.size() <= longest_line && change.after.size() <= longest_line;
  const std::size_t begin = fits || alike <= shown_before ? 0 : alike - shown_before;
  return {cut(change.before, begin), cut(change.after, begin)};
}

std::string place_of(const Sources& sources, Range range) {
  const Source& source = sources[range.source];
  const Position position = source.position(range.begin);
  return fmt::format("{}:{}:{}", source.name(), position.line, position.column);
}

std::string survivor_in_words(const Survivor& survivor, const Sources& sources, const Terminal& terminal) {
  const mutation::Change change = shortened(survivor.change);
  std::string text = fmt::format("{} {}: no case notices when it {}\n",
                                 painted(terminal, Style::bad, "✗"), painted(terminal, Style::strong, code_of(survivor.mutant.op)),
                                 neutralise(survivor.mutant.effect));
  text += fmt::format("    {}\n", painted(terminal, Style::place, neutralise(place_of(sources, survivor.place))));
  text += painted(terminal, Style::bad, fmt::format("    - {}", neutralise(change.before))) + "\n";
  if (!change.after.empty()) text += painted(terminal, Style::good, fmt::format("    + {}", neutralise(change.after))) + "\n";
  if (!survivor.shows.empty()) text += painted(terminal, Style::faint, fmt::format("    it shows {}", neutralise(survivor.shows))) + "\n";
  return text;
}

void write_survivor(JsonWriter& json, const Survivor& survivor, const Sources& sources) {
  const Source& source = sources[survivor.place.source];
  const Position begin = source.position(survivor.place.begin);
  const Position end = source.position(survivor.place.end);
  json.begin_object();
  json.member("code", code_of(survivor.mutant.op));
  json.member("title", title_of(survivor.mutant.op));
  json.member("effect", survivor.mutant.effect);
  json.member("file", source.name());
  json.member("line", std::int64_t{begin.line});
  json.member("column", std::int64_t{begin.column});
  json.member("end_line", std::int64_t{end.line});
  json.member("end_column", std::int64_t{end.column});
  json.member("before", survivor.change.before);
  json.member("after", survivor.change.after);
  if (!survivor.shows.empty()) json.member("shows", survivor.shows);
  if (!survivor.reason.empty()) json.member("reason", survivor.reason);
  json.end_object();
}

void write_tally(JsonWriter& json, const mutation::Tally& tally) {
  json.member("killed", static_cast<std::int64_t>(tally.killed));
  json.member("survived", static_cast<std::int64_t>(tally.survived));
  json.member("allowed", static_cast<std::int64_t>(tally.allowed));
}

}  // namespace

std::string render_mutation_human(const mutation::Report& report, const Sources& sources, const Terminal& terminal) {
  std::string text;
  for (const Survivor& survivor : report.survivors) text += survivor_in_words(survivor, sources, terminal) + "\n";
  for (const Survivor& survivor : report.allowed) {
    text += painted(terminal, Style::faint,
                    neutralise(fmt::format("{} {} is allowed: {}", place_of(sources, survivor.place),
                                           code_of(survivor.mutant.op), survivor.reason))) +
            "\n";
  }
  for (const Diagnostic& diagnostic : report.diagnostics) text += "\n" + render_human(sources, diagnostic, terminal);
  return text;
}

void write_mutation_json(JsonWriter& json, const mutation::Report& report, const Sources& sources) {
  json.begin_object();
  json.member("rules", report.rules);
  json.member("percent", report.percent());
  write_tally(json, report.total);
  json.member("equal", static_cast<std::int64_t>(report.equal));
  json.member("repeated", static_cast<std::int64_t>(report.repeated));
  json.member("impossible", static_cast<std::int64_t>(report.impossible));
  json.key("operators");
  json.begin_array();
  for (std::size_t op = 0; op < mutation::operators; ++op) {
    const mutation::Tally& tally = report.by_operator[op];
    if (tally.killed + tally.survived + tally.allowed == 0) continue;
    json.begin_object();
    json.member("code", mutation::code_of(static_cast<mutation::Operator>(op)));
    json.member("title", mutation::title_of(static_cast<mutation::Operator>(op)));
    write_tally(json, tally);
    json.end_object();
  }
  json.end_array();
  for (const auto& [name, all] : {std::pair("survivors", &report.survivors), std::pair("equivalents", &report.allowed)}) {
    json.key(name);
    json.begin_array();
    for (const Survivor& survivor : *all) write_survivor(json, survivor, sources);
    json.end_array();
  }
  json.key("diagnostics");
  write_diagnostics(json, sources, report.diagnostics);
  json.end_object();
}

std::string mutation_in_words(const mutation::Report& report) {
  const mutation::Tally& total = report.total;
  const std::size_t all = total.killed + total.survived;
  std::string words = fmt::format("{} of {} {} noticed ({} %)", total.killed, all, all == 1 ? "mutant" : "mutants", report.percent());
  if (total.survived > 0) words += fmt::format(", {} {}", total.survived, total.survived == 1 ? "survives" : "survive");
  if (total.allowed > 0) words += fmt::format(", {} allowed as equivalent", total.allowed);
  return words;
}

}  // namespace rung::cli
