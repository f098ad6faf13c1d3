// SPDX-License-Identifier: Apache-2.0
// The layout: only what is read, keys always, masks where they fit; and cells of constants.
#include "engine/facts/layout.hpp"

#include "engine/values/version.hpp"
#include "tests/catch.hpp"
#include "tests/facts/world.hpp"

using namespace rung;
using namespace rung::world;

namespace {

Type int_type() {
  Type type;
  type.base = Base::integer;
  return type;
}

/// Records that each hold two of the next: 2^depth places.
Schema doubling(std::uint32_t depth) {
  Schema schema;
  for (std::uint32_t level = 0; level < depth; ++level) {
    RecordType record;
    record.name = "r" + std::to_string(level);
    for (const char* name : {"a", "b"}) {
      FieldType field;
      field.name = name;
      field.type = int_type();
      if (level + 1 < depth) {
        field.type.base = Base::record;
        field.type.index = level + 1;
      }
      record.fields.push_back(field);
    }
    schema.records.push_back(record);
  }
  schema.records.emplace_back();
  schema.request = depth;
  return schema;
}

}  // namespace

TEST_CASE("only what is read is laid out, and keys of records that are read") {
  const Schema schema = world::schema();
  FieldSet read = everything(schema);
  for (auto& record : read) record.assign(record.size(), false);
  Layout layout = make_layout(schema, read);
  CHECK(layout.tables.size() == 2);
  CHECK(layout.tables[0].columns.empty());
  CHECK(layout.tables[1].columns.size() == 4);  // the request is always read
  read[0][1] = true;  // snapshot.subscriptions
  layout = make_layout(schema, read);
  REQUIRE(layout.tables.size() == 3);
  REQUIRE(layout.tables[2].columns.size() == 1);
  CHECK(layout.columns[layout.tables[2].columns[0]].path == "id");
  CHECK(layout.tables[2].key == layout.tables[2].columns[0]);
}

TEST_CASE("sets over few closed values are masks") {
  Schema schema = world::schema();
  Type set;
  set.shape = Shape::set;
  set.base = Base::enumeration;
  CHECK(is_mask_set(schema, set));
  CHECK(cells_of(schema, set) == 1);
  schema.enums[0].values.resize(65);
  CHECK(cells_of(schema, set) == 2);
  schema.enums[0].values.resize(512);
  CHECK(cells_of(schema, set) == 8);
  schema.enums[0].values.resize(513);
  CHECK_FALSE(is_mask_set(schema, set));
  CHECK(cells_of(schema, set) == 1);
  set.index = 1;
  CHECK_FALSE(is_mask_set(schema, set));
  set.base = Base::text;
  CHECK_FALSE(is_mask_set(schema, set));
}

TEST_CASE("records that double at each level are counted without being laid out") {
  CHECK(count_places(doubling(3), {{true, true}, {true, true}, {true, true}, {}}) == 1 + 2 * (1 + 1 + 2 * (1 + 1 + 2)) + 1);
  const Schema schema = doubling(64);
  CHECK(count_places(schema, everything(schema)) > max_places);
  const Layout layout = make_layout(schema, everything(schema));
  CHECK(layout.columns.size() + layout.records.size() <= max_places + 200);
}

TEST_CASE("constants become cells, sets sorted and without repetition") {
  const Schema schema = world::schema();
  Pool pool;
  std::vector<std::int64_t> cells;
  Type type;
  type.base = Base::version;
  encode(schema, type, {Version{"1.2"}}, pool, cells);
  CHECK(pool.version_written(cells.back()) == "1.2");
  CHECK(pool.version_key_of(cells.back()) == version_key("1.2.0"));
  const std::int64_t low = cells.back();
  encode(schema, type, {Version{"1.10.0"}}, pool, cells);
  CHECK(compare_cells(Base::version, low, cells.back(), pool) == -1);
  CHECK(compare_cells(Base::version, low, low, pool) == 0);
  type.base = Base::text;
  type.shape = Shape::set;
  encode(schema, type, {SetValue{{{std::string("b")}, {std::string("a")}, {std::string("b")}}}}, pool, cells);
  const Span set = Span::of(cells.back());
  REQUIRE(set.length == 2);
  CHECK(pool.text(pool.items[set.offset]) == "a");
  CHECK(pool.text(pool.items[set.offset + 1]) == "b");
  type.base = Base::decimal;
  type.shape = Shape::range;
  encode(schema, type, {IntervalValue{{{Decimal{5}}}, {}}}, pool, cells);
  const Span range = Span::of(cells.back());
  REQUIRE(range.length == 3);
  CHECK(pool.items[range.offset] == 1);
  CHECK(pool.items[range.offset + 1] == 5);
}
