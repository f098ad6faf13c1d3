// SPDX-License-Identifier: Apache-2.0
#include "cli/summary/tally.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "grammar/one_line.hpp"

namespace rung::cli {

void Tally::add(const Tally& other) {
  snapshots += other.snapshots;
  bad += other.bad;
  subjects += other.subjects;
  decisions += other.decisions;
  const auto add_counts = [](OutcomeCounts& to, const OutcomeCounts& from) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
  };
  add_counts(outcomes, other.outcomes);
  for (std::size_t i = 0; i < paths.size(); ++i) add_counts(paths[i], other.paths[i]);
  for (const auto& [failed, count] : other.failures) failures[failed] += count;
  for (std::size_t i = 0; i < remedies.size(); ++i) {
    if (remedies[i].size() < other.remedies[i].size()) remedies[i].resize(other.remedies[i].size());
    for (std::size_t j = 0; j < other.remedies[i].size(); ++j) {
      remedies[i][j].decisions += other.remedies[i][j].decisions;
      remedies[i][j].unblocks += other.remedies[i][j].unblocks;
    }
  }
  for (const auto& [key, waiting] : other.missing) {
    Waiting& mine = missing[key];
    mine.decisions += waiting.decisions;
    mine.settles += waiting.settles;
  }
  for (const auto& [code, count] : other.errors) errors[code] += count;
}

namespace {

Speech without_texts(const Query& query) {
  Speech speech;
  speech.language = query.language;
  speech.texts = false;
  return speech;
}

/// `subscriptions[3].seats` as `subscriptions[].seats`.
std::string of_any_element(const std::string& path) {
  std::string result;
  bool inside = false;
  for (const char c : path) {
    if (c == ']') inside = false;
    if (!inside) result += c;
    if (c == '[') inside = true;
  }
  return result;
}

}  // namespace

Tallying::Tallying(const Program& program, const Sources& sources, const Query& query, Tally& tally, const Wanted* wanted)
    : deciding_(program, sources, without_texts(query)), query_(query), tally_(tally), wanted_(wanted) {}

bool Tallying::snapshot(const Facts& facts, Totals& totals) {
  const OutcomeCounts outcomes = tally_.outcomes;
  const std::uint64_t decisions = tally_.decisions, subjects = tally_.subjects;
  ++tally_.snapshots;
  has_wanted_ = false;
  const bool found = deciding_.run(facts, query_, *this);
  totals.unknown_selections += deciding_.take_unknown_selections();
  totals.subjects += tally_.subjects - subjects;
  totals.decisions += tally_.decisions - decisions;
  for (std::size_t i = 0; i < outcomes.size(); ++i) totals.outcomes[i] += tally_.outcomes[i] - outcomes[i];
  return found;
}

void Tallying::bad_snapshot(const std::vector<SnapshotError>& errors) {
  ++tally_.snapshots;
  ++tally_.bad;
  std::set<std::string> codes;
  for (const SnapshotError& error : errors) codes.insert(error.code);
  for (const std::string& code : codes) ++tally_.errors[code];
}

void Tallying::count(OutcomeKind outcome) {
  if (std::exchange(fresh_, false)) ++tally_.subjects;
  ++tally_.decisions;
  ++tally_.outcomes[static_cast<std::size_t>(outcome)];
  if (wanted_ == nullptr) return;
  has_wanted_ |= (outcome == OutcomeKind::eligible && wanted_->eligible > 0) ||
                 (outcome == OutcomeKind::undetermined && wanted_->undetermined > 0);
}

void Tallying::undetermined(const std::string& path) { unknown_entry(path); }

void Tallying::unknown_entry(const std::string& path) {
  count(OutcomeKind::undetermined);
  waits_for({{path, {}, {}}});
}

void Tallying::begin(const Path&, std::uint32_t index, OutcomeKind outcome) {
  count(outcome);
  ++tally_.paths[index][static_cast<std::size_t>(outcome)];
  failed_.clear();
  followed_.clear();
  all_have_remedies_ = true;
  waits_ = false;
}

void Tallying::follow(std::uint32_t precondition, std::uint32_t remedy) {
  const auto same = [&](const Followed& other) { return other.precondition == precondition && other.remedy == remedy; };
  if (std::none_of(followed_.begin(), followed_.end(), same)) followed_.push_back({precondition, remedy});
}

void Tallying::failed(std::uint32_t precondition) {
  failed_.push_back(precondition);
  has_wanted_ |= wanted_ != nullptr && wanted_->failing[precondition] > 0;
  const std::vector<Remedy>& remedies = deciding_.program().rules->preconditions[precondition].remedies;
  if (remedies.empty()) {
    all_have_remedies_ = false;
  } else if (!remedies.front().when) {
    follow(precondition, 0);
  } else {
    deciding_.each_reason(precondition, [&](const Saying& saying, std::uint32_t) {
      if (const auto remedy = saying.remedy()) follow(precondition, static_cast<std::uint32_t>(*remedy));
      else all_have_remedies_ = false;
    });
  }
}

void Tallying::missing(const std::vector<Missing>& items) {
  waits_ = !items.empty();
  if (waits_ && failed_.empty()) waits_for(items);
}

void Tallying::waits_for(const std::vector<Missing>& items) {
  std::set<std::pair<std::string, std::string>> facts;
  for (const Missing& item : items) facts.emplace(of_any_element(item.path), item.overflow);
  for (const auto& fact : facts) {
    Tally::Waiting& waiting = tally_.missing[fact];
    ++waiting.decisions;
    if (facts.size() == 1) ++waiting.settles;
  }
}

