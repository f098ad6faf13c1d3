// SPDX-License-Identifier: Apache-2.0
// The schema says which steps there are, and its `from` which keys of the document they stand for.
#include "engine/testing/field_path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "engine/values/text.hpp"

namespace rung {
namespace {

bool is_name_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

/// Reads `[…]` at the front of `rest`.
std::optional<PathStep> parse_bracket(std::string_view& rest) {
  rest.remove_prefix(1);
  PathStep step;
  step.kind = PathStep::Kind::key;
  if (!rest.empty() && rest[0] == '"') {
    std::size_t at = 1;
    while (at < rest.size() && rest[at] != '"') {
      if (rest[at] == '\\' && ++at == rest.size()) return std::nullopt;
      step.text += rest[at++];
    }
    if (at + 1 >= rest.size() || rest[at + 1] != ']') return std::nullopt;
    rest.remove_prefix(at + 2);
    return step;
  }
  const std::size_t end = rest.find(']');
  if (end == rest.npos || end == 0) return std::nullopt;
  step.text = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  if (step.text.find_first_not_of("0123456789") != std::string::npos) return step;
  step.kind = PathStep::Kind::index;
  const auto [stop, error] = std::from_chars(step.text.data(), step.text.data() + step.text.size(), step.index);
  if (error != std::errc()) return std::nullopt;
  return step;
}

bool same_key(const Schema& schema, Type type, const std::string& left, const std::string& right) {
  if (left == right) return true;
  if (type.base == Base::entry) {
    const auto entry = find_entry(schema.catalogs[type.index], left);
    return entry && entry == find_entry(schema.catalogs[type.index], right);
  }
  return type.base == Base::enumeration && fold_case(left) == fold_case(right);
}

std::string owner_in_words(const Schema& schema, Type type, bool in_request) {
  if (type.index == schema.snapshot) return "the snapshot";
  if (in_request && type.index == schema.request) return "the request";
  return "record " + schema.records[type.index].name;
}

}  // namespace

std::optional<std::vector<PathStep>> parse_field_path(std::string_view text) {
  std::vector<PathStep> steps;
  std::string_view rest = text;
  while (!rest.empty()) {
    if (!steps.empty() && rest[0] == '[') {
      auto step = parse_bracket(rest);
      if (!step) return std::nullopt;
      steps.push_back(std::move(*step));
      continue;
    }
    if (!steps.empty()) {
      if (rest[0] != '.') return std::nullopt;
      rest.remove_prefix(1);
    }
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_name_byte);
    const auto length = static_cast<std::size_t>(end - rest.begin());
    if (length == 0) return std::nullopt;
    steps.push_back({PathStep::Kind::field, std::string(rest.substr(0, length)), 0});
    rest.remove_prefix(length);
  }
  if (steps.empty()) return std::nullopt;
  return steps;
}

std::optional<PathError> PathWalk::walk(std::string_view path, DocumentNode& root, PathEnd& end) {
  const auto steps = parse_field_path(path);
  if (!steps)
    return PathError{"T020", fmt::format("`{}` is no path", neutralise(path)),
                     "such as `subscriptions[sub-1].status`, with an index, a key or a quoted key in brackets"};
  end = {&root, {}};
  type_ = {};
  type_.base = Base::record;
  type_.index = schema_.snapshot;
  in_request_ = steps->front().text == "request" && steps->size() > 1 && !create_;
  if (in_request_) {
    type_.index = schema_.request;
    end = {nullptr, "request"};
  }
  for (std::size_t i = in_request_ ? 1 : 0; i < steps->size(); ++i) {
    const PathStep& step = (*steps)[i];
    const auto error = step.kind == PathStep::Kind::field ? field(step, end) : element(step, i + 1 == steps->size(), end);
    if (error) return error;
  }
  return std::nullopt;
}

std::optional<PathError> PathWalk::field(const PathStep& step, PathEnd& end) {
  if (type_.base != Base::record || type_.shape != Shape::scalar) {
    const std::string help = type_.shape == Shape::list ? "a list's element is chosen by index or key: `[0]`, `[sub-1]`" : "";
    return PathError{"T021", fmt::format("`{}` has no field `{}`: it is {}", end.path, step.text, spell(schema_, type_)), help};
  }
  const RecordType& record = schema_.records[type_.index];
  const auto found = std::find_if(record.fields.begin(), record.fields.end(),
                                  [&](const FieldType& candidate) { return candidate.name == step.text; });
  if (found == record.fields.end()) {
    std::vector<std::string> names;
    for (const FieldType& candidate : record.fields) names.push_back(candidate.name);
    const auto near = closest(step.text, names);
    return PathError{"T021", fmt::format("{} has no field `{}`", owner_in_words(schema_, type_, in_request_), step.text),
                     near ? fmt::format("did you mean `{}`?", *near) : fmt::format("it has {}", fmt::join(names, ", "))};
  }
  end.path += (end.path.empty() ? "" : ".") + step.text;
  type_ = found->type;
  type_.optional = false;
  return go_down(found->from.empty() ? std::vector<std::string>{found->name} : found->from, end);
}

