// SPDX-License-Identifier: Apache-2.0
#include "cli/report/explanation.hpp"
#include "cli/write/json.hpp"
#include "cli/report/report_structure.hpp"

namespace rung::cli {
namespace {

void write_rule(JsonWriter& json, Range range, const Sources& sources) {
  const Source& source = sources[range.source];
  const Position position = source.position(range.begin);
  json.key("rule");
  json.begin_object();
  json.member("file", source.name());
  write_place(json, position.line, position.column);
  json.end_object();
}

void write_node(JsonWriter& json, const ExplainedNode& node, const ExplanationContext& context) {
  json.begin_object();
  json.member(node.element ? "element" : "expression", node.text);
  if (!node.value.empty()) json.member("value", node.value);
  if (!node.path.empty()) json.member("path", node.path);
  if (node.place.line > 0) write_place(json, node.place.line + context.first_line - 1, node.place.column);
  write_rule(json, node.rule, context.sources);
  if (!node.children.empty()) {
    json.key("children");
    json.begin_array();
    for (const ExplainedNode& child : node.children) write_node(json, child, context);
    json.end_array();
  }
  json.end_object();
}

}  // namespace

std::string render_json(const Explanation& explanation, const ExplanationContext& context) {
  std::string text;
  JsonWriter json(text, JsonWriter::Layout::indented);
  json.begin_object();
  json.member("snapshot", context.snapshot);
  json.member("package", context.heading.package);
  json.member("rules", context.heading.rules);
  json.member("as_of", context.heading.as_of);
  json.key("decision");
  write_decision(json, explanation.decision, context.heading);
  json.key("parts");
  json.begin_array();
  for (const ExplainedPart& part : explanation.parts) {
    json.begin_object();
    json.member("name", part.name);
    if (!part.code.empty()) json.member("code", part.code);
    json.member("state", part.state);
    write_rule(json, part.rule, context.sources);
    json.key("nodes");
    json.begin_array();
    for (const ExplainedNode& node : part.nodes) write_node(json, node, context);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return text + "\n";
}

}  // namespace rung::cli
