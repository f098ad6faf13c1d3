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

/// Of `lanes` bits from bit `from` on, the first 64.
std::uint64_t bits_from(const std::uint64_t* bits, std::uint32_t from, std::uint32_t lanes) {
  const std::uint32_t skip = from & 63;
  std::uint64_t word = bits[from >> 6] >> skip;
  if (skip != 0 && lanes > 64 - skip) word |= bits[(from >> 6) + 1] << (64 - skip);
  return word & tail(lanes, 0);
}

/// Columns of any number of elements: masks of as many words as that takes.
void load_elements(Frame& frame, const Loads& loads, const DomainState& domain) {
  const std::size_t masks = (std::size_t{domain.count} + 63) / 64;
  for (const ColumnLoad& load : loads) {
    const ColumnRows& column = frame.facts->column(load.column);
    std::uint64_t* const room = frame.arena.take(2 * masks);
    for (std::size_t word = 0; word < masks; ++word) {
      const auto from = static_cast<std::uint32_t>(domain.first + word * 64), lanes = static_cast<std::uint32_t>(domain.count - word * 64);
      room[word] = bits_from(column.known, from, lanes);
      room[masks + word] = bits_from(column.absent, from, lanes);
    }
    frame.registers[load.reg] = {room, room + masks, column.cells + std::size_t{domain.first} * load.words};
  }
}

/// A list that is the only one of its kind has all rows of its table, and no mask has bits behind the last of them: nothing is copied.
void borrow_columns(Frame& frame, const Loads& loads) {
  Register* const registers = frame.registers.data();
  for (const ColumnLoad& load : loads) {
    const ColumnRows& column = frame.facts->column(load.column);
    registers[load.reg] = {column.known, column.absent, column.cells};
  }
}

void load_few_elements(Frame& frame, const Loads& loads, const DomainState& domain) {
  const std::uint32_t skip = domain.first & 63;
  const std::size_t at = domain.first >> 6;
  const std::uint64_t lanes = tail(domain.count, 0);
  const bool straddles = domain.count + skip > 64;
  const auto bits = [&](const std::uint64_t* mask) {
    return ((mask[at] >> skip) | (straddles ? mask[at + 1] << (64 - skip) : 0)) & lanes;
  };
  for (const ColumnLoad& load : loads) {
    const ColumnRows& column = frame.facts->column(load.column);
    Register& out = frame.registers[load.reg];
    out.t[0] = bits(column.known);
    if (load.optional) out.f[0] = bits(column.absent);
    out.cells = column.cells + std::size_t{domain.first} * load.words;
  }
}

