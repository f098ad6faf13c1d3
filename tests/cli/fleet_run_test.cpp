// SPDX-License-Identifier: Apache-2.0
// Fleets: any number of threads, pipes, signals, files that appear when they are complete.
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

const std::string day = " --as-of 2026-11-22 ";

std::string line_of(int number) {
  return R"({"customer": "c)" + std::to_string(number) + R"(", "subscriptions": [{"id": "a)" + std::to_string(number) +
         R"(", "plan": "small", "status": "active", "seats": )" + std::to_string(number % 400) + "}]}\n";
}

/// The executable itself, not the shell's function of that name: its process is the one to be signalled.
const std::string rung = quoted(RUNG_EXECUTABLE);

/// With `contoso.ndjson`, one customer in a line.
struct FleetDesk : Desk {
  FleetDesk() { write("contoso.ndjson", line_of(1)); }
};

std::string fleet(int size) {
  std::string text;
  for (int i = 0; i < size; ++i) {
    text += line_of(i);
    if (i % 97 == 0) text += "{\"customer\": \n";
    if (i % 101 == 0) text += "\n";
  }
  return text;
}

std::string fleet_as_yaml(int size) {
  std::string text;
  for (int i = 0; i < size; ++i)
    text += "---\ncustomer: c" + std::to_string(i) + "\nsubscriptions:\n  - id: a\n    plan: small\n    status: active\n    seats: " +
            (i % 97 == 0 ? "many" : std::to_string(i % 400)) + "\n";
  return text;
}

