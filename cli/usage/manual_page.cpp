// SPDX-License-Identifier: Apache-2.0
#include "cli/usage/manual_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/embedded.hpp"
#include "cli/usage/footer.hpp"
#include "cli/usage/roff.hpp"
#include "cli/version.hpp"

namespace rung::cli {
namespace {

std::string heading(const std::string& name, const std::string& summary) {
  std::string capitals = name;
  std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return fmt::format(".TH \"{}\" \"1\" \"{}\" \"rung {}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n", roff_code(capitals),
                     release_date, version, roff_code(name), roff_prose(summary));
}

std::string sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + (text.empty() || text.back() == '.' ? "" : ".");
}

std::string synopsis(const CommandEntry& command) {
  std::string text = fmt::format(".SH SYNOPSIS\n\\fBrung {}\\fR [\\fIOPTION\\fR]...", roff_code(command.name));
  for (const OptionEntry& positional : command.positionals)
    text += fmt::format(" \\fI{}\\fR{}", positional.names.front(), positional.repeated ? "..." : "");
  return text + "\n";
}

std::string item(const OptionEntry& entry, bool positional) {
  std::string term;
  for (const std::string& name : entry.names) {
    term += term.empty() ? "" : ", ";
    term += (positional ? "\\fI" : "\\fB") + roff_code(name) + "\\fR";
  }
  if (!entry.value.empty()) term += " \\fI" + roff_code(entry.value) + "\\fR";
  const bool begins_with_word = std::find(entry.words.begin(), entry.words.end(),
                                          entry.text.substr(0, entry.text.find_first_of(" ,"))) != entry.words.end();
  return ".TP\n" + term + "\n" + roff_prose(begins_with_word ? entry.text + "." : sentence(entry.text)) + "\n";
}

std::string options(const CommandEntry& command) {
  std::string text = ".SH OPTIONS\n";
  std::string group = "Options";
  for (const OptionEntry& option : command.options)
    if (option.group == group) text += item(option, false);
  for (const OptionEntry& option : command.options) {
    if (option.group == "Options") continue;
    if (option.group != group) text += ".SS " + roff_prose(option.group) + "\n";
    group = option.group;
    text += item(option, false);
  }
  return text;
}

std::string exit_status(const Footer& footer) {
  std::string text = ".SH EXIT STATUS\n";
  if (footer.exit_codes.empty())
    return text + roff_prose("0: done; 1: done, and the answer is not good; 2: the job could not be done; `rung`(1) says more.") + "\n";
  for (const auto& [code, meaning] : footer.exit_codes)
    text += fmt::format(".TP\n.B {}\n{}\n", roff_code(code), roff_prose(sentence(meaning)));
  return text;
}

std::string examples(const Footer& footer) {
  std::string text = footer.examples.empty() ? "" : ".SH EXAMPLES\n";
  bool first = true;
  for (const Footer::Example& example : footer.examples) {
    text += first ? ".EX\n" : ".PP\n.EX\n";
    first = false;
    for (const std::string& line : example.command) text += roff_code(line) + "\n";
    text += ".EE\n.RS 4\n" + roff_prose(sentence(example.text)) + "\n.RE\n";
  }
  return text;
}

std::string see_also(const CommandTree& tree, const std::string& but) {
  std::vector<std::string> names = {"rung"};
  for (const CommandEntry& command : tree.commands) names.push_back("rung-" + command.name);
  names.erase(std::remove(names.begin(), names.end(), but), names.end());
  std::string text = ".SH SEE ALSO\n";
  for (std::size_t i = 0; i < names.size(); ++i)
    text += fmt::format(".BR {} (1){}\n", roff_code(names[i]), i + 1 < names.size() ? "," : "");
  return text;
}

}  // namespace

std::string program_page(const CommandTree& tree) {
  std::string text = heading("rung", "decide which upgrades may be taken, and why not");
  text += ".SH SYNOPSIS\n\\fBrung\\fR \\fICOMMAND\\fR [\\fIARGUMENT\\fR]...\n.SH DESCRIPTION\n" +
          roff_prose(sentence(tree.program.summary)) +
          "\nThe policy is text: rules that operations staff read and edit.\n";
  text += ".SH COMMANDS\n";
  for (const CommandEntry& command : tree.commands)
    text += fmt::format(".TP\n.BR rung\\-{} (1)\n{}\n", roff_code(command.name), roff_prose(sentence(command.summary)));
  text += options(tree.program);
  for (const EmbeddedFile& file : manual_sections()) text += file.text;
  return text + see_also(tree, "rung");
}

std::string command_page(const CommandTree& tree, const CommandEntry& command) {
  const Footer footer = read_footer(command.footer);
  std::string text = heading("rung-" + command.name, command.summary) + synopsis(command);
  text += ".SH DESCRIPTION\n" + roff_prose(sentence(command.summary)) + "\n";
  for (const std::string& paragraph : footer.paragraphs) text += ".PP\n" + roff_prose(paragraph) + "\n";
  for (const OptionEntry& positional : command.positionals) text += item(positional, true);
  return text + options(command) + exit_status(footer) + examples(footer) + see_also(tree, "rung-" + command.name);
}

}  // namespace rung::cli