/// Sets the domain to the list's elements and loads their columns, whose cells stay where the facts have them.
template <class Lanes>
void enter_list(Frame& frame, const Instruction& in) {
  const ListInstance& list = frame.facts->list(in.a, frame.domains[in.b].row);
  DomainState& domain = frame.domains[in.domain];
  domain.first = list.first;
  domain.count = list.state == FactState::known ? list.count : 0;
  put_state(frame.registers[in.out], list.state == FactState::known, list.state == FactState::absent);
  const Loads& loads = frame.tape->loads[in.c];
  if (Lanes::narrow && in.b == scalar_domain) return borrow_columns(frame, loads);
  if (domain.count == 0) {
    // With no lanes there is nothing to read, and of masks at most a first word.
    if constexpr (Lanes::narrow)
      for (const ColumnLoad& load : loads) *frame.registers[load.reg].t = *frame.registers[load.reg].f = 0;
    return;
  }
  if constexpr (Lanes::narrow) load_few_elements(frame, loads, domain);
  else load_elements(frame, loads, domain);
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
template <class Lanes>
void some(Frame& frame, const Instruction& in) {
  const Operand<Lanes> state = first<Lanes>(frame, in), condition = second<Lanes>(frame, in);
  const std::uint32_t lanes = frame.domains[in.domain].count;
  std::uint64_t any = 0, open = 0;
  for (std::uint32_t word = 0; word < words_of_lanes<Lanes>(lanes); ++word) {
    const std::uint64_t mask = tail(lanes, word);
    any |= condition.t(word) & mask;
    open |= ~condition.f(word) & mask;
  }
  Register& out = frame.registers[in.out];
  out.t[0] = state.t(0) & alike(any != 0);
  out.f[0] = state.t(0) & alike(open == 0);
}

/// Whether the list is known, no condition is unknown, and the body is known wherever the condition is true.
template <class Lanes>
bool settled(const Frame& frame, const Instruction& in, const Operand<Lanes>* body) {
  const Operand<Lanes> state = first<Lanes>(frame, in), condition = second<Lanes>(frame, in);
  if ((state.t(0) & 1) == 0) return false;
  const std::uint32_t lanes = frame.domains[in.domain].count;
  for (std::uint32_t word = 0; word < words_of_lanes<Lanes>(lanes); ++word) {
    std::uint64_t open = ~(condition.t(word) | condition.f(word));
    if (body != nullptr) open |= condition.t(word) & ~body->t(word);
    if ((open & tail(lanes, word)) != 0) return false;
  }
  return true;
}

/// Visits the lanes whose condition is true.
template <class Lanes, class Visit>
void each_true(const Frame& frame, const Instruction& in, Visit visit) {
  const Operand<Lanes> condition = second<Lanes>(frame, in);
  const std::uint32_t lanes = frame.domains[in.domain].count;
  for (std::uint32_t word = 0; word < words_of_lanes<Lanes>(lanes); ++word)
    for (std::uint64_t left = condition.t(word) & tail(lanes, word); left != 0; left &= left - 1)
      visit(std::size_t{word} * 64 + std::countr_zero(left));
}

template <class Lanes>
void count(Frame& frame, const Instruction& in) {
  Register& out = frame.registers[in.out];
  out.cells[0] = 0;
  const bool known = settled<Lanes>(frame, in, nullptr);
  if (known) each_true<Lanes>(frame, in, [&](std::size_t) { ++out.cells[0]; });
  put_state(out, known, false);
}

template <class Lanes>
void sum(Frame& frame, const Instruction& in) {
  const Operand<Lanes> body = third<Lanes>(frame, in);
  Register& out = frame.registers[in.out];
  out.cells[0] = 0;
  if (!settled(frame, in, &body)) return put_state(out, false, false);
  __extension__ using Wide = __int128;
  Wide total = 0;  // exact, so that the elements' order cannot decide whether it fits
  each_true<Lanes>(frame, in, [&](std::size_t lane) { total += body.cell(lane); });
  const bool fits = total >= std::numeric_limits<std::int64_t>::min() && total <= std::numeric_limits<std::int64_t>::max();
  if (fits) out.cells[0] = static_cast<std::int64_t>(total);
  put_state(out, fits, false);
}

/// The first lane that no other one beats by `sign` (-1 least, 1 greatest).
template <class Lanes>
void extreme(Frame& frame, const Instruction& in, int sign) {
  const Operand<Lanes> body = third<Lanes>(frame, in);
  Register& out = frame.registers[in.out];
  out.cells[0] = 0;
  if (!settled(frame, in, &body)) return put_state(out, false, false);
  bool found = false;
  each_true<Lanes>(frame, in, [&](std::size_t lane) {
    if (!found || compare_cells(frame, in.base, body.cell(lane), out.cells[0]) == sign) out.cells[0] = body.cell(lane);
    found = true;
  });
  put_state(out, found, !found);
}

template <class Lanes>
void least(Frame& frame, const Instruction& in) { extreme<Lanes>(frame, in, -1); }
template <class Lanes>
void greatest(Frame& frame, const Instruction& in) { extreme<Lanes>(frame, in, 1); }

template <class Lanes>
void union_words(Frame& frame, const Instruction& in) {
  const Operand<Lanes> body = third<Lanes>(frame, in);
  Register& out = frame.registers[in.out];
  std::fill_n(out.cells, in.words, 0);
  const bool known = settled(frame, in, &body);
  if (known)
    each_true<Lanes>(frame, in, [&](std::size_t lane) {
      for (std::size_t word = 0; word < in.words; ++word) out.cells[word] |= body.cells(lane, in.words)[word];
    });
  put_state(out, known, false);
}

template <class Lanes>
void union_items(Frame& frame, const Instruction& in) {
  const Operand<Lanes> body = third<Lanes>(frame, in);
  Register& out = frame.registers[in.out];
  out.cells[0] = 0;
  if (!settled(frame, in, &body)) return put_state(out, false, false);
  std::vector<std::int64_t>& members = frame.members;
  members.clear();
  each_true<Lanes>(frame, in, [&](std::size_t lane) {
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

template <class Lanes>
void install_quantify_for(Handler* table) {
  const auto at = [table](Opcode opcode) -> Handler& { return table[static_cast<std::size_t>(opcode)]; };
  at(Opcode::enter_list) = enter_list<Lanes>;
  at(Opcode::enter_words) = enter_words;
  at(Opcode::enter_items) = enter_items;
  at(Opcode::some) = some<Lanes>;
  at(Opcode::count) = count<Lanes>;
  at(Opcode::sum) = sum<Lanes>;
  at(Opcode::least) = least<Lanes>;
  at(Opcode::greatest) = greatest<Lanes>;
  at(Opcode::union_words) = union_words<Lanes>;
  at(Opcode::union_items) = union_items<Lanes>;
  at(Opcode::repeat) = repeat;
  at(Opcode::deposit) = deposit;
}

}  // namespace

void install_quantify(HandlerTable& table) {
  // Folds give one lane, or the paths: what makes their shape is what they range over.
  for (std::size_t shape = 0; shape < table.size(); ++shape) {
    if (shape == 3) install_quantify_for<Elements>(table[shape].data());
    else install_quantify_for<FewElements>(table[shape].data());
  }
}

}  // namespace rung::handlers
