# SPDX-License-Identifier: Apache-2.0
"""Hostile snapshots: texts that break readers of YAML and JSON, values beyond every range, and ever so many of everything."""
from harness import DAY, Case

GOOD = '{"id": "a", "plan": "small", "status": "active", "seats": 7}'
MANY = 1_000_000
LARGE = 2 << 30  # of address space: a snapshot may have 256 MiB, and is held more than once


def evaluate(name, file, text, code, want=(), *options, **more):
    return Case(name, ["eval", "rules", file, "--format", "ndjson", *DAY, *options], code, want, {file: text}, **more)


def both(name, json_text, code, want=(), *options, **more):
    """The same text through both readers: JSON is YAML too."""
    return [evaluate(f"{name}, JSON", "s.json", json_text, code, want, *options, **more),
            evaluate(f"{name}, YAML", "s.yaml", json_text, code, want, *options, **more)]


def with_value(field, value):
    """A snapshot whose only subscription says this, as it is written."""
    fields = {"id": '"a"', "plan": '"small"', "status": '"active"', "seats": "7"}
    fields[field] = value
    return '{"customer": "c", "subs": [{' + ", ".join(f'"{k}": {v}' for k, v in fields.items()) + "}]}"


def of_type(field, good, bad):
    cases = []
    for value in good:
        cases += both(f"{field} {value[:40]}", with_value(field, value), 0, '"outcome"')
    for value in bad:
        cases += both(f"{field} {value[:40]}", with_value(field, value), 1, '"error":{"code":"S10')
    return cases


def piped(name, form, parts, code, want, *options):
    return Case(name, ["eval", "rules", "-", "--input", form, "--format", "ndjson", *DAY, *options], code, want, stdin=parts,
                memory=LARGE)


def repeated(head, part, times, tail=b""):
    def parts():
        yield head
        for _ in range(times):
            yield part
        yield tail
    return parts


def nesting():
    cases = []
    for open_, close in [("[", "]"), ('{"a":', "}"), ("[[{\"a\":[", "]}]]")]:
        cases += both(f"a million {open_}", '{"subs": ' + open_ * MANY, 1, '"code":"S1', memory=LARGE)
        cases += both(f"a hundred thousand {open_}, closed", '{"junk": ' + open_ * 100_000 + "1" + close * 100_000 + "}", 1, "--max-depth")
        cases += both(f"{open_} as the whole document", open_ * MANY, 1, '"code":"S1', memory=LARGE)
    cases.append(evaluate("a list of a hundred megabytes in one line", "s.yaml", "subs: [" + "1, " * 33_000_000 + "1]\n", 1, "S136", memory=LARGE))
    cases.append(evaluate("a million indicators of a sequence", "s.yaml", "subs:\n  " + "- " * MANY, 1, '"code":"S1'))
    cases.append(evaluate("a million indicators of a key", "s.yaml", "? " * MANY, 1, '"code":"S1'))
    cases.append(evaluate("indented a thousand levels deep", "s.yaml", "".join(" " * i + "a:\n" for i in range(1000)), 1, "--max-depth"))
    cases.append(evaluate("a million closing brackets", "s.json", "]" * MANY, 1, "S100"))
    cases += both("a thousand levels, told to go on", '{"junk": ' + "[" * 300 + "]" * 300 + ', "customer": "c", "subs": []}', 0, '"decisions":[]',
                  "--max-depth", "400")
    return cases


