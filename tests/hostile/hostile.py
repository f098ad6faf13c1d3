# SPDX-License-Identifier: Apache-2.0
"""hostile.py RUNG [--no-memory-limit] [WORD…]: all cases, or those with a word in their names; ends with 1 where one goes wrong."""
import os
import sys

import archives
import documents
import rules
from harness import run_all

executable, *words = sys.argv[1:]
limited = "--no-memory-limit" not in words
words = [word for word in words if not word.startswith("--")]
cases = [case for module in (documents, archives, rules) for case in module.cases()]
if len(cases) < 150:
    sys.exit(f"only {len(cases)} cases are left of what were to be at least 150")
chosen = [case for case in cases if not words or any(word in case.name for word in words)]
if not chosen:
    sys.exit("no case has such a name")
failed = run_all(chosen, os.path.abspath(executable), limited)
print(f"{len(chosen)} hostile inputs, {len(set(failed))} of them not answered as they should be")
sys.exit(1 if failed else 0)
