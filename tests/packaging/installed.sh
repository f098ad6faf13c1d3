#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# installed.sh BUILD CMAKE: what `cmake --install` makes of BUILD.
set -eu
. ./works_below.sh
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
"$2" --install "$1" --prefix "$prefix/usr/local" >/dev/null
works_below "$prefix/usr/local"
zsh -f -n "$prefix/usr/local/share/zsh/site-functions/_rung" || fail "completions for zsh"
