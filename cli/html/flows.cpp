// SPDX-License-Identifier: Apache-2.0
#include "cli/html/flows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>

#include "cli/write/text_layout.hpp"
#include "engine/coverage/markup.hpp"
#include "grammar/unicode.hpp"

namespace rung::cli {
namespace {

// In the picture's own units, of which the screen makes what it has room for.
constexpr double width = 960, label_width = 250, node_width = 9, gap = 12, top = 10;
constexpr double least_band = 1.5, least_slot = 34, least_height = 170, most_height = 620, height_of_flow = 44;
constexpr std::size_t label_columns = 34;

struct End {
  std::string label;
  std::uint64_t count = 0;
  double height = 0, slot = 0, y = 0;  ///< the slot is as high as its label needs, the node stands in its middle
  double used = 0;                     ///< what bands have taken of the node so far
  double pull = 0;                     ///< where its bands come from, on the average
};

std::string cut(const std::string& text) {
  if (display_width(text) <= label_columns) return text;
  std::string result;
  std::size_t columns_used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint character = decode(text, at);
    columns_used += columns(character.value);
    if (columns_used >= label_columns) break;
    result += text.substr(at, character.length);
    at += character.length;
  }
  return result + "…";
}

class Chart {
 public:
  explicit Chart(const std::vector<Flow>& flows) : flows_(flows) {
    for (const Flow& flow : flows) {
      from_.push_back(end_of(flow.from, left_keys_, left_));
      to_.push_back(end_of(flow.to, right_keys_, right_));
      left_[from_.back()].count += sum(flow.counts);
      right_[to_.back()].count += sum(flow.counts);
    }
    measure();
    place(left_, in_order(left_));
    for (std::size_t i = 0; i < flows.size(); ++i) {
      const End& from = left_[from_[i]];
      right_[to_[i]].pull += (from.y + from.slot / 2) * static_cast<double>(sum(flows[i].counts));
    }
    std::vector<std::size_t> order = in_order(right_);
    const auto pull = [&](std::size_t end) {
      return right_[end].pull / static_cast<double>(std::max<std::uint64_t>(right_[end].count, 1));
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return pull(a) < pull(b); });
    place(right_, order);
    level();
  }

  std::string draw(std::string_view description) {
    std::string bands;
    for (const std::size_t i : from_the_top()) bands += band(i);
    std::string nodes;
    for (const End& end : left_) nodes += node(end, label_width - 8, "end", label_width);
    for (const End& end : right_) nodes += node(end, width - label_width + 8, "start", width - label_width - node_width);
    return fmt::format(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Picture\"><svg class=\"flows\" viewBox=\"0 0 {} "
        "{:.0f}\" role=\"img\" "
        "aria-label=\"{}\">\n{}{}</svg></div>\n",
        width, height_ + 2 * top, escape_markup(description), bands, nodes);
  }

 private:
  static std::size_t end_of(const FlowEnd& end, std::vector<std::string>& keys, std::vector<End>& ends) {
    const auto known = std::find(keys.begin(), keys.end(), end.key);
    if (known != keys.end()) return static_cast<std::size_t>(known - keys.begin());
    keys.push_back(end.key);
    ends.push_back({end.label, 0, 0, 0, 0, 0, 0});
    return ends.size() - 1;
  }

