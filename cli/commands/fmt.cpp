// SPDX-License-Identifier: Apache-2.0
// rung fmt: writes rule files in their canonical form, or says which are not in it.
#include <fmt/format.h>

#include <set>

#include "cli/input/byte_stream.hpp"
#include "cli/commands/commands.hpp"
#include "cli/diagnostics/diagnostics.hpp"
#include "cli/commands/options.hpp"
#include "cli/write/file_in_making.hpp"
#include "cli/commands/rules.hpp"
#include "engine/format/format.hpp"
#include "engine/format/line_edits.hpp"
#include "engine/format/unified_diff.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

namespace fs = std::filesystem;

struct FmtOptions {
  std::vector<std::string> rules;
  bool check = false;
};

Style style_of(std::string_view line) {
  if (line.substr(0, 3) == "---" || line.substr(0, 3) == "+++") return Style::strong;
  if (line[0] == '@') return Style::accent;
  return line[0] == '+' ? Style::good : line[0] == '-' ? Style::bad : Style::plain;
}

/// As it is for programs; for people with nothing in it that a terminal obeys.
std::string shown(const std::string& rules, const Terminal& terminal) {
  if (!terminal.interactive) return rules;
  std::string text;
  for (std::string_view line : lines_with_breaks(rules)) {
    line.remove_suffix(1);
    text += neutralise(line) + "\n";
  }
  return text;
}

/// The same for a patch, in colour.
std::string painted_patch(const std::string& diff, const Terminal& terminal) {
  if (!terminal.interactive && !terminal.colour) return diff;
  std::string text;
  for (std::string_view line : lines_with_breaks(diff)) {
    line.remove_suffix(1);
    text += painted(terminal, style_of(line), neutralise(line)) + "\n";
  }
  return text;
}

std::string standard_input() {
  ByteStream stream([] { return true; });
  std::string text;
  if (!stream.open("-")) throw CannotRun(stream.failure());
  while (stream.append_to(text, std::size_t{1} << 16) > 0) continue;
  if (!stream.failure().empty()) throw CannotRun(stream.failure());
  return text;
}

class Formatting {
 public:
  Formatting(const FmtOptions& options, Session& session) : options_(options), session_(session) {}

  ExitCode run() {
    for (const std::string& path : options_.rules) {
      if (path == "-") filter();
      else rule_set(path);
    }
    if (files_ > 0) {
      session_.remark(fmt::format("{} {}{}, {} {}", files_, files_ == 1 ? "file" : "files",
                                  options_.check ? "" : " read", changed_,
                                  options_.check ? "not in canonical form" : "rewritten"));
    }
    return result_;
  }

 private:
  void filter() {
    const std::string text = standard_input();
    const std::optional<std::string> canonical = canonical_form("standard input", text);
    if (!canonical) return;
    if (!options_.check) session_.results().write(shown(*canonical, session_.results_terminal()));
    else if (*canonical != text) show_difference("standard input", text, *canonical);
  }

  void rule_set(const fs::path& path) {
    try {
      if (!disk().is_directory(path)) {
        if (!is_rule_file(path.filename().string()))
          return fail(fmt::format("`{}` is no rule set: expected a directory or a `.rung` file", path.string()));
        return file(path);
      }
      const std::vector<std::string> names = rule_files_in(disk(), path);
      if (names.empty()) return fail(fmt::format("`{}` holds no rule files (`*.rung`)", path.string()));
      for (const std::string& name : names) file(path / name);
    } catch (const fs::filesystem_error& error) {
      fail(fmt::format("cannot open `{}`: {}", error.path1().string(), error.code().message()));
    }
  }

  /// One file, however often it is named.
  void file(const fs::path& path) {
    const std::optional<fs::path> resolved = disk().resolve(path);
    if (resolved && !seen_.insert(*resolved).second) return;
    std::string text;
    try {
      text = disk().read(path);
    } catch (const fs::filesystem_error& error) {
      return fail(fmt::format("cannot open `{}`: {}", path.string(), error.code().message()));
    }
    ++files_;
    const std::optional<std::string> canonical = canonical_form(path.string(), text);
    if (!canonical || *canonical == text) return;
    if (options_.check) {
      show_difference(path.string(), text, *canonical);
    } else {
      try {
        replace_file(path.string(), *canonical);
      } catch (const CannotRun& reason) {
        return fail(reason.message);
      }
      session_.remark(fmt::format("rewrote {}", path.string()));
    }
    ++changed_;
  }

  /// None where it does not parse; that is told.
  std::optional<std::string> canonical_form(const std::string& name, const std::string& text) {
    Sources sources;
    if (text.size() >= 0xFFFFFFFF) {
      fail(fmt::format("`{}` is too large", name));
      return std::nullopt;
    }
    Outcome<std::string> formatted = format(sources, sources.add(neutralise(name), text));
    for (const Diagnostic& diagnostic : formatted.diagnostics)
      session_.remarks().write(render_human(sources, diagnostic, session_.remarks_terminal()) + "\n");
    if (!formatted.value)
      fail(fmt::format("`{}` is left as it is: {}", name, count_in_words(formatted.diagnostics)));
    return std::move(formatted.value);
  }

  void show_difference(const std::string& name, const std::string& text, const std::string& canonical) {
    session_.results().write(painted_patch(unified_diff(text, canonical, name, name), session_.results_terminal()));
    result_ = worse(result_, ExitCode::bad);
  }

  void fail(const std::string& why) {
    session_.error(why);
    result_ = ExitCode::failed;
  }

  const FmtOptions& options_;
  Session& session_;
  std::set<fs::path> seen_;
  std::size_t files_ = 0;
  std::size_t changed_ = 0;
  ExitCode result_ = ExitCode::good;
};

ExitCode run_fmt(const FmtOptions& options, Session& session) {
  for (const std::string& path : options.rules)
    if (path == "-" && options.rules.size() > 1)
      throw CannotRun("`-` stands alone: what is read from standard input is written to standard output");
  return Formatting(options, session).run();
}

}  // namespace

Command add_fmt(CLI::App& program) {
  const auto options = std::make_shared<FmtOptions>();
  CLI::App* command = program.add_subcommand("fmt", "write rule files in their canonical form");
  command->add_option("RULES", options->rules, "rule sets: directories, or .rung files;\n`-`: standard input")
      ->required()
      ->type_name("");
  command->add_flag("--check", options->check, "write no file: show as a patch what would change");
  command->footer(
      "What a file means stays as it is, and its comments stay where they are. A file\n"
      "that does not parse is left alone. `-` reads standard input and writes standard\n"
      "output, for editors.\n\n"
      "Exit code 0: done, or nothing to do; 1: with --check, something would change;\n"
      "2: a file does not parse, or cannot be read or written.\n\n"
      "Examples:\n"
      "  rung fmt rules/office365_cn\n"
      "      rewrites those of that directory's *.rung files that need it\n"
      "  rung fmt --check rules/*/\n"
      "      for CI: a patch of what would change, and exit code 1 if there is one");
  return {command, [options](Session& session) { return run_fmt(*options, session); }};
}

}  // namespace rung::cli
