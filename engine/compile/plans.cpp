// SPDX-License-Identifier: Apache-2.0
#include "engine/compile/plans.hpp"

#include <algorithm>
#include <map>

#include "engine/compile/folding.hpp"

namespace rung {

namespace {

class Planning {
 public:
  Planning(Program& program, Lowering& lowering)
      : program_(program), rules_(*program.rules), lowering_(lowering),
        folding_(program.rules->schema, program.terms, program.context, program.pool) {}

  void run() {
    collect_paths();
    index_preconditions();
    const std::size_t entries = rules_.schema.catalogs[rules_.subject.catalog].entries.size();
    std::size_t path = 0;
    for (std::uint32_t entry = 0; entry < entries; ++entry) {
      program_.first_plan.push_back(static_cast<std::uint32_t>(program_.plans.size()));
      while (path < program_.paths.size() && program_.paths[path].source == entry) {
        std::size_t end = path;
        while (end < program_.paths.size() && program_.paths[end].source == entry && end - path < 64) ++end;
        add_plan(static_cast<std::uint32_t>(path), static_cast<std::uint32_t>(end - path));
        path = end;
      }
    }
    program_.first_plan.push_back(static_cast<std::uint32_t>(program_.plans.size()));
    // Only now do the folded cells stay where they are.
    for (const std::size_t offset : column_offsets_) {
      std::uint64_t* const folded = program_.folded.data() + offset;
      program_.columns.push_back({folded, folded + 1, reinterpret_cast<std::int64_t*>(folded + 2)});
    }
  }

 private:
  void collect_paths() {
    for (const Path& path : rules_.paths)
      if (rules_.path_statements[path.statement].effective.contains(program_.as_of)) program_.paths.push_back(path);
    std::stable_sort(program_.paths.begin(), program_.paths.end(),
                     [](const Path& a, const Path& b) { return a.source < b.source; });
    for (const Path& path : program_.paths) program_.targets.push_back(path.target);
  }

  /// Preconditions whose every guard names its FROM entries are looked up by entry, the others asked for every path.
  void index_preconditions() {
    by_source_.resize(rules_.schema.catalogs[rules_.subject.catalog].entries.size());
    for (std::uint32_t i = 0; i < rules_.preconditions.size(); ++i) {
      if (!program_.preconditions[i].in_effect) continue;
      const std::vector<Guard>& guards = rules_.preconditions[i].on;
      const bool listed = !guards.empty() && std::all_of(guards.begin(), guards.end(), [](const Guard& guard) { return guard.from.has_value(); });
      if (!listed) {
        everywhere_.push_back(i);
        continue;
      }
      for (const Guard& guard : guards)
        for (const std::uint32_t entry : *guard.from)
          if (by_source_[entry].empty() || by_source_[entry].back() != i) by_source_[entry].push_back(i);
    }
  }

  bool settle(const Expression& where, const Path& path) {
    const auto [at, fresh] = wheres_.try_emplace(&where, none);
    if (fresh) at->second = lowering_.lower_term(where, {});
    // Unknown can only be an overflow; the stricter reading guards.
    return (folding_.value(at->second, path.source, path.target).f[0] & 1) == 0;
  }

  struct Needed {
    std::uint32_t index;
    std::uint64_t mask;
  };

  void add_plan(std::uint32_t first, std::uint32_t count) {
    const std::uint32_t source = program_.paths[first].source;
    Plan plan;
    plan.first_path = first;
    plan.paths = count;
    std::vector<Needed> guards, whens;
    std::vector<std::uint32_t> candidates;
    std::merge(everywhere_.begin(), everywhere_.end(), by_source_[source].begin(), by_source_[source].end(),
               std::back_inserter(candidates));
    for (const std::uint32_t candidate : candidates) {
      std::uint64_t mask = 0;
      for (std::uint32_t i = 0; i < count; ++i) {
        const Path& path = program_.paths[first + i];
        const Action action = rules_.path_statements[path.statement].action;
        const bool guarded = applies(rules_.preconditions[candidate].on, path, action,
                                     [&](const Expression& where) { return settle(where, path); });
        if (guarded) mask |= std::uint64_t{1} << i;
      }
      if (mask != 0) guards.push_back({candidate, mask});
    }
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t statement = program_.paths[first + i].statement;
      const std::uint64_t bit = std::uint64_t{1} << i;
      if (rules_.path_statements[statement].action == Action::upgrade) plan.upgrades |= bit;
      if (program_.statement_whens[statement] == none) continue;
      const auto at = std::find_if(whens.begin(), whens.end(), [&](const Needed& when) {
        return program_.statement_whens[when.index] == program_.statement_whens[statement];
      });
      if (at != whens.end()) at->mask |= bit;
      else whens.push_back({statement, bit});
    }
    plan.plan_class = class_for(guards, whens);
    plan.first_mask = static_cast<std::uint32_t>(program_.masks.size());
    for (const Needed& guard : guards) program_.masks.push_back(guard.mask);
    for (const Needed& when : whens) program_.masks.push_back(when.mask);
    fold_columns(plan);
    fold_tables(plan);
    program_.plans.push_back(plan);
  }

