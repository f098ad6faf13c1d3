// SPDX-License-Identifier: Apache-2.0
// A receipt is somebody else's text: whatever is in it, verify says where it is wrong, and reads nothing for it.
#include <nlohmann/json.hpp>

#include <functional>

#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

using Json = nlohmann::ordered_json;

struct BrokenDesk : Desk {
  BrokenDesk() {
    REQUIRE(rung("eval rules contoso.yaml --format ndjson --receipt good.json --as-of 2026-11-22").code == 0);
    good = shell("cat good.json").out;
    REQUIRE(Json::accept(good));
  }
  Run verified(const std::string& text) const {
    write("r.json", text);
    return rung("verify r.json");
  }
  std::string good;
};

TEST_CASE("a receipt that breaks off anywhere is no receipt, and the place is said") {
  const BrokenDesk desk;
  // Without its last line break it is whole.
  for (std::size_t size = 0; size + 1 < desk.good.size(); size += size < 40 || size + 40 > desk.good.size() ? 1 : 37) {
    INFO(size);
    const Run run = desk.verified(desk.good.substr(0, size));
    CHECK(run.code == 2);
    CHECK(run.out == "");
    CHECK(run.err.rfind("error: r.json:", 0) == 0);
  }
}

TEST_CASE("a receipt with any byte changed is refused, differs, or holds: it never crashes") {
  const BrokenDesk desk;
  std::size_t refused = 0;
  for (std::size_t at = 0; at < desk.good.size(); at += 23) {
    std::string text = desk.good;
    text[at] = "\"{}[]:,0x\\\n\xFF"[at % 12];
    const Run run = desk.verified(text);
    INFO(at << " " << run.out << run.err);
    CHECK((run.code >= 0 && run.code <= 2));
    CHECK(run.out.empty() == (run.code == 2));
    refused += run.code == 2 ? 1 : 0;
  }
  CHECK(refused > 20);
}

TEST_CASE("what is wrong in a receipt is said with its place") {
  const BrokenDesk desk;
  const auto wrong = [&](const std::function<void(Json&)>& spoil) {
    Json receipt = Json::parse(desk.good);
    spoil(receipt);
    const Run run = desk.verified(receipt.dump(2));
    INFO(run.out);
    CHECK(run.code == 2);
    CHECK(run.err.rfind("error: r.json:", 0) == 0);
    return run.err.substr(0, run.err.find('\n'));
  };
  const std::string start = "error: r.json:";
  CHECK(wrong([](Json& r) { r["receipt"] = 2; }) == start + "2:14: expected a receipt of format 1, found format 2");
  CHECK(wrong([](Json& r) { r = Json::array(); }) == start + "1:1: expected a receipt, found a list");
  CHECK(wrong([](Json& r) { r.erase("receipt"); }) == start + "1:1: expected `receipt` in this object");
  CHECK(wrong([](Json& r) { r.erase("output"); }) == start + "1:1: expected `output` in this object");
  CHECK(wrong([](Json& r) { r["more"] = 1; }).find("expected receipt, engine, rules, as_of, options, inputs, output, found `more`") != std::string::npos);
  CHECK(wrong([](Json& r) { r["engine"] = nullptr; }) == start + "3:13: expected an object, found null");
  CHECK(wrong([](Json& r) { r["engine"]["name"] = "other"; }) == start + "4:13: expected a receipt of rung, found one of `other`");
  CHECK(holds(wrong([](Json& r) { r["as_of"] = "soon"; }), "expected a date such as 2018-10-29, found `soon`"));
  CHECK(holds(wrong([](Json& r) { r["rules"]["digest"] = "sha256:12"; }), "expected `sha256:` and 64 digits in lower-case hex, found `sha256:12`"));
  CHECK(holds(wrong([](Json& r) { r["rules"]["path"] = ""; }), "`path` is no path"));
  CHECK(holds(wrong([](Json& r) { r["rules"]["path"] = std::string("rules\0x", 7); }), "`path` is no path"));
  CHECK(holds(wrong([](Json& r) { r["rules"]["files"] = Json::object(); }), "expected a list, found an object"));
  CHECK(holds(wrong([](Json& r) { r["inputs"] = Json::array(); }), "expected at least one input"));
  CHECK(holds(wrong([](Json& r) { r["inputs"][0]["bytes"] = -1; }), "expected a whole number from 0 on, found `-1`"));
  CHECK(holds(wrong([](Json& r) { r["inputs"][0]["bytes"] = 1e30; }), "expected a whole number from 0 on"));
  CHECK(holds(wrong([](Json& r) { r["inputs"][0]["name"] = "-"; r["inputs"].push_back(r["inputs"][0]); }), "standard input can be read only once"));
  CHECK(holds(wrong([](Json& r) { r["output"]["exit_code"] = 2; }), "expected 0 or 1: no other run has a receipt"));
  CHECK(holds(wrong([](Json& r) { r["options"]["format"] = "xml"; }), "expected table, json, ndjson, yaml or csv, found `xml`"));
  CHECK(holds(wrong([](Json& r) { r["options"]["max-depth"] = 0; }), "expected a whole number from 1 on, found `0`"));
  CHECK(holds(wrong([](Json& r) { r["options"]["max-depth"] = "99999999999999999999"; }), "expected a whole number"));
  CHECK(holds(wrong([](Json& r) { r["options"]["strict"] = "maybe"; }), "expected true or false, found `maybe`"));
  CHECK(holds(wrong([](Json& r) { r["options"]["format"] = Json{"json", "json"}; }), "expected one value, found a list"));
  CHECK(holds(wrong([](Json& r) { r["options"]["request"] = Json::array({Json::object()}); }), "expected a text, found an object"));
  // Options that write or read elsewhere, and those of later versions, are none of a receipt's.
  for (const char* option : {"output", "report", "receipt", "files-from", "jobs", "later", "", "help"})
    CHECK(holds(wrong([&](Json& r) { r["options"][option] = "x"; }), "this version knows no option `" + std::string(option) + "` that changes results"));
  CHECK(holds(wrong([](Json& r) { r["options"]["\x1b[31m"] = "x"; }), "\\u{1B}"));
  CHECK(wrong([&](Json& r) {
          for (int i = 0; i < 200; ++i) r["inputs"] = Json::array({r["inputs"]});
        }).find("nest") != std::string::npos);
}

