#!/bin/sh
# Measure against labelled sets, beside the seeded claims: scripts/evaluate.sh FILE|FOLDER ...
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python manage.py migrate --verbosity 0
.venv/bin/python manage.py seed --verbosity 0
exec .venv/bin/python manage.py evaluate "$@"
