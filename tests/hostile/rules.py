# SPDX-License-Identifier: Apache-2.0
"""Hostile rule sets: texts that break the parser, includes that lead elsewhere, and rules that multiply."""
import os

from harness import DAY, RULES, Case

MANY = 1_000_000
HEAD = RULES


def check(name, text, code, want=(), prepare=None, files=None, memory=None, arguments=("rules",)):
    given = {"rules/h.rung": text, **(files or {})} if text is not None else files or {}
    case = Case(name, ["check", *arguments], code, want, given, prepare=prepare)
    if memory:
        case.memory = memory
    return case


def texts():
    cases = []
    for open_, close in [("(", ")"), ("not ", ""), ("- ", ""), ("{", "}"), ("size(", ")"), ("if true then 1 else ", ""), ("some v in subs where ", "")]:
        cases.append(check(f"a million `{open_}`", f"{HEAD}\ndefine d = " + open_ * MANY, 1, "error[R0", memory=1 << 30))
        cases.append(check(f"a hundred thousand `{open_}`, closed", f"{HEAD}\ndefine d = " + open_ * 100_000 + "1" + close * 100_000, 1, "R009"))
    for name, text, want in [
            ("a NUL", f"{HEAD}\n\0", "R002"), ("invalid UTF-8", HEAD.encode() + b"\xff\xfe", "R002"), ("half a character", HEAD.encode() + b"# \xe2\x82\n", "R002"),
            ("a surrogate", HEAD.encode() + b"# \xed\xa0\x80\n", "R002"), ("UTF-16", HEAD.encode("utf-16"), "R0"),
            ("a byte order mark in the middle", f"{HEAD}\n\N{BOM}define d = 1", "R002"), ("text that turns round", f"{HEAD}\ndefine d\u202e = 1", "R002"),
            ("a string without an end", f'{HEAD}\ndefine d = "abc', "R003"), ("an escape that is none", f'{HEAD}\ndefine d = "\\q"', "R004"),
            ("an escape of a surrogate", f'{HEAD}\ndefine d = "\\u{{D800}}"', "R004"), ("an escape beyond Unicode", f'{HEAD}\ndefine d = "\\u{{110000}}"', "R004"),
            ("a number beyond every range", f"{HEAD}\ndefine d = " + "9" * 100_000, "R240"), ("too many digits", f"{HEAD}\ndefine d = 1.1234567", "R005"),
            ("a date that is none", f"{HEAD}\ndefine d = 2023-02-29", "R006"), ("a statement a thousand times", f"{HEAD}\n" + "upgrade large -> small\n" * 1000, "R281"),
            ("a hundred thousand broken statements", f"{HEAD}\n" + "define = \n" * 100_000, "R001"),
            ("a line of a million characters", f"{HEAD}\ndefine d = nobody + " + "x" * MANY, "R200"),
            ("nothing", "", "R100"), ("a comment alone", "#" * 100_000, "R100"), ("half a statement", HEAD[:200], "error[R0")]:
        cases.append(check(f"rules: {name}", text, 1, want, memory=1 << 30))
    cases.append(check("rules: a byte order mark at the start", "\N{BOM}" + HEAD, 0))
    cases.append(check("rules: control characters in a message", f'{HEAD}\nadvise a {{ message "\x1b[2J" }}', 0, "L042"))
    cases.append(check("rules: CRLF", HEAD.replace("\n", "\r\n"), 0))
    cases.append(check("rules: a comment of megabytes", HEAD + "\n# " + "x" * (4 << 20) + "\n", 0))
    return cases


