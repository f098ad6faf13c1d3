// SPDX-License-Identifier: Apache-2.0
#include "cli/receipt/read_receipt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <limits>

#include "cli/exit.hpp"
#include "cli/receipt/recorded_options.hpp"
#include "engine/facts/document.hpp"
#include "engine/load/load.hpp"
#include "engine/values/date.hpp"
#include "engine/values/text.hpp"
#include "grammar/source.hpp"

namespace rung::cli {
namespace {

using Node = DocumentNode;
using Kind = Node::Kind;

std::string_view kind_of(const Node& node) {
  switch (node.kind) {
    case Kind::null: return "null";
    case Kind::scalar: return "a value";
    case Kind::unknown: return "something else";
    case Kind::map: return "an object";
    case Kind::list: return "a list";
  }
  return "";
}

/// Walks down the document, and says where it is not what a receipt is.
class ReceiptReading {
 public:
  ReceiptReading(const std::string& path, std::string text) : source_(neutralise(path), std::move(text)) {}

  StoredReceipt read() {
    const Node root = document();
    fields(root, {"receipt", "engine", "rules", "as_of", "options", "inputs", "output"});
    StoredReceipt stored;
    const Node& engine = map(root, "engine", {"name", "version"});
    if (const std::string& name = text(engine, "name"); name != engine_name)
      fail(field(engine, "name"), fmt::format("expected a receipt of {}, found one of `{}`", engine_name, name));
    stored.receipt.version = text(engine, "version");
    stored.receipt.rules = rules(map(root, "rules", {"path", "root", "package", "digest", "files"}));
    stored.receipt.as_of = text(root, "as_of");
    if (!parse_date(stored.receipt.as_of))
      fail(field(root, "as_of"), fmt::format("expected a date such as 2018-10-29, found `{}`", stored.receipt.as_of));
    stored.options = options(field(root, "options"));
    stored.options.rules = stored.receipt.rules.path;
    stored.options.root = stored.receipt.rules.root;
    stored.options.as_of = stored.receipt.as_of;
    stored.receipt.inputs = inputs(root);
    const Node& output = map(root, "output", {"bytes", "digest", "exit_code"});
    stored.receipt.output = {number(output, "bytes"), digest(output, "digest"), number(output, "exit_code")};
    if (stored.receipt.output.exit_code > 1) fail(field(output, "exit_code"), "expected 0 or 1: no other run has a receipt");
    return stored;
  }

 private:
  [[noreturn]] void fail(std::size_t at, const std::string& message) const {
    const Position place = source_.position(static_cast<std::uint32_t>(std::min(at, source_.text().size())));
    throw CannotRun(fmt::format("{}:{}:{}: {}", source_.name(), place.line, place.column, message));
  }
  [[noreturn]] void fail(const Node& node, const std::string& message) const { fail(node.at, message); }

  Node document() const {
    Limits limits;
    limits.depth = 5;  // an object in a list in an object in an object, and one more for what is wrong
    limits.snapshot_bytes = most_receipt_bytes;
    std::vector<Document> documents = read_documents(source_.text(), DocumentFormat::json, limits);
    if (documents.empty()) fail(std::size_t{0}, "expected a receipt, found nothing");
    for (const SnapshotError& error : documents.front().errors)
      throw CannotRun(fmt::format("{}:{}:{}: {}", source_.name(), std::max(error.line, 1U), std::max(error.column, 1U), error.message));
    const Node& root = documents.front().root;
    if (root.kind != Kind::map) fail(root, fmt::format("expected a receipt, found {}", kind_of(root)));
    // A later format may look quite different: said before anything else is complained of.
    const std::uint64_t format = number(root, "receipt");
    if (format != receipt_format) fail(field(root, "receipt"), fmt::format("expected a receipt of format {}, found format {}", receipt_format, format));
    return std::move(documents.front().root);
  }

