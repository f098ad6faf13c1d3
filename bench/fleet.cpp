// SPDX-License-Identifier: Apache-2.0
#include "bench/fleet.hpp"

#include <array>
#include <random>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace rung::bench {

namespace {

// Weighed so that a customer has five upgrades to decide on in the mean.
constexpr std::array<std::string_view, 14> offers = {
    "business",            "business",         "business",         "business_essentials", "business_essentials",
    "business_essentials", "O365_BUSINESS",    "business_premium", "business_premium",    "business_premium",
    "business_premium",    "enterprise_e3",    "exchange_online_plan_1", "sharepoint_online_plan_1"};
constexpr std::array<std::string_view, 6> statuses = {"active", "active", "active", "active", "suspended", "deleted"};

struct Subscription {
  std::string id;
  std::string_view offer, status;
  int seats = 0;
  std::string_view seller;
};

struct Customer {
  std::string id, name;
  bool delegated = false, told = false;
  std::vector<Subscription> subscriptions;
};

Customer generate(std::uint32_t number, std::mt19937& random) {
  const auto pick = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  Customer customer;
  customer.id = fmt::format("{:08x}-0000-4000-8000-{:012x}", random(), number);
  customer.name = fmt::format("Customer {} Trading Company", number);
  customer.told = pick(10) != 0;
  customer.delegated = pick(8) != 0;
  const std::uint32_t count = 2 + pick(3);
  for (std::uint32_t i = 0; i < count; ++i)
    customer.subscriptions.push_back({fmt::format("sub-{}-{}", number, i + 1), offers[pick(offers.size())],
                                      statuses[pick(statuses.size())], static_cast<int>(1 + pick(320)),
                                      pick(3) == 0 ? "northwind" : "contoso"});
  return customer;
}

constexpr std::string_view json_junk =
    R"("unitType":"Licenses","billingType":"license","autoRenewEnabled":true,"contractType":"subscription",)"
    R"("effectiveStartDate":"2017-01-25T00:00:00Z","commitmentEndDate":"2018-02-10T00:00:00Z","orderId":"CF3B0E37-BE0B-4CDD-B584-D1A97D98A922")";

std::string as_json(const Customer& customer) {
  std::string text = fmt::format(R"({{"customer":{{"id":"{}","name":"{}")", customer.id, customer.name);
  if (customer.told) text += customer.delegated ? R"(,"delegated_admin":["office_365"])" : R"(,"delegated_admin":[])";
  text += R"(,"relationshipToPartner":"reseller","customDomains":["example.partner.example"]},"reseller":{"id":"contoso"},"subscriptions":[)";
  for (std::size_t i = 0; i < customer.subscriptions.size(); ++i) {
    const Subscription& one = customer.subscriptions[i];
    text += fmt::format(R"({}{{"id":"{}","offer":"{}","status":"{}","seats":{},"seller":"{}",{}}})", i == 0 ? "" : ",", one.id,
                        one.offer, one.status, one.seats, one.seller, json_junk);
  }
  return text + "]}\n";
}

std::string as_yaml(const Customer& customer) {
  std::string text = fmt::format("---\ncustomer:\n  id: {}\n  name: {}\n", customer.id, customer.name);
  if (customer.told) text += customer.delegated ? "  delegated_admin: [office_365]\n" : "  delegated_admin: []\n";
  text += "  relationshipToPartner: reseller\nreseller:\n  id: contoso\nsubscriptions:\n";
  for (const Subscription& one : customer.subscriptions)
    text += fmt::format(
        "  - id: {}\n    offer: {}\n    status: {}\n    seats: {}\n    seller: {}\n    unitType: Licenses\n    billingType: license\n"
        "    autoRenewEnabled: true\n    contractType: subscription\n    effectiveStartDate: \"2017-01-25T00:00:00Z\"\n"
        "    commitmentEndDate: \"2018-02-10T00:00:00Z\"\n    orderId: CF3B0E37-BE0B-4CDD-B584-D1A97D98A922\n",
        one.id, one.offer, one.status, one.seats, one.seller);
  return text;
}

template <class Write>
std::string fleet(std::uint32_t customers, std::uint32_t seed, Write write) {
  std::mt19937 random(seed);
  std::string text;
  for (std::uint32_t i = 0; i < customers; ++i) text += write(generate(i + 1, random));
  return text;
}

}  // namespace

std::string fleet_as_ndjson(std::uint32_t customers, std::uint32_t seed) { return fleet(customers, seed, as_json); }
std::string fleet_as_yaml(std::uint32_t customers, std::uint32_t seed) { return fleet(customers, seed, as_yaml); }

}  // namespace rung::bench
