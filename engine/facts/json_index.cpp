// SPDX-License-Identifier: Apache-2.0
// The one file that knows simdjson. Its second stage is left out: it makes a tape without places or the numbers' text,
// which a reader that knows the schema does better without.
#include "engine/facts/json_index.hpp"

#include <simdjson.h>

#include <algorithm>

namespace rung {

struct JsonIndex::State {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
};

JsonIndex::JsonIndex() : state_(std::make_unique<State>()) {}
JsonIndex::~JsonIndex() = default;
JsonIndex::JsonIndex(JsonIndex&&) noexcept = default;

JsonIndex::Result JsonIndex::index(std::string_view text) {
  starts_ = nullptr;
  count_ = 0;
  if (text.empty()) return Result::empty;
  auto& parser = state_->parser;
  const auto& implementation = *simdjson::get_active_implementation();
  if (!parser && implementation.create_dom_parser_implementation(0, 1, parser) != simdjson::SUCCESS)
    return Result::too_large;
  if (parser->capacity() < text.size()) {
    const std::size_t room = std::max<std::size_t>(text.size(), 64 * 1024);
    if (parser->set_capacity(room) != simdjson::SUCCESS) return Result::too_large;
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  switch (parser->stage1(bytes, text.size(), simdjson::stage1_mode::regular)) {
    case simdjson::SUCCESS: break;
    case simdjson::EMPTY: return Result::empty;
    case simdjson::UTF8_ERROR: return Result::invalid_utf8;
    default: return Result::broken_string;  // UNCLOSED_STRING, UNESCAPED_CHARS: all that is left for this stage
  }
  starts_ = parser->structural_indexes.get();
  count_ = parser->n_structural_indexes;
  return Result::ok;
}

}  // namespace rung
