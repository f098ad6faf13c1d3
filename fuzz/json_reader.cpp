// SPDX-License-Identifier: Apache-2.0
// Any bytes as JSON and as NDJSON: no crash, facts that hold together, simdjson's own verdict on what is JSON, and lines that read
// as they do alone.
#include <simdjson.h>

#include "engine/facts/read.hpp"
#include "fuzz/facts_invariants.hpp"
#include "tests/facts/world.hpp"

using namespace rung;

namespace {

struct Reading {
  bool strict = false;
  Schema schema = world::schema();
  Layout layout;
  Facts facts;
  SnapshotReader reader;

  explicit Reading(bool is_strict)
      : strict(is_strict),
        layout(make_layout(schema, strict ? world::everything(schema) : world::mentioned(schema))),
        facts(schema, layout, layout.pool),
        reader(schema, layout, {strict, strict, {}}) {}
};

std::string summary(const Facts& facts, std::uint32_t number, const std::vector<SnapshotError>& errors) {
  std::string text = std::to_string(number) + (errors.empty() ? fuzz::digest(facts) : "");
  for (const SnapshotError& error : errors)
    text += error.code + error.message + error.path + std::to_string(error.line) + ":" + std::to_string(error.column) + "\n";
  return text;
}

bool is_json(std::string_view text) {
  static simdjson::dom::parser parser;
  const simdjson::padded_string padded(text);
  const auto error = parser.parse(padded).error();
  // Numbers of more than 64 bits are JSON, but not to simdjson.
  return error == simdjson::SUCCESS || error == simdjson::NUMBER_ERROR;
}

void read_as_json(Reading& reading, std::string_view text) {
  const std::string_view document = text.substr(0, 3) == "\xEF\xBB\xBF" ? text.substr(3) : text;
  reading.reader.read_json(text, reading.facts, [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
    fuzz::check_errors(errors, text);
    bool broken = false, cut_short = false;
    for (const SnapshotError& error : errors) {
      broken = broken || error.code == "S100" || error.code == "S101";
      cut_short = cut_short || error.code == "S130";
    }
    if (errors.empty()) fuzz::check_facts(reading.facts);
    if (cut_short || errors.size() == 100) return true;
    if (!broken) fuzz::demand(is_json(document), "what is read without a syntax error is JSON");
    static simdjson::dom::parser parser;
    const simdjson::padded_string padded(document);
    if (parser.parse(padded).error() == simdjson::SUCCESS) fuzz::demand(!broken, "JSON is read without a syntax error");
    return true;
  });
}

void read_as_lines(Reading& reading, Reading& alone, std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") return;  // the text's own, not the line's
  std::vector<std::string> together, apart;
  reading.reader.read_ndjson(text, reading.facts, [&](std::uint32_t number, const std::vector<SnapshotError>& errors) {
    together.push_back(summary(reading.facts, number, errors));
    return true;
  });
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    ++number;
    alone.reader.read_ndjson(text.substr(0, end), alone.facts, [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
      apart.push_back(summary(alone.facts, number, errors));
      return true;
    });
    text.remove_prefix(std::min(end + 1, text.size()));
    if (text.substr(0, 3) == "\xEF\xBB\xBF") return;
  }
  fuzz::demand(together == apart, "a line reads as it does alone");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static Reading plain(false), strict(true), alone(false);
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  read_as_json(plain, text);
  read_as_json(strict, text);
  read_as_lines(plain, alone, text);
  return 0;
}
