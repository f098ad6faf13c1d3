// SPDX-License-Identifier: Apache-2.0
// Values that the rules alone settle: what a term over source, target and constants is for one path.
#pragma once

#include <memory>
#include <unordered_map>

#include "engine/compile/schedule.hpp"
#include "engine/evaluate/frame.hpp"

namespace rung {

class Folding {
 public:
  Folding(const Schema& schema, const Terms& terms, const TapeContext& context, Pool& pool)
      : schema_(&schema), terms_(&terms), context_(&context), pool_(&pool) {}

  /// The register that holds the term's value for a path; valid until the next call. INVARIANT: the term is settled().
  const Register& value(TermId term, std::uint32_t source, std::uint32_t target);
  /// As it stays valid: cells of texts and sets made on the way are copied to the pool.
  void keep(TermId term, const Register& value, std::int64_t* cells);

 private:
  struct Compiled {
    Tape tape;
    Placed placed;
    Pool scratch;
    std::unique_ptr<Frame> frame;
  };
  const Schema* schema_;
  const Terms* terms_;
  const TapeContext* context_;
  Pool* pool_;
  std::unordered_map<TermId, std::unique_ptr<Compiled>> compiled_;
  Compiled* last_ = nullptr;
};

}  // namespace rung
