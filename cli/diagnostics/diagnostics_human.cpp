// SPDX-License-Identifier: Apache-2.0
// Diagnostics for people: a line of source with its range underlined for each place.
#include <fmt/format.h>

#include <algorithm>

#include "cli/diagnostics/diagnostics.hpp"
#include "cli/write/text_layout.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

/// One place of a diagnostic: a line, and the bytes of it to underline.
struct Excerpt {
  std::string_view file;
  std::uint32_t line = 0, column = 0;
  std::string_view text;
  std::size_t begin = 0, end = 0;
  std::string_view caption;
};

// Lines of generated files are long; what is clipped keeps this many columns before the range.
constexpr std::size_t context_columns = 24;
constexpr std::size_t least_columns = 100;
constexpr std::size_t bytes_looked_at = 8192;  // more than any terminal's width takes

std::size_t byte_of_column(std::string_view text, std::uint32_t column) {
  std::size_t at = 0;
  for (std::uint32_t i = 1; i < column && at < text.size(); ++i) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  }
  return at;
}

Excerpt excerpt_of(const Sources& sources, Range range, std::string_view caption) {
  const Source& source = sources[range.source];
  const Position position = source.position(range.begin);
  Excerpt excerpt{source.name(), position.line, position.column, source.line(position.line), 0, 0, caption};
  excerpt.begin = byte_of_column(excerpt.text, position.column);
  excerpt.end = std::clamp<std::size_t>(excerpt.begin + (range.end - range.begin), excerpt.begin, excerpt.text.size());
  return excerpt;
}

std::string printable(std::string_view text) {
  std::string result;
  for (;;) {
    const std::size_t tab = text.find('\t');
    result += neutralise(text.substr(0, tab));
    if (tab == std::string_view::npos) return result;
    result += "  ";
    text.remove_prefix(tab + 1);
  }
}

/// The last part of `text` that takes at most `columns`.
std::string_view tail(std::string_view text, std::size_t columns) {
  std::size_t at = text.size(), taken = 0;
  while (at > 0) {
    std::size_t start = at - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    taken += display_width(printable(text.substr(start, at - start)));
    if (taken > columns) break;
    at = start;
  }
  return text.substr(at);
}

/// The first part of `text` that takes at most `columns`.
std::string_view head(std::string_view text, std::size_t columns) {
  std::size_t at = 0, taken = 0;
  while (at < text.size()) {
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    taken += display_width(printable(text.substr(at, next - at)));
    if (taken > columns) break;
    at = next;
  }
  return text.substr(0, at);
}

/// The line in three parts, clipped to the room there is.
struct ShownLine {
  std::string before, marked, after;
};

/// Of what may be millions of bytes, as many from its end or its beginning as could be shown at all.
std::string_view near_end(std::string_view text) {
  if (text.size() <= bytes_looked_at) return text;
  std::size_t at = text.size() - bytes_looked_at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return text.substr(at);
}
std::string_view near_begin(std::string_view text) {
  if (text.size() <= bytes_looked_at) return text;
  std::size_t at = bytes_looked_at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return text.substr(0, at);
}

ShownLine shown_line(const Excerpt& excerpt, std::size_t room) {
  const std::string_view before = near_end(excerpt.text.substr(0, excerpt.begin));
  const std::string_view marked = near_begin(excerpt.text.substr(excerpt.begin, excerpt.end - excerpt.begin));
  const std::string_view after = near_begin(excerpt.text.substr(excerpt.end));
  ShownLine line{printable(before), printable(marked), printable(after)};
  const auto width = [&] { return display_width(line.before) + display_width(line.marked) + display_width(line.after); };
  if (width() <= room) return line;
  if (display_width(line.before) > context_columns) line.before = "…" + printable(tail(before, context_columns));
  const std::size_t taken = display_width(line.before);
  if (taken + display_width(line.marked) > room) {
    line.marked = printable(head(marked, room - taken - 1));
    line.after = "…";
  } else if (width() > room) {
    line.after = printable(head(after, room - taken - display_width(line.marked) - 1)) + "…";
  }
  return line;
}

class HumanText {
 public:
  HumanText(const Terminal& terminal, Style style, std::size_t gutter)
      : terminal_(terminal), style_(style), gutter_(gutter) {}

  void headline(std::string_view level, std::string_view code, std::string_view message) {
    text_ += painted(terminal_, style_, fmt::format("{}[{}]", level, code)) + ": ";
    text_ += painted(terminal_, Style::strong, neutralise(message)) + "\n";
  }

