// SPDX-License-Identifier: Apache-2.0
// What an unknown value waits for: walks back through the operands that are unknown to the fields they were read from.
#pragma once

#include <string>
#include <vector>

#include "engine/decision/decision.hpp"
#include "engine/describe/probe.hpp"

namespace rung {

/// Fields and overflows in order of mention, each once, with who needs them.
class MissingList {
 public:
  explicit MissingList(const Sources& sources) : sources_(&sources) {}

  void add_path(const std::string& path, const std::string& needed_by);
  void add_overflow(Range origin, const std::string& needed_by);
  void add(const std::vector<Missing>& items);
  const std::vector<Missing>& items() const { return items_; }
  void clear() { items_.clear(); }
  std::vector<Missing> take() { return std::move(items_); }

 private:
  void add(Missing item, const std::string& needed_by);
  const Sources* sources_;
  std::vector<Missing> items_;
};

/// Adds what `term`, which must be unknown in the moment, waits for. `needed_by` may be empty: then the items name nobody.
void find_missing(Probes& probes, const Moment& moment, TermId term, const std::string& needed_by, MissingList& missing);
/// The same for a record or list whose being there is unknown.
void find_missing(Probes& probes, const Moment& moment, const Lowered& value, const std::string& needed_by,
                  MissingList& missing);

}  // namespace rung
