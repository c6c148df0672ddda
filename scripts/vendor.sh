#!/bin/sh
# Fetch the browser files anew into static/vendor/, after a change of version below; the results are committed.
set -eu
cd "$(dirname "$0")/.."
out=static/vendor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

take() { # package@version, then files in it
  rm -rf "$work/package"
  tar xzf "$work/$(npm pack --silent --pack-destination "$work" "$1" 2>/dev/null | tail -n 1)" -C "$work"
  echo "# $1" >> "$work/sums"
  shift
  for file; do
    install -m 644 "$work/package/$file" "$out/"
    (cd "$out" && sha256sum -- "${file##*/}") >> "$work/sums"
  done
}

mkdir -p "$out"
take htmx.org@4.0.1 dist/htmx.min.js
install -m 644 "$work/sums" "$out/SHA256SUMS"
