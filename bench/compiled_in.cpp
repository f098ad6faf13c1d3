// SPDX-License-Identifier: Apache-2.0
#include "bench/compiled_in.hpp"

#include <array>

namespace rung::bench {

namespace {

enum Service : std::uint32_t {
  todo_1 = 1U << 0, todo_2 = 1U << 1, deskless = 1U << 2, exchange_enterprise = 1U << 3, exchange_standard = 1U << 4,
  flow_p1 = 1U << 5, flow_p2 = 1U << 6, forms_e1 = 1U << 7, forms_e3 = 1U << 8, communication = 1U << 9, bookings = 1U << 10,
  relationship = 1U << 11, office_business = 1U << 12, office_mobile = 1U << 13, office_subscription = 1U << 14,
  onedrive = 1U << 15, powerapps_p1 = 1U << 16, powerapps_p2 = 1U << 17, project = 1U << 18, rights = 1U << 19,
  sharepoint_enterprise = 1U << 20, sharepoint_standard = 1U << 21, web_apps = 1U << 22, stream_e1 = 1U << 23,
  stream_e3 = 1U << 24, sway = 1U << 25, teams = 1U << 26, yammer = 1U << 27
};

/// By Offer.
constexpr std::array<std::uint32_t, 8> services = {
    forms_e1 | office_business | onedrive | web_apps | sway,
    todo_1 | exchange_standard | flow_p1 | forms_e1 | communication | office_mobile | powerapps_p1 | project |
        sharepoint_standard | web_apps | sway | teams | yammer,
    todo_1 | deskless | exchange_standard | flow_p1 | forms_e1 | communication | bookings | relationship | office_business |
        powerapps_p1 | project | sharepoint_standard | web_apps | sway | teams | yammer,
    forms_e1 | office_subscription | onedrive | web_apps | sway,
    todo_1 | deskless | exchange_standard | flow_p1 | forms_e1 | communication | office_mobile | powerapps_p1 | project |
        sharepoint_standard | web_apps | stream_e1 | sway | teams | yammer,
    todo_2 | deskless | exchange_enterprise | flow_p2 | forms_e3 | communication | office_subscription | powerapps_p2 |
        project | rights | sharepoint_enterprise | web_apps | stream_e3 | sway | teams | yammer,
    exchange_standard,
    sharepoint_standard};

constexpr std::int32_t most_seats(Offer offer) { return offer <= Offer::business_premium ? 300 : 10'000'000; }

template <Offer source, Offer target>
void decide(const CompiledCustomer& customer, std::size_t self, Tally& tally) {
  constexpr std::uint32_t added = services[static_cast<std::size_t>(target)] & ~services[static_cast<std::size_t>(source)];
  CompiledDecision decision;
  const CompiledSubscription& subject = customer.subscriptions[self];
  decision.failed = static_cast<std::uint8_t>((subject.status != Status::active && subject.status != Status::unknown) |
                                              (customer.delegated == Delegated::no) << 1);
  decision.unknown = static_cast<std::uint8_t>((subject.status == Status::unknown) | (customer.delegated == Delegated::unknown) << 1);
  bool conflict = false, maybe_conflict = false, owned = false, maybe_owned = false;
  for (std::size_t i = 0; i < customer.subscriptions.size(); ++i) {
    const CompiledSubscription& other = customer.subscriptions[i];
    if (i == self || other.status == Status::cancelled) continue;
    const bool live = other.status != Status::unknown;
    if (other.offer >= Offer::unlisted) {
      maybe_conflict = true;
      maybe_owned |= other.offer == Offer::unknown;
      continue;
    }
    const bool overlaps = (services[static_cast<std::size_t>(other.offer)] & added) != 0, same = other.offer == target;
    conflict |= overlaps & live;
    maybe_conflict |= overlaps;
    owned |= same & live;
    maybe_owned |= same;
  }
  decision.failed = static_cast<std::uint8_t>(decision.failed | conflict << 2 | owned << 3);
  decision.unknown = static_cast<std::uint8_t>(decision.unknown | (maybe_conflict & !conflict) << 2 | (maybe_owned & !owned) << 3);
  if (!subject.seats_known) decision.unknown |= 16;
  else if (subject.seats < 1 || subject.seats > most_seats(target)) decision.failed |= 16;
  ++tally.decisions;
  tally.ineligible += decision.failed != 0;
  tally.undetermined += decision.failed == 0 && decision.unknown != 0;
  tally.bits += static_cast<std::uint64_t>(decision.failed) + decision.unknown;
}

}  // namespace

void decide_compiled(const CompiledCustomer& customer, Tally& tally) {
  for (std::size_t i = 0; i < customer.subscriptions.size(); ++i) {
    switch (customer.subscriptions[i].offer) {
      case Offer::business:
        decide<Offer::business, Offer::business_premium>(customer, i, tally);
        decide<Offer::business, Offer::proplus>(customer, i, tally);
        decide<Offer::business, Offer::enterprise_e3>(customer, i, tally);
        break;
      case Offer::business_premium: decide<Offer::business_premium, Offer::enterprise_e3>(customer, i, tally); break;
      case Offer::business_essentials:
        decide<Offer::business_essentials, Offer::business_premium>(customer, i, tally);
        decide<Offer::business_essentials, Offer::enterprise_e1>(customer, i, tally);
        decide<Offer::business_essentials, Offer::enterprise_e3>(customer, i, tally);
        break;
      case Offer::proplus:
      case Offer::enterprise_e1:
      case Offer::enterprise_e3:
      case Offer::exchange_online_plan_1:
      case Offer::sharepoint_online_plan_1:
      case Offer::unlisted:
      case Offer::unknown: break;
    }
  }
}

CompiledCustomer compiled_from(const Facts& facts) {
  const Layout& layout = facts.layout();
  const Schema& schema = facts.schema();
  const auto column = [&](std::string_view path, std::uint32_t table) {
    for (std::uint32_t i = 0; i < layout.columns.size(); ++i)
      if (layout.columns[i].path == path && layout.columns[i].table == table) return i;
    return none;
  };
  const ListInstance& list = facts.list(0, 0);
  const std::uint32_t table = layout.lists[0].elements;
  const std::uint32_t offer = column("offer", table), status = column("status", table), seats = column("seats", table),
                      delegated = column("customer.delegated_admin", 0);
  constexpr std::array<std::string_view, 8> names = {"business", "business_essentials", "business_premium", "proplus",
                                                     "enterprise_e1", "enterprise_e3", "exchange_online_plan_1",
                                                     "sharepoint_online_plan_1"};
  CompiledCustomer customer;
  if (facts.state(delegated, 0) == FactState::known)
    customer.delegated = (*facts.cells(delegated, 0) & 1) != 0 ? Delegated::yes : Delegated::no;
  for (std::uint32_t row = list.first; row < list.first + list.count; ++row) {
    CompiledSubscription one;
    if (facts.state(offer, row) == FactState::known) {
      const auto& entries = schema.catalogs[layout.columns[offer].type.index].entries;
      const auto index = static_cast<std::size_t>(*facts.cells(offer, row));
      one.offer = Offer::unlisted;
      for (std::size_t i = 0; i < names.size(); ++i)
        if (index < entries.size() && entries[index].name == names[i]) one.offer = static_cast<Offer>(i);
    }
    if (facts.state(status, row) == FactState::known) {
      const std::string& name = schema.enums[layout.columns[status].type.index].values[static_cast<std::size_t>(*facts.cells(status, row))].name;
      one.status = name == "active" ? Status::active : name == "cancelled" ? Status::cancelled : Status::other;
    }
    if (facts.state(seats, row) == FactState::known) {
      one.seats_known = true;
      one.seats = static_cast<std::int32_t>(*facts.cells(seats, row));
    }
    customer.subscriptions.push_back(one);
  }
  return customer;
}

}  // namespace rung::bench
