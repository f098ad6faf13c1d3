// SPDX-License-Identifier: Apache-2.0
// What all pages share: the frame with its style and script, and how numbers and shares are shown.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// A whole document. `title` is plain text, `body` HTML. Its policy lets nothing run but the page's own script, and
/// nothing be loaded at all.
std::string html_page(std::string_view title, std::string_view body);

/// `1,234,567`.
std::string digits(std::uint64_t number);
/// `37.5 %`; `100 %` is all of it, and `0 %` none.
std::string percent(std::uint64_t part, std::uint64_t whole);

/// What a colour stands for, in the order in which colours stand in a bar.
enum class Tone : std::uint8_t { yes, no, maybe, none };
constexpr std::size_t tones = 4;
std::string_view class_of(Tone tone);
/// Counts by tone.
using Toned = std::array<std::uint64_t, tones>;
std::uint64_t sum(const Toned& counts);

/// The shares of a whole as a bar across all the room there is; people who do not see it read the numbers beside it.
std::string share_bar(const Toned& counts, std::string_view css_class);
struct LegendItem {
  Tone tone;
  std::string text;
};  ///< text: plain
std::string legend(const std::vector<LegendItem>& items);

struct Tile {
  std::string value, label;
  Tone tone = Tone::none;
};  ///< plain texts
std::string tiles(const std::vector<Tile>& all);

struct Link {
  std::string_view id, text;
};
/// The way to the sections of the page.
std::string navigation(const std::vector<Link>& links);

}  // namespace rung::cli
