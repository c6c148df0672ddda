#!/bin/sh
# Check style, types, migrations and templates; all of them, even when one finds something.
set -u
cd "$(dirname "$0")/.." || exit 1
# settings want a database, and so does the check that every migration is made
[ -n "${DATABASE_SUPER_URL:-}" ] || exec .venv/bin/python -m scripts.pg throwaway .run/test scripts/lint.sh

found=
check() {
  name=$1
  shift
  .venv/bin/python "$@" || found="$found $name"
}
check style -m ruff check --quiet .
check format -m ruff format --check --quiet .
check types -m mypy .
check settings manage.py check --fail-level WARNING
check migrations manage.py makemigrations --check --dry-run
check templates -m scripts.check_templates
[ -z "$found" ] || { echo "Lint found something in:$found. \`make format\` mends what can be mended." >&2; exit 1; }
echo "Lint found nothing."