std::optional<PathError> PathWalk::go_down(const std::vector<std::string>& keys, PathEnd& end) {
  for (const std::string& key : keys) {
    DocumentNode* node = end.node;
    if (node == nullptr) return std::nullopt;
    const bool is_value = node->kind == DocumentNode::Kind::scalar || node->kind == DocumentNode::Kind::list;
    if (is_value && create_)
      return PathError{"T022", fmt::format("`{}`: the snapshot has no mapping where `{}` would stand", end.path, key), {}};
    if (create_ && node->kind != DocumentNode::Kind::map) *node = {DocumentNode::Kind::map, {}, create_->at, {}, {}};
    const auto at = std::find_if(node->keys.begin(), node->keys.end(), [&](const auto& k) { return k.text == key; });
    const auto position = static_cast<std::size_t>(at - node->keys.begin());
    if (at == node->keys.end()) {
      if (!create_) {
        end.node = nullptr;
        continue;
      }
      node->keys.push_back({key, create_->at});
      node->values.push_back({DocumentNode::Kind::null, {}, create_->at, {}, {}});
    }
    end.node = &node->values[position];
  }
  return std::nullopt;
}

std::optional<PathError> PathWalk::element(const PathStep& step, bool last, PathEnd& end) {
  if (type_.shape != Shape::list)
    return PathError{"T021", fmt::format("`{}` has no elements: it is {}", end.path, spell(schema_, type_)),
                     type_.shape == Shape::set ? "a set is set as a whole" : ""};
  type_.shape = Shape::scalar;
  DocumentNode* list = end.node;
  if (list == nullptr || list->kind != DocumentNode::Kind::list) {
    return PathError{"T023", fmt::format("the snapshot has no list `{}` to look in", end.path), {}};
  }
  std::size_t index = step.index;
  if (step.kind == PathStep::Kind::key) {
    const auto found = find_key(*list, step.text);
    if (!found) return no_element(step, end);
    index = *found;
  } else if (index >= list->values.size()) {
    const bool appends = create_ && last && index == list->values.size();
    if (!appends) return no_element(step, end);
    list->values.push_back({DocumentNode::Kind::null, {}, create_->at, {}, {}});
  }
  end = {&list->values[index], fmt::format("{}[{}]", end.path, index)};
  return std::nullopt;
}

const DocumentNode* PathWalk::key_of(const DocumentNode& element) const {
  if (type_.base != Base::record || !schema_.records[type_.index].key) return nullptr;
  const FieldType& key = schema_.records[type_.index].fields[*schema_.records[type_.index].key];
  const DocumentNode* node = &element;
  for (const std::string& name : key.from.empty() ? std::vector<std::string>{key.name} : key.from)
    if (node != nullptr) node = find(*node, name);
  return node != nullptr && node->kind == DocumentNode::Kind::scalar ? node : nullptr;
}

std::optional<std::size_t> PathWalk::find_key(const DocumentNode& list, const std::string& key) const {
  for (std::size_t i = 0; i < list.values.size(); ++i) {
    const DocumentNode* node = key_of(list.values[i]);
    if (node == nullptr) continue;
    const RecordType& record = schema_.records[type_.index];
    if (same_key(schema_, record.fields[*record.key].type, node->text, key)) return i;
  }
  return std::nullopt;
}

std::optional<PathError> PathWalk::no_element(const PathStep& step, const PathEnd& end) const {
  const std::vector<DocumentNode>& elements = end.node->values;
  if (step.kind == PathStep::Kind::index)
    return PathError{"T023", fmt::format("`{}` has no element {}: it has {}", end.path, step.index, elements.size()),
                     create_ ? fmt::format("`{}[{}]` appends one", end.path, elements.size()) : std::string()};
  std::vector<std::string> keys;
  for (const DocumentNode& element : elements)
    if (const DocumentNode* key = key_of(element)) keys.push_back(key->text);
  const auto near = closest(step.text, keys);
  std::string help = near ? fmt::format("did you mean `{}`?", neutralise(*near)) : std::string();
  if (!near && !keys.empty() && keys.size() <= 10) help = neutralise(fmt::format("it has {}", fmt::join(keys, ", ")));
  return PathError{"T023", fmt::format("`{}` has no element `{}`", end.path, neutralise(step.text)), std::move(help)};
}

}  // namespace rung
