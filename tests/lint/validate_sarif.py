#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Validates SARIF logs against the published schema: validate_sarif.py SCHEMA LOG..."""
import json
import sys

import jsonschema


def main(schema_path, *logs):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    validator = jsonschema.Draft4Validator(schema)
    faults = 0
    for path in logs:
        with open(path, encoding="utf-8") as file:
            log = json.load(file)
        for fault in validator.iter_errors(log):
            print(f"{path}: {'/'.join(map(str, fault.path))}: {fault.message[:300]}")
            faults += 1
    return 1 if faults else 0


sys.exit(main(*sys.argv[1:]))
