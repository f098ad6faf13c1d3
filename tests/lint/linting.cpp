// SPDX-License-Identifier: Apache-2.0
#include "tests/lint/linting.hpp"

#include <algorithm>

#include "engine/values/date.hpp"
#include "tests/catch.hpp"

namespace linting {

namespace {

std::string place(const rung::Sources& sources, rung::Range range) {
  const rung::Position position = sources[range.source].position(range.begin);
  return sources[range.source].name() + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
}

}  // namespace

std::string Linted::lines() const {
  std::string text;
  for (const rung::Finding& finding : findings) {
    const rung::Diagnostic& found = finding.diagnostic;
    if (finding.allowed) text += "allowed: ";
    text += found.code + " " + place(checked.sources, found.range) + " " + found.message + "\n";
  }
  return text;
}

std::string Linted::fixed(const std::string& name) const {
  for (std::uint32_t source = 0; source < checked.sources.size(); ++source) {
    if (checked.sources[source].name() != name) continue;
    std::vector<rung::Edit> edits;
    for (const rung::Finding& finding : findings) {
      if (!finding.fix) continue;
      for (const rung::Edit& edit : finding.fix->edits)
        if (edit.range.source == source) edits.push_back(edit);
    }
    std::sort(edits.begin(), edits.end(),
              [](const rung::Edit& left, const rung::Edit& right) { return left.range.begin > right.range.begin; });
    std::string text(checked.sources[source].text());
    for (const rung::Edit& edit : edits)
      text.replace(edit.range.begin, edit.range.end - edit.range.begin, edit.replacement);
    return text;
  }
  return "no file " + name;
}

Linted lint(std::vector<checking::Text> files, std::vector<std::string> other_codes, const std::string& as_of) {
  for (const char* name : {"package.rung", "plans.rung"}) {
    const bool replaced = std::any_of(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
    if (!replaced) files.push_back({name, checking::contents(std::string("docs/lints/example/") + name)});
  }
  Linted linted{checking::check(files), {}};
  INFO(linted.checked.rendered());
  REQUIRE(linted.checked.outcome.value);
  linted.findings = rung::lint({linted.checked.sources, linted.checked.rules, *linted.checked.outcome.value, nullptr,
                                std::move(other_codes), rung::parse_date(as_of).value_or(rung::first_date)});
  return linted;
}

Linted lint(std::string text) { return lint({{"rules.rung", std::move(text)}}); }

std::string found(const std::string& text) { return lint(text).lines(); }

std::string fixed(const std::string& text) {
  std::string now = text;
  for (unsigned round = 0; round < 10; ++round) {
    const Linted linted = lint(now);
    const std::string next = linted.fixed("rules.rung");
    if (next == now) return now;
    now = next;
  }
  FAIL("the fixes never end: " << now);
  return now;
}

}  // namespace linting
