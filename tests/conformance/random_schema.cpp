// SPDX-License-Identifier: Apache-2.0
// Declarations with every type in every shape at least once.
#include "tests/conformance/random_schema.hpp"

namespace rung::conformance {

namespace {

using Fields = std::vector<WrittenField>;

const WrittenType boolean{"bool"}, integer{"int"}, decimal{"decimal"}, text{"text"}, date{"date"}, version{"version"};
WrittenType set_of(const char* name) { return {name, Shape::set}; }
WrittenType list_of(const char* name) { return {name, Shape::list}; }
WrittenType range_of(const char* name) { return {name, Shape::range}; }

std::string random_scalar(Chance& chance, const WrittenSchema& schema, const std::string& name) {
  if (name == "bool") return chance.word({"true", "false"});
  if (name == "int") return chance.word({"0", "1", "2", "3", "-1", "10", "4000000000"});
  if (name == "decimal") return chance.word({"0.5", "1.0", "2.25", "-0.000001", "10.0", "0.000003"});
  if (name == "text") return chance.word({"\"\"", "\"a\"", "\"ab\"", "\"B\"", "\"é\""});
  if (name == "date") return chance.word({"2024-02-29", "2023-01-31", "2024-03-01", "0001-01-01", "9999-12-31"});
  if (name == "version") return chance.word({"version(\"1.2\")", "version(\"1.2.0\")", "version(\"v1.10\")", "version(\"1.2-rc.1\")"});
  return name + "." + chance.pick(schema.names.at(name));
}

std::string random_range(Chance& chance, const std::string& name) {
  if (name == "int") return chance.word({"1..3", "..2", "2..", "-1..0"});
  if (name == "decimal") return chance.word({"0.5..2.25", "..1.0", "2.0.."});
  if (name == "date") return chance.word({"2023-01-31..2024-02-29", "..2024-01-01", "2024-03-01.."});
  return chance.word({"version(\"1.2\")..version(\"1.10\")", "..version(\"1.2\")", "version(\"1.3\").."});
}

std::string spell(const WrittenType& type) {
  switch (type.shape) {
    case Shape::scalar: return type.name;
    case Shape::set: return "set of " + type.name;
    case Shape::list: return "list of " + type.name;
    case Shape::range: return "range of " + type.name;
  }
  return {};
}

class SchemaWriter {
 public:
  SchemaWriter(Chance& chance, WrittenSchema& schema) : chance_(chance), schema_(schema) {}

  void write() {
    schema_.names["color"] = {"red", "green", "blue"};
    schema_.names["plan"] = {"basic", "pro", "top", "old"};
    // Beyond one machine word, and beyond what is kept as a mask.
    const std::size_t more_colors = chance_.percent(85) ? 0 : chance_.percent(50) ? 70 : 530;
    for (std::size_t at = 0; at < more_colors; ++at) schema_.names["color"].push_back("c" + std::to_string(at));
    const std::size_t more_plans = chance_.percent(85) ? 0 : 70;
    for (std::size_t at = 0; at < more_plans; ++at) schema_.names["plan"].push_back("plan" + std::to_string(at));
    schema_.names["gadget"] = {"saw", "drill"};
    schema_.subject_in_list = chance_.percent(80);
    add_enum();
    add_catalogs();
    add_records();
    schema_.text += schema_.subject_in_list ? "subject item in items at plan\n" : "subject item at plan\n";
  }

 private:
  bool open(const std::string& name) { return schema_.open[name] = chance_.percent(50); }

  void add_enum() {
    schema_.text += std::string(open("color") ? "open " : "") + "enum color {";
    for (const std::string& name : schema_.names["color"]) schema_.text += " " + name + (name == "red" ? " \"R\"" : "");
    schema_.text += " }\n";
  }

  void add_catalogs() {
    add_catalog("gadget", {maybe("weight", integer), maybe("tint", WrittenType{"color"})});
    add_catalog("plan", {{"title", text, false, false, chance_.percent(50) ? "name" : ""},
                         maybe("rank", integer), maybe("kinds", set_of("color")), maybe("seats", range_of("int")),
                         maybe("num", version), maybe("cost", decimal), maybe("tool", WrittenType{"gadget"})});
  }

  void add_catalog(const std::string& name, const Fields& fields) {
    schema_.catalogs[name] = fields;
    schema_.text += std::string(open(name) ? "open " : "") + "catalog " + name + " {\n";
    for (const WrittenField& field : fields) add_field(field);
    schema_.text += "}\n";
    for (const std::string& entry : schema_.names[name]) add_entry(name, entry, fields);
  }

