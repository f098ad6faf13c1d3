// SPDX-License-Identifier: Apache-2.0
// The one file that knows simdjson. Its second stage is left out: it makes a tape without places or the numbers' text,
// which a reader that knows the schema does better without.
#include "engine/facts/json_index.hpp"

#include <simdjson.h>

#include <algorithm>
#include <memory>
#include <new>

namespace rung {

namespace {

/// Asking for its description makes simdjson choose what this processor can do.
const simdjson::implementation& chosen_implementation() {
  const auto& implementation = simdjson::get_active_implementation();
  return implementation->description().empty() ? *implementation : *simdjson::get_active_implementation();
}

// Chosen before main: where there is no memory to choose in, simdjson ends the program.
const simdjson::implementation& implementation = chosen_implementation();

}  // namespace

struct JsonIndex::State {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
};

JsonIndex::JsonIndex() : state_(std::make_unique<State>()) {}
JsonIndex::~JsonIndex() = default;
JsonIndex::JsonIndex(JsonIndex&&) noexcept = default;

JsonIndex::Result JsonIndex::index(std::string_view text) {
  starts_ = nullptr;
  if (text.empty()) return Result::empty;
  auto& parser = state_->parser;
  if (!parser && implementation.create_dom_parser_implementation(0, 1, parser) != simdjson::SUCCESS) throw std::bad_alloc();
  if (parser->capacity() < text.size()) {
    const std::size_t room = std::max<std::size_t>(text.size(), 64 * 1024);
    const simdjson::error_code error = parser->set_capacity(room);
    if (error == simdjson::MEMALLOC) throw std::bad_alloc();
    if (error != simdjson::SUCCESS) return Result::too_large;
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const simdjson::error_code error = parser->stage1(bytes, text.size(), simdjson::stage1_mode::regular);
  if (error == simdjson::UTF8_ERROR) return Result::invalid_utf8;
  // UNCLOSED_STRING, UNESCAPED_CHARS: all that is left for this stage.
  if (error != simdjson::SUCCESS && error != simdjson::EMPTY) return Result::broken_string;
  // simdjson itself puts the length behind the last start, for the same use; once more, as it is not promised.
  std::uint32_t* starts = parser->structural_indexes.get();
  starts[parser->n_structural_indexes] = static_cast<std::uint32_t>(text.size());
  starts[parser->n_structural_indexes + 1] = static_cast<std::uint32_t>(text.size());
  starts_ = starts;
  return error == simdjson::EMPTY ? Result::empty : Result::ok;
}

}  // namespace rung
