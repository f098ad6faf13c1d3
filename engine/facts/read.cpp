// SPDX-License-Identifier: Apache-2.0
// The readers behind one door, each with the one builder.
#include "engine/facts/read.hpp"

#include <algorithm>

#include "engine/facts/document.hpp"
#include "engine/facts/document_builder.hpp"
#include "engine/facts/json_reader.hpp"
#include "engine/facts/yaml_reader.hpp"

namespace rung {
namespace {

/// Offsets of texts are 32 bits, and a text may be kept more than once: no limit goes beyond what they can count.
ReadOptions within_reach(ReadOptions options) {
  options.limits.snapshot_bytes = std::min(options.limits.snapshot_bytes, std::size_t{1} << 30);
  return options;
}

}  // namespace

struct SnapshotReader::State {
  State(const Schema& schema, const Layout& layout, const ReadOptions& options)
      : builder(schema, layout, within_reach(options)),
        json(builder, within_reach(options).limits),
        yaml(builder, within_reach(options).limits, options.yaml) {}
  FactsBuilder builder;
  JsonReader<FactsBuilder> json;
  YamlReader<FactsBuilder> yaml;
};

SnapshotReader::SnapshotReader(const Schema& schema, const Layout& layout, ReadOptions options)
    : state_(std::make_unique<State>(schema, layout, options)) {}
SnapshotReader::~SnapshotReader() = default;
SnapshotReader::SnapshotReader(SnapshotReader&&) noexcept = default;

void SnapshotReader::read_yaml(std::string_view text, Facts& facts, const OnSnapshot& on_snapshot) {
  state_->yaml.read(text, facts, on_snapshot);
}

void SnapshotReader::read_json(std::string_view text, Facts& facts, const OnSnapshot& on_snapshot) {
  state_->json.read_document(text, facts, on_snapshot);
}

void SnapshotReader::read_ndjson(std::string_view text, Facts& facts, const OnSnapshot& on_snapshot) {
  state_->json.read_lines(text, facts, on_snapshot);
}

const std::vector<SnapshotError>& SnapshotReader::read(const Document& document, Facts& facts) {
  state_->builder.begin(facts, document.text);
  state_->builder.refuse_undeclared_from(document.declared_from);
  feed(document.root, state_->builder);
  return state_->builder.finish();
}

}  // namespace rung