void Tallying::end(const Path&, OutcomeKind) {
  if (failed_.empty()) return;
  ++tally_.failures[failed_];
  const bool one_is_enough = all_have_remedies_ && !waits_ && followed_.size() == 1;
  for (const Followed& followed : followed_) {
    std::vector<Tally::Remedies>& counts = tally_.remedies[followed.precondition];
    if (counts.size() <= followed.remedy) counts.resize(followed.remedy + 1);
    ++counts[followed.remedy].decisions;
    if (one_is_enough) ++counts[followed.remedy].unblocks;
  }
}

namespace {

std::string in_rules_words(const Message& message, std::size_t language, const Sources& sources) {
  const auto& text = message.texts[message.texts[language] ? language : 0];
  std::string result;
  for (const Message::Piece& piece : *text) {
    if (const auto* literal = std::get_if<std::string>(&piece)) result += *literal;
    else result += "{" + one_line(sources, std::get<Expression>(piece).range) + "}";
  }
  return result;
}

/// By a count, greatest first; what counts alike stays in order.
template <class Item, class Count>
void by_count(std::vector<Item>& items, Count count) {
  std::stable_sort(items.begin(), items.end(), [&](const Item& left, const Item& right) { return count(left) > count(right); });
}

class Summarising {
 public:
  Summarising(const Tally& tally, const Program& program, const Sources& sources, std::size_t language)
      : tally_(tally), program_(program), rules_(*program.rules), sources_(sources), language_(language) {}

  std::vector<PathCounts> paths() const {
    const CatalogType& catalog = rules_.schema.catalogs[rules_.subject.catalog];
    std::vector<PathCounts> result;
    for (std::size_t i = 0; i < program_.paths.size(); ++i) {
      const OutcomeCounts& outcomes = tally_.paths[i];
      if (std::all_of(outcomes.begin(), outcomes.end(), [](std::uint64_t count) { return count == 0; })) continue;
      const Path& path = program_.paths[i];
      result.push_back({rules_.path_statements[path.statement].action, catalog.entries[path.source].name, catalog.entries[path.target].name,
                        title(catalog, path.source), title(catalog, path.target), outcomes});
    }
    return result;
  }

  std::vector<BlockedBy> blocked_by() const {
    std::vector<BlockedBy> result;
    for (std::uint32_t i = 0; i < rules_.preconditions.size(); ++i) {
      BlockedBy blocked{rules_.preconditions[i].name, rules_.preconditions[i].code};
      std::map<std::uint32_t, std::uint64_t> others;
      for (const auto& [failed, count] : tally_.failures) {
        if (!std::binary_search(failed.begin(), failed.end(), i)) continue;
        blocked.decisions += count;
        if (failed.size() == 1) blocked.alone += count;
        for (const std::uint32_t other : failed)
          if (other != i) others[other] += count;
      }
      if (blocked.decisions == 0) continue;
      for (const auto& [other, count] : others) blocked.together.push_back({rules_.preconditions[other].name, count});
      by_count(blocked.together, [](const BlockedBy::Other& other) { return other.decisions; });
      result.push_back(std::move(blocked));
    }
    by_count(result, [](const BlockedBy& blocked) { return blocked.decisions; });
    return result;
  }

  std::vector<MissingCount> missing() const {
    std::vector<MissingCount> result;
    for (const auto& [fact, waiting] : tally_.missing) result.push_back({fact.first, fact.second, waiting.decisions, waiting.settles});
    by_count(result, [](const MissingCount& missing) { return missing.decisions; });
    by_count(result, [](const MissingCount& missing) { return missing.settles; });
    return result;
  }

  std::vector<RemedyCount> remedies() const {
    std::vector<RemedyCount> result;
    for (std::size_t i = 0; i < tally_.remedies.size(); ++i) {
      const Precondition& precondition = rules_.preconditions[i];
      for (std::size_t j = 0; j < tally_.remedies[i].size(); ++j)
        if (const Tally::Remedies& counts = tally_.remedies[i][j]; counts.decisions > 0)
          result.push_back({precondition.name, precondition.code, in_rules_words(precondition.remedies[j].text, language_, sources_),
                            counts.decisions, counts.unblocks});
    }
    by_count(result, [](const RemedyCount& remedy) { return remedy.decisions; });
    by_count(result, [](const RemedyCount& remedy) { return remedy.unblocks; });
    return result;
  }

  std::vector<ErrorCount> errors() const {
    std::vector<ErrorCount> result;
    for (const auto& [code, snapshots] : tally_.errors) result.push_back({code, snapshots});
    by_count(result, [](const ErrorCount& error) { return error.snapshots; });
    return result;
  }

 private:
  static std::string title(const CatalogType& catalog, std::uint32_t entry) {
    if (!catalog.title) return {};
    const auto& value = catalog.entries[entry].fields[*catalog.title];
    return value ? std::get<std::string>(value->of) : std::string();
  }

  const Tally& tally_;
  const Program& program_;
  const CheckedRules& rules_;
  const Sources& sources_;
  std::size_t language_;
};

}  // namespace

Summary summarise(const Tally& tally, const Program& program, const Sources& sources, std::size_t language, Heading heading) {
  Summary summary;
  summary.heading = std::move(heading);
  summary.snapshots = tally.snapshots;
  summary.bad = tally.bad;
  summary.subjects = tally.subjects;
  summary.decisions = tally.decisions;
  summary.outcomes = tally.outcomes;
  const Summarising summarising(tally, program, sources, language);
  summary.paths = summarising.paths();
  summary.blocked_by = summarising.blocked_by();
  summary.missing = summarising.missing();
  summary.remedies = summarising.remedies();
  summary.errors = summarising.errors();
  return summary;
}

}  // namespace rung::cli
