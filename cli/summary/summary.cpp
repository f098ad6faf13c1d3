// SPDX-License-Identifier: Apache-2.0
// Summaries as JSON and YAML, and which format is written how.
#include "cli/summary/summary.hpp"

#include "cli/write/json.hpp"
#include "cli/write/yaml.hpp"

namespace rung::cli {
namespace {

template <class Writer>
void write_count(Writer& out, std::string_view name, std::uint64_t count) {
  out.member(name, static_cast<std::int64_t>(count));
}

template <class Writer>
void write_outcomes(Writer& out, const OutcomeCounts& outcomes, bool no_path) {
  write_count(out, "eligible", outcomes[static_cast<std::size_t>(OutcomeKind::eligible)]);
  write_count(out, "ineligible", outcomes[static_cast<std::size_t>(OutcomeKind::ineligible)]);
  write_count(out, "undetermined", outcomes[static_cast<std::size_t>(OutcomeKind::undetermined)]);
  if (no_path) write_count(out, "no_path", outcomes[static_cast<std::size_t>(OutcomeKind::no_path)]);
}

/// Calls write(item) for each, as objects of an array.
template <class Writer, class Item, class Write>
void write_list(Writer& out, std::string_view name, const std::vector<Item>& items, Write write) {
  out.key(name);
  out.begin_array();
  for (const Item& item : items) {
    out.begin_object();
    write(item);
    out.end_object();
  }
  out.end_array();
}

template <class Writer>
void write_throughput(Writer& out, const Summary& summary) {
  const Throughput& throughput = summary.throughput;
  const auto per_second = [&](std::uint64_t count) {
    return *throughput.seconds > 0 ? static_cast<std::uint64_t>(static_cast<double>(count) / *throughput.seconds) : 0;
  };
  out.key("throughput");
  out.begin_object();
  if (throughput.seconds) write_count(out, "milliseconds", static_cast<std::uint64_t>(*throughput.seconds * 1000));
  write_count(out, "bytes", throughput.bytes);
  if (throughput.seconds) {
    write_count(out, "snapshots_per_second", per_second(summary.snapshots));
    write_count(out, "decisions_per_second", per_second(summary.decisions));
    write_count(out, "bytes_per_second", per_second(throughput.bytes));
  }
  out.end_object();
}

template <class Writer>
void write_structure(Writer& out, const Summary& summary) {
  out.begin_object();
  out.member("package", summary.heading.package);
  out.member("rules", summary.heading.rules);
  out.member("as_of", summary.heading.as_of);
  if (!summary.heading.select.empty()) out.member("select", summary.heading.select);
  write_count(out, "snapshots", summary.snapshots);
  write_count(out, "bad_snapshots", summary.bad);
  write_count(out, "subjects", summary.subjects);
  write_count(out, "decisions", summary.decisions);
  out.key("outcomes");
  out.begin_object();
  write_outcomes(out, summary.outcomes, true);
  out.end_object();
  write_list(out, "paths", summary.paths, [&](const PathCounts& path) {
    out.member("action", path.action == Action::upgrade ? "upgrade" : "extend");
    out.member("from", path.from);
    out.member("to", path.to);
    write_outcomes(out, path.outcomes, false);
  });
  write_list(out, "blocked_by", summary.blocked_by, [&](const BlockedBy& blocked) {
    out.member("require", blocked.require);
    out.member("code", blocked.code);
    write_count(out, "decisions", blocked.decisions);
    write_count(out, "alone", blocked.alone);
    write_list(out, "together", blocked.together, [&](const BlockedBy::Other& other) {
      out.member("require", other.require);
      write_count(out, "decisions", other.decisions);
    });
  });
  write_list(out, "missing", summary.missing, [&](const MissingCount& missing) {
    if (missing.overflow.empty()) out.member("path", missing.path);
    else out.member("overflow", missing.overflow);
    write_count(out, "decisions", missing.decisions);
    write_count(out, "settles", missing.settles);
  });
  write_list(out, "remedies", summary.remedies, [&](const RemedyCount& remedy) {
    out.member("require", remedy.require);
    out.member("code", remedy.code);
    out.member("remedy", remedy.remedy);
    write_count(out, "decisions", remedy.decisions);
    write_count(out, "unblocks", remedy.unblocks);
  });
  write_list(out, "errors", summary.errors, [&](const ErrorCount& error) {
    out.member("code", error.code);
    write_count(out, "snapshots", error.snapshots);
  });
  write_throughput(out, summary);
  out.end_object();
}

}  // namespace

void write_summary(Format format, const Summary& summary, const ReportStreams& streams) {
  std::string text;
  switch (format) {
    case Format::table: text = summary_as_text(summary, streams.results_terminal); break;
    case Format::csv: text = summary_as_csv(summary); break;
    case Format::json: {
      JsonWriter json(text, JsonWriter::Layout::indented);
      write_structure(json, summary);
      text += '\n';
      break;
    }
    case Format::ndjson: {
      JsonWriter json(text, JsonWriter::Layout::compact);
      write_structure(json, summary);
      text += '\n';
      break;
    }
    case Format::yaml: {
      YamlWriter yaml(text);
      write_structure(yaml, summary);
      break;
    }
  }
  streams.results.write(text);
}

}  // namespace rung::cli
