// SPDX-License-Identifier: Apache-2.0
// What conditions come to on the paths that they are asked on: paths whose ends have the same fields are one.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/lint/guarded.hpp"
#include "engine/truth/satisfiable.hpp"

namespace rung {

/// A condition asked on paths, where `context` is true.
struct Asked {
  truth::TermId condition;
  std::vector<truth::TermId> context;
  DateRange effective;
  std::function<bool(const Path&)> on;
};

/// What it comes to.
struct OnPaths {
  enum class Truth : std::uint8_t {
    open,         ///< on some path it may be either; or finding out takes too long
    never_true,   ///< on no path
    never_false,  ///< on no path
    by_path,      ///< one on some paths, the other on the rest
    nowhere       ///< there is no such path where the context can be true
  };
  Truth truth = Truth::open;
  std::size_t never_true = 0, never_false = 0;  ///< how many paths, where it is not open
};

class TruthOnPaths {
 public:
  explicit TruthOnPaths(const CheckedRules& rules) : rules_(rules), terms_(rules), satisfiability_(terms_) {}

  OnPaths operator()(const Asked& asked);
  truth::Terms& terms() { return terms_; }
  bool depends_on_path(truth::TermId term);

 private:
  /// The parts of conditions that only the ends of a path settle: `source.workload`, `target`.
  struct Views {
    std::set<truth::TermId> of_source, of_target;
    bool today = false;
  };
  void collect(truth::TermId term, Views& views, std::set<truth::TermId>& seen);
  std::optional<bool> is_of_source(truth::TermId term) const;
  truth::TermId value(truth::TermId view, bool of_source, std::uint32_t entry);
  truth::TermId on(truth::TermId term, const Path& path);
  OnPaths::Truth judge(const Asked& asked, const Path& path);

  const CheckedRules& rules_;
  truth::Terms terms_;
  truth::Satisfiability satisfiability_;
  std::map<truth::TermId, std::vector<truth::TermId>> values_;  ///< by view: by entry
  std::size_t looks_ = 0;
};

}  // namespace rung
