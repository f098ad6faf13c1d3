// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/report.hpp"

#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "engine/lint/allow.hpp"
#include "engine/mutation/written.hpp"

namespace rung::mutation {

namespace {

/// Past the blanks and the separator that are dropped with it.
Range place_of(const Source& source, const Mutant& mutant) {
  const Written written(source, mutant.range.source);
  const std::uint32_t begin = written.past_blanks(mutant.range.begin);
  return begin < mutant.range.end ? written.range(begin, mutant.range.end) : mutant.range;
}

/// The comments `# allow M…` of all files, and which of their codes had something to allow.
class Allowances {
 public:
  Allowances(const Sources& sources, const ast::RuleSet& rules) {
    for (const ast::File& file : rules.files) by_source_[file.source] = allows_in(sources, file);
  }

  const Allow* take(const std::string& code, Range place) {
    const Allow* allow = find_allow(by_source_[place.source], code, place);
    if (allow) used_.emplace(allow, code);
    return allow;
  }

  /// What an included file allows may be of use to another rule set that includes it.
  std::vector<Diagnostic> complaints(const ast::RuleSet& rules, const std::set<std::string>& tried) {
    std::vector<Diagnostic> found;
    for (const ast::File& file : rules.files)
      for (const Allow& allow : by_source_[file.source])
        for (const AllowedCode& code : allow.codes) {
          if (code.code[0] != 'M') continue;
          if (allow.reason.empty()) found.push_back(reasonless(allow, code));
          else if (!file.included && used_.count({&allow, code.code}) == 0) found.push_back(unused(code, tried));
        }
    return found;
  }

 private:
  static Diagnostic reasonless(const Allow& allow, const AllowedCode& code) {
    return {"T101", Level::error, fmt::format("`{}` is allowed here without a reason", code.code), allow.range, {},
            fmt::format("say why no case could notice: `# allow {}: REASON`", code.code)};
  }
  static Diagnostic unused(const AllowedCode& code, const std::set<std::string>& known) {
    if (known.count(code.code) == 0)
      return {"T100", Level::error, fmt::format("there is no mutation operator `{}`", code.code), code.range, {}, {}};
    return {"T100", Level::error, fmt::format("`{}` is allowed here, and no such mutant survives", code.code), code.range, {},
            "leave the comment out"};
  }

  std::map<std::uint32_t, std::vector<Allow>> by_source_;
  std::set<std::pair<const Allow*, std::string>> used_;
};

std::set<std::string> all_codes() {
  std::set<std::string> codes;
  for (std::size_t op = 0; op < operators; ++op) codes.insert(code_of(static_cast<Operator>(op)));
  return codes;
}

}  // namespace

Report report_on(const Sources& sources, const ast::RuleSet& rules, const std::vector<Trial>& trials) {
  Report report;
  Allowances allowances(sources, rules);
  for (const Trial& trial : trials) {
    const Source& source = sources[trial.mutant.range.source];
    Tally& tally = report.by_operator[static_cast<std::size_t>(trial.mutant.op)];
    switch (trial.fate) {
      case Fate::equal: ++report.equal; continue;
      case Fate::repeated: ++report.repeated; continue;
      case Fate::impossible: ++report.impossible; continue;
      case Fate::killed:
        ++tally.killed;
        ++report.total.killed;
        continue;
      case Fate::survived: break;
    }
    Survivor survivor{trial.mutant, place_of(source, trial.mutant), change_of(source, trial.mutant), trial.shows, {}};
    const Allow* allow = allowances.take(code_of(trial.mutant.op), survivor.place);
    if (allow && !allow->reason.empty()) {
      survivor.reason = allow->reason;
      ++tally.allowed;
      ++report.total.allowed;
      report.allowed.push_back(std::move(survivor));
    } else {
      ++tally.survived;
      ++report.total.survived;
      report.survivors.push_back(std::move(survivor));
    }
  }
  report.diagnostics = allowances.complaints(rules, all_codes());
  return report;
}

std::string Report::percent() const {
  const std::size_t all = total.killed + total.survived;
  const std::size_t tenths = all == 0 ? 1000 : total.killed * 1000 / all;
  return fmt::format("{}.{}", tenths / 10, tenths % 10);
}

bool Report::reaches(double wanted) const {
  const auto all = static_cast<double>(total.killed + total.survived);
  return static_cast<double>(total.killed) * 100.0 >= wanted * all;
}

}  // namespace rung::mutation
