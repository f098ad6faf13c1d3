# SPDX-License-Identifier: Apache-2.0
"""compatibility.py RUNG SOURCES: holds the fields of JSON output, the codes and the exit codes against what is promised beside this file.

With UPDATE_GOLDEN=1 in the environment the promises are written anew."""
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
UPDATE = "UPDATE_GOLDEN" in os.environ
ADVICE = """{} is not what docs/compatibility.md promises: scripts may rely on what was there.
If the change is meant, decide what it does to the version number as that page says, run this test with UPDATE_GOLDEN=1 in the
environment, read the difference, and commit it with the change that made it."""

RULES = """package plans { title en "Plans" languages en effective 2020-01-01..2029-12-31 }
enum status { active, closed }
catalog plan { title : text  seats : range of int }
plan small { title = "Small" seats = 1..10 }
plan medium { title = "Medium" seats = 1..50 }
plan large { title = "Large" seats = 5..500 }
record subscription { key id : text  plan : plan  status : status  seats : int  paid : bool  price : decimal? }
snapshot { customer : text  subscriptions : list of subscription  limit : int }
request { seats : int? }
subject subscription in subscriptions at plan
define wanted = request.seats otherwise subscription.seats
upgrade small -> medium, large
upgrade medium -> large when subscription.paid
extend small
require active {
  check   subscription.status == active
  message en "{subscription.id} is {subscription.status}."
  remedy  en "Reactivate it."
}
require fits { check wanted in target.seats message en "{target}: {target.seats}." }
require sum_fits { check wanted * 4611686018427387904 > 0 message en "No." }
require others { check no s in subscriptions where s != subscription and s.status == closed and s.seats > 3 message en "{s.id}" }
require below { check subscription.price is absent or subscription.price < limit * 1.0 message en "{limit}" }
advise paid { when subscription.paid message en "Paid." }
effect upgrade { subscription.plan = target  subscription.seats = wanted  subscription.price = 1.5 }
"""
SNAPSHOT = """customer: c
subscriptions:
  - {id: a, plan: small, status: active, seats: 4}
  - {id: b, plan: medium, status: closed, seats: 20, price: 2.5}
  - {id: c, plan: small, status: active, seats: 1, paid: true}
  - {id: d, status: active, seats: 1, paid: true}
"""
TESTS = """as_of: 2026-11-22
snapshot: ../s.yaml
cases:
  - {name: right, subject: a, expect: {large: ineligible}}
  - {name: wrong, subject: a, expect: {large: {outcome: eligible}}}
  - {name: broken, subject: nobody, expect: {large: eligible}}
"""
FILES = {
    "rules/p.rung": RULES,
    "s.yaml": SNAPSHOT,
    "good.yaml": SNAPSHOT.replace("status: closed, seats: 20, price: 2.5", "status: active, seats: 20, paid: true") + "limit: 5\n",
    "bad.ndjson": '{"customer": []}\n{"customer": 3, "subscriptions": [{"seats": 1}, {}]}\n',
    "tested/p.rung": RULES,
    "tested/t.test.yaml": TESTS,
    "fine/p.rung": RULES,
    "fine/t.test.yaml": "".join(TESTS.splitlines(True)[:4]),
    "wrong/p.rung": RULES.replace("status == active", "status == actve") + "require active { check true message \"x\" }\n",
    "changed/p.rung": RULES.replace("seats = 1..10", "seats = 1..3").replace("Reactivate it.", "Reactivate.").replace("upgrade small -> medium, large", "upgrade small -> medium")
                      + "require more { check subscription.seats > 1 message \"m\" }\n",
}

