// SPDX-License-Identifier: Apache-2.0
// Parses text as a test wants it: the printed tree, or the diagnostics as they are shown.
#pragma once

#include <string>

#include "grammar/parse.hpp"
#include "grammar/print.hpp"
#include "grammar/render_diagnostic.hpp"

namespace reading {

inline std::string rendered(const std::vector<rung::Diagnostic>& diagnostics, const rung::Sources& sources) {
  std::string text;
  for (const rung::Diagnostic& diagnostic : diagnostics) text += rung::render(diagnostic, sources, false);
  return text;
}

/// The tree of an expression, or what is wrong with it.
inline std::string expression(const std::string& text) {
  rung::Sources sources;
  const auto outcome = rung::parse_expression(sources, sources.add("expression", text));
  return outcome.value ? rung::ast::print(*outcome.value) : rendered(outcome.diagnostics, sources);
}

/// The tree of a rule file and behind it what is wrong with it.
inline std::string file(const std::string& text, const std::string& name = "test.rung") {
  rung::Sources sources;
  const auto outcome = rung::parse(sources, sources.add(name, text));
  return rung::ast::print(*outcome.value) + rendered(outcome.diagnostics, sources);
}

/// Code, place and message of the only diagnostic; says how many where there are more or none.
inline std::string error(const std::string& text) {
  rung::Sources sources;
  const std::uint32_t source = sources.add("test.rung", text);
  const auto diagnostics = rung::parse(sources, source).diagnostics;
  if (diagnostics.size() != 1)
    return std::to_string(diagnostics.size()) + " diagnostics\n" + rendered(diagnostics, sources);
  const rung::Position position = sources[source].position(diagnostics[0].range.begin);
  return diagnostics[0].code + " " + std::to_string(position.line) + ":" + std::to_string(position.column) + " " +
         diagnostics[0].message;
}

}  // namespace reading
