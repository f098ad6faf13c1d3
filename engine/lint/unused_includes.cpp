// SPDX-License-Identifier: Apache-2.0
// Includes of the rule set's own files that bring in nothing: declarations alone, none of which anyone names.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "engine/lint/lints.hpp"
#include "engine/lint/walk.hpp"

namespace rung {

namespace {

namespace fs = std::filesystem;

struct IncludeLine {
  Range range;                      ///< of the path
  std::string path;
  std::vector<std::size_t> files;   ///< where it leads, by place in the rule set
};

/// Which files include which. Empty where a line's way cannot be followed by name (symbolic links).
std::vector<std::vector<IncludeLine>> includes_of(const LintInput& input) {
  std::map<fs::path, std::size_t> by_name;
  std::map<fs::path, std::vector<std::size_t>> by_folder;
  const std::vector<ast::File>& files = input.written.files;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const fs::path name = fs::path(input.sources[files[i].source].name()).lexically_normal();
    by_name[name] = i;
    by_folder[name.parent_path()].push_back(i);
  }
  std::vector<std::vector<IncludeLine>> lines(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    const fs::path folder = fs::path(input.sources[files[i].source].name()).parent_path();
    for (const ast::Statement& statement : files[i].statements) {
      const auto* include = std::get_if<ast::Include>(&statement.node);
      if (!include) continue;
      fs::path path = (folder / include->path.value).lexically_normal();
      if (!path.has_filename()) path = path.parent_path();
      IncludeLine line{include->path_range, include->path.value, {}};
      if (by_name.count(path) != 0) line.files.push_back(by_name[path]);
      else if (by_folder.count(path) != 0) line.files = by_folder[path];
      if (line.files.empty()) return {};
      lines[i].push_back(std::move(line));
    }
  }
  return lines;
}

/// The files that are there without one line.
std::vector<bool> reached_without(const ast::RuleSet& written, const std::vector<std::vector<IncludeLine>>& includes,
                                  const IncludeLine& without) {
  std::vector<bool> reached(written.files.size());
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < written.files.size(); ++i)
    if (!written.files[i].included) open.push_back(i);
  while (!open.empty()) {
    const std::size_t file = open.back();
    open.pop_back();
    if (reached[file]) continue;
    reached[file] = true;
    for (const IncludeLine& line : includes[file])
      if (&line != &without) open.insert(open.end(), line.files.begin(), line.files.end());
  }
  return reached;
}

/// Every name in a statement that may be that of a type or of a define declared elsewhere.
class NamesIn {
 public:
  explicit NamesIn(std::set<std::string>& names) : names_(names) {}

  void add(const ast::Statement& statement) {
    if (const auto* node = std::get_if<ast::Record>(&statement.node)) fields(node->fields);
    if (const auto* node = std::get_if<ast::Catalog>(&statement.node)) fields(node->fields);
    if (const auto* node = std::get_if<ast::Snapshot>(&statement.node)) fields(node->fields);
    if (const auto* node = std::get_if<ast::Request>(&statement.node)) fields(node->fields);
    if (const auto* node = std::get_if<ast::Entry>(&statement.node)) names_.insert(node->catalog.text);
    if (const auto* node = std::get_if<ast::Define>(&statement.node))
      for (const ast::Parameter& parameter : node->parameters) names_.insert(parameter.type.name.text);
    for_each_expression(statement, [this](const ast::Expression& whole) {
      for_each_node(whole, [this](const ast::Expression& node) {
        if (const auto* variable = std::get_if<ast::Variable>(&node.node)) names_.insert(variable->name.text);
        if (const auto* call = std::get_if<ast::Call>(&node.node)) names_.insert(call->callee.text);
      });
    });
  }

 private:
  void fields(const std::vector<ast::FieldDeclaration>& all) {
    for (const ast::FieldDeclaration& field : all) names_.insert(field.type.name.text);
  }
  std::set<std::string>& names_;
};

/// The name that a statement only declares; none where it does something by itself.
const std::string* declared(const ast::Statement& statement) {
  if (const auto* node = std::get_if<ast::Enum>(&statement.node)) return &node->name.text;
  if (const auto* node = std::get_if<ast::Record>(&statement.node)) return &node->name.text;
  if (const auto* node = std::get_if<ast::Catalog>(&statement.node)) return &node->name.text;
  if (const auto* node = std::get_if<ast::Define>(&statement.node)) return &node->name.text;
  return nullptr;
}

/// Whether files that only this line brings in do something, or declare what the others name.
bool matters(const ast::RuleSet& written, const std::vector<bool>& reached) {
  std::set<std::string> named, catalogs;
  NamesIn names(named);
  for (std::size_t i = 0; i < written.files.size(); ++i) {
    for (const ast::Statement& statement : written.files[i].statements) {
      if (reached[i]) names.add(statement);
      const auto* catalog = std::get_if<ast::Catalog>(&statement.node);
      if (!reached[i] && catalog) catalogs.insert(catalog->name.text);
    }
  }
  for (std::size_t i = 0; i < written.files.size(); ++i) {
    if (reached[i]) continue;
    for (const ast::Statement& statement : written.files[i].statements) {
      if (std::holds_alternative<ast::Include>(statement.node)) continue;
      if (const auto* entry = std::get_if<ast::Entry>(&statement.node)) {
        // Of a catalog that is known without it, it is something more to be upgraded or owned.
        if (catalogs.count(entry->catalog.text) == 0) return true;
        continue;
      }
      const std::string* name = declared(statement);
      if (!name || named.count(*name) != 0) return true;
    }
  }
  return false;
}

}  // namespace

void unused_include(const LintInput& input, Report& report) {
  const std::vector<std::vector<IncludeLine>> includes = includes_of(input);
  if (includes.empty()) return;
  for (std::size_t i = 0; i < includes.size(); ++i) {
    if (input.written.files[i].included) continue;
    for (const IncludeLine& line : includes[i]) {
      const std::vector<bool> reached = reached_without(input.written, includes, line);
      // What other lines bring in as well is there once: that is how includes are meant.
      if (std::find(reached.begin(), reached.end(), false) == reached.end()) continue;
      if (!matters(input.written, reached))
        report(line.range, fmt::format("nothing of `{}` is used", line.path), "leave the include out");
    }
  }
}

}  // namespace rung
