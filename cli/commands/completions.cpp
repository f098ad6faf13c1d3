// SPDX-License-Identifier: Apache-2.0
// rung completions: the script that teaches a shell to complete rung's command line.
#include "cli/usage/completions.hpp"

#include <algorithm>

#include "cli/commands/commands.hpp"
#include "cli/embedded.hpp"
#include "cli/commands/options.hpp"

namespace rung::cli {
namespace {

std::string completions_for(const std::string& shell, const CommandTree& tree) {
  if (shell == "zsh") return zsh_completions(tree);
  if (shell == "fish") return fish_completions(tree);
  return bash_completions(tree);
}

}  // namespace

std::string with_tables(std::string_view script, std::string_view tables) {
  constexpr std::string_view mark = "# TABLES\n";
  const EmbeddedFiles scripts = completion_scripts();
  const auto file =
      std::find_if(scripts.begin(), scripts.end(), [&](const EmbeddedFile& each) { return each.name == script; });
  std::string text(file->text);
  return text.replace(text.find(mark), mark.size(), tables);
}

std::string menu_text(const OptionEntry& option) {
  const std::string& text = option.text;
  if (!option.words.empty()) return text;
  std::string first = text.substr(0, std::min({text.find(" ("), text.find(';'), text.find(". "), text.size()}));
  while (!first.empty() && (first.back() == ':' || first.back() == ',' || first.back() == '.')) first.pop_back();
  return first;
}

Command add_completions(CLI::App& program) {
  const auto shell = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand("completions", "write the script that completes commands in a shell");
  command->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->type_name("")
      ->check(one_of({"bash", "zsh", "fish"}));
  command->footer(
      "The Debian package and `cmake --install` put them where the shells look.\n\n"
      "Examples:\n"
      "  rung completions bash > rung.bash\n"
      "      `source rung.bash` in ~/.bashrc makes bash know them\n"
      "  rung completions fish > rung.fish\n"
      "      fish reads it from ~/.config/fish/completions");
  return {command, [&program, shell](Session& session) {
            session.results().write(completions_for(*shell, command_tree(program)));
            return ExitCode::good;
          }};
}

}  // namespace rung::cli
