// SPDX-License-Identifier: Apache-2.0
// Lists and sets as lanes: entering them, folding lanes into one, and running a block once for each lane.
#include <limits>

#include "engine/evaluate/handlers.hpp"

namespace rung::handlers {

namespace {

void put_state(Register& out, bool known, bool absent) {
  out.t[0] = alike(known);
  out.f[0] = alike(absent);
}

void enter_list(Frame& frame, const Instruction& in) {
  const ListInstance& list = frame.facts->list(in.a, frame.domains[in.b].row);
  DomainState& domain = frame.domains[in.domain];
  domain.first = list.first;
  domain.count = list.state == FactState::known ? list.count : 0;
  put_state(frame.registers[in.out], list.state == FactState::known, list.state == FactState::absent);
}

void enter_words(Frame& frame, const Instruction& in) {
  const Register& set = frame.registers[in.a];
  DomainState& domain = frame.domains[in.domain];
  const bool known = (set.t[0] & 1) != 0;
  domain.count = known ? in.b : 0;
  domain.elements = set.cells;
  put_state(frame.registers[in.out], known, (set.f[0] & 1) != 0);
}

void enter_items(Frame& frame, const Instruction& in) {
  const Register& set = frame.registers[in.a];
  DomainState& domain = frame.domains[in.domain];
  const bool known = (set.t[0] & 1) != 0;
  domain.count = known ? Span::of(set.cells[0]).length : 0;
  // Copied: scratch, where the members may lie, can move while the body runs.
  std::uint64_t* room = frame.arena.take(domain.count);
  if (domain.count != 0) std::copy_n(frame.items(set.cells[0]), domain.count, reinterpret_cast<std::int64_t*>(room));
  domain.elements = reinterpret_cast<const std::int64_t*>(room);
  put_state(frame.registers[in.out], known, (set.f[0] & 1) != 0);
}

/// a: the list's state, b: the condition. True with any lane true, false with all false, of a known list.
void some(Frame& frame, const Instruction& in) {
  const Operand<Elements> state = first<Elements>(frame, in), condition = second<Elements>(frame, in);
  const std::uint32_t lanes = frame.domains[in.domain].count;
  std::uint64_t any = 0, open = 0;
  for (std::uint32_t word = 0; word * 64 < lanes; ++word) {
    const std::uint64_t mask = tail(lanes, word);
    any |= condition.t(word) & mask;
    open |= ~condition.f(word) & mask;
  }
  Register& out = frame.registers[in.out];
  out.t[0] = state.t(0) & alike(any != 0);
  out.f[0] = state.t(0) & alike(open == 0);
}

/// For each path: true where a lane with a true condition passes the test, false where every lane has a false condition
/// or fails it, else unknown. `test` gives the mask of the paths that a lane's value passes. One pass of what otherwise
/// takes a block for each path.
template <class Test>
void some_for_paths(Frame& frame, const Instruction& in, Test test) {
  const Operand<Elements> state = first<Elements>(frame, in), condition = second<Elements>(frame, in),
                          value = third<Elements>(frame, in);
  const Register& against = frame.registers[in.d];
  const std::size_t step = (in.lanes >> 3) & 1;
  const std::uint32_t lanes = frame.domains[in.domain].count, paths = frame.plan.paths;
  std::uint64_t hit = 0, open = 0;
  for (std::uint32_t word = 0; word * 64 < lanes; ++word) {
    const std::uint64_t sure = condition.t(word);
    for (std::uint64_t left = ~condition.f(word) & tail(lanes, word); left != 0; left &= left - 1) {
      const auto bit = static_cast<unsigned>(std::countr_zero(left));
      const std::size_t lane = std::size_t{word} * 64 + bit;
      std::uint64_t passed = ~std::uint64_t{0};
      if (value.known(lane)) {
        passed = 0;
        for (std::uint32_t path = 0; path < paths; ++path)
          passed |= std::uint64_t{test(value.cells(lane, in.words), against.cells + path * step * in.words)} << path;
        if (((sure >> bit) & 1) != 0) hit |= passed;
      }
      open |= passed | ~against.t[0];
    }
  }
  Register& out = frame.registers[in.out];
  out.t[0] = state.t(0) & hit & against.t[0];
  out.f[0] = state.t(0) & ~open;
}

void some_overlap(Frame& frame, const Instruction& in) {
  if (in.words == 1)
    return some_for_paths(frame, in, [](const std::int64_t* x, const std::int64_t* y) { return (*x & *y) != 0; });
  some_for_paths(frame, in, [&](const std::int64_t* x, const std::int64_t* y) {
    std::int64_t both = 0;
    for (std::size_t word = 0; word < in.words; ++word) both |= x[word] & y[word];
    return both != 0;
  });
}

void some_equal(Frame& frame, const Instruction& in) {
  some_for_paths(frame, in, [](const std::int64_t* x, const std::int64_t* y) { return *x == *y; });
}

/// Whether the list is known, no condition is unknown, and the body is known wherever the condition is true.
bool settled(const Frame& frame, const Instruction& in, const Operand<Elements>* body) {
  const Operand<Elements> state = first<Elements>(frame, in), condition = second<Elements>(frame, in);
  if ((state.t(0) & 1) == 0) return false;
  const std::uint32_t lanes = frame.domains[in.domain].count;
  for (std::uint32_t word = 0; word * 64 < lanes; ++word) {
    std::uint64_t open = ~(condition.t(word) | condition.f(word));
    if (body != nullptr) open |= condition.t(word) & ~body->t(word);
    if ((open & tail(lanes, word)) != 0) return false;
  }
  return true;
}

/// Visits the lanes whose condition is true.
template <class Visit>
void each_true(const Frame& frame, const Instruction& in, Visit visit) {
  const Operand<Elements> condition = second<Elements>(frame, in);
  const std::uint32_t lanes = frame.domains[in.domain].count;
  for (std::uint32_t word = 0; word * 64 < lanes; ++word)
    for (std::uint64_t left = condition.t(word) & tail(lanes, word); left != 0; left &= left - 1)
      visit(std::size_t{word} * 64 + std::countr_zero(left));
}

void count(Frame& frame, const Instruction& in) {
  Register& out = frame.registers[in.out];
  out.cells[0] = 0;
  const bool known = settled(frame, in, nullptr);
  if (known) each_true(frame, in, [&](std::size_t) { ++out.cells[0]; });
  put_state(out, known, false);
}

void sum(Frame& frame, const Instruction& in) {
  const Operand<Elements> body = third<Elements>(frame, in);
  Register& out = frame.registers[in.out];
  out.cells[0] = 0;
  if (!settled(frame, in, &body)) return put_state(out, false, false);
  __extension__ using Wide = __int128;
  Wide total = 0;  // exact, so that the elements' order cannot decide whether it fits
  each_true(frame, in, [&](std::size_t lane) { total += body.cell(lane); });
  const bool fits = total >= std::numeric_limits<std::int64_t>::min() && total <= std::numeric_limits<std::int64_t>::max();
  if (fits) out.cells[0] = static_cast<std::int64_t>(total);
  put_state(out, fits, false);
}

/// The first lane that no other one beats by `sign` (-1 least, 1 greatest).
void extreme(Frame& frame, const Instruction& in, int sign) {
  const Operand<Elements> body = third<Elements>(frame, in);
  Register& out = frame.registers[in.out];
  out.cells[0] = 0;
  if (!settled(frame, in, &body)) return put_state(out, false, false);
  bool found = false;
  each_true(frame, in, [&](std::size_t lane) {
    if (!found || compare_cells(frame, in.base, body.cell(lane), out.cells[0]) == sign) out.cells[0] = body.cell(lane);
    found = true;
  });
  put_state(out, found, !found);
}

void least(Frame& frame, const Instruction& in) { extreme(frame, in, -1); }
void greatest(Frame& frame, const Instruction& in) { extreme(frame, in, 1); }

void union_words(Frame& frame, const Instruction& in) {
  const Operand<Elements> body = third<Elements>(frame, in);
  Register& out = frame.registers[in.out];
  std::fill_n(out.cells, in.words, 0);
  const bool known = settled(frame, in, &body);
  if (known)
    each_true(frame, in, [&](std::size_t lane) {
      for (std::size_t word = 0; word < in.words; ++word) out.cells[word] |= body.cells(lane, in.words)[word];
    });
  put_state(out, known, false);
}

void union_items(Frame& frame, const Instruction& in) {
  const Operand<Elements> body = third<Elements>(frame, in);
  Register& out = frame.registers[in.out];
  out.cells[0] = 0;
  if (!settled(frame, in, &body)) return put_state(out, false, false);
  std::vector<std::int64_t>& members = frame.members;
  members.clear();
  each_true(frame, in, [&](std::size_t lane) {
    const std::int64_t* items = frame.items(body.cell(lane));
    members.insert(members.end(), items, items + Span::of(body.cell(lane)).length);
  });
  out.cells[0] = make_set(frame, in.base);
  put_state(out, true, false);
}

void repeat(Frame& frame, const Instruction& in) {
  const std::uint32_t lanes = (in.domain == scalar_domain ? 1 : frame.domains[in.domain].count);
  const Arena::Mark mark = frame.arena.mark();
  for (std::uint32_t lane = 0; lane < lanes; ++lane) {
    DomainState& domain = frame.domains[in.domain];
    domain.bound = lane;
    domain.row = domain.first + lane;
    if (in.domain == path_domain) frame.target = frame.plan.targets[lane];
    frame.run(in.a);
    frame.arena.release(mark);
  }
}

void deposit(Frame& frame, const Instruction& in) {
  const Register& a = frame.registers[in.a];
  Register& out = frame.registers[in.out];
  const std::uint32_t lane = frame.domains[in.domain].bound;
  const std::uint64_t bit = std::uint64_t{1} << (lane & 63);
  out.t[lane >> 6] |= a.t[0] & bit;
  out.f[lane >> 6] |= a.f[0] & bit;
  for (std::size_t word = 0; word < in.words; ++word) out.cells[std::size_t{lane} * in.words + word] = a.cells[word];
}

}  // namespace

void install_quantify(HandlerTable& table) {
  // These say themselves what they range over: one handler serves instructions of every shape.
  const auto install = [&table](Opcode opcode, Handler handler) {
    for (auto& handlers_of_shape : table) handlers_of_shape[static_cast<std::size_t>(opcode)] = handler;
  };
  install(Opcode::enter_list, enter_list);
  install(Opcode::enter_words, enter_words);
  install(Opcode::enter_items, enter_items);
  install(Opcode::some, some);
  install(Opcode::count, count);
  install(Opcode::sum, sum);
  install(Opcode::least, least);
  install(Opcode::greatest, greatest);
  install(Opcode::union_words, union_words);
  install(Opcode::union_items, union_items);
  install(Opcode::some_overlap, some_overlap);
  install(Opcode::some_equal, some_equal);
  install(Opcode::repeat, repeat);
  install(Opcode::deposit, deposit);
}

}  // namespace rung::handlers