  static std::vector<std::size_t> in_order(const std::vector<End>& ends) {
    std::vector<std::size_t> order(ends.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
  }

  double thickness(std::uint64_t count) const {
    return count == 0 ? 0 : std::max(least_band, static_cast<double>(count) * scale_);
  }

  void measure() {
    std::uint64_t total = 0;
    for (const End& end : left_) total += end.count;
    const double wanted = std::clamp(height_of_flow * static_cast<double>(flows_.size()), least_height, most_height);
    scale_ = wanted / static_cast<double>(std::max<std::uint64_t>(total, 1));
    for (std::size_t i = 0; i < flows_.size(); ++i)
      for (const std::uint64_t count : flows_[i].counts) {
        left_[from_[i]].height += thickness(count);
        right_[to_[i]].height += thickness(count);
      }
  }

  void place(std::vector<End>& ends, const std::vector<std::size_t>& order) {
    double y = 0;
    for (const std::size_t each : order) {
      End& end = ends[each];
      end.slot = std::max(end.height, least_slot);
      end.y = y;
      y += end.slot + gap;
    }
    height_ = std::max(height_, y - gap);
  }

  /// Both columns stand in the middle.
  void level() {
    for (std::vector<End>* ends : {&left_, &right_}) {
      double bottom = 0;
      for (const End& end : *ends) bottom = std::max(bottom, end.y + end.slot);
      for (End& end : *ends) end.y += top + (height_ - bottom) / 2 + (end.slot - end.height) / 2;
    }
  }

  /// So that bands leave and reach their nodes without crossing beside them.
  std::vector<std::size_t> from_the_top() {
    std::vector<std::size_t> order(flows_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return left_[from_[a]].y < left_[from_[b]].y; });
    starts_.resize(flows_.size());
    ends_.resize(flows_.size());
    std::vector<std::size_t> leaving = order;
    std::stable_sort(leaving.begin(), leaving.end(),
                     [&](std::size_t a, std::size_t b) { return right_[to_[a]].y < right_[to_[b]].y; });
    for (const std::size_t i : leaving) starts_[i] = take(left_[from_[i]], i);
    for (const std::size_t i : order) ends_[i] = take(right_[to_[i]], i);
    return order;
  }

  double take(End& end, std::size_t flow) const {
    const double at = end.y + end.used;
    for (const std::uint64_t count : flows_[flow].counts) end.used += thickness(count);
    return at;
  }

  std::string band(std::size_t flow) const {
    constexpr double left = label_width + node_width, right = width - label_width - node_width, middle = (left + right) / 2;
    std::string html = "<g><title>" + escape_markup(flows_[flow].words) + "</title>";
    double from = starts_[flow], to = ends_[flow];
    for (std::size_t tone = 0; tone < tones; ++tone) {
      const double thick = thickness(flows_[flow].counts[tone]);
      if (thick == 0) continue;
      html += fmt::format(
          "<path class=\"flow fill-{0}\" d=\"M{1} {4:.2f}C{2} {4:.2f} {2} {5:.2f} {3} {5:.2f}V{7:.2f}C{2} {7:.2f} {2} {6:.2f} "
          "{1} {6:.2f}Z\"/>",
          class_of(static_cast<Tone>(tone)), left, middle, right, from, to, from + thick, to + thick);
      from += thick;
      to += thick;
    }
    return html + "</g>\n";
  }

  static std::string node(const End& end, double text_x, std::string_view anchor, double x) {
    const double middle = end.y + end.height / 2;
    return fmt::format(
        "<g><title>{}</title><rect class=\"node\" x=\"{}\" y=\"{:.2f}\" width=\"{}\" height=\"{:.2f}\" rx=\"2\"/>"
        "<text x=\"{}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text><text class=\"count\" x=\"{}\" y=\"{:.1f}\" "
        "text-anchor=\"{}\">{}</text></g>\n",
        escape_markup(end.label), x, end.y, node_width, end.height, text_x, middle - 1, anchor, escape_markup(cut(end.label)),
        text_x, middle + 14, anchor, digits(end.count));
  }

  const std::vector<Flow>& flows_;
  std::vector<std::string> left_keys_, right_keys_;
  std::vector<End> left_, right_;
  std::vector<std::size_t> from_, to_;  ///< of flows, into left_ and right_
  std::vector<double> starts_, ends_;   ///< of flows: where their first bands begin
  double scale_ = 0, height_ = 0;
};

}  // namespace

std::string flow_chart(const std::vector<Flow>& flows, std::string_view description) {
  std::vector<Flow> shown;
  std::copy_if(flows.begin(), flows.end(), std::back_inserter(shown), [](const Flow& flow) { return sum(flow.counts) > 0; });
  return shown.empty() ? std::string() : Chart(shown).draw(description);
}

}  // namespace rung::cli
