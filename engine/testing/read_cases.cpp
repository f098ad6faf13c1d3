// SPDX-License-Identifier: Apache-2.0
// The cases of one test file: each on its own, so that what is wrong with one costs no other.
#include <fmt/format.h>

#include <map>

#include "engine/testing/suite_reading.hpp"
#include "engine/values/date.hpp"
#include "engine/values/text.hpp"

namespace rung {
namespace {

/// What a case takes from its file where it says nothing itself.
struct Shared {
  std::optional<Written> as_of, subject;
  std::optional<std::uint32_t> snapshot;
  bool has_snapshot = false;
};

class CaseReading {
 public:
  CaseReading(TestReader& reader, SnapshotShelf& shelf, const std::filesystem::path& path, std::int32_t today, std::uint32_t file)
      : reader_(reader), shelf_(shelf), path_(path), today_(today), file_(file) {}

  void file(const DocumentNode& root, std::vector<TestCase>& cases) {
    if (!reader_.is_map(root, "a test file")) return;
    reader_.only_keys(root, {"as_of", "snapshot", "subject", "cases"}, "a test file");
    shared_.as_of = reader_.text_of(root, "as_of");
    if (shared_.as_of) date(*shared_.as_of);
    shared_.subject = reader_.text_of(root, "subject");
    if (const DocumentNode* snapshot = find(root, "snapshot")) {
      shared_.has_snapshot = true;
      shared_.snapshot = shelf_.take(reader_, path_, *snapshot);
    }
    const DocumentNode* list = find(root, "cases");
    if (list == nullptr || list->kind == DocumentNode::Kind::null || (list->kind == DocumentNode::Kind::list && list->values.empty())) {
      reader_.complain("T004", "the file holds no case", list == nullptr ? reader_.range_of(root) : reader_.range_of(*list),
                       "`cases:` lists them");
      return;
    }
    if (!reader_.is_list(*list, "`cases`")) return;
    for (const DocumentNode& node : list->values)
      if (std::optional<TestCase> read = one(node)) cases.push_back(std::move(*read));
  }

 private:
  std::optional<TestCase> one(const DocumentNode& node) {
    const std::size_t errors = reader_.errors();
    if (!reader_.is_map(node, "a case")) return std::nullopt;
    reader_.only_keys(node, {"name", "as_of", "snapshot", "subject", "set", "unset", "request", "expect"}, "a case");
    TestCase test;
    test.file = file_;
    name(node, test);
    as_of(node, test);
    snapshot(node, test);
    test.subject = reader_.text_of(node, "subject");
    if (!test.subject) test.subject = shared_.subject;
    edits(node, test);
    request(node, test);
    if (const DocumentNode* expect = find(node, "expect")) {
      test.expectations = read_expectations(reader_, *expect);
    } else {
      reader_.complain("T004", "the case expects nothing", test.range, "`expect:` names an entry and an outcome");
    }
    if (reader_.errors() != errors || !complete_) return complete_ = true, std::nullopt;
    return test;
  }

  void name(const DocumentNode& node, TestCase& test) {
    test.range = reader_.range_of(node);
    const DocumentNode* name = find(node, "name");
    if (name == nullptr) return reader_.complain("T003", "the case has no `name`", test.range);
    if (!reader_.is_text(*name, "`name`")) return;
    test.range = reader_.range_of(*name);
    test.name = name->text;
    if (test.name.find_first_not_of(" \t\r\n") == std::string::npos)
      return reader_.complain("T003", "the case's name is empty", test.range);
    const auto [first, added] = names_.emplace(test.name, test.range);
    if (!added)
      reader_.complain("T009", fmt::format("two cases of this file are called `{}`", neutralise(test.name)), test.range,
                       "the other one's name would hide which of them failed");
  }

  std::optional<std::int32_t> date(const Written& written) {
    const auto day = parse_date(written.text);
    if (!day)
      reader_.complain("T008", fmt::format("`as_of` is a date such as 2018-10-29, found `{}`", neutralise(written.text)),
                       written.range);
    return day;
  }

