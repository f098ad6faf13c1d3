// SPDX-License-Identifier: Apache-2.0
// Named terms: each is typed behind those it calls, never calls itself, and has always a value.
#include <fmt/format.h>

#include "engine/check/checking.hpp"
#include "engine/check/dependencies.hpp"
#include "engine/check/written_names.hpp"

namespace rung {

void Checking::declare_defines() {
  for (const auto& stated : statements_.defines) {
    const ast::Name& name = stated->name;
    const auto taken = [&](std::string_view by, Range range) {
      std::vector<Note> notes;
      if (range.end > range.begin) notes.push_back({range, "declared here"});
      findings_.error("R103", name.range, fmt::format("define `{}` has the name of {}", name.text, by),
                      "nothing hides anything: choose another name", std::move(notes));
    };
    if (const NamedType* type = names_.qualifier(name.text)) {
      taken(type->type.base == Base::entry ? "a catalog" : "an enum", type->range);
    } else if (name.text == names_.subject) {
      taken("the subject", names_.subject_range);
    } else if (const auto field = names_.field_of_record(rules_.schema.snapshot, name.text)) {
      taken("a field of the snapshot", rules_.schema.records[rules_.schema.snapshot].fields[*field].range);
    } else if (name.text == "request") {
      taken("the request", {});
    } else if (!names_.add_define(name.text, {std::nullopt, name.range})) {
      taken("another define", names_.define(name.text)->range);
    }
  }
}

void Checking::check_defines() {
  declare_defines();
  const auto& defines = statements_.defines;
  StringMap<std::uint32_t> places;
  for (std::uint32_t i = 0; i < defines.size(); ++i) places.emplace(defines[i]->name.text, i);
  std::vector<std::vector<std::uint32_t>> needs(defines.size());
  for (std::size_t i = 0; i < defines.size(); ++i) {
    for_each_name(defines[i]->body, [&](const std::string& name) {
      if (const auto found = places.find(name); found != places.end()) needs[i].push_back(found->second);
    });
  }
  const Ordered ordered = order_by_need(needs);
  std::vector<bool> in_ring(defines.size(), false);
  for (const std::vector<std::uint32_t>& ring : ordered.rings) {
    bool told = false;
    for (const std::uint32_t member : ring) {
      told = told || in_ring[member];
      in_ring[member] = true;
    }
    if (told) continue;
    const ast::Name& name = defines[ring[0]]->name;
    const std::string way = spell_ring(ring, [&](std::uint32_t member) { return defines[member]->name.text; });
    findings_.error("R190", name.range, fmt::format("define `{}` needs itself: {}", name.text, way),
                    "a term is built from others that do not need it");
  }
  for (const std::uint32_t i : ordered.order) check_define(defines[i].node, in_ring[i]);
}

void Checking::check_define(const ast::Define& written, bool in_ring) {
  Define define;
  define.name = written.name.text;
  define.range = written.name.range;
  for (const ast::Parameter& parameter : written.parameters) {
    define.parameters.push_back(typing_.bind(parameter.name, resolve_parameter(parameter.type).value_or(Type{})));
  }
  define.body = typing_.any(written.body, nullptr);
  for (std::size_t i = 0; i < written.parameters.size(); ++i) typing_.unbind();
  if (define.body.type.optional) {
    findings_.error("R191", define.body.range, fmt::format("define `{}` may be absent", define.name),
                    "a define has always a value: say what counts where there is none, with `otherwise`");
    define.body.type.optional = false;
  }
  const NamedDefine* named = names_.define(define.name);
  const bool first = named && named->range.begin == define.range.begin && named->range.source == define.range.source;
  if (in_ring || !first || define.body.type.base == Base::error) return;
  if (!check_extent(define.body)) return;
  names_.set_define(define.name, static_cast<std::uint32_t>(rules_.defines.size()));
  measures_.push_back(measure_define(define, measures_));
  rules_.defines.push_back(std::move(define));
}

bool Checking::check_extent(const Expression& expression) {
  const Extent extent = extent_of(expression, measures_);
  if (extent.nodes > Typing::largest) {
    findings_.error("R192", expression.range,
                    fmt::format("with its defines written out, this has more than {} parts (limit: expression size)",
                                Typing::largest),
                    "defines that use others several times grow with each step");
    return false;
  }
  if (extent.levels > Typing::deepest) {
    findings_.error(
        "R192", expression.range,
        fmt::format("with its defines written out, this is nested more than {} levels deep (limit: expression depth)",
                    Typing::deepest));
    return false;
  }
  return true;
}

}  // namespace rung
