// SPDX-License-Identifier: Apache-2.0
// The layout of a diagnostic: a gutter with line numbers, and under each line what is meant.
#include "grammar/render_diagnostic.hpp"

#include <algorithm>

#include "grammar/source_line.hpp"
#include "grammar/unicode.hpp"

namespace rung {

namespace {

enum class Ink : std::uint8_t { plain, bold, error, warning, remark, gutter };

const char* ansi(Ink ink) {
  switch (ink) {
    case Ink::plain: return "\x1B[0m";
    case Ink::bold: return "\x1B[1m";
    case Ink::error: return "\x1B[1;31m";
    case Ink::warning: return "\x1B[1;33m";
    case Ink::remark: return "\x1B[1;36m";
    case Ink::gutter: return "\x1B[1;34m";
  }
  return "";
}

const char* word(Level level) {
  switch (level) {
    case Level::error: return "error";
    case Level::warning: return "warning";
    case Level::note: return "note";
  }
  return "";
}

Ink ink_of(Level level) {
  switch (level) {
    case Level::error: return Ink::error;
    case Level::warning: return Ink::warning;
    case Level::note: return Ink::remark;
  }
  return Ink::plain;
}

class Rendering {
 public:
  Rendering(const Diagnostic& diagnostic, const Sources& sources, bool colour)
      : diagnostic_(diagnostic), sources_(sources), colour_(colour) {}

  std::string whole() {
    const std::string code = diagnostic_.code.empty() ? std::string() : "[" + diagnostic_.code + "]";
    text_ = inked(ink_of(diagnostic_.level), word(diagnostic_.level) + code) +
            inked(Ink::bold, ": " + make_visible(diagnostic_.message)) + "\n";
    if (known(diagnostic_.range)) places();
    if (!diagnostic_.help.empty()) {
      text_ += gutter("", "=") + inked(Ink::bold, " help") + ": " + make_visible(diagnostic_.help) + "\n";
    }
    return std::move(text_);
  }

 private:
  bool known(const Range& range) const { return range.source < sources_.size(); }
  std::uint32_t line(const Range& range) const { return sources_[range.source].position(range.begin).line; }

  std::string inked(Ink ink, const std::string& text) const {
    return colour_ ? ansi(ink) + text + ansi(Ink::plain) : text;
  }

  /// A line number, or none, and a mark behind it.
  std::string gutter(const std::string& number, const char* mark) const {
    return inked(Ink::gutter, std::string(width_ - std::min(width_, number.size()), ' ') + number + " " + mark);
  }

  void places() {
    width_ = std::to_string(line(diagnostic_.range)).size();
    for (const Note& note : diagnostic_.notes) {
      if (known(note.range)) width_ = std::max(width_, std::to_string(line(note.range)).size());
    }
    place("--> ", diagnostic_.range);
    text_ += gutter("", "|") + "\n";
    source_line(diagnostic_.range);
    underline(diagnostic_.range, '^', "");
    Range last = diagnostic_.range;
    for (const Note& note : diagnostic_.notes) {
      if (!known(note.range)) continue;
      const bool same_file = note.range.source == last.source;
      if (!same_file) place("::: ", note.range);
      if (same_file && line(note.range) != line(last)) text_ += gutter("", "|") + "\n";
      if (!same_file || line(note.range) != line(last)) source_line(note.range);
      underline(note.range, '-', note.caption);
      last = note.range;
    }
  }

  void place(const char* arrow, const Range& range) {
    const Source& source = sources_[range.source];
    const Position position = source.position(range.begin);
    text_ += std::string(width_, ' ') + inked(Ink::gutter, arrow) + make_visible(source.name()) + ":" +
             std::to_string(position.line) + ":" + std::to_string(position.column) + "\n";
  }

  void source_line(const Range& range) {
    const ShownLine shown = show_line(sources_[range.source], range);
    text_ += gutter(std::to_string(shown.number), "|") + (shown.text.empty() ? "" : " ") + shown.text + "\n";
  }

  void underline(const Range& range, char mark, const std::string& caption) {
    const ShownLine shown = show_line(sources_[range.source], range);
    const std::string marks(shown.underlined, mark);
    const Ink ink = mark == '^' ? ink_of(diagnostic_.level) : Ink::remark;
    text_ += gutter("", "|") + " " + shown.indent +
             inked(ink, caption.empty() ? marks : marks + " " + make_visible(caption)) + "\n";
  }

  const Diagnostic& diagnostic_;
  const Sources& sources_;
  bool colour_;
  std::size_t width_ = 0;
  std::string text_;
};

}  // namespace

std::string render(const Diagnostic& diagnostic, const Sources& sources, bool colour) {
  return Rendering(diagnostic, sources, colour).whole();
}

}  // namespace rung