  void place(const Excerpt& excerpt, bool primary) {
    text_ += std::string(gutter_, ' ') + painted(terminal_, Style::place, primary ? "--> " : "::: ");
    text_ += fmt::format("{}:{}:{}\n", excerpt.file, excerpt.line, excerpt.column);
  }

  void source(const Excerpt& excerpt, bool primary) {
    const std::size_t columns = std::max<std::size_t>(terminal_.interactive ? terminal_.width : 0, least_columns);
    const ShownLine line = shown_line(excerpt, columns - gutter_ - 3);
    const std::string whole = line.before + line.marked + line.after;
    if (primary) text_ += bar("") + "\n";
    text_ += bar(std::to_string(excerpt.line)) + (whole.empty() ? "" : " ") + whole + "\n";
    const std::size_t length = std::max<std::size_t>(display_width(line.marked), 1);
    std::string mark(length, primary ? '^' : '-');
    if (!excerpt.caption.empty()) mark += " " + neutralise(excerpt.caption);
    text_ += bar("") + " " + std::string(display_width(line.before), ' ');
    text_ += painted(terminal_, primary ? style_ : Style::place, mark) + "\n";
  }

  void help(std::string_view help) {
    if (help.empty()) return;
    text_ += std::string(gutter_ + 1, ' ') + painted(terminal_, Style::place, "=") + " ";
    text_ += painted(terminal_, Style::accent, "help") + ": " + neutralise(help) + "\n";
  }

  std::string finish() { return std::move(text_); }

 private:
  std::string bar(std::string_view number) const {
    return painted(terminal_, Style::place, fmt::format("{:>{}} |", number, gutter_));
  }

  const Terminal& terminal_;
  Style style_;
  std::size_t gutter_;
  std::string text_;
};

Style style_of(Level level) {
  switch (level) {
    case Level::error: return Style::bad;
    case Level::warning: return Style::doubt;
    case Level::note: return Style::accent;
  }
  return Style::plain;
}

/// The end of the scalar that starts at `begin`: readers know where a value starts, not where it ends.
std::size_t end_of_scalar(std::string_view text, std::size_t begin) {
  if (begin >= text.size()) return begin;
  const char quote = text[begin];
  if (quote == '"' || quote == '\'') {
    std::size_t end = begin + 1;
    while (end < text.size() && text[end] != quote) end += text[end] == '\\' && quote == '"' ? 2 : 1;
    return std::min(end + 1, text.size());
  }
  std::size_t end = begin;
  while (end < text.size() && text[end] != ',' && text[end] != '}' && text[end] != ']' &&
         text.substr(end, 2) != ": " && text.substr(end, 2) != " #" && !(text[end] == ':' && end + 1 == text.size()))
    ++end;
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\r')) --end;
  return end;
}

}  // namespace

std::string_view spell(Level level) {
  switch (level) {
    case Level::error: return "error";
    case Level::warning: return "warning";
    case Level::note: return "note";
  }
  return "";
}

std::string render_human(const Sources& sources, const Diagnostic& diagnostic, const Terminal& terminal) {
  std::vector<Excerpt> excerpts = {excerpt_of(sources, diagnostic.range, "")};
  for (const Note& note : diagnostic.notes) excerpts.push_back(excerpt_of(sources, note.range, note.caption));
  std::uint32_t last_line = 0;
  for (const Excerpt& excerpt : excerpts) last_line = std::max(last_line, excerpt.line);
  HumanText text(terminal, style_of(diagnostic.level), std::to_string(last_line).size());
  text.headline(spell(diagnostic.level), diagnostic.code, diagnostic.message);
  for (std::size_t i = 0; i < excerpts.size(); ++i) {
    text.place(excerpts[i], i == 0);
    text.source(excerpts[i], i == 0);
  }
  text.help(diagnostic.help);
  return text.finish();
}

std::string render_human(std::string_view file, const SnapshotError& error, std::string_view line_text,
                         const Terminal& terminal) {
  const std::string name = neutralise(file);
  HumanText text(terminal, Style::bad, std::to_string(error.line).size());
  text.headline("error", error.code, error.message);
  if (error.line == 0) {
    text.help("in " + name);
    return text.finish();
  }
  Excerpt excerpt{name, error.line, std::max(error.column, 1u), line_text, 0, 0, {}};
  excerpt.begin = byte_of_column(line_text, excerpt.column);
  excerpt.end = end_of_scalar(line_text, excerpt.begin);
  text.place(excerpt, true);
  if (!line_text.empty()) text.source(excerpt, true);
  return text.finish();
}

}  // namespace rung::cli
