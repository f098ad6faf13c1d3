// SPDX-License-Identifier: Apache-2.0
#include "bench/floors.hpp"

#include <sstream>

#include <simdjson.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace rung::bench {

namespace {

std::uint64_t take(simdjson::ondemand::value value) {
  std::string_view text;
  std::int64_t number = 0;
  if (value.get_string().get(text) == simdjson::SUCCESS) return text.size();
  if (value.get_int64().get(number) == simdjson::SUCCESS) return static_cast<std::uint64_t>(number);
  return 1;
}

std::uint64_t take_fields(simdjson::ondemand::object object, std::initializer_list<std::string_view> names) {
  std::uint64_t sum = 0;
  for (auto field : object) {
    const std::string_view key = field.unescaped_key();
    for (const std::string_view name : names)
      if (key == name) sum += take(field.value());
  }
  return sum;
}

std::uint64_t take_customer(simdjson::ondemand::object customer) {
  std::uint64_t sum = 0;
  for (auto field : customer) {
    const std::string_view key = field.unescaped_key();
    if (key == "id") sum += take(field.value());
    if (key == "delegated_admin")
      for (auto workload : field.value().get_array()) sum += take(workload.value());
  }
  return sum;
}

struct Counter : YAML::EventHandler {
  std::uint64_t events = 0;
  void OnDocumentStart(const YAML::Mark&) override { ++events; }
  void OnDocumentEnd() override { ++events; }
  void OnNull(const YAML::Mark&, YAML::anchor_t) override { ++events; }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { ++events; }
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override { ++events; }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override { ++events; }
  void OnSequenceEnd() override { ++events; }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override { ++events; }
  void OnMapEnd() override { ++events; }
};

}  // namespace

std::uint64_t simdjson_on_demand(const std::string& text) {
  simdjson::ondemand::parser parser;
  auto stream = parser.iterate_many(text.data(), text.size() - simdjson::SIMDJSON_PADDING, 1 << 20);
  std::uint64_t sum = 0;
  for (auto document : stream.value_unsafe()) {
    for (auto field : document.get_object()) {
      const std::string_view key = field.unescaped_key();
      if (key == "customer") sum += take_customer(field.value().get_object());
      if (key == "reseller") sum += take_fields(field.value().get_object(), {"id"});
      if (key == "subscriptions")
        for (auto one : field.value().get_array()) sum += take_fields(one.get_object(), {"id", "offer", "status", "seats", "seller"});
    }
  }
  return sum;
}

std::uint64_t yaml_cpp_events(std::string_view text) {
  std::istringstream stream{std::string(text)};
  YAML::Parser parser(stream);
  Counter counter;
  while (parser.HandleNextDocument(counter)) {}
  return counter.events;
}

}  // namespace rung::bench
