// SPDX-License-Identifier: Apache-2.0
// Elements against paths: one pass over a list's elements and one over a plan's paths, for what otherwise takes a block that is
// repeated for each path.
//
// For each path the result is true where an element with a true condition passes the test, false where every element has a
// false condition or fails it, else unknown.
#include <cstring>

#include "engine/evaluate/handlers.hpp"

namespace rung::handlers {

namespace {

/// The elements that count: those whose condition is true, and those where it is not false.
struct Chosen { std::uint64_t sure, possible; };

template <class Lanes>
inline Chosen chosen_of(const Frame& frame, const Instruction& in, std::size_t word) {
  std::uint64_t possible = tail(frame.domains[in.domain].count, word), sure = possible;
  if (in.b != no_register) {
    const Operand<Lanes> condition = second<Lanes>(frame, in);
    sure &= condition.t(word);
    possible &= ~condition.f(word);
  }
  if (in.d != no_register) {
    const std::size_t lane = frame.domains[in.d].row - frame.domains[in.domain].first;  // wraps round for a row before the first
    if (lane / 64 == word) {
      const std::uint64_t others = ~(std::uint64_t{1} << (lane % 64));
      sure &= others;
      possible &= others;
    }
  }
  return {sure, possible};
}

/// By word of elements; a single word is worked out once for all tests.
template <class Lanes>
class ChosenWords {
 public:
  ChosenWords(const Frame& frame, const Instruction& in)
      : frame_(frame), in_(in), words_(words_of_lanes<Lanes>(frame.domains[in.domain].count)) {
    if constexpr (Lanes::narrow) only_ = chosen_of<Lanes>(frame, in, 0);
  }
  std::uint32_t words() const { return Lanes::narrow ? 1 : words_; }
  Chosen operator[](std::size_t word) const {
    if constexpr (Lanes::narrow) return only_;
    return chosen_of<Lanes>(frame_, in_, word);
  }
  bool any_possible() const {
    for (std::uint32_t word = 0; word < words(); ++word)
      if ((*this)[word].possible != 0) return true;
    return false;
  }

