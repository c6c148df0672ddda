#!/bin/sh
# Print the path of the Nu HTML checker, a Java program; fetch it into .tools/ where it is not there yet.
set -eu
cd "$(dirname "$0")/.."
version=26.9.27
sum=22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47
jar=.tools/vnu-$version.jar
if [ ! -e "$jar" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  tar xzf "$work/$(npm pack --silent --pack-destination "$work" "vnu-jar@$version" | tail -n 1)" -C "$work"
  echo "$sum  $work/package/build/dist/vnu.jar" | sha256sum --check --quiet >&2
  mkdir -p .tools
  mv "$work/package/build/dist/vnu.jar" "$jar"
fi
echo "$PWD/$jar"
