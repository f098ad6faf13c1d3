// SPDX-License-Identifier: Apache-2.0
#include "engine/lint/usage.hpp"

#include "engine/lint/walk.hpp"

namespace rung {

namespace {

class Counting {
 public:
  explicit Counting(const CheckedRules& rules) : rules_(rules) {
    const Schema& schema = rules.schema;
    for (const EnumType& type : schema.enums) usage_.values.emplace_back(type.values.size(), false);
    for (const CatalogType& type : schema.catalogs) usage_.catalog_fields.emplace_back(type.fields.size(), false);
    usage_.enums.resize(schema.enums.size());
    usage_.enums_read.resize(schema.enums.size());
    usage_.catalogs.resize(schema.catalogs.size());
    usage_.records.resize(schema.records.size());
  }

  Usage run() {
    records();
    catalogs();
    usage_.catalogs[rules_.subject.catalog] = true;
    usage_.records[rules_.subject.record] = true;
    for (const Variable& variable : rules_.variables) type(variable.type);
    const auto node = [this](const Expression& expression) { count(expression); };
    for_each_expression(rules_, [&](const Expression& whole) { for_each_node(whole, node); });
    return std::move(usage_);
  }

 private:
  void records() {
    for (const RecordType& record : rules_.schema.records) {
      for (const FieldType& field : record.fields) {
        type(field.type);
        if (field.type.base == Base::enumeration) usage_.enums_read[field.type.index] = true;
        if (field.initial) value(*field.initial, field.type);
      }
    }
  }

  void catalogs() {
    for (const CatalogType& catalog : rules_.schema.catalogs) {
      for (std::size_t i = 0; i < catalog.fields.size(); ++i) {
        const Type& of = catalog.fields[i].type;
        type(of);
        if (i < catalog.unlisted.size() && catalog.unlisted[i]) value(*catalog.unlisted[i], of);
        for (const CatalogType::Entry& entry : catalog.entries)
          if (entry.fields[i]) value(*entry.fields[i], of);
      }
    }
  }

  void type(const Type& used) {
    if (used.base == Base::enumeration) usage_.enums[used.index] = true;
    if (used.base == Base::entry) usage_.catalogs[used.index] = true;
    if (used.base == Base::record) usage_.records[used.index] = true;
  }

  void value(const Value& constant, const Type& of) {
    if (of.base != Base::enumeration) return;
    if (const auto* one = std::get_if<EnumValue>(&constant.of)) usage_.values[of.index][one->index] = true;
    if (const auto* set = std::get_if<SetValue>(&constant.of))
      for (const Value& item : set->items) value(item, of);
  }

  void count(const Expression& expression) {
    type(expression.type);
    if (expression.op == Op::constant) value(expression.constant, expression.type);
    if (expression.op != Op::field) return;
    const Type& holder = expression.operands[0].type;
    if (holder.base == Base::entry) usage_.catalog_fields[holder.index][expression.index] = true;
  }

  const CheckedRules& rules_;
  Usage usage_;
};

}  // namespace

Usage usage_of(const CheckedRules& rules) { return Counting(rules).run(); }

}  // namespace rung
