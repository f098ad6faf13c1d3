// SPDX-License-Identifier: Apache-2.0
// A diff of rule sets for scripts; docs/diff.md names the fields.
#include "cli/diff_report/diff_report.hpp"
#include "cli/write/json.hpp"

namespace rung::cli {
namespace {

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name);
  json.begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

void write_place(JsonWriter& json, std::string_view name, const Sources& sources, const std::optional<Range>& range) {
  if (!range) return;
  const Source& source = sources[range->source];
  const Position position = source.position(range->begin);
  json.key(name);
  json.begin_object();
  json.member("file", source.name());
  json.member("line", std::int64_t{position.line});
  json.member("column", std::int64_t{position.column});
  json.end_object();
}

void write_aspect(JsonWriter& json, const Aspect& aspect) {
  json.begin_object();
  json.member("aspect", aspect.name);
  if (!aspect.gone.empty() || !aspect.come.empty()) {
    write_texts(json, "removed", aspect.gone);
    write_texts(json, "added", aspect.come);
  } else {
    if (!aspect.before.empty()) json.member("before", aspect.before);
    if (!aspect.after.empty()) json.member("after", aspect.after);
  }
  json.end_object();
}

void write_reach(JsonWriter& json, const Reach& reach) {
  json.key("reaches");
  json.begin_object();
  write_texts(json, "preconditions", reach.preconditions);
  write_texts(json, "advice", reach.advice);
  write_texts(json, "effects", reach.effects);
  json.member("paths", static_cast<std::int64_t>(reach.paths));
  write_texts(json, "first_paths", reach.first_paths);
  json.end_object();
}

void write_changes(JsonWriter& json, std::string_view name, const Sources& sources, const std::vector<StatementChange>& changes) {
  json.key(name);
  json.begin_array();
  for (const StatementChange& change : changes) {
    json.begin_object();
    json.member("change", spell(change.kind));
    json.member("statement", spell(change.sort));
    json.member("name", change.name);
    if (!change.former_name.empty()) json.member("former_name", change.former_name);
    if (change.sort == Sort::path) {
      json.member("action", std::string_view(change.action == Action::upgrade ? "upgrade" : "extend"));
      json.member("from", change.from);
      json.member("to", change.to);
    }
    json.key("aspects");
    json.begin_array();
    for (const Aspect& aspect : change.aspects) write_aspect(json, aspect);
    json.end_array();
    write_texts(json, "through", change.through);
    if (change.reach) write_reach(json, *change.reach);
    write_place(json, "old", sources, change.before);
    write_place(json, "new", sources, change.after);
    json.end_object();
  }
  json.end_array();
}

void write_side(JsonWriter& json, std::string_view name, const DiffSide& side) {
  json.key(name);
  json.begin_object();
  json.member("rules", side.operand);
  json.member("package", side.package);
  json.member("sha256", "sha256:" + side.sha256);
  json.end_object();
}

void write_ruling(JsonWriter& json, std::string_view name, const Ruling& ruling) {
  json.key(name);
  json.begin_object();
  json.key("outcome");
  ruling.outcome ? json.value(spell(*ruling.outcome)) : json.null();
  write_texts(json, "codes", ruling.codes);
  write_texts(json, "missing", ruling.missing);
  json.end_object();
}

std::string key_of(Turn turn) {
  std::string key(spell(turn));
  for (char& c : key)
    if (c == ' ') c = '_';
  return key;
}

void write_group(JsonWriter& json, const DiffReport& report, const DecisionGroup& group) {
  json.begin_object();
  json.member("change", key_of(group.turn));
  json.member("action", std::string_view(group.action == Action::upgrade ? "upgrade" : "extend"));
  json.member("from", group.from);
  json.member("to", group.to);
  write_ruling(json, "old", group.before);
  write_ruling(json, "new", group.after);
  json.member("count", static_cast<std::int64_t>(group.count));
  json.key("examples");
  json.begin_array();
  for (const DecisionGroup::Example& example : group.examples) {
    json.begin_object();
    json.member("snapshot", example.snapshot);
    json.member("subject", example.subject);
    json.member("explain", explain_command(report, group, example));
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_unread(JsonWriter& json, std::string_view name, const UnreadGroup& group) {
  json.key(name);
  json.begin_object();
  json.member("count", static_cast<std::int64_t>(group.count));
  json.key("examples");
  json.begin_array();
  for (const UnreadGroup::Example& example : group.examples) {
    json.begin_object();
    json.member("snapshot", example.snapshot);
    json.member("error", example.error);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_decisions(JsonWriter& json, const DiffReport& report) {
  const DecisionDiff& decisions = *report.decisions;
  json.key("decisions");
  json.begin_object();
  json.member("as_of", report.as_of);
  json.member("old_in_effect", report.before.not_in_effect.empty());
  json.member("new_in_effect", report.after.not_in_effect.empty());
  json.member("snapshots", static_cast<std::int64_t>(decisions.snapshots()));
  json.member("snapshots_changed", static_cast<std::int64_t>(decisions.snapshots_changed()));
  json.member("decisions", static_cast<std::int64_t>(decisions.decisions()));
  json.member("changed", static_cast<std::int64_t>(decisions.changed()));
  json.key("groups");
  json.begin_array();
  for (const DecisionGroup& group : decisions.groups()) write_group(json, report, group);
  json.end_array();
  write_unread(json, "unreadable_now", decisions.only_before());
  write_unread(json, "readable_now", decisions.only_after());
  write_unread(json, "unreadable", decisions.neither());
  json.end_object();
}

}  // namespace

std::string render_json(const DiffReport& report) {
  std::string text;
  JsonWriter json(text, JsonWriter::Layout::indented);
  json.begin_object();
  write_side(json, "old", report.before);
  write_side(json, "new", report.after);
  json.member("meaning_changed", !report.rules.meaning.empty());
  write_changes(json, "meaning", report.sources, report.rules.meaning);
  write_changes(json, "texts", report.sources, report.rules.texts);
  if (report.decisions != nullptr) write_decisions(json, report);
  json.end_object();
  return text + "\n";
}

}  // namespace rung::cli
