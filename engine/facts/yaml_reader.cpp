// SPDX-License-Identifier: Apache-2.0
// YAML's own ideas (anchors, merges, keys that are no text) end here: the builder sees a plain tree.
#include "engine/facts/yaml_reader.hpp"

#include "engine/facts/document_builder.hpp"
#include "engine/facts/scalars.hpp"

namespace rung {
namespace {

constexpr std::string_view merge_key = "<<";

}  // namespace

template <class Builder>
void YamlReader<Builder>::read_document() {
  replaying_ = replayed_ = 0;
  replayed_bytes_ = 0;
  stopped_ = false;
  if (!log_.broken && !log_.nodes.empty()) value(0, 0);
  for (const YamlError& error : log_.errors) {
    if (!error.told) builder_.fail(error.code, error.message, error.at);
  }
}

template <class Builder>
void YamlReader<Builder>::broken(const YamlNode& node) {
  YamlError& error = log_.errors[node.target];
  if (!error.told) builder_.fail_here(error.code, error.message, error.at);
  error.told = true;
  builder_.broken();
}

template <class Builder>
void YamlReader<Builder>::value(std::uint32_t index, std::uint32_t depth) {
  const YamlNode& node = log_.nodes[index];
  if (stopped_ || (replaying_ > 0 && !spend(node))) return;
  switch (node.kind) {
    case YamlNode::Kind::scalar: return builder_.scalar(log_.text(node), node.at);
    case YamlNode::Kind::null: return builder_.null(node.at);
    case YamlNode::Kind::unknown: return builder_.unknown(node.at);
    case YamlNode::Kind::broken: return broken(node);
    case YamlNode::Kind::list: return list(index, depth + 1);
    case YamlNode::Kind::map: return map(index, depth + 1);
    case YamlNode::Kind::alias: break;
  }
  ++replaying_;
  value(node.target, depth);
  --replaying_;
}

template <class Builder>
bool YamlReader<Builder>::spend(const YamlNode& node) {
  ++replayed_;
  replayed_bytes_ += node.length;
  if (replayed_ > limits_.alias_events) {
    builder_.fail("S133", "aliases repeat more than " + std::to_string(limits_.alias_events) +
                              " nodes of this document (--max-alias-events)", node.at);
  } else if (replayed_bytes_ > limits_.snapshot_bytes) {
    builder_.fail("S131", "longer than " + std::to_string(limits_.snapshot_bytes) +
                              " bytes with what its aliases repeat (--max-snapshot-bytes)", node.at);
  } else {
    return true;
  }
  stopped_ = true;
  return false;
}

template <class Builder>
bool YamlReader<Builder>::too_deep(std::uint32_t depth, std::size_t at) {
  if (depth <= limits_.depth) return false;
  builder_.fail("S130", "nested deeper than " + std::to_string(limits_.depth) + " levels (--max-depth)", at);
  stopped_ = true;
  return true;
}

template <class Builder>
void YamlReader<Builder>::list(std::uint32_t index, std::uint32_t depth) {
  const YamlNode& node = log_.nodes[index];
  if (too_deep(depth, node.at)) return;
  if (!builder_.begin_list(node.at)) return skip(index);
  for (std::uint32_t child = index + 1; child < node.next && !stopped_; child = log_.nodes[child].next) {
    if (builder_.element(log_.nodes[child].at)) value(child, depth);
    else skip(child);
  }
  if (!stopped_) builder_.end_list();
}

template <class Builder>
void YamlReader<Builder>::map(std::uint32_t index, std::uint32_t depth) {
  const YamlNode& node = log_.nodes[index];
  if (too_deep(depth, node.at)) return;
  if (is_unknown_mark(index)) return builder_.unknown(node.at);
  if (!builder_.begin_map(node.at)) return skip(index);
  std::uint32_t merged = 0;  // the value behind `<<`: no node 0 is one
  for (std::uint32_t key = index + 1; key < node.next && !stopped_;) {
    const std::uint32_t value_node = log_.nodes[key].next;
    if (is_merge(log_.nodes[key])) {
      if (merged != 0) builder_.fail_duplicate(merge_key, log_.nodes[key].at, true);
      merged = value_node;
    } else if (const auto text = key_text(log_.nodes[key])) {
      pair(*text, log_.nodes[key].at, value_node, depth);
    } else {
      builder_.fail("S106", "a key is a single text; this one is something else", log_.nodes[key].at);
      skip(key);
      skip(value_node);
    }
    key = log_.nodes[value_node].next;
  }
  if (merged != 0 && !stopped_) {
    skip(merged);
    KeySequence seen;
    for (std::uint32_t key = index + 1; key < node.next; key = log_.nodes[log_.nodes[key].next].next) {
      if (const auto text = key_text(log_.nodes[key]); text && !is_merge(log_.nodes[key])) seen.insert(*text);
    }
    merge_values(merged, seen, depth);
  }
  if (!stopped_) builder_.end_map();
}

template <class Builder>
void YamlReader<Builder>::pair(std::string_view key, std::size_t at, std::uint32_t value_node, std::uint32_t depth) {
  if (builder_.key(key, at)) value(value_node, depth);
  else skip(value_node);
}

/// Keys that the mapping itself has win over merged ones, and earlier mappings over later ones.
template <class Builder>
void YamlReader<Builder>::merge_values(std::uint32_t index, KeySequence& seen, std::uint32_t depth) {
  const YamlNode* node = &log_.nodes[index];
  if (stopped_ || !spend(*node) || too_deep(depth, node->at)) return;
  if (node->kind == YamlNode::Kind::alias) return merge_values(node->target, seen, depth + 1);
  if (node->kind == YamlNode::Kind::map) return merge_map(index, seen, depth);
  if (node->kind != YamlNode::Kind::list) {
    builder_.fail("S111", "`<<` merges a mapping, or a list of mappings", node->at);
    return;
  }
  for (std::uint32_t child = index + 1; child < node->next && !stopped_; child = log_.nodes[child].next)
    merge_values(child, seen, depth + 1);
}

template <class Builder>
void YamlReader<Builder>::merge_map(std::uint32_t index, KeySequence& seen, std::uint32_t depth) {
  const YamlNode& node = log_.nodes[index];
  std::uint32_t merged = 0;
  ++replaying_;
  for (std::uint32_t key = index + 1; key < node.next && !stopped_;) {
    const std::uint32_t value_node = log_.nodes[key].next;
    if (is_merge(log_.nodes[key])) {
      merged = value_node;
    } else if (const auto text = key_text(log_.nodes[key]); text && spend(log_.nodes[key]) && seen.insert(*text)) {
      pair(*text, log_.nodes[key].at, value_node, depth);
    }
    key = log_.nodes[value_node].next;
  }
  if (merged != 0 && !stopped_) merge_values(merged, seen, depth + 1);
  --replaying_;
}

template <class Builder>
bool YamlReader<Builder>::is_merge(const YamlNode& key) const {
  return key.kind == YamlNode::Kind::scalar && key.plain && log_.text(key) == merge_key;
}

/// `{"!unknown": true}`, as JSON writes it: YAML reads JSON too.
template <class Builder>
bool YamlReader<Builder>::is_unknown_mark(std::uint32_t index) const {
  if (log_.nodes[index].next != index + 3) return false;
  const YamlNode &key = log_.nodes[index + 1], &mark = log_.nodes[index + 2];
  return key.kind == YamlNode::Kind::scalar && log_.text(key) == "!unknown" && mark.kind == YamlNode::Kind::scalar &&
         mark.plain && log_.text(mark) == "true";
}

template <class Builder>
std::optional<std::string_view> YamlReader<Builder>::key_text(const YamlNode& key) const {
  const YamlNode* node = &key;
  while (node->kind == YamlNode::Kind::alias) node = &log_.nodes[node->target];
  const bool is_text = node->kind == YamlNode::Kind::scalar || (node->kind == YamlNode::Kind::null && node->length > 0);
  if (!is_text) return std::nullopt;
  return log_.text(*node);
}

/// What nobody reads: its keys must be keys and differ, all the same. What aliases in it stand for is checked in its place.
template <class Builder>
void YamlReader<Builder>::skip(std::uint32_t index) {
  if (replaying_ > 0) return;
  const std::uint32_t end = log_.nodes[index].next;
  for (; index < end; ++index) {
    if (log_.nodes[index].kind == YamlNode::Kind::map) check_keys(index);
  }
}

template <class Builder>
void YamlReader<Builder>::check_keys(std::uint32_t index) {
  skipped_keys_.clear();
  const std::uint32_t end = log_.nodes[index].next;
  for (std::uint32_t key = index + 1; key < end; key = log_.nodes[log_.nodes[key].next].next) {
    const auto text = key_text(log_.nodes[key]);
    if (!text) {
      builder_.fail("S106", "a key is a single text; this one is something else", log_.nodes[key].at);
    } else if (!skipped_keys_.insert(*text)) {
      builder_.fail_duplicate(*text, log_.nodes[key].at, false);
    }
  }
}

template class YamlReader<FactsBuilder>;
template class YamlReader<DocumentBuilder>;

}  // namespace rung
