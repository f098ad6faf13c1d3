// SPDX-License-Identifier: Apache-2.0
// The shape of test files: kinds of nodes, keys, and the places of both.
#include <fmt/format.h>

#include <algorithm>

#include "engine/testing/test_reader.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

std::string_view kind_in_words(const DocumentNode& node) {
  switch (node.kind) {
    case DocumentNode::Kind::null: return "nothing";
    case DocumentNode::Kind::scalar: return "a single value";
    case DocumentNode::Kind::unknown: return "`!unknown`";
    case DocumentNode::Kind::map: return "a mapping";
    case DocumentNode::Kind::list: return "a list";
  }
  return {};
}

}  // namespace

void TestReader::complain(std::string code, std::string message, Range range, std::string help) {
  diagnostics_->push_back({std::move(code), Level::error, std::move(message), range, {}, std::move(help)});
  ++errors_;
}

void TestReader::warn(std::string code, std::string message, Range range, std::string help) {
  diagnostics_->push_back({std::move(code), Level::warning, std::move(message), range, {}, std::move(help)});
}

Range TestReader::range_at(std::size_t at, std::size_t length) const {
  const std::size_t size = (*sources_)[source_].text().size();
  const std::size_t begin = std::min(at, size);
  return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::min(begin + length, size))};
}

Range TestReader::range_of(const DocumentNode& node) const {
  const std::string_view text = (*sources_)[source_].text();
  const std::string_view rest = text.substr(std::min(node.at, text.size()));
  if (node.kind == DocumentNode::Kind::scalar && rest.substr(0, node.text.size()) == node.text)
    return range_at(node.at, node.text.size());
  const bool quoted = !rest.empty() && (rest[0] == '"' || rest[0] == '\'');
  if (quoted && rest.substr(1, node.text.size()) == node.text) return range_at(node.at, node.text.size() + 2);
  const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
  return range_at(node.at, line.size());
}

Range TestReader::range_of(const DocumentNode::Key& key) const {
  DocumentNode node;
  node.kind = DocumentNode::Kind::scalar;
  node.text = key.text;
  node.at = key.at;
  return range_of(node);
}

bool TestReader::is_map(const DocumentNode& node, std::string_view what) {
  if (node.kind == DocumentNode::Kind::map) return true;
  complain("T002", fmt::format("{} is a mapping, found {}", what, kind_in_words(node)), range_of(node));
  return false;
}

bool TestReader::is_list(const DocumentNode& node, std::string_view what) {
  if (node.kind == DocumentNode::Kind::list) return true;
  complain("T002", fmt::format("{} is a list, found {}", what, kind_in_words(node)), range_of(node));
  return false;
}

bool TestReader::is_text(const DocumentNode& node, std::string_view what) {
  if (node.kind == DocumentNode::Kind::scalar) return true;
  complain("T002", fmt::format("{} is a single value, found {}", what, kind_in_words(node)), range_of(node));
  return false;
}

void TestReader::only_keys(const DocumentNode& map, std::initializer_list<std::string_view> known, std::string_view what) {
  for (const DocumentNode::Key& key : map.keys) {
    if (std::find(known.begin(), known.end(), key.text) != known.end()) continue;
    const std::vector<std::string> names(known.begin(), known.end());
    const auto near = closest(key.text, names);
    complain("T001", fmt::format("{} has no `{}`", what, neutralise(key.text)), range_of(key),
             near ? fmt::format("did you mean `{}`?", *near) : fmt::format("it has {}", fmt::join(names, ", ")));
  }
}

std::optional<Written> TestReader::text_of(const DocumentNode& map, std::string_view key) {
  const DocumentNode* node = find(map, key);
  if (node == nullptr || !is_text(*node, fmt::format("`{}`", key))) return std::nullopt;
  return written(*node);
}

std::optional<std::vector<Written>> TestReader::texts_of(const DocumentNode& map, std::string_view key) {
  const DocumentNode* node = find(map, key);
  const std::string what = fmt::format("`{}`", key);
  if (node == nullptr || !is_list(*node, what)) return std::nullopt;
  std::vector<Written> texts;
  for (const DocumentNode& item : node->values) {
    if (!is_text(item, "an item of " + what)) continue;
    const auto same = [&](const Written& other) { return other.text == item.text; };
    if (std::any_of(texts.begin(), texts.end(), same))
      complain("T005", fmt::format("`{}` is there twice in {}", neutralise(item.text), what), range_of(item),
               "each stands there once, however often it comes");
    texts.push_back(written(item));
  }
  return texts;
}

std::optional<OutcomeKind> outcome_of(std::string_view word) {
  for (const OutcomeKind outcome :
       {OutcomeKind::eligible, OutcomeKind::ineligible, OutcomeKind::undetermined, OutcomeKind::no_path})
    if (spell(outcome) == word) return outcome;
  return std::nullopt;
}

}  // namespace rung