def growth():
    doubling = "".join(f"define d{i} = d{i - 1} + d{i - 1}\n" for i in range(1, 61))
    records = "".join(f"record r{i} {{ a : r{i - 1}  b : r{i - 1} }}\n" for i in range(1, 60))
    offers = "".join(f'plan o{i} {{ title = "x" seats = 1..2 }}\n' for i in range(3300))
    quantifiers = "".join(f"some v{i} in subs where v{i}.seats > 1 and " for i in range(25))
    snapshot = '{"customer": "c", "subs": [' + ", ".join(f'{{"id": "{i}", "plan": "small", "status": "active", "seats": 7}}' for i in range(200)) + "]}"
    nested = "some a in subs where some b in subs where some c in subs where some d in subs where some e in subs where some f in subs where " \
             "a.seats + b.seats + c.seats + d.seats + e.seats + f.seats == 1"
    pattern = lambda text: f'{HEAD}\nrequire m {{ check customer matches "{text}" message "m" }}'
    subs = '{"customer": "' + "a" * 100_000 + 'b", "subs": [{"id": "a", "plan": "small", "status": "active", "seats": 7}]}'
    return [
        check("defines that double", f"{HEAD}\ndefine d0 = size(subs)\n{doubling}", 1, "limit: expression size"),
        check("a define that needs itself", f"{HEAD}\ndefine d = d + 1", 1, "R190"),
        check("a ring of defines", f"{HEAD}\n" + "".join(f"define d{i} = d{(i + 1) % 1000}\n" for i in range(1000)), 1, "R190"),
        check("records that double", HEAD.replace("snapshot {", f"record r0 {{ x : int }}\n{records}\nsnapshot {{ r : r59  "), 1, "R128", memory=1 << 30),
        check("a record that holds itself", f"{HEAD}\nrecord r {{ r : r? }}", 1, "R127"),
        check("a path from everywhere to everywhere", f"{HEAD}\n{offers}\nupgrade * -> *", 1, "limit: paths", memory=1 << 30),
        check("twenty-five quantifiers in one another", f"{HEAD}\nrequire q {{ check {quantifiers} true message \"m\" }}", 0, "steps a decision"),
        check("defines that go a thousand deep", f"{HEAD}\ndefine e0 = size(subs)\n" + "".join(f"define e{i} = e{i - 1} + 1\n" for i in range(1, 1500)), 1, "limit: expression depth"),
        check("a regular expression that counts", pattern("((a{1000}){1000}){1000}"), 1, "R245"),
        check("a regular expression beyond its program's size", pattern("(x{1000}){1000}"), 1, "R245"),
        check("a regular expression with a look behind", pattern("(?<=a)b"), 1, "R245"),
        check("a regular expression with a back reference", pattern("(a)\\1"), 1, "R245"),
        Case("a regular expression that others take exponential time for", ["eval", "rules", "s.json", "--format", "ndjson", *DAY], 0, "eligible",
             {"rules/h.rung": pattern("(a+)+$"), "s.json": subs}),
        Case("six lists in one another", ["eval", "rules", "s.json", "--format", "ndjson", *DAY], 1, "S135",
             {"rules/h.rung": f'{HEAD}\nrequire n {{ check not ({nested}) message "m" }}', "s.json": snapshot}),
        check("an alternative a million times", pattern("|".join(["a"] * MANY)), 1, "R245", memory=1 << 30),
    ]


def link(name, target):
    def make(folder):
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        os.symlink(target, os.path.join(folder, name))
    return make


def pipe(folder):
    os.mkfifo(os.path.join(folder, "rules/z.rung"))


def sparse(size):
    def make(folder):
        with open(os.path.join(folder, "rules/z.rung"), "wb") as file:
            file.truncate(size)
    return make


