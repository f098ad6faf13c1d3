// SPDX-License-Identifier: Apache-2.0
// Both documents grow together: where the complete one has a value, the partial one has it too, or does not know it.
#include "tests/conformance/random_snapshot.hpp"

namespace rung::conformance {

namespace {

using Pair = RandomSnapshot;

const char* const unknown = R"({"!unknown": true})";

class SnapshotWriter {
 public:
  SnapshotWriter(Chance& chance, const WrittenSchema& schema) : chance_(chance), schema_(schema) {}

  Pair record(const std::string& name, const std::string& key) {
    Pair record{"{", "{"};
    for (const WrittenField& field : schema_.records.at(name)) add_field(record, field, key);
    record.partial += "}";
    record.complete += "}";
    return record;
  }

 private:
  static void add(std::string& document, const std::string& text) { document += (document.back() == '{' || document.back() == '[' ? "" : ", ") + text; }

  void add_field(Pair& record, const WrittenField& field, const std::string& key) {
    const std::string name = "\"" + field.name + "\": ";
    if (field.key) {
      add(record.partial, name + "\"" + key + "\"");
      add(record.complete, name + "\"" + key + "\"");
      return;
    }
    const bool may_be_left_out = field.optional || !field.initial.empty();
    if (may_be_left_out && chance_.percent(30)) {  // absent or the default, and known to be
      const bool null = chance_.percent(50);
      const bool known = chance_.percent(75);
      if (null) add(record.complete, name + "null");
      if (!known) {
        add(record.partial, name + unknown);
      } else if (null) {
        add(record.partial, name + "null");
      }
      return;
    }
    const Pair value = of_shape(field.type);
    add(record.complete, name + value.complete);
    if (chance_.percent(75)) {
      add(record.partial, name + value.partial);
    } else if (may_be_left_out || schema_.is_record(field.type.name) || chance_.percent(50)) {
      add(record.partial, name + unknown);
    }  // else: left out, and unknown
  }

  Pair of_shape(const WrittenType& type) {
    if (type.shape == Shape::list || type.shape == Shape::set) return sequence(type);
    if (type.shape == Shape::range) {
      const std::string range = "\"" + this->range(type.name) + "\"";
      return {range, range};
    }
    if (schema_.is_record(type.name)) return record(type.name, "k" + std::to_string(chance_.below(100)));
    const std::string value = scalar(type.name);
    return {value, value};
  }

  Pair sequence(const WrittenType& type) {
    Pair sequence{"[", "["};
    const bool is_long = type.shape == Shape::list && chance_.percent(1);  // more than a machine word
    const std::size_t count = is_long ? 60 + chance_.below(80) : chance_.below(type.name == "item" ? 5 : 4);
    for (std::size_t at = 0; at < count; ++at) {
      const bool is_record = schema_.is_record(type.name);
      Pair element = is_record ? record(type.name, "k" + std::to_string(at)) : of_shape({type.name});
      if (!is_record && chance_.percent(type.shape == Shape::set ? 4 : 12)) element.partial = unknown;
      add(sequence.partial, element.partial);
      add(sequence.complete, element.complete);
    }
    sequence.partial += "]";
    sequence.complete += "]";
    return sequence;
  }

  std::string scalar(const std::string& name) {
    if (name == "bool") return chance_.word({"true", "false", "\"yes\"", "\"no\""});
    if (name == "int") return chance_.word({"0", "1", "2", "3", "-1", "\"10\"", "9223372036854775807", "-9223372036854775808"});
    if (name == "decimal") return chance_.word({"0.5", "1", "2.250", "-0.000001", "10", "9223372036854.775807"});
    if (name == "text") return chance_.word({"\"\"", "\"a\"", "\"ab\"", "\"B\"", "\"\\u00e9\"", "25"});
    if (name == "date") return chance_.word({"\"2024-02-29\"", "\"2023-01-31\"", "\"2024-03-01\"", "\"0001-01-01\"", "\"9999-12-31\""});
    if (name == "version") return chance_.word({"\"1.2\"", "\"1.2.0\"", "\"v1.10\"", "\"1.2-rc.1\"", "\"1.2+b\""});
    if (schema_.open.at(name) && chance_.percent(30)) return chance_.word({"\"mystery\"", "\"1.7\"", "\"riddle\""});
    return "\"" + chance_.pick(schema_.names.at(name)) + "\"";
  }

  std::string range(const std::string& name) {
    if (name == "int") return chance_.word({"1..3", "..2", "2..", "-1..0"});
    if (name == "decimal") return chance_.word({"0.5..2.25", "..1.0", "2.0.."});
    if (name == "date") return chance_.word({"2023-01-31..2024-02-29", "..2024-01-01", "2024-03-01.."});
    return chance_.word({"1.2..1.10", "..1.2", "1.3.."});
  }

  Chance& chance_;
  const WrittenSchema& schema_;
};

}  // namespace

RandomSnapshot random_snapshot(Chance& chance, const WrittenSchema& schema) {
  return SnapshotWriter(chance, schema).record("snapshot", "");
}

}  // namespace rung::conformance
