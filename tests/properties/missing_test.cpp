// SPDX-License-Identifier: Apache-2.0
// What a decision says to be missing settles it, and nothing is said that cannot matter.
#include <algorithm>
#include <optional>
#include <set>

#include "engine/describe/ask.hpp"
#include "tests/conformance/random_rules.hpp"
#include "tests/conformance/random_snapshot.hpp"
#include "tests/conformance/spell.hpp"
#include "tests/properties/deciding.hpp"
#include "tests/properties/json_document.hpp"
#include "tests/properties/property.hpp"

namespace rung::properties {
namespace {

using namespace conformance;

/// Whether it waits for what no document can say: a number that does not fit, a request, or what an entry is that no rule lists.
bool is_beyond_documents(const Decision& decision, const Json& complete) {
  const std::set<std::string> unlisted = {"mystery", "1.7", "riddle"};
  return std::any_of(decision.missing.begin(), decision.missing.end(), [&](const Missing& missing) {
    if (!missing.overflow.empty() || missing.path.compare(0, 8, "request.") == 0) return true;
    const Json* const value = find(complete, missing.path);
    return value != nullptr && value->is_string() && unlisted.count(value->get<std::string>()) == 1;
  });
}

const Decision* same_path(const std::vector<Decision>& decisions, const Decision& wanted) {
  for (const Decision& decision : decisions)
    if (decision.subject == wanted.subject && decision.action == wanted.action && decision.from == wanted.from && decision.to == wanted.to)
      return &decision;
  return nullptr;
}

/// A document that is told more and more of what is so.
struct Telling {
  Json told;
  const Json& complete;
  std::set<std::string> paths;

  void tell(const std::vector<Missing>& items) {
    for (const Missing& missing : items) {
      if (!paths.insert(missing.path).second) throw Broken(missing.path + " is missing though it was told: " + told.dump());
      put(told, missing.path, find(complete, missing.path));
    }
  }
  std::optional<Decision> decide(Rules& rules, const Query& query, const Decision& wanted) const {
    const std::vector<Decision> after = rules.decide(told.dump(), true, query);
    const Decision* const later = same_path(after, wanted);
    return later == nullptr ? std::nullopt : std::optional(*later);
  }
};

/// Each round tells what no round has told before, so it ends.
std::size_t settles_in_the_end(Telling& telling, Decision decision, Rules& rules, const Query& query) {
  while (decision.outcome == OutcomeKind::undetermined) {
    if (decision.missing.empty()) throw Broken(spell(decision) + "waits for nothing: " + telling.told.dump());
    telling.tell(decision.missing);
    const std::optional<Decision> later = telling.decide(rules, query, decision);
    if (!later || is_beyond_documents(*later, telling.complete)) return 0;
    decision = *later;
  }
  return 1;
}

/// Truths that a formula mentions once each, so that none of them can be without consequence.
class Formula {
 public:
  explicit Formula(Chance& chance) : chance_(chance) {}

  std::string write(int depth) {
    if (depth == 0 || chance_.percent(20)) return leaf();
    const std::string left = write(depth - 1);
    switch (chance_.below(6)) {
      case 0: return "not (" + left + ")";
      case 1: return "(" + left + " and " + write(depth - 1) + ")";
      case 2: return "(" + left + " or " + write(depth - 1) + ")";
      case 3: return "(" + left + " implies " + write(depth - 1) + ")";
      case 4: return "((" + left + ") == (" + write(depth - 1) + "))";
      default: return "(" + left + " and " + write(depth - 1) + " and " + write(depth - 1) + ")";
    }
  }
  std::size_t truths() const { return truths_; }

 private:
  std::string leaf() {
    const std::string name = "b" + std::to_string(truths_++);
    return chance_.percent(20) ? "(" + name + " == " + chance_.word({"true", "false"}) + ")" : name;
  }

  Chance& chance_;
  std::size_t truths_ = 0;
};

constexpr std::size_t most_truths = 10;

/// A condition over b0 to b9, and its value for truths that are said, by bit, or not known.
class AskedFormula {
 public:
  explicit AskedFormula(const std::string& formula)
      : set_(check_rules({{"random.rung", rules()}})),
        checked_(check_ask(*set_, formula, {})),
        layout_(make_layout(set_->rules.schema, checked_.mentioned)),
        facts_(set_->rules.schema, layout_, layout_.pool),
        reader_(set_->rules.schema, layout_, {}) {}

