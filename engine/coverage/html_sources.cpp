// SPDX-License-Identifier: Apache-2.0
// The rules on the page: each line with what is shown of it, what is missing, and by which cases.
#include <fmt/format.h>

#include <algorithm>

#include "engine/coverage/html.hpp"
#include "engine/coverage/lines.hpp"
#include "engine/coverage/markup.hpp"

namespace rung {

namespace {

enum class Shade : std::uint8_t { none, met, missing };

class AnnotatedSource {
 public:
  AnnotatedSource(const Coverage& coverage, const Source& source, const AnnotatedFile& file, const std::string& id)
      : coverage_(coverage), source_(source), file_(file), id_(id), shades_(source.text().size(), Shade::none) {
    for (const auto& [line, here] : file.lines)
      for (const std::uint32_t index : here) shade(coverage.model.obligations[index]);
  }

  std::string write() const {
    std::string lines;
    const std::string_view text = source_.text();
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      line(lines, ++number, at, end > at && text[end - 1] == '\r' ? end - 1 : end);
      at = end + 1;
    }
    return fmt::format("<h3>{} <small>{} of {}, {} %</small></h3>\n<div class=\"source\">\n{}</div>\n",
                       escape_markup(source_.name()), file_.share.met, file_.share.all, file_.share.percent(), lines);
  }

 private:
  /// What is underlined: conditions and names, not whole statements.
  void shade(const Obligation& obligation) {
    if (obligation.kind == ObligationKind::path || obligation.kind == ObligationKind::remedy) return;
    const Shade now = is_met(obligation, coverage_.marks) ? Shade::met : Shade::missing;
    for (std::uint32_t i = obligation.range.begin; i < obligation.range.end; ++i) shades_[i] = std::max(shades_[i], now);
  }

  void line(std::string& out, std::uint32_t number, std::size_t begin, std::size_t end) const {
    const auto found = file_.lines.find(number);
    if (found == file_.lines.end()) {
      out += fmt::format("<div class=\"line\"><span class=\"n\">{}</span><span class=\"state\"></span>{}</div>\n", number,
                         code(begin, end));
      return;
    }
    const Share share = share_of(coverage_, found->second);
    const bool all = share.met == share.all;
    const std::string_view state = all ? "met" : hits(coverage_, found->second) == 0 ? "missed" : "partly";
    const std::string_view sign = all ? "✓" : state == "missed" ? "✗" : "◐";
    out += fmt::format(
        "<details class=\"line {0}\" id=\"{1}-{2}-{3}\"{4}><summary><span class=\"n\">{3}</span><span class=\"state\" "
        "title=\"{5} of {6} shown\">{7} {5}/{6}</span>{8}</summary>\n<ul>\n",
        state, id_, file_.source, number, all ? "" : " open", share.met, share.all, sign, code(begin, end));
    for (const bool met : {false, true})
      for (const std::uint32_t index : found->second) item(out, coverage_.model.obligations[index], met);
    out += "</ul></details>\n";
  }

  void item(std::string& out, const Obligation& obligation, bool met) const {
    if (is_met(obligation, coverage_.marks) != met) return;
    const std::vector<std::uint32_t> cases = cases_of(obligation, coverage_.marks);
    std::string by;
    if (obligation.kind == ObligationKind::condition) by = pair(obligation);
    else if (!cases.empty()) by = cases_part(coverage_, cases, coverage_.marks[obligation.slot].count);
    out += fmt::format("<li class=\"{}\">{} {}{}</li>\n", met ? "good" : "bad", met ? "✓" : "✗",
                       with_code(met ? words(obligation) : missing_words(obligation, coverage_.marks)),
                       by.empty() ? "" : "<br><small>" + by + "</small>");
  }

  /// The cases of each half of a condition's pair.
  std::string pair(const Obligation& obligation) const {
    std::string result;
    for (const bool value : {true, false})
      for (const bool outcome : {true, false}) {
        const Mark& mark = coverage_.marks[obligation.slot + (value ? 2 : 0) + (outcome ? 1 : 0)];
        if (mark.count == 0) continue;
        result += fmt::format("{}where it is {}, the outcome is {}: {}", result.empty() ? "" : "<br>", value ? "true" : "false",
                              outcome ? "true" : "false", cases_part(coverage_, {mark.cases.front()}, mark.count));
      }
    return result;
  }

  std::string code(std::size_t begin, std::size_t end) const {
    std::string result = "<code>";
    for (std::size_t at = begin; at < end;) {
      std::size_t next = at;
      while (next < end && shades_[next] == shades_[at]) ++next;
      const std::string text = escape_markup(source_.text().substr(at, next - at));
      if (shades_[at] == Shade::none) result += text;
      else result += fmt::format("<span class=\"{}\">{}</span>", shades_[at] == Shade::met ? "shown" : "gap", text);
      at = next;
    }
    return result + "</code>";
  }

  const Coverage& coverage_;
  const Source& source_;
  const AnnotatedFile& file_;
  const std::string& id_;
  std::vector<Shade> shades_;  ///< by byte
};

}  // namespace

std::string sources_part(const Coverage& coverage, const Sources& sources, const std::string& id) {
  std::string result;
  for (const AnnotatedFile& file : annotate(coverage, sources))
    result += AnnotatedSource(coverage, sources[file.source], file, id).write();
  return result;
}

}  // namespace rung
