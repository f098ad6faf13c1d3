// SPDX-License-Identifier: Apache-2.0
// Rule tests for CI servers: JUnit's XML and TAP.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "cli/test_report/test_entries.hpp"
#include "engine/coverage/markup.hpp"

namespace rung::cli {
namespace {

/// Line by line: only line breaks of our own may stay.
template <class Line>
void each_line(std::string_view text, Line line) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string markup_lines(std::string_view text) {
  std::string result;
  each_line(text, [&](std::string_view line) { result += escape_markup(line) + "\n"; });
  return result;
}

std::string junit_case(const TestEntry& entry, const TestGroup& group) {
  const std::string head = fmt::format("    <testcase name=\"{}\" classname=\"{}\" time=\"{:.6f}\"", escape_markup(entry.name),
                                       escape_markup(group.name), entry.seconds);
  if (entry.state == CaseState::passed) return head + "/>\n";
  const bool failed = entry.state == CaseState::failed;
  const std::string_view element = failed ? "failure" : "error";
  return fmt::format("{}>\n      <{} type=\"{}\" message=\"{}\">{}</{}>\n    </testcase>\n", head, element,
                     failed ? "unexpected" : "broken", escape_markup(entry.summary), markup_lines(entry.details), element);
}

/// The description of a TAP test. `#` would start a directive, and not every consumer knows that `\\#` does not: its wide
/// form is read alike and means nothing.
std::string tap_description(std::string_view name) {
  std::string result;
  for (const char c : name) {
    if (c == '#') {
      result += "\uFF03";
      continue;
    }
    if (c == '\\') result += '\\';
    result += c == '\n' || c == '\r' ? ' ' : c;
  }
  return result;
}

std::string yaml_text(std::string_view text) {
  std::string result;
  append_json_string(result, text);  // JSON's strings are YAML's
  return result;
}

}  // namespace

std::string render_tests_junit(const TestReport& report) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  std::size_t id = 0;
  for (const TestGroup& group : groups_of(report)) {
    text += fmt::format(
        "  <testsuite name=\"{}\" package=\"{}\" id=\"{}\" hostname=\"localhost\" timestamp=\"{:%Y-%m-%dT%H:%M:%S}\" tests=\"{}\" "
        "failures=\"{}\" errors=\"{}\" time=\"{:.6f}\">\n    <properties/>\n",
        escape_markup(group.name), escape_markup(group.package), id++, fmt::gmtime(report.started), group.entries.size(),
        group.count(CaseState::failed), group.count(CaseState::broken), group.seconds());
    for (const TestEntry& entry : group.entries) text += junit_case(entry, group);
    text += "    <system-out/>\n    <system-err/>\n  </testsuite>\n";
  }
  return text + "</testsuites>\n";
}

std::string render_tests_tap(const TestReport& report) {
  const std::vector<TestGroup> groups = groups_of(report);
  std::size_t count = 0, number = 0;
  for (const TestGroup& group : groups) count += group.entries.size();
  std::string text = fmt::format("TAP version 13\n1..{}\n", count);
  for (const TestGroup& group : groups) {
    text += "# " + tap_description(group.name) + "\n";
    for (const TestEntry& entry : group.entries) {
      const bool passed = entry.state == CaseState::passed;
      text += fmt::format("{} {} - {}\n", passed ? "ok" : "not ok", ++number, tap_description(entry.name));
      if (passed) continue;
      text += fmt::format("  ---\n  message: {}\n  severity: {}\n  file: {}\n  details: |\n", yaml_text(entry.summary),
                          entry.state == CaseState::failed ? "fail" : "error", yaml_text(group.name));
      each_line(entry.details, [&](std::string_view line) { text += fmt::format("    {}\n", line); });
      text += "  ...\n";
    }
  }
  return text;
}

}  // namespace rung::cli
