#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# hardened.sh EXECUTABLE READELF OBJDUMP CONFIGURATION: whether what cmake/Compiler.cmake asks for is in what was built.
set -eu

fail() {
  echo "failed: $*" >&2
  exit 1
}

# has WHAT PATTERN TEXT
has() { printf '%s\n' "$3" | grep -qE "$2" || fail "$1: no line of readelf or objdump matches $2"; }

header=$("$2" --wide --file-header "$1")
segments=$("$2" --wide --program-headers "$1")
dynamic=$("$2" --wide --dynamic "$1")
symbols=$("$2" --wide --dyn-syms "$1")

has "an executable at any address" 'Type: +DYN' "$header"
has "an executable at any address" 'FLAGS_1.*PIE' "$dynamic"
has "read-only relocations" 'GNU_RELRO' "$segments"
has "symbols bound at the start" 'FLAGS_1.*NOW' "$dynamic"
has "a stack that is not executed" 'GNU_STACK.* RW +0x' "$segments"
has "guarded stacks" ' __stack_chk_fail(@| |$)' "$symbols"
case $header in
  *X86-64*)
    main=$("$3" --disassemble=main --no-show-raw-insn "$1")
    has "landing places of indirect calls" 'endbr64' "$main"
    ;;
esac
# Buffers are checked where the optimiser knows their sizes.
case $4 in
  Debug) ;;
  *) has "checked buffers" ' __[a-z]+_chk(@| |$)' "$(printf '%s\n' "$symbols" | grep -v __stack_chk_fail)" ;;
esac
