// SPDX-License-Identifier: Apache-2.0
// Characters in strings that deceive whoever reads the rules, or what they say. Elsewhere the grammar takes none of them.
#include <fmt/format.h>

#include <functional>
#include <optional>

#include "engine/lint/comments.hpp"
#include "engine/lint/lints.hpp"
#include "engine/lint/scripts.hpp"
#include "grammar/unicode.hpp"

namespace rung {

namespace {

/// A character of a string: as it stands there, or by an escape.
struct Character {
  char32_t value = 0;
  Range range;
  bool escaped = false;
};

/// `\u{…}` at `at`; any other escape stands for a character that ends words.
Character escape_at(std::string_view text, Range string, std::size_t at) {
  Character character{U' ', {string.source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 2)}, true};
  if (text.substr(at, 3) != "\\u{") return character;
  char32_t value = 0;
  std::size_t end = at + 3;
  for (; end < string.end && text[end] != '}'; ++end) {
    const char c = text[end];
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  character.value = value;
  character.range.end = static_cast<std::uint32_t>(end + 1);
  return character;
}

std::vector<Character> characters_of(std::string_view text, Range string) {
  std::vector<Character> all;
  for (std::size_t at = string.begin + 1; at + 1 < string.end;) {
    if (text[at] == '\\') {
      all.push_back(escape_at(text, string, at));
    } else {
      const CodePoint point = decode(text, at);
      const auto begin = static_cast<std::uint32_t>(at);
      all.push_back({point.value, {string.source, begin, begin + point.length}, false});
    }
    at = all.back().range.end;
  }
  return all;
}

void for_each_string(const LintInput& input,
                     const std::function<void(const WrittenString&, const std::vector<Character>&)>& see) {
  for (const ast::File& file : input.written.files) {
    const Source& source = input.sources[file.source];
    for (const WrittenString& string : lexemes_of(source, file).strings)
      see(string, characters_of(source.text(), string.range));
  }
}

std::string number_of(char32_t code_point) { return fmt::format("U+{:04X}", static_cast<std::uint32_t>(code_point)); }

/// The first character that reorders what is not its own: an override, or one whose end or beginning is missing.
const Character* unbalanced(const std::vector<Character>& characters) {
  std::vector<const Character*> open;
  for (const Character& character : characters) {
    const Reordering kind = reordering_of(character.value);
    switch (kind) {
      case Reordering::none: break;
      case Reordering::override_order: return &character;
      case Reordering::embedding:
      case Reordering::isolate: open.push_back(&character); break;
      case Reordering::end_embedding:
      case Reordering::end_isolate: {
        const Reordering wanted = kind == Reordering::end_isolate ? Reordering::isolate : Reordering::embedding;
        if (open.empty() || reordering_of(open.back()->value) != wanted) return &character;
        open.pop_back();
      }
    }
  }
  return open.empty() ? nullptr : open.front();
}

/// Zero-width joiners belong to the writing of some languages, and to emoji.
bool joins_letters(char32_t code_point) { return code_point == 0x200C || code_point == 0x200D; }
/// Marks of direction that reorder nothing but what stands beside them.
bool marks_direction(char32_t code_point) {
  return code_point == 0x200E || code_point == 0x200F || code_point == 0x061C;
}
bool chooses_variant(char32_t code_point) { return code_point >= 0xFE00 && code_point <= 0xFE0F; }

bool hides(const std::vector<Character>& all, std::size_t at) {
  const char32_t value = all[at].value;
  if (all[at].escaped || value == U'\t' || !is_invisible(value)) return false;
  if (reordering_of(value) != Reordering::none || marks_direction(value) || chooses_variant(value)) return false;
  const bool behind_foreign = at > 0 && all[at - 1].value > 0x7F;
  return !(joins_letters(value) && behind_foreign);
}

bool is_of_word(char32_t value) {
  return script_of(value) != Script::other || (value >= U'0' && value <= U'9') || value == U'_';
}

/// A letter that does not belong to the others of its word.
struct Stranger {
  Range word;
  Character letter;
  Script others = Script::other;
};

std::optional<Stranger> stranger_in(const std::vector<Character>& all, std::size_t begin, std::size_t end) {
  std::size_t count[6] = {};
  for (std::size_t i = begin; i < end; ++i) ++count[static_cast<std::size_t>(script_of(all[i].value))];
  const auto in = [&](Script script) { return count[static_cast<std::size_t>(script)]; };
  Script most = Script::latin;
  for (const Script script : {Script::greek, Script::cyrillic, Script::armenian, Script::cherokee})
    if (in(script) > in(most)) most = script;
  for (std::size_t i = begin; i < end; ++i) {
    const Script script = script_of(all[i].value);
    if (script == Script::other || script == most) continue;
    // `kΩ` and `μs` are units: Greek beside Latin deceives only where it looks like Latin.
    if (script == Script::greek && most == Script::latin && !looks_latin(all[i].value)) continue;
    if (script == Script::latin && most == Script::greek) continue;
    return Stranger{{all[begin].range.source, all[begin].range.begin, all[end - 1].range.end}, all[i], most};
  }
  return std::nullopt;
}

/// A name that is spelled with look-alikes throughout: of three letters or more, each looks Latin and none is.
bool is_disguised(const std::vector<Character>& all) {
  std::size_t letters = 0;
  for (const Character& character : all) {
    if (script_of(character.value) == Script::other) continue;
    if (!looks_latin(character.value)) return false;
    ++letters;
  }
  return letters >= 3;
}

}  // namespace

void reordered_text(const LintInput& input, Report& report) {
  for_each_string(input, [&](const WrittenString&, const std::vector<Character>& characters) {
    const Character* character = unbalanced(characters);
    if (!character) return;
    report(character->range, fmt::format("{} reorders the text around it", number_of(character->value)),
           reordering_of(character->value) == Reordering::override_order
               ? "leave it out: what is read is not what is written"
               : "leave it out, or close within the string what it opens");
  });
}

void hidden_character(const LintInput& input, Report& report) {
  for_each_string(input, [&](const WrittenString&, const std::vector<Character>& characters) {
    for (std::size_t i = 0; i < characters.size(); ++i) {
      if (!hides(characters, i)) continue;
      const std::string number = fmt::format("\\u{{{:X}}}", static_cast<std::uint32_t>(characters[i].value));
      report(characters[i].range, fmt::format("an invisible character, {}", number_of(characters[i].value)),
             fmt::format("leave it out, or write `{}` where it is meant", number));
      return;
    }
  });
}

void mixed_scripts(const LintInput& input, Report& report) {
  for_each_string(input, [&](const WrittenString& string, const std::vector<Character>& all) {
    for (std::size_t begin = 0; begin < all.size();) {
      std::size_t end = begin;
      while (end < all.size() && is_of_word(all[end].value)) ++end;
      if (const auto stranger = end > begin ? stranger_in(all, begin, end) : std::nullopt) {
        std::string letter;
        append_utf8(letter, stranger->letter.value);
        report(stranger->letter.range,
               fmt::format("`{}` is a {} letter ({}) among {} ones", letter, spell(script_of(stranger->letter.value)),
                           number_of(stranger->letter.value), spell(stranger->others)),
               "type the word anew: letters that look alike are different ones where names are compared");
        return;
      }
      begin = end + 1;
    }
    if (!string.is_text && is_disguised(all)) {
      const Script script = script_of(all[0].value);
      report(string.range, fmt::format("every letter looks Latin and is {}", spell(script == Script::other ? Script::cyrillic : script)),
             "type it anew: letters that look alike are different ones where names are compared");
    }
  });
}

}  // namespace rung
