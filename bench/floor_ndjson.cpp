// SPDX-License-Identifier: Apache-2.0
// The floor of reading NDJSON: the file, simdjson's fully validating DOM, and the fields that rules/office365_cn reads, on one thread.
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <string_view>

#include <fmt/format.h>
#include <simdjson.h>

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

std::uint64_t take(element value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return text.size();
  std::int64_t number = 0;
  return value.get(number) == simdjson::SUCCESS ? static_cast<std::uint64_t>(number) : 1;
}

std::uint64_t take_fields(object from, std::initializer_list<std::string_view> names) {
  std::uint64_t sum = 0;
  for (const auto field : from)
    for (const std::string_view name : names)
      if (field.key == name) {
        sum += take(field.value);
        break;
      }
  return sum;
}

std::uint64_t take_customer(object customer) {
  std::uint64_t sum = take_fields(customer, {"id"});
  simdjson::dom::array workloads;
  if (customer["delegated_admin"].get(workloads) == simdjson::SUCCESS)
    for (const element workload : workloads) sum += take(workload);
  return sum;
}

/// A checksum, so that nothing can be left out.
std::uint64_t take_snapshot(element document) {
  std::uint64_t sum = 0;
  for (const auto field : object(document)) {
    if (field.key == "customer") sum += take_customer(field.value);
    else if (field.key == "reseller") sum += take_fields(field.value, {"id"});
    else if (field.key == "subscriptions")
      for (const element one : simdjson::dom::array(field.value)) sum += take_fields(one, {"id", "offer", "status", "seats", "seller"});
  }
  return sum;
}

std::uint64_t take_all(simdjson::dom::parser& parser, const char* text, std::size_t bytes, std::size_t batch) {
  std::uint64_t sum = 0;
  simdjson::dom::document_stream documents = parser.parse_many(text, bytes, batch);
  for (auto document : documents) sum += take_snapshot(document.value());
  return sum;
}

/// In blocks of whole lines that stay in the cache: less work than reading the whole file into new memory.
std::uint64_t read_in_blocks(const char* name) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(name, "rb"), std::fclose);
  if (!file) return 0;
  std::setvbuf(file.get(), nullptr, _IONBF, 0);
  constexpr std::size_t block = std::size_t{1} << 20;
  simdjson::padded_string room(2 * block);
  simdjson::dom::parser parser;
  parser.threaded = false;
  std::uint64_t sum = 0;
  std::size_t kept = 0;
  while (const std::size_t got = std::fread(room.data() + kept, 1, block, file.get())) {
    const std::size_t there = kept + got;
    const std::size_t lines = std::string_view(room.data(), there).rfind('\n') + 1;
    sum += take_all(parser, room.data(), lines, 2 * block);
    kept = there - lines;
    if (kept > block) return 0;
    std::memmove(room.data(), room.data() + lines, kept);
  }
  return sum;
}

std::uint64_t read_whole(const char* name) {
  const simdjson::padded_string text = simdjson::padded_string::load(name);
  simdjson::dom::parser parser;
  parser.threaded = false;
  return take_all(parser, text.data(), text.size(), std::size_t{1} << 20);
}

}  // namespace

int main(int argc, char** argv) {
  const bool whole = argc == 3 && std::string_view(argv[1]) == "--whole";
  if (argc != 2 && !whole) return fmt::print(stderr, "floor_ndjson [--whole] FILE\n"), 2;
  try {
    const std::uint64_t sum = whole ? read_whole(argv[2]) : read_in_blocks(argv[1]);
    fmt::print("{}\n", sum);
    return sum == 0 ? 1 : 0;
  } catch (const simdjson::simdjson_error& error) {
    return fmt::print(stderr, "{}: {}\n", argv[argc - 1], error.what()), 1;
  }
}
