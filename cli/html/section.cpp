// SPDX-License-Identifier: Apache-2.0
#include "cli/html/section.hpp"

#include <fmt/format.h>

#include "cli/html/page.hpp"
#include "engine/coverage/markup.hpp"

namespace rung::cli {
namespace {

std::string opening(const Section& section) {
  return fmt::format("<section id=\"{0}\" aria-labelledby=\"{0}-heading\">\n<h2 id=\"{0}-heading\">{1}</h2>\n{2}", section.id,
                     escape_markup(section.heading), section.lead.empty() ? "" : "<p class=\"soft\">" + section.lead + "</p>\n");
}

std::string tools(const Section& section) {
  return fmt::format(
      "<div class=\"tools\" hidden><label>Filter<input type=\"search\" autocomplete=\"off\" aria-controls=\"{}-items\"></label>"
      "<output aria-live=\"polite\"></output></div>\n",
      section.id);
}

constexpr std::string_view nothing = "<p class=\"nothing\" hidden>Nothing here has all of these words.</p>\n";

std::string left_out_in_words(std::size_t shown, std::size_t left_out, std::string_view what) {
  if (left_out == 0) return {};
  return fmt::format("<p class=\"soft\">The first {} {}; {} more are left out.</p>\n", digits(shown), what, digits(left_out));
}

std::string attribute(std::string_view name, std::string_view value) {
  return value.empty() ? std::string() : fmt::format(" {}=\"{}\"", name, value);
}

}  // namespace

Cell number_cell(std::uint64_t number) { return {digits(number), number}; }

std::string table_section(const Section& section, std::string_view caption, const std::vector<Column>& columns,
                          const std::vector<std::vector<Cell>>& rows, std::size_t left_out) {
  std::string html = opening(section) + tools(section);
  html += fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{1}\"><table>\n<caption>{1}</caption>\n<thead><tr>", "",
      escape_markup(caption));
  for (const Column& column : columns)
    html += fmt::format("<th scope=\"col\"{}{}>{}</th>", attribute("class", column.css_class),
                        attribute("data-name", column.name), escape_markup(column.title));
  html += fmt::format("</tr></thead>\n<tbody id=\"{}-items\" data-items>\n", section.id);
  for (const std::vector<Cell>& row : rows) {
    html += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string value = row[i].number ? fmt::format(" data-value=\"{}\"", *row[i].number) : "";
      const std::string_view element = i == 0 ? "th" : "td";
      html += fmt::format("<{0}{1}{2}{3}>{4}</{0}>", element, i == 0 ? " scope=\"row\"" : "",
                          attribute("class", columns[i].css_class), value, row[i].html);
    }
    html += "</tr>\n";
  }
  html += "</tbody></table>\n";
  return html + std::string(nothing) + "</div>\n" + left_out_in_words(rows.size(), left_out, "rows") + "</section>\n";
}

std::string list_section(const Section& section, std::string_view what, const std::vector<std::string>& items,
                         std::size_t left_out) {
  std::string html = opening(section) + tools(section) + fmt::format("<div id=\"{}-items\" data-items>\n", section.id);
  for (const std::string& item : items) html += item;
  return html + "</div>\n" + std::string(nothing) + left_out_in_words(items.size(), left_out, what) + "</section>\n";
}

std::string plain_section(const Section& section, std::string_view content) {
  return opening(section) + std::string(content) + "</section>\n";
}

std::string filter_link(std::string_view section, std::string_view filter, std::string_view text) {
  std::string encoded;
  for (const char c : filter) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
    encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return fmt::format("<a href=\"#{}.filter={}\">{}</a>", section, encoded, text);
}

std::string titled(const std::string& title, const std::string& name) {
  if (title.empty() || title == name) return "<code>" + escape_markup(name) + "</code>";
  return escape_markup(title) + " <small><code>" + escape_markup(name) + "</code></small>";
}

}  // namespace rung::cli
