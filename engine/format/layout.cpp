// SPDX-License-Identifier: Apache-2.0
#include "engine/format/layout.hpp"

#include "grammar/unicode.hpp"

namespace rung::canonical {

namespace {

constexpr std::uint32_t none = 0;  ///< the first step of a group is the group itself, so that no fill stands at 0

}  // namespace

std::uint32_t width_of(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  std::uint32_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii(text[at])) {
      ++width;
      ++at;
      continue;
    }
    const CodePoint character = decode(text, at);
    width += columns(character.value);
    at += character.length;
  }
  return width;
}

std::uint32_t flat_width(const Step& step) {
  switch (step.kind) {
    case Step::Kind::text:
    case Step::Kind::flat_text: return width_of(step.text);
    case Step::Kind::blanks:
    case Step::Kind::line: return step.number;
    case Step::Kind::fill: return 1;
    case Step::Kind::pad:
    case Step::Kind::column:
    case Step::Kind::line_end:
    case Step::Kind::blank_line:
    case Step::Kind::comment:
    case Step::Kind::line_of_comment:
    case Step::Kind::group:
    case Step::Kind::group_end:
    case Step::Kind::nest:
    case Step::Kind::align:
    case Step::Kind::nest_end: return 0;
  }
  return 0;
}

void Layout::text(std::string_view text) {
  if (comment_waits_ && text != ",") {
    for (const OpenGroup& group : groups_)
      if (group.begin < last_comment_) steps_[group.begin].number = 1;
    comment_waits_ = false;
  }
  add(Step::Kind::text).text = text;
}

void Layout::comment(std::string_view text) {
  last_comment_ = steps_.size();
  comment_waits_ = true;
  add(Step::Kind::comment).text = text;
}

void Layout::line_of_comment(std::string_view text) {
  last_comment_ = steps_.size();
  comment_waits_ = true;
  add(Step::Kind::line_of_comment).text = text;
}

void Layout::fill() {
  std::uint32_t& last = groups_.back().last_fill;
  const auto here = static_cast<std::uint32_t>(steps_.size());
  if (last != none) steps_[last].end = here;
  last = here;
  add(Step::Kind::fill);
}

void Layout::begin_group() {
  groups_.push_back({static_cast<std::uint32_t>(steps_.size()), none});
  add(Step::Kind::group);
}

void Layout::end_group() {
  const auto here = static_cast<std::uint32_t>(steps_.size());
  steps_[groups_.back().begin].end = here;
  if (groups_.back().last_fill != none) steps_[groups_.back().last_fill].end = here;
  groups_.pop_back();
  add(Step::Kind::group_end);
}

std::uint32_t Layout::width_since(std::size_t step) const {
  std::uint32_t width = 0;
  for (; step < steps_.size(); ++step) width += flat_width(steps_[step]);
  return width;
}

std::string Layout::on_one_line() const {
  std::string text;
  for (const Step& step : steps_) {
    if (step.text.empty()) text.append(flat_width(step), ' ');
    else text += step.text;
  }
  return text;
}

void Layout::clear() {
  steps_.clear();
  groups_.clear();
  owned_.clear();
  comment_waits_ = false;
}

}  // namespace rung::canonical
