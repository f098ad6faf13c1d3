// SPDX-License-Identifier: Apache-2.0
// The fields of decisions and their order, once for every format that has fields. A Writer is a JsonWriter or alike.
#pragma once

#include "cli/report/report.hpp"

namespace rung::cli {

template <class Writer>
void write_value(Writer& out, const FactValue& value) {
  if (const auto* items = std::get_if<std::vector<std::string>>(&value)) {
    out.begin_array();
    for (const std::string& item : *items) out.value(item);
    out.end_array();
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    out.value(*text);
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    out.value(*number);
  } else {
    out.value(std::get<bool>(value));
  }
}

template <class Writer>
void write_place(Writer& out, std::uint32_t line, std::uint32_t column) {
  if (line == 0) return;
  out.member("line", std::int64_t{line});
  out.member("column", std::int64_t{column});
}

// An unknown fact has no value; one that is known not to be there is null.
template <class Writer>
void write_fact(Writer& out, const Fact& fact) {
  out.begin_object();
  out.member("path", fact.path);
  if (fact.value) {
    out.key("value");
    write_value(out, *fact.value);
  } else if (fact.absent) {
    out.key("value");
    out.null();
  }
  write_place(out, fact.line, fact.column);
  out.end_object();
}

template <class Writer>
void write_reason(Writer& out, const Reason& reason, Detail detail) {
  out.begin_object();
  out.member("require", reason.require);
  out.member("code", reason.code);
  if (detail != Detail::codes) {
    out.member("message", reason.message);
    if (reason.remedy) out.member("remedy", *reason.remedy);
  }
  if (reason.culprit) {
    out.key("culprit");
    out.begin_object();
    out.member("variable", reason.culprit->variable);
    if (!reason.culprit->key.empty()) out.member("key", reason.culprit->key);
    out.member("path", reason.culprit->path);
    out.end_object();
  }
  if (detail == Detail::full) {
    out.key("facts");
    out.begin_array();
    for (const Fact& fact : reason.facts) write_fact(out, fact);
    out.end_array();
  }
  out.end_object();
}

template <class Writer>
void write_missing(Writer& out, const std::vector<Missing>& missing) {
  out.key("missing");
  out.begin_array();
  for (const Missing& item : missing) {
    out.begin_object();
    if (item.overflow.empty()) {
      out.member("path", item.path);
    } else {
      out.member("overflow", item.overflow);
    }
    if (!item.needed_by.empty()) {
      out.key("needed_by");
      out.begin_array();
      for (const std::string& name : item.needed_by) out.value(name);
      out.end_array();
    }
    out.end_object();
  }
  out.end_array();
}

template <class Writer>
void write_effect(Writer& out, const EffectChange& change) {
  const auto write = [&](std::string_view name, const std::optional<FactValue>& value) {
    out.key(name);
    if (value) {
      write_value(out, *value);
    } else {
      out.null();
    }
  };
  out.begin_object();
  out.member("path", change.path);
  write("before", change.before);
  write("after", change.after);
  out.end_object();
}

template <class Writer>
void write_decision(Writer& out, const Decision& decision, const Heading& heading) {
  out.begin_object();
  out.member("subject", decision.subject);
  out.member("action", decision.action == Action::upgrade ? "upgrade" : "extend");
  if (!decision.from.empty()) out.member("from", decision.from);
  if (!decision.to.empty()) out.member("to", decision.to);
  out.member("outcome", spell(decision.outcome));
  out.key("reasons");
  out.begin_array();
  for (const Reason& reason : decision.reasons) write_reason(out, reason, heading.detail);
  out.end_array();
  write_missing(out, decision.missing);
  out.key("advice");
  out.begin_array();
  for (const AdviceSaid& advice : decision.advice) {
    out.begin_object();
    out.member("advise", advice.advise);
    if (heading.detail != Detail::codes) out.member("message", advice.message);
    if (!advice.missing.empty()) write_missing(out, advice.missing);
    out.end_object();
  }
  out.end_array();
  if (heading.effects && decision.outcome == OutcomeKind::eligible) {
    out.key("effect");
    out.begin_array();
    for (const EffectChange& change : decision.effect) write_effect(out, change);
    out.end_array();
  }
  out.end_object();
}

template <class Writer>
void write_snapshot(Writer& out, const Heading& heading, std::string_view name,
                    const std::vector<Decision>& decisions) {
  out.begin_object();
  out.member("snapshot", name);
  out.member("package", heading.package);
  out.member("rules", heading.rules);
  out.member("as_of", heading.as_of);
  out.key("decisions");
  out.begin_array();
  for (const Decision& decision : decisions) write_decision(out, decision, heading);
  out.end_array();
  out.end_object();
}

template <class Writer>
void write_error(Writer& out, const SnapshotError& error) {
  out.begin_object();
  out.member("code", error.code);
  out.member("message", error.message);
  if (!error.path.empty()) out.member("path", error.path);
  write_place(out, error.line, error.column);
  out.end_object();
}

// `error` is the first; where there are more, `further_errors` has them.
template <class Writer>
void write_bad_snapshot(Writer& out, const BadSnapshot& bad) {
  out.begin_object();
  out.member("snapshot", bad.name);
  out.key("error");
  write_error(out, bad.errors.front());
  if (bad.errors.size() > 1) {
    out.key("further_errors");
    out.begin_array();
    for (std::size_t i = 1; i < bad.errors.size(); ++i) write_error(out, bad.errors[i]);
    out.end_array();
  }
  out.end_object();
}

}  // namespace rung::cli
