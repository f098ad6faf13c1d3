// SPDX-License-Identifier: Apache-2.0
// Text: exact, by code point; UTF-8 makes that a comparison of bytes.
#include <re2/re2.h>

#include "engine/evaluate/handlers.hpp"

namespace rung {

// Here, where regular expressions are complete.
TapeContext::TapeContext() = default;
TapeContext::~TapeContext() = default;

}  // namespace rung

namespace rung::handlers {

namespace {

void matches(Frame& frame, const Instruction& in) {
  const Operand a = first(frame, in);
  const re2::RE2& expression = *frame.context->expressions[in.b];
  test_lanes(frame, in, [&](std::size_t word) { return a.t(word); }, [&](std::size_t lane) {
    const std::string_view text = frame.text(a.cell(lane));
    return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), expression);
  });
}

template <class Test>
void test_texts(Frame& frame, const Instruction& in, Test test) {
  const Operand a = first(frame, in), b = second(frame, in);
  test_lanes(frame, in, [&](std::size_t word) { return a.t(word) & b.t(word); },
             [&](std::size_t lane) { return test(frame.text(a.cell(lane)), frame.text(b.cell(lane))); });
}

void starts_with(Frame& frame, const Instruction& in) {
  test_texts(frame, in, [](std::string_view x, std::string_view y) { return x.starts_with(y); });
}
void ends_with(Frame& frame, const Instruction& in) {
  test_texts(frame, in, [](std::string_view x, std::string_view y) { return x.ends_with(y); });
}
void contains(Frame& frame, const Instruction& in) {
  test_texts(frame, in, [](std::string_view x, std::string_view y) { return x.find(y) != std::string_view::npos; });
}

void size_text(Frame& frame, const Instruction& in) {
  const Operand a = first(frame, in);
  make_lanes(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = Span::of(a.cell(lane)).length;
    return a.known(lane) ? FactState::known : FactState::unknown;
  });
}

}  // namespace

void install_text(Handler* table) {
  const auto at = [table](Opcode opcode) -> Handler& { return table[static_cast<std::size_t>(opcode)]; };
  at(Opcode::matches) = matches;
  at(Opcode::starts_with) = starts_with;
  at(Opcode::ends_with) = ends_with;
  at(Opcode::contains) = contains;
  at(Opcode::size_text) = size_text;
}

}  // namespace rung::handlers
