// SPDX-License-Identifier: Apache-2.0
// Facts as lines of text, and texts as facts.
#include "engine/values/date.hpp"
#include "engine/values/decimal.hpp"
#include "tests/catch.hpp"
#include "tests/facts/world.hpp"

namespace rung::world {
namespace {

std::string show_cell(const Facts& facts, Type type, std::int64_t cell) {
  const auto name = [&](const auto& listed) {
    const auto index = static_cast<std::size_t>(cell);
    if (index < listed.size()) return listed[index].name;
    return "unlisted " + std::string(facts.unlisted(static_cast<std::uint32_t>(index - listed.size())));
  };
  switch (type.base) {
    case Base::boolean: return cell == 0 ? "false" : "true";
    case Base::integer: return std::to_string(cell);
    case Base::decimal: return format_decimal(cell);
    case Base::text: return std::string(facts.pool().text(cell));
    case Base::date: return format_date(static_cast<std::int32_t>(cell));
    case Base::version: return std::string(facts.pool().version_written(cell));
    case Base::enumeration: return name(facts.schema().enums[type.index].values);
    case Base::entry: return name(facts.schema().catalogs[type.index].entries);
    case Base::record: return "there";
    case Base::error: return "?";
  }
  return "?";
}

std::string show_set(const Facts& facts, Type type, const std::int64_t* cells) {
  std::string shown;
  const auto add = [&](std::int64_t item) { shown += (shown.empty() ? "" : ", ") + show_cell(facts, type, item); };
  if (is_mask_set(facts.schema(), type)) {
    for (std::uint32_t bit = 0; bit < 64 * cells_of(facts.schema(), type); ++bit) {
      if ((static_cast<std::uint64_t>(cells[bit / 64]) >> (bit % 64) & 1) != 0) add(bit);
    }
  } else {
    const Span span = Span::of(*cells);
    for (std::uint32_t at = 0; at < span.length; ++at) add(facts.pool().items[span.offset + at]);
  }
  return "{" + shown + "}";
}

std::string show_range(const Facts& facts, Type type, std::int64_t cell) {
  const std::int64_t* items = facts.pool().items.data() + Span::of(cell).offset;
  std::string shown = (items[0] & 1) != 0 ? show_cell(facts, type, items[1]) : "";
  shown += "..";
  return (items[0] & 2) != 0 ? shown + show_cell(facts, type, items[2]) : shown;
}

std::string show_column(const Facts& facts, std::uint32_t column, std::uint32_t row) {
  const std::int64_t* cells = facts.cells(column, row);
  const Type type = facts.layout().columns[column].type;
  std::string shown = facts.path(column, row);
  const Place place = facts.place(column, row);
  const std::string at = place.line == 0 ? "" : " @" + std::to_string(place.line) + ":" + std::to_string(place.column);
  switch (facts.state(column, row)) {
    case FactState::unknown: return shown + " unknown" + at;
    case FactState::absent: return shown + " absent" + at;
    case FactState::known: break;
  }
  shown += " = ";
  if (type.shape == Shape::set) return shown + show_set(facts, type, cells) + at;
  if (type.shape == Shape::range) return shown + show_range(facts, type, *cells) + at;
  return shown + show_cell(facts, type, *cells) + at;
}

std::string show_list(const Facts& facts, std::uint32_t list, std::uint32_t row) {
  const ListInstance& instance = facts.list(list, row);
  const std::string path = facts.list_path(list, row);
  switch (instance.state) {
    case FactState::unknown: return path + " unknown";
    case FactState::absent: return path + " absent";
    case FactState::known: break;
  }
  return path + " = list of " + std::to_string(instance.count);
}

void check_invariants(const Facts& facts) {
  for (std::uint32_t column = 0; column < facts.layout().columns.size(); ++column) {
    const ColumnRows& rows = facts.column(column);
    const std::uint32_t words = facts.layout().columns[column].words;
    const std::uint32_t count = facts.rows(facts.layout().columns[column].table);
    const std::uint32_t capacity = facts.capacity(facts.layout().columns[column].table);
    REQUIRE(capacity >= count);
    for (std::size_t row = 0; row < (std::size_t{capacity} + 63) / 64 * 64; ++row) {
      const bool known = (rows.known[row / 64] >> (row % 64) & 1) != 0, absent = (rows.absent[row / 64] >> (row % 64) & 1) != 0;
      if ((known && absent) || ((known || absent) && row >= count)) FAIL("column " << column << ", row " << row << ": masks");
      for (std::size_t word = 0; !known && word < words && row < capacity; ++word) {
        if (rows.cells[row * words + word] != 0) FAIL("column " << column << ", row " << row << ": a cell that is not known");
      }
    }
  }
}

}  // namespace

std::vector<std::string> show(const Facts& facts) {
  check_invariants(facts);
  std::vector<std::string> lines;
  for (std::uint32_t table = 0; table < facts.layout().tables.size(); ++table) {
    if (table == 1) continue;
    for (std::uint32_t row = 0; row < facts.rows(table); ++row) {
      for (const std::uint32_t column : facts.layout().tables[table].columns) lines.push_back(show_column(facts, column, row));
      for (const std::uint32_t list : facts.layout().tables[table].lists) lines.push_back(show_list(facts, list, row));
    }
  }
  return lines;
}

std::string show_request(const Facts& facts, const std::string& field) {
  for (const std::uint32_t column : facts.layout().tables[1].columns) {
    if (facts.layout().columns[column].path == field) return show_column(facts, column, 0);
  }
  return "not there";
}

Read read(Format format, const std::string& text, ReadOptions options) {
  static const Schema schema = world::schema();
  const Layout layout = make_layout(schema, options.strict ? everything(schema) : mentioned(schema));
  Facts facts(schema, layout, layout.pool);
  SnapshotReader reader(schema, layout, options);
  Read result;
  const auto on_snapshot = [&](std::uint32_t number, const std::vector<SnapshotError>& errors) {
    result.numbers.push_back(number);
    result.facts.push_back(errors.empty() ? show(facts) : std::vector<std::string>{});
    result.errors.emplace_back();
    for (const SnapshotError& error : errors) {
      const std::string place = std::to_string(error.line) + ":" + std::to_string(error.column);
      result.errors.back().push_back(error.code + " " + place + " " + error.path + ": " + error.message);
    }
    return true;
  };
  switch (format) {
    case Format::yaml: reader.read_yaml(text, facts, on_snapshot); break;
    case Format::json: reader.read_json(text, facts, on_snapshot); break;
    case Format::ndjson: reader.read_ndjson(text, facts, on_snapshot); break;
  }
  return result;
}

std::string errors(Format format, const std::string& text, ReadOptions options) {
  const Read result = read(format, text, options);
  REQUIRE(result.errors.size() == 1);
  std::string lines;
  for (const std::string& error : result.errors[0]) lines += (lines.empty() ? "" : "\n") + error;
  return lines;
}

std::string fact(Format format, const std::string& text, const std::string& path) {
  const Read result = read(format, text, {});
  REQUIRE(result.errors.size() == 1);
  if (!result.errors[0].empty()) return result.errors[0][0];
  for (const std::string& line : result.facts[0]) {
    if (line.size() > path.size() && line.compare(0, path.size(), path) == 0 && line[path.size()] == ' ')
      return line.substr(path.size() + 1);
  }
  return "not there";
}

}  // namespace rung::world
