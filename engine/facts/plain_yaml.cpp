// SPDX-License-Identifier: Apache-2.0
// Documents, mappings and lists: what belongs together by its indentation. Recursion ends at `most_levels`.
#include "engine/facts/plain_yaml.hpp"

#include <algorithm>

#include "engine/facts/byte_scan.hpp"
#include "engine/facts/document_builder.hpp"
#include "engine/facts/yaml_log.hpp"

namespace rung {
namespace {

constexpr std::uint32_t most_levels = 64;

/// Of texts without quotes.
bool is_null(std::string_view text) {
  return text == "~" || (text.size() == 4 && (text == "null" || text == "Null" || text == "NULL"));
}

}  // namespace

template <class Builder>
void PlainYaml<Builder>::start(std::string_view text, bool only_line_feeds) {
  text_ = text.data();
  end_ = text_ + text.size();
  odd_ = only_line_feeds ? text.size() : next_odd_byte(0);
}

template <class Builder>
typename PlainYaml<Builder>::Outcome PlainYaml<Builder>::read(std::size_t begin) {
  if (odd_ < begin) odd_ = next_odd_byte(begin);
  depth_ = 0;
  start_line(text_ + begin);
  if (std::string_view(text_ + begin, static_cast<std::size_t>(end_ - text_) - begin).starts_with("\xEF\xBB\xBF")) {
    refuse("a second byte order mark", text_ + begin);
    return Outcome::refused;
  }
  const Outcome outcome = begin_document();
  if (outcome == Outcome::nothing) return outcome;
  const bool is_read = outcome == Outcome::read && node<true>() && end_document();
  const std::size_t reached = is_read ? document_end() : refusal_.at;
  if (odd_ < reached) refuse("a tab, or a carriage return that ends no line", text_ + odd_);
  else if (is_read && reached - begin > limits_.snapshot_bytes) refuse("too long", text_ + begin);
  else if (is_read) return Outcome::read;
  return Outcome::refused;
}

/// The marker before it, and whether there is anything behind.
template <class Builder>
typename PlainYaml<Builder>::Outcome PlainYaml<Builder>::begin_document() {
  if (first_ == end_) return Outcome::nothing;
  if (indent_ != no_content) return Outcome::read;
  if (*first_ == '-') {
    if (!finish_line(first_ + 3)) return Outcome::refused;
    if (first_ == end_) return Outcome::nothing;
    if (indent_ != no_content) return Outcome::read;
  }
  refuse("an empty document", first_);
  return Outcome::refused;
}

template <class Builder>
bool PlainYaml<Builder>::end_document() {
  if (indent_ != no_content) return refuse("something behind the document, or an indentation that fits nothing above it", first_);
  document_end_ = first_;
  while (first_ != end_ && *first_ == '.') {
    const char* line_break = find_byte<'\n'>(first_, end_);
    document_end_ = line_break == end_ ? end_ : line_break + 1;
    if (!finish_line(first_ + 3)) return false;
    if (indent_ != no_content) break;  // of the next document
  }
  return true;
}

template <class Builder>
bool PlainYaml<Builder>::enter(const char* at) {
  if (++depth_ > std::min(most_levels, limits_.depth)) return refuse("nested too deep", at);
  if (skipped_keys_.size() <= depth_) skipped_keys_.resize(depth_ + 1);
  return true;
}

/// What stands at first_, on a line of its own or behind a dash.
template <class Builder>
template <bool told>
bool PlainYaml<Builder>::node() {
  if (at_dash()) return list<told>(indent_);
  if (at_mapping()) return map<told>(indent_);
  return single_value<told>(first_);
}

template <class Builder>
template <bool told>
bool PlainYaml<Builder>::map(std::ptrdiff_t indent) {
  if constexpr (told) {
    if (!builder_.begin_map(place(first_))) return map<false>(indent);
  }
  if (!enter(first_)) return false;
  if constexpr (!told) skipped_keys_[depth_].clear();
  do {
    if (!member<told>(indent)) return false;
    if (indent_ > indent) return refuse("a text over several lines, or an indentation that fits nothing above it", first_);
  } while (indent_ == indent);
  --depth_;
  if constexpr (told) builder_.end_map();
  return true;
}

template <class Builder>
template <bool told>
bool PlainYaml<Builder>::member(std::ptrdiff_t indent) {
  const char* const at = first_;
  if constexpr (told) {
    const WrittenKey* expected = builder_.expected_plain_key();
    if (expected != nullptr && end_ - at > static_cast<std::ptrdiff_t>(WrittenKey::most) && expected->stands_at(at) &&
        ends_token(at + expected->size())) {
      const char* behind = at + expected->size();
      return builder_.take_key() ? value<true>(behind, indent, place(at)) : value<false>(behind, indent, 0);
    }
  }
  Scalar key;
  if (!read_key(key)) return false;
  if constexpr (told) {
    if (builder_.key(key.text, place(at))) return value<true>(key.behind, indent, place(at));
  } else {
    if (!skipped_keys_[depth_].insert(key.text)) return refuse("a key that is there twice", at);
  }
  return value<false>(key.behind, indent, 0);
}

/// What stands behind a key's colon, or below it. A list may be indented no further than its key.
template <class Builder>
template <bool told>
bool PlainYaml<Builder>::value(const char* at, std::ptrdiff_t indent, std::size_t key_at) {
  at = skip_blanks(at, end_);
  if (!ends_content(at)) return single_value<told>(at);
  next_line(find_byte<'\n'>(at, end_));
  if (indent_ > indent) return node<told>();
  if (indent_ == indent && at_dash()) return list<told>(indent);
  if constexpr (told) builder_.null(key_at);
  return true;
}

template <class Builder>
template <bool told>
bool PlainYaml<Builder>::list(std::ptrdiff_t indent) {
  if constexpr (told) {
    if (!builder_.begin_list(place(first_))) return list<false>(indent);
  }
  if (!enter(first_)) return false;
  do {
    if (!element<told>(indent)) return false;
    if (indent_ > indent) return refuse("a text over several lines, or an indentation that fits nothing above it", first_);
  } while (indent_ == indent && at_dash());
  --depth_;
  if constexpr (told) builder_.end_list();
  return true;
}

template <class Builder>
template <bool told>
bool PlainYaml<Builder>::element(std::ptrdiff_t indent) {
  const char* const dash = first_;
  first_ = skip_blanks(dash + 1, end_);
  indent_ = first_ - line_;
  if (ends_content(first_)) {
    next_line(find_byte<'\n'>(first_, end_));
    if (indent_ <= indent) return refuse("an element without a value", dash);
  }
  if constexpr (told) {
    if (builder_.element(place(first_))) return node<true>();
  }
  return node<false>();
}

template <class Builder>
template <bool told>
void PlainYaml<Builder>::tell(std::string_view text, bool is_plain, const char* at) {
  if constexpr (told) {
    if (is_plain && is_null(text)) builder_.null(place(at));
    else builder_.scalar(text, place(at));
  }
}

template <class Builder>
template <bool told>
bool PlainYaml<Builder>::single_value(const char* at) {
  Scalar scalar;
  switch (*at) {
    case '[':
    case '{': return flow_value<told>(at) && finish_line(at);
    case '"':
    case '\'':
      if (!read_quoted(at, scalar)) return false;
      tell<told>(scalar.text, false, at);
      return finish_line(scalar.behind);
    default:
      if (!read_plain(at, scalar)) return false;
      tell<told>(scalar.text, true, at);
      next_line(scalar.behind);
      return true;
  }
}

/// A value in brackets or braces, or behind them; `at`: from its first byte to behind it.
template <class Builder>
template <bool told>
bool PlainYaml<Builder>::flow_value(const char*& at) {
  const char* const begin = at;
  if (*at == '[') return flow_list<told>(at);
  if (*at == '{') return flow_map<told>(at);
  const bool is_quoted = *at == '"' || *at == '\'';
  Scalar scalar;
  if (!(is_quoted ? read_quoted(at, scalar) : read_flow_plain(at, scalar))) return false;
  at = scalar.behind;
  tell<told>(scalar.text, !is_quoted, begin);
  return true;
}

/// To the next element or key, or behind the `close`, and which of the two.
template <class Builder>
typename PlainYaml<Builder>::InFlow PlainYaml<Builder>::next_in_flow(const char*& at, char close, bool is_first) {
  if (static_cast<std::size_t>(at - first_) > most_line_bytes) return refuse("brackets on a line of many megabytes", first_), InFlow::refused;
  at = skip_blanks(at, end_);
  if (at != end_ && *at == close) return ++at, InFlow::closed;
  if (!is_first) {
    if (at == end_ || *at != ',') return refuse("something other than `,` or the end behind a value in brackets", at), InFlow::refused;
    at = skip_blanks(at + 1, end_);
  }
  if (at_break(at)) return refuse("brackets that are not closed on their line", at), InFlow::refused;
  return InFlow::value;
}

template <class Builder>
template <bool told>
bool PlainYaml<Builder>::flow_list(const char*& at) {
  if constexpr (told) {
    if (!builder_.begin_list(place(at))) return flow_list<false>(at);
  }
  if (!enter(at)) return false;
  ++at;
  for (bool is_first = true;; is_first = false) {
    const InFlow next = next_in_flow(at, ']', is_first);
    if (next == InFlow::refused) return false;
    if (next == InFlow::closed) break;
    bool wanted = false;
    if constexpr (told) wanted = builder_.element(place(at));
    if (!(wanted ? flow_value<true>(at) : flow_value<false>(at))) return false;
  }
  --depth_;
  if constexpr (told) builder_.end_list();
  return true;
}

template <class Builder>
template <bool told>
bool PlainYaml<Builder>::flow_map(const char*& at) {
  if constexpr (told) {
    if (!builder_.begin_map(place(at))) return flow_map<false>(at);
  }
  if (!enter(at)) return false;
  if constexpr (!told) skipped_keys_[depth_].clear();
  ++at;
  for (bool is_first = true;; is_first = false) {
    const InFlow next = next_in_flow(at, '}', is_first);
    if (next == InFlow::refused) return false;
    if (next == InFlow::closed) break;
    const char* const begin = at;
    Scalar key;
    if (!read_flow_key(begin, key)) return false;
    bool wanted = false;
    if constexpr (told) wanted = builder_.key(key.text, place(begin));
    else if (!skipped_keys_[depth_].insert(key.text)) return refuse("a key that is there twice", begin);
    at = skip_blanks(key.behind, end_);
    if (at_break(at)) return refuse("brackets that are not closed on their line", at);
    if (!(wanted ? flow_value<true>(at) : flow_value<false>(at))) return false;
  }
  --depth_;
  if constexpr (told) builder_.end_map();
  return true;
}

template class PlainYaml<FactsBuilder>;
template class PlainYaml<DocumentBuilder>;

}  // namespace rung
