# SPDX-License-Identifier: Apache-2.0
"""Whole processes and what they took, and the bounds that are asked of it."""
import os
import statistics
import subprocess
import time


class CannotMeasure(Exception):
    pass


class Usage:
    """What a process took, from its start to its end."""

    def __init__(self, wall, cpu, peak):
        self.wall, self.cpu, self.peak = wall, cpu, peak  # seconds, user and system; MB


def start(command):
    return subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def run(command):
    """Output goes to /dev/null. Whoever ends with anything but 0 has not done what is measured."""
    begun = time.perf_counter()
    process = start(command)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise CannotMeasure(f"`{' '.join(map(str, command))}` ends with {process.returncode}")
    return Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)


def said_by(command):
    done = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise CannotMeasure(f"`{' '.join(map(str, command))}` ends with {done.returncode}")
    return done.stdout


class Result:
    """A line of the table. `bound` is the number asked for: at most that, or with `at_least` no less."""

    def __init__(self, what, value, bound, unit, detail, at_least=False):
        self.what, self.value, self.bound, self.unit, self.detail, self.at_least = what, value, bound, unit, detail, at_least

    def holds(self):
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def measured(self):
        return f"{self.value:.{digits(self.value)}f} {self.unit}"

    def asked(self):
        return f"{'at least' if self.at_least else 'at most'} {self.bound:g}"


def digits(value):
    return 2 if value < 20 else 1 if value < 100 else 0


def seconds(value):
    return f"{value:.2f} s" if value >= 0.1 else f"{value * 1000:.1f} ms"


def median_of_ratios(pairs):
    """Of each pair, taken in one breath, the first over the second."""
    return statistics.median(mine / floor for mine, floor in pairs)


def medians(pairs):
    return statistics.median(mine for mine, _ in pairs), statistics.median(floor for _, floor in pairs)
