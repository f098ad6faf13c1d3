// SPDX-License-Identifier: Apache-2.0
// Decisions as JSON: a line for each snapshot, or the same objects in one array.
#include "cli/write/json.hpp"
#include "cli/report/report_structure.hpp"

namespace rung::cli {
namespace {

class NdjsonReport final : public Report {
 public:
  NdjsonReport(Heading heading, const ReportStreams& streams) : heading_(std::move(heading)), out_(streams.results) {}

  void begin() override {}
  void snapshot(std::string_view name, const std::vector<Decision>& decisions) override {
    JsonWriter json(out_.buffer(), JsonWriter::Layout::compact);
    write_snapshot(json, heading_, name, decisions);
    end_line();
  }
  void bad_snapshot(const BadSnapshot& bad) override {
    JsonWriter json(out_.buffer(), JsonWriter::Layout::compact);
    write_bad_snapshot(json, bad);
    end_line();
  }
  void end(const Totals&, bool) override {}

 private:
  void end_line() {
    out_.buffer() += '\n';
    out_.written_to();
  }

  Heading heading_;
  Output& out_;
};

class JsonReport final : public Report {
 public:
  JsonReport(Heading heading, const ReportStreams& streams) : heading_(std::move(heading)), out_(streams.results) {}

  void begin() override { out_.write("["); }
  void start_block() override { first_ = true; }
  std::string_view separator() const override { return ","; }
  void snapshot(std::string_view name, const std::vector<Decision>& decisions) override {
    JsonWriter json = next();
    write_snapshot(json, heading_, name, decisions);
    out_.written_to();
  }
  void bad_snapshot(const BadSnapshot& bad) override {
    JsonWriter json = next();
    write_bad_snapshot(json, bad);
    out_.written_to();
  }
  void end(const Totals&, bool anything) override { out_.write(anything ? "\n]\n" : "]\n"); }

 private:
  JsonWriter next() {
    if (!first_) out_.write(separator());
    first_ = false;
    return {out_.buffer(), JsonWriter::Layout::indented, 1};
  }

  Heading heading_;
  Output& out_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Report> make_json_report(Heading heading, const ReportStreams& streams, bool one_array) {
  if (one_array) return std::make_unique<JsonReport>(std::move(heading), streams);
  return std::make_unique<NdjsonReport>(std::move(heading), streams);
}

}  // namespace rung::cli
