// SPDX-License-Identifier: Apache-2.0
// The 21Vianet upgrades decided by a plain program: no rule file, no engine, only the table, the conditions and
// offers.csv. What rules/office365_cn decides is held against it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace rung::test {

struct Offer {
  std::string entry, title;
  std::vector<std::string> aliases;
  std::int64_t min_seats = 0, max_seats = 0;
  std::set<std::string> services;
};

/// By entry, in the order of the file.
struct Offers {
  std::vector<Offer> all;
  const Offer* find(const std::string& entry) const;
};
Offers read_offers(const std::string& path);

/// How a snapshot names the offer of a subscription.
enum class Told { listed, unlisted, not_told };

struct Subscription {
  std::string id;
  Told told = Told::listed;
  std::string offer;  ///< the entry, where listed
  std::optional<std::string> status;
  std::optional<std::int64_t> seats;
};

struct Customer {
  std::optional<std::set<std::string>> delegated_admin;
  std::optional<std::vector<Subscription>> subscriptions;
};

/// A code, and the subscription that is in the way where the condition is about others.
using Reason = std::pair<std::string, std::string>;

struct Decided {
  std::string subject, action, from, to, outcome;
  std::vector<Reason> reasons;
  std::map<std::string, std::set<std::string>> missing;  ///< path to the preconditions that need it
  bool operator==(const Decided&) const = default;
};

std::vector<Decided> decide(const Offers& offers, const Customer& customer, std::optional<std::int64_t> requested);

}  // namespace rung::test
