# SPDX-License-Identifier: Apache-2.0
"""Runs the executable on hostile inputs, each under a limit of memory and of time, and wants a diagnostic or a stated result."""
import os
import resource
import shutil
import subprocess
import tempfile
import threading

SECONDS = 60  # of one run; machines that test are slow and busy, and nothing here is to take longer than a few
MEMORY = 512 << 20
DAY = ["--as-of", "2026-11-22"]

RULES = """package hostile { title en "Hostile" languages en }
enum status { active, closed "gone" }
open catalog plan { title : text  seats : range of int }
plan small { title = "Small" seats = 1..10 }
plan large { title = "Large" seats = 5..500 }
record sub {
  key id : text   plan : plan   status : status   seats : int   price : decimal?   since : date?
  release : version?   tags : set of text = {}   flags : set of status = {}   paid : bool?
}
record home { city : text? }
snapshot { customer : text   home : home?   subs : list of sub }
subject sub in subs at plan
upgrade small -> large
require active {
  check   sub.status == active and sub.seats in target.seats
  code    NotActive
  message "{customer}: {sub.id} is {sub.status} with {sub.seats}."
}
require rest {
  check   no s in subs where s != sub and s.id == "taken" and s.tags overlaps sub.tags and s.flags overlaps sub.flags
  message "{s.id}"
}
require priced { when sub.price is present check sub.price < 1000.0 message "{sub.price}" }
require dated { when sub.since is present check sub.since < 2030-01-01 message "{sub.since}" }
require new_enough { when sub.release is present check sub.release < version("9.9") message "{sub.release}" }
require paid { when sub.paid is present check sub.paid message "unpaid" }
require housed { when home is present and home.city is present check home.city != "" message "{home.city}" }
"""


class Case:
    """`files`: texts or bytes by name; `stdin`: bytes, or what yields them; `want`: what standard output and error hold."""

    def __init__(self, name, arguments, code, want=(), files=None, stdin=b"", memory=MEMORY, prepare=None):
        self.name, self.arguments, self.code, self.want = name, arguments, code, [want] if isinstance(want, str) else list(want)
        self.files, self.stdin, self.memory, self.prepare = files or {}, stdin, memory, prepare


def feed(pipe, stdin):
    try:
        for part in [stdin] if isinstance(stdin, bytes) else stdin():
            pipe.write(part)
        pipe.close()
    except BrokenPipeError:
        pass  # it has seen enough


def run(case, executable, folder, limited):
    for name, text in {"rules/h.rung": RULES, **case.files}.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
    if case.prepare:
        case.prepare(folder)

    def limit():
        if limited:
            resource.setrlimit(resource.RLIMIT_AS, (case.memory, case.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    process = subprocess.Popen([executable, *case.arguments], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, preexec_fn=limit)
    writer = threading.Thread(target=feed, args=(process.stdin, case.stdin), daemon=True)
    writer.start()
    process.stdin = None
    try:
        out, err = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return [f"takes longer than {SECONDS} seconds"]
    said = (out + err).decode("utf-8", "backslashreplace")
    wrong = []
    if process.returncode != case.code:
        wrong.append(f"ends with {process.returncode} instead of {case.code}")
    if process.returncode in (1, 2) and not said.strip():
        wrong.append("says nothing")
    wrong += [f"does not say `{text}`" for text in case.want if text not in said]
    try:
        (out + err).decode("utf-8")
    except UnicodeDecodeError:
        wrong.append("writes what is no UTF-8")
    if any(ord(c) < 32 and c not in "\n\t" for c in said):
        wrong.append("writes control characters")
    return [f"{text}\n{said[:1500]}" for text in wrong]


def run_all(cases, executable, limited):
    """Returns the names of the cases that went wrong."""
    failed, names = [], set()
    for case in cases:
        assert case.name not in names, f"two cases are named {case.name}"
        names.add(case.name)
        folder = tempfile.mkdtemp(prefix="rung-hostile-")
        try:
            for text in run(case, executable, folder, limited):
                failed.append(case.name)
                print(f"{case.name}: {text}\n")
        finally:
            shutil.rmtree(folder)
    return failed
