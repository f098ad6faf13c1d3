# SPDX-License-Identifier: Apache-2.0
"""The table of what was measured, on the terminal and in bench/RESULTS.md."""
import datetime
import os
import pathlib
import re
import subprocess

RESULTS = pathlib.Path("bench/RESULTS.md")
INSTRUCTIONS = pathlib.Path("tests/cost/instructions.txt")


def busy():
    """What else goes on, in words; empty where that is next to nothing. To be asked before anything is measured."""
    load = os.getloadavg()[0]
    return f"the machine was busy with other work (load average {load:.1f})" if load > 0.5 else ""


def print_title(disturbed):
    if disturbed:
        print(f"bench: {disturbed}; times, and those of workers above all, are not what they would be")
    print(f"{'':<64} {'MEASURED':>20}  {'ASKED FOR':<14} HOLDS", flush=True)


def print_result(result):
    print(f"{result.what:<64} {result.measured():>20}  {result.asked():<14} {'yes' if result.holds() else 'NO'}\n    {result.detail}", flush=True)


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return "of unknown kind"


def memory():
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"{pages / 2**30:.0f} GiB"


def cached(name):
    """What CMake has found, or was told."""
    text = pathlib.Path("build/release/CMakeCache.txt").read_text(encoding="utf-8")
    found = re.search(rf"^{name}:[A-Z]+=(.*)$", text, re.MULTILINE)
    return found[1] if found else ""


def compiler():
    said = subprocess.run([cached("CMAKE_CXX_COMPILER"), "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout
    build_type = cached("CMAKE_BUILD_TYPE")
    return f"{said.splitlines()[0]}, {cached(f'CMAKE_CXX_FLAGS_{build_type.upper()}')}"


def record(options, results, disturbed):
    lines = [
        "# What was measured", "",
        "`./dev bench --record` has written this file. Times are of whole processes, from their start to their end, as user and system time,",
        "output to /dev/null, one thread, but where two workers, loading or the start are measured: there it is the time that went by. Each floor",
        "runs in the same breath as what is held against it, and what is given is the median of the ratios of all rounds. What is measured",
        "how: [README.md](README.md).", "",
        f"- {datetime.date.today()}, {processor()}, {os.cpu_count()} processors, {memory()}",
        f"- {compiler()}",
        *([f"- {disturbed}"] if disturbed else []),
        f"- {options.customers:,} customers, {options.entries:,} entries in the large rule set, {options.rounds} rounds", "",
        "| what | measured | asked for | holds | |", "| --- | ---: | --- | --- | --- |",
    ]
    lines += [f"| {each.what} | {each.measured()} | {each.asked()} | {'yes' if each.holds() else '**no**'} | {each.detail} |" for each in results]
    lines += counted_instructions()
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"\n{RESULTS} is written")


def counted_instructions():
    """What the test run holds, as recorded there."""
    counts = [line.split() for line in INSTRUCTIONS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return ["", "## Instructions", "",
            f"Callgrind's counts for a fixed small fleet, which the test `instructions` holds ([{INSTRUCTIONS}](../{INSTRUCTIONS})):", "",
            "| what | instructions a decision |", "| --- | ---: |", *(f"| {' '.join(words[:-1])} | {words[-1]} |" for words in counts)]