def aliases():
    laughs = "a0: &a0 [lol]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))
    merges = "a0: &a0 {k: v}\n" + "".join(f"a{i}: &a{i}\n  <<: [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))
    quadratic = "a: &a [" + "x, " * 10_000 + "x]\nsubs: [" + "*a, " * 10_000 + "*a]\n"
    return [
        evaluate("a billion laughs", "s.yaml", laughs + "customer: c\nsubs: *a11\n", 1, '"code":"S1'),
        evaluate("a billion laughs that nobody reads", "s.yaml", laughs + "customer: c\nsubs: []\n", 0, '"decisions":[]'),
        evaluate("a billion laughs by merging", "s.yaml", merges + "<<: *a11\ncustomer: c\nsubs: []\n", 1, "--max-alias-events"),
        evaluate("aliases that repeat squares", "s.yaml", quadratic, 1, '"code":"S1'),
        evaluate("an alias inside what it stands for", "s.yaml", "customer: c\nsubs: &s [*s]\n", 1, "S112"),
        evaluate("an alias inside its mapping", "s.yaml", "&r\ncustomer: c\nsubs: [*r]\n", 1, '"code":"S1'),
        evaluate("a merge of itself", "s.yaml", "customer: c\nhome: &h\n  <<: *h\nsubs: []\n", 1, "S112"),
        evaluate("an alias of nothing", "s.yaml", "customer: *nobody\nsubs: []\n", 1, "S100"),
        evaluate("ten thousand anchors", "s.yaml", "".join(f"k{i}: &a{i} v\n" for i in range(10_000)) + "customer: *a9999\nsubs: []\n", 0, '"decisions":[]'),
        evaluate("an anchor that is there twice", "s.yaml", "a: &a x\nb: &a y\ncustomer: *a\nsubs: []\n", 0, '"decisions":[]'),
        evaluate("a merge of a text", "s.yaml", "<<: x\ncustomer: c\nsubs: []\n", 1, "S111"),
        evaluate("tags that mean other languages' objects", "s.yaml", "customer: !!python/object/apply:os.system [\"true\"]\nsubs: []\n", 1, "S110"),
        evaluate("a tag that does not end", "s.yaml", "customer: !<tag:x\nsubs: []\n", 1, "S1"),
        evaluate("a directive of YAML 9", "s.yaml", "%YAML 9.9\n---\ncustomer: c\nsubs: []\n", 1, "S100"),
    ]


def encodings():
    document = '{"customer": "c", "subs": [' + GOOD + "]}"
    cases = both("a NUL in a text", document.replace("c\"", "c\0\"", 1), 1, ["S1"])
    cases += both("a NUL behind the document", document + "\0", 1, "S1")
    cases += both("NULs alone", "\0" * 10_000, 1, "S1")
    for name, broken in [("a lone continuation byte", b"\x80"), ("half a character", b"\xE2\x82"), ("an overlong slash", b"\xC0\xAF"),
                         ("a surrogate in UTF-8", b"\xED\xA0\x80"), ("beyond Unicode", b"\xF4\x90\x80\x80"), ("0xFF", b"\xFF"),
                         ("Latin-1", "ü".encode("latin-1"))]:
        cases += both(name, document.encode().replace(b"c\"", b"c" + broken + b"\"", 1), 1, "S101")
    cases += both("half a character at the end", document.encode() + b"\xE2\x82", 1, "S101")
    for name, escape in [("half a surrogate pair", "\\ud800"), ("the other half", "\\udc00"), ("halves the wrong way round", "\\udc00\\ud800"),
                         ("a high half and a letter", "\\ud800x")]:
        cases += both(name, document.replace("c\"", escape + "\"", 1), 1, "S100")
    cases.append(evaluate("a whole surrogate pair", "s.json", document.replace("c\"", "\\ud83d\\ude00\"", 1), 0, '"eligible"'))
    cases += both("a byte order mark at the start", "\N{BOM}" + document, 0, '"eligible"')
    cases += both("two byte order marks", "\N{BOM}\N{BOM}" + document, 1, "S100")
    cases.append(evaluate("a byte order mark between values", "s.json", document.replace('"subs"', '\N{BOM}"subs"'), 1, "S100"))
    cases.append(evaluate("a byte order mark at a line of NDJSON", "s.ndjson", document + "\n\N{BOM}" + document + "\n", 1, "S100"))
    cases += both("a byte order mark in a text", document.replace('"c"', '"c\N{BOM}"'), 0, '"eligible"')
    cases += both("CRLF", document.replace(", ", ",\r\n"), 0, '"eligible"')
    cases.append(evaluate("CRLF in NDJSON", "s.ndjson", document + "\r\n\r\n" + document + "\r\n", 0, '"s.ndjson#3"'))
    cases.append(evaluate("CR alone is no end of a line", "s.yaml", "customer: c\rsubs: []\r", 1, "S100"))
    for coding in ["utf-16-le", "utf-16-be", "utf-32-le"]:
        cases += both(coding, document.encode(coding), 1, "S1")
    cases += both("control characters in a text", document.replace('"c"', '"c\x01\x1b[2J"'), 1, '"code":"S10')
    cases.append(evaluate("control characters by escapes", "s.json", with_value("seats", "4").replace('"c"', r'"\u001b[2J\u0007\u202e"'), 0, '"ineligible"'))
    cases.append(Case("control characters by escapes, as a table", ["eval", "rules", "s.json", *DAY], 0, "ineligible",
                      {"s.json": with_value("seats", "4").replace('"c"', r'"\u001b[2J\u0007\u009b31m"')}))
    return cases


def values():
    cases = of_type("seats", ["9223372036854775807", "-9223372036854775808", '"7"', "0"],
                    ["9223372036854775808", "-9223372036854775809", "1" + "0" * 400, "1e3", "1.5", '"0x10"', '"NaN"', '"Infinity"', "true", '""',
                     '" 7"', '"٧"', "[7]", "{}", '"1_000"'])
    cases += of_type("price", ["0.000001", "-0", "9223372036854.775807"],
                     ["0.0000001", "9223372036854.775808", "1e400", "1E-400", '"."', '"1,5"', "1" + "0" * 300])
    cases += of_type("since", ['"2024-02-29"', '"0001-01-01"', '"9999-12-31"', '"2024-01-01T00:00:00Z"'],
                     ['"2023-02-29"', '"2024-13-01"', '"10000-01-01"', '"0000-01-01"', '"-0001-01-01"', '"2024-2-1"', "20240101"])
    cases += of_type("release", ['"1.2.3"', '"' + "1." * 50 + '1"'], ['""', '"latest!"', '"1..2"', "[1]"])
    cases += of_type("paid", ["true", '"false"'], ['"TRUEish"', "2", "[]"])
    cases += of_type("status", ['"gone"', '"ACTIVE"'], ['"actve"', '"' + "x" * 5000 + '"', "null", "1"])
    cases += of_type("tags", ["[]", '["a", "a"]', '{"a": null}'], ['["a", null]', '[["a"]]', '"a"'])
    cases += both("numbers that JSON does not write", '{"customer": "c", "subs": [], "junk": 01}', 1, "S100")[:1]
    cases += both("a number that never ends", '{"customer": "c", "subs": [], "junk": ' + "9" * MANY + "}", 0, '"decisions":[]')
    return cases


def structure():
    document = '{"customer": "c", "subs": [' + GOOD + "]}"
    cases = both("a key that is there twice", document.replace('"customer": "c"', '"customer": "c", "customer": "d"'), 1, "S105")
    cases += both("a key that is there twice where nobody reads", document[:-1] + ', "junk": {"a": 1, "a": 2}}', 1, "S105")
    cases.append(evaluate("a key twice, once with escapes", "s.json", document.replace('"customer": "c"', '"customer": "c", "c\\u0075stomer": "d"'), 1, "S105"))
    cases += both("two elements with one key", '{"customer": "c", "subs": [' + GOOD + ", " + GOOD + "]}", 1, "S108")
    cases += both("a list as the document", "[" + document + "]", 1, "S114")
    cases += both("a text as the document", '"x"', 1, "S114")
    for name, text in [("nothing", ""), ("blanks", " \n\t \n"), ("a comma", ","), ("half", document[:40]), ("a value too much", document + " 7"),
                       ("a comma too much", document[:-1] + ",}"), ("single quotes", document.replace('"', "'")), ("a comment", "// c\n" + document),
                       ("junk that is no value", document[:-1] + ', "junk": tru}'), ("an open text", '{"customer": "c')]:
        cases.append(evaluate(f"JSON: {name}", "s.json", text, 1, "S100"))
    for name, text in [("tabs as indentation", "customer: c\nsubs:\n\t- id: a\n"), ("an open quote", 'customer: "c\nsubs: []\n'),
                       ("an open quote of the other kind", "customer: 'c\nsubs: []\n"), ("an open quote behind an anchor", 'customer: &a !!str "c\\"\nsubs: []\n'),
                       ("a key with an open quote", 'customer: c\n"subs: []\n'), ("an open bracket", "customer: c\nsubs: [\n"), ("a colon too much", "customer: c: d\nsubs: []\n"),
                       ("a key that is a list", "? [a]\n: b\n"), ("a reserved character", "customer: @c\nsubs: []\n")]:
        cases.append(evaluate(f"YAML: {name}", "s.yaml", text, 1, '"code":"S10'))
    cases.append(evaluate("ten thousand documents without a thing", "s.yaml", "---\n" * 10_000, 1, "S100"))
    cases.append(evaluate("a broken line among good ones costs itself", "s.ndjson", f'{document}\n{{"customer": \n{document}\n', 1,
                          ['"s.ndjson#1","package"', '"s.ndjson#2","error"', '"s.ndjson#3","package"']))
    return cases


def width():
    cases = both("a hundred thousand keys that nobody reads", '{"customer": "c", "subs": [], ' + ", ".join(f'"k{i}": {i}' for i in range(100_000)) + "}",
                 0, '"decisions":[]', memory=1 << 30)
    cases += both("a list that is longer than allowed", '{"customer": "c", "subs": [' + ", ".join(GOOD.replace('"a"', f'"a{i}"') for i in range(1001)) + "]}",
                  1, "S132", "--max-list-length", "1000")
    cases += both("a document that is longer than allowed", '{"customer": "' + "c" * 2000 + '", "subs": []}', 1, "S131", "--max-snapshot-bytes", "1000")
    cases += both("a text that is longer than allowed", '{"customer": "' + "c" * 2000 + '", "subs": []}', 1, "S134", "--max-scalar-bytes", "1999")
    cases += both("a text of just that length", '{"customer": "' + "c" * 2000 + '", "subs": []}', 0, '"decisions":[]', "--max-scalar-bytes", "2000")
    cases += both("a text of two megabytes", '{"customer": "' + "c" * (2 << 20) + '", "subs": []}', 1, "S134")
    cases += both("a member of a set that is too long", with_value("tags", '["' + "c" * 30 + '"]'), 1, "S134", "--max-scalar-bytes", "20")
    cases += both("a member of a set that is too long, as a key", with_value("tags", '{"' + "c" * 30 + '": null}'), 1, "S134", "--max-scalar-bytes", "20")
    cases += both("more steps than allowed", '{"customer": "c", "subs": [' + ", ".join(GOOD.replace('"a"', f'"a{i}"') for i in range(100)) + "]}",
                  1, "S135", "--max-steps", "10000")
    cases += both("a hundred thousand errors", '{"customer": "c", "subs": [' + ", ".join(GOOD.replace('"a"', f'"a{i}"').replace(": 7", ': "x"') for i in range(100_000)) + "]}",
                  1, "S103", memory=1 << 30)
    return cases


def streams():
    part = b"x" * (1 << 20)
    blanks = b" " * (1 << 20)
    cases = [
        piped("a text of a gigabyte, JSON", "json", repeated(b'{"customer": "', part, 1024, b'", "subs": []}'), 1, "S131"),
        piped("a text of a gigabyte, YAML", "yaml", repeated(b"customer: ", part, 1024, b"\nsubs: []\n"), 1, "S131", "--max-snapshot-bytes", "20000000"),
        piped("a line of a gigabyte among others", "ndjson",
              repeated(b'{"customer": "c", "subs": []}\n{"customer": "', part, 1024, b'", "subs": []}\n{"customer": "c", "subs": []}\n'), 1,
              ['"-#1","package"', '"-#2","error":{"code":"S131"', '"-#3","package"']),
        piped("a gigabyte of brackets", "json", repeated(b"", b"[" * (1 << 20), 1024), 1, "S1"),
        piped("a gigabyte of line ends", "ndjson", repeated(b"", b"\n" * (1 << 20), 1024, b'{"customer": "c", "subs": []}'), 0, f'"-#{(1 << 30) + 1}"'),
        Case("a gigabyte of blanks, of no form", ["eval", "rules", "-", "--format", "ndjson", "--max-snapshot-bytes", "20000000", *DAY], 1, "S131",
             stdin=repeated(b"", blanks, 1024, b"{}"), memory=LARGE),
        piped("a gigabyte of comments", "yaml", repeated(b"", b"# nothing\n" * 100_000, 1000), 1, "S1", "--max-snapshot-bytes", "20000000"),
        piped("nothing at all", "ndjson", b"", 0, ()),
    ]
    cases[-1].code, cases[-1].want = 0, []
    return cases


def cases():
    return [*nesting(), *aliases(), *encodings(), *values(), *structure(), *width(), *streams()]