 private:
  const Frame& frame_;
  const Instruction& in_;
  std::uint32_t words_;
  Chosen only_{};
};

/// Two cells at a time, which every processor has registers for. A comparison gives all bits alike in each.
using Pair = std::int64_t __attribute__((vector_size(16)));
Pair pair_at(const std::int64_t* cells) {
  Pair pair;
  std::memcpy(&pair, cells, sizeof pair);
  return pair;
}

/// A word of paths: test(pair) for each two paths' cells. Four at a time, which columns have room for.
template <class Test>
std::uint64_t paths_that(const std::int64_t* cells, std::uint32_t paths, Test test) {
  constexpr Pair first_two = {1, 2}, last_two = {4, 8};
  std::uint64_t bits = 0;
  std::uint32_t path = 0;
  do {
    const Pair four = (test(pair_at(cells + path)) & first_two) | (test(pair_at(cells + path + 2)) & last_two);
    bits |= static_cast<std::uint64_t>(four[0] | four[1]) << path;
    path += room_lanes;
  } while (path < paths);
  return bits;
}

/// What the elements come to, in words of paths: `sure` of those whose condition is true, `possible` of those where it is not
/// false; only elements with known values count here.
struct Passed {
  std::uint64_t sure = 0, possible = 0;
  bool doubt = false;  ///< an element that may count has no known value
};

/// A test that all elements of a mask take together: gather(lane) for each, which says nothing of what is not known.
template <class Lanes, class Gather>
void each_known(const ChosenWords<Lanes>& chosen, const Register& value, bool has_lanes, Passed& passed, Gather gather) {
  for (std::uint32_t word = 0; word < chosen.words(); ++word) {
    const auto [sure, possible] = chosen[word];
    const std::uint64_t known = has_lanes ? value.t[Lanes::narrow ? 0 : word] : value.t[0];
    passed.doubt |= (possible & ~known) != 0;
    for (std::uint64_t left = possible & known; left != 0; left &= left - 1) {
      const auto bit = static_cast<unsigned>(std::countr_zero(left));
      gather(std::size_t{word} * 64 + bit, alike(((sure >> bit) & 1) != 0));
    }
  }
}

template <class Lanes>
Passed equal_to_paths(const Frame& frame, const ChosenWords<Lanes>& chosen, const PathTest& test) {
  const Register& value = frame.registers[test.value];
  const std::int64_t* const cells = value.cells;
  const std::size_t step = test.value_has_lanes ? 1 : 0;
  const std::int64_t* const against = frame.registers[test.against].cells;
  const std::uint32_t paths = frame.plan.paths;
  Passed passed;
  std::uint64_t all_sure = 0, all_possible = 0;
  each_known<Lanes>(chosen, value, test.value_has_lanes, passed, [&](std::size_t lane, std::uint64_t sure) {
    const std::int64_t cell = cells[lane * step];
    const Pair both = {cell, cell};
    const std::uint64_t equal = test.against_has_lanes ? paths_that(against, paths, [both](Pair other) { return other == both; })
                                                       : alike(*against == cell);
    all_possible |= equal;
    all_sure |= equal & sure;
  });
  passed.sure = all_sure;
  passed.possible = all_possible;
  return passed;
}

/// Sets of one word: those of the elements are united, and then held against each path's.
template <class Lanes>
Passed overlapping_paths(const Frame& frame, const ChosenWords<Lanes>& chosen, const PathTest& test) {
  const Register& value = frame.registers[test.value];
  const std::int64_t* const cells = value.cells;
  const std::size_t step = test.value_has_lanes ? 1 : 0;
  Passed passed;
  std::int64_t all_sure = 0, all_possible = 0;
  each_known<Lanes>(chosen, value, test.value_has_lanes, passed, [&](std::size_t lane, std::uint64_t sure) {
    all_possible |= cells[lane * step];
    all_sure |= cells[lane * step] & static_cast<std::int64_t>(sure);
  });
  const std::int64_t* const against = frame.registers[test.against].cells;
  const auto overlapping = [&](std::int64_t united) {
    if (!test.against_has_lanes) return alike((*against & united) != 0);
    const Pair both = {united, united};
    return paths_that(against, frame.plan.paths, [both](Pair cells_of) { return (cells_of & both) != Pair{}; });
  };
  passed.sure = overlapping(all_sure);
  passed.possible = all_sure == all_possible ? passed.sure : overlapping(all_possible);
  return passed;
}

/// The same of several words.
template <class Lanes>
Passed overlapping_paths_of_words(const Frame& frame, const ChosenWords<Lanes>& chosen, const PathTest& test) {
  const Register& value = frame.registers[test.value];
  const std::size_t step = test.value_has_lanes ? test.words : 0;
  std::array<std::int64_t, max_mask_values / 64> all_sure{}, all_possible{};
  Passed passed;
  each_known<Lanes>(chosen, value, test.value_has_lanes, passed, [&](std::size_t lane, std::uint64_t sure) {
    const std::int64_t* cells = value.cells + lane * step;
    for (std::size_t word = 0; word < test.words; ++word) {
      all_possible[word] |= cells[word];
      all_sure[word] |= cells[word] & static_cast<std::int64_t>(sure);
    }
  });
  const std::int64_t* against = frame.registers[test.against].cells;
  for (std::uint32_t path = 0; path < frame.plan.paths; ++path) {
    std::int64_t with_sure = 0, with_possible = 0;
    for (std::size_t word = 0; word < test.words; ++word) {
      with_sure |= all_sure[word] & against[word];
      with_possible |= all_possible[word] & against[word];
    }
    passed.sure |= std::uint64_t{with_sure != 0} << path;
    passed.possible |= std::uint64_t{with_possible != 0} << path;
    if (test.against_has_lanes) against += test.words;
  }
  return passed;
}

/// What a test's table says of the elements' entries, three-valued as they are.
struct LookedUp {
  LookedUp(const Frame& frame, const PathTest& test) : table(frame.plan.tables + test.table) {}
  void add_sure(std::uint64_t row) {
    passed |= table[row].sure;
    may_pass |= table[row].possible;
  }
  void add_possible(std::uint64_t row) { may_pass |= table[row].possible; }
  void put(const Register& out, std::uint64_t state, std::uint64_t doubt) const {
    out.t[0] = state & passed;
    out.f[0] = state & ~(may_pass | doubt);
  }
  const PathMasks* table;
  std::uint64_t passed = 0, may_pass = 0;
};

/// Two tests go over the elements together, which is a third less than one after the other; an odd one is its own partner.
template <class Lanes>
void look_up_for_paths(Frame& frame, const Instruction& in) {
  const ChosenWords<Lanes> chosen(frame, in);
  const Register* const registers = frame.registers.data();
  const std::uint64_t state = registers[in.a].t[0];
  const PathTests& tests = frame.tape->tests[in.c];
  const Register value = registers[tests.front().value];
  const std::uint64_t listed = tests.front().listed;
  for (const PathTest *test = tests.data(), *end = test + tests.size(); test < end; test += 2) {
    const PathTest& partner = end - test > 1 ? test[1] : *test;
    LookedUp one(frame, *test), other(frame, partner);
    std::uint64_t doubtful = 0;
    for (std::uint32_t word = 0; word < chosen.words(); ++word) {
      const auto [sure, possible] = chosen[word];
      const std::uint64_t known = value.t[Lanes::narrow ? 0 : word];
      const std::int64_t* const cells = value.cells + std::size_t{word} * 64;
      const auto row_of = [&](std::uint64_t left) { return std::min(static_cast<std::uint64_t>(cells[std::countr_zero(left)]), listed); };
      doubtful |= possible & ~known;
      for (std::uint64_t left = sure & known; left != 0; left &= left - 1) {
        const std::uint64_t row = row_of(left);
        one.add_sure(row);
        other.add_sure(row);
      }
      for (std::uint64_t left = possible & ~sure & known; left != 0; left &= left - 1) {
        const std::uint64_t row = row_of(left);
        one.add_possible(row);
        other.add_possible(row);
      }
    }
    one.put(registers[test->out], state, alike(doubtful != 0));
    other.put(registers[partner.out], state, alike(doubtful != 0));
  }
}

template <class Lanes>
void some_for_paths(Frame& frame, const Instruction& in) {
  const ChosenWords<Lanes> chosen(frame, in);
  const std::uint64_t state = frame.registers[in.a].t[0];
  for (const PathTest& test : frame.tape->tests[in.c]) {
    const Passed passed = !test.overlaps     ? equal_to_paths<Lanes>(frame, chosen, test)
                          : test.words == 1 ? overlapping_paths<Lanes>(frame, chosen, test)
                                            : overlapping_paths_of_words<Lanes>(frame, chosen, test);
    const std::uint64_t known = frame.registers[test.against].t[0];
    const bool blind = known != ~std::uint64_t{0} && chosen.any_possible();
    const Register& out = frame.registers[test.out];
    out.t[0] = state & passed.sure & known;
    out.f[0] = state & ~(passed.possible | alike(passed.doubt) | (blind ? ~known : 0));
  }
}

}  // namespace

void install_for_paths(HandlerTable& table) {
  constexpr auto some = static_cast<std::size_t>(Opcode::some_for_paths), look_up = static_cast<std::size_t>(Opcode::look_up_for_paths);
  for (std::size_t shape = 0; shape < table.size(); ++shape) {
    table[shape][some] = shape == 3 ? some_for_paths<Elements> : some_for_paths<FewElements>;
    table[shape][look_up] = shape == 3 ? look_up_for_paths<Elements> : look_up_for_paths<FewElements>;
  }
}

}  // namespace rung::handlers
