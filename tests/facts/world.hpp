// SPDX-License-Identifier: Apache-2.0
// A small schema, built by hand so that these tests need no rules, and snapshots shown as lines of text.
#pragma once

#include <string>
#include <vector>

#include "engine/facts/read.hpp"

namespace rung::world {

/// As this rule text would declare it:
///
///   enum status { none, active, suspended, cancelled "deleted", expired "25" }
///   open enum region { eu "Europe", us }
///   open catalog offer { ids : set of text = {} alias }   offer business { ids = { "O365_BUSINESS", "5C9F" } }  offer premium {}
///   catalog tier { code : text alias }                    tier gold { code = "G1" }  tier "4.13" { code = "V" }
///   record address { city : text  zip : text? }
///   record seat { key number : int  holder : text? }
///   record subscription {
///     key id : text   offer : offer   status : status   seats : int = 1   ends : date?   price : decimal   trial : bool
///     version : version   allowed : range of int   regions : set of region   tiers : set of tier   codes : set of text
///     notes : list of text   places : list of seat = {}   home : address   billing : address?
///     tier : tier? from "metadata.labels.tier"   team : text? from "metadata.'a.b'"
///   }
///   record plan { key tier : tier }
///   snapshot {
///     customer : customer  where record customer { key id : text  name : text?  unread : int }
///     subscriptions : list of subscription   plans : list of plan?   flags : set of status?   score : decimal = 1.5
///     label : text from "customer.label"
///   }
///   request { seats : int?  status : status = active  regions : set of region?  tags : set of text? }
Schema schema();

/// All fields but `customer.unread`.
FieldSet mentioned(const Schema& schema);
FieldSet everything(const Schema& schema);

/// Every fact that the snapshot says, one a line: `subscriptions[0].seats = 25`, `customer.name absent`. Unknown ones are
/// lines `… unknown`; where a whole record or list is unknown, so are all lines of it. Without the request.
std::vector<std::string> show(const Facts& facts);
std::string show_request(const Facts& facts, const std::string& field);

enum class Format { yaml, json, ndjson };
struct Read {
  std::vector<std::vector<std::string>> facts;   ///< by document: show()
  std::vector<std::vector<std::string>> errors;  ///< by document: `S103 2:5 path: message`
  std::vector<std::uint32_t> numbers;
};
Read read(Format format, const std::string& text, ReadOptions options = {});

/// The line of `path` in the only document of `text`; its errors where it has some.
std::string fact(Format format, const std::string& text, const std::string& path);
/// The errors of the only document, one a line.
std::string errors(Format format, const std::string& text, ReadOptions options = {});

}  // namespace rung::world
