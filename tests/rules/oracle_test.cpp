// SPDX-License-Identifier: Apache-2.0
// Generated customers, decided by rules/office365_cn and by the plain program: every outcome, code, culprit and missing
// fact has to be the same.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/rules/child.hpp"
#include "tests/rules/oracle.hpp"

namespace rung::test {

// For Catch2, so that a difference can be read.
std::ostream& operator<<(std::ostream& out, const Decided& decided) {
  out << decided.subject << ' ' << decided.action << ' ' << decided.from << " -> " << decided.to << ' '
      << decided.outcome;
  for (const auto& [code, culprit] : decided.reasons) out << "\n  " << code << ' ' << culprit;
  for (const auto& [path, needed_by] : decided.missing) {
    out << "\n  missing " << path;
    for (const std::string& require : needed_by) out << ' ' << require;
  }
  return out;
}

namespace {

using Json = nlohmann::ordered_json;
const Json unknown = {{"!unknown", true}};

class Generator {
 public:
  Generator(const Offers& offers, unsigned seed) : offers_(offers), random_(seed) {}

  /// A customer, and the document that tells of it.
  Customer customer(Json& document) {
    Customer made;
    document = Json::object();
    if (!one_in(60)) document["reseller"] = {{"id", "fabrikam"}};
    if (!one_in(60)) document["customer"] = customer_record(made);
    if (one_in(80)) return made;
    made.subscriptions.emplace();
    document["subscriptions"] = Json::array();
    const int count = pick(0, 6);
    for (int index = 0; index < count; ++index)
      document["subscriptions"].push_back(subscription(*made.subscriptions, index));
    return made;
  }

 private:
  int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  bool one_in(int many) { return pick(1, many) == 1; }
  template <typename List>
  const auto& any(const List& list) {
    return list[static_cast<std::size_t>(pick(0, static_cast<int>(list.size()) - 1))];
  }
  std::string any_case(std::string text) {
    if (one_in(2)) return text;
    for (char& letter : text) {
      const auto byte = static_cast<unsigned char>(letter);
      if (one_in(2)) letter = static_cast<char>(one_in(2) ? std::toupper(byte) : std::tolower(byte));
    }
    return text;
  }

  Json customer_record(Customer& made) {
    Json record = {{"id", "customer " + std::to_string(pick(1, 9999))}};
    if (one_in(3)) record["name"] = one_in(2) ? Json("国际商业 \"№ 1\"") : Json(nullptr);
    if (one_in(12)) return record;
    if (one_in(12)) {
      record["delegated_admin"] = one_in(2) ? unknown : Json{"office_365", unknown};
      return record;
    }
    made.delegated_admin.emplace();
    record["delegated_admin"] = Json::array();
    for (const char* workload : {"office_365", "dynamics_365", "azure"}) {
      if (one_in(workload[0] == 'o' ? 6 : 2)) continue;
      made.delegated_admin->insert(workload);
      record["delegated_admin"].push_back(any_case(workload));
    }
    return record;
  }

  Json subscription(std::vector<Subscription>& all, int index) {
    static const std::vector<std::string> statuses = {"active",    "active",    "active",  "active",
                                                      "suspended", "cancelled", "deleted", "expired",
                                                      "pending",   "disabled",  "none"};
    Subscription made;
    made.id = "sub-" + std::to_string(index);
    Json record = {{"id", made.id}};
    offer(made, record);
    if (!one_in(20)) {
      const std::string& status = any(statuses);
      made.status = status == "deleted" ? "cancelled" : status;
      record["status"] = any_case(status);
    } else if (one_in(2)) {
      record["status"] = unknown;
    }
    if (!one_in(20)) {
      made.seats = one_in(4) ? pick(295, 305) : one_in(20) ? pick(9'999'998, 10'000'002) : pick(-1, 400);
      record["seats"] = one_in(5) ? Json(std::to_string(*made.seats)) : Json(*made.seats);
    }
    if (!one_in(10)) record["seller"] = one_in(3) ? "northwind" : "fabrikam";
    if (one_in(10)) record["friendlyName"] = "not declared";
    all.push_back(made);
    return record;
  }

  void offer(Subscription& made, Json& record) {
    if (one_in(20)) {
      made.told = Told::not_told;
      if (one_in(2)) record["offer"] = unknown;
    } else if (one_in(12)) {
      made.told = Told::unlisted;
      record["offer"] = one_in(2) ? "PROJECTPROFESSIONAL" : "VISIOCLIENT";
    } else {
      static const std::vector<std::string> sources = {"business", "business_premium", "business_essentials"};
      const Offer& listed = one_in(2) ? *offers_.find(any(sources)) : any(offers_.all);
      made.offer = listed.entry;
      record["offer"] = any_case(one_in(2) ? listed.entry : any(listed.aliases));
    }
  }