  Answer answer(std::uint32_t known, std::uint32_t values) {
    std::string document;
    for (std::size_t i = 0; i < most_truths; ++i)
      if ((known >> i & 1) != 0)
        document += (document.empty() ? "\"b" : ", \"b") + std::to_string(i) + "\": " + ((values >> i & 1) != 0 ? "true" : "false");
    Answer answer;
    reader_.read_json("{" + document + "}", facts_, [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
      if (!errors.empty()) throw Broken(errors[0].message);
      answer = *ask(set_->rules, checked_, as_of, set_->sources, facts_, {});
      return true;
    });
    return answer;
  }

 private:
  static std::string rules() {
    std::string text = "package p { title en \"P\" languages en }\ncatalog c { title : text }\nc a { title = \"A\" }\nrecord r { key id : text  c : c }\n"
                       "subject r at c\nsnapshot { r : r";
    for (std::size_t i = 0; i < most_truths; ++i) text += "  b" + std::to_string(i) + " : bool";
    return text + " }\n";
  }

  std::unique_ptr<RuleSet> set_;
  CheckedExpression checked_;
  Layout layout_;
  Facts facts_;
  SnapshotReader reader_;
};

std::uint32_t bits_of(const Answer& answer) {
  std::uint32_t bits = 0;
  for (const Missing& missing : answer.missing) bits |= 1U << std::stoul(missing.path.substr(1));
  return bits;
}

/// All values of the truths in `within`, one after the other.
template <class Visit>
void each_value(std::uint32_t within, Visit visit) {
  std::uint32_t values = 0;
  do {
    visit(values);
    values = (values - within) & within;
  } while (values != 0);
}

}  // namespace

// At once, but for what the elements of a list or set need that was not known itself: that is asked for once it is.
TEST_CASE("giving every fact that is missing settles the decision") {
  std::size_t at_once = 0, later_on = 0;
  holds_for_all("missing settles", [&](Chance& chance) {
    const WrittenSchema schema = random_schema(chance);
    const std::string text = random_rules(chance, schema);
    Rules rules(text);
    Query query;
    query.extend = true;
    for (int i = 0; i < 10; ++i) {
      const RandomSnapshot documents = random_snapshot(chance, schema);
      const Json partial = parsed(documents.partial), complete = parsed(documents.complete);
      for (const Decision& decision : rules.decide(documents.partial, true, query)) {
        if (decision.outcome != OutcomeKind::undetermined || is_beyond_documents(decision, complete)) continue;
        Telling telling{partial, complete, {}};
        telling.tell(decision.missing);
        const std::optional<Decision> later = telling.decide(rules, query, decision);
        // A path may turn out not to be there, and arithmetic not to fit.
        if (!later || is_beyond_documents(*later, complete)) continue;
        if (later->outcome != OutcomeKind::undetermined) ++at_once;
        else later_on += settles_in_the_end(telling, *later, rules, query);
      }
    }
  });
  CHECK(at_once > 100);
  CHECK(at_once > 10 * later_on);
}

TEST_CASE("of what is missing, nothing is too little and nothing too much") {
  std::size_t tried = 0;
  holds_for_all("missing matters", [&](Chance& chance) {
    Formula writing(chance);
    std::string formula = writing.write(3);
    if (writing.truths() > most_truths) return;
    AskedFormula asked(formula);
    const std::uint32_t all = (1U << writing.truths()) - 1, known = static_cast<std::uint32_t>(chance.below(all + 1)),
                        said = static_cast<std::uint32_t>(chance.below(all + 1)) & known;
    const Answer answer = asked.answer(known, said);
    const std::uint32_t missing = bits_of(answer);
    if ((missing & known) != 0) throw Broken(formula + ": what is known is said to be missing");
    if (answer.unknown != (missing != 0)) throw Broken(formula + ": unknown, and waits for nothing");
    std::uint32_t matters = 0;
    each_value(missing, [&](std::uint32_t values) {
      const Answer told = asked.answer(known | missing, said | values);
      if (told.unknown) throw Broken(formula + ": all that is missing does not settle it");
      for (std::size_t i = 0; i < most_truths; ++i) {
        const std::uint32_t bit = 1U << i;
        if ((missing & bit) != 0 && asked.answer(known | missing, said | (values ^ bit)).printed != told.printed) matters |= bit;
      }
    });
    if (matters != missing) throw Broken(formula + ": something is said to be missing that cannot matter");
    tried += missing != 0 ? 1 : 0;
  });
  CHECK(tried > 30);
}

}  // namespace rung::properties
