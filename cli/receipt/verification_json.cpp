// SPDX-License-Identifier: Apache-2.0
// What has become of a receipt, for programs. The order of fields is fixed.
#include "cli/receipt/verification.hpp"
#include "cli/write/json.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

class VerificationJson {
 public:
  VerificationJson(const Verification& verification, std::string& text) : verification_(verification), json_(text, JsonWriter::Layout::indented) {}

  void write(const std::string& receipt) {
    json_.begin_object();
    json_.member("receipt", neutralise(receipt));
    json_.member("same", verification_.same());
    engine();
    rules();
    inputs();
    json_.key("output");
    json_.begin_object();
    json_.member("compared", verification_.output.has_value());
    if (verification_.output) json_.member("same", verification_.output_same());
    json_.key("then");
    output(verification_.then.output);
    if (verification_.output) {
      json_.key("now");
      output(*verification_.output);
    }
    json_.end_object();
    if (verification_.kept) kept(*verification_.kept);
    json_.end_object();
  }

 private:
  void number(std::string_view name, std::uint64_t number) { json_.member(name, static_cast<std::int64_t>(number)); }
  void digest(std::string_view name, const std::string& sha256) { json_.member(name, "sha256:" + sha256); }

  void engine() {
    json_.key("engine");
    json_.begin_object();
    json_.member("same", verification_.engine_same());
    json_.member("then", verification_.then.version);
    json_.member("now", verification_.version);
    json_.end_object();
  }

  void rules() {
    json_.key("rules");
    json_.begin_object();
    json_.member("same", verification_.rules_same());
    json_.member("path", neutralise(verification_.rules_path));
    digest("then", verification_.then.rules.sha256);
    digest("now", verification_.rules_sha256);
    json_.key("files");
    json_.begin_array();
    for (const RuleChange& change : verification_.rules) {
      json_.begin_object();
      json_.member("name", change.name);
      json_.member("change", spell(change.change));
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void size_and_digest(std::string_view name, const ReadInput& input) {
    json_.key(name);
    json_.begin_object();
    number("bytes", input.bytes);
    if (!input.sha256.empty()) digest("digest", input.sha256);
    json_.end_object();
  }
  void inputs() {
    json_.key("inputs");
    json_.begin_object();
    json_.member("same", verification_.inputs.empty());
    json_.key("changes");
    json_.begin_array();
    for (const InputChange& change : verification_.inputs) {
      json_.begin_object();
      json_.member("name", change.then.name);
      json_.member("change", spell(change.change));
      size_and_digest("then", change.then);
      if (change.change == Change::changed) size_and_digest("now", change.now);
      if (change.change == Change::unreadable) json_.member("why", neutralise(change.now.failure));
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void output(const ReceiptOutput& output) {
    json_.begin_object();
    number("bytes", output.bytes);
    digest("digest", output.sha256);
    number("exit_code", output.exit_code);
    json_.end_object();
  }

  void kept(const Verification::Kept& kept) {
    json_.key("kept");
    json_.begin_object();
    json_.member("path", neutralise(kept.path));
    json_.member("same", kept.as_then);
    if (kept.difference) {
      json_.key("difference");
      json_.begin_object();
      number("line", kept.difference->line);
      number("column", kept.difference->column);
      json_.member("then", neutralise(kept.difference->then));
      json_.member("now", neutralise(kept.difference->now));
      json_.end_object();
    }
    json_.end_object();
  }

  const Verification& verification_;
  JsonWriter json_;
};

}  // namespace

std::string verification_as_json(const Verification& verification, const std::string& receipt) {
  std::string text;
  VerificationJson(verification, text).write(receipt);
  return text + "\n";
}

}  // namespace rung::cli
