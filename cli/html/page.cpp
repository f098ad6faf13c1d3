// SPDX-License-Identifier: Apache-2.0
#include "cli/html/page.hpp"

#include <fmt/format.h>
// libmd's header relies on these without including them.
#include <sys/types.h>

#include <sha2.h>

#include "cli/embedded.hpp"
#include "engine/coverage/markup.hpp"

namespace rung::cli {
namespace {

std::string_view part(std::string_view name) {
  for (const EmbeddedFile& file : page_files())
    if (file.name == name) return file.text;
  return {};
}

std::string base64(const std::array<std::uint8_t, SHA256_DIGEST_LENGTH>& bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) group = group << 8 | (i < count ? bytes[at + i] : 0U);
    for (std::size_t i = 0; i < 4; ++i) text += i <= count ? letters[group >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

std::string hash_of(std::string_view text) {
  SHA2_CTX hash;
  SHA256Init(&hash);
  SHA256Update(&hash, reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256Final(digest.data(), &hash);
  return base64(digest);
}

}  // namespace

std::string html_page(std::string_view title, std::string_view body) {
  const std::string_view style = part("style.css"), script = part("script.js");
  const auto value_of = [&](std::string_view name) -> std::string {
    if (name == "title") return escape_markup(title);
    if (name == "body") return std::string(body);
    if (name == "style") return std::string(style);
    if (name == "script") return std::string(script);
    return hash_of(name == "style-hash" ? style : script);
  };
  // In one go, so that what is put in is not looked at again.
  std::string_view frame = part("page.html");
  std::string page;
  for (std::size_t open = 0; (open = frame.find("{{")) != std::string_view::npos;) {
    const std::size_t close = frame.find("}}", open);
    page += frame.substr(0, open);
    page += value_of(frame.substr(open + 2, close - open - 2));
    frame.remove_prefix(close + 2);
  }
  return page.append(frame);
}

std::string digits(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, ",");
  return text;
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0 || part == 0) return "0 %";
  if (part >= whole) return "100 %";
  const double share = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  if (share < 0.1) return "< 0.1 %";
  // Rounding must not make all of it.
  return share > 99.9 ? "> 99.9 %" : fmt::format("{:.1f} %", share);
}

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::yes: return "yes";
    case Tone::no: return "no";
    case Tone::maybe: return "maybe";
    case Tone::none: return "none";
  }
  return "";
}

std::uint64_t sum(const Toned& counts) {
  std::uint64_t total = 0;
  for (const std::uint64_t count : counts) total += count;
  return total;
}

std::string share_bar(const Toned& counts, std::string_view css_class) {
  std::string bar = fmt::format("<svg class=\"{}\" aria-hidden=\"true\">", css_class);
  const double whole = static_cast<double>(std::max<std::uint64_t>(sum(counts), 1));
  double from = 0;
  for (std::size_t i = 0; i < tones; ++i) {
    if (counts[i] == 0) continue;
    const double width = 100.0 * static_cast<double>(counts[i]) / whole;
    bar += fmt::format("<rect class=\"fill-{}\" x=\"{:.3f}%\" width=\"{:.3f}%\" height=\"100%\"/>",
                       class_of(static_cast<Tone>(i)), from, width);
    from += width;
  }
  return bar + "</svg>";
}

std::string legend(const std::vector<LegendItem>& items) {
  std::string list = "<ul class=\"legend\">";
  for (const LegendItem& item : items)
    list += fmt::format("<li><svg aria-hidden=\"true\"><rect class=\"fill-{}\" width=\"100%\" height=\"100%\"/></svg>{}</li>",
                        class_of(item.tone), escape_markup(item.text));
  return list + "</ul>\n";
}

std::string tiles(const std::vector<Tile>& all) {
  std::string list = "<ul class=\"tiles\">\n";
  for (const Tile& tile : all)
    list += fmt::format("<li><strong class=\"{}\">{}</strong> <span>{}</span></li>\n",
                        tile.tone == Tone::none ? "" : class_of(tile.tone), escape_markup(tile.value), escape_markup(tile.label));
  return list + "</ul>\n";
}

std::string navigation(const std::vector<Link>& links) {
  std::string list = "<nav aria-label=\"Sections\"><ul>";
  for (const Link& link : links) list += fmt::format("<li><a href=\"#{}\">{}</a></li>", link.id, escape_markup(link.text));
  return list + "</ul></nav>\n";
}

}  // namespace rung::cli
