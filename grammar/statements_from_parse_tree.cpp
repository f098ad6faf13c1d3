// SPDX-License-Identifier: Apache-2.0
// One function for each statement, and the lines that a statement must have.
#include <optional>
#include <utility>

#include "grammar/from_parse_tree.hpp"
#include "grammar/pieces_from_parse_tree.hpp"

namespace rung::grammar {

namespace {

std::string quoted(const ast::Name& name) { return "`" + name.text + "`"; }

void misses(Translation& translation, const std::string& who, Range where, const std::string& what,
            const std::string& help) {
  translation.objects({"R012", {}, who + " has no `" + what + "`", where, {}, help});
}

ast::Package package(Translation& translation, Branch branch) {
  ast::Package node;
  Lines lines(translation);
  bool titled = false;
  for (const Branch part : branch) {
    if (part.kind() == Kind::name) {
      node.name = name(translation, part);
      continue;
    }
    if (!lines.is_first(part)) continue;
    switch (part.kind()) {
      case Kind::title:
        node.title = texts(translation, part);
        titled = true;
        break;
      case Kind::reference: node.reference = string(translation, *part.begin()); break;
      case Kind::effective: node.effective = effective(translation, part); break;
      default: node.languages = path(translation, part); break;
    }
  }
  const std::string who = "package " + quoted(node.name);
  if (!titled) misses(translation, who, node.name.range, "title", "add a line such as `title en \"…\"`");
  if (node.languages.empty()) {
    misses(translation, who, node.name.range, "languages",
           "add a line such as `languages en`; the first has every text");
  }
  return node;
}

ast::Include include(Translation& translation, Branch branch) {
  const Branch path = *branch.begin();
  return {string(translation, path), translation.range(path)};
}

ast::Enum enumeration(Translation& translation, Branch branch) {
  ast::Enum node;
  for (const Branch part : branch) {
    switch (part.kind()) {
      case Kind::open: node.open = true; break;
      case Kind::name: node.name = name(translation, part); break;
      default: {
        ast::EnumValue& value = node.values.emplace_back();
        for (const Branch spelled : part) {
          if (spelled.kind() == Kind::name) {
            value.name = name(translation, spelled);
          } else {
            value.spellings.push_back(name(translation, spelled));
          }
        }
      }
    }
  }
  return node;
}

std::vector<ast::FieldDeclaration> fields(Translation& translation, Branch branch, FieldsOf owner) {
  std::vector<ast::FieldDeclaration> found;
  for (const Branch part : branch) {
    if (part.kind() == Kind::field_declaration) found.push_back(field_declaration(translation, part, owner));
  }
  return found;
}

ast::Name own_name(Translation& translation, Branch branch) {
  for (const Branch part : branch) {
    if (part.kind() == Kind::name) return name(translation, part);
  }
  return {};
}

ast::Catalog catalog(Translation& translation, Branch branch) {
  const bool open = (*branch.begin()).kind() == Kind::open;
  return {open, own_name(translation, branch), fields(translation, branch, FieldsOf::catalog)};
}

ast::Entry entry(Translation& translation, Branch branch) {
  ast::Entry node;
  bool behind_catalog = false;
  for (const Branch part : branch) {
    if (part.kind() == Kind::assignment) {
      node.fields.push_back(assignment(translation, part));
    } else {
      (behind_catalog ? node.name : node.catalog) = name(translation, part);
      behind_catalog = true;
    }
  }
  return node;
}

ast::Subject subject(Translation& translation, Branch branch) {
  ast::Subject node;
  for (const Branch part : branch) {
    if (part.kind() == Kind::name) {
      node.name = name(translation, part);
    } else {
      // Of two paths the first is the list.
      node.list = std::exchange(node.at, path(translation, part));
    }
  }
  return node;
}

ast::Define define(Translation& translation, Branch branch) {
  ast::Define node;
  for (const Branch part : branch) {
    switch (part.kind()) {
      case Kind::name: node.name = name(translation, part); break;
      case Kind::parameter: {
        ast::Parameter& parameter = node.parameters.emplace_back();
        for (const Branch piece : part) {
          if (piece.kind() == Kind::name) parameter.name = name(translation, piece);
          if (piece.kind() == Kind::type) parameter.type = type(translation, piece);
        }
        break;
      }
      default: node.body = build(translation, part).expression; break;
    }
  }
  return node;
}

ast::Upgrade upgrade(Translation& translation, Branch branch) {
  ast::Upgrade node;
  Lines lines(translation);
  bool behind_from = false;
  for (const Branch part : branch) {
    if (part.kind() == Kind::entries) {
      (behind_from ? node.to : node.from) = entries(translation, part);
      behind_from = true;
      continue;
    }
    if (!lines.is_first(part)) continue;
    if (part.kind() == Kind::where) node.where = expression_in(translation, part);
    if (part.kind() == Kind::when) node.when = expression_in(translation, part);
    if (part.kind() == Kind::effective) node.effective = effective(translation, part);
  }
  return node;
}

ast::Extend extend(Translation& translation, Branch branch) {
  ast::Extend node;
  Lines lines(translation);
  for (const Branch part : branch) {
    if (part.kind() == Kind::entries) {
      node.entries = entries(translation, part);
      refuse_star(translation, node.entries);
      continue;
    }
    if (!lines.is_first(part)) continue;
    if (part.kind() == Kind::when) node.when = expression_in(translation, part);
    if (part.kind() == Kind::effective) node.effective = effective(translation, part);
  }
  return node;
}

ast::Remedy remedy(Translation& translation, Branch branch) {
  ast::Remedy node;
  node.range = translation.range(branch);
  node.texts = texts(translation, branch);
  for (const Branch part : branch) {
    if (part.kind() == Kind::when) node.when = expression_in(translation, part);
  }
  return node;
}

void code_line(Translation& translation, Branch branch, ast::Require& node) {
  for (const Branch part : branch) {
    if (part.kind() == Kind::shared) node.shared = true;
    if (part.kind() == Kind::code) node.code = name(translation, part);
  }
}

ast::Require require(Translation& translation, Branch branch) {
  ast::Require node;
  Lines lines(translation);
  bool checked = false;
  bool said = false;
  for (const Branch part : branch) {
    switch (part.kind()) {
      case Kind::name: node.name = name(translation, part); continue;
      case Kind::on: node.on.push_back(on(translation, part)); continue;
      case Kind::remedy: node.remedies.push_back(remedy(translation, part)); continue;
      default: break;
    }
    if (!lines.is_first(part)) continue;
    switch (part.kind()) {
      case Kind::when: node.when = expression_in(translation, part); break;
      case Kind::effective: node.effective = effective(translation, part); break;
      case Kind::check:
        node.check = expression_in(translation, part);
        checked = true;
        break;
      case Kind::code_line: code_line(translation, part, node); break;
      default:
        node.message = texts(translation, part);
        said = true;
        break;
    }
  }
  const std::string who = "require " + quoted(node.name);
  if (!checked)
    misses(translation, who, node.name.range, "check", "add the condition that must hold: `check CONDITION`");
  if (!said)
    misses(translation, who, node.name.range, "message", "say what is wrong when it fails: `message en \"…\"`");
  return node;
}

ast::Advise advise(Translation& translation, Branch branch) {
  ast::Advise node;
  Lines lines(translation);
  bool said = false;
  for (const Branch part : branch) {
    if (part.kind() == Kind::name) {
      node.name = name(translation, part);
    } else if (part.kind() == Kind::on) {
      node.on.push_back(on(translation, part));
    } else if (lines.is_first(part)) {
      if (part.kind() == Kind::when) node.when = expression_in(translation, part);
      if (part.kind() == Kind::effective) node.effective = effective(translation, part);
      if (part.kind() == Kind::message) {
        node.message = texts(translation, part);
        said = true;
      }
    }
  }
  if (!said)
    misses(translation, "advise " + quoted(node.name), node.name.range, "message", "say it: `message en \"…\"`");
  return node;
}

ast::Effect effect(Translation& translation, Branch branch) {
  ast::Effect node;
  for (const Branch part : branch) {
    if (part.kind() == Kind::extend_action) node.action = ast::Action::extend;
    if (part.kind() == Kind::assignment) node.assignments.push_back(assignment(translation, part));
  }
  return node;
}

}  // namespace

ast::Statement statement(Translation& translation, Branch branch) {
  ast::Statement made{translation.range(branch), first_word(translation, branch), {}};
  switch (branch.kind()) {
    case Kind::package_statement: made.node = package(translation, branch); break;
    case Kind::include_statement: made.node = include(translation, branch); break;
    case Kind::enum_statement: made.node = enumeration(translation, branch); break;
    case Kind::record_statement:
      made.node = ast::Record{own_name(translation, branch), fields(translation, branch, FieldsOf::record)};
      break;
    case Kind::catalog_statement: made.node = catalog(translation, branch); break;
    case Kind::snapshot_statement: made.node = ast::Snapshot{fields(translation, branch, FieldsOf::snapshot)}; break;
    case Kind::request_statement: made.node = ast::Request{fields(translation, branch, FieldsOf::request)}; break;
    case Kind::subject_statement: made.node = subject(translation, branch); break;
    case Kind::define_statement: made.node = define(translation, branch); break;
    case Kind::upgrade_statement: made.node = upgrade(translation, branch); break;
    case Kind::extend_statement: made.node = extend(translation, branch); break;
    case Kind::require_statement: made.node = require(translation, branch); break;
    case Kind::advise_statement: made.node = advise(translation, branch); break;
    case Kind::effect_statement: made.node = effect(translation, branch); break;
    default: made.node = entry(translation, branch); break;
  }
  return made;
}

}  // namespace rung::grammar
