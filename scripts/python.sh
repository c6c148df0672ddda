#!/bin/sh
# Print the path of a Python 3.12 to 3.14, 3.13 first; downloads nothing.
for version in 3.13 3.14 3.12; do
  for python in "${PYTHON:-}" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/$version.*/bin/python \
      "$(command -v python$version 2>/dev/null)" "$(command -v python3 2>/dev/null)"; do
    [ -n "$python" ] && [ -x "$python" ] &&
      "$python" -c 'import sys, venv, ensurepip; sys.exit(not (3, 12) <= sys.version_info < (3, 15))' 2>/dev/null &&
      { echo "$python"; exit 0; }
  done
done
echo "Claimline needs Python 3.12, 3.13 or 3.14. Install one, or name it: make demo PYTHON=/path/to/python3.13" >&2
exit 1
