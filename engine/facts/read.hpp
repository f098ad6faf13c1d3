// SPDX-License-Identifier: Apache-2.0
// From documents to facts: YAML streams, JSON documents and lines of JSON, directed by the schema.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/facts.hpp"

namespace rung {

struct Document;  // engine/facts/document.hpp

/// What is wrong with a snapshot. Codes S100 to S199 and their meaning: docs/snapshot_errors.md.
struct SnapshotError {
  std::string code;
  std::string message;  ///< one line, with the did-you-mean in it
  std::string path;     ///< the schema's, as far as it is known; may be empty
  std::uint32_t line = 0, column = 0;  ///< from 1; columns in code points
};

/// Each is an error that names it (`--max-depth` …) when exceeded.
struct Limits {
  std::uint32_t depth = 100;
  std::size_t snapshot_bytes = std::size_t{256} << 20;
  std::uint32_t list_length = 10'000'000;
  std::uint32_t alias_events = 1'000'000;  ///< events that aliases of one document may replay
  std::size_t scalar_bytes = std::size_t{1} << 20;  ///< of one value that rules read
  std::uint64_t steps = 100'000'000'000;   ///< of deciding one snapshot, as engine/compile/cost.hpp counts them
};

/// Who reads YAML. They agree on every document that both read.
enum class YamlReading : std::uint8_t {
  automatic,  ///< the fast reader what is in the plain subset, yaml-cpp all else
  fast,       ///< what is not in the plain subset is an error
  yaml_cpp
};

struct ReadOptions {
  bool strict = false;  ///< every field is read; missing non-optional and undeclared ones are errors
  bool places = false;  ///< record the place of every fact
  Limits limits;
  YamlReading yaml = YamlReading::automatic;
};

/// Called once for each document, numbered from 1 within the text. `errors` empty: `facts` hold the snapshot until the
/// call returns. Returns whether to go on.
using OnSnapshot = std::function<bool(std::uint32_t number, const std::vector<SnapshotError>& errors)>;

/// A reader keeps what it learns and its buffers from document to document: one for each thread.
class SnapshotReader {
 public:
  SnapshotReader(const Schema& schema, const Layout& layout, ReadOptions options);
  ~SnapshotReader();
  SnapshotReader(SnapshotReader&&) noexcept;

  /// All documents of a YAML stream. A document that is no YAML ends the stream with its error.
  void read_yaml(std::string_view text, Facts& facts, const OnSnapshot& on_snapshot);
  /// One JSON document.
  void read_json(std::string_view text, Facts& facts, const OnSnapshot& on_snapshot);
  /// One JSON document a line; blank lines are skipped and counted. A broken line costs itself alone. `number` counts lines.
  void read_ndjson(std::string_view text, Facts& facts, const OnSnapshot& on_snapshot);
  /// A document that was read before, and perhaps changed since. Its errors.
  const std::vector<SnapshotError>& read(const Document& document, Facts& facts);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Sets the request's row of `facts` from `FIELD=VALUE` pairs, typed by the schema; an item of a set each, separated by
/// commas. It stays through clear(). Errors name the field; line and column are 0. `unknown_field` is set for a field the request does not have.
struct RequestError { std::string message; bool unknown_field = false; };
std::vector<RequestError> set_request(Facts& facts, const std::vector<std::pair<std::string, std::string>>& fields);

}  // namespace rung
