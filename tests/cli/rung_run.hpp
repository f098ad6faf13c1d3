// SPDX-License-Identifier: Apache-2.0
// Runs the executable in a folder of its own, with the rule set and snapshots that these tests are about.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/holds.hpp"
#include "tests/rules/child.hpp"

namespace rung::test {

inline const std::string sample_rules = R"(package plans {
  title en "Plans" de "Pläne"
  effective 2020-01-01..2029-12-31
  languages en, de
}
enum status { active, closed "gone" }
catalog plan { title : text  seats : range of int  ids : set of text = {} alias }
plan small  { title = "Small"  seats = 1..10  ids = { "S-1" } }
plan medium { title = "Medium" seats = 1..50 }
plan large  { title = "Large"  seats = 5..500 }
record subscription { key id : text  plan : plan  status : status  seats : int  seller : text? }
snapshot { customer : text  subscriptions : list of subscription }
request { seats : int? }
subject subscription in subscriptions at plan
define live(s: subscription) = s.status == active
upgrade small -> medium, large
upgrade medium -> large
extend small, medium, large
require active {
  check   live(subscription)
  code    NotActive
  message en "{subscription.id} is {subscription.status}." de "{subscription.id} ist {subscription.status}."
  remedy  en "Reactivate it." de "Reaktivieren."
}
require seats_fit {
  check   (request.seats otherwise subscription.seats) in target.seats
  message en "{target} is for {target.seats} seats."
}
advise note { on upgrade  message en "Tell {customer}." }
effect upgrade { subscription.plan = target }
)";

inline const std::string sample_snapshot = R"(customer: contoso
subscriptions:
  - {id: a, plan: small, status: active, seats: 4}
  - id: b
    plan: medium
    status: closed
    seats: 20
)";

struct Run {
  int code;
  std::string out, err;
};

/// A folder with `rules/plans.rung` and `contoso.yaml`, gone with the object.
class Desk {
 public:
  Desk() : folder_(std::filesystem::temp_directory_path() / ("rung-cli-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    write("rules/plans.rung", sample_rules);
    write("contoso.yaml", sample_snapshot);
  }
  ~Desk() { std::filesystem::remove_all(folder_); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  std::filesystem::path path(const std::string& name) const { return folder_ / name; }

  /// `rung` stands for the executable in `command`, a line of shell.
  Run shell(const std::string& command) const {
    const std::string errors = (folder_ / "stderr").string();
    const Printed printed = run("cd " + quoted(folder_.string()) + " && unset NO_COLOR && rung() { " + quoted(RUNG_EXECUTABLE) +
                                " \"$@\"; } && { " + command + "\n} 2>" + quoted(errors));
    std::ostringstream text;
    text << std::ifstream(errors, std::ios::binary).rdbuf();
    return {printed.code, printed.output, text.str()};
  }
  Run rung(const std::string& arguments) const { return shell("rung " + arguments); }

 private:
  std::filesystem::path folder_;
};

}  // namespace rung::test
