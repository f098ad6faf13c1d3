// SPDX-License-Identifier: Apache-2.0
// Texts in the package's languages: those that are missing, and those that say something else than the first.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>

#include "engine/check/statements.hpp"
#include "engine/lint/lints.hpp"
#include "engine/lint/same.hpp"

namespace rung {

namespace {

/// Where each language's text stands; null where there is none. Those in other languages are ignored, as check() does.
std::vector<const ast::Text*> by_language(const ast::Texts& texts, const std::vector<std::string>& languages) {
  std::vector<const ast::Text*> sorted(languages.size());
  for (const ast::Text& text : texts) {
    const auto found =
        text.language ? std::find(languages.begin(), languages.end(), text.language->text) : languages.begin();
    if (found != languages.end()) sorted[static_cast<std::size_t>(found - languages.begin())] = &text;
  }
  return sorted;
}

/// `de` · `de` and `zh` · `de`, `fr` and `zh`
std::string join_words(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + ("`" + words[i] + "`");
  return text;
}

using SeeTexts = std::function<void(const std::string& whose, const ast::Texts&, const Message&)>;

/// Each message and remedy, as written and as checked.
void for_each_message(const LintInput& input, const SeeTexts& see) {
  const Statements statements = by_kind(input.written);
  for (std::size_t i = 0; i < statements.preconditions.size(); ++i) {
    const ast::Require& written = statements.preconditions[i].node;
    const Precondition& checked = input.rules.preconditions[i];
    see(fmt::format("the message of `{}`", written.name.text), written.message, checked.message);
    for (std::size_t r = 0; r < written.remedies.size(); ++r)
      see(fmt::format("a remedy of `{}`", written.name.text), written.remedies[r].texts, checked.remedies[r].text);
  }
  for (std::size_t i = 0; i < statements.advice.size(); ++i) {
    const ast::Advise& written = statements.advice[i].node;
    see(fmt::format("the message of `{}`", written.name.text), written.message, input.rules.advice[i].message);
  }
}

class Missing {
 public:
  Missing(const std::vector<std::string>& languages, Report& report) : languages_(languages), report_(report) {}

  void operator()(const std::string& whose, const ast::Texts& texts) const {
    std::vector<std::string> missing;
    const std::vector<const ast::Text*> sorted = by_language(texts, languages_);
    for (std::size_t i = 0; i < languages_.size(); ++i)
      if (!sorted[i]) missing.push_back(languages_[i]);
    if (missing.empty() || texts.empty()) return;
    report_(sorted[0] ? sorted[0]->range : texts[0].range,
            fmt::format("{} is not there in {}", whose, join_words(missing)),
            fmt::format("add `{} \"…\"`; until then the text in `{}` is said", missing[0], languages_[0]));
  }

 private:
  const std::vector<std::string>& languages_;
  Report& report_;
};

using Placeholders = std::vector<const Expression*>;

Placeholders placeholders_of(const std::vector<Message::Piece>& pieces) {
  Placeholders found;
  for (const Message::Piece& piece : pieces)
    if (const auto* expression = std::get_if<Expression>(&piece)) found.push_back(expression);
  return found;
}

/// Those of `some` that say nothing that one of `others` does.
Placeholders without(const Placeholders& some, const Placeholders& others) {
  Placeholders left;
  std::copy_if(some.begin(), some.end(), std::back_inserter(left), [&](const Expression* one) {
    return std::none_of(others.begin(), others.end(),
                        [&](const Expression* other) { return same(*one, *other, {true}); });
  });
  return left;
}

class Differing {
 public:
  Differing(const LintInput& input, Report& report) : input_(input), report_(report) {}

  void operator()(const ast::Texts& written, const Message& message) const {
    const std::vector<std::string>& languages = input_.rules.package.languages;
    const std::vector<const ast::Text*> texts = by_language(written, languages);
    if (!texts[0]) return;
    const Placeholders first = placeholders_of(*message.texts[0]);
    for (std::size_t i = 1; i < languages.size() && i < message.texts.size(); ++i) {
      if (!message.texts[i] || !texts[i]) continue;
      const Placeholders here = placeholders_of(*message.texts[i]);
      const Placeholders lacking = without(first, here), besides = without(here, first);
      if (lacking.empty() && besides.empty()) continue;
      tell(languages[i], *texts[i], lacking, besides);
    }
  }

 private:
  void tell(const std::string& language, const ast::Text& text, const Placeholders& lacking,
            const Placeholders& besides) const {
    const std::string& first = input_.rules.package.languages[0];
    std::string message = fmt::format("the text in `{}` ", language);
    if (!besides.empty()) message += fmt::format("says {}, which that in `{}` does not", spell(besides), first);
    if (!besides.empty() && !lacking.empty()) message += ", and ";
    if (!lacking.empty()) message += fmt::format("does not say {}", spell(lacking));
    Finding& finding = report_(besides.empty() ? text.range : besides[0]->range, std::move(message),
                               "all languages say the same of a decision");
    if (!lacking.empty()) finding.diagnostic.notes.push_back({lacking[0]->range, fmt::format("said in `{}`", first)});
  }

  std::string spell(const Placeholders& placeholders) const {
    std::vector<std::string> words;
    for (const Expression* one : placeholders) {
      const std::string_view text = input_.sources[one->range.source].text();
      words.push_back(fmt::format("{{{}}}", text.substr(one->range.begin, one->range.end - one->range.begin)));
    }
    return join_words(words);
  }

  const LintInput& input_;
  Report& report_;
};

}  // namespace

void missing_language(const LintInput& input, Report& report) {
  const Missing missing(input.rules.package.languages, report);
  for (const ast::File& file : input.written.files)
    for (const ast::Statement& statement : file.statements)
      if (const auto* package = std::get_if<ast::Package>(&statement.node)) missing("the title", package->title);
  for_each_message(input, [&](const std::string& whose, const ast::Texts& texts, const Message&) { missing(whose, texts); });
}

void different_placeholders(const LintInput& input, Report& report) {
  const Differing differing(input, report);
  for_each_message(input, [&](const std::string&, const ast::Texts& texts, const Message& message) {
    differing(texts, message);
  });
}

}  // namespace rung