  void as_of(const DocumentNode& node, TestCase& test) {
    std::optional<Written> written = reader_.text_of(node, "as_of");
    const bool own = written.has_value();
    if (!own) written = shared_.as_of;
    test.as_of = today_;
    test.as_of_range = written ? written->range : test.range;
    if (!written) {
      if (!warned_)
        reader_.warn("T012", fmt::format("without `as_of` the case is decided for today, {}", format_date(today_)), test.range,
                     "`as_of: DATE` makes it say the same tomorrow");
      warned_ = true;
      return;
    }
    const auto day = own ? date(*written) : parse_date(written->text);
    if (day) test.as_of = *day;
    else complete_ = false;  // told already, once for the file
  }

  void snapshot(const DocumentNode& node, TestCase& test) {
    std::optional<std::uint32_t> found = shared_.snapshot;
    if (const DocumentNode* own = find(node, "snapshot")) found = shelf_.take(reader_, path_, *own);
    else if (!shared_.has_snapshot)
      reader_.complain("T003", "the case has no `snapshot`, nor has its file", test.range,
                       "`snapshot:` is the path of one, or the snapshot itself");
    if (found) test.snapshot = *found;
    else complete_ = false;
  }

  void edits(const DocumentNode& node, TestCase& test) {
    const DocumentNode* set = find(node, "set");
    if (set != nullptr && reader_.is_map(*set, "`set`")) {
      nothing_in(*set, "set");
      for (std::size_t i = 0; i < set->keys.size(); ++i)
        test.edits.push_back({{set->keys[i].text, reader_.range_of(set->keys[i])}, set->values[i]});
    }
    const DocumentNode* unset = find(node, "unset");
    if (unset == nullptr) return;
    nothing_in(*unset, "unset");
    const auto paths = reader_.texts_of(node, "unset");
    if (!paths) return;
    for (const Written& path : *paths) test.edits.push_back({path, std::nullopt});
  }

  /// An empty list of changes is one that somebody forgot to write.
  void nothing_in(const DocumentNode& node, std::string_view what) {
    const bool empty = (node.kind == DocumentNode::Kind::map || node.kind == DocumentNode::Kind::list) && node.values.empty();
    if (empty) reader_.complain("T004", fmt::format("`{}` is empty", what), reader_.range_of(node), "leave it out");
  }

  void request(const DocumentNode& node, TestCase& test) {
    const DocumentNode* request = find(node, "request");
    if (request == nullptr || !reader_.is_map(*request, "`request`")) return;
    nothing_in(*request, "request");
    for (std::size_t i = 0; i < request->keys.size(); ++i) {
      const DocumentNode& value = request->values[i];
      Written text{{}, reader_.range_of(value)};
      if (value.kind == DocumentNode::Kind::list) {
        for (const DocumentNode& item : value.values)
          if (reader_.is_text(item, "an item of a request")) text.text += (text.text.empty() ? "" : ",") + item.text;
      } else if (reader_.is_text(value, "a request's field")) {
        text.text = value.text;
      }
      test.request.push_back({{request->keys[i].text, reader_.range_of(request->keys[i])}, std::move(text)});
    }
  }

  TestReader& reader_;
  SnapshotShelf& shelf_;
  const std::filesystem::path& path_;
  std::int32_t today_;
  std::uint32_t file_;
  Shared shared_;
  std::map<std::string, Range> names_;
  bool complete_ = true;  ///< nothing is wrong with the case that is told elsewhere
  bool warned_ = false;   ///< of a missing `as_of`, once a file
};

}  // namespace

void read_cases(TestReader& reader, SnapshotShelf& shelf, const std::filesystem::path& path, const DocumentNode& root,
                std::int32_t today, std::uint32_t file, std::vector<TestCase>& cases) {
  CaseReading(reader, shelf, path, today, file).file(root, cases);
}

}  // namespace rung
