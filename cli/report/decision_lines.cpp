// SPDX-License-Identifier: Apache-2.0
#include "cli/report/decision_lines.hpp"

#include "cli/write/json.hpp"

namespace rung::cli {
namespace {

/// Text inside a JSON string.
struct JsonText {
  std::string& out;
  void safe(std::string_view text) { out += text; }
  void any(std::string_view text) { append_json_text(out, text); }
};

std::string json(std::string_view text) {
  std::string result;
  append_json_string(result, text);
  return result;
}

Speech speech_of(const Query& query) {
  Speech speech;
  speech.language = query.language;
  speech.texts = query.detail != Detail::codes;
  speech.literal = [](std::string_view text) {
    std::string result;
    append_json_text(result, text);
    return result;
  };
  return speech;
}

constexpr std::array<std::string_view, 4> outcomes = {
    R"(,"outcome":"eligible","reasons":[)", R"(,"outcome":"ineligible","reasons":[)",
    R"(,"outcome":"undetermined","reasons":[)", R"(,"outcome":"no_path","reasons":[)"};
constexpr std::array<std::string_view, 2> actions = {R"(,"action":"upgrade")", R"(,"action":"extend")"};

void append_needed_by(std::string& out, const std::vector<std::string>& names) {
  if (names.empty()) return;
  out += R"(,"needed_by":[)";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += ',';
    append_json_string(out, names[i]);
  }
  out += ']';
}

void append_missing(std::string& out, const std::vector<Missing>& items) {
  bool first = true;
  for (const Missing& item : items) {
    out += first ? "{" : ",{";
    first = false;
    out += item.overflow.empty() ? R"("path":)" : R"("overflow":)";
    append_json_string(out, item.overflow.empty() ? item.path : item.overflow);
    append_needed_by(out, item.needed_by);
    out += '}';
  }
}

}  // namespace

DecisionLines::DecisionLines(const Program& program, const Sources& sources, const Query& query, const Heading& heading)
    : deciding_(program, sources, speech_of(query)), query_(query), texts_(query.detail != Detail::codes) {
  const CheckedRules& rules = *program.rules;
  head_ = R"(,"package":)" + json(heading.package) + R"(,"rules":)" + json(heading.rules) + R"(,"as_of":)" + json(heading.as_of) +
          R"(,"decisions":[)";
  for (const CatalogType::Entry& entry : rules.schema.catalogs[rules.subject.catalog].entries) entries_.push_back(json(entry.name));
  from_.resize(entries_.size());
  for (std::size_t i = 0; i < rules.preconditions.size(); ++i) {
    const Precondition& precondition = rules.preconditions[i];
    reasons_.push_back(R"({"require":)" + json(precondition.name) + R"(,"code":)" + json(precondition.code));
    const bool binds = program.preconditions[i].has_culprits;
    variables_.push_back(binds ? R"(,"culprit":{"variable":)" + json(rules.variables[precondition.check.index].name) : std::string());
  }
  for (const Advice& advice : rules.advice) advices_.push_back(R"({"advise":)" + json(advice.name));
}

bool DecisionLines::append(std::string_view snapshot, const Facts& facts, std::string& out, Totals& totals) {
  out_ = &out;
  totals_ = &totals;
  first_ = true;
  const std::size_t start = out.size();
  out += R"({"snapshot":)";
  append_json_string(out, snapshot);
  out += head_;
  const bool found = deciding_.run(facts, query_, *this);
  totals.unknown_selections += deciding_.take_unknown_selections();
  if (deciding_.selects() && first_) out.resize(start);  // of what is not wanted there is no line
  else out += "]}\n";
  return found;
}

void DecisionLines::count(OutcomeKind outcome) {
  if (!counted_) ++totals_->subjects;
  counted_ = true;
  ++totals_->decisions;
  ++totals_->outcomes[static_cast<std::size_t>(outcome)];
}

void DecisionLines::name_subject(std::string_view name) {
  subject_ = R"({"subject":)";
  append_json_string(subject_, name);
  counted_ = false;
}

