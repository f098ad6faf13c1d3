// SPDX-License-Identifier: Apache-2.0
#include "engine/compile/folding.hpp"

#include <algorithm>

namespace rung {

const Register& Folding::value(TermId term, std::uint32_t source, std::uint32_t target) {
  auto& compiled = compiled_[term];
  if (!compiled) {
    compiled = std::make_unique<Compiled>();
    Schedule schedule = Schedule::for_one(*terms_, {});
    compiled->placed = schedule.add(term);
    compiled->tape = schedule.take();
    compiled->frame = std::make_unique<Frame>(compiled->tape, *context_, compiled->scratch);
  }
  last_ = compiled.get();
  Frame& frame = *compiled->frame;
  compiled->scratch.bytes.clear();
  compiled->scratch.items.clear();
  frame.start(nullptr, *pool_);
  frame.source = source;
  frame.target = target;
  frame.run(0);
  return frame[compiled->placed.reg];
}

void Folding::keep(TermId term, const Register& value, std::int64_t* cells) {
  const Term& of = (*terms_)[term];
  std::copy_n(value.cells, of.words, cells);
  // Only sets are made on the way; their members are the catalog's own and lie in the pool.
  if (of.type.shape != Shape::set || is_mask_set(*schema_, of.type) || (value.t[0] & 1) == 0) return;
  if ((Span::of(cells[0]).offset & scratch_bit) == 0) return;
  const std::int64_t* items = last_->frame->items(cells[0]);
  cells[0] = pool_->add_items({items, items + Span::of(cells[0]).length});
}

}  // namespace rung
