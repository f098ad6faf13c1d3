// SPDX-License-Identifier: Apache-2.0
// Each condition spelled out with three answers: yes, no, and not known.
#include "tests/rules/oracle.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace rung::test {

namespace {

enum class Answer { no, unknown, yes };

Answer both(Answer left, Answer right) { return std::min(left, right); }
Answer known(bool holds) { return holds ? Answer::yes : Answer::no; }

const std::vector<std::pair<std::string, std::vector<std::string>>> upgrades = {
    {"business", {"business_premium", "proplus", "enterprise_e3"}},
    {"business_premium", {"enterprise_e3"}},
    {"business_essentials", {"business_premium", "enterprise_e1", "enterprise_e3"}},
};
const std::set<std::string> extendable = {"business", "business_premium", "business_essentials",
                                          "proplus",  "enterprise_e1",    "enterprise_e3"};

std::string place(std::size_t index, const char* field) {
  return "subscriptions[" + std::to_string(index) + "]." + field;
}

class Case {
 public:
  Case(const Offers& offers, const Customer& customer, std::size_t index, std::optional<std::int64_t> requested)
      : offers_(offers), customer_(customer), all_(*customer.subscriptions), index_(index), requested_(requested) {}

  Decided decide(const std::string& action, const std::string& target) {
    const Subscription& subject = all_[index_];
    decided_ = {subject.id, action, subject.offer, target, "", {}, {}};
    active();
    delegated_admin();
    if (action == "upgrade") {
      no_service_conflict(target);
      target_not_owned(target);
    }
    seats_in_range(target);
    decided_.outcome = !decided_.reasons.empty() ? "ineligible" : open_ ? "undetermined" : "eligible";
    return decided_;
  }

 private:
  void fail(const char* code, const std::string& culprit = "") { decided_.reasons.emplace_back(code, culprit); }
  void wait(const char* require, const std::string& path) {
    open_ = true;
    decided_.missing[path].insert(require);
  }

  void active() {
    const auto& status = all_[index_].status;
    if (!status) return wait("active", place(index_, "status"));
    if (*status != "active") fail("SubscriptionStatusNotActive");
  }

  void delegated_admin() {
    if (!customer_.delegated_admin) return wait("delegated_admin", "customer.delegated_admin");
    if (customer_.delegated_admin->count("office_365") == 0) fail("DelegatedAdminPermissionsDisabled");
  }

  static Answer live(const Subscription& other) {
    return other.status ? known(*other.status != "cancelled") : Answer::unknown;
  }

  /// Every other subscription that breaks the condition is a reason; else those that nobody knows of are waited for.
  template <typename Holds>
  void none_of_the_others(const char* require, const char* code, const Holds& holds) {
    bool broken = false;
    std::vector<std::string> paths;
    for (std::size_t other = 0; other < all_.size(); ++other) {
      if (other == index_) continue;
      const Answer alive = live(all_[other]), offer = holds(all_[other]), both_hold = both(alive, offer);
      if (both_hold == Answer::yes) {
        fail(code, all_[other].id);
        broken = true;
      }
      if (both_hold != Answer::unknown) continue;
      if (alive == Answer::unknown) paths.push_back(place(other, "status"));
      if (offer == Answer::unknown) paths.push_back(place(other, "offer"));
    }
    if (broken) return;
    for (const std::string& path : paths) wait(require, path);
  }

  void no_service_conflict(const std::string& target) {
    std::set<std::string> added = offers_.find(target)->services;
    for (const std::string& service : offers_.find(all_[index_].offer)->services) added.erase(service);
    none_of_the_others("no_service_conflict", "ConflictingServiceTypes", [&](const Subscription& other) {
      if (other.told != Told::listed) return Answer::unknown;
      const auto& services = offers_.find(other.offer)->services;
      return known(
          std::any_of(services.begin(), services.end(), [&](const auto& one) { return added.count(one) > 0; }));
    });
  }

  void target_not_owned(const std::string& target) {
    none_of_the_others("target_not_owned", "ConcurrencyConflicts", [&](const Subscription& other) {
      if (other.told == Told::not_told) return Answer::unknown;
      return known(other.told == Told::listed && other.offer == target);
    });
  }

  void seats_in_range(const std::string& target) {
    const auto seats = requested_ ? requested_ : all_[index_].seats;
    if (!seats) return wait("seats_in_range", place(index_, "seats"));
    const Offer& offer = *offers_.find(target);
    if (*seats < offer.min_seats || *seats > offer.max_seats) fail("QuantityOutOfRange");
  }

  const Offers& offers_;
  const Customer& customer_;
  const std::vector<Subscription>& all_;
  std::size_t index_;
  std::optional<std::int64_t> requested_;
  Decided decided_;
  bool open_ = false;
};

}  // namespace

const Offer* Offers::find(const std::string& entry) const {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Offer& offer) { return offer.entry == entry; });
  return found == all.end() ? nullptr : &*found;
}

Offers read_offers(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot open " + path);
  Offers offers;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string> cells;
    std::string cell;
    for (std::stringstream cells_of(line); std::getline(cells_of, cell, ',');) cells.push_back(cell);
    Offer offer{cells.at(0),
                cells.at(1),
                {cells.at(2), cells.at(3), cells.at(4)},
                std::stoll(cells.at(5)),
                std::stoll(cells.at(6)),
                {}};
    for (std::stringstream services(cells.at(7)); services >> cell;) offer.services.insert(cell);
    offers.all.push_back(offer);
  }
  return offers;
}

std::vector<Decided> decide(const Offers& offers, const Customer& customer, std::optional<std::int64_t> requested) {
  if (!customer.subscriptions) return {{"subscriptions", "", "", "", "undetermined", {}, {{"subscriptions", {}}}}};
  std::vector<Decided> decisions;
  for (std::size_t index = 0; index < customer.subscriptions->size(); ++index) {
    const Subscription& subject = (*customer.subscriptions)[index];
    if (subject.told == Told::unlisted) continue;
    if (subject.told == Told::not_told) {
      decisions.push_back({subject.id, "", "", "", "undetermined", {}, {{place(index, "offer"), {}}}});
      continue;
    }
    const auto decide_one = [&](const std::string& action, const std::string& target) {
      decisions.push_back(Case(offers, customer, index, requested).decide(action, target));
    };
    for (const auto& [from, targets] : upgrades) {
      if (from != subject.offer) continue;
      for (const std::string& target : targets) decide_one("upgrade", target);
    }
    if (requested && extendable.count(subject.offer) > 0) decide_one("extend", subject.offer);
  }
  return decisions;
}

}  // namespace rung::test
