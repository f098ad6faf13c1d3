// SPDX-License-Identifier: Apache-2.0
// What has become of a receipt, for people: a line for each thing it depends on, and below it what differs.
#include <fmt/format.h>

#include "cli/receipt/verification.hpp"
#include "cli/write/terminal.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string shortened(const std::string& sha256) { return "sha256:" + sha256.substr(0, 12); }

class VerificationText {
 public:
  VerificationText(const Verification& verification, const Terminal& terminal) : verification_(verification), terminal_(terminal) {}

  std::string write() {
    engine();
    rules();
    inputs();
    output();
    if (verification_.kept) kept(*verification_.kept);
    conclusion();
    return std::move(text_);
  }

 private:
  void line(Style style, std::string_view sign, std::string_view what, const std::string& said) {
    text_ += fmt::format("{} {:<7} {}\n", painted(terminal_, style, sign), what, said);
  }
  void good(std::string_view what, const std::string& said) { line(Style::good, "✓", what, said); }
  void bad(std::string_view what, const std::string& said) { line(Style::bad, "✗", what, said); }
  void below(std::string_view what, const std::string& said) { text_ += fmt::format("    {:<8} {}\n", what, said); }

  void engine() {
    const std::string now = fmt::format("{} {}", engine_name, verification_.version);
    if (verification_.engine_same()) return good("engine", now);
    line(Style::doubt, "!", "engine", fmt::format("{} {} then, {} now", engine_name, neutralise(verification_.then.version), now));
  }

  void rules() {
    const std::string path = neutralise(verification_.rules_path), now = shortened(verification_.rules_sha256);
    if (verification_.rules_same())
      return good("rules", fmt::format("{} · {} · {}", path, counted(verification_.then.rules.files.size(), "file", "files"), now));
    bad("rules", fmt::format("{} · {} then, {} now", path, shortened(verification_.then.rules.sha256), now));
    for (const RuleChange& change : verification_.rules) below(spell(change.change), neutralise(change.name));
    if (verification_.rules.empty()) below("odd", "every file has the digest that the receipt gives, all together have not");
  }

  void inputs() {
    std::uint64_t bytes = 0;
    for (const ReadInput& input : verification_.then.inputs) bytes += input.bytes;
    const std::string all = counted(verification_.then.inputs.size(), "input", "inputs");
    if (verification_.inputs.empty()) return good("inputs", fmt::format("{} · {}", all, counted(bytes, "byte", "bytes")));
    bad("inputs", fmt::format("{} of {}", verification_.inputs.size(), all));
    for (const InputChange& change : verification_.inputs) below(spell(change.change), input(change));
  }

  static std::string input(const InputChange& change) {
    const std::string name = change.then.name == "-" ? std::string("standard input") : neutralise(change.then.name);
    switch (change.change) {
      case Change::missing:
      case Change::added: return name;
      case Change::unreadable: return fmt::format("{}: {}", name, neutralise(change.now.failure));
      case Change::changed: break;
    }
    if (change.then.bytes != change.now.bytes) return fmt::format("{}: {} bytes then, {} now", name, change.then.bytes, change.now.bytes);
    return fmt::format("{}: as many bytes, but others", name);
  }

  static std::string output_in_words(const ReceiptOutput& output) {
    return fmt::format("{} · {} · exit code {}", counted(output.bytes, "byte", "bytes"), shortened(output.sha256), output.exit_code);
  }
  void output() {
    const ReceiptOutput& then = verification_.then.output;
    if (!verification_.output) return line(Style::faint, "–", "output", "not compared");
    if (verification_.output_same()) return good("output", output_in_words(then));
    bad("output", output_in_words(then));
    below("now", output_in_words(*verification_.output));
  }

  void kept(const Verification::Kept& kept) {
    const std::string path = neutralise(kept.path);
    if (kept.as_then) good("kept", fmt::format("{} is what was written", path));
    else bad("kept", fmt::format("{} is not what was written", path));
    if (!kept.difference) return;
    text_ += fmt::format("    line {}, column {}\n", kept.difference->line, kept.difference->column);
    below("in it", neutralise(kept.difference->then));
    below("now", neutralise(kept.difference->now));
  }

  void conclusion() {
    if (verification_.same()) {
      text_ += "the same, byte for byte\n";
    } else if (!verification_.output) {
      text_ += "not the same rules and inputs: nothing is said of the decisions\n";
    } else if (verification_.output_same()) {
      text_ += fmt::format("the same decisions, but not in {}\n", neutralise(verification_.kept->path));
    } else if (verification_.engine_same()) {
      text_ += "not the same output, of the same rules, inputs and engine: the receipt was changed, or this is a fault of rung\n";
    } else {
      text_ += "not the same output, of the same rules and inputs: the other version of the engine decides or writes otherwise\n";
    }
  }

  const Verification& verification_;
  const Terminal& terminal_;
  std::string text_;
};

}  // namespace

std::string verification_as_text(const Verification& verification, const Terminal& terminal) {
  return VerificationText(verification, terminal).write();
}

}  // namespace rung::cli
