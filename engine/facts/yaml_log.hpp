// SPDX-License-Identifier: Apache-2.0
// A YAML document as a flat log of nodes, in which aliases and merge keys can be followed; made event by event.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rung {

struct YamlNode {
  enum class Kind : std::uint8_t { scalar, null, unknown, map, list, alias, broken } kind{};  // broken: refused, and told
  bool plain = false;        ///< of a scalar: neither quoted nor tagged
  std::uint32_t next = 0;    ///< the first node behind this one and all in it
  std::uint32_t target = 0;  ///< of an alias: the node it stands for; of a broken one: its error, an index
  std::uint32_t begin = 0, length = 0;  ///< of a scalar's text, and of a null's as written, in YamlLog::texts
  std::size_t at = 0;        ///< byte offset in the stream
};

/// What is wrong with a document's YAML itself.
struct YamlError {
  std::string code, message;
  std::size_t at = 0;
  bool told = false;  ///< with the path of the field that it spoils
};

struct YamlLog {
  std::vector<YamlNode> nodes;    ///< a mapping's are its keys and values by turns
  std::string texts;
  std::vector<YamlError> errors;  ///< the document may be read all the same, but for `broken`
  bool broken = false;            ///< not to the end: the stream ends here
  bool implicit_null = false;     ///< nothing at all between two `---`
  std::size_t begin = 0;          ///< byte offset where the document starts

  std::string_view text(const YamlNode& node) const { return std::string_view(texts).substr(node.begin, node.length); }
};

/// A longer line with brackets in it is an error: yaml-cpp keeps every token of a line that a key may still come of, at more than a hundred
/// bytes each.
inline constexpr std::size_t most_line_bytes = std::size_t{8} << 20;

struct YamlLimits {
  std::uint32_t depth = 0;
  std::size_t bytes = 0;
};

/// The documents of a stream that is valid UTF-8, has no byte order mark, and is at most 2 GiB.
class YamlStream {
 public:
  YamlStream(std::string_view text, YamlLimits limits);
  ~YamlStream();
  /// Reads the next document into `log`; false where there is none.
  bool next(YamlLog& log);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rung
