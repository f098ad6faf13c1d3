// SPDX-License-Identifier: Apache-2.0
#include "bench/rule_set.hpp"

#include <random>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace rung::bench {

namespace {

// What the entries say of themselves is read by preconditions, but lets none fail more often on one entry than on another: fleets that
// stand on different entries come to the same.
constexpr std::string_view head = R"(# SPDX-License-Identifier: Apache-2.0
# Generated: plans that lead to one another, and what must hold before any of them may be taken.

package subscribers {
  title      en "Subscribers"
  languages  en
}

enum status { pending, active, suspended, cancelled }  # allow L012: snapshots say any of them
enum region { north, east, south, west }
enum feature { mail, calls, files }  # allow L012: snapshots say any of them
enum service {
  mail_basic, mail_plus, calls_basic, calls_plus, files_basic, files_plus, notes_basic, notes_plus, tasks_basic, tasks_plus, forms_basic,
  forms_plus, video_basic, video_plus, audit_basic, audit_plus, fax_legacy, pager_legacy, telex_legacy, relay_legacy
}

open catalog plan {
  title      : text
  services   : set of service
  excludes   : set of service
  seats      : range of int
  regions    : set of region
  needs      : set of feature
  rank       : int
  price      : decimal
  open_since : date
  most_seats : int
  ids        : set of text = {} alias
}

record customer {
  key id    : text
  region    : region
  features  : set of feature
  level     : int
  credit    : decimal
  since     : date
  delegated : bool
  blocked   : bool
}
record reseller { key id : text }
record subscription {
  key id     : text
  plan       : plan
  status     : status
  seats      : int
  seller     : text
  ends       : date
  renews     : bool
  extras     : set of service
}

snapshot {
  customer      : customer
  reseller      : reseller
  subscriptions : list of subscription
}

subject subscription in subscriptions at plan

define live(s: subscription) = s.status != cancelled

require active {
  check    subscription.status == active
  message  "{subscription.id} is {subscription.status}."
  remedy   "Reactivate {subscription.id} first."
}
require delegated {
  check    customer.delegated
  message  "{reseller.id} may not administer {customer.id}."
  remedy   "Ask {customer.id} for it."
}
require not_blocked {
  check    not customer.blocked
  message  "{customer.id} is blocked."
  remedy   "Settle what is open with {customer.id}."
}
require sold_here {
  check    subscription.seller == reseller.id
  message  "{subscription.id} was bought from {subscription.seller}."
  remedy   "Have {subscription.seller} do it."
}
require running {
  check    subscription.ends >= today
  message  "{subscription.id} ended on {subscription.ends}."
  remedy   "Order {target} anew."
}
require renewed {
  check    subscription.renews or subscription.ends > today + 30 days
  message  "{subscription.id} ends soon."
  remedy   "Renew {subscription.id} first."
}
require seats_in_range {
  check    subscription.seats in target.seats
  message  "{target} has {target.seats} seats."
  remedy   "Ask for {target.seats} seats."
}
require region_served {
  check    customer.region in target.regions
  message  "{target} is not to be had in {customer.region}."
  remedy   "Choose a plan for {customer.region}."
}
require features_there {
  check    target.needs within customer.features
  message  "{target} needs {target.needs - customer.features}."
  remedy   "Switch them on first."
}
require level_reached {
  check    target.rank <= customer.level
  message  "{target} needs level {target.rank}."
  remedy   "Choose a plan of level {customer.level}."
}
require credit_enough {
  check    target.price <= customer.credit
  message  "{target} costs {target.price}."
  remedy   "Raise the credit of {customer.credit}."
}
require customer_of_old {
  check    customer.since <= target.open_since
  message  "{target} is for customers since {target.open_since}."
  remedy   "Choose a newer plan."
}
require extras_fit {
  check    not (subscription.extras overlaps target.excludes)
  message  "{target} excludes {target.excludes}."
  remedy   "Cancel {subscription.extras & target.excludes} first."
}
require no_conflict {
  check    no s in subscriptions where s != subscription and live(s) and s.plan.services overlaps target.excludes
  message  "{s.id} has {s.plan.services & target.excludes}."
  remedy   "Cancel {s.id} first."
}
require not_owned {
  check    no s in subscriptions where s != subscription and live(s) and s.plan == target
  message  "{s.id} is {target} already."
  remedy   "Cancel {s.id} first."
}
require all_with_seats {
  check    every s in subscriptions where live(s) : s.seats >= 1
  message  "{s.id} has no seats."
  remedy   "Order some for {s.id}."
}
require total_in_range {
  check    sum(s.seats for s in subscriptions where live(s)) <= target.most_seats
  message  "{target} is for at most {target.most_seats} seats in all."
  remedy   "Reduce the seats of others first."
}
require one_pending {
  check    count(s in subscriptions where s.status == pending) <= 1
  message  "{customer.id} has more than one order."
  remedy   "Wait for the orders."
}
require known_here {
  check    some s in subscriptions where s.seller == reseller.id
  message  "{reseller.id} sold {customer.id} nothing."
  remedy   "Sell {customer.id} something first."
}
require few_subscriptions {
  check    size(subscriptions) <= 20
  message  "{customer.id} has too many subscriptions."
  remedy   "Cancel some first."
}

)";

