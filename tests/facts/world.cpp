// SPDX-License-Identifier: Apache-2.0
// The schema of world.hpp.
#include "tests/facts/world.hpp"

#include <utility>

namespace rung::world {
namespace {

enum Enums : std::uint32_t { status, region };
enum Catalogs : std::uint32_t { offer, tier };
enum Records : std::uint32_t { snapshot, request, customer, subscription, address, seat, plan };

Type type(Base base, std::uint32_t index = 0) {
  Type made;
  made.base = base;
  made.index = index;
  return made;
}
Type shaped(Shape shape, Type made) {
  made.shape = shape;
  return made;
}
Type maybe(Type made) {
  made.optional = true;
  return made;
}
Type list_of(std::uint32_t record) { return shaped(Shape::list, type(Base::record, record)); }

FieldType field(std::string name, Type of, std::vector<std::string> from = {}) {
  FieldType made;
  made.from = from.empty() ? std::vector<std::string>{name} : std::move(from);
  made.name = std::move(name);
  made.type = of;
  return made;
}
FieldType key(std::string name, Type of) {
  FieldType made = field(std::move(name), of);
  made.key = true;
  return made;
}
FieldType with_default(FieldType made, Value value) {
  made.initial = std::move(value);
  return made;
}
FieldType alias(std::string name, Type of) {
  FieldType made = field(std::move(name), of);
  made.alias = true;
  return made;
}

RecordType record(std::string name, std::vector<FieldType> fields) {
  RecordType made;
  made.name = std::move(name);
  for (std::uint32_t at = 0; at < fields.size(); ++at) {
    if (fields[at].key) made.key = at;
  }
  made.fields = std::move(fields);
  return made;
}

Value text(std::string value) { return {std::move(value)}; }
Value texts(std::vector<std::string> values) {
  SetValue set;
  for (std::string& value : values) set.items.push_back(text(std::move(value)));
  return {std::move(set)};
}

std::vector<FieldType> subscription_fields() {
  return {key("id", type(Base::text)),
          field("offer", type(Base::entry, offer)),
          field("status", type(Base::enumeration, status)),
          with_default(field("seats", type(Base::integer)), {std::int64_t{1}}),
          field("ends", maybe(type(Base::date))),
          field("price", type(Base::decimal)),
          field("trial", type(Base::boolean)),
          field("version", type(Base::version)),
          field("allowed", shaped(Shape::range, type(Base::integer))),
          field("regions", shaped(Shape::set, type(Base::enumeration, region))),
          field("tiers", shaped(Shape::set, type(Base::entry, tier))),
          field("codes", shaped(Shape::set, type(Base::text))),
          field("notes", shaped(Shape::list, type(Base::text))),
          with_default(field("places", list_of(seat)), {SetValue{}}),
          field("home", type(Base::record, address)),
          field("billing", maybe(type(Base::record, address))),
          field("tier", maybe(type(Base::entry, tier)), {"metadata", "labels", "tier"}),
          field("team", maybe(type(Base::text)), {"metadata", "a.b"})};
}

std::vector<RecordType> records() {
  std::vector<RecordType> made(7);
  made[snapshot] = record("snapshot", {field("customer", type(Base::record, customer)),
                                       field("subscriptions", list_of(subscription)),
                                       field("plans", maybe(list_of(plan))),
                                       field("flags", maybe(shaped(Shape::set, type(Base::enumeration, status)))),
                                       with_default(field("score", type(Base::decimal)), {Decimal{1'500'000}}),
                                       field("label", type(Base::text), {"customer", "label"})});
  made[request] = record("request", {field("seats", maybe(type(Base::integer))),
                                     with_default(field("status", type(Base::enumeration, status)), {EnumValue{1}}),
                                     field("regions", maybe(shaped(Shape::set, type(Base::enumeration, region)))),
                                     field("tags", maybe(shaped(Shape::set, type(Base::text))))});
  made[customer] = record("customer", {key("id", type(Base::text)), field("name", maybe(type(Base::text))),
                                       field("unread", type(Base::integer))});
  made[subscription] = record("subscription", subscription_fields());
  made[address] = record("address", {field("city", type(Base::text)), field("zip", maybe(type(Base::text)))});
  made[seat] = record("seat", {key("number", type(Base::integer)), field("holder", maybe(type(Base::text)))});
  made[plan] = record("plan", {key("tier", type(Base::entry, tier))});
  return made;
}

}  // namespace

Schema schema() {
  Schema made;
  made.enums.resize(2);
  made.enums[status] = {"status", false, {{"none", {}, {}}, {"active", {}, {}}, {"suspended", {}, {}},
                                          {"cancelled", {"deleted"}, {}}, {"expired", {"25"}, {}}}, {}};
  made.enums[region] = {"region", true, {{"eu", {"Europe"}, {}}, {"us", {}, {}}}, {}};
  made.catalogs.resize(2);
  made.catalogs[offer].name = "offer";
  made.catalogs[offer].open = true;
  made.catalogs[offer].fields = {alias("ids", shaped(Shape::set, type(Base::text)))};
  made.catalogs[offer].entries = {{"business", {texts({"5C9F", "O365_BUSINESS"})}, {}}, {"premium", {texts({})}, {}}};
  made.catalogs[tier].name = "tier";
  made.catalogs[tier].fields = {alias("code", type(Base::text))};
  made.catalogs[tier].entries = {{"gold", {text("G1")}, {}}, {"4.13", {text("V")}, {}}};
  made.records = records();
  made.snapshot = snapshot;
  made.request = request;
  return made;
}

FieldSet everything(const Schema& schema) {
  FieldSet set;
  for (const RecordType& record : schema.records) set.emplace_back(record.fields.size(), true);
  return set;
}

FieldSet mentioned(const Schema& schema) {
  FieldSet set = everything(schema);
  set[customer][2] = false;
  return set;
}

}  // namespace rung::world
