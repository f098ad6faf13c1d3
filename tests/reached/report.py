# SPDX-License-Identifier: Apache-2.0
"""Says how much of grammar/ and engine/ the tests reach, and lists what they do not reach under the reasons that unreached.txt gives.
Ends with 1 where less is reached than is wanted. Reads two exports of llvm-cov: lcov's form counts
lines; its own tells conditions apart by their columns, so that those of a template are counted once and not once a use."""
import argparse
import json
import os
import re
import sys
from collections import defaultdict

WANTED = {"lines": 97.0, "branches": 90.0}


class File:
    """What ran of one file: `lines` counts runs; `branches` has, by the place of a condition, how often it was true and false."""

    def __init__(self, name):
        self.lines, self.branches = {}, {}
        with open(name, encoding="utf-8") as source:
            self.text = source.read().split("\n")

    def add_branch(self, place, true, false):
        line = self.text[place[0] - 1].encode()
        # What no case of a switch names: all enumerators have one, which the compiler sees to.
        if line[: place[1] - 1].rstrip().endswith(b"switch ("):
            return
        # What is settled when it is compiled: for a template, by its argument.
        condition = line[place[1] - 1 : place[3] - 1]
        if b"if constexpr (" in line[: place[1] - 1] or re.fullmatch(rb"true|!?[A-Z]\w*::[a-z]\w*", condition):
            return
        counts = self.branches.setdefault(place, [0, 0])
        counts[0] += true
        counts[1] += false

    def is_behind_switch(self, line):
        """Whether it follows a switch, whose first and last line are as far in as it."""
        if line < 3 or self.text[line - 2].strip() != "}":
            return False
        opening = " " * (len(self.text[line - 1]) - len(self.text[line - 1].lstrip()))
        if not self.text[line - 2].startswith(opening + "}"):
            return False
        above = (text for text in reversed(self.text[: line - 2]) if text.strip())
        return next((text for text in above if not text.startswith(opening + " ")), "").startswith(opening + "switch (")

    def missing_sides(self):
        """By line, what never came of its conditions."""
        missing = defaultdict(set)
        for (line, *_), counts in self.branches.items():
            if self.lines.get(line, 1) > 0:
                missing[line] |= {side for side, count in zip(("true", "false"), counts) if count == 0}
        return {line: "/".join(sorted(sides, reverse=True)) for line, sides in missing.items() if sides}


def read_exports(lcov, own):
    files, file = {}, None
    with open(lcov, encoding="utf-8") as export:
        for record in export:
            kind, _, rest = record.rstrip("\n").partition(":")
            if kind == "SF":
                name = os.path.relpath(rest)
                file = files.setdefault(name, File(name))
            elif kind == "DA":
                line, count = rest.split(",")[:2]
                file.lines[int(line)] = int(count)
    with open(own, encoding="utf-8") as export:
        for exported in json.load(export)["data"][0]["files"]:
            for *place, true, false, _, _, _ in exported["branches"]:
                files[os.path.relpath(exported["filename"])].add_branch(tuple(place), true, false)
    return files


class Reason:
    """A paragraph of unreached.txt: text, and below it, indented, files and what the line looks like."""

    def __init__(self, text):
        self.text, self.patterns, self.found = text, [], []


def read_reasons(path):
    reasons, text = [], []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.startswith("#") or not line.strip():
                text = []
            elif not line.startswith(" "):
                if not text:
                    reasons.append(Reason(""))
                text.append(line.strip())
                reasons[-1].text = " ".join(text)
            else:
                where, _, what = line.strip().partition("  ")
                reasons[-1].patterns.append([number, re.compile(where.replace("*", ".*") + "$"), re.compile(what.strip()), 0])
    return reasons


def reason_for(reasons, name, text):
    for reason in reasons:
        for pattern in reason.patterns:
            if pattern[1].match(name) and pattern[2].search(text):
                pattern[3] += 1
                return reason
    return None


def spans(numbers):
    """1, 2, 3, 7 as `1-3, 7`."""
    found = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in found)


def share(part, whole):
    return 100.0 * part / whole if whole else 100.0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("lcov", "own", "reasons"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    files, reasons = read_exports(arguments.lcov, arguments.own), read_reasons(arguments.reasons)
    behind_switch = Reason("A switch names every enumerator, and each case returns: what follows is there for the compiler.")
    unexplained = Reason("No reason is given.")
    counts = defaultdict(lambda: [0, 0, 0, 0])
    for name, file in sorted(files.items()):
        lines, sides = defaultdict(list), defaultdict(list)
        for line in (line for line, runs in file.lines.items() if runs == 0):
            known = behind_switch if file.is_behind_switch(line) else reason_for(reasons, name, file.text[line - 1])
            lines[known or unexplained].append(line)
        for line, missing in sorted(file.missing_sides().items()):
            sides[reason_for(reasons, name, file.text[line - 1]) or unexplained].append(f"{line} {missing}")
        for reason in {*lines, *sides}:
            said = [f"lines {spans(lines[reason])}"] if lines[reason] else []
            said += [f"never {', '.join(sides[reason])}"] if sides[reason] else []
            reason.found.append((name, "; ".join(said)))
        all_branches = [count for counts in file.branches.values() for count in counts]
        for folder in {name.split("/")[0], os.path.dirname(name), "all"}:
            count = counts[folder]
            count[0] += sum(1 for runs in file.lines.values() if runs)
            count[1] += len(file.lines)
            count[2] += sum(1 for runs in all_branches if runs)
            count[3] += len(all_branches)

    for reason in [behind_switch, *reasons, unexplained]:
        if reason.found:
            print(reason.text)
            for name, what in reason.found:
                print(f"  {name}: {what}")
            print()
    print(f"{'reached':24} {'lines':>22} {'branches':>22}")
    for folder in sorted(counts, key=lambda name: (name == "all", name)):
        reached, lines, taken, branches = counts[folder]
        print(f"{folder:24} {share(reached, lines):7.2f} % {reached:5} of {lines:5} {share(taken, branches):7.2f} % {taken:5} of {branches:5}")

    failed = not files
    for reason in reasons:
        for number, where, what, uses in reason.patterns:
            if not uses:
                print(f"{arguments.reasons}:{number}: all of that is reached", file=sys.stderr)
    for folder in ("grammar", "engine"):
        reached, lines, taken, branches = counts[folder]
        for kind, percent in (("lines", share(reached, lines)), ("branches", share(taken, branches))):
            if percent < WANTED[kind] or not lines:
                print(f"{percent:.2f} % of {folder}'s {kind} are reached, {WANTED[kind]:.0f} % are wanted", file=sys.stderr)
                failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
