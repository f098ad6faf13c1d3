// SPDX-License-Identifier: Apache-2.0
// Diagnostics as people, scripts and CI services read them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/write/terminal.hpp"
#include "engine/facts/read.hpp"
#include "grammar/diagnostic.hpp"

namespace rung::cli {

std::string_view spell(Level level);

/// One diagnostic with its places: the source line, the range underlined, other places with their captions, the help.
std::string render_human(const Sources& sources, const Diagnostic& diagnostic, const Terminal& terminal);

/// An error of a snapshot in the same form. `line_text` is the line of the document that it stands in; empty: not shown.
std::string render_human(std::string_view file, const SnapshotError& error, std::string_view line_text,
                         const Terminal& terminal);

class JsonWriter;
/// Their array alone.
void write_diagnostics(JsonWriter& json, const Sources& sources, const std::vector<Diagnostic>& diagnostics);
/// `{"diagnostics": […]}`.
std::string render_json(const Sources& sources, const std::vector<Diagnostic>& diagnostics);

/// Workflow commands of GitHub Actions, one a line.
std::string render_github(const Sources& sources, const std::vector<Diagnostic>& diagnostics);

}  // namespace rung::cli
