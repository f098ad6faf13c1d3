// SPDX-License-Identifier: Apache-2.0
// What was written: the tree of a rule file, names unresolved. Made by parse(), read by check() and by tools.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "grammar/source.hpp"

namespace rung::ast {

/// A name where one is used or given; `quoted` where it was written as a string (catalog entries).
struct Name {
  std::string text;
  Range range;
  bool quoted = false;
};

// --- expressions -----------------------------------------------------------------------------------------------

struct Expression;
using Expressions = std::vector<Expression>;

struct Number { std::string digits; };  ///< as written, without `_`; a decimal holds one `.`
struct String { std::string value; };   ///< escapes resolved; for `matches` only `\"` is
struct Boolean { bool value = false; };
struct Date { std::int32_t days = 0; };  ///< days since 1970-01-01
enum class DurationUnit : std::uint8_t { days, weeks, months, years };
struct Duration { std::int64_t count = 0; DurationUnit unit{}; };
struct Variable { Name name; };  ///< any bare name, `source`, `target` and `today` too
struct Field { Expressions base; Name name; };  ///< base.name; one base
struct Call { Name callee; Expressions arguments; };  ///< a define's, `size(…)`, `version(…)`
struct SetLiteral { Expressions items; };
struct Interval { Expressions low, high; };  ///< each none or one
enum class UnaryOperator : std::uint8_t { logical_not, minus };
struct Unary { UnaryOperator op{}; Expressions operand; };
enum class BinaryOperator : std::uint8_t {
  implies, equal, not_equal, less, less_equal, greater, greater_equal, in, not_in, overlaps, within, matches,
  starts_with, ends_with, contains, otherwise, add, subtract, unite, multiply, intersect
};
struct Binary { BinaryOperator op{}; Range op_range; Expressions operands; };  ///< two operands
enum class LogicOperator : std::uint8_t { conjunction, disjunction };
struct Logic { LogicOperator op{}; Expressions operands; };  ///< two or more, as chained without parentheses
enum class State : std::uint8_t { present, absent, empty };
struct Is { Expressions operand; State state{}; bool negated = false; };
struct If { Expressions operands; };  ///< condition, then, else
enum class QuantifierKind : std::uint8_t { some, no, every, count, sum, unite, min, max };
/// `some/no v in L where P`, `every v in L [where P] : Q`, `count(v in L where P)`, `sum(E for v in L [where P])`.
struct Quantifier {
  QuantifierKind kind{};
  Name variable;
  Expressions list;       ///< one
  Expressions condition;  ///< P: none or one
  Expressions body;       ///< Q of every, E of sum, union, min, max: none or one
};

/// `range` covers what was written without surrounding parentheses, which leave no node; it is no part of equality.
struct Expression {
  Range range;
  std::variant<Boolean, Number, String, Date, Duration, Variable, Field, Call, SetLiteral, Interval, Unary, Binary,
               Logic, Is, If, Quantifier>
      node;
};

// --- texts -----------------------------------------------------------------------------------------------------

using TextPiece = std::variant<std::string, Expression>;  ///< literal text, or a placeholder's expression
struct Text {
  std::optional<Name> language;  ///< none: the package's first
  std::vector<TextPiece> pieces;  ///< adjacent strings joined; in titles and the like one std::string
  Range range;
};
using Texts = std::vector<Text>;

// --- pieces of statements --------------------------------------------------------------------------------------

enum class Shape : std::uint8_t { scalar, set, list, range };
struct Type { Shape shape{}; Name name; bool optional = false; Range range; };

struct FieldDeclaration {
  bool key = false;
  Name name;
  Type type;
  std::optional<Expression> initial;  ///< the default; Variable `name` for `= name`
  std::optional<String> from;
  Range from_range;
  bool alias = false;
  Range range;
};

struct Assignment { std::vector<Name> path; Expression value; Range range; };  ///< path: dotted, at least one name
struct Effective { std::optional<std::int32_t> first, last; Range range; };   ///< days since 1970-01-01, inclusive

/// One side of `FROM -> TO`: `*`, or names as listed.
struct Entries { bool every = false; std::vector<Name> names; Range range; };

enum class Action : std::uint8_t { upgrade, extend };
/// A line `on …`: without entries it stands for every path of the action.
struct On {
  Action action{};
  std::optional<Entries> from;  ///< for extend, the entries listed
  std::optional<Entries> to;
  std::optional<Expression> where;
  Range range;
};

struct Remedy { std::optional<Expression> when; Texts texts; Range range; };

// --- statements ------------------------------------------------------------------------------------------------

struct Package {
  Name name;
  Texts title;
  std::optional<String> reference;
  std::optional<Effective> effective;
  std::vector<Name> languages;
};
struct Include { String path; Range path_range; };
struct EnumValue { Name name; std::vector<Name> spellings; };  ///< spellings are quoted
struct Enum { bool open = false; Name name; std::vector<EnumValue> values; };
struct Record { Name name; std::vector<FieldDeclaration> fields; };
struct Catalog { bool open = false; Name name; std::vector<FieldDeclaration> fields; };
struct Entry { Name catalog; Name name; std::vector<Assignment> fields; };  ///< paths of one name
struct Snapshot { std::vector<FieldDeclaration> fields; };
struct Request { std::vector<FieldDeclaration> fields; };
struct Subject { Name name; std::vector<Name> list; std::vector<Name> at; };  ///< list empty: the root record `name`
struct Parameter { Name name; Type type; };
struct Define { Name name; std::vector<Parameter> parameters; Expression body; };
struct Upgrade {
  Entries from, to;
  std::optional<Expression> where, when;
  std::optional<Effective> effective;
};
struct Extend { Entries entries; std::optional<Expression> when; std::optional<Effective> effective; };
struct Require {
  Name name;
  std::vector<On> on;
  std::optional<Expression> when;
  std::optional<Effective> effective;
  std::optional<Expression> check;  ///< none where the parser reported it as missing
  std::optional<Name> code;
  bool shared = false;
  Texts message;  ///< empty where the parser reported it as missing
  std::vector<Remedy> remedies;
};
struct Advise {
  Name name;
  std::vector<On> on;
  std::optional<Expression> when;
  std::optional<Effective> effective;
  Texts message;
};
struct Effect { Action action{}; std::vector<Assignment> assignments; };

struct Statement {
  Range range;    ///< the whole statement
  Range keyword;  ///< its first word, for captions such as "declared here"
  std::variant<Package, Include, Enum, Record, Catalog, Entry, Snapshot, Request, Subject, Define, Upgrade, Extend,
               Require, Advise, Effect>
      node;
};

struct File {
  std::uint32_t source = 0;  ///< index into Sources
  bool included = false;
  std::vector<Statement> statements;
};

/// The rule set's own files by name, then the included ones by path: the output order of everything in them.
struct RuleSet { std::vector<File> files; };

}  // namespace rung::ast
