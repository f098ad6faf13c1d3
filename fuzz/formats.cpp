// SPDX-License-Identifier: Apache-2.0
// Choices as rules and a snapshot: written as JSON and as YAML of any style, it is decided alike.
#include "fuzz/facts_invariants.hpp"
#include "tests/conformance/random_rules.hpp"
#include "tests/conformance/random_snapshot.hpp"
#include "tests/properties/deciding.hpp"
#include "tests/properties/json_document.hpp"

using namespace rung;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  conformance::Chance chance(std::string_view(reinterpret_cast<const char*>(bytes), size));
  Query query;
  query.extend = query.effects = true;
  query.detail = Detail::full;
  // The snapshot first, so that the choices reach it; the rules are those of the schema.
  const conformance::WrittenSchema schema = conformance::random_schema(chance);
  const std::string document = conformance::random_snapshot(chance, schema).partial;
  const std::string yaml = properties::as_yaml(properties::parsed(document), chance);
  properties::Rules rules(conformance::random_rules(chance, schema));
  fuzz::demand(properties::without_places(rules.decide(document, true, query)) == properties::without_places(rules.decide(yaml, false, query)),
               "JSON and YAML are decided alike");
  return 0;
}