  const Offers& offers_;
  std::mt19937 random_;
};

Decided read(const Json& decision) {
  const auto text = [&](const char* field) { return decision.value(field, std::string()); };
  Decided read{text("subject"), text("action"), text("from"), text("to"), text("outcome"), {}, {}};
  if (read.from.empty()) read.action.clear();  // nothing is said of what could not be looked up
  for (const Json& reason : decision.at("reasons")) {
    const std::string culprit = reason.contains("culprit") ? reason["culprit"].at("key").get<std::string>() : "";
    read.reasons.emplace_back(reason.at("code").get<std::string>(), culprit);
  }
  for (const Json& missing : decision.at("missing")) {
    auto& needed_by = read.missing[missing.at("path").get<std::string>()];
    for (const Json& require : missing.value("needed_by", Json::array())) needed_by.insert(require.get<std::string>());
  }
  return read;
}

enum class Written { ndjson, yaml };

/// JSON is YAML, but for how it says that something is unknown.
std::string document_in(Written form, const Json& document) {
  if (form == Written::ndjson) return document.dump() + '\n';
  std::string text = document.dump();
  const std::string json = unknown.dump(), yaml = " !unknown ''";
  for (std::size_t at = 0; (at = text.find(json, at)) != std::string::npos; at += yaml.size())
    text.replace(at, json.size(), yaml);
  return "---\n" + text + '\n';
}

/// The lines that rung answers to the documents.
std::istringstream answers(const std::vector<std::string>& documents, Written form,
                           std::optional<std::int64_t> requested) {
  const auto file = temporary(form == Written::yaml ? "oracle.yaml" : "oracle.ndjson");
  {
    std::ofstream out(file);
    for (const std::string& document : documents) out << document;
  }
  std::string command = quoted(RUNG_EXECUTABLE) + " eval rules/office365_cn " + quoted(file.string()) +
                        " --format ndjson --detail codes --as-of 2026-11-22";
  if (requested) command += " --request seats=" + std::to_string(*requested);
  const Printed printed = run(command);
  std::filesystem::remove(file);
  REQUIRE(printed.code == 0);
  return std::istringstream(printed.output);
}

struct Sample {
  unsigned seed;
  std::size_t customers;
  Written form = Written::ndjson;
};

void compare(const Offers& offers, const Sample& sample, std::optional<std::int64_t> requested) {
  Generator generator(offers, sample.seed);
  std::vector<Customer> made;
  std::vector<std::string> documents;
  for (std::size_t index = 0; index < sample.customers; ++index) {
    Json document;
    made.push_back(generator.customer(document));
    documents.push_back(document_in(sample.form, document));
  }
  std::istringstream lines = answers(documents, sample.form, requested);
  std::string line;
  std::size_t decisions = 0;
  for (std::size_t index = 0; index < made.size(); ++index) {
    INFO(documents[index]);
    REQUIRE(std::getline(lines, line));
    INFO(line);
    const std::vector<Decided> expected = decide(offers, made[index], requested);
    std::vector<Decided> decided;
    const Json answer = Json::parse(line);
    REQUIRE(answer.contains("decisions"));
    for (const Json& decision : answer["decisions"]) decided.push_back(read(decision));
    // The order of decisions and reasons is part of the answer.
    REQUIRE(decided == expected);
    decisions += decided.size();
  }
  CHECK_FALSE(std::getline(lines, line));
  CHECK(decisions > sample.customers);
}

std::string asked(const std::string& expression) {
  const Printed printed =
      run(quoted(RUNG_EXECUTABLE) + " ask rules/office365_cn examples/eligible.yaml " + quoted(expression));
  INFO(printed.output);
  REQUIRE(printed.code == 0);
  return printed.output;
}

template <typename Texts>
std::string joined(const Texts& texts) {
  std::string line;
  for (const std::string& text : texts) line += (line.empty() ? "" : ", ") + text;
  return line + '\n';
}

}  // namespace

TEST_CASE("the catalog of the rules is offers.csv") {
  for (const Offer& offer : read_offers("tests/rules/offers.csv").all) {
    const std::string entry = "offer." + offer.entry;
    INFO(entry);
    CHECK(asked(entry) == offer.title + '\n');
    CHECK(asked(entry + ".seats") == std::to_string(offer.min_seats) + ".." + std::to_string(offer.max_seats) + '\n');
    CHECK(asked(entry + ".ids") == joined(std::set<std::string>(offer.aliases.begin(), offer.aliases.end())));
    std::set<std::string> services;
    for (std::string service : offer.services) {
      for (char& letter : service) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
      services.insert(service);
    }
    CHECK(asked(entry + ".services") == joined(services));
  }
}

TEST_CASE("the 21Vianet rules decide as the plain program does") {
  const Offers offers = read_offers("tests/rules/offers.csv");
  REQUIRE(offers.all.size() == 18);
  SECTION("as the customers are") { compare(offers, {GENERATE(1u, 2u), 4000}, std::nullopt); }
  SECTION("with another number of seats") { compare(offers, {3u, 4000}, 300); }
  SECTION("with more seats than small offers have") { compare(offers, {4u, 4000}, 301); }
  SECTION("told in YAML") { compare(offers, {5u, 1000, Written::yaml}, std::nullopt); }
}

}  // namespace rung::test
