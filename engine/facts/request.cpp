// SPDX-License-Identifier: Apache-2.0
// What-if input from the command line into the request's row, where it stays from snapshot to snapshot.
#include <algorithm>

#include "engine/facts/read.hpp"
#include "engine/facts/scalars.hpp"
#include "engine/values/text.hpp"

namespace rung {

class RequestFacts {
 public:
  explicit RequestFacts(Facts& facts)
      : facts_(facts),
        place_(facts.layout().records[1]),
        type_(facts.schema().records[place_.type]),
        names_(facts.schema()),
        given_(type_.fields.size(), false) {
    facts_.reset();
  }

  void set(const std::string& name, const std::string& text) {
    const auto field = std::find_if(type_.fields.begin(), type_.fields.end(),
                                    [&](const FieldType& candidate) { return candidate.name == name; });
    if (field == type_.fields.end()) return complain_of_field(name);
    const auto index = static_cast<std::size_t>(field - type_.fields.begin());
    if (given_[index]) return complain("request." + name + " is given twice");
    given_[index] = true;
    set_column(place_.fields[index].index, text);
  }

  std::vector<RequestError> finish() {
    facts_.constant_bytes_ = facts_.pool_.bytes.size();
    facts_.constant_items_ = facts_.pool_.items.size();
    facts_.request_unlisted_ = facts_.unlisted_.size();
    facts_.clear();
    return std::move(errors_);
  }

 private:
  void complain(std::string message) { errors_.push_back({std::move(message), false}); }

  void complain_of_field(const std::string& name) {
    std::vector<std::string> names;
    for (const FieldType& field : type_.fields) names.push_back(field.name);
    std::string message = "the request has no field " + quoted(name);
    if (const auto near = closest(name, names)) message += "; did you mean " + quoted(*near) + "?";
    errors_.push_back({std::move(message), true});
  }

  void set_column(std::uint32_t column, std::string_view text) {
    const Column& kept = facts_.layout().columns[column];
    std::vector<std::int64_t> cells;
    const bool read = kept.type.shape == Shape::set ? read_set(kept, text, cells) : read_one(kept, kept.type, text, cells);
    if (!read) return;
    const ColumnRows& rows = facts_.columns_[column];
    std::copy(cells.begin(), cells.end(), rows.cells);
    rows.absent[0] = 0;
    facts_.set_known(column, 0);
  }

  bool read_one(const Column& kept, Type type, std::string_view text, std::vector<std::int64_t>& cells) {
    std::int64_t cell = 0;
    if (read_scalar(facts_.schema(), names_, type, text, {facts_.pool_, facts_.unlisted_}, cell)) {
      cells.push_back(cell);
      return true;
    }
    complain("request." + kept.path + " is " + quoted(text) + "; " + expectation(facts_.schema(), type, text));
    return false;
  }

  bool read_set(const Column& kept, std::string_view text, std::vector<std::int64_t>& cells) {
    Type type = kept.type;
    type.shape = Shape::scalar;
    std::vector<std::int64_t> items;
    bool read = true;
    while (!text.empty()) {
      const std::size_t comma = std::min(text.find(','), text.size());
      std::string_view item = text.substr(0, comma);
      text.remove_prefix(std::min(comma + 1, text.size()));
      while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
      while (!item.empty() && item.back() == ' ') item.remove_suffix(1);
      read = read_one(kept, type, item, items) && read;
    }
    if (read) encode_set(facts_.schema(), kept.type, items, facts_.pool_, cells);
    return read;
  }

  Facts& facts_;
  const RecordPlace& place_;
  const RecordType& type_;
  const NameIndexes names_;
  std::vector<bool> given_;
  std::vector<RequestError> errors_;
};

std::vector<RequestError> set_request(Facts& facts, const std::vector<std::pair<std::string, std::string>>& fields) {
  RequestFacts request(facts);
  for (const auto& [name, text] : fields) request.set(name, text);
  return request.finish();
}

}  // namespace rung
