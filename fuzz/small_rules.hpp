// SPDX-License-Identifier: Apache-2.0
// The rule set and the snapshot that fuzz targets over expressions and tests work with.
#pragma once

namespace rung::fuzz {

inline constexpr const char* small_rules = R"(package plans { title en "Plans" languages en, de }
enum status { active, closed "gone" }
open catalog plan { title : text  seats : range of int  ids : set of text = {} alias }
plan small { title = "Small" seats = 1..10 ids = { "S-1" } }
plan large { title = "Large" seats = 5..500 }
record home { city : text? }
record sub {
  key id : text  plan : plan  status : status  seats : int  price : decimal?  since : date?  release : version?
  tags : set of text = {}  flags : set of status = {}  paid : bool  home : home?  days : list of int
}
snapshot { customer : text  limit : int  subs : list of sub }
request { seats : int? }
subject sub in subs at plan
define wanted = request.seats otherwise sub.seats
define live(s: sub) = s.status == active
upgrade small -> large
extend small, large
require active { check live(sub) message en "{sub.id} is {sub.status}." remedy en "Reactivate it." }
require fits { check wanted in target.seats message en "{target}: {target.seats}." }
require alone { check no s in subs where s != sub and live(s) and s.tags overlaps sub.tags message en "{s.id}" }
advise paid { when sub.paid message en "Paid." }
effect upgrade { sub.plan = target }
)";

inline constexpr const char* small_snapshot = R"({"customer": "c", "subs": [
{"id": "a", "plan": "small", "status": "active", "seats": 7, "price": 1.5, "since": "2024-02-29", "release": "1.10", "tags": ["x", "y"],
 "flags": ["closed"], "home": {"city": "Bonn"}, "days": [1, 2, 3]},
{"id": "b", "plan": "large", "status": "gone", "seats": 9223372036854775807, "paid": true, "tags": ["x"], "home": null},
{"id": "c", "plan": "unlisted", "seats": 1, "days": []}]})";

}  // namespace rung::fuzz
