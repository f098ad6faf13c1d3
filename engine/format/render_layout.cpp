// SPDX-License-Identifier: Apache-2.0
// After D. C. Oppen, "Prettyprinting" (1980): widths are known before, so that each step is looked at once.
#include "engine/format/render_layout.hpp"

namespace rung::canonical {

namespace {

bool may_end_line(Step::Kind kind) {
  return kind == Step::Kind::line || kind == Step::Kind::fill || kind == Step::Kind::line_end ||
         kind == Step::Kind::line_of_comment;
}

}  // namespace

void Renderer::measure(const std::vector<Step>& steps) {
  before_.assign(steps.size() + 1, 0);
  next_break_.assign(steps.size() + 1, static_cast<std::uint32_t>(steps.size()));
  for (std::size_t at = 0; at < steps.size(); ++at) before_[at + 1] = before_[at] + flat_width(steps[at]);
  for (std::size_t at = steps.size(); at-- > 0;)
    next_break_[at] = may_end_line(steps[at].kind) ? static_cast<std::uint32_t>(at) : next_break_[at + 1];
}

bool Renderer::fits(std::size_t from, std::size_t end, std::uint32_t column) const {
  return column + before_[next_break_[end]] - before_[from] <= page_width;
}

std::uint32_t Renderer::column(Lines& lines) const {
  return on_line_ ? lines.last().indent + lines.last().width + blanks_ : indents_.back();
}

void Renderer::begin_line(Lines& lines) {
  lines.begin(indents_.back(), blank_line_);
  on_line_ = true;
  blank_line_ = false;
  blanks_ = 0;
}

void Renderer::put(std::string_view text, Lines& lines) {
  // A comment ends its line; a comma still comes before it.
  if (on_line_ && !lines.last().comment.empty() && text != ",") end_line();
  if (!on_line_) begin_line(lines);
  lines.add(blanks_, text);
  blanks_ = 0;
}

void Renderer::comment_line(std::string_view text, Lines& lines) {
  begin_line(lines);
  lines.last().is_comment = true;
  lines.add(0, text);
  end_line();
}

void Renderer::take(const std::vector<Step>& steps, std::size_t at, Lines& lines) {
  const Step& step = steps[at];
  const bool broken = broken_.back() != 0;
  switch (step.kind) {
    case Step::Kind::text: put(step.text, lines); break;
    case Step::Kind::flat_text:
      if (!broken) put(step.text, lines);
      break;
    case Step::Kind::blanks: blanks_ += step.number; break;
    case Step::Kind::column:
      if (on_line_) lines.mark(step.label);
      break;
    case Step::Kind::pad:
      if (broken) blanks_ += step.number;
      break;
    case Step::Kind::line:
      if (broken) end_line(); else blanks_ += step.number;
      break;
    case Step::Kind::fill:
      if (broken && !fits(at, step.end, column(lines))) end_line(); else ++blanks_;
      break;
    case Step::Kind::line_end: end_line(); break;
    case Step::Kind::blank_line: blank_line_ = true; break;
    case Step::Kind::comment:
      if (on_line_ && lines.last().comment.empty()) lines.last().comment = step.text;
      else comment_line(step.text, lines);
      break;
    case Step::Kind::line_of_comment: comment_line(step.text, lines); break;
    case Step::Kind::group: {
      const bool behind_comment = on_line_ && !lines.last().comment.empty();
      const std::uint32_t begin = behind_comment ? indents_.back() : column(lines);
      broken_.push_back(step.number != 0 || !fits(at, step.end, begin) ? 1 : 0);
      break;
    }
    case Step::Kind::group_end: broken_.pop_back(); break;
    case Step::Kind::nest: indents_.push_back(indents_.back() + step.number); break;
    case Step::Kind::align: indents_.push_back(column(lines)); break;
    case Step::Kind::nest_end: indents_.pop_back(); break;
  }
}

void Renderer::render(const Layout& layout, Lines& lines) {
  measure(layout.steps());
  broken_.assign(1, 1);
  indents_.assign(1, 0);
  blanks_ = 0;
  on_line_ = blank_line_ = false;
  for (std::size_t at = 0; at < layout.steps().size(); ++at) take(layout.steps(), at, lines);
}

}  // namespace rung::canonical
