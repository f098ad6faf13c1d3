# SPDX-License-Identifier: Apache-2.0
"""Says how much of grammar/ and engine/ the tests reach, from llvm-cov's export in lcov's form, and lists what they do not
reach under the reasons that unreached.txt gives. Ends with 1 where less is reached than is wanted, or a reason is out of date."""
import argparse
import os
import re
import sys
from collections import defaultdict

WANTED = {"lines": 97.0, "branches": 90.0}


class File:
    """What ran of one file: `lines` counts runs; `branches` has, by line, pairs of how often a condition was true and false."""

    def __init__(self):
        self.lines, self.branches = {}, defaultdict(dict)


def read_export(path):
    files, file = {}, None
    with open(path, encoding="utf-8") as export:
        for record in export:
            kind, _, rest = record.rstrip("\n").partition(":")
            if kind == "SF":
                file = files.setdefault(os.path.relpath(rest), File())
            elif kind == "DA":
                line, count = rest.split(",")[:2]
                file.lines[int(line)] = int(count)
            elif kind == "BRDA":
                line, block, branch, count = rest.split(",")
                at = (int(block), int(branch))
                file.branches[int(line)][at] = 0 if count == "-" else int(count)
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


def sides(branches):
    """What of a line's conditions did not happen."""
    missing = {("true", "false")[branch % 2] for (_, branch), count in branches.items() if count == 0}
    return "/".join(sorted(missing, reverse=True))


def share(part, whole):
    return 100.0 * part / whole if whole else 100.0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("export")
    parser.add_argument("reasons")
    arguments = parser.parse_args()
    files, reasons = read_export(arguments.export), read_reasons(arguments.reasons)
    unexplained = Reason("no reason is given")
    counts = defaultdict(lambda: [0, 0, 0, 0])
    for name, file in sorted(files.items()):
        with open(name, encoding="utf-8") as source:
            text = source.read().split("\n")
        lines, sides_of = defaultdict(list), defaultdict(list)
        for line, count in file.lines.items():
            if count == 0:
                lines[reason_for(reasons, name, text[line - 1]) or unexplained].append(line)
        for line, branches in file.branches.items():
            missing = sides(branches)
            if missing and file.lines.get(line, 1) > 0:
                sides_of[reason_for(reasons, name, text[line - 1]) or unexplained].append(f"{line} {missing}")
        for reason in {*lines, *sides_of}:
            said = [f"lines {spans(lines[reason])}"] if lines[reason] else []
            said += [f"never {', '.join(sides_of[reason])}"] if sides_of[reason] else []
            reason.found.append((name, "; ".join(said)))
        all_branches = [count for branches in file.branches.values() for count in branches.values()]
        for folder in {name.split("/")[0], "/".join(name.split("/")[:-1]), "all"}:
            count = counts[folder]
            count[0] += sum(1 for runs in file.lines.values() if runs)
            count[1] += len(file.lines)
            count[2] += sum(1 for runs in all_branches if runs)
            count[3] += len(all_branches)

    for reason in [*reasons, unexplained]:
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
                failed = True
    for folder in ("grammar", "engine"):
        reached, lines, taken, branches = counts[folder]
        for kind, percent in (("lines", share(reached, lines)), ("branches", share(taken, branches))):
            if percent < WANTED[kind] or not lines:
                print(f"{percent:.2f} % of {folder}'s {kind} are reached, {WANTED[kind]:.0f} % are wanted", file=sys.stderr)
                failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
