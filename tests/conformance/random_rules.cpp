// SPDX-License-Identifier: Apache-2.0
// Statements around random expressions.
#include "tests/conformance/random_rules.hpp"

#include "tests/conformance/random_expression.hpp"

namespace rung::conformance {

namespace {

constexpr int depth = 4;

void add_snapshot(ExpressionWriter& expressions, const WrittenSchema& schema, bool root_subject) {
  for (const WrittenField& field : schema.records.at("snapshot")) {
    if (root_subject || field.name != "item") expressions.add_variable(field.name, field.type, field.optional);
  }
}

class RuleWriter {
 public:
  RuleWriter(Chance& chance, const WrittenSchema& schema) : chance_(chance), schema_(schema), expressions_(chance, schema) {}

  std::string write() {
    text_ = "package random {\n  title en \"Random\"\n  languages en, de\n}\n" + schema_.text;
    add_snapshot(expressions_, schema_, false);
    expressions_.add_variable("request", {"request"});
    expressions_.add_variable("item", {"item"});  // the subject
    expressions_.add_variable("source", {"plan"});
    add_defines();
    add_extend();
    expressions_.add_variable("target", {"plan"});
    add_upgrades();
    for (int number = 1; number <= 4; ++number) add_precondition(std::to_string(number));
    add_advice();
    add_effects();
    return text_;
  }

 private:
  // Parameters of records and of scalars; a later define may call an earlier one.
  void add_defines() {
    const std::vector<WrittenType> results{{"bool"}, {"int"}, {"color", Shape::set}, {"date"}, {"item", Shape::list}};
    const std::vector<WrittenType> parameters{{"item"}, {"int"}, {"color"}, {"bool"}};
    for (int number = 1; number <= 3; ++number) {
      const WrittenType result = chance_.pick(results);
      const std::string name = "d" + std::to_string(number);
      const ExpressionWriter::Mark before = expressions_.mark();
      std::vector<WrittenType> types;
      std::string list;
      for (std::size_t count = chance_.below(3); count > 0; --count) {
        types.push_back(chance_.pick(parameters));
        const std::string parameter = "p" + std::to_string(number) + std::to_string(count);
        list += (list.empty() ? "" : ", ") + parameter + ": " + types.back().name;
        expressions_.add_variable(parameter, types.back());
      }
      const std::string body = result.shape == Shape::list ? expressions_.list(result) : expressions_.write(result, depth - 1);
      expressions_.forget(before);
      if (body.empty()) continue;
      text_ += "define " + name + (list.empty() ? "" : "(" + list + ")") + " = " + body + "\n";
      expressions_.add_define(name, result, types);
    }
  }

  std::string when() { return chance_.percent(40) ? " when " + expressions_.condition(depth - 2) : ""; }

  void add_extend() {
    text_ += "extend basic, top" + when() + "\n";
  }

  void add_upgrades() {
    text_ += "upgrade basic -> pro, top" + when() + "\n";
    text_ += "upgrade pro -> top" + when() + " effective " + chance_.word({"2024-01-01..", "..2023-12-31"}) + "\n";
    text_ += "upgrade top, old -> basic" + when() + "\n";
    text_ += "upgrade old -> top\n";
    if (schema_.names.at("plan").size() > 4) text_ += "upgrade old -> " + more_plans() + when() + "\n";
  }

  /// So many paths from one entry that they take more than one machine word.
  std::string more_plans() const {
    std::string list;
    const auto& names = schema_.names.at("plan");
    for (std::size_t at = 4; at < names.size(); ++at) list += (at == 4 ? "" : ", ") + names[at];
    return list;
  }

  std::string message() {
    return "en \"to {target}: {" + expressions_.printable() + "}, {" + expressions_.printable() + "}\"" +
           (chance_.percent(50) ? " de \"{" + expressions_.printable() + "}\"" : "");
  }

  std::string on() {
    return chance_.word({"", "", "", "  on upgrade\n", "  on extend\n", "  on basic -> *\n", "  on * -> top\n  on extend basic\n"});
  }

  void add_precondition(const std::string& number) {
    text_ += "require r" + number + " {\n" + on();
    if (chance_.percent(30)) text_ += "  when " + expressions_.condition(depth - 2) + "\n";
    const ExpressionWriter::Mark before = expressions_.mark();
    std::string variable;
    WrittenType type;
    std::string check = chance_.percent(40) ? expressions_.culprit_check(depth, variable, type) : "";
    if (check.empty()) {
      check = expressions_.condition(depth);
    } else {
      expressions_.add_variable(variable, type);
    }
    text_ += "  check " + check + "\n  message " + message() + "\n";
    for (std::size_t count = chance_.below(3); count > 0; --count) {
      text_ += "  remedy when " + expressions_.condition(2) + " " + message() + "\n";
    }
    if (chance_.percent(50)) text_ += "  remedy " + message() + "\n";
    text_ += "}\n";
    expressions_.forget(before);
  }

  void add_advice() {
    text_ += "advise a1 {\n" + on() + "  when " + expressions_.condition(depth - 1) + "\n  message " + message() + "\n}\n";
    text_ += "advise a2 {\n" + on() + "  message " + message() + "\n}\n";
  }

  void add_effects() {
    text_ += "effect upgrade {\n  item.plan = target\n  item.n = " + expressions_.write({"int"}, 3) + "\n  item.kinds = " +
             expressions_.write({"color", Shape::set}, 3) + "\n}\n";
    text_ += "effect extend {\n  item.price = " + expressions_.write({"decimal"}, 3) + "\n}\n";
  }

  Chance& chance_;
  const WrittenSchema& schema_;
  ExpressionWriter expressions_;
  std::string text_;
};

}  // namespace

std::string random_rules(Chance& chance, const WrittenSchema& schema) { return RuleWriter(chance, schema).write(); }

std::string random_condition(Chance& chance, const WrittenSchema& schema) {
  ExpressionWriter expressions(chance, schema);
  add_snapshot(expressions, schema, false);
  return expressions.condition(depth);
}

}  // namespace rung::conformance
