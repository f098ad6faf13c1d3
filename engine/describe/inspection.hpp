// SPDX-License-Identifier: Apache-2.0
// Expressions evaluated on demand for one snapshot: for whoever asks about what no tape was compiled for.
#pragma once

#include "engine/compile/lower.hpp"
#include "engine/describe/probe.hpp"

namespace rung {

class Inspection {
 public:
  /// `facts` must have been read with `layout`; copies their pool, so that constants can be added.
  Inspection(const CheckedRules& rules, const Layout& layout, const Facts& facts, std::int32_t as_of)
      : pool_(facts.pool()), lowering_(rules, layout, terms_, pool_, context_),
        probes_({&rules, &layout, &terms_, &context_}) {
    context_.today = as_of;
    lowering_.read_source_from_facts();
    moment_.facts = &facts;
    moment_.pool = &pool_;
  }
  Inspection(const Inspection&) = delete;
  Inspection& operator=(const Inspection&) = delete;

  Lowering& lowering() { return lowering_; }
  Probes& probes() { return probes_; }
  Moment& moment() { return moment_; }  ///< whose subject and path the caller sets

 private:
  Terms terms_;
  TapeContext context_;
  Pool pool_;
  Lowering lowering_;
  Probes probes_;
  Moment moment_;
};

}  // namespace rung
