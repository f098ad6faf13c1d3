// SPDX-License-Identifier: Apache-2.0
// What check() has to say: collected from all steps, quoted in the author's words, with names that may have been meant.
#include "engine/check/findings.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/values/text.hpp"

namespace rung {

void Findings::error(std::string_view code, Range range, std::string message, std::string help,
                     std::vector<Note> notes) {
  diagnostics_.push_back(
      {std::string(code), Level::error, std::move(message), range, std::move(notes), std::move(help)});
}

std::string_view Findings::written(Range range) const {
  if (range.source >= sources_.size()) return {};
  const std::string_view text = sources_[range.source].text();
  if (range.begin > text.size() || range.end < range.begin) return {};
  return text.substr(range.begin, range.end - range.begin);
}

std::string Findings::quote(Range range) const {
  constexpr std::size_t longest = 60;
  std::string line;
  for (const char c : written(range)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.size() > longest) {
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;  // never inside a code point
    line.resize(cut);
    line += " …";
  }
  return "`" + line + "`";
}

std::string Findings::did_you_mean(std::string_view name, const std::function<std::vector<std::string>()>& candidates) {
  if (candidates_left_ == 0) return {};
  const std::vector<std::string> names = candidates();
  candidates_left_ -= std::min(candidates_left_, names.size() + 1);
  const std::optional<std::string> nearest = closest(name, names);
  return nearest ? "did you mean `" + *nearest + "`?" : std::string();
}

std::string Findings::few(std::string_view what, const std::vector<std::string>& names) {
  constexpr std::size_t most = 8;
  if (names.empty() || names.size() > most) return {};
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "`" : ", `") + name + "`";
  return std::string(what) + " " + list;
}

std::vector<Diagnostic> Findings::take() {
  const auto place = [](const Diagnostic& d) {
    return std::tie(d.range.source, d.range.begin, d.range.end, d.code, d.message);
  };
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
  const auto last = std::unique(diagnostics_.begin(), diagnostics_.end(),
                                [&](const Diagnostic& a, const Diagnostic& b) { return place(a) == place(b); });
  diagnostics_.erase(last, diagnostics_.end());
  return std::exchange(diagnostics_, {});
}

}  // namespace rung
