// SPDX-License-Identifier: Apache-2.0
// Runs the grammar. Nodes go into one flat vector, and a rule that fails takes back what its parts left there, so
// that backtracking costs no allocation; libraries.md of the design has what PEGTL's own parse tree would cost.
#include "grammar/recognise.hpp"

#include "grammar/grammar.hpp"
#include "grammar/messages.hpp"
#include "grammar/selection.hpp"

namespace rung::grammar {

namespace {

using tao::pegtl::apply_mode;
using tao::pegtl::rewind_mode;
using Input = tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy, tao::pegtl::eol::lf, const char*>;

struct Recognition {
  const char* text = nullptr;  ///< nodes count from here
  ParseTree* tree = nullptr;
  const char* failed_at = nullptr;  ///< where the rule that failed last had begun
  unsigned depth = 0;
  unsigned conditions_of_every = 0;

  std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - text); }
};

template <typename Rule>
inline constexpr bool deepens = std::is_same_v<Rule, expression>;

template <typename Rule>
struct recognising : tao::pegtl::normal<Rule> {
  template <apply_mode A, rewind_mode M, template <typename...> class Action, template <typename...> class Control>
  [[nodiscard]] static bool match(Input& in, Recognition& state) {
    const char* const begin = in.current();
    if constexpr (deepens<Rule>) {
      if (++state.depth > max_depth) throw Failure{{"", "", Failing::depth}, state.offset(begin)};
    }
    const std::size_t mark = state.tree->size();
    if constexpr (makes_node<Rule> && A == apply_mode::action) {
      state.tree->push_back({node_of<Rule>, state.offset(begin), 0, 0});
    }
    const bool matched = tao::pegtl::match<Rule, A, M, Action, Control>(in, state);
    if constexpr (deepens<Rule>) --state.depth;
    if (!matched) {
      state.tree->resize(mark);
      state.failed_at = begin;
    } else if constexpr (makes_node<Rule> && A == apply_mode::action) {
      Node& node = (*state.tree)[mark];
      node.end = state.offset(in.current());
      node.next = static_cast<std::uint32_t>(state.tree->size());
    }
    return matched;
  }

  [[noreturn]] static void raise(const Input&, Recognition& state) {
    static_assert(!expected<Rule>.what.empty(), "a commit point needs a message in messages.hpp");
    throw Failure{expected<Rule>, state.offset(state.failed_at)};
  }
};

/// Whether the rule matches at this place; throws the failure of a commit point.
template <typename Rule>
bool run(std::string_view text, std::size_t offset, ParseTree& tree) {
  tree.clear();
  Input in(text.data() + offset, text.data() + text.size(), "");
  Recognition state{text.data(), &tree};
  return tao::pegtl::parse<Rule, tao::pegtl::nothing, recognising>(in, state);
}

template <typename Rule>
std::optional<Failure> recognise(std::string_view text, std::size_t offset, ParseTree& tree) {
  try {
    static_cast<void>(run<Rule>(text, offset, tree));
    return std::nullopt;
  } catch (const Failure& failure) { return failure; }
}

/// A string that is not closed is no beginning of a statement either.
template <typename Rule>
bool stands_at(std::string_view text, std::size_t offset) {
  ParseTree tree;
  try {
    return run<at<Rule>>(text, offset, tree);
  } catch (const Failure&) { return false; }
}

}  // namespace

std::optional<Failure> recognise_statement(std::string_view text, std::size_t offset, ParseTree& tree) {
  return recognise<one_statement>(text, offset, tree);
}

std::optional<Failure> recognise_expression(std::string_view text, ParseTree& tree) {
  return recognise<only_expression>(text, 0, tree);
}

std::size_t skip_blanks(std::string_view text, std::size_t offset) {
  Input in(text.data() + offset, text.data() + text.size(), "");
  static_cast<void>(tao::pegtl::parse<blanks>(in));
  return static_cast<std::size_t>(in.current() - text.data());
}

bool is_statement_head(std::string_view text, std::size_t offset) { return stands_at<statement_head>(text, offset); }

bool may_open_statement(std::string_view text, std::size_t offset) { return stands_at<likely_head>(text, offset); }

}  // namespace rung::grammar
