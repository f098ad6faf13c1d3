// SPDX-License-Identifier: Apache-2.0
#include "cli/receipt/write_receipt.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "cli/receipt/recorded_options.hpp"
#include "cli/receipt/run_record.hpp"
#include "cli/version.hpp"
#include "cli/write/file_in_making.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

bool are_same_file(const std::string& left, const std::string& right) {
  std::error_code error;
  const auto resolved = [&](const std::string& path) { return std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error); };
  return !left.empty() && !right.empty() && (left == right || (resolved(left) == resolved(right) && !error));
}

void refuse_unspeakable(const std::string& text) {
  if (first_invalid_utf8(text)) throw CannotRun(fmt::format("a receipt cannot hold `{}`: it is no valid UTF-8", neutralise(text)));
}

struct RefuseUnspeakable {
  void operator()(std::monostate) const {}
  void operator()(bool) const {}
  void operator()(std::uint64_t) const {}
  void operator()(const std::string& text) const { refuse_unspeakable(text); }
  void operator()(const std::vector<std::string>& texts) const {
    for (const std::string& text : texts) refuse_unspeakable(text);
  }
};

}  // namespace

ExitCode run_with_receipt(const EvalOptions& options, Session& session) {
  if (are_same_file(options.receipt, options.output)) throw CannotRun("--receipt and --output name the same file");
  if (are_same_file(options.receipt, options.report)) throw CannotRun("--receipt and --report name the same file");
  const std::vector<RecordedOption> recorded = recorded_options(options);
  refuse_unspeakable(options.rules);
  refuse_unspeakable(options.root);
  for (const RecordedOption& option : recorded) std::visit(RefuseUnspeakable(), option.value);

  FileInMaking file(options.receipt);
  RunRecord record;
  const ExitCode code = run_eval(options, session, &record);
  if (code == ExitCode::failed) {
    session.remark(fmt::format("`{}` is left as it was", options.receipt));
    return code;
  }
  Receipt receipt = record.receipt();
  receipt.version = version;
  receipt.rules.path = options.rules;
  receipt.rules.root = options.root;
  receipt.options = recorded;
  Output written(file.descriptor());
  written.write(receipt_as_json(receipt));
  written.flush();
  file.keep();
  return code;
}

}  // namespace rung::cli
