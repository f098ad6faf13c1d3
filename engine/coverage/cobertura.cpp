// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/cobertura.hpp"

#include <fmt/format.h>

#include "engine/coverage/lines.hpp"
#include "engine/coverage/markup.hpp"

namespace rung {

namespace {

/// What an element's rates are made of.
struct Rates {
  Share lines, branches;
  void add(const Rates& other) {
    for (const auto& [into, from] : {std::pair{&lines, &other.lines}, std::pair{&branches, &other.branches}}) {
      into->met += from->met;
      into->all += from->all;
    }
  }
};

std::string rate(const Share& share) {
  const std::uint64_t scaled = share.all == 0 ? 10000 : share.met * 10000 / share.all;
  return fmt::format("{}.{:04}", scaled / 10000, scaled % 10000);
}

std::string rates_of(const Rates& rates) {
  return fmt::format("line-rate=\"{}\" branch-rate=\"{}\"", rate(rates.lines), rate(rates.branches));
}

/// Half of a pair is half of a condition.
unsigned percent_of(const Obligation& obligation, const Marks& marks) {
  if (is_met(obligation, marks)) return 100;
  return obligation.kind == ObligationKind::condition && shown_by(marks, obligation.slot) != 0 ? 50 : 0;
}

void add_line(std::string& out, const Coverage& coverage, std::uint32_t number, const std::vector<std::uint32_t>& here,
              Rates& rates) {
  const Share share = share_of(coverage, here);
  const std::uint32_t count = hits(coverage, here);
  rates.lines.add(count > 0);
  rates.branches.met += share.met;
  rates.branches.all += share.all;
  out += fmt::format("            <line number=\"{}\" hits=\"{}\" branch=\"true\" condition-coverage=\"{}% ({}/{})\">\n",
                     number, count, share.percent(0), share.met, share.all);
  out += "              <conditions>\n";
  for (std::size_t i = 0; i < here.size(); ++i)
    out += fmt::format("                <condition number=\"{}\" type=\"jump\" coverage=\"{}%\"/>\n", i,
                       percent_of(coverage.model.obligations[here[i]], coverage.marks));
  out += "              </conditions>\n            </line>\n";
}

std::string class_of(const Coverage& coverage, const Sources& sources, const AnnotatedFile& file, Rates& rates) {
  std::string lines;
  for (const auto& [number, here] : file.lines) add_line(lines, coverage, number, here, rates);
  const std::string& name = sources[file.source].name();
  const std::string base = name.substr(name.rfind('/') + 1);
  return fmt::format("        <class name=\"{}\" filename=\"{}\" {} complexity=\"0\">\n          <methods/>\n"
                     "          <lines>\n{}          </lines>\n        </class>\n",
                     escape_markup(base), escape_markup(name), rates_of(rates), lines);
}

}  // namespace

std::string cobertura(const std::vector<Coverage>& all, const Sources& sources, std::int64_t milliseconds,
                      const std::string& version) {
  Rates total;
  std::string packages;
  for (const Coverage& coverage : all) {
    Rates of_package;
    std::string classes;
    for (const AnnotatedFile& file : annotate(coverage, sources)) {
      Rates of_file;
      classes += class_of(coverage, sources, file, of_file);
      of_package.add(of_file);
    }
    total.add(of_package);
    packages += fmt::format("    <package name=\"{}\" {} complexity=\"0\">\n      <classes>\n{}      </classes>\n    </package>\n",
                            escape_markup(coverage.rules), rates_of(of_package), classes);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!DOCTYPE coverage SYSTEM \"http://cobertura.sourceforge.net/xml/coverage-04.dtd\">\n"
      "<coverage {} lines-covered=\"{}\" lines-valid=\"{}\" branches-covered=\"{}\" branches-valid=\"{}\" "
      "complexity=\"0\" version=\"{}\" timestamp=\"{}\">\n"
      "  <sources>\n    <source>.</source>\n  </sources>\n  <packages>\n{}  </packages>\n</coverage>\n",
      rates_of(total), total.lines.met, total.lines.all, total.branches.met, total.branches.all, escape_markup(version),
      milliseconds, packages);
}

}  // namespace rung