TEST_CASE("what is no receipt at all is refused") {
  const BrokenDesk desk;
  CHECK(holds(desk.rung("verify gone.json").err, "cannot read the receipt `gone.json`"));
  CHECK(holds(desk.rung("verify rules").err, "cannot read the receipt `rules`"));
  CHECK(holds(desk.rung("verify /dev/zero").err, "cannot read the receipt `/dev/zero`"));
  CHECK(holds(desk.verified("").err, "r.json:1:1: expected a receipt, found nothing"));
  CHECK(desk.verified("\xEF\xBB\xBF" + desk.good).code == 0);
  desk.shell("head -c 33M /dev/zero | tr '\\0' ' ' >r.json");
  CHECK(holds(desk.rung("verify r.json").err, "`r.json` is no receipt: it has more than 32 MiB"));
  CHECK(desk.rung("verify").code == 2);
}

TEST_CASE("a receipt that asks for what cannot be done is no receipt of a run") {
  const BrokenDesk desk;
  const auto impossible = [&](const std::function<void(Json&)>& spoil) {
    Json receipt = Json::parse(desk.good);
    spoil(receipt);
    const Run run = desk.verified(receipt.dump(2));
    CHECK(run.code == 2);
    return run.err;
  };
  CHECK(holds(impossible([](Json& r) { r["as_of"] = "1999-01-01"; }), "the run cannot be repeated: plans does not hold on 1999-01-01"));
  CHECK(holds(impossible([](Json& r) { r["options"]["to"] = "nothing"; }), "the run cannot be repeated: --to: there is no plan `nothing`"));
  CHECK(holds(impossible([](Json& r) { r["options"]["request"] = Json{"nothing=1"}; }), "the run cannot be repeated: --request"));
  CHECK(holds(impossible([](Json& r) { r["options"]["summary"] = true; }), "the run cannot be repeated: a --summary has no --detail"));
  // No device is read for a receipt.
  Json receipt = Json::parse(desk.good);
  receipt["inputs"][0]["name"] = "/dev/zero";
  const Run run = desk.verified(receipt.dump(2));
  CHECK(run.code == 1);
  CHECK(holds(run.out, "unreadable /dev/zero: it is no regular file"));
}

}  // namespace
}  // namespace rung::test
