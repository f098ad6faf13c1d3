// SPDX-License-Identifier: Apache-2.0
// Statements as text that parses to the same tree again, one line of a block a line.
#include <string>

#include "grammar/print.hpp"
#include "grammar/print_pieces.hpp"

namespace rung::ast {

namespace {

std::string joined(const std::vector<Name>& names, const char* separator) {
  std::string text;
  for (const Name& name : names) text += (text.empty() ? "" : separator) + print(name);
  return text;
}

std::string print(const Type& type) {
  std::string text;
  switch (type.shape) {
    case Shape::scalar: break;
    case Shape::set: text = "set of "; break;
    case Shape::list: text = "list of "; break;
    case Shape::range: text = "range of "; break;
  }
  return text + type.name.text + (type.optional ? "?" : "");
}

std::string print(const FieldDeclaration& field) {
  std::string text = (field.key ? "  key " : "  ") + field.name.text + " : " + print(field.type);
  if (field.initial) text += " = " + print(*field.initial);
  if (field.alias) text += " alias";
  if (field.from) text += " from " + quoted(field.from->value, false);
  return text + "\n";
}

std::string block(const std::vector<FieldDeclaration>& fields) {
  std::string text = " {\n";
  for (const FieldDeclaration& field : fields) text += print(field);
  return text + "}\n";
}

std::string block(const std::vector<Assignment>& assignments) {
  std::string text = " {\n";
  for (const Assignment& assignment : assignments) {
    text += "  " + joined(assignment.path, ".") + " = " + print(assignment.value) + "\n";
  }
  return text + "}\n";
}

std::string print(const Texts& texts, bool in_message) {
  std::string text;
  for (const Text& one : texts) {
    if (one.language) text += " " + one.language->text;
    text += " \"";
    for (const TextPiece& piece : one.pieces) {
      if (const auto* const literal = std::get_if<std::string>(&piece)) {
        const std::string escaped = quoted(*literal, in_message);
        text += escaped.substr(1, escaped.size() - 2);
      } else {
        text += "{" + print(std::get<Expression>(piece)) + "}";
      }
    }
    text += "\"";
  }
  return text;
}

std::string print(const Effective& range) {
  return std::string("effective ") + (range.first ? print_date(*range.first) : "") + ".." +
         (range.last ? print_date(*range.last) : "");
}

std::string print(const Entries& entries) { return entries.every ? "*" : joined(entries.names, ", "); }

std::string print(const On& on) {
  std::string text = on.action == Action::upgrade ? "on upgrade" : "on extend";
  if (on.from) text += " " + print(*on.from);
  if (on.to) text += " -> " + print(*on.to);
  if (on.where) text += " where " + print(*on.where);
  return text;
}

/// `on`, `when` and `effective`, which preconditions and advice share.
template <class Statement>
std::string guards(const Statement& node) {
  std::string text;
  for (const On& on : node.on) text += "  " + print(on) + "\n";
  if (node.when) text += "  when " + print(*node.when) + "\n";
  if (node.effective) text += "  " + print(*node.effective) + "\n";
  return text;
}

template <class Statement>
std::string clauses(const Statement& node) {
  std::string text;
  if (node.when) text += " when " + print(*node.when);
  if (node.effective) text += " " + print(*node.effective);
  return text + "\n";
}

struct Printer {
  std::string operator()(const Package& node) const {
    std::string text = "package " + node.name.text + " {\n  title" + print(node.title, false) + "\n";
    if (node.reference) text += "  reference " + quoted(node.reference->value, false) + "\n";
    if (node.effective) text += "  " + print(*node.effective) + "\n";
    return text + "  languages " + joined(node.languages, ", ") + "\n}\n";
  }
  std::string operator()(const Include& node) const { return "include " + quoted(node.path.value, false) + "\n"; }
  std::string operator()(const Enum& node) const {
    std::string text = (node.open ? "open enum " : "enum ") + node.name.text + " {\n";
    for (const EnumValue& value : node.values) {
      text += "  " + value.name.text;
      for (const Name& spelling : value.spellings) text += " " + print(spelling);
      text += "\n";
    }
    return text + "}\n";
  }
  std::string operator()(const Record& node) const { return "record " + node.name.text + block(node.fields); }
  std::string operator()(const Catalog& node) const {
    return (node.open ? "open catalog " : "catalog ") + node.name.text + block(node.fields);
  }
  std::string operator()(const Entry& node) const {
    return node.catalog.text + " " + print(node.name) + block(node.fields);
  }
  std::string operator()(const Snapshot& node) const { return "snapshot" + block(node.fields); }
  std::string operator()(const Request& node) const { return "request" + block(node.fields); }
  std::string operator()(const Subject& node) const {
    return "subject " + node.name.text + (node.list.empty() ? "" : " in " + joined(node.list, ".")) + " at " +
           joined(node.at, ".") + "\n";
  }
  std::string operator()(const Define& node) const {
    std::string parameters;
    for (const Parameter& parameter : node.parameters) {
      parameters += (parameters.empty() ? "" : ", ") + parameter.name.text + ": " + print(parameter.type);
    }
    return "define " + node.name.text + (parameters.empty() ? "" : "(" + parameters + ")") + " = " + print(node.body) +
           "\n";
  }
  std::string operator()(const Upgrade& node) const {
    return "upgrade " + print(node.from) + " -> " + print(node.to) +
           (node.where ? " where " + print(*node.where) : "") + clauses(node);
  }
  std::string operator()(const Extend& node) const { return "extend " + print(node.entries) + clauses(node); }
  std::string operator()(const Require& node) const {
    std::string text = "require " + node.name.text + " {\n" + guards(node);
    if (node.check) text += "  check " + print(*node.check) + "\n";
    if (node.code) text += (node.shared ? "  shared code " : "  code ") + node.code->text + "\n";
    if (!node.message.empty()) text += "  message" + print(node.message, true) + "\n";
    for (const Remedy& remedy : node.remedies) {
      text += "  remedy" + (remedy.when ? " when " + print(*remedy.when) : "") + print(remedy.texts, true) + "\n";
    }
    return text + "}\n";
  }
  std::string operator()(const Advise& node) const {
    return "advise " + node.name.text + " {\n" + guards(node) +
           (node.message.empty() ? "" : "  message" + print(node.message, true) + "\n") + "}\n";
  }
  std::string operator()(const Effect& node) const {
    return (node.action == Action::upgrade ? "effect upgrade" : "effect extend") + block(node.assignments);
  }
};

}  // namespace

std::string print(const Statement& statement) { return std::visit(Printer{}, statement.node); }

std::string print(const File& file) {
  std::string text;
  for (const Statement& statement : file.statements) text += print(statement);
  return text;
}

}  // namespace rung::ast
