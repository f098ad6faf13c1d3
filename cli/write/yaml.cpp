// SPDX-License-Identifier: Apache-2.0
#include "cli/write/yaml.hpp"

#include <algorithm>
#include <array>

#include "cli/write/json.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

// What readers of YAML 1.1 take for something else than text.
constexpr std::array<std::string_view, 9> words = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"};

bool is_plain(std::string_view text) {
  constexpr std::string_view inside = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-[]/";
  if (text.empty() || text.find_first_not_of(inside) != std::string_view::npos) return false;
  const char first = text.front();
  const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '_';
  return letter && std::find(words.begin(), words.end(), fold_case(text)) == words.end();
}

}  // namespace

void YamlWriter::key(std::string_view name) {
  start_member();
  out_ += name;
  out_ += ':';
  after_key_ = true;
}

void YamlWriter::value(std::string_view text) {
  start_value();
  if (is_plain(text)) {
    out_ += text;
  } else {
    append_json_string(out_, text);  // YAML's double quotes know all of JSON's escapes
  }
  out_ += '\n';
}

void YamlWriter::value(std::int64_t number) {
  start_value();
  out_ += std::to_string(number) + "\n";
}

void YamlWriter::value(bool truth) {
  start_value();
  out_ += truth ? "true\n" : "false\n";
}

void YamlWriter::null() {
  start_value();
  out_ += "null\n";
}

void YamlWriter::open(std::string_view empty) {
  if (levels_.empty()) {
    levels_.push_back({empty, 0, false, false});
    return;
  }
  const std::size_t indent = levels_.back().indent + 2;
  const bool behind_key = after_key_;
  if (!behind_key) {
    start_member();
    out_ += "- ";
  }
  after_key_ = false;
  levels_.push_back({empty, indent, behind_key, !behind_key});
}

void YamlWriter::close() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.used) return;
  if (level.behind_key) out_ += ' ';
  out_ += level.empty;
  out_ += '\n';
}

void YamlWriter::start_member() {
  Level& level = levels_.back();
  if (level.used || !level.behind_dash) {
    if (!level.used && level.behind_key) out_ += '\n';
    out_.append(level.indent, ' ');
  }
  level.used = true;
}

void YamlWriter::start_value() {
  if (after_key_) {
    after_key_ = false;
    out_ += ' ';
    return;
  }
  if (levels_.empty()) return;
  start_member();
  out_ += "- ";
}

}  // namespace rung::cli
