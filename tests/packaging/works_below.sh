# SPDX-License-Identifier: Apache-2.0
# works_below PREFIX: whether everything that belongs to rung is there and does its work, in no other place than there.

fail() {
  echo "failed: $*" >&2
  exit 1
}

works_below() {
  rung=$1/bin/rung
  share=$1/share
  for rules in office365_cn office365_worldwide cluster_versions; do
    "$rung" check "$share/rung/rules/$rules" 2>&1 || fail "$rules has errors"
  done
  "$rung" eval "$share/rung/rules/office365_cn" "$share/rung/examples/eligible.yaml" | grep -q eligible || fail "eval"

  commands=$("$rung" completions bash | sed -n 's/^ *"rung 1") echo "words \(.*\)" ;;/\1/p')
  [ -n "$commands" ] || fail "the completions name no command"
  for page in rung $(printf 'rung-%s ' $commands); do
    gzip -dc "$share/man/man1/$page.1.gz" | mandoc -T lint -W warning || fail "the manual page $page"
  done
  bash -n "$share/bash-completion/completions/rung" || fail "completions for bash"
  fish --no-config -n "$share/fish/vendor_completions.d/rung.fish" || fail "completions for fish"
  for file in README.md language.md copyright lints/README.md changelog.gz; do
    [ -s "$share/doc/rung/$file" ] || fail "$file is not there"
  done
}
