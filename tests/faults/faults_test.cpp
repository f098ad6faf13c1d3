// SPDX-License-Identifier: Apache-2.0
// What goes wrong around the program: full disks, closed pipes, files that cannot be read or change meanwhile, signals.
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

const std::string day = " --as-of 2026-11-22 ";
const std::string rung = quoted(RUNG_EXECUTABLE);

std::string line_of(int number) {
  return R"({"customer": "c)" + std::to_string(number) + R"(", "subscriptions": [{"id": "a", "plan": "small", "status": "active", "seats": 4}]})" + "\n";
}

std::string lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += line_of(i);
  return text;
}

/// Commands whose results are more than nothing, with a test to run and older rules to compare with.
struct FaultDesk : Desk {
  FaultDesk() {
    write("fleet.ndjson", lines(20'000));
    write("older/plans.rung", sample_rules + "\nrequire more { check subscription.seats > 1 message \"m\" }\n");
    write("tested/plans.rung", sample_rules);
    write("tested/t.test.yaml", "as_of: 2026-11-22\nsnapshot: ../contoso.yaml\ncases:\n  - name: one\n    subject: a\n    expect: {medium: eligible, large: ineligible}\n");
  }
};

const std::vector<std::string> commands = {
    "eval rules contoso.yaml",
    "eval rules contoso.yaml --format json",
    "eval rules contoso.yaml --format ndjson",
    "eval rules contoso.yaml --format yaml",
    "eval rules fleet.ndjson --format ndjson --jobs 2",
    "explain rules contoso.yaml --subject a --to medium",
    "explain rules contoso.yaml --subject a --to medium --format json",
    "ask rules contoso.yaml customer",
    "check rules --format json",
    "check rules --format sarif",
    "fmt rules --check",
    "test tested",
    "test tested --format junit",
    "test tested --format tap",
    "test tested --coverage",
    "diff older rules",
    "diff older rules contoso.yaml --format markdown",
    "completions bash",
    "--help",
    "--version",
};

TEST_CASE("a full disk ends every command with 2 and says so") {
  const FaultDesk desk;
  for (const std::string& command : commands) {
    INFO(command);
    if (desk.rung(command).out.empty()) continue;  // nothing to write
    const Run run = desk.shell("rung " + command + " >/dev/full");
    CHECK(run.code == 2);
    CHECK(holds(run.err, "No space left on device"));
  }
}

TEST_CASE("nearly all commands have something to write") {
  const FaultDesk desk;
  std::size_t silent = 0;
  for (const std::string& command : commands) silent += desk.rung(command).out.empty() ? 1 : 0;
  CHECK(silent <= 1);  // files that are formatted are no news
}

TEST_CASE("a full disk for remarks does not make a bad run a good one") {
  const FaultDesk desk;
  CHECK(desk.shell("rung eval rules gone.yaml 2>/dev/full").code == 2);
  CHECK(desk.shell("rung check gone 2>/dev/full").code == 2);
}

TEST_CASE("a pipe that nobody reads ends every command with 2, without a word and without a signal") {
  const FaultDesk desk;
  for (const std::string& command : commands) {
    INFO(command);
    if (desk.rung(command).out.empty()) continue;
    // The reader is gone before anything is written.
    const Run run = desk.shell("rm -f code; { sleep 0.05; " + rung + " " + command + "; echo $? >code; } | exec true; "
                               "while [ ! -s code ]; do sleep 0.02; done; cat code");
    CHECK(run.out == "2\n");
    CHECK(!holds(run.err, "terminate"));
  }
}

TEST_CASE("what cannot be read is told, with 2, behind what could be") {
  const FaultDesk desk;
  // A process's own memory has nothing at its start: opening works, reading does not.
  const Run run = desk.rung("eval rules contoso.yaml /proc/self/mem --format ndjson --input yaml" + day);
  CHECK(run.code == 2);
  CHECK(holds(run.out, R"("snapshot":"contoso.yaml")"));
  CHECK(!holds(run.out, "/proc/self/mem"));
  CHECK(holds(run.err, "error: cannot read `/proc/self/mem`: Input/output error"));
  for (const std::string form : {"json", "ndjson"}) {
    INFO(form);
    const Run other = desk.rung("eval rules /proc/self/mem --format ndjson --input " + form);
    CHECK(other.code == 2);
    CHECK(other.out.empty());
  }
}

TEST_CASE("a standard stream that is closed is none of the files that are opened later") {
  const FaultDesk desk;
  const Run no_input = desk.rung("eval rules - --input yaml <&-");
  CHECK(no_input.code == 2);
  CHECK(holds(no_input.err, "cannot read `-`: Bad file descriptor"));
  const Run no_output = desk.rung("eval rules contoso.yaml --format ndjson >&-");
  CHECK(no_output.code == 2);
  CHECK(holds(no_output.err, "Bad file descriptor"));
  CHECK(desk.rung("eval rules contoso.yaml --format ndjson --output all.ndjson >&- 2>&-").code == 0);
  CHECK(desk.shell("cat all.ndjson").out == desk.rung("eval rules contoso.yaml --format ndjson").out);
}

TEST_CASE("a file that shrinks while it is read does not look whole") {
  const FaultDesk desk;
  for (const std::string change : {"truncate -s 3000000 fleet.ndjson", "printf x >>fleet.ndjson"}) {
    INFO(change);
    desk.write("fleet.ndjson", lines(60'000));
    // The pipe is full long before all is read.
    const Run run = desk.shell("rm -f out; mkfifo out; rung eval rules fleet.ndjson --format ndjson --jobs 1 >out 2>err & pid=$!; exec 3<out; read -r first <&3; "
                               "sleep 0.3; " + change + "; cat <&3 >rest; wait $pid; echo $?; cat err");
    CHECK(run.out == "2\nerror: cannot read `fleet.ndjson`: it changed while it was read\n");
    CHECK(desk.shell("tail -c 1 rest | od -c | head -n 1").out == "0000000  \\n\n");
  }
}

TEST_CASE("half of a rule file is no rule file") {
  const FaultDesk desk;
  // Said to be empty, and is not: as a file that grows is.
  std::filesystem::create_symlink("/proc/version", desk.path("rules/z.rung"));
  const Run run = desk.rung("check rules --root /");
  CHECK(run.code == 2);
  CHECK(holds(run.err, "z.rung`: it changed while it was read"));
}

TEST_CASE("a signal in mid-run leaves no half of anything") {
  const FaultDesk desk;
  for (const std::string signal : {"INT", "TERM", "HUP"}) {
    INFO(signal);
    const Run run = desk.shell(
        // A shell has its background commands ignore SIGINT.
        "mkfifo in; env --default-signal=INT " + rung + " eval rules - --input ndjson --format ndjson --output late <in 2>err & pid=$!; exec 3>in; "
        "head -n 5 fleet.ndjson >&3; sleep 0.2; kill -" + signal + " $pid; wait $pid; echo $?; ls late* 2>/dev/null; cat err; rm in");
    CHECK(holds(run.out, "2\nerror: interrupted by SIG" + signal + " behind 5 snapshots\n"));
    CHECK(!holds(run.out, "late."));
  }
}

TEST_CASE("an output file on a full disk is no output file") {
  const FaultDesk desk;
  const Run run = desk.rung("eval rules fleet.ndjson --format ndjson --output /dev/full");
  CHECK(run.code == 2);
  CHECK(holds(run.err, "No space left on device"));
  // A limit on the size of files is a disk that is full at some point.
  const Run limited = desk.shell("(ulimit -f 100; trap '' XFSZ; rung eval rules fleet.ndjson --format ndjson --output all.ndjson); echo $?; ls all* 2>/dev/null");
  CHECK(limited.out == "2\n");
  CHECK(holds(limited.err, "File too large"));
  const Run formatted = desk.shell("cp rules/plans.rung before; (ulimit -f 0; trap '' XFSZ; rung fmt rules); echo $?; cmp before rules/plans.rung; ls rules");
  CHECK(formatted.out == "2\nplans.rung\n");
}

}  // namespace
}  // namespace rung::test
