// SPDX-License-Identifier: Apache-2.0
// Writes random expressions of a given type. Whatever is optional is guarded, so that all of them check.
#pragma once

#include <set>

#include "tests/conformance/random_schema.hpp"

namespace rung::conformance {

class ExpressionWriter {
 public:
  ExpressionWriter(Chance& chance, const WrittenSchema& schema) : chance_(chance), schema_(schema) {}

  /// A variable in scope, and all that can be reached through it.
  void add_variable(const std::string& name, const WrittenType& type, bool optional = false);
  /// A define: called with an argument for each parameter.
  void add_define(const std::string& name, const WrittenType& type, const std::vector<WrittenType>& parameters);
  /// Forgets what was added since.
  struct Mark { std::size_t paths, defines; };
  Mark mark() const { return {paths_.size(), defines_.size()}; }
  void forget(Mark mark);

  std::string write(const WrittenType& type, int depth);
  std::string condition(int depth) { return write({"bool"}, depth); }
  /// `no v in L where P` or `every v in L where P : Q`; `variable` and its type are what messages may use then.
  std::string culprit_check(int depth, std::string& variable, WrittenType& type);
  std::string new_variable() { return "v" + std::to_string(++variables_); }
  /// What a message may print: anything that is not optional.
  std::string printable();
  /// A list can only be named: its path, or nothing where there is none in scope.
  std::string list(const WrittenType& type) { return usable_path(type); }
  void narrow(const std::string& path) { narrowed_.insert(path); }
  void widen() { narrowed_.clear(); }

 private:
  struct Path { std::string text; WrittenType type; std::vector<std::string> guards; bool optional = false; };
  struct Define { std::string name; WrittenType type; std::vector<WrittenType> parameters; };
  struct Collection { std::string text; WrittenType element; };

  void add_path(Path path, int depth);
  bool is_usable(const Path& path) const;
  /// Optional ones that nothing has narrowed yet, reached through what has been.
  std::vector<const Path*> open_optionals() const;
  std::string usable_path(const WrittenType& type);
  std::string leaf(const WrittenType& type);
  bool collection(Collection& found, int depth);
  std::string boolean(int depth);
  std::string logic(int depth);
  std::string comparison(int depth);
  std::string membership(int depth);
  std::string test(int depth);
  std::string presence(int depth);
  std::string guarded(int depth);
  std::string quantifier(int depth);
  std::string chosen_record(const WrittenType& type, int depth);
  std::string number(const std::string& name, int depth);
  std::string aggregate(const WrittenType& type, int depth);
  std::string set(const WrittenType& type, int depth);
  std::string day(int depth);
  std::string call(const WrittenType& type, int depth);
  WrittenType random_type(const std::vector<const char*>& names, Shape shape = Shape::scalar) { return {chance_.word(names), shape}; }

  Chance& chance_;
  const WrittenSchema& schema_;
  std::vector<Path> paths_;
  std::vector<Define> defines_;
  std::set<std::string> narrowed_;
  int variables_ = 0;
};

}  // namespace rung::conformance
