# SPDX-License-Identifier: Apache-2.0
"""Holds the instructions that decisions take against those on record, so that slower is noticed, and faster is written down."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

RECORD = pathlib.Path("tests/cost/instructions.txt")
TOLERANCE = 0.05  # what the C library does for processors of other makes
OF_SIZE = 0.02  # what decisions may take more where rules are more that they do not need

HEAD = """# SPDX-License-Identifier: Apache-2.0
# Instructions a decision, as Callgrind counts them, of a fixed small fleet; the test `instructions` holds them.
# UPDATE_GOLDEN=1 ctest --preset debug -R '^instructions$' writes this file.
"""


def dumps(folder):
    """What was counted, by the name that the program gave it."""
    counts = {}
    for path in pathlib.Path(folder).iterdir():
        text = path.read_text(encoding="utf-8")
        name = re.search(r"^desc: Trigger: Client Request: (.*)$", text, re.MULTILINE)
        total = re.search(r"^(?:summary|totals): (\d+)", text, re.MULTILINE)
        if name and total:
            counts[name[1]] = int(total[1])
    return counts


def counted(valgrind, program, rules):
    with tempfile.TemporaryDirectory(prefix="rung-cost-") as folder:
        done = subprocess.run(
            [valgrind, "--tool=callgrind", "--instr-atstart=no", "--quiet", f"--callgrind-out-file={folder}/counts", program, rules],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{program} under {valgrind} ends with {done.returncode}\n{done.stderr}")
        totals = dumps(folder)
    decisions = dict(line.split("\t") for line in done.stdout.splitlines())
    if not decisions or set(decisions) != set(totals):
        sys.exit(f"decided: {sorted(decisions)}; counted: {sorted(totals)}")
    return {name: round(totals[name] / int(made)) for name, made in decisions.items()}


def recorded():
    lines = [line for line in RECORD.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {line.rpartition(" ")[0].strip(): int(line.rpartition(" ")[2]) for line in lines}


def differences(counts, record):
    if set(counts) != set(record):
        yield f"counted: {sorted(counts)}; on record: {sorted(record)}"
        return
    for name, now in counts.items():
        change = now / record[name] - 1
        if change > TOLERANCE:
            yield f"{name}: {now} instructions a decision, {change:+.0%} of the {record[name]} on record: find out what has made it slower"
        elif change < -TOLERANCE:
            yield f"{name}: {now} instructions a decision, {change:+.0%} of the {record[name]} on record: write that down (UPDATE_GOLDEN=1)"


def main(valgrind, program, rules):
    counts = counted(valgrind, program, rules)
    for name, now in counts.items():
        print(f"{name:<28} {now:>6}")
    if os.environ.get("UPDATE_GOLDEN"):
        RECORD.write_text(HEAD + "".join(f"{name:<28} {now:>6}\n" for name, now in counts.items()), encoding="utf-8")
    failures = list(differences(counts, recorded()))
    few, many = counts["decide with 10 paths"], counts["decide with 1000 paths"]
    if many > few * (1 + OF_SIZE):
        failures.append(f"{many} instructions a decision where there are 1000 paths, {few} where there are the 10 that are needed")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