void DecisionLines::undetermined(const std::string& path) {
  name_subject(path);
  unknown_entry(path);
}

void DecisionLines::subject(std::uint32_t row) {
  const Program& program = deciding_.program();
  name_.clear();
  PlainText name{name_};
  append_record(name, *program.rules, deciding_.facts(), program.subject.record, row);
  name_subject(name_);
}

void DecisionLines::open_decision(std::string_view rest) {
  if (!first_) *out_ += ',';
  first_ = false;
  *out_ += subject_;
  *out_ += rest;
}

void DecisionLines::unknown_entry(const std::string& path) {
  count(OutcomeKind::undetermined);
  open_decision(actions[0]);
  *out_ += outcomes[static_cast<std::size_t>(OutcomeKind::undetermined)];
  *out_ += R"(],"missing":[{"path":)";
  append_json_string(*out_, path);
  *out_ += R"(}],"advice":[]})";
}

void DecisionLines::no_path(std::int64_t entry) {
  const Program& program = deciding_.program();
  count(OutcomeKind::no_path);
  open_decision(actions[0]);
  *out_ += R"(,"from":)";
  append_json_string(*out_, name_of_entry(*program.rules, deciding_.facts(), program.rules->subject.catalog, entry));
  *out_ += R"(,"to":)";
  *out_ += entries_[*query_.target];
  *out_ += outcomes[static_cast<std::size_t>(OutcomeKind::no_path)];
  *out_ += R"(],"missing":[],"advice":[]})";
}

void DecisionLines::begin(const Path& path, std::uint32_t, OutcomeKind outcome) {
  count(outcome);
  std::array<std::string, 2>& from = from_[path.source];
  if (from[0].empty())
    for (std::size_t i = 0; i < from.size(); ++i) from[i] = std::string(actions[i]) + R"(,"from":)" + entries_[path.source] + R"(,"to":)";
  const Action action = deciding_.program().rules->path_statements[path.statement].action;
  open_decision(from[action == Action::upgrade ? 0 : 1]);
  *out_ += entries_[path.target];
  *out_ += outcomes[static_cast<std::size_t>(outcome)];
  first_inside_ = true;
}

void DecisionLines::failed(std::uint32_t precondition) {
  std::string& out = *out_;
  deciding_.each_reason(precondition, [&](const Saying& saying, std::uint32_t) {
    if (!first_inside_) out += ',';
    first_inside_ = false;
    out += reasons_[precondition];
    JsonText text{out};
    if (texts_) {
      out += R"(,"message":")";
      saying.append_message(text);
      out += '"';
      if (const std::optional<std::size_t> remedy = saying.remedy()) {
        out += R"(,"remedy":")";
        saying.append_remedy(text, *remedy);
        out += '"';
      }
    }
    if (saying.has_culprits()) {
      out += variables_[precondition];
      name_.clear();
      saying.append_key(name_);
      if (!name_.empty()) {
        out += R"(,"key":)";
        append_json_string(out, name_);
      }
      out += R"(,"path":")";
      saying.append_path(out);  // names of fields and numbers
      out += R"("})";
    }
    out += '}';
  });
}

void DecisionLines::missing(const std::vector<Missing>& items) {
  *out_ += R"(],"missing":[)";
  if (!items.empty()) append_missing(*out_, items);
  *out_ += R"(],"advice":[)";
  first_inside_ = true;
}

void DecisionLines::advice(std::uint32_t index, const Saying& saying, const std::vector<Missing>& waits_for) {
  std::string& out = *out_;
  if (!first_inside_) out += ',';
  first_inside_ = false;
  out += advices_[index];
  if (texts_) {
    out += R"(,"message":")";
    JsonText text{out};
    saying.append_message(text);
    out += '"';
  }
  if (!waits_for.empty()) {
    out += R"(,"missing":[)";
    append_missing(out, waits_for);
    out += ']';
  }
  out += '}';
}

void DecisionLines::end(const Path&, OutcomeKind) { *out_ += "]}"; }

}  // namespace rung::cli
