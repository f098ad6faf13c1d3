// SPDX-License-Identifier: Apache-2.0
#include "fuzz/yaml_agreement.hpp"

#include "fuzz/facts_invariants.hpp"
#include "tests/facts/world.hpp"

namespace rung::fuzz {
namespace {

std::string at(std::size_t offset) { return " @" + std::to_string(offset) + "\n"; }

void append_events(const DocumentNode& node, std::string& events) {
  switch (node.kind) {
    case DocumentNode::Kind::null: events += "null" + at(node.at); return;
    case DocumentNode::Kind::unknown: events += "unknown" + at(node.at); return;
    case DocumentNode::Kind::scalar: events += "text " + node.text + at(node.at); return;
    case DocumentNode::Kind::map:
    case DocumentNode::Kind::list: break;
  }
  events += (node.kind == DocumentNode::Kind::map ? "map" : "list") + at(node.at);
  for (std::size_t i = 0; i < node.values.size(); ++i) {
    if (node.kind == DocumentNode::Kind::map) events += "key " + node.keys[i].text + at(node.keys[i].at);
    append_events(node.values[i], events);
  }
  events += "end\n";
}

std::string shown(const std::vector<SnapshotError>& errors) {
  std::string text;
  for (const SnapshotError& error : errors)
    text += error.code + " " + std::to_string(error.line) + ":" + std::to_string(error.column) + " " + error.path + ": " +
            error.message + "\n";
  return text;
}

std::string events_of_all(std::string_view text, YamlReading reading) {
  std::string all;
  for (const Document& document : read_documents(text, DocumentFormat::yaml, {}, reading)) all += "document\n" + events(document);
  return all;
}

std::string places(const Facts& facts) {
  std::string text;
  const Layout& layout = facts.layout();
  for (std::uint32_t column = 0; column < layout.columns.size(); ++column) {
    for (std::uint32_t row = 0; row < facts.rows(layout.columns[column].table); ++row) {
      const Place place = facts.place(column, row);
      text += std::to_string(place.line) + ":" + std::to_string(place.column) + " ";
    }
  }
  return text;
}

/// Facts under the schema of tests/facts/world.hpp, read in one way.
class Reading {
 public:
  Reading(bool strict, YamlReading reading)
      : layout_(make_layout(schema_, strict ? world::everything(schema_) : world::mentioned(schema_))),
        facts_(schema_, layout_, layout_.pool),
        reader_(schema_, layout_, {strict, true, {}, reading}) {}

  std::string operator()(std::string_view text) {
    std::string all;
    reader_.read_yaml(text, facts_, [&](std::uint32_t number, const std::vector<SnapshotError>& errors) {
      all += "document " + std::to_string(number) + "\n" + shown(errors);
      if (errors.empty()) all += digest(facts_) + places(facts_) + "\n";
      return true;
    });
    return all;
  }

 private:
  Schema schema_ = world::schema();
  Layout layout_;
  Facts facts_;
  SnapshotReader reader_;
};

}  // namespace

std::string events(const Document& document) {
  std::string text;
  append_events(document.root, text);
  return text + shown(document.errors);
}

struct YamlAgreement::State {
  Reading facts{false, YamlReading::automatic}, expected{false, YamlReading::yaml_cpp};
  Reading strict{true, YamlReading::automatic}, strict_expected{true, YamlReading::yaml_cpp};
};

YamlAgreement::YamlAgreement() : state_(std::make_unique<State>()) {}
YamlAgreement::~YamlAgreement() = default;

Agreement YamlAgreement::check(std::string_view text, bool always) {
  Agreement result;
  for (const Document& document : read_documents(text, DocumentFormat::yaml, {}, YamlReading::fast)) {
    ++result.documents;
    if (document.errors.empty() || document.errors[0].code != "S116") ++result.fast;
  }
  if (result.fast == 0 && !always) return result;
  const auto compare = [&](const char* what, const std::string& found, const std::string& expected) {
    if (found != expected) result.difference += std::string(what) + ":\n" + found + "yaml-cpp:\n" + expected;
  };
  compare("events", events_of_all(text, YamlReading::automatic), events_of_all(text, YamlReading::yaml_cpp));
  compare("facts", state_->facts(text), state_->expected(text));
  compare("facts under --strict", state_->strict(text), state_->strict_expected(text));
  return result;
}

}  // namespace rung::fuzz