  void add_entry(const std::string& catalog, const std::string& entry, const Fields& fields) {
    schema_.text += catalog + " " + entry + " {";
    for (const WrittenField& field : fields) {
      if ((field.optional || !field.initial.empty()) && chance_.percent(40)) continue;
      schema_.text += " " + field.name + " = " + random_constant(chance_, schema_, field.type);
    }
    schema_.text += " }\n";
  }

  void add_records() {
    const WrittenField key{"id", text, true, false, ""};
    add_record("part", {key, maybe("good", boolean), maybe("n", integer), maybe("c", WrittenType{"color"}), maybe("tags", set_of("text"))});
    add_record("detail", {maybe("label", text), maybe("size", integer), maybe("day", date), optional("spare", WrittenType{"part"})});
    add_record("item", {key, {"plan", WrittenType{"plan"}, false, false, ""}, maybe("color", WrittenType{"color"}), maybe("n", integer),
                        maybe("m", integer), maybe("price", decimal), maybe("ok", boolean), maybe("day", date), maybe("ver", version),
                        maybe("label", text), maybe("kinds", set_of("color")), maybe("span", range_of("int")),
                        maybe("gadget", WrittenType{"gadget"}), record("detail", "detail"), maybe("parts", list_of("part")), maybe("nums", list_of("int"))});
    Fields root{maybe("t", boolean), maybe("u", boolean), maybe("x", integer), maybe("y", integer), maybe("d", decimal), maybe("s", text),
                maybe("since", date), maybe("build", version), maybe("hue", WrittenType{"color"}), maybe("tool", WrittenType{"gadget"}),
                maybe("hues", set_of("color")), maybe("words", set_of("text")), maybe("tools", set_of("gadget")), maybe("numbers", set_of("int")),
                maybe("hours", range_of("int")), maybe("days", range_of("date")), maybe("cost", range_of("decimal")), maybe("fits", range_of("version")),
                maybe("tags", list_of("text")), record("info", "detail"), maybe("more", list_of("item"))};
    root.push_back(schema_.subject_in_list ? WrittenField{"items", list_of("item"), false, false, ""} : WrittenField{"item", WrittenType{"item"}, false, false, ""});
    add_record("snapshot", root);
    add_record("request", {maybe("seats", integer), maybe("want", WrittenType{"color"}), maybe("extra", set_of("gadget"))});
  }

  void add_record(const std::string& name, const Fields& fields) {
    schema_.records[name] = fields;
    const bool root = name == "snapshot" || name == "request";
    schema_.text += (root ? name : "record " + name) + " {\n";
    for (const WrittenField& field : fields) add_field(field);
    schema_.text += "}\n";
  }

  void add_field(const WrittenField& field) {
    schema_.text += "  " + std::string(field.key ? "key " : "") + field.name + " : " + spell(field.type) + (field.optional ? "?" : "") +
                    (field.initial.empty() ? "" : " = " + field.initial) + "\n";
  }

  WrittenField maybe(const std::string& name, const WrittenType& type) {
    WrittenField field{name, type, false, chance_.percent(20), ""};
    if (!field.optional && chance_.percent(25)) {
      field.initial = type.shape == Shape::list ? "{}" : random_constant(chance_, schema_, type);
    }
    return field;
  }
  WrittenField optional(const std::string& name, const WrittenType& type) { return {name, type, false, true, ""}; }
  WrittenField record(const std::string& name, const std::string& type) { return {name, WrittenType{type}, false, chance_.percent(50), ""}; }

  Chance& chance_;
  WrittenSchema& schema_;
};

}  // namespace

std::string random_constant(Chance& chance, const WrittenSchema& schema, const WrittenType& type) {
  if (type.shape == Shape::scalar) return random_scalar(chance, schema, type.name);
  if (type.shape == Shape::range) return random_range(chance, type.name);
  std::string members;
  for (std::size_t count = chance.below(3); count > 0; --count) {
    members += (members.empty() ? "" : ", ") + random_scalar(chance, schema, type.name);
  }
  return "{ " + members + " }";
}

WrittenSchema random_schema(Chance& chance) {
  WrittenSchema schema;
  SchemaWriter(chance, schema).write();
  return schema;
}

}  // namespace rung::conformance