  std::uint32_t class_for(const std::vector<Needed>& guards, const std::vector<Needed>& whens) {
    std::vector<std::uint32_t> key;
    for (const Needed& guard : guards) key.push_back(guard.index);
    key.push_back(none);
    for (const Needed& when : whens) key.push_back(program_.statement_whens[when.index]);
    const auto [at, fresh] = classes_.try_emplace(std::move(key), static_cast<std::uint32_t>(program_.classes.size()));
    if (!fresh) return at->second;
    PlanClass made;
    std::vector<TermId> roots;
    for (const Needed& guard : guards) roots.push_back(program_.preconditions[guard.index].guard);
    for (const Needed& when : whens) roots.push_back(program_.statement_whens[when.index]);
    Schedule schedule = Schedule::for_plans(program_.terms, program_.subject.list, roots,
                                            {&rules_.schema, &program_.context, most_table_rows()});
    for (const Needed& guard : guards)
      made.guards.push_back({guard.index, schedule.add(program_.preconditions[guard.index].guard)});
    for (const Needed& when : whens)
      made.whens.push_back({when.index, schedule.add(program_.statement_whens[when.index])});
    made.tape = schedule.take(&made.columns);
    program_.classes.push_back(std::move(made));
    return at->second;
  }

  void fold_columns(Plan& plan) {
    const PlanClass& plan_class = program_.classes[plan.plan_class];
    plan.first_column = column_offsets_.size();
    for (const TermId term : plan_class.columns) {
      const std::size_t words = program_.terms[term].words;
      // A value that is one for the whole plan has all its bits alike, as scalars have.
      const bool by_path = program_.terms.dependence(term).path;
      const std::uint32_t lanes = by_path ? plan.paths : 1;
      const std::size_t offset = program_.folded.size();
      program_.folded.resize(offset + 2 + (lanes + room_lanes - 1) / room_lanes * room_lanes * words);
      std::uint64_t t = 0, f = 0;
      for (std::uint32_t i = 0; i < lanes; ++i) {
        const Path& path = program_.paths[plan.first_path + i];
        const Register& value = folding_.value(term, path.source, path.target);
        const std::uint64_t bits = by_path ? std::uint64_t{1} << i : ~std::uint64_t{0};
        t |= value.t[0] & bits;
        f |= value.f[0] & bits;
        folding_.keep(term, value, reinterpret_cast<std::int64_t*>(program_.folded.data() + offset + 2 + i * words));
      }
      column_offsets_.push_back(offset);
      // Of values, lanes that no path has are known as well: then a word without a gap says that nothing is unknown.
      if (by_path && words != 0 && lanes < 64) t |= ~std::uint64_t{0} << lanes;
      program_.folded[offset] = t;
      program_.folded[offset + 1] = f;
    }
  }

  /// Tables by entry are for catalogs whose tables stay in the cache, and for rules that do not have too many of them.
  std::uint32_t most_table_rows() const {
    constexpr std::size_t in_all = std::size_t{1} << 16, in_one = 256;
    return static_cast<std::uint32_t>(std::min(in_one, in_all / std::max<std::size_t>(by_source_.size(), 1)));
  }

  void fold_tables(Plan& plan) {
    const Tape& tape = program_.classes[plan.plan_class].tape;
    plan.first_table = program_.tables.size();
    program_.tables.resize(plan.first_table + tape.table_rows);
    for (const PathTests& tests : tape.tests)
      for (const PathTest& test : tests)
        if (test.table != no_register)
          for (std::uint32_t entry = 0; entry <= test.listed; ++entry)
            program_.tables[plan.first_table + test.table + entry] = fold_row(plan, test, entry);
  }

  PathMasks fold_row(const Plan& plan, const PathTest& test, std::uint32_t entry) const {
    const std::int64_t itself = entry;
    const std::int64_t* value = &itself;
    if (test.field != no_register) {
      const CatalogColumn& field = program_.context.catalog_columns[test.field];
      if (field.states[entry] != FactState::known) return {0, ~std::uint64_t{0}};
      value = field.cells.data() + std::size_t{entry} * test.words;
    }
    const std::uint64_t* const column = program_.folded.data() + column_offsets_[plan.first_column + test.against];
    std::uint64_t passed = 0;
    for (std::uint32_t path = 0; path < plan.paths; ++path) {
      const std::uint64_t* const against = column + 2 + std::size_t{path} * test.words;
      bool passes = !test.overlaps && static_cast<std::uint64_t>(*value) == *against;
      for (std::size_t word = 0; test.overlaps && word < test.words; ++word)
        passes |= (static_cast<std::uint64_t>(value[word]) & against[word]) != 0;
      passed |= std::uint64_t{passes} << path;
    }
    return {passed & column[0], passed | ~column[0]};
  }

  Program& program_;
  const CheckedRules& rules_;
  Lowering& lowering_;
  Folding folding_;
  std::vector<std::uint32_t> everywhere_;
  std::vector<std::vector<std::uint32_t>> by_source_;
  std::map<const Expression*, TermId> wheres_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> classes_;
  std::vector<std::size_t> column_offsets_;
};

}  // namespace

void make_plans(Program& program, Lowering& lowering) { Planning(program, lowering).run(); }

}  // namespace rung