DAY = "--as-of 2026-11-22"
SHAPES = {
    "eval": [f"eval rules s.yaml good.yaml bad.ndjson --format json --detail full --effects --request seats=1 {DAY}", f"eval rules s.yaml good.yaml --format json --detail full --effects {DAY}"],
    "eval-texts": [f"eval rules s.yaml good.yaml --format json --effects {DAY}"],
    "eval-codes": [f"eval rules s.yaml good.yaml --format json --detail codes {DAY}"],
    "eval-ndjson": [f"eval rules s.yaml good.yaml bad.ndjson --format ndjson --detail full --effects {DAY}"],
    "eval-summary": [f"eval rules s.yaml good.yaml bad.ndjson --summary --format json {DAY}"],
    "explain": [f"explain rules s.yaml --subject {subject} --to large --format json {DAY}" for subject in "abc"],
    "check": ["check wrong rules --format json"],
    "check-sarif": ["check wrong rules --format sarif"],
    "test": ["test tested --format json"],
    "test-coverage": ["test fine --coverage --format json"],
    "test-mutate": ["test fine --mutate --format json"],
    "diff": [f"diff rules changed s.yaml good.yaml --format json {DAY}"],
}
# Runs whose receipts are looked at, and what happens to their files afterwards: None, and there is no such file any more.
RECEIPTS = {
    "held.json": (f"eval rules good.yaml bad.ndjson --format ndjson --output held --receipt held.json {DAY}", {}),
    "other.json": (f"eval rules then.yaml longer.yaml gone.yaml folder.yaml --format ndjson --output other --receipt other.json {DAY}",
                   {"then.yaml": SNAPSHOT.replace("seats: 4", "seats: 5"), "longer.yaml": SNAPSHOT + "# more\n", "gone.yaml": None, "folder.yaml": None, "folder.yaml/s.yaml": SNAPSHOT, "other": "other\n"}),
    "spoilt.json": (f"eval rules good.yaml --format ndjson --output spoilt --receipt spoilt.json {DAY}", {"spoilt": "other\n"}),
}
SHAPES.update({
    "receipt": [f"eval rules good.yaml --output o --receipt /dev/stdout {DAY}",
                f"eval rules good.yaml --root . --output o --receipt /dev/stdout --subject a --to large --request seats=1 --lang en --input yaml {DAY}"],
    "verify": ["verify held.json --format json", "verify held.json --format json --rules changed", "verify other.json --format json --against other",
               "verify spoilt.json --format json --against spoilt"],
})
TEXTS = {
    "eval-yaml": f"eval rules s.yaml bad.ndjson --format yaml --detail full {DAY}",
    "eval-csv": f"eval rules s.yaml bad.ndjson --format csv {DAY}",
}
EXIT_CODES = {
    f"eval rules s.yaml {DAY}": 0, f"eval rules bad.ndjson {DAY}": 1, f"eval rules s.yaml --subject nobody {DAY}": 1, "eval wrong s.yaml": 2, "eval rules gone.yaml": 2,
    f"eval rules s.yaml --to nothing {DAY}": 2, f"eval rules s.yaml --request nothing=1 {DAY}": 2, "eval rules s.yaml --as-of 1999-01-01": 2, "eval rules": 2,
    f"explain rules s.yaml --subject a --to large {DAY}": 0, f"explain rules s.yaml --subject nobody --to large {DAY}": 1, f"ask rules s.yaml customer {DAY}": 0,
    f"ask rules s.yaml limit {DAY}": 0, f"ask rules s.yaml nobody {DAY}": 2, "check rules": 0, "check wrong": 1, "check gone": 2, "fmt rules --check": 1, "fmt gone": 2,
    "test fine": 0, "test tested": 1, "test wrong": 2, "test gone": 2, "diff rules changed": 0, "diff rules changed --exit-code": 1, "diff rules rules --exit-code": 0, "diff rules wrong": 2,
    "verify held.json": 0, "verify held.json --rules changed": 1, "verify other.json": 1, "verify s.yaml": 2, "verify gone": 2, "verify held.json --rules gone": 2,
    "--version": 0, "--help": 0, "nothing": 2,
}


def kind(value):
    return {bool: "boolean", int: "number", float: "number", str: "string", type(None): "null"}[type(value)]


