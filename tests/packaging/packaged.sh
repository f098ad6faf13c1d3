#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# packaged.sh BUILD CMAKE CPACK: what CPack makes of BUILD.
set -eu
. ./works_below.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$3" -G DEB --config "$1/CPackConfig.cmake" -B "$folder" >/dev/null 2>"$folder/errors" || fail "$(cat "$folder/errors")"
package=$(echo "$folder"/rung_*.deb)
dpkg-deb -x "$package" "$folder/unpacked"
works_below "$folder/unpacked/usr"
zsh -f -n "$folder/unpacked/usr/share/zsh/vendor-completions/_rung" || fail "completions for zsh"
depends=$(dpkg-deb -f "$package" Depends)
for library in libc6 libre2 libyaml-cpp libfmt libsimdjson libmd; do
  case $depends in
    *"$library"*) ;;
    *) fail "the package depends on $depends, not on $library" ;;
  esac
done
[ -z "$(dpkg-deb -c "$package" | grep -v ' root/root ')" ] || fail "not everything in the package is root's"
