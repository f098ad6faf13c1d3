// SPDX-License-Identifier: Apache-2.0
#include "tests/properties/json_document.hpp"

#include <algorithm>
#include <cctype>

namespace rung::properties {

using conformance::Chance;

Json parsed(const std::string& document) {
  std::string text;
  for (std::size_t at = 0; at < document.size();) {
    if (document[at] == '"') {
      const std::size_t begin = at;
      while (document[++at] != '"')
        if (document[at] == '\\') ++at;
      text += document.substr(begin, ++at - begin);
    } else if (document[at] == '-' || std::isdigit(static_cast<unsigned char>(document[at])) != 0) {
      const std::size_t end = std::min(document.find_first_not_of("-.0123456789", at), document.size());
      text += '"' + document.substr(at, end - at) + '"';
      at = end;
    } else {
      text += document[at++];
    }
  }
  return Json::parse(text);
}

Json shuffled(const Json& value, Chance& chance) {
  if (value.is_array()) {
    Json list = Json::array();
    for (const Json& item : value) list.push_back(shuffled(item, chance));
    return list;
  }
  if (!value.is_object()) return value;
  std::vector<std::string> keys;
  for (const auto& [key, of_key] : value.items()) keys.push_back(key);
  for (std::size_t i = keys.size(); i > 1; --i) std::swap(keys[i - 1], keys[chance.below(i)]);
  Json map = Json::object();
  for (const std::string& key : keys) map[key] = shuffled(value[key], chance);
  return map;
}

namespace {

class YamlWriter {
 public:
  explicit YamlWriter(Chance& chance) : chance_(chance) {}

  std::string document(const Json& value) { return chance_.percent(30) ? "---\n" + block(value, 0) : block(value, 0); }

 private:
  static bool is_unknown(const Json& value) { return value.is_object() && value.size() == 1 && value.contains("!unknown"); }

  static bool is_plain(const std::string& text) {
    if (text.empty() || std::isalnum(static_cast<unsigned char>(text[0])) == 0) return false;
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c == '.' || c == '-' || c == '_'; });
  }

  std::string scalar(const Json& value) {
    if (is_unknown(value)) return chance_.percent(50) ? "!unknown" : "{\"!unknown\": true}";
    if (value.is_null()) return chance_.word({"null", "~", "Null"});
    if (!value.is_string()) return value.dump();
    const std::string text = value.get<std::string>();
    if (is_plain(text) && text != "null" && text != "Null" && chance_.percent(50)) return text;
    if (text.find('\'') == std::string::npos && chance_.percent(30)) return "'" + text + "'";
    return value.dump();
  }

  std::string flow(const Json& value) {
    if (is_unknown(value) || !value.is_structured()) return scalar(value);
    std::string text;
    for (const auto& [key, item] : value.items())
      text += (text.empty() ? "" : ", ") + (value.is_object() ? scalar(Json(key)) + ": " : std::string()) + flow(item);
    return value.is_object() ? "{" + text + "}" : "[" + text + "]";
  }

  bool in_flow(const Json& value) { return !value.is_structured() || is_unknown(value) || value.empty() || chance_.percent(25); }

  std::string behind(const Json& value, std::size_t indent) {
    if (in_flow(value)) return " " + flow(value) + (chance_.percent(10) ? "  # said" : "") + "\n";
    return (chance_.percent(10) ? " # below\n" : "\n") + block(value, indent);
  }

  std::string block(const Json& value, std::size_t indent) {
    if (in_flow(value) && indent > 0) return std::string(indent, ' ') + flow(value) + "\n";
    if (value.empty()) return flow(value) + "\n";
    std::string text;
    const std::size_t deeper = indent + 1 + chance_.below(3);
    for (const auto& [key, item] : value.items()) {
      if (chance_.percent(5)) text += "\n";
      text += std::string(indent, ' ') + (value.is_object() ? scalar(Json(key)) + ":" : "-") + behind(item, deeper);
    }
    return text;
  }

  Chance& chance_;
};

/// The first step of a path: a key, or an index where `key` is empty; takes it away.
struct Step { std::string key; std::size_t index = 0; };
Step take_step(std::string& path) {
  if (path[0] == '[') {
    const std::size_t end = path.find(']');
    const Step step{{}, std::stoul(path.substr(1, end - 1))};
    path.erase(0, end + 1);
    if (!path.empty() && path[0] == '.') path.erase(0, 1);
    return step;
  }
  const std::size_t end = std::min(path.find_first_of(".["), path.size());
  const Step step{path.substr(0, end), 0};
  path.erase(0, end < path.size() && path[end] == '.' ? end + 1 : end);
  return step;
}

}  // namespace

std::string as_yaml(const Json& value, Chance& chance) { return YamlWriter(chance).document(value); }

const Json* find(const Json& document, const std::string& path) {
  const Json* at = &document;
  for (std::string rest = path; !rest.empty();) {
    const Step step = take_step(rest);
    if (step.key.empty()) {
      if (!at->is_array() || step.index >= at->size()) return nullptr;
      at = &(*at)[step.index];
    } else {
      if (!at->is_object() || !at->contains(step.key)) return nullptr;
      at = &(*at)[step.key];
    }
  }
  return at;
}

void put(Json& document, const std::string& path, const Json* value) {
  Json* at = &document;
  for (std::string rest = path; !rest.empty();) {
    const Step step = take_step(rest);
    if (at->is_object() && at->contains("!unknown")) *at = Json::object();
    if (value == nullptr && !step.key.empty()) {
      // What is not there need not be taken away.
      if (!at->is_object() || !at->contains(step.key)) return;
      if (rest.empty()) {
        at->erase(step.key);
        return;
      }
    }
    at = step.key.empty() ? &(*at)[step.index] : &(*at)[step.key];
  }
  *at = *value;
}

}  // namespace rung::properties
