// SPDX-License-Identifier: Apache-2.0
#include "cli/receipt/run_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/values/date.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {

RunRecord::Watch::Watch(RunRecord* record, Output& results) {
  if (record == nullptr) return;
  results_ = &results;
  results.watch([record](std::string_view text) {
    record->output_.add(text);
    if (record->watcher_) record->watcher_(text);
  });
}

RunRecord::Watch::~Watch() {
  if (results_ != nullptr) results_->end_watch();
}

namespace {

/// The same texts by other names; places in them stay what they are.
Sources renamed(const Sources& sources, const std::map<std::uint32_t, std::string>& names) {
  Sources result;
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    const auto name = names.find(i);
    result.add(name == names.end() ? sources[i].name() : name->second, std::string(sources[i].text()));
  }
  return result;
}

}  // namespace

void RunRecord::start(const OpenRules& open, Sources& sources, std::int32_t as_of) {
  receipt_.rules.package = open.rules.package.name;
  receipt_.rules.sha256 = open.sha256;
  std::map<std::uint32_t, std::string> names;
  for (std::size_t i = 0; i < std::min(rule_files_.size(), open.prints.size()); ++i)
    names.emplace(open.written.files[i].source, rule_files_[i]);
  if (!names.empty()) sources = renamed(sources, names);
  for (std::size_t i = 0; i < open.prints.size(); ++i) {
    const std::uint32_t source = open.written.files[i].source;
    receipt_.rules.files.push_back({open.prints[i].name, sources[source].name(), open.prints[i].sha256});
  }
  receipt_.as_of = format_date(as_of);
}

void RunRecord::refuse_unspeakable(const Inputs& inputs) const {
  constexpr std::size_t around_a_name = 160;  // bytes of a receipt
  std::size_t bytes = 0;
  for (const Input& input : inputs.found) {
    if (input.name != input.path) throw CannotRun(fmt::format("a receipt cannot name `{}`: it is no valid UTF-8", input.name));
    bytes += input.name.size() + around_a_name;
  }
  if (bytes > most_receipt_bytes)
    throw CannotRun(fmt::format("{} inputs are more than a receipt has room for ({} MiB)", inputs.found.size(), most_receipt_bytes >> 20),
                    "put snapshots together into files of several, such as NDJSON");
}

void RunRecord::end(const FleetResult& result, ExitCode code) {
  receipt_.inputs = result.inputs;
  receipt_.output = {output_.bytes(), output_.hex(), static_cast<std::uint64_t>(code)};
  failures_ = result.failures;
  interruption_ = result.interruption;
}

}  // namespace rung::cli
