// SPDX-License-Identifier: Apache-2.0
// Runs all lints, and holds what they find against the comments that allow it.
#include "engine/lint/lint.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "engine/lint/allow.hpp"
#include "engine/lint/registry.hpp"
#include "grammar/spelling.hpp"

namespace rung {

namespace {

class Linting {
 public:
  explicit Linting(const LintInput& input) : input_(input) {
    for (const ast::File& file : input.written.files) allows_[file.source] = allows_in(input.sources, file);
  }

  std::vector<Finding> run() {
    for (const Lint& lint : lints()) {
      if (!runs(lint)) continue;
      Report report(lint, findings_);
      lint.look(input_, report);
    }
    drop_consequences();
    mark_allowed();
    judge_comments();
    sort();
    return std::move(findings_);
  }

 private:
  bool runs(const Lint& lint) const { return lint.look && (!lint.needs_tests || input_.exercised); }

  /// That a `where` holds everywhere is no news where another lint says why.
  void drop_consequences() {
    const auto yields = [](const Finding& finding) { return finding.diagnostic.code == "L031"; };
    const auto within = [](const Range& inner, const Range& outer) {
      return inner.source == outer.source && outer.begin <= inner.begin && inner.end <= outer.end;
    };
    const auto explained = [&](const Range& range) {
      return std::any_of(findings_.begin(), findings_.end(), [&](const Finding& finding) {
        const Range& other = finding.diagnostic.range;
        return !yields(finding) && (within(other, range) || within(range, other));
      });
    };
    std::vector<Finding> kept;
    for (const Finding& finding : findings_)
      if (!yields(finding) || !explained(finding.diagnostic.range)) kept.push_back(finding);
    findings_ = std::move(kept);
  }

  void mark_allowed() {
    for (Finding& finding : findings_) {
      const Diagnostic& found = finding.diagnostic;
      for (const Allow& allow : allows_[found.range.source]) {
        if (!allows(allow, found.code, found.range)) continue;
        used_.insert({allow.range.source, allow.range.begin, found.code});
        finding.allowed = allow.reason;
        break;
      }
    }
  }

  void judge_comments() {
    for (const ast::File& file : input_.written.files) {
      for (const Allow& allow : allows_[file.source]) {
        if (allow.reason.empty()) tell_reasonless(allow);
        for (const AllowedCode& code : allow.codes) {
          if (!is_known(code.code)) {
            tell_unknown(code);
          } else if (!file.included && is_unused(allow, code)) {
            tell_unused(allow, code);
          }
        }
      }
    }
  }

  Finding& tell(std::string_view code, Range range, std::string message, std::string help) {
    return Report(*find_lint(code), findings_)(range, std::move(message), std::move(help));
  }

  void tell_reasonless(const Allow& allow) {
    const std::string& code = allow.codes[0].code;
    tell("L001", allow.range, fmt::format("`{}` is allowed here without a reason", code),
         fmt::format("say why: `# allow {}: REASON`", code));
  }

  void tell_unknown(const AllowedCode& code) {
    std::vector<std::string_view> known(input_.other_codes.begin(), input_.other_codes.end());
    for (const Lint& lint : lints()) known.push_back(lint.code);
    const auto named = std::find_if(lints().begin(), lints().end(), [&](const Lint& l) { return l.name == code.code; });
    const bool error = code.code.find_first_of("RST") == 0 && code.code.size() == 4;
    const std::string_view meant =
        named != lints().end() ? named->code : error ? std::string_view() : nearest(code.code, known);
    tell("L003", code.range, fmt::format("there is no `{}` that could be allowed", code.code),
         meant.empty() ? "lints have codes such as `L010`, mutants such as `M001`; errors cannot be allowed"
                       : fmt::format("did you mean `{}`?", meant));
  }

  void tell_unused(const Allow& allow, const AllowedCode& code) {
    const Lint& lint = *find_lint(code.code);
    Finding& finding = tell("L002", code.range,
                            fmt::format("`{}` ({}) is allowed here, and {}", code.code, lint.name,
                                        allow.covers ? "not found" : "there is no statement directly below"),
                            allow.covers ? "leave the comment out" : "write the comment directly above a statement");
    if (allow.covers && allow.codes.size() == 1) finding.fix = Fix{"leave the comment out", {without(allow.range)}};
  }

  /// Takes the comment away; with its line where it stands alone on that.
  Edit without(Range comment) const {
    const std::string_view text = input_.sources[comment.source].text();
    while (comment.begin > 0 && (text[comment.begin - 1] == ' ' || text[comment.begin - 1] == '\t')) --comment.begin;
    const bool alone = comment.begin == 0 || text[comment.begin - 1] == '\n';
    while (alone && comment.end < text.size() && text[comment.end - 1] != '\n') ++comment.end;
    return {comment, ""};
  }

  bool is_known(const std::string& code) const {
    if (find_lint(code)) return true;
    const std::vector<std::string>& others = input_.other_codes;
    // Nobody said which mutation operators there are: any of that form may be one.
    if (others.empty()) return code.size() == 4 && code[0] == 'M';
    return std::find(others.begin(), others.end(), code) != others.end();
  }

  bool is_unused(const Allow& allow, const AllowedCode& code) const {
    const Lint* lint = find_lint(code.code);
    if (!lint || (lint->look && !runs(*lint))) return false;
    return used_.count({allow.range.source, allow.range.begin, code.code}) == 0;
  }

  void sort() {
    std::map<std::uint32_t, std::size_t> order;
    for (const ast::File& file : input_.written.files) order.emplace(file.source, order.size());
    const auto rank = [&](const Finding& finding) {
      const Diagnostic& d = finding.diagnostic;
      return std::tuple(order[d.range.source], d.range.begin, d.code, d.range.end);
    };
    std::stable_sort(findings_.begin(), findings_.end(),
                     [&](const Finding& left, const Finding& right) { return rank(left) < rank(right); });
  }

  const LintInput& input_;
  std::map<std::uint32_t, std::vector<Allow>> allows_;  ///< by source
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::string>> used_;  ///< source and begin of a comment, code
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> lint(const LintInput& input) { return Linting(input).run(); }

}  // namespace rung
