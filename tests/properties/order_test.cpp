// SPDX-License-Identifier: Apache-2.0
// Neither the order in which rules and snapshots say things, nor what rules call them, nor the format, changes a decision.
#include <algorithm>
#include <regex>

#include "engine/diff/written.hpp"
#include "engine/format/format.hpp"
#include "grammar/parse.hpp"
#include "tests/conformance/random_rules.hpp"
#include "tests/conformance/random_snapshot.hpp"
#include "tests/conformance/spell.hpp"
#include "tests/properties/deciding.hpp"
#include "tests/properties/json_document.hpp"
#include "tests/properties/property.hpp"

namespace rung::properties {
namespace {

using namespace conformance;

constexpr int snapshots = 5;

Query everything() {
  Query query;
  query.extend = true;
  query.detail = Detail::full;
  query.effects = true;
  return query;
}

void require_same(const std::string& expected, const std::string& found, const std::string& rules, const std::string& document) {
  if (expected != found) throw Broken("decided differently:" + expected + "\nand:" + found + "\n" + rules + "\n" + document);
}

/// The statements in another order, in up to four files.
std::vector<std::pair<std::string, std::string>> scattered(const std::string& rules, Chance& chance) {
  Sources sources;
  const Outcome<ast::File> file = parse(sources, sources.add("a.rung", rules));
  std::vector<std::string> statements;
  for (const ast::Statement& statement : file.value->statements) statements.push_back(written(sources, statement.range));
  for (std::size_t i = statements.size(); i > 1; --i) std::swap(statements[i - 1], statements[chance.below(i)]);
  std::vector<std::pair<std::string, std::string>> files = {{"a.rung", ""}, {"b.rung", ""}, {"c.rung", ""}, {"d.rung", ""}};
  for (const std::string& statement : statements) files[chance.below(files.size())].second += statement + "\n";
  return files;
}

/// Gives the operands of `and` and `or` another order, wherever they stand.
class OperandShuffle {
 public:
  explicit OperandShuffle(Chance& chance) : chance_(chance) {}

  void in(ast::Statement& statement) {
    if (auto* define = std::get_if<ast::Define>(&statement.node)) in(define->body);
    if (auto* upgrade = std::get_if<ast::Upgrade>(&statement.node)) in(upgrade->when);
    if (auto* extend = std::get_if<ast::Extend>(&statement.node)) in(extend->when);
    if (auto* advise = std::get_if<ast::Advise>(&statement.node)) in(advise->when);
    if (auto* require = std::get_if<ast::Require>(&statement.node)) {
      in(require->when);
      in(require->check);
    }
  }

 private:
  void in(std::optional<ast::Expression>& expression) {
    if (expression) in(*expression);
  }
  void in(ast::Expressions& expressions) {
    for (ast::Expression& expression : expressions) in(expression);
  }
  void in(ast::Expression& expression) {
    std::visit([this](auto& node) { below(node); }, expression.node);
  }
  template <class Node>
  void below(Node& node) {
    if constexpr (requires { node.operands; }) in(node.operands);
    if constexpr (requires { node.operand; }) in(node.operand);
    if constexpr (requires { node.arguments; }) in(node.arguments);
    if constexpr (requires { node.condition; }) {
      in(node.condition);
      in(node.body);
    }
    if constexpr (std::is_same_v<Node, ast::Logic>)
      for (std::size_t i = node.operands.size(); i > 1; --i) std::swap(node.operands[i - 1], node.operands[chance_.below(i)]);
  }

  Chance& chance_;
};

}  // namespace

TEST_CASE("the order of statements and files never matters") {
  holds_for_all("order of statements", [](Chance& chance) {
    const WrittenSchema schema = random_schema(chance);
    const std::string text = random_rules(chance, schema);
    Rules rules(text), others(check_rules(scattered(text, chance)));
    for (int i = 0; i < snapshots; ++i) {
      const std::string document = random_snapshot(chance, schema).partial;
      require_same(essence(rules.decide(document, true, everything())), essence(others.decide(document, true, everything())), text, document);
    }
  });
}

TEST_CASE("the order of a snapshot's fields never matters, nor does its format") {
  holds_for_all("order of fields", [](Chance& chance) {
    const WrittenSchema schema = random_schema(chance);
    const std::string text = random_rules(chance, schema);
    Rules rules(text);
    for (int i = 0; i < snapshots; ++i) {
      const std::string document = random_snapshot(chance, schema).partial;
      const Json value = parsed(document);
      const std::string other = shuffled(value, chance).dump(), yaml = as_yaml(value, chance), other_yaml = as_yaml(shuffled(value, chance), chance);
      const std::string expected = spell(without_places(rules.decide(document, true, everything())));
      require_same(expected, spell(without_places(rules.decide(other, true, everything()))), text, other);
      require_same(expected, spell(without_places(rules.decide(yaml, false, everything()))), text, yaml);
      require_same(expected, spell(without_places(rules.decide(other_yaml, false, everything()))), text, other_yaml);
    }
  });
}

TEST_CASE("the order of operands of one rank never matters") {
  std::size_t compared = 0;
  holds_for_all("order of operands", [&](Chance& chance) {
    const WrittenSchema schema = random_schema(chance);
    const std::string text = random_rules(chance, schema);
    Sources sources;
    ast::RuleSet tree;
    tree.files.push_back(std::move(*parse(sources, sources.add("random.rung", text)).value));
    Rules rules(text);
    for (int order = 0; order < 4; ++order) {
      ast::RuleSet other = tree;
      // One statement at a time: in another order a guard may stand behind what it guards, and then nothing checks.
      OperandShuffle(chance).in(other.files[0].statements[chance.below(other.files[0].statements.size())]);
      auto checked = check_tree(sources, other);
      if (!checked) continue;
      ++compared;
      Rules others(std::move(checked));
      for (int i = 0; i < snapshots; ++i) {
        const std::string document = random_snapshot(chance, schema).partial;
        require_same(essence(rules.decide(document, true, everything())), essence(others.decide(document, true, everything())), text, document);
      }
    }
  });
  CHECK(compared > 100);
}

TEST_CASE("renaming changes nothing but names") {
  // What random rules and snapshots call things; `v1.10` is a version.
  static const std::regex names(R"(\b(item|items|part|parts|detail|info|color|gadget|label|price|kinds|good|hues|words|since|build|seats|want|rank|[dravp][0-9]+)\b(?!\.[0-9]))");
  const auto renamed = [](const std::string& text) { return std::regex_replace(text, names, "$1_anew"); };
  holds_for_all("renaming", [&](Chance& chance) {
    const WrittenSchema schema = random_schema(chance);
    const std::string text = random_rules(chance, schema);
    Rules rules(text), others(renamed(text));
    for (int i = 0; i < snapshots; ++i) {
      const std::string document = random_snapshot(chance, schema).partial;
      require_same(renamed(essence(rules.decide(document, true, everything()))), essence(others.decide(renamed(document), true, everything())),
                   text, document);
    }
  });
}

TEST_CASE("formatting changes no decision") {
  holds_for_all("formatting", [](Chance& chance) {
    const WrittenSchema schema = random_schema(chance);
    const std::string text = random_rules(chance, schema);
    Sources sources;
    Rules rules(text), others(*format(sources, sources.add("random.rung", text)).value);
    for (int i = 0; i < snapshots; ++i) {
      const std::string document = random_snapshot(chance, schema).partial;
      require_same(essence(rules.decide(document, true, everything())), essence(others.decide(document, true, everything())), text, document);
    }
  });
}

}  // namespace rung::properties
