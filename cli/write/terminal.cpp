// SPDX-License-Identifier: Apache-2.0
#include "cli/write/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace rung::cli {
namespace {

constexpr unsigned narrowest = 40, widest = 120;  // longer lines are hard to read

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool may_colour(bool interactive, ColourChoice choice) {
  switch (choice) {
    case ColourChoice::always: return true;
    case ColourChoice::never: return false;
    case ColourChoice::automatic: break;
  }
  const char* kind = std::getenv("TERM");
  return interactive && !is_set("NO_COLOR") && (kind == nullptr || std::string_view(kind) != "dumb");
}

std::optional<unsigned> width_of(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return std::nullopt;
}

std::string_view escape_of(Style style) {
  switch (style) {
    case Style::plain: return "";
    case Style::strong: return "\x1b[1m";
    case Style::faint: return "\x1b[2m";
    case Style::good: return "\x1b[32m";
    case Style::bad: return "\x1b[1;31m";
    case Style::doubt: return "\x1b[33m";
    case Style::accent: return "\x1b[36m";
    case Style::place: return "\x1b[34m";
  }
  return "";
}

}  // namespace

Terminal terminal_of(int descriptor, ColourChoice choice) {
  Terminal terminal;
  terminal.interactive = isatty(descriptor) == 1;
  terminal.colour = may_colour(terminal.interactive, choice);
  if (terminal.interactive) terminal.width = std::clamp(width_of(descriptor).value_or(80), narrowest, widest);
  return terminal;
}

std::string painted(const Terminal& terminal, Style style, std::string_view text) {
  if (!terminal.colour || style == Style::plain || text.empty()) return std::string(text);
  return std::string(escape_of(style)).append(text).append("\x1b[0m");
}

}  // namespace rung::cli
