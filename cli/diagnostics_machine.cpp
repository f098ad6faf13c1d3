// SPDX-License-Identifier: Apache-2.0
// Diagnostics for scripts and for the services that show them beside a change: JSON, GitHub and SARIF.
#include <fmt/format.h>

#include <set>

#include "cli/diagnostics.hpp"
#include "cli/json.hpp"
#include "cli/version.hpp"

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

std::string_view github_command(Level level) { return level == Level::note ? "notice" : spell(level); }

/// A relative path as a URI reference: what is not unreserved is percent-encoded.
std::string uri_of(std::string_view path) {
  constexpr std::string_view kept = "-._~/";
  std::string uri;
  for (const char c : path) {
    const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (alphanumeric || kept.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

void write_location(JsonWriter& json, const Region& region, std::string_view message) {
  json.begin_object();
  json.key("physicalLocation");
  json.begin_object();
  json.key("artifactLocation");
  json.begin_object();
  json.member("uri", uri_of(region.file));
  json.end_object();
  json.key("region");
  json.begin_object();
  json.member("startLine", std::int64_t{region.begin.line});
  json.member("startColumn", std::int64_t{region.begin.column});
  json.member("endLine", std::int64_t{region.end.line});
  json.member("endColumn", std::int64_t{region.end.column});
  json.end_object();
  json.end_object();
  if (!message.empty()) {
    json.key("message");
    json.begin_object();
    json.member("text", message);
    json.end_object();
  }
  json.end_object();
}

void write_result(JsonWriter& json, const Sources& sources, const Diagnostic& diagnostic) {
  json.begin_object();
  json.member("ruleId", diagnostic.code);
  json.member("level", spell(diagnostic.level));
  json.key("message");
  json.begin_object();
  json.member("text", diagnostic.help.empty() ? diagnostic.message
                                              : fmt::format("{}\nhelp: {}", diagnostic.message, diagnostic.help));
  json.end_object();
  json.key("locations");
  json.begin_array();
  write_location(json, region_of(sources, diagnostic.range), "");
  json.end_array();
  if (!diagnostic.notes.empty()) {
    json.key("relatedLocations");
    json.begin_array();
    for (const Note& note : diagnostic.notes) write_location(json, region_of(sources, note.range), note.caption);
    json.end_array();
  }
  json.end_object();
}

void write_tool(JsonWriter& json, const std::vector<Diagnostic>& diagnostics) {
  std::set<std::string> codes;
  for (const Diagnostic& diagnostic : diagnostics) codes.insert(diagnostic.code);
  json.key("tool");
  json.begin_object();
  json.key("driver");
  json.begin_object();
  json.member("name", "rung");
  json.member("version", version);
  json.key("rules");
  json.begin_array();
  for (const std::string& code : codes) {
    json.begin_object();
    json.member("id", code);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.end_object();
}

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
    std::string message = diagnostic.message;
    if (!diagnostic.help.empty()) message += "\nhelp: " + diagnostic.help;
    text += fmt::format("::{} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
                        github_command(diagnostic.level), escaped_for_github(region.file, true), region.begin.line,
                        region.begin.column, region.end.line, region.end.column,
                        escaped_for_github(diagnostic.code, true), escaped_for_github(message, false));
  }
  return text;
}

std::string render_sarif(const Sources& sources, const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  JsonWriter json(text, JsonWriter::Layout::indented);
  json.begin_object();
  json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  json.member("version", "2.1.0");
  json.key("runs");
  json.begin_array();
  json.begin_object();
  write_tool(json, diagnostics);
  json.member("columnKind", "unicodeCodePoints");
  json.key("results");
  json.begin_array();
  for (const Diagnostic& diagnostic : diagnostics) write_result(json, sources, diagnostic);
  json.end_array();
  json.end_object();
  json.end_array();
  json.end_object();
  return text + "\n";
}

}  // namespace rung::cli
