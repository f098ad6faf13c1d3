// SPDX-License-Identifier: Apache-2.0
// Diagnostics for scripts and for services that show them beside a change: JSON and GitHub.
#include <fmt/format.h>

#include "cli/diagnostics/diagnostics.hpp"
#include "cli/write/json.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

/// A range as people count it; the end is one column past the last.
struct Region {
  std::string_view file;
  Position begin, end;
};

Region region_of(const Sources& sources, Range range) {
  const Source& source = sources[range.source];
  return {source.name(), source.position(range.begin), source.position(range.end)};
}

void write_position(JsonWriter& json, const Region& region) {
  json.member("file", region.file);
  json.member("line", std::int64_t{region.begin.line});
  json.member("column", std::int64_t{region.begin.column});
}

void write_diagnostic(JsonWriter& json, const Sources& sources, const Diagnostic& diagnostic) {
  const Region region = region_of(sources, diagnostic.range);
  json.begin_object();
  json.member("code", diagnostic.code);
  json.member("level", spell(diagnostic.level));
  json.member("message", diagnostic.message);
  write_position(json, region);
  json.member("end_line", std::int64_t{region.end.line});
  json.member("end_column", std::int64_t{region.end.column});
  json.key("help");
  if (diagnostic.help.empty()) {
    json.null();
  } else {
    json.value(diagnostic.help);
  }
  json.key("related");
  json.begin_array();
  for (const Note& note : diagnostic.notes) {
    json.begin_object();
    json.member("message", note.caption);
    write_position(json, region_of(sources, note.range));
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

std::string escaped_for_github(std::string_view text, bool property) {
  std::string result;
  for (const char c : text) {
    if (c == '%') {
      result += "%25";
    } else if (c == '\r') {
      result += "%0D";
    } else if (c == '\n') {
      result += "%0A";
    } else if (property && c == ':') {
      result += "%3A";
    } else if (property && c == ',') {
      result += "%2C";
    } else {
      result += c;
    }
  }
  return result;
}

/// Line breaks stay: they are escaped for GitHub.
std::string neutralised_lines(std::string_view text) {
  std::string lines;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines += neutralise(text.substr(0, end));
    if (end == text.size()) return lines;
    lines += '\n';
    text.remove_prefix(end + 1);
  }
}

std::string_view github_command(Level level) { return level == Level::note ? "notice" : spell(level); }

}  // namespace

void write_diagnostics(JsonWriter& json, const Sources& sources, const std::vector<Diagnostic>& diagnostics) {
  json.begin_array();
  for (const Diagnostic& diagnostic : diagnostics) write_diagnostic(json, sources, diagnostic);
  json.end_array();
}

std::string render_json(const Sources& sources, const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  JsonWriter json(text, JsonWriter::Layout::indented);
  json.begin_object();
  json.key("diagnostics");
  write_diagnostics(json, sources, diagnostics);
  json.end_object();
  return text + "\n";
}

std::string render_github(const Sources& sources, const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    const Region region = region_of(sources, diagnostic.range);
    std::string message = neutralised_lines(diagnostic.message);
    if (!diagnostic.help.empty()) message += "\nhelp: " + neutralised_lines(diagnostic.help);
    text += fmt::format("::{} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
                        github_command(diagnostic.level), escaped_for_github(neutralise(region.file), true), region.begin.line,
                        region.begin.column, region.end.line, region.end.column,
                        escaped_for_github(diagnostic.code, true), escaped_for_github(message, false));
  }
  return text;
}

}  // namespace rung::cli