class Shape:
    """Of all values seen at one place: their kinds, and of objects the fields, in order, and how many of the objects have each."""

    def __init__(self):
        self.kinds, self.objects, self.fields, self.items = [], 0, {}, None

    def add(self, value):
        name = "object" if isinstance(value, dict) else "array" if isinstance(value, list) else kind(value)
        if name not in self.kinds:
            self.kinds.append(name)
        if isinstance(value, dict):
            self.objects += 1
            for key, item in value.items():
                shape, count = self.fields.get(key, (Shape(), 0))
                shape.add(item)
                self.fields[key] = (shape, count + 1)
        if isinstance(value, list):
            self.items = self.items or Shape()
            for item in value:
                self.items.add(item)

    def lines(self, path):
        yield f"{path}: {' or '.join(sorted(self.kinds)) or 'never anything'}"
        for key, (shape, count) in self.fields.items():
            yield from shape.lines(f"{path}.{key}{'?' if count < self.objects else ''}")
        if self.items:
            yield from self.items.lines(f"{path}[]")


def run(command, folder):
    return subprocess.run([os.path.abspath(sys.argv[1]), *command.split()], cwd=folder, capture_output=True, timeout=120)


def shape_of(commands, folder):
    shape = Shape()
    for command in commands:
        text = run(command, folder).stdout.decode()
        for value in [json.loads(line) for line in text.splitlines()] if "ndjson" in command.split() else [json.loads(text)]:
            shape.add(value)
    return "".join(line + "\n" for line in shape.lines("$"))


def codes(sources):
    """Those of diagnostics, snapshots' errors, lints and tests, as the sources spell them."""
    found = set()
    for part in ("grammar", "engine", "cli"):
        for folder, _, names in os.walk(os.path.join(sources, part)):
            for name in names:
                if name.endswith((".cpp", ".hpp")):
                    with open(os.path.join(folder, name), encoding="utf-8") as file:
                        found.update(re.findall(r'"([RSLT][0-9]{3})"', file.read()))
    return "".join(code + "\n" for code in sorted(found))


failed = False


def hold(name, text):
    global failed
    path = os.path.join(HERE, name)
    promised = ""
    if os.path.exists(path):
        with open(path, encoding="utf-8", newline="") as file:
            promised = file.read()
    if text == promised:
        return
    if UPDATE:
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        print(f"{name} is written anew")
        return
    failed = True
    print(ADVICE.format(name), end="\n\n")
    print("".join(difflib.unified_diff(promised.splitlines(True), text.splitlines(True), f"promised/{name}", f"found/{name}")))


with tempfile.TemporaryDirectory(prefix="rung-compatibility-") as desk:
    for file_name, content in FILES.items():
        where = os.path.join(desk, file_name)
        os.makedirs(os.path.dirname(where), exist_ok=True)
        with open(where, "w", encoding="utf-8") as written:
            written.write(content)
    for receipt, (command, changes) in RECEIPTS.items():
        for file_name in changes:
            if not file_name.endswith(".yaml") or "/" in file_name:
                continue
            with open(os.path.join(desk, file_name), "w", encoding="utf-8") as written:
                written.write(SNAPSHOT)
        run(command, desk)
        for file_name, content in changes.items():
            where = os.path.join(desk, file_name)
            if content is None:
                os.remove(where)
                continue
            os.makedirs(os.path.dirname(where), exist_ok=True)
            with open(where, "w", encoding="utf-8") as written:
                written.write(content)
    for title, all_commands in SHAPES.items():
        hold(f"{title}.shape", shape_of(all_commands, desk))
    for title, one in TEXTS.items():
        hold(f"{title}.txt", run(one, desk).stdout.decode())
    hold("codes.txt", codes(sys.argv[2]))
    for one, code in EXIT_CODES.items():
        ended = run(one, desk)
        if ended.returncode != code:
            failed = True
            print(f"`rung {one}` ends with {ended.returncode}, and {code} is promised\n{ended.stderr.decode()}")
sys.exit(1 if failed else 0)
