// SPDX-License-Identifier: Apache-2.0
#include "cli/diagnostics/sarif.hpp"

#include <fmt/format.h>

#include <map>

#include "cli/diagnostics/diagnostics.hpp"
#include "cli/write/json.hpp"
#include "cli/diagnostics/lint_pages.hpp"
#include "cli/version.hpp"
#include "engine/lint/registry.hpp"

namespace rung::cli {
namespace {

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

/// A message as SARIF reads it: what stands in brackets before parentheses would be a link, and a number in braces an argument's place.
std::string plain_message(std::string_view text) {
  std::string message;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool placeholder = text[at] == '{' && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
    if (text[at] == '[' || text[at] == ']' || text[at] == '\\') message += '\\';
    if (placeholder) message += '{';
    message += text[at];
  }
  return message;
}

/// The paragraphs under a heading of a page, on one line each.
std::string section(std::string_view page, std::string_view heading) {
  std::size_t begin = page.find(heading);
  if (begin == std::string_view::npos) return {};
  begin = page.find_first_not_of('\n', begin + heading.size());
  const std::size_t end = std::min(page.find("\n```", begin), page.find("\n## ", begin));
  std::string text(page.substr(begin, end == std::string_view::npos ? end : end - begin));
  while (!text.empty() && text.back() == '\n') text.pop_back();
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (text[i] == '\n' && text[i + 1] != '\n' && (i == 0 || text[i - 1] != '\n')) text[i] = ' ';
  return text;
}

class Log {
 public:
  Log(const Sources& sources, const std::vector<Finding>& findings)
      : sources_(sources), findings_(findings), json_(text_, JsonWriter::Layout::indented) {
    for (const Lint& lint : lints()) rules_.emplace(lint.code, 0);
    for (const Finding& finding : findings) rules_.emplace(finding.diagnostic.code, 0);
    std::size_t index = 0;
    for (auto& [code, place] : rules_) place = index++;
  }

  std::string write() {
    json_.begin_object();
    json_.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_.member("version", "2.1.0");
    json_.key("runs");
    json_.begin_array();
    json_.begin_object();
    tool();
    json_.member("columnKind", "unicodeCodePoints");
    json_.key("results");
    json_.begin_array();
    for (const Finding& finding : findings_) result(finding);
    json_.end_array();
    json_.end_object();
    json_.end_array();
    json_.end_object();
    return text_ + "\n";
  }

 private:
  void text_member(std::string_view name, std::string_view text) {
    json_.key(name);
    json_.begin_object();
    json_.member("text", text);
    json_.end_object();
  }

  void tool() {
    json_.key("tool");
    json_.begin_object();
    json_.key("driver");
    json_.begin_object();
    json_.member("name", "rung");
    json_.member("version", version);
    json_.key("rules");
    json_.begin_array();
    for (const auto& [code, place] : rules_) rule(code);
    json_.end_array();
    json_.end_object();
    json_.end_object();
  }

  void rule(const std::string& code) {
    json_.begin_object();
    json_.member("id", code);
    if (const Lint* lint = find_lint(code)) {
      const std::string_view page = lint_page(code);
      json_.member("name", lint->name);
      text_member("shortDescription", lint->summary);
      text_member("fullDescription", section(page, "\n## Why\n"));
      json_.key("help");
      json_.begin_object();
      json_.member("text", section(page, "\n## Fix\n"));
      json_.member("markdown", page);
      json_.end_object();
      json_.key("defaultConfiguration");
      json_.begin_object();
      json_.member("level", spell(lint->level));
      json_.end_object();
    } else {
      text_member("shortDescription", "An error of the rule language: docs/diagnostics.md lists what each code says.");
    }
    json_.end_object();
  }

  void artifact(Range range) {
    json_.key("artifactLocation");
    json_.begin_object();
    json_.member("uri", uri_of(sources_[range.source].name()));
    json_.end_object();
  }

  void region(std::string_view name, Range range) {
    const Position begin = sources_[range.source].position(range.begin);
    const Position end = sources_[range.source].position(range.end);
    json_.key(name);
    json_.begin_object();
    json_.member("startLine", std::int64_t{begin.line});
    json_.member("startColumn", std::int64_t{begin.column});
    json_.member("endLine", std::int64_t{end.line});
    json_.member("endColumn", std::int64_t{end.column});
    json_.end_object();
  }

  void location(Range range, std::string_view message) {
    json_.begin_object();
    json_.key("physicalLocation");
    json_.begin_object();
    artifact(range);
    region("region", range);
    json_.end_object();
    if (!message.empty()) text_member("message", plain_message(message));
    json_.end_object();
  }

  void result(const Finding& finding) {
    const Diagnostic& found = finding.diagnostic;
    json_.begin_object();
    json_.member("ruleId", found.code);
    json_.member("ruleIndex", static_cast<std::int64_t>(rules_.at(found.code)));
    json_.member("level", spell(found.level));
    text_member("message", plain_message(found.help.empty() ? found.message : fmt::format("{}\nhelp: {}", found.message, found.help)));
    json_.key("locations");
    json_.begin_array();
    location(found.range, "");
    json_.end_array();
    if (!found.notes.empty()) {
      json_.key("relatedLocations");
      json_.begin_array();
      for (const Note& note : found.notes) location(note.range, note.caption);
      json_.end_array();
    }
    if (finding.fix) fix(*finding.fix);
    if (finding.allowed) suppression(*finding.allowed);
    json_.end_object();
  }

  /// All edits of a fix are in one file: a statement does not span two.
  void fix(const Fix& proposed) {
    json_.key("fixes");
    json_.begin_array();
    json_.begin_object();
    text_member("description", plain_message(proposed.what));
    json_.key("artifactChanges");
    json_.begin_array();
    json_.begin_object();
    artifact(proposed.edits[0].range);
    json_.key("replacements");
    json_.begin_array();
    for (const Edit& edit : proposed.edits) {
      json_.begin_object();
      region("deletedRegion", edit.range);
      text_member("insertedContent", edit.replacement);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
    json_.end_array();
    json_.end_object();
    json_.end_array();
  }

  void suppression(const std::string& reason) {
    json_.key("suppressions");
    json_.begin_array();
    json_.begin_object();
    json_.member("kind", "inSource");
    if (!reason.empty()) json_.member("justification", reason);
    json_.end_object();
    json_.end_array();
  }

  const Sources& sources_;
  const std::vector<Finding>& findings_;
  std::string text_;
  JsonWriter json_;
  std::map<std::string, std::size_t, std::less<>> rules_;  ///< by code: the index in the log
};

}  // namespace

std::string render_sarif(const Sources& sources, const std::vector<Finding>& findings) {
  return Log(sources, findings).write();
}

}  // namespace rung::cli
