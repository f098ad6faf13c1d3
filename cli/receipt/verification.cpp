// SPDX-License-Identifier: Apache-2.0
#include "cli/receipt/verification.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "cli/commands/rules.hpp"
#include "cli/input/byte_stream.hpp"
#include "cli/receipt/run_record.hpp"
#include "cli/version.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

namespace fs = std::filesystem;

/// The rule files then, in their order, and those that have come since.
std::vector<RuleChange> changes_of_rules(const std::vector<ReceiptRules::File>& then, const std::vector<RuleFilePrint>& now) {
  std::map<std::string_view, std::string_view> left;
  for (const RuleFilePrint& file : now) left.emplace(file.name, file.sha256);
  std::vector<RuleChange> changes;
  for (const ReceiptRules::File& file : then) {
    const auto found = left.find(file.name);
    if (found == left.end()) changes.push_back({file.name, Change::missing});
    else if (found->second != file.sha256) changes.push_back({file.name, Change::changed});
    if (found != left.end()) left.erase(found);
  }
  for (const RuleFilePrint& file : now)
    if (left.count(file.name) > 0) changes.push_back({file.name, Change::added});
  return changes;
}

bool is_standard_input(const ReadInput& input) { return input.name == "-"; }

/// What can be seen without reading it. Devices and pipes are not opened: a receipt may name any.
std::optional<InputChange> change_at_sight(const ReadInput& input) {
  if (is_standard_input(input)) return std::nullopt;
  std::error_code error;
  const fs::file_status status = fs::status(input.name, error);
  if (status.type() == fs::file_type::not_found) return InputChange{input, {input.name, 0, "", ""}, Change::missing};
  if (error) return InputChange{input, {input.name, 0, "", error.message()}, Change::unreadable};
  if (!fs::is_regular_file(status)) return InputChange{input, {input.name, 0, "", "it is no regular file"}, Change::unreadable};
  const std::uintmax_t size = fs::file_size(input.name, error);
  if (error) return InputChange{input, {input.name, 0, "", error.message()}, Change::unreadable};
  if (size != input.bytes) return InputChange{input, {input.name, size, "", ""}, Change::changed};
  return std::nullopt;
}

ReadInput digest_of(const ReadInput& input) {
  ByteStream bytes([] { return true; });
  bytes.keep_digest();
  if (bytes.open(input.name)) bytes.read_rest();
  return {input.name, bytes.bytes_read(), bytes.sha256(), bytes.failure()};
}

std::optional<InputChange> change_of(const ReadInput& then, const ReadInput& now) {
  if (!now.failure.empty()) return InputChange{then, now, Change::unreadable};
  if (now.sha256 != then.sha256 || now.bytes != then.bytes) return InputChange{then, now, Change::changed};
  return std::nullopt;
}

/// One receipt at work.
class Verifying {
 public:
  Verifying(const StoredReceipt& stored, const VerifyOptions& options) : stored_(stored), options_(options) {
    verification_.then = stored.receipt;
    verification_.version = version;
    if (!options.against.empty()) kept_.emplace(options.against);
  }

  Verification verify() {
    look_at_rules();
    const bool as_it_was = look_at_inputs();
    if (as_it_was && verification_.rules_same()) {
      run_again();
    } else {
      digest_inputs();
    }
    if (kept_) look_at_kept();
    return std::move(verification_);
  }

 private:
  const std::string& rules_path() const { return options_.rules.empty() ? stored_.options.rules : options_.rules; }
  const std::string& root() const { return options_.rules.empty() && options_.root.empty() ? stored_.options.root : options_.root; }

  void look_at_rules() {
    Sources sources;
    const ExaminedRules rules = examine(sources, rules_path(), root());
    if (!rules.failure.empty()) throw CannotRun(rules.failure, rules.help.empty() ? "`--rules RULES` says where the rules lie now" : rules.help);
    verification_.rules_path = rules_path();
    verification_.rules_sha256 = rules.sha256;
    verification_.rules = changes_of_rules(stored_.receipt.rules.files, rules.prints);
  }

  /// Whether nothing is to be seen of any change.
  bool look_at_inputs() {
    at_sight_.clear();
    for (const ReadInput& input : stored_.receipt.inputs) at_sight_.push_back(change_at_sight(input));
    return std::none_of(at_sight_.begin(), at_sight_.end(), [](const auto& change) { return change.has_value(); });
  }

  /// Only to say of each whether it is what it was.
  void digest_inputs() {
    for (std::size_t i = 0; i < at_sight_.size(); ++i) {
      const ReadInput& input = stored_.receipt.inputs[i];
      std::optional<InputChange> change = at_sight_[i] ? at_sight_[i] : change_of(input, digest_of(input));
      if (change) verification_.inputs.push_back(std::move(*change));
    }
  }

  void run_again() {
    EvalOptions eval = stored_.options;
    eval.rules = rules_path();
    eval.root = root();
    eval.jobs = options_.jobs;
    for (const ReadInput& input : stored_.receipt.inputs) eval.snapshots.push_back(input.name);
    std::vector<std::string> rule_files;
    for (const ReceiptRules::File& file : stored_.receipt.rules.files) rule_files.push_back(file.shown);
    RunRecord record(std::move(rule_files), [this](std::string_view text) {
      if (kept_) kept_->take(text);
    });
    Session unseen;
    const ExitCode code = run_again(eval, unseen, record);
    if (!record.interruption().empty()) throw CannotRun(fmt::format("interrupted by {}", record.interruption()));
    for (std::size_t i = 0; i < std::min(record.inputs().size(), stored_.receipt.inputs.size()); ++i)
      if (auto change = change_of(stored_.receipt.inputs[i], record.inputs()[i])) verification_.inputs.push_back(std::move(*change));
    if (!verification_.inputs.empty()) return;
    if (code == ExitCode::failed) throw CannotRun(record.failures().empty() ? std::string("the run could not be repeated") : record.failures().front());
    verification_.output = record.receipt().output;
  }

  static ExitCode run_again(const EvalOptions& eval, Session& unseen, RunRecord& record) {
    try {
      return run_eval(eval, unseen, &record);
    } catch (const CannotRun& reason) {
      throw CannotRun("the run cannot be repeated: " + reason.message, reason.help);
    }
  }

  void look_at_kept() {
    kept_->finish();
    const ReceiptOutput as_kept = kept_->as_kept();
    const ReceiptOutput& then = stored_.receipt.output;
    verification_.kept = Verification::Kept{options_.against, as_kept.sha256 == then.sha256 && as_kept.bytes == then.bytes, {}};
    if (verification_.output) verification_.kept->difference = kept_->difference();
  }

  const StoredReceipt& stored_;
  const VerifyOptions& options_;
  std::optional<KeptOutput> kept_;
  std::vector<std::optional<InputChange>> at_sight_;
  Verification verification_;
};

}  // namespace

std::string_view spell(Change change) {
  switch (change) {
    case Change::changed: return "changed";
    case Change::missing: return "missing";
    case Change::added: return "new";
    case Change::unreadable: return "unreadable";
  }
  return "";
}

Verification verify(const StoredReceipt& stored, const VerifyOptions& options) { return Verifying(stored, options).verify(); }

}  // namespace rung::cli