def files():
    include = lambda path: f'{HEAD}\ninclude "{path}"\n'
    chain = {f"deep/f{i}.rung": f'include "f{i + 1}.rung"' for i in range(500)} | {"deep/f500.rung": ""}
    return [
        check("an include of itself", include("h.rung"), 0),
        check("includes in a circle", include("../shared/a.rung"), 0,
              files={"shared/a.rung": 'include "b.rung"', "shared/b.rung": 'include "a.rung"\ninclude "../rules/h.rung"\ninclude "../shared"'}),
        check("five hundred includes in a row", include("../deep/f0.rung"), 0, files=chain),
        check("an include that leaves the root", include("../../etc/passwd"), 1, "error[R08"),
        check("an include of an absolute path", include("/etc/passwd"), 1, "R081"),
        check("an include of a device", include("/dev/zero"), 1, "R081"),
        check("an include of nothing", include("gone.rung"), 1, "R080"),
        check("an include with a NUL", include("a\\u{0}b"), 1, "error[R0"),
        check("an include of a path of a million characters", include("x" * MANY), 1, "R080"),
        check("an include of ten thousand folders", include("../" * 10_000), 1, "error[R08"),
        check("an include through a link that leaves the root", include("out/x.rung"), 1, "R08", prepare=link("rules/out", "/etc")),
        check("an include of a link that leaves the root", include("out.rung"), 1, "R08", prepare=link("rules/out.rung", "/etc/passwd")),
        check("a link to itself", None, 2, "cannot open", prepare=link("rules/z.rung", "z.rung")),
        check("a link to a device", None, 1, "R085", prepare=link("rules/z.rung", "/dev/zero")),
        check("a link to a folder above", None, 0, prepare=link("rules/up", "..")),
        check("a pipe among the rules", None, 2, "cannot open", prepare=pipe),
        check("a file of rules of a terabyte", None, 2, "limit: file size", prepare=sparse(1 << 40)),
        check("a file of rules of a hundred megabytes", None, 1, "limit: rule text", prepare=sparse(100 << 20), memory=1 << 30),
        check("a rule set that is a device", None, 2, "/dev/zero", arguments=["/dev/zero"]),
        check("a rule set that is not there", None, 2, "No such file", arguments=["gone"]),
        check("a rule set with a name that is no UTF-8", None, 2, "cannot open", arguments=[b"\xff.rung"]),
        check("a rule set with an escape sequence in its name", None, 2, "cannot open", arguments=["\x1b[2J.rung"]),
        Case("an entry that does not exist, with an escape sequence", ["eval", "rules", "s.json", "--to", "\x1b[2J", *DAY], 2, "--to: there is no plan",
             {"s.json": "{}"}),
        Case("an unknown command with an escape sequence", ["\x1b[2J"], 2, "there is no command"),
        Case("an option's value beyond every range", ["eval", "rules", "s.json", "--max-depth", "9" * 50], 2, "--max-depth", {"s.json": "{}"}),
        Case("a date beyond every range", ["eval", "rules", "s.json", "--as-of", "9" * 50 + "-01-01"], 2, "--as-of", {"s.json": "{}"}),
        Case("an expression of a million brackets", ["ask", "rules", "s.json", "(" * 100_000], 2, "R009", {"s.json": '{"customer": "c", "subs": []}'}),
    ]


def tests():
    good = "snapshot: {customer: c, subs: [{id: a, plan: small, status: active, seats: 7}]}\nas_of: 2026-11-22\n"
    one = "cases:\n- {name: n, subject: a, expect: {large: eligible}}\n"
    test = lambda name, text, code, want, prepare=None: Case(name, ["test", "rules"], code, want, {"rules/t.test.yaml": text}, prepare=prepare)
    return [
        test("a good test", good + one, 0, "1 case"),
        test("a test file that is no YAML", "a: [", 1, "error[S1"),
        test("a test file that is a bomb", "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}' if i else '*a'] * 10)}]\n" for i in range(9)), 1, "error[S133"),
        test("a test file that is nested", "cases: " + "[" * 100_000, 1, "error[S1"),
        test("a test file with a NUL", good + one + "\0", 1, "error[S101"),
        test("a test of a snapshot outside", "snapshot: /dev/zero\nas_of: 2026-11-22\n" + one, 2, "T010"),
        test("a test of a snapshot that is a folder", "snapshot: .\nas_of: 2026-11-22\n" + one, 2, "error[T01"),
        test("a test that sets an element far away", good + "cases:\n- {name: n, subject: a, set: {\"subs[4000000000].seats\": 1}, expect: {large: eligible}}\n", 1, "T02"),
        test("a test without an expectation", good + "cases:\n- {name: n, subject: a, expect: {}}\n", 1, "T004"),
    ]


def cases():
    return [*texts(), *growth(), *files(), *tests()]