TEST_CASE("the output is the same for any number of threads") {
  const FleetDesk desk;
  desk.write("f.ndjson", fleet(20'000));
  desk.write("f.yaml", fleet_as_yaml(4'000));
  desk.write("more/a.yaml", sample_snapshot);
  desk.write("more/b.json", line_of(1));
  for (const std::string format : {"ndjson", "json", "yaml", "table"}) {
    INFO(format);
    const std::string command = "eval rules f.ndjson f.yaml more gone.yaml f.ndjson --format " + format + day + "--detail codes --jobs ";
    const Run one = desk.rung(command + "1");
    CHECK(one.code == 2);
    CHECK(one.out.size() > 1'000'000);
    for (const char* jobs : {"2", "5"}) {
      const Run several = desk.rung(command + jobs);
      CHECK(several.code == 2);
      CHECK(several.out == one.out);
      CHECK(several.err == one.err);
    }
  }
}

TEST_CASE("a filter answers each record before the next one comes") {
  const FleetDesk desk;
  // The second line is only written once the first has been answered.
  const Run run = desk.shell(
      "mkfifo in out; rung eval rules - --input ndjson --format ndjson --detail codes <in >out & "
      "exec 3>in 4<out; cat contoso.ndjson >&3; read -r first <&4; cat contoso.ndjson >&3; read -r second <&4; exec 3>&-; "
      "wait; echo \"$first\" | cut -c 1-20; echo \"$second\" | cut -c 1-20");
  CHECK(run.out == "{\"snapshot\":\"-#1\",\"p\n{\"snapshot\":\"-#2\",\"p\n");
}

TEST_CASE("YAML documents are answered as soon as the next one starts") {
  const FleetDesk desk;
  const Run run = desk.shell(
      "mkfifo in out; rung eval rules - --format ndjson --detail codes <in >out & "
      "exec 3>in 4<out; { cat contoso.yaml; echo ---; } >&3; read -r first <&4; cat contoso.yaml >&3; exec 3>&-; read -r second <&4; "
      "wait; echo \"$first\" | cut -c 1-16; echo \"$second\" | cut -c 1-16");
  CHECK(run.out == "{\"snapshot\":\"-#1\n{\"snapshot\":\"-#2\n");
}

TEST_CASE("a signal ends the run between two records, says how far it came, and ends with 2") {
  const FleetDesk desk;
  const Run run = desk.shell(
      "mkfifo in; " + rung + " eval rules - --input ndjson --format ndjson --detail codes <in >out 2>err & pid=$!; "
      "exec 3>in; cat contoso.ndjson contoso.ndjson >&3; printf '{\"customer\": ' >&3; "
      "while [ \"$(wc -l <out)\" -lt 2 ]; do sleep 0.02; done; kill -TERM $pid; wait $pid; echo $?; wc -l <out; cat err");
  CHECK(run.out == "2\n2\nerror: interrupted by SIGTERM behind 2 snapshots\n");
}

TEST_CASE("what an interrupted run has written as an array does not look whole") {
  const FleetDesk desk;
  const Run run = desk.shell(
      "mkfifo in; " + rung + " eval rules - --input ndjson --format json --detail codes <in >out 2>err & pid=$!; "
      "exec 3>in; cat contoso.ndjson >&3; while [ ! -s out ]; do sleep 0.02; done; kill -HUP $pid; wait $pid; echo $?; tail -c 2 out");
  CHECK(run.out == "2\n }");
}

TEST_CASE("an output file appears when it is complete, and not otherwise") {
  const FleetDesk desk;
  CHECK(desk.rung("eval rules contoso.yaml --format ndjson --output all.ndjson" + day).out.empty());
  CHECK(desk.shell("cat all.ndjson").out == desk.rung("eval rules contoso.yaml --format ndjson" + day).out);
  CHECK(desk.shell("ls all*").out == "all.ndjson\n");
  // A file that cannot be read cuts the run short: what was there stays.
  desk.write("kept", "as it was\n");
  const Run short_run = desk.rung("eval rules contoso.yaml gone.yaml --format ndjson --output kept");
  CHECK(short_run.code == 2);
  CHECK(holds(short_run.err, "`kept` is left as it was"));
  CHECK(desk.shell("cat kept; ls kept*").out == "as it was\nkept\n");
  // A bad snapshot does not: its error is in the file.
  desk.write("bad.ndjson", "{\n");
  CHECK(desk.rung("eval rules bad.ndjson --format ndjson --output kept").code == 1);
  CHECK(holds(desk.shell("cat kept").out, R"("error":{"code":"S100")"));
  const Run nowhere = desk.rung("eval rules contoso.yaml --output no/such/folder/x");
  CHECK(nowhere.code == 2);
  CHECK(holds(nowhere.err, "`no/such/folder/x` cannot be written"));
  const Run killed = desk.shell(
      "mkfifo in; " + rung + " eval rules - --input ndjson --format ndjson --output late <in & pid=$!; exec 3>in; cat contoso.ndjson >&3; "
      "sleep 0.2; kill -TERM $pid; wait $pid; echo $?; ls late* 2>/dev/null");
  CHECK(killed.out == "2\n");
}

TEST_CASE("progress comes as plain lines where it is asked for, and not at all otherwise") {
  const FleetDesk desk;
  CHECK(desk.rung("eval rules contoso.yaml --format ndjson").err.empty());
  const Run run = desk.shell(
      "mkfifo in; rung eval rules - --input ndjson --format ndjson --progress <in >out 2>err & exec 3>in; "
      "cat contoso.ndjson >&3; sleep 1.2; cat contoso.ndjson >&3; exec 3>&-; wait; cat err");
  CHECK(holds(run.out, "progress: 2 snapshots · "));
  CHECK(holds(run.out, "/s\n"));
}

TEST_CASE("compressed inputs are read as what they hold") {
  const FleetDesk desk;
  CHECK(desk.shell("gzip -k contoso.ndjson; rung eval rules contoso.ndjson.gz --format ndjson --detail codes | cut -c 1-33").out ==
        "{\"snapshot\":\"contoso.ndjson.gz#1\"\n");
  CHECK(desk.shell("gzip -c contoso.ndjson | rung eval rules - --input ndjson --format ndjson | cut -c 1-16").out ==
        "{\"snapshot\":\"-#1\n");
  CHECK(desk.shell("gzip -c contoso.yaml | head -c 60 | rung eval rules - --format ndjson").code == 2);
}

}  // namespace
}  // namespace rung::test
