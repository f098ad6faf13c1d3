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

template <class Lanes>
void matches(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in);
  const re2::RE2& expression = *frame.context->expressions[in.b];
  test_lanes<Lanes>(frame, in, [&](std::size_t word) { return a.t(word); }, [&](std::size_t lane) {
    const std::string_view text = frame.text(a.cell(lane));
    return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), expression);
  });
}

template <class Lanes, class Test>
void test_texts(Frame& frame, const Instruction& in, Test test) {
  const Operand<Lanes> a = first<Lanes>(frame, in), b = second<Lanes>(frame, in);
  test_lanes<Lanes>(frame, in, [&](std::size_t word) { return a.t(word) & b.t(word); },
             [&](std::size_t lane) { return test(frame.text(a.cell(lane)), frame.text(b.cell(lane))); });
}

template <class Lanes>
void starts_with(Frame& frame, const Instruction& in) {
  test_texts<Lanes>(frame, in, [](std::string_view x, std::string_view y) { return x.starts_with(y); });
}
template <class Lanes>
void ends_with(Frame& frame, const Instruction& in) {
  test_texts<Lanes>(frame, in, [](std::string_view x, std::string_view y) { return x.ends_with(y); });
}
template <class Lanes>
void contains(Frame& frame, const Instruction& in) {
  test_texts<Lanes>(frame, in, [](std::string_view x, std::string_view y) { return x.find(y) != std::string_view::npos; });
}

template <class Lanes>
void size_text(Frame& frame, const Instruction& in) {
  const Operand<Lanes> a = first<Lanes>(frame, in);
  make_lanes<Lanes>(frame, in, [&](std::size_t lane, std::int64_t* cells) {
    cells[0] = Span::of(a.cell(lane)).length;
    return a.known(lane) ? FactState::known : FactState::unknown;
  });
}

template <class Lanes>
void install_text_for(Handler* table) {
  const auto at = [table](Opcode opcode) -> Handler& { return table[static_cast<std::size_t>(opcode)]; };
  at(Opcode::matches) = matches<Lanes>;
  at(Opcode::starts_with) = starts_with<Lanes>;
  at(Opcode::ends_with) = ends_with<Lanes>;
  at(Opcode::contains) = contains<Lanes>;
  at(Opcode::size_text) = size_text<Lanes>;
}

}  // namespace

void install_text(HandlerTable& table) {
  for_each_shape(table, [](auto shape, Handler* handlers) { install_text_for<decltype(shape)>(handlers); });
}

}  // namespace rung::handlers
