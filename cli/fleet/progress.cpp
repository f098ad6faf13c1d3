// SPDX-License-Identifier: Apache-2.0
#include "cli/fleet/progress.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "cli/write/text_layout.hpp"

namespace rung::cli {
namespace {

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, 1, ',');
  return text;
}

std::string in_bytes(double bytes) {
  constexpr std::array<std::string_view, 5> units = {"B", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  for (; bytes >= 1000 && unit + 1 < units.size(); ++unit) bytes /= 1000;
  return unit == 0 || bytes >= 100 ? fmt::format("{:.0f} {}", bytes, units[unit]) : fmt::format("{:.1f} {}", bytes, units[unit]);
}

std::string in_time(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
  if (whole < 100) return fmt::format("{} s", whole);
  if (whole < 100 * 60) return fmt::format("{} min", (whole + 59) / 60);
  return fmt::format("{} h", (whole + 3599) / 3600);
}

}  // namespace

std::string progress_text(const Totals& totals, std::uint64_t bytes, std::uint64_t total, std::chrono::duration<double> elapsed) {
  std::string text = fmt::format("{} {} · {}", grouped(totals.snapshots), totals.snapshots == 1 ? "snapshot" : "snapshots",
                                 in_bytes(static_cast<double>(bytes)));
  if (total >= bytes && total > 0) text += " of " + in_bytes(static_cast<double>(total));
  const double rate = elapsed.count() > 0 ? static_cast<double>(bytes) / elapsed.count() : 0;
  if (rate > 0) text += " · " + in_bytes(rate) + "/s";
  if (rate > 0 && total >= bytes && total > 0) text += " · " + in_time(static_cast<double>(total - bytes) / rate) + " left";
  if (totals.bad > 0) text += " · " + grouped(totals.bad) + " not decided";
  return text;
}

void Progress::update(const Totals& totals, std::uint64_t bytes, std::uint64_t total) {
  using namespace std::chrono_literals;
  if (kind_ == Kind::none) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < (kind_ == Kind::line ? 100ms : 1000ms)) return;
  last_ = now;
  const std::string text = progress_text(totals, bytes, total, now - started_);
  if (kind_ == Kind::lines) {
    remarks_.write("progress: " + text + "\n");
  } else {
    erase();
    // A line that is broken could not be erased.
    if (display_width(text) >= terminal_.width) return;
    remarks_.write(text);
    shown_ = true;
  }
  remarks_.flush();
}

void Progress::erase() {
  if (!shown_) return;
  remarks_.write("\r\x1B[K");
  remarks_.flush();
  shown_ = false;
}

}  // namespace rung::cli
