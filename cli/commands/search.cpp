// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/search.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "cli/diagnostics/diagnostics.hpp"
#include "cli/diagnostics/source_line.hpp"

namespace rung::cli {
namespace {

/// `FILE#N`, as outputs name a document of a file that holds several: which one is meant, and the argument without it. A
/// file of that very name goes before.
std::optional<std::string> take_document(std::string& argument) {
  const std::size_t mark = argument.rfind('#');
  std::error_code error;
  if (mark == std::string::npos || mark == 0 || mark + 1 == argument.size() || std::filesystem::exists(argument, error)) return {};
  if (argument.find_first_not_of("0123456789", mark + 1) != std::string::npos) return {};
  const std::string file = argument.substr(0, mark);
  if (!std::filesystem::is_regular_file(file, error)) return {};
  return std::exchange(argument, file);
}

}  // namespace

SearchResult search_snapshots(const SnapshotOptions& options, SnapshotReader& reader, Facts& facts, Session& session,
                              const std::function<bool(const Document&)>& is_answered) {
  SearchResult result;
  std::vector<std::string> arguments = options.snapshots;
  std::optional<std::string> only;
  for (std::string& argument : arguments) only = take_document(argument);
  Inputs inputs = expand_inputs(arguments, input_format(options));
  // Without a subject to look for the question is about the first snapshot, be it good or bad.
  const auto take = [&](const Document& document) {
    if (only && document.name != *only) return true;
    ++result.snapshots;
    if (document.errors.empty()) {
      result.found = is_answered(document);
      return !result.found && options.subject.has_value();
    }
    ++result.bad;
    for (const SnapshotError& error : document.errors) {
      const std::uint32_t line = error.line < document.first_line() ? 0 : error.line - document.first_line() + 1;
      session.remarks().write(render_human(document.name, error, source_line(document.text, line),
                                           session.remarks_terminal()) + "\n");
    }
    return options.subject.has_value();
  };
  result.failures = read_inputs(std::move(inputs), {{reader, facts}}, options.limits, [&] { session.results().flush(); }, take);
  return result;
}

ExitCode report_search(const SearchResult& search, const SnapshotOptions& options, const CheckedRules& rules,
                       Session& session) {
  ExitCode code = search.bad > 0 ? ExitCode::bad : ExitCode::good;
  for (const std::string& failure : search.failures) {
    session.error(failure);
    code = ExitCode::failed;
  }
  if (search.found || (!options.subject && code != ExitCode::good)) return code;
  if (options.subject) {
    session.error(fmt::format("no snapshot has a {} `{}`", rules.subject.name, *options.subject));
  } else {
    session.error("there is no snapshot to answer from");
  }
  return worse(code, ExitCode::bad);
}

}  // namespace rung::cli
