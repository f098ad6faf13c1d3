// SPDX-License-Identifier: Apache-2.0
// A loop over tokens with a stack of brackets: no recursion, so that depth costs a byte.
#include "engine/facts/json_reader.hpp"

#include <algorithm>
#include <cstring>

#include "engine/facts/document_builder.hpp"
#include "engine/facts/json_text.hpp"
#include "engine/facts/scalars.hpp"

namespace rung {
namespace {

constexpr std::string_view unknown_key = "\"!unknown\"";

}  // namespace

template <class Builder>
bool JsonReader<Builder>::fail(std::string_view expected) {
  const std::string found = at_end() ? "the end" : quoted(token());
  builder_.fail("S100", "not valid JSON: expected " + std::string(expected) + ", found " + found, place());
  return false;
}

template <class Builder>
bool JsonReader<Builder>::too_deep(std::size_t depth) {
  if (depth <= limits_.depth) return false;
  builder_.fail("S130", "nested deeper than " + std::to_string(limits_.depth) + " levels (--max-depth)", place());
  return true;
}

template <class Builder>
void JsonReader<Builder>::read_root() {
  open_.clear();
  in_map_ = false;
  Step step = Step::value;
  while (step != Step::done && step != Step::failed) {
    if (step == Step::value) step = read_value();
    else if (step == Step::key && (step = read_members()) == Step::key) step = read_key();
    else if (step == Step::behind_value) step = behind_value();
  }
  if (step == Step::done && !at_end()) fail("the document's end behind its value");
}

template <class Builder>
JsonStep JsonReader<Builder>::read_value() {
  const char c = first();
  if (c == '{' || c == '[') return open(c);
  if (at_end()) return fail("a value"), Step::failed;
  const std::size_t at = place();
  const std::string_view whole = token();
  if (c == '"') {
    std::string_view text;
    if (!read_string(whole, text)) return Step::failed;
    builder_.scalar(text, at);
  } else {
    if (!check_scalar(whole)) return Step::failed;
    if (c == 'n') builder_.null(at);
    else builder_.scalar(whole, at);
  }
  ++next_;
  return Step::behind_value;
}

template <class Builder>
JsonStep JsonReader<Builder>::open(char bracket) {
  const std::size_t at = place();
  if (bracket == '{' && is_unknown_mark()) {
    builder_.unknown(at);
    next_ += 5;
    return Step::behind_value;
  }
  if (too_deep(open_.size() + 1)) return Step::failed;
  if (!(bracket == '{' ? builder_.begin_map(at) : builder_.begin_list(at)))
    return skip_value() ? Step::behind_value : Step::failed;
  open_.push_back(bracket);
  in_map_ = bracket == '{';
  ++next_;
  const char next = first();
  if (bracket == '{') return next == '}' ? close() : Step::key;
  if (next == ']') return close();
  if (builder_.element(place())) return Step::value;
  return skip_value() ? Step::behind_value : Step::failed;
}

template <class Builder>
JsonStep JsonReader<Builder>::close() {
  if (in_map_) builder_.end_map();
  else builder_.end_list();
  open_.pop_back();
  in_map_ = !open_.empty() && open_.back() == '{';
  ++next_;
  return Step::behind_value;
}

/// The members of a mapping as far as they come in its learned shape, compactly written and with single values. What it stops
/// at, read_key and the others read, or report. A key that is written with escapes is not found here.
template <class Builder>
JsonStep JsonReader<Builder>::read_members() {
  const char* const text = block_.data();
  auto [expected, end] = builder_.expected();
  for (; expected != end; ++expected) {
    const std::size_t at = *next_;
    // What matches holds no line break, so that it is the document's own; its colon is the next token, and then comes the value.
    if (at + WrittenKey::most > block_.size() || !expected->stands_at(text + at)) break;
    next_ += 2;
    if (first() == '"' && !has_escapes_) {
      if (expected->wanted()) {
        builder_.take(*expected);
        const std::string_view whole = token();
        builder_.scalar(whole.substr(1, whole.size() - 2), *next_ - begin_);
      }
      ++next_;
    } else {
      builder_.pass_to(expected + 1);
      builder_.take(*expected);
      const Step step = expected->wanted() ? read_value() : skip_value() ? Step::behind_value : Step::failed;
      if (step != Step::behind_value) return step;
    }
    if (first() != ',') {
      builder_.pass_to(expected + 1);
      return behind_value();
    }
    ++next_;
  }
  builder_.pass_to(expected);
  return Step::key;
}

template <class Builder>
JsonStep JsonReader<Builder>::read_key() {
  if (first() != '"') return fail("a key in quotes"), Step::failed;
  const std::size_t at = place();
  std::string_view text;
  if (!read_string(token(), text)) return Step::failed;
  ++next_;
  if (first() != ':') return fail("`:` behind the key"), Step::failed;
  ++next_;
  if (builder_.key(text, at)) return Step::value;
  return skip_value() ? Step::behind_value : Step::failed;
}

template <class Builder>
JsonStep JsonReader<Builder>::behind_value() {
  const char c = first();
  if (c == ',' && in_map_) return ++next_, Step::key;
  if (open_.empty()) return Step::done;
  if (c == (in_map_ ? '}' : ']')) return close();
  if (c != ',') return fail(in_map_ ? "`,` or `}` behind a value" : "`,` or `]` behind an element"), Step::failed;
  ++next_;
  if (builder_.element(place())) return Step::value;
  return skip_value() ? Step::behind_value : Step::failed;
}

/// `{"!unknown": true}`: five tokens.
template <class Builder>
bool JsonReader<Builder>::is_unknown_mark() const {
  // Nearly no mapping is: its first key's first byte tells.
  const std::size_t mark = *next_ + 2;
  if (mark < block_.size() && block_[mark] != '!' && !is_blank_byte(block_[mark - 1])) return false;
  for (int ahead = 1; ahead <= 4; ++ahead) {
    if (next_[ahead] >= end_) return false;
  }
  const std::uint32_t* starts = next_;
  const auto text_at = [&](int token) { return block_.substr(starts[token], starts[token + 1] - starts[token]); };
  const auto starts_with = [&](int token, std::string_view text) { return text_at(token).substr(0, text.size()) == text; };
  return starts_with(1, unknown_key) && starts_with(2, ":") && starts_with(3, "true") && block_[starts[4]] == '}' &&
         (text_at(3).size() == 4 || is_blank_byte(text_at(3)[4]));
}

template <class Builder>
bool JsonReader<Builder>::check_scalar(std::string_view token) {
  if (is_json_number(token) || token == "true" || token == "false" || token == "null") return true;
  return fail("a value");
}

template <class Builder>
bool JsonReader<Builder>::read_string(std::string_view token, std::string_view& text) {
  text = token.substr(1, token.size() - 2);
  if (token.size() < 2 || token.back() != '"') return fail("a string in quotes");
  if (!has_escapes_) return true;
  if (std::memchr(text.data(), '\\', text.size()) == nullptr) return true;
  unescaped_.clear();
  if (const auto broken = unescape_json(text, unescaped_)) {
    builder_.fail("S100", "not valid JSON: " + quoted(text.substr(*broken, 6)) + " is no escape, or half of a character",
                  place() + 1 + *broken);
    return false;
  }
  text = unescaped_;
  return true;
}

/// Goes over a value that nobody reads; what must hold everywhere is checked here too.
template <class Builder>
bool JsonReader<Builder>::skip_value() {
  if (first() == '"' && !has_escapes_) return ++next_, true;
  skipped_.clear();
  do {
    const char c = first();
    if (c == '{' || c == '[') {
      if (too_deep(open_.size() + skipped_.size() + 1)) return false;
      if (skipped_keys_.size() <= skipped_.size()) skipped_keys_.emplace_back();
      skipped_keys_[skipped_.size()].clear();
      skipped_.push_back(c);
      ++next_;
      if (first() != (c == '{' ? '}' : ']')) {
        if (c == '{' && !skip_key(skipped_.size() - 1)) return false;
        continue;
      }
      skipped_.pop_back();
    } else {
      if (at_end()) return fail("a value");
      std::string_view text;
      if (c == '"' ? !read_string(token(), text) : !check_scalar(token())) return false;
    }
    ++next_;
    while (!skipped_.empty() && first() == (skipped_.back() == '{' ? '}' : ']')) {
      skipped_.pop_back();
      ++next_;
    }
    if (skipped_.empty()) return true;
    const bool in_map = skipped_.back() == '{';
    if (first() != ',') return fail(in_map ? "`,` or `}` behind a value" : "`,` or `]` behind an element");
    ++next_;
    if (in_map && !skip_key(skipped_.size() - 1)) return false;
  } while (true);
}

template <class Builder>
bool JsonReader<Builder>::skip_key(std::size_t depth) {
  if (first() != '"') return fail("a key in quotes");
  std::string_view text;
  if (!read_string(token(), text)) return false;
  if (!skipped_keys_[depth].insert(text)) builder_.fail_duplicate(text, place(), false);
  ++next_;
  if (first() != ':') return fail("`:` behind the key");
  ++next_;
  return true;
}

template class JsonReader<FactsBuilder>;
template class JsonReader<DocumentBuilder>;

}  // namespace rung
