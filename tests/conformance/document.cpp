// SPDX-License-Identifier: Apache-2.0
// YAML nodes as text of both formats. Plain scalars stay plain where that is safe, so that both readers meet what people write.
#include "tests/conformance/document.hpp"

#include <cstdio>
#include <regex>
#include <stdexcept>
#include <variant>
#include <vector>

namespace rung::conformance {

namespace {

using Step = std::variant<std::string, std::size_t>;

std::vector<Step> split(const std::string& path) {
  static const std::regex step(R"(\.?(?:'([^']*)'|([^.\[\]']+))|\[(\d+)\])");
  std::vector<Step> steps;
  std::size_t at = 0;
  for (std::sregex_iterator match(path.begin(), path.end(), step), end; match != end; ++match) {
    if (static_cast<std::size_t>(match->position()) != at) break;
    at += static_cast<std::size_t>(match->length());
    if ((*match)[3].matched) {
      steps.emplace_back(static_cast<std::size_t>(std::stoul((*match)[3])));
    } else {
      steps.emplace_back((*match)[1].matched ? (*match)[1].str() : (*match)[2].str());
    }
  }
  if (at != path.size() || steps.empty()) throw std::runtime_error("no path: " + path);
  return steps;
}

YAML::Node child(YAML::Node node, const Step& step, const std::string& path) {
  if (const auto* index = std::get_if<std::size_t>(&step)) {
    if (!node.IsSequence() || *index >= node.size()) throw std::runtime_error("no element at " + path);
    return node[*index];
  }
  return node[std::get<std::string>(step)];
}

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += {'\\', c};
    } else if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      result += escape;
    } else {
      result += c;
    }
  }
  return result + "\"";
}

bool is_plain(const YAML::Node& scalar) { return scalar.Tag() == "?" || scalar.Tag().empty(); }
bool is_unknown(const YAML::Node& node) { return node.Tag() == "!unknown"; }

template <class Item>
std::string joined(const YAML::Node& sequence, const Item& item) {
  std::string text;
  for (const YAML::Node& each : sequence) text += (text.empty() ? "" : ", ") + item(each);
  return text;
}

/// Values of a mapping by key, each once: a tag or a quoted key changes nothing.
template <class Item>
std::string members(const YAML::Node& mapping, const Item& item) {
  std::string text;
  for (const auto& each : mapping) {
    text += (text.empty() ? "" : ", ") + quoted(each.first.as<std::string>()) + ": " + item(each.second);
  }
  return text;
}

}  // namespace

void set_at(YAML::Node root, const std::string& path, const YAML::Node& value) {
  const std::vector<Step> steps = split(path);
  YAML::Node node = root;
  for (std::size_t at = 0; at + 1 < steps.size(); ++at) node.reset(child(node, steps[at], path));
  const Step& last = steps.back();
  if (const auto* index = std::get_if<std::size_t>(&last)) {
    if (!node.IsSequence() || *index > node.size()) throw std::runtime_error("no element at " + path);
    node[*index] = YAML::Clone(value);
  } else {
    node[std::get<std::string>(last)] = YAML::Clone(value);
  }
}

void unset_at(YAML::Node root, const std::string& path) {
  const std::vector<Step> steps = split(path);
  YAML::Node node = root;
  for (std::size_t at = 0; at + 1 < steps.size(); ++at) node.reset(child(node, steps[at], path));
  const bool removed = std::holds_alternative<std::string>(steps.back()) ? node.remove(std::get<std::string>(steps.back()))
                                                                         : node.remove(std::get<std::size_t>(steps.back()));
  if (!removed) throw std::runtime_error("nothing to unset at " + path);
}

std::string as_yaml(const YAML::Node& node) {
  static const std::regex safe(R"([A-Za-z0-9_.+~-][A-Za-z0-9_.+~ -]*)");
  if (is_unknown(node)) return "!unknown ";
  if (node.IsNull()) return "null";
  if (node.IsSequence()) return "[" + joined(node, as_yaml) + "]";
  if (node.IsMap()) return "{" + members(node, as_yaml) + "}";
  const std::string text = node.Scalar();
  return is_plain(node) && std::regex_match(text, safe) ? text : quoted(text);
}

std::string as_json(const YAML::Node& node) {
  static const std::regex number(R"(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)");
  if (is_unknown(node)) return R"({"!unknown": true})";
  if (node.IsNull()) return "null";
  if (node.IsSequence()) return "[" + joined(node, as_json) + "]";
  if (node.IsMap()) return "{" + members(node, as_json) + "}";
  const std::string text = node.Scalar();
  const bool bare = is_plain(node) && (text == "true" || text == "false" || std::regex_match(text, number));
  return bare ? text : quoted(text);
}

}  // namespace rung::conformance
