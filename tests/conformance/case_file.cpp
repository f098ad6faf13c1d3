// SPDX-License-Identifier: Apache-2.0
// Reads case files and takes nothing on trust: an unknown key, a case that expects nothing or an empty file is an error.
#include "tests/conformance/case_file.hpp"

#include <set>
#include <stdexcept>

#include "engine/values/date.hpp"
#include "tests/conformance/document.hpp"

namespace rung::conformance {

namespace {

class CaseReader {
 public:
  CaseReader(std::string file, YAML::Node root) : file_(std::move(file)), root_(std::move(root)) {}

  std::vector<Case> read() {
    only(root_, {"rules", "snapshot", "as_of", "cases"});
    if (!root_["cases"] || root_["cases"].size() == 0) fail(root_, "no cases");
    std::vector<Case> cases;
    for (const YAML::Node& node : root_["cases"]) cases.push_back(read_case(node));
    return cases;
  }

 private:
  [[noreturn]] void fail(const YAML::Node& node, const std::string& what) const {
    throw std::runtime_error(file_ + ":" + std::to_string(node.Mark().line + 1) + ": " + what);
  }

  void only(const YAML::Node& node, const std::set<std::string>& keys) const {
    if (!node.IsMap()) fail(node, "expected a mapping");
    std::set<std::string> seen;
    for (const auto& each : node) {
      const auto key = each.first.as<std::string>();
      if (!keys.count(key)) fail(each.first, "unknown key `" + key + "`");
      if (!seen.insert(key).second) fail(each.first, "key `" + key + "` twice");
    }
  }

  std::string text(const YAML::Node& node, const std::string& key) const {
    return node[key] ? node[key].as<std::string>() : std::string();
  }

  Case read_case(const YAML::Node& node) const {
    only(node, {"name", "rules", "snapshot", "yaml", "json", "set", "unset", "as_of", "subject", "to", "request",
                "language", "expression", "value", "missing", "error", "decisions", "found"});
    Case read;
    const std::string name = node["name"] ? text(node, "name") : text(node, "expression");
    if (name.empty()) fail(node, "a case without a name");
    read.place = file_ + ":" + std::to_string(node.Mark().line + 1) + ": " + name;
    read.rules = text(root_, "rules");
    read.own_rules = text(node, "rules");
    read.as_of = as_of(node);
    read.language = text(node, "language");
    if (node["expression"]) read.expression = text(node, "expression");
    if (node["subject"]) read.subject = text(node, "subject");
    if (node["to"]) read.to = text(node, "to");
    for (const auto& field : node["request"]) {
      read.request.emplace_back(field.first.as<std::string>(), field.second.as<std::string>());
    }
    read_snapshot(node, read);
    read_expected(node, read);
    return read;
  }

  std::int32_t as_of(const YAML::Node& node) const {
    const YAML::Node given = node["as_of"] ? node["as_of"] : root_["as_of"];
    if (!given) return 0;
    const auto date = parse_date(given.as<std::string>());
    if (!date) fail(given, "as_of is no date");
    return *date;
  }

  void read_snapshot(const YAML::Node& node, Case& read) const {
    if (node["yaml"]) read.yaml = text(node, "yaml");
    if (node["json"]) read.json = text(node, "json");
    if (read.yaml || read.json) {
      if (node["snapshot"] || node["set"] || node["unset"]) fail(node, "a snapshot of its own beside yaml or json");
      return;
    }
    const YAML::Node given = node["snapshot"] ? node["snapshot"] : root_["snapshot"];
    YAML::Node snapshot = given && given.size() > 0 ? YAML::Clone(given) : YAML::Node(YAML::NodeType::Map);
    try {
      for (const auto& change : node["set"]) set_at(snapshot, change.first.as<std::string>(), change.second);
      for (const YAML::Node& path : node["unset"]) unset_at(snapshot, path.as<std::string>());
    } catch (const std::exception& error) {
      fail(node, error.what());
    }
    read.yaml = as_yaml(snapshot);
    read.json = as_json(snapshot);
  }

  void read_expected(const YAML::Node& node, Case& read) const {
    read.expected = YAML::Node(YAML::NodeType::Map);
    std::size_t expectations = 0;
    for (const char* key : {"value", "missing", "error", "decisions"}) {
      if (!node[key]) continue;
      ++expectations;
      read.expected[key] = node[key];
    }
    if (expectations != 1) fail(node, "a case expects one of value, missing, error, decisions");
    if (node["found"]) read.expected["found"] = node["found"];
    const bool of_expression = node["value"] || node["missing"];
    if (of_expression && !read.expression) fail(node, "value and missing are expected of an expression");
    if (node["decisions"] && read.expression) fail(node, "no decisions are expected of an expression");
  }

  std::string file_;
  YAML::Node root_;
};

}  // namespace

std::vector<Case> read_cases(const std::filesystem::path& file) {
  try {
    return CaseReader(file.filename().string(), YAML::LoadFile(file.string())).read();
  } catch (const YAML::Exception& error) {
    throw std::runtime_error(file.filename().string() + ": " + error.what());
  }
}

}  // namespace rung::conformance
