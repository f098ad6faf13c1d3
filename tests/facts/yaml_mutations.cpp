// SPDX-License-Identifier: Apache-2.0
#include "tests/facts/yaml_mutations.hpp"

#include <algorithm>

namespace rung::world {
namespace {

using conformance::Chance;

/// Bits that mean something to YAML at one place or another.
const std::vector<std::string> bits = {
    ":", ": ", " :", ":\n", "#", " #", " # note", "-", "- ", "- - ", "-\n", "\n", "\r\n", "\r", "\t", " ", "  ", "    ", "'", "''", "\"", "\\", "\\x41", "\\n",
    "\\\"", "\\u00e9", "\\/", "\\ ", "[", "]", "[]", "{", "}", "{}", ",", ", ", "&a ", "*a", "!unknown", "!!str ", "!", "|", ">", "|\n", "%", "@", "`", "?", "? ", "~",
    "null", "Null", "NULL", "---", "\n---\n", "--- ", "--- a", "...", "\n...\n", "... x", "<<: ", "\"<<\": ", "\"!unknown\": true", "\xEF\xBB\xBF", "\xC2\x85",
    "\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\xA0", "é", "中", "\x7F", std::string(1, '\0'), "\xFF", "\xC3", "\x01", "a: b: c", "key:value", "a #b", "a#b", "- a", "- a: b",
    "'it''s'", "\"a\\tb\"", "x", "0", "true", "=", "$", "(", "%YAML 1.2\n", "a:\n- b\n", "\n\n", "\n  # c\n", "{a: b}", "[a, [b]]", "[a: b]", "a,b", "a ]", "--", "-1", ".",
    "..", "http://x.y", "10:30", "2017-01-25T00:00:00Z"};

const std::vector<std::string> texts = {
    "a", "b1", "sub-1", "25", "-5", "1.5", "true", "~", "null", "active", "business", "a b", "a b  c", "'a'", "'it''s'", "\"b\"", "\"a\\\"b\"", "\"\"", "''", "[]", "[a]",
    "[a, b]", "[ 'x', \"y\" ]", "[a, null]", "{}", "{ }", "a#b", "a:b", "http://x.y/z?a=b#c", "10:30:00", "\"a: b\"", "'# no'", "é", "中文", "a\xC2\x85z", "\xE2\x80\xA8", "- a", "?a",
    "? a", ":a", "-", "a:", "&x a", "*x", "!unknown", "!!int 5", "|\n      text", ">\n      folded\n", "[a,\n  b]", "'a\n  b'", "a\n      b", "@a", "`a`", "%a", "a %b", "a, b", "[a,]",
    "{a: 1}", "[[a]]", "[a b, c-d]", "a\tb", "\ta", "a \t", "\"\\x41\"", "\"\\n\"", "\" \\n \\n\"", "'a' b", "\"a\"b", "\"a\":b", "[a]b", "null #x", "~ # y", "a # b", "a  ", "'a'  # b", "'a'#b", "[a] # b",
    "[a]#b", "a\\b", "\\", "'\\'", "=", "<<", "---", "...", "--- a", "nullable", "~a", "\"a\\\n  b\"", "\"\\/\\b\\f\\r\\t\"", "[-a, -1]", "[~, 'null']", "[a, ?b]", "[a, *x]", "\x7F"};

const std::vector<std::string> keys = {"a", "b", "c", "id", "offer", "status", "seats", "subscriptions", "customer", "notes", "flags", "codes", "metadata", "labels", "places", "number",
                                       "'a'", "\"b\"", "a b", "a.b", "é", "1", "-a", "null", "~", "~ a", "nullable", "null x", "<<", "'<<'", "\"!unknown\"", "a ", "a#b", "a #b", "a:b", "?a",
                                       "---a", "...", "[a]", "{}", "\"a\\\"\"", "'it''s'", "\"\\x41\"", "a\tb", "=", "NULL", "home", "city", "score", "customer", "subscriptions"};

class Generator {
 public:
  explicit Generator(Chance& chance) : chance_(chance) {}

  std::string documents() {
    if (chance_.percent(5)) text_ += chance_.pick(bits);
    const std::size_t count = chance_.percent(80) ? 1 : 1 + chance_.below(3);
    for (std::size_t i = 0; i < count; ++i) {
      if (chance_.percent(i == 0 ? 20 : 90)) text_ += chance_.percent(90) ? "---\n" : chance_.word({"--- # x\n", "---  \n", "--- \n", "---", "----\n", "--- !!map\n"});
      const std::size_t indent = chance_.percent(95) ? 0 : chance_.below(4);
      collection(indent, 0);
      if (chance_.percent(8)) text_ += chance_.word({"...\n", "... # x\n", "...  \n", "...\n...\n", "...x\n", "... x\n", "..."});
    }
    if (chance_.percent(10)) text_.pop_back();
    return text_;
  }

