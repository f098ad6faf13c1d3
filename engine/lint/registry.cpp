// SPDX-License-Identifier: Apache-2.0
#include "engine/lint/registry.hpp"

#include <algorithm>
#include <set>

#include "engine/lint/lints.hpp"

namespace rung {

namespace {

/// What holds for this rule set alone is a note in included files: other rule sets may be what it was written for.
template <void (*look)(const LintInput&, Report&)>
void milder_where_included(const LintInput& input, Report& report) {
  const std::size_t before = report.found().size();
  look(input, report);
  std::set<std::uint32_t> included;
  for (const ast::File& file : input.written.files)
    if (file.included) included.insert(file.source);
  for (std::size_t i = before; i < report.found().size(); ++i) {
    Diagnostic& found = report.found()[i].diagnostic;
    if (included.count(found.range.source) > 0) found.level = Level::note;
  }
}

}  // namespace

const std::vector<Lint>& lints() {
  static const std::vector<Lint> all = {
      // About comments that allow others: allow.cpp.
      {"L001", "allow-without-reason", Level::error, "A comment allows a finding and does not say why."},
      {"L002", "unused-allow", Level::warning, "A comment allows what is not found where it stands."},
      {"L003", "unknown-allow", Level::warning, "A comment allows a code that nothing has."},

      // What nothing uses.
      {"L010", "unused-define", Level::warning, "Nothing names a define.", unused_define},
      {"L011", "unused-type", Level::warning, "Nothing is of a type.", unused_type},
      {"L012", "unused-value", Level::warning, "No rule and no entry names a value of an enum.", unused_value},
      {"L013", "unused-field", Level::warning, "No rule reads a field.", unused_field},
      {"L014", "unused-include", Level::warning, "Nothing of an included file is used.", unused_include},

      // What is said.
      {"L020", "missing-language", Level::warning, "A text is missing in one of the package's languages.",
       missing_language},
      {"L021", "different-placeholders", Level::warning, "A text says something else in another language.",
       different_placeholders},
      {"L022", "no-remedy", Level::note, "A precondition does not say what to do.", no_remedy},
      {"L023", "needless-shared", Level::warning, "A shared code has one user.", needless_shared},

      // Conditions that say less than they seem to.
      {"L031", "needless-where", Level::note, "A `where` holds for all that it is asked of.", needless_where},
      {"L032", "needless-on", Level::warning, "An `on` line stands for what another one stands for too.", needless_on},
      {"L033", "double-negation", Level::note, "A condition is negated twice.", double_negation},

      // Characters that deceive.
      {"L040", "reordered-text", Level::error, "A character reorders the text around it.", reordered_text},
      {"L041", "mixed-scripts", Level::warning, "A word mixes letters that look alike.", mixed_scripts},
      {"L042", "hidden-character", Level::warning, "A string holds a character that nobody sees.", hidden_character},

      // What conditions, paths and dates come to.
      {"L050", "constant-check", Level::warning, "A condition comes to the same on every path that it is asked on.",
       milder_where_included<constant_check>},
      {"L051", "contradiction", Level::warning, "A part of a condition is never true beside the rest.", contradiction},
      {"L052", "never-false", Level::warning, "Parts of a condition together are never false.", never_false},
      {"L053", "impossible-comparison", Level::warning, "A comparison is never true, or never false.",
       milder_where_included<impossible_comparison>},
      {"L054", "redundant-operand", Level::warning, "A part of a condition says what another part says already.",
       redundant_operand},
      {"L055", "check-by-path", Level::note, "The path alone settles a check.", milder_where_included<check_by_path>},
      {"L056", "applies-to-no-path", Level::warning, "A precondition, advice or `on` line fits no path.",
       milder_where_included<applies_to_no_path>},
      {"L057", "implied-precondition", Level::warning, "A precondition fails only where another one fails too.",
       implied_precondition},
      {"L058", "duplicate-precondition", Level::warning, "Two preconditions ask for the same.",
       duplicate_precondition},
      {"L059", "remedy-never-said", Level::warning, "A remedy is never said, because one before it always is.",
       remedy_never_said},
      {"L060", "never-in-effect", Level::warning, "A statement has no day on which the package holds.",
       milder_where_included<never_in_effect>},
      {"L061", "no-longer-in-effect", Level::warning, "A statement's days are over.", no_longer_in_effect},
      {"L062", "gap-in-effect", Level::warning, "There are days between two ranges of one precondition or path.",
       gap_in_effect},
      {"L063", "unreached-entry", Level::warning, "No path reaches an entry of a closed catalog, and nothing names it.",
       milder_where_included<unreached_entry>},
      {"L064", "upgrade-cycle", Level::warning, "Upgrades lead back to where they start.", upgrade_cycle},
      {"L065", "costly-quantifiers", Level::warning, "A decision costs more than the square of a list.",
       costly_quantifiers},
      {"L066", "untested-precondition", Level::warning, "No test decides a path that a precondition guards.",
       untested_precondition, true},
      {"L067", "untested-path", Level::warning, "No test decides a path.", untested_path, true},
      {"L068", "makes-no-path", Level::warning, "A path statement makes no path.", milder_where_included<makes_no_path>},
  };
  return all;
}

const Lint* find_lint(std::string_view code) {
  const auto found = std::find_if(lints().begin(), lints().end(), [&](const Lint& lint) { return lint.code == code; });
  return found == lints().end() ? nullptr : &*found;
}

Finding& Report::operator()(Range range, std::string message, std::string help) {
  Finding& finding = findings_.emplace_back();
  finding.diagnostic = {std::string(lint_.code), lint_.level, std::move(message), range, {}, std::move(help)};
  return finding;
}

}  // namespace rung
