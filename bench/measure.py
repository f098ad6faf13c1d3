# SPDX-License-Identifier: Apache-2.0
"""Measures Rung against floors that run in the same breath, and says which bounds hold: ./dev bench."""
import argparse
import pathlib
import statistics
import sys
import time

from processes import CannotMeasure, Result, median_of_ratios, medians, run, said_by, seconds, start
from results import busy, print_result, print_title, record

BUILT = pathlib.Path("build/release")
TOOLS = BUILT / "bench"
MADE = TOOLS / "measured"  # what is generated
RUNG = BUILT / "rung"
POLICY = "rules/office365_cn"
DAY = ["--as-of", "2026-11-22"]
ONE_THREAD = ["--jobs", "1"]
SUMMARY = ["--summary"]
CODES = ["--format", "ndjson", "--detail", "codes"]
TEXTS = ["--format", "ndjson", "--detail", "texts"]


def made(kind, *numbers, name):
    """A generated file, written if it is not there."""
    path = MADE / name
    tool = TOOLS / "generate"
    if not path.exists() or path.stat().st_mtime < tool.stat().st_mtime:
        MADE.mkdir(exist_ok=True)
        run([tool, kind, *numbers, path])
    return path


def evaluate(rules, fleet, *options):
    return [RUNG, "eval", rules, fleet, *DAY, *options]


def in_memory(options):
    lines = said_by([TOOLS / "in_memory", "policy", POLICY, options.rounds * 3]).splitlines()
    pairs = [tuple(map(float, line.split("\t"))) for line in lines]
    mine, floor = medians(pairs)
    yield Result("in memory, against the policy compiled in", median_of_ratios(pairs), 4, "times",
                 f"{mine:.1f} ns a decision, {floor:.1f} ns compiled in; 2.5 is the ambition")


def ndjson(options):
    fleet = made("ndjson", options.customers, name=f"fleet-{options.customers}.ndjson")
    size = fleet.stat().st_size / 1e6
    kinds = [("--summary", SUMMARY, 1.5), ("--detail codes", CODES, 2), ("--detail texts", TEXTS, 3)]
    pairs, whole = {name: [] for name, _, _ in kinds}, []
    for _ in range(options.rounds):
        whole.append(run([TOOLS / "floor_ndjson", "--whole", fleet]).cpu)
        for name, asked, _ in kinds:
            floor = run([TOOLS / "floor_ndjson", fleet]).cpu
            pairs[name].append((run(evaluate(POLICY, fleet, *asked, *ONE_THREAD)).cpu, floor))
    for name, _, bound in kinds:
        mine, floor = medians(pairs[name])
        yield Result(f"NDJSON, {name}, against reading it", median_of_ratios(pairs[name]), bound, "times",
                     f"{seconds(mine)} for {size:.0f} MB, {size / mine:.0f} MB/s; {seconds(floor)} for simdjson's DOM and the "
                     f"same fields, {seconds(statistics.median(whole))} with the file read as a whole")


def workers(options):
    fleet = made("ndjson", options.customers, name=f"fleet-{options.customers}.ndjson")
    for name, asked in (("--summary", SUMMARY), ("--detail codes", CODES)):
        pairs, machine = [], []
        for _ in range(options.rounds):
            pairs.append((run(evaluate(POLICY, fleet, *asked, "--jobs", 1)).wall, run(evaluate(POLICY, fleet, *asked, "--jobs", 2)).wall))
            machine.append(2 * run([TOOLS / "floor_ndjson", fleet]).wall / both_at_once([TOOLS / "floor_ndjson", fleet]))
        one, two = medians(pairs)
        yield Result(f"NDJSON, {name}, two workers against one", median_of_ratios(pairs), 1.8, "times as fast",
                     f"{seconds(one)} with one, {seconds(two)} with two; two floor programs at once come to "
                     f"{statistics.median(machine):.2f} times one", at_least=True)


def both_at_once(command):
    begun = time.perf_counter()
    for process in [start(command), start(command)]:
        if process.wait() != 0:
            raise CannotMeasure(f"`{command[0]}` ends with {process.returncode}")
    return time.perf_counter() - begun


