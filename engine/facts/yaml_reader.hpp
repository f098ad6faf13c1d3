// SPDX-License-Identifier: Apache-2.0
// Reads the documents of a YAML stream, each with the fast reader or with yaml-cpp. Of the latter it walks the log and tells a
// builder: follows aliases within a budget, merges `<<`, checks keys.
#pragma once

#include <optional>

#include "engine/facts/builder.hpp"
#include "engine/facts/plain_yaml.hpp"
#include "engine/facts/yaml_log.hpp"

namespace rung {

/// `Builder`: FactsBuilder, or DocumentBuilder for those who want the document itself.
template <class Builder>
class YamlReader {
 public:
  using Result = typename Builder::Result;
  YamlReader(Builder& builder, const Limits& limits, YamlReading reading)
      : builder_(builder), limits_(limits), reading_(reading), plain_(builder, limits) {}

  void read(std::string_view text, Result& result, const OnSnapshot& on_snapshot);

 private:
  // yaml_documents.cpp
  bool read_documents(std::string_view text, Result& result, const OnSnapshot& on_snapshot);
  bool read_stretch(std::string_view text, std::size_t start, std::size_t end, Result& result, const OnSnapshot& on_snapshot);
  bool deliver_error(const char* code, const std::string& message, std::size_t at, Result& result, const OnSnapshot& on_snapshot);

  void read_document();
  void value(std::uint32_t node, std::uint32_t depth);
  void broken(const YamlNode& node);
  void list(std::uint32_t node, std::uint32_t depth);
  void map(std::uint32_t node, std::uint32_t depth);
  void pair(std::string_view key, std::size_t at, std::uint32_t value_node, std::uint32_t depth);
  void skip(std::uint32_t node);
  void check_keys(std::uint32_t map);

  void merge_values(std::uint32_t node, KeySequence& seen, std::uint32_t depth);
  void merge_map(std::uint32_t node, KeySequence& seen, std::uint32_t depth);
  bool is_merge(const YamlNode& key) const;
  bool is_unknown_mark(std::uint32_t map) const;
  std::optional<std::string_view> key_text(const YamlNode& key) const;
  bool spend(const YamlNode& node);
  bool too_deep(std::uint32_t depth, std::size_t at);

  Builder& builder_;
  const Limits limits_;
  const YamlReading reading_;
  PlainYaml<Builder> plain_;
  std::string_view stream_;          ///< what places count in
  std::uint32_t number_ = 0;         ///< of its documents so far
  YamlLog log_;
  KeySequence skipped_keys_;
  std::uint32_t replaying_ = 0;      ///< aliases and merges around the node at hand: what they repeat is paid for
  std::uint32_t replayed_ = 0;       ///< nodes so far
  std::size_t replayed_bytes_ = 0;
  bool stopped_ = false;             ///< a limit was exceeded: nothing more is read of this document
};

}  // namespace rung
