// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "engine/values/date.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

std::string did_you_mean(std::string_view written, const std::vector<std::string>& names) {
  const std::optional<std::string> name = closest(written, names);
  return name ? fmt::format("did you mean `{}`?", *name) : std::string();
}

/// `a, b or c`.
std::string joined_with_or(const std::vector<std::string>& words) {
  if (words.size() < 2) return words.empty() ? std::string() : words.front();
  return fmt::format("{} or {}", fmt::join(words.begin(), words.end() - 1, ", "), words.back());
}

std::uint32_t find_target(const std::string& written, const CheckedRules& rules) {
  const CatalogType& catalog = rules.schema.catalogs[rules.subject.catalog];
  if (const std::optional<std::uint32_t> entry = find_entry(catalog, written)) return *entry;
  std::vector<std::string> names;
  for (const CatalogType::Entry& entry : catalog.entries) names.push_back(entry.name);
  throw CannotRun(fmt::format("--to: there is no {} `{}`", catalog.name, written), did_you_mean(written, names));
}

std::string_view primary_subtag(std::string_view language) { return language.substr(0, language.find('-')); }

std::size_t find_language(const std::string& written, const PackageRules& package, Session& session) {
  const std::vector<std::string>& known = package.languages;
  const std::string wanted = fold_case(written);
  for (std::size_t i = 0; i < known.size(); ++i)
    if (fold_case(known[i]) == wanted) return i;
  for (std::size_t i = 0; i < known.size(); ++i)
    if (primary_subtag(fold_case(known[i])) == primary_subtag(wanted)) return i;
  session.remark(fmt::format("{} has no texts in `{}`, only in {}; they are in {} here", package.name, written,
                             fmt::join(known, ", "), known.front()));
  return 0;
}

template <class Number>
void add_limit(CLI::App& command, const char* name, Number& value, const char* text) {
  command.add_option(name, value, fmt::format("{} (default: {})", text, value))
      ->type_name("N")
      ->check(number_from(1))
      ->group("Limits on snapshots");
}

}  // namespace

std::string range_in_words(const DateRange& range) {
  if (range.first && range.last)
    return fmt::format("from {} to {}", format_date(*range.first), format_date(*range.last));
  if (range.first) return fmt::format("from {} on", format_date(*range.first));
  return fmt::format("up to {}", format_date(*range.last));
}

CLI::Validator one_of(const std::vector<std::string>& words) {
  const auto refuse = [words](const std::string& written) -> std::string {
    if (std::find(words.begin(), words.end(), written) != words.end()) return {};
    const std::string found = fmt::format("expected {}, found `{}`", joined_with_or(words), written);
    const std::string help = did_you_mean(written, words);
    return help.empty() ? found : found + "; " + help;
  };
  // The name keeps the words for whoever looks at the command line from outside: completions.
  return CLI::Validator(refuse, "", fmt::format("{}", fmt::join(words, " ")));
}

CLI::Option* find_option(CLI::App& command, const std::string& name) {
  for (CLI::Option* option : command.get_options())
    if (option->get_name() == name) return option;
  return nullptr;
}

std::vector<std::string> words_of(CLI::Option& option) {
  std::vector<std::string> words;
  try {
    std::istringstream names(option.get_validator(0)->get_name());
    for (std::string word; names >> word;) words.push_back(word);
  } catch (const CLI::OptionNotFound&) {
    // It accepts anything.
  }
  return words;
}

CLI::Validator number_from(std::uint64_t least) {
  const auto refuse = [least](const std::string& written) -> std::string {
    std::uint64_t number = 0;
    const char* end = written.data() + written.size();
    const auto [stop, error] = std::from_chars(written.data(), end, number);
    if (error == std::errc() && stop == end && number >= least) return {};
    return fmt::format("expected a whole number from {} on, found `{}`", least, written);
  };
  return CLI::Validator(refuse, "");
}

double percentage(std::string_view option, const std::string& written) {
  double percent = 0;
  const char* end = written.data() + written.size();
  const auto [stop, error] = std::from_chars(written.data(), end, percent, std::chars_format::fixed);
  // What is no number at all compares false too.
  if (error != std::errc() || stop != end || !(percent >= 0 && percent <= 100))
    throw CannotRun(fmt::format("{}: expected a percentage from 0 to 100, found `{}`", option, written));
  return percent;
}

void add_rules_options(CLI::App& command, SnapshotOptions& options) {
  command.add_option("RULES", options.rules, "the rule set: a directory, or a .rung file")->required()->type_name("");
  command.add_option("--root", options.root, "the tree that includes must stay in\n(default: RULES' parent)")
      ->type_name("DIR");
}

void add_snapshot_option(CLI::App& command, SnapshotOptions& options) {
  const auto keep = [&options](const std::string& snapshot) { options.snapshots = {snapshot}; };
  command
      .add_option_function<std::string>("SNAPSHOT", keep, "YAML, JSON or NDJSON: a file, a directory,\nor - for standard input")
      ->required()
      ->type_name("");
}