def yaml(options):
    # The parser is slow enough for a few of them.
    few = max(options.customers // 40, 1)
    fleet = made("yaml", options.customers, name=f"fleet-{options.customers}.yaml")
    small = made("yaml", few, name=f"fleet-{few}.yaml")
    size, small_size = fleet.stat().st_size / 1e6, small.stat().st_size / 1e6
    for name, asked in (("--summary", SUMMARY), ("--detail codes", CODES)):
        pairs = []
        for _ in range(options.rounds):
            floor = run([TOOLS / "floor_yaml", small]).cpu / small_size
            pairs.append((floor, run(evaluate(POLICY, fleet, *asked, *ONE_THREAD)).cpu / size))
        floor, mine = medians(pairs)
        yield Result(f"YAML, {name}, against yaml-cpp's events", median_of_ratios(pairs), 50, "times as fast",
                     f"{size:.0f} MB, {1 / mine:.0f} MB/s; yaml-cpp's bare parser {1 / floor:.1f} MB/s", at_least=True)


class Sizes:
    """The large rule set, the part of it that one entry needs, and fleets for both."""

    def __init__(self, options):
        self.entries, self.customers, self.paths = options.entries, options.customers, f"{options.entries * 10:,} paths"
        self.large = made("rules", options.entries, name=f"large-{options.entries}.rung")
        self.alone = made("rules-of-one", options.entries, name=f"one-of-{options.entries}.rung")

    def fleet(self, stand_on, customers=None):
        customers = customers or self.customers
        return made("subscribers", self.entries, stand_on, customers, name=f"on-{stand_on}-of-{self.entries}-{customers}.ndjson")

    def deciding(self, rules, snapshots):
        """Without what it takes to load the rules, which is the time for one customer."""
        asked = [*CODES, *ONE_THREAD]
        return run(evaluate(rules, snapshots, *asked)).cpu - run(evaluate(rules, self.fleet(1, 1), *asked)).cpu


def size_in_memory(options):
    sizes = Sizes(options)
    for stand_on, bound, where in ((10, 1.3, "on 10 entries"), (options.entries, 2, "on all entries")):
        lines = said_by([TOOLS / "in_memory", "size", sizes.large, sizes.fleet(stand_on), sizes.alone, sizes.fleet(1), options.rounds])
        pairs = [tuple(map(float, line.split("\t"))) for line in lines.splitlines()]
        mine, floor = medians(pairs)
        yield Result(f"{sizes.paths} in memory, {where}, against one entry's", median_of_ratios(pairs), bound, "times",
                     f"{mine:.1f} ns a decision, {floor:.1f} ns")


def size_end_to_end(options):
    sizes = Sizes(options)
    for stand_on, where in ((10, "on 10 entries"), (options.entries, "on all entries")):
        pairs = [(sizes.deciding(sizes.large, sizes.fleet(stand_on)), sizes.deciding(sizes.alone, sizes.fleet(1))) for _ in range(options.rounds)]
        mine, floor = medians(pairs)
        yield Result(f"{sizes.paths} end to end, {where}, against one entry's", median_of_ratios(pairs), 1.3, "times",
                     f"{seconds(mine)} for {options.customers:,} customers behind loading the rules, {seconds(floor)} with one entry's")


def loading(options):
    sizes = Sizes(options)
    asked = evaluate(sizes.large, sizes.fleet(1, 1), *CODES, *ONE_THREAD)
    for name, command in (("check", [RUNG, "check", sizes.large]), ("eval", asked)):
        taken = [run(command) for _ in range(options.rounds)]
        size = sizes.large.stat().st_size / 1e6
        yield Result(f"{sizes.paths} loaded by rung {name}", statistics.median(one.wall for one in taken), 1, "s",
                     f"{size:.1f} MB of rules; user and system {seconds(statistics.median(one.cpu for one in taken))}")
        yield Result(f"{sizes.paths} loaded by rung {name}, memory", max(one.peak for one in taken), 300, "MB", "the most that is resident")


def first_answer(options):
    taken = [run(evaluate(POLICY, "examples/other_reseller.yaml")).wall for _ in range(options.rounds * 4)]
    yield Result("rung eval on one small snapshot", statistics.median(taken) * 1000, 20, "ms",
                 f"process start included; {min(taken) * 1000:.1f} ms at best")


def options_of(arguments):
    parser = argparse.ArgumentParser(prog="./dev bench", description="Measures Rung against floors, and says which bounds hold.")
    parser.add_argument("--customers", type=int, default=100_000, help="of the fleets (default: 100000)")
    parser.add_argument("--entries", type=int, default=10_000, help="of the large rule set, ten paths each (default: 10000)")
    parser.add_argument("--rounds", type=int, default=5, help="of which the median is taken (default: 5)")
    parser.add_argument("--only", metavar="NAME", choices=sorted(MEASUREMENTS), help=f"one of {', '.join(MEASUREMENTS)}")
    parser.add_argument("--record", action="store_true", help="writes bench/RESULTS.md")
    options = parser.parse_args(arguments)
    if options.customers < 40 or options.entries < 100 or options.rounds < 1:
        parser.error("--customers is 40 or more, --entries 100 or more, --rounds 1 or more")
    if options.record and options.only:
        parser.error("--record is of all that is measured, not of one --only")
    return options


MEASUREMENTS = {"memory": in_memory, "ndjson": ndjson, "workers": workers, "yaml": yaml,
                "size": size_in_memory, "size-end": size_end_to_end, "loading": loading, "start": first_answer}


def main(arguments):
    options = options_of(arguments)
    results = []
    disturbed = busy()
    print_title(disturbed)
    for name, measurement in MEASUREMENTS.items():
        for result in measurement(options) if options.only in (None, name) else ():
            results.append(result)
            print_result(result)
    if options.record:
        record(options, results, disturbed)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except CannotMeasure as reason:
        sys.exit(f"bench: {reason}")