/// What some customers have besides, and what every other plan excludes some of. Nothing leads from there.
constexpr std::string_view legacy_entry =
    "plan legacy {\n  title = \"Legacy\"\n  services = { fax_legacy, pager_legacy, telex_legacy, relay_legacy }\n  excludes = {}\n  seats = 1..\n"
    "  regions = { north, east, south, west }\n  needs = {}\n  rank = 1\n  price = 1.00\n  open_since = 2010-01-01\n  most_seats = 100_000\n}\n";

constexpr std::uint32_t paths_of_each = 10;

/// Far from one another, and never back: what would lead beyond the last entry leads to one behind it that leads nowhere.
std::uint32_t target_of(std::uint32_t entry, std::uint32_t path, std::uint32_t entries) {
  const std::uint32_t ends = entries / paths_of_each, target = entry + 1 + path * ends;
  return target < entries ? target : entries + (target + path * (ends / paths_of_each)) % ends;
}

std::string name_of(std::uint32_t entry) { return fmt::format("plan_{:05}", entry); }

std::string entry_text(std::uint32_t entry) {
  constexpr std::string_view services[] = {"mail", "calls", "files", "notes", "tasks", "forms", "video", "audit"};
  constexpr std::string_view legacy[] = {"fax_legacy", "pager_legacy", "telex_legacy", "relay_legacy"};
  return fmt::format(
      "plan {} {{\n  title = \"Plan {}\"\n  services = {{ {}_basic, {}_plus }}\n  excludes = {{ {} }}\n  seats = 1..{}\n"
      "  regions = {{ north, east, south }}\n  needs = {{ mail }}\n  rank = {}\n  price = {}.50\n  open_since = 2026-0{}-01\n"
      "  most_seats = {}\n  ids = {{ \"P-{:08X}\" }}\n}}\n",
      name_of(entry), entry, services[entry % 8], services[(entry / 8 + 1) % 8], legacy[entry % 4], 300 + entry % 7, 1 + entry % 3,
      10 + entry % 9, 1 + entry % 8, 5000 + entry % 100, entry * 2'654'435'761U);
}

}  // namespace

std::string rule_set(std::uint32_t entries, bool alone) {
  std::set<std::uint32_t> written;
  for (std::uint32_t i = 0; i < entries + entries / paths_of_each && !alone; ++i) written.insert(i);
  written.insert(0);
  for (std::uint32_t path = 0; path < paths_of_each; ++path) written.insert(target_of(0, path, entries));
  std::string text(head);
  text += legacy_entry;
  for (const std::uint32_t entry : written) text += entry_text(entry);
  text += '\n';
  for (std::uint32_t entry = 0; entry < (alone ? 1 : entries); ++entry) {
    text += fmt::format("upgrade {} -> ", name_of(entry));
    for (std::uint32_t path = 0; path < paths_of_each; ++path)
      text += fmt::format("{}{}", path == 0 ? "" : ", ", name_of(target_of(entry, path, entries)));
    text += '\n';
  }
  return text;
}

std::string fleet_of_subscribers(std::uint32_t entries, std::uint32_t stand_on, std::uint32_t customers, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto pick = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  constexpr std::string_view statuses[] = {"active", "active", "active", "active", "active", "suspended", "pending", "cancelled"};
  constexpr std::string_view regions[] = {"north", "east", "south", "north", "east", "south", "north", "west"};
  std::string text;
  for (std::uint32_t customer = 1; customer <= customers; ++customer) {
    text += fmt::format(R"({{"customer":{{"id":"c-{}","region":"{}","features":["mail","files"],"level":{},"credit":{}.25,)", customer,
                        regions[pick(8)], 3 + pick(3), 18 + pick(50));
    text += fmt::format(R"("since":"20{}-05-01",{}"blocked":{}}},"reseller":{{"id":"contoso"}},"subscriptions":[)", 10 + pick(15),
                        pick(10) == 0 ? "" : R"("delegated":true,)", pick(20) == 0);
    const std::uint32_t count = 2 + pick(3);
    for (std::uint32_t i = 0; i < count; ++i) {
      // Drawn in every fleet, so that all else stays the same.
      const std::uint32_t stands = pick(1'000'000) % stand_on;
      const std::string plan = pick(16) == 0 ? "legacy" : name_of(stands * (entries / stand_on));
      text += fmt::format(
          R"({}{{"id":"s-{}-{}","plan":"{}","status":"{}","seats":{},"seller":"{}","ends":"2027-0{}-28","renews":{},"extras":[]}})",
          i == 0 ? "" : ",", customer, i, plan, statuses[pick(8)], 1 + pick(310), pick(8) == 0 ? "northwind" : "contoso", 1 + pick(9),
          pick(2) == 0);
    }
    text += "]}\n";
  }
  return text;
}

}  // namespace rung::bench