  /// No others: what this version does not know may change what the receipt means.
  void fields(const Node& node, const std::vector<std::string>& known) const {
    for (const Node::Key& key : node.keys)
      if (std::find(known.begin(), known.end(), key.text) == known.end())
        fail(key.at, fmt::format("expected {}, found `{}`", fmt::join(known, ", "), neutralise(key.text)));
  }
  const Node& field(const Node& node, std::string_view name) const {
    const Node* found = find(node, name);
    if (found == nullptr) fail(node, fmt::format("expected `{}` in this object", name));
    return *found;
  }
  const Node& of_kind(const Node& node, Kind kind, std::string_view expected) const {
    if (node.kind != kind) fail(node, fmt::format("expected {}, found {}", expected, kind_of(node)));
    return node;
  }
  const Node& map(const Node& node, std::string_view name, const std::vector<std::string>& known) const {
    const Node& found = of_kind(field(node, name), Kind::map, "an object");
    fields(found, known);
    return found;
  }
  const std::string& text(const Node& node, std::string_view name) const {
    return of_kind(field(node, name), Kind::scalar, fmt::format("the text of `{}`", name)).text;
  }
  /// Of a file. A name that ends early would be another's.
  const std::string& path(const Node& node, std::string_view name) const {
    const std::string& found = text(node, name);
    if (found.empty() || found.find('\0') != std::string::npos) fail(field(node, name), fmt::format("`{}` is no path", name));
    return found;
  }
  std::uint64_t number(const Node& node, std::string_view name) const {
    const std::string& written = text(node, name);
    std::uint64_t number = 0;
    const char* end = written.data() + written.size();
    const auto [stop, error] = std::from_chars(written.data(), end, number);
    if (error != std::errc() || stop != end || number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      fail(field(node, name), fmt::format("expected a whole number from 0 on, found `{}`", neutralise(written)));
    return number;
  }
  std::string digest(const Node& node, std::string_view name) const {
    constexpr std::string_view mark = "sha256:";
    const std::string& written = text(node, name);
    const std::string_view hex = std::string_view(written).substr(std::min(mark.size(), written.size()));
    if (written.substr(0, mark.size()) != mark || hex.size() != 64 || hex.find_first_not_of("0123456789abcdef") != hex.npos)
      fail(field(node, name), fmt::format("expected `sha256:` and 64 digits in lower-case hex, found `{}`", neutralise(written)));
    return std::string(hex);
  }

  ReceiptRules rules(const Node& node) const {
    ReceiptRules rules;
    rules.path = path(node, "path");
    if (field(node, "root").kind != Kind::null) rules.root = path(node, "root");
    rules.package = text(node, "package");
    rules.sha256 = digest(node, "digest");
    for (const Node& file : of_kind(field(node, "files"), Kind::list, "a list").values) {
      fields(of_kind(file, Kind::map, "an object"), {"name", "file", "digest"});
      rules.files.push_back({text(file, "name"), text(file, "file"), digest(file, "digest")});
    }
    return rules;
  }

  std::vector<ReadInput> inputs(const Node& root) const {
    std::vector<ReadInput> inputs;
    const Node& list = of_kind(field(root, "inputs"), Kind::list, "a list");
    if (list.values.empty()) fail(list, "expected at least one input");
    bool standard_input = false;
    for (const Node& node : list.values) {
      fields(of_kind(node, Kind::map, "an object"), {"name", "bytes", "digest"});
      inputs.push_back({path(node, "name"), number(node, "bytes"), digest(node, "digest"), {}});
      if (inputs.back().name != "-") continue;
      if (standard_input) fail(node, "`-` is given more than once, and standard input can be read only once");
      standard_input = true;
    }
    return inputs;
  }

  EvalOptions options(const Node& node) const {
    of_kind(node, Kind::map, "an object");
    OptionsAgain again;
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      const Node& value = node.values[i];
      OptionTexts option{node.keys[i].text, {}, value.kind == Kind::list};
      if (value.kind == Kind::scalar) option.texts.push_back(value.text);
      for (const Node& item : value.values) option.texts.push_back(of_kind(item, Kind::scalar, "a text").text);
      if (value.kind == Kind::map || value.kind == Kind::unknown) fail(value, fmt::format("expected a value, found {}", kind_of(value)));
      if (const std::optional<std::string> wrong = again.set(option)) fail(node.keys[i].at, neutralise(*wrong));
    }
    return again.options();
  }

  Source source_;
};

}  // namespace

StoredReceipt read_receipt(const std::string& path) {
  std::string text;
  try {
    text = disk().read(path);
  } catch (const std::filesystem::filesystem_error& error) {
    throw CannotRun(fmt::format("cannot read the receipt `{}`: {}", neutralise(path), error.code().message()));
  }
  if (text.size() > most_receipt_bytes)
    throw CannotRun(fmt::format("`{}` is no receipt: it has more than {} MiB", neutralise(path), most_receipt_bytes >> 20));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return ReceiptReading(path, std::move(text)).read();
}

}  // namespace rung::cli
