// SPDX-License-Identifier: Apache-2.0
#include "cli/receipt/recorded_options.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rung::cli {
namespace {

struct Recording {
  std::string_view name;  ///< without `--`
  OptionValue (*value)(const EvalOptions& options);
};

OptionValue if_given(const std::optional<std::string>& text) { return text ? OptionValue(*text) : OptionValue(); }
OptionValue number(std::uint64_t number) { return number; }

/// What stands on the command line and changes no result: `as-of` stands elsewhere in a receipt, `files-from` is read by then.
constexpr Recording recordings[] = {
    {"format", [](const EvalOptions& o) -> OptionValue { return o.format; }},
    {"detail", [](const EvalOptions& o) { return o.summary ? OptionValue() : OptionValue(o.detail.value_or("texts")); }},
    {"summary", [](const EvalOptions& o) -> OptionValue { return o.summary; }},
    {"effects", [](const EvalOptions& o) -> OptionValue { return o.effects; }},
    {"subject", [](const EvalOptions& o) { return if_given(o.subject); }},
    {"to", [](const EvalOptions& o) { return if_given(o.target); }},
    {"request", [](const EvalOptions& o) -> OptionValue { return o.request; }},
    {"select", [](const EvalOptions& o) { return if_given(o.select); }},
    {"lang", [](const EvalOptions& o) { return if_given(o.language); }},
    {"strict", [](const EvalOptions& o) -> OptionValue { return o.strict; }},
    {"input", [](const EvalOptions& o) { return o.input.empty() ? OptionValue() : OptionValue(o.input); }},
    {"yaml-reader", [](const EvalOptions& o) -> OptionValue { return o.yaml_reader; }},
    {"max-depth", [](const EvalOptions& o) { return number(o.limits.depth); }},
    {"max-snapshot-bytes", [](const EvalOptions& o) { return number(o.limits.snapshot_bytes); }},
    {"max-list-length", [](const EvalOptions& o) { return number(o.limits.list_length); }},
    {"max-alias-events", [](const EvalOptions& o) { return number(o.limits.alias_events); }},
    {"max-scalar-bytes", [](const EvalOptions& o) { return number(o.limits.scalar_bytes); }},
    {"max-steps", [](const EvalOptions& o) { return number(o.limits.steps); }},
};

}  // namespace

std::vector<RecordedOption> recorded_options(const EvalOptions& options) {
  std::vector<RecordedOption> recorded;
  for (const Recording& recording : recordings) recorded.push_back({std::string(recording.name), recording.value(options)});
  return recorded;
}

OptionsAgain::OptionsAgain() { add_eval_options(&command_, &options_); }

std::optional<std::string> OptionsAgain::set(const OptionTexts& option) {
  const bool known = std::any_of(std::begin(recordings), std::end(recordings), [&](const Recording& one) { return one.name == option.name; });
  if (!known) return fmt::format("this version knows no option `{}` that changes results", option.name);
  CLI::Option& settable = *find_option(command_, "--" + option.name);
  if (option.texts.empty()) return std::nullopt;
  if (option.is_list && settable.get_multi_option_policy() != CLI::MultiOptionPolicy::TakeAll) return "expected one value, found a list";
  if (settable.get_items_expected_max() == 0) {
    if (option.texts.front() == "false") return std::nullopt;
    if (option.texts.front() != "true") return fmt::format("expected true or false, found `{}`", option.texts.front());
  }
  try {
    for (const std::string& text : option.texts) settable.add_result(text);
    settable.run_callback();
  } catch (const CLI::ParseError& error) {
    return std::string(error.what());
  }
  return std::nullopt;
}

}  // namespace rung::cli
