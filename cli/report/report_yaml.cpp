// SPDX-License-Identifier: Apache-2.0
// Decisions as YAML: one document for each snapshot, with the fields of the JSON.
#include "cli/report/report_structure.hpp"
#include "cli/write/yaml.hpp"

namespace rung::cli {
namespace {

class YamlReport final : public Report {
 public:
  YamlReport(Heading heading, const ReportStreams& streams) : heading_(std::move(heading)), out_(streams.results) {}

  void begin() override {}
  void snapshot(std::string_view name, const std::vector<Decision>& decisions) override {
    YamlWriter yaml = next();
    write_snapshot(yaml, heading_, name, decisions);
    out_.written_to();
  }
  void bad_snapshot(const BadSnapshot& bad) override {
    YamlWriter yaml = next();
    write_bad_snapshot(yaml, bad);
    out_.written_to();
  }
  void end(const Totals&, bool) override {}

 private:
  YamlWriter next() {
    out_.buffer() += "---\n";
    return YamlWriter(out_.buffer());
  }

  Heading heading_;
  Output& out_;
};

}  // namespace

std::unique_ptr<Report> make_yaml_report(Heading heading, const ReportStreams& streams) {
  return std::make_unique<YamlReport>(std::move(heading), streams);
}

}  // namespace rung::cli