 private:
  void collection(std::size_t indent, std::size_t depth) {
    const bool list = chance_.percent(depth == 0 ? 10 : 45);
    const std::size_t count = 1 + chance_.below(4);
    for (std::size_t i = 0; i < count; ++i) {
      noise();
      std::size_t column = indent;
      if (chance_.percent(1)) column += 1 + chance_.below(2);
      text_.append(column, ' ');
      list ? item(indent, depth) : member(indent, depth);
    }
  }

  /// From the column where it starts to its line's end.
  void item(std::size_t indent, std::size_t depth) {
    text_ += '-';
    const std::size_t blanks = chance_.percent(90) ? 1 : chance_.below(4);
    text_.append(blanks, ' ');
    if (depth > 3 || chance_.percent(40)) return single();
    if (chance_.percent(10)) return end_line(), collection(indent + 2, depth + 1);
    const std::size_t inner = indent + 1 + blanks;
    if (chance_.percent(15)) return item(inner, depth + 1);
    member(inner, depth + 1);
    for (std::size_t i = chance_.below(3); i > 0; --i) {
      text_.append(inner, ' ');
      member(inner, depth + 1);
    }
  }

  void member(std::size_t indent, std::size_t depth) {
    text_ += chance_.percent(85) ? keys[chance_.below(16)] + (chance_.percent(50) ? std::to_string(chance_.below(9)) : "") : chance_.pick(keys);
    text_ += chance_.percent(97) ? ":" : chance_.word({" :", "", "::", ":x", " "});
    if (depth < 4 && chance_.percent(30)) {
      end_line();
      if (chance_.percent(30)) {
        for (std::size_t i = chance_.below(3); i > 0; --i) text_.append(indent, ' '), item(indent, depth + 1);
      } else {
        collection(indent + 1 + chance_.below(4), depth + 1);
      }
      return;
    }
    text_ += chance_.percent(90) ? " " : chance_.word({"", "  ", "   ", "\t", " \t"});
    single();
  }

  void single() {
    if (!chance_.percent(6)) text_ += chance_.percent(75) ? texts[chance_.below(34)] : chance_.pick(texts);
    end_line();
  }

  void end_line() {
    if (chance_.percent(5)) text_ += chance_.word({" ", "  ", " # c", " #", "#", "  # : - [", "\t", "\r", " \r"});
    text_ += '\n';
  }

  void noise() {
    if (!chance_.percent(6)) return;
    text_ += chance_.word({"\n", "# c\n", "  # c\n", "   \n", "\t\n", "      # c: d\n", "\r\n", "#\n", "        \n"});
  }

  Chance& chance_;
  std::string text_;
};

void edit(std::string& text, Chance& chance) {
  const std::size_t at = chance.below(text.size() + 1);
  const auto line_start = [&](std::size_t from) { return from == 0 ? 0 : text.rfind('\n', from - 1) + 1; };
  const auto line_end = [&](std::size_t from) { return std::min(text.find('\n', from), text.size()); };
  switch (chance.below(9)) {
    case 0: text.insert(at, chance.pick(bits)); return;
    case 1: text.erase(at, 1 + chance.below(3)); return;
    case 2: text.replace(at, std::min<std::size_t>(1, text.size() - at), chance.pick(bits)); return;
    case 3: text.insert(line_start(at), chance.pick(bits)); return;
    case 4: text.insert(line_end(at), chance.pick(bits)); return;
    case 5: {  // indented otherwise
      const std::size_t start = line_start(at);
      if (chance.percent(50)) text.insert(start, 1 + chance.below(3), ' ');
      else if (start < text.size() && text[start] == ' ') text.erase(start, 1 + chance.below(2));
      return;
    }
    case 6: {  // a line twice, or moved
      const std::size_t start = line_start(at), end = line_end(at);
      const std::string line = text.substr(start, end - start) + "\n";
      if (chance.percent(50)) text.erase(start, line.size());
      text.insert(line_start(chance.below(text.size() + 1)), line);
      return;
    }
    case 7: text.erase(at, line_end(at) - at); return;
    case 8: {  // another value
      const std::size_t colon = text.find(": ", at);
      if (colon == text.npos) return;
      text.replace(colon + 2, line_end(colon) - colon - 2, chance.pick(texts));
      return;
    }
  }
}

void with_carriage_returns(std::string& text) {
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 2)) text.insert(at, 1, '\r');
}

}  // namespace

std::string mutated(std::string text, Chance& chance) {
  for (std::size_t edits = 1 + chance.below(3); edits > 0; --edits) edit(text, chance);
  if (chance.percent(5)) with_carriage_returns(text);
  return text;
}

std::string random_yaml(Chance& chance) {
  std::string text = Generator(chance).documents();
  if (chance.percent(5)) with_carriage_returns(text);
  return chance.percent(20) ? mutated(std::move(text), chance) : text;
}

}  // namespace rung::world