void add_question_options(CLI::App& command, SnapshotOptions& options) {
  command.add_option("--subject", options.subject, "only the one with this key")->type_name("ID");
  command.add_option("--to", options.target, "only towards this entry, by name or alias")->type_name("ENTRY");
  add_reading_options(command, options);
}

void add_reading_options(CLI::App& command, SnapshotOptions& options, const std::string& language) {
  command.add_option("--request", options.request, "what-if input; may be repeated")
      ->type_name("FIELD=VALUE")
      ->expected(1)
      ->take_all();
  command.add_option("--as-of", options.as_of, "the date to decide for (default: today, UTC)")->type_name("DATE");
  command.add_option("--lang", options.language, language)->type_name("LANG");
  command.add_flag("--strict", options.strict, "refuse snapshots that lack fields or have others");
  command.add_option("--input", options.input, "how to read snapshots, whatever their names say:\nyaml, json or ndjson")
      ->type_name("FORMAT")
      ->check(one_of({"yaml", "json", "ndjson"}));
  command
      .add_option("--yaml-reader", options.yaml_reader,
                  "who reads YAML: auto (the default), yaml-cpp,\nor fast, which refuses what is not plain")
      ->type_name("READER")
      ->check(one_of({"auto", "fast", "yaml-cpp"}));
  add_limit(command, "--max-depth", options.limits.depth, "levels of nesting");
  add_limit(command, "--max-snapshot-bytes", options.limits.snapshot_bytes, "bytes of one snapshot");
  add_limit(command, "--max-list-length", options.limits.list_length, "elements of one list");
  add_limit(command, "--max-alias-events", options.limits.alias_events, "events that YAML aliases repeat");
  add_limit(command, "--max-scalar-bytes", options.limits.scalar_bytes, "bytes of one value");
}

void add_steps_option(CLI::App& command, SnapshotOptions& options) {
  add_limit(command, "--max-steps", options.limits.steps, "steps of one snapshot");
}

InputFormat input_format(const SnapshotOptions& options) {
  if (options.input == "yaml") return InputFormat::yaml;
  if (options.input == "json") return InputFormat::json;
  if (options.input == "ndjson") return InputFormat::ndjson;
  return InputFormat::by_name;
}

ReadOptions read_options(const SnapshotOptions& options, bool places) {
  const YamlReading yaml = options.yaml_reader == "fast"       ? YamlReading::fast
                           : options.yaml_reader == "yaml-cpp" ? YamlReading::yaml_cpp
                                                               : YamlReading::automatic;
  return {options.strict, places, options.limits, yaml};
}

std::int32_t asked_date(const SnapshotOptions& options) {
  if (!options.as_of) return current_utc_date();
  const std::optional<std::int32_t> asked = parse_date(*options.as_of);
  if (!asked) throw CannotRun(fmt::format("--as-of: expected a date such as 2018-10-29, found `{}`", *options.as_of));
  return *asked;
}

std::int32_t as_of_date(const SnapshotOptions& options, const CheckedRules& rules) {
  const std::int32_t day = asked_date(options);
  const DateRange& effective = rules.package.effective;
  if (!effective.contains(day))
    throw CannotRun(fmt::format("{} does not hold on {}: it holds {}", rules.package.name, format_date(day),
                                range_in_words(effective)),
                    "`--as-of DATE` decides for another day");
  return day;
}

Query query_of(const SnapshotOptions& options, const CheckedRules& rules, Session& session) {
  Query query;
  query.subject = options.subject;
  if (options.target) query.target = find_target(*options.target, rules);
  query.extend = !options.request.empty();
  if (options.language) query.language = find_language(*options.language, rules.package, session);
  return query;
}

void fill_request(const SnapshotOptions& options, const CheckedRules& rules, Facts& facts) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const std::string& written : options.request) {
    const std::size_t equals = written.find('=');
    if (equals == std::string::npos || equals == 0)
      throw CannotRun(fmt::format("--request: expected FIELD=VALUE, found `{}`", written));
    fields.emplace_back(written.substr(0, equals), written.substr(equals + 1));
  }
  const std::vector<RequestError> errors = set_request(facts, fields);
  if (errors.empty()) return;
  std::string message;
  for (const RequestError& error : errors) message += (message.empty() ? "" : "; ") + error.message;
  std::vector<std::string> names;
  for (const FieldType& field : rules.schema.records[rules.schema.request].fields) names.push_back(field.name);
  const std::string help =
      names.empty() ? std::string("these rules declare no `request`")
                    : fmt::format("the request has {}", fmt::join(names, ", "));
  throw CannotRun("--request: " + message, errors.front().unknown_field ? help : std::string());
}

}  // namespace rung::cli
