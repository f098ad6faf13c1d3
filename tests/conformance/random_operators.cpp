// SPDX-License-Identifier: Apache-2.0
// Random expressions by the operators they are made of.
#include "tests/conformance/random_expression.hpp"

namespace rung::conformance {

std::string ExpressionWriter::boolean(int depth) {
  switch (chance_.below(14)) {
    case 0: case 1: case 2: case 3: return logic(depth);
    case 4: case 5: return comparison(depth);
    case 6: return membership(depth);
    case 7: case 8: return test(depth);
    case 9: return presence(depth);
    case 10: return guarded(depth);
    case 11: case 12: return quantifier(depth);
    default: return leaf({"bool"});
  }
}

std::string ExpressionWriter::logic(int depth) {
  const std::size_t kind = chance_.below(6);
  if (kind == 0) return "(not " + condition(depth - 1) + ")";
  if (kind == 1) return "(" + condition(depth - 1) + " implies " + condition(depth - 1) + ")";
  const std::string op = chance_.word({" and ", " or "});
  std::string text = condition(depth - 1) + op + condition(depth - 1);
  if (kind == 2) text += op + condition(depth - 1);
  return "(" + text + ")";
}

std::string ExpressionWriter::comparison(int depth) {
  if (chance_.percent(50)) {
    const WrittenType type = random_type({"int", "decimal", "date", "version"});
    return "(" + write(type, depth - 1) + chance_.word({" < ", " <= ", " > ", " >= ", " == ", " != "}) + write(type, depth - 1) + ")";
  }
  const std::string op = chance_.word({" == ", " != "});
  const std::size_t kind = chance_.below(8);
  if (kind == 0) {
    const WrittenType type{chance_.word({"item", "part", "detail"})};
    const std::string left = usable_path(type), right = usable_path(type);
    if (!left.empty() && !right.empty()) return "(" + left + op + right + ")";
  }
  if (kind == 1) return "(" + write({"int"}, depth - 1) + op + write({"decimal"}, depth - 1) + ")";
  if (kind == 2) {
    const WrittenType type = random_type({"color", "gadget", "text", "int"}, Shape::set);
    return "(" + write(type, depth - 1) + op + write(type, depth - 1) + ")";
  }
  if (kind == 3) {
    const WrittenType type = random_type({"int", "date", "decimal", "version"}, Shape::range);
    return "(" + write(type, depth - 1) + op + write(type, depth - 1) + ")";
  }
  const WrittenType type = random_type({"bool", "text", "color", "plan", "gadget", "version"});
  return "(" + write(type, depth - 1) + op + write(type, depth - 1) + ")";
}

std::string ExpressionWriter::membership(int depth) {
  const std::string op = chance_.word({" in ", " in ", " not in "});
  const std::size_t kind = chance_.below(4);
  if (kind == 0) {
    const WrittenType type = random_type({"int", "text"});
    const std::string list = usable_path({type.name, Shape::list});
    if (!list.empty()) return "(" + write(type, depth - 1) + op + list + ")";
  }
  if (kind == 1) {
    const WrittenType type = random_type({"int", "date", "decimal", "version"});
    return "(" + write(type, depth - 1) + op + write({type.name, Shape::range}, depth - 1) + ")";
  }
  const WrittenType type = random_type({"color", "gadget", "text", "int"});
  return "(" + write(type, depth - 1) + op + write({type.name, Shape::set}, depth - 1) + ")";
}

std::string ExpressionWriter::test(int depth) {
  const std::string text = write({"text"}, depth - 1);
  const WrittenType set = random_type({"color", "gadget", "text", "int"}, Shape::set);
  switch (chance_.below(7)) {
    case 0: return "(" + text + chance_.word({" contains ", " starts with ", " ends with "}) + write({"text"}, depth - 1) + ")";
    case 1: return "(" + text + " matches " + chance_.word({"\"a\"", "\"^a?b\"", "\"(?i)B$\"", "\"^.$\""}) + ")";
    case 2: return "(" + text + chance_.word({" is empty", " is not empty"}) + ")";
    case 3: return "(" + write(set, depth - 1) + chance_.word({" is empty", " is not empty"}) + ")";
    case 4: {
      const std::string list = usable_path({chance_.word({"item", "part", "int", "text"}), Shape::list});
      if (!list.empty()) return "(" + list + " is empty)";
      return leaf({"bool"});
    }
    default: return "(" + write(set, depth - 1) + chance_.word({" overlaps ", " within "}) + write(set, depth - 1) + ")";
  }
}

std::string ExpressionWriter::presence(int depth) {
  const std::vector<const Path*> optional = open_optionals();
  if (optional.empty()) return comparison(depth);
  return "(" + chance_.pick(optional)->text + chance_.word({" is present", " is absent", " is not present", " is not absent"}) + ")";
}

std::string ExpressionWriter::guarded(int depth) {
  const std::vector<const Path*> guards = open_optionals();
  if (guards.empty()) return logic(depth);
  const std::string guard = chance_.pick(guards)->text;
  const std::string other = condition(depth - 1);
  narrow(guard);
  const std::string narrowed = condition(depth - 1);
  narrowed_.erase(guard);
  switch (chance_.below(6)) {
    case 0: return "(" + guard + " is absent or " + narrowed + ")";
    case 1: return "(" + guard + " is present implies " + narrowed + ")";
    case 2: return "(if " + guard + " is present then " + narrowed + " else " + other + ")";
    case 3: return "(if " + guard + " is absent then " + other + " else " + narrowed + ")";
    case 4: return "(" + guard + " is present and " + other + " and " + narrowed + ")";
    default: return "(" + guard + " is present and " + narrowed + ")";
  }
}

std::string ExpressionWriter::quantifier(int depth) {
  if (chance_.percent(30)) {
    const std::string op = chance_.word({" < ", " == ", " >= "});
    return "(" + number("int", depth) + op + leaf({"int"}) + ")";
  }
  Collection list;
  if (!collection(list, depth)) return comparison(depth);
  const std::string variable = new_variable();
  const Mark before = mark();
  add_variable(variable, list.element);
  const std::string first = condition(depth - 1), second = condition(depth - 1);
  forget(before);
  const std::string head = variable + " in " + list.text;
  switch (chance_.below(4)) {
    case 0: return "(some " + head + " where " + first + ")";
    case 1: return "(no " + head + " where " + first + ")";
    case 2: return "(every " + head + " where " + first + " : " + second + ")";
    default: return "(every " + head + " : " + first + ")";
  }
}

std::string ExpressionWriter::culprit_check(int depth, std::string& variable, WrittenType& type) {
  Collection list;
  if (!collection(list, depth)) return "";
  variable = new_variable();
  type = list.element;
  const Mark before = mark();
  add_variable(variable, list.element);
  const std::string first = condition(depth - 1), second = condition(depth - 1);
  forget(before);
  const std::string head = variable + " in " + list.text;
  if (chance_.percent(60)) return "no " + head + " where " + first;
  return chance_.percent(70) ? "every " + head + " where " + first + " : " + second : "every " + head + " : " + second;
}

std::string ExpressionWriter::aggregate(const WrittenType& type, int depth) {
  Collection list;
  if (!collection(list, depth)) return leaf(type);
  const std::string variable = new_variable();
  const Mark before = mark();
  add_variable(variable, list.element);
  std::string result;
  const bool where = chance_.percent(60);
  const std::string first = condition(depth - 1);
  const std::string head = " for " + variable + " in " + list.text + (where ? " where " + first : "");
  if (type.shape == Shape::set) {
    result = "union(" + write(type, depth - 1) + head + ")";
  } else if (type.name == "int" && chance_.percent(40)) {
    result = "count(" + variable + " in " + list.text + " where " + first + ")";
  } else if ((type.name == "int" || type.name == "decimal") && chance_.percent(50)) {
    result = "sum(" + write(type, depth - 1) + head + ")";
  } else {
    const std::string term = write(type, depth - 1);
    forget(before);
    return "(" + chance_.word({"min", "max"}) + "(" + term + head + ") otherwise " + leaf(type) + ")";
  }
  forget(before);
  return result;
}

// A field of one of two records, whichever a condition says.
std::string ExpressionWriter::chosen_record(const WrittenType& type, int depth) {
  const std::string record = chance_.word({"item", "detail", "part"});
  const std::string one = usable_path({record}), other = usable_path({record});
  std::vector<std::string> fields;
  for (const WrittenField& field : schema_.records.at(record)) {
    if (field.type == type && !field.optional) fields.push_back(field.name);
  }
  if (one.empty() || fields.empty()) return leaf(type);
  return "(if " + condition(depth - 1) + " then " + one + " else " + other + ")." + chance_.pick(fields);
}

std::string ExpressionWriter::number(const std::string& name, int depth) {
  const WrittenType type{name};
  if (chance_.percent(5)) return chosen_record(type, depth);
  const std::size_t kind = chance_.below(9);
  if (kind < 3) return "(" + write(type, depth - 1) + chance_.word({" + ", " - ", " * "}) + write(type, depth - 1) + ")";
  if (kind == 3) return "(-" + leaf(type) + ")";
  if (kind == 4 || kind == 5) return aggregate(type, depth);
  if (name == "decimal") return kind == 6 ? "(" + write({"int"}, depth - 1) + " * " + write(type, depth - 1) + ")" : leaf(type);
  if (kind == 6) return "(" + write({"date"}, depth - 1) + " - " + write({"date"}, depth - 1) + ")";
  if (kind == 7) {
    const std::string version = usable_path({"version"});
    return version.empty() ? leaf(type) : version + chance_.word({".major", ".minor", ".patch"});
  }
  const std::string list = usable_path({chance_.word({"item", "part", "int", "text"}), Shape::list});
  if (!list.empty() && chance_.percent(50)) return "size(" + list + ")";
  return "size(" + write(random_type({"color", "gadget", "text"}, Shape::set), depth - 1) + ")";
}

std::string ExpressionWriter::set(const WrittenType& type, int depth) {
  switch (chance_.below(7)) {
    case 0: return aggregate(type, depth);
    case 1: return "{ " + write({type.name}, depth - 1) + ", " + write({type.name}, depth - 1) + " }";
    case 2: return leaf(type);
    default: return "(" + write(type, depth - 1) + chance_.word({" | ", " & ", " - "}) + write(type, depth - 1) + ")";
  }
}

std::string ExpressionWriter::day(int depth) {
  if (chance_.percent(20)) return aggregate({"date"}, depth);
  return "(" + write({"date"}, depth - 1) + chance_.word({" + ", " - "}) +
         chance_.word({"1 day", "3 weeks", "1 month", "13 months", "1 year", "400 years"}) + ")";
}

}  // namespace rung::conformance
