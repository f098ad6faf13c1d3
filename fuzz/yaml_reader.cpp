// SPDX-License-Identifier: Apache-2.0
// Any bytes as a YAML stream: no crash, no hang, facts that hold together, and the same again from a fresh reader.
#include "engine/facts/read.hpp"
#include "fuzz/facts_invariants.hpp"
#include "tests/facts/world.hpp"

using namespace rung;

namespace {

std::vector<std::string> read(const Schema& schema, const Layout& layout, bool strict, std::string_view text) {
  Facts facts(schema, layout, layout.pool);
  ReadOptions options;
  options.strict = options.places = strict;
  options.limits.alias_events = 10'000;
  SnapshotReader reader(schema, layout, options);
  std::vector<std::string> documents;
  std::uint32_t last = 0;
  reader.read_yaml(text, facts, [&](std::uint32_t number, const std::vector<SnapshotError>& errors) {
    fuzz::demand(number == ++last, "documents are numbered from 1");
    fuzz::check_errors(errors, text);
    documents.emplace_back();
    for (const SnapshotError& error : errors) documents.back() += error.code + error.message + error.path + "\n";
    if (!errors.empty()) return true;
    fuzz::check_facts(facts);
    documents.back() = fuzz::digest(facts);
    return true;
  });
  return documents;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Schema schema = world::schema();
  static const Layout plain = make_layout(schema, world::mentioned(schema)), strict = make_layout(schema, world::everything(schema));
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto once = read(schema, plain, false, text);
  fuzz::demand(once == read(schema, plain, false, text), "a stream reads alike twice");
  read(schema, strict, true, text);
  return 0;
}
