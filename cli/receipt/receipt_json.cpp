// SPDX-License-Identifier: Apache-2.0
// Receipts as they are written. The order of fields is fixed.
#include <limits>

#include "cli/receipt/receipt.hpp"
#include "cli/write/json.hpp"

namespace rung::cli {
namespace {

class WriteValue {
 public:
  explicit WriteValue(JsonWriter& json) : json_(json) {}
  void operator()(std::monostate) { json_.null(); }
  void operator()(bool truth) { json_.value(truth); }
  void operator()(std::uint64_t number) {
    // JSON's numbers are no larger with us.
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) json_.value(std::to_string(number));
    else json_.value(static_cast<std::int64_t>(number));
  }
  void operator()(const std::string& text) { json_.value(text); }
  void operator()(const std::vector<std::string>& texts) {
    json_.begin_array();
    for (const std::string& text : texts) json_.value(text);
    json_.end_array();
  }

 private:
  JsonWriter& json_;
};

std::string digest(const std::string& sha256) { return "sha256:" + sha256; }

void write_rules(JsonWriter& json, const ReceiptRules& rules) {
  json.begin_object();
  json.member("path", rules.path);
  json.key("root");
  if (rules.root.empty()) json.null();
  else json.value(rules.root);
  json.member("package", rules.package);
  json.member("digest", digest(rules.sha256));
  json.key("files");
  json.begin_array();
  for (const ReceiptRules::File& file : rules.files) {
    json.begin_object();
    json.member("name", file.name);
    json.member("file", file.shown);
    json.member("digest", digest(file.sha256));
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_size_and_digest(JsonWriter& json, std::uint64_t bytes, const std::string& sha256) {
  json.member("bytes", static_cast<std::int64_t>(bytes));
  json.member("digest", digest(sha256));
}

}  // namespace

std::string receipt_as_json(const Receipt& receipt) {
  std::string text;
  JsonWriter json(text, JsonWriter::Layout::indented);
  json.begin_object();
  json.member("receipt", static_cast<std::int64_t>(receipt_format));
  json.key("engine");
  json.begin_object();
  json.member("name", engine_name);
  json.member("version", receipt.version);
  json.end_object();
  json.key("rules");
  write_rules(json, receipt.rules);
  json.member("as_of", receipt.as_of);
  json.key("options");
  json.begin_object();
  for (const RecordedOption& option : receipt.options) {
    json.key(option.name);
    std::visit(WriteValue(json), option.value);
  }
  json.end_object();
  json.key("inputs");
  json.begin_array();
  for (const ReadInput& input : receipt.inputs) {
    json.begin_object();
    json.member("name", input.name);
    write_size_and_digest(json, input.bytes, input.sha256);
    json.end_object();
  }
  json.end_array();
  json.key("output");
  json.begin_object();
  write_size_and_digest(json, receipt.output.bytes, receipt.output.sha256);
  json.member("exit_code", static_cast<std::int64_t>(receipt.output.exit_code));
  json.end_object();
  json.end_object();
  return text + "\n";
}

}  // namespace rung::cli
