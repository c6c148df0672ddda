#!/bin/sh
# Bring the database up to date and serve on 127.0.0.1:$PORT until stopped; with SEED=1 fill in the demo first.
set -eu
cd "$(dirname "$0")/.."
echo "Bringing the database up to date (the first time takes a while) ..."
if [ "${SEED:-0}" = 0 ]; then
  .venv/bin/python manage.py migrate --verbosity 0
elif [ -n "${CLAIMLINE_EMBEDDED:-}" ]; then
  .venv/bin/python manage.py demo
else
  .venv/bin/python manage.py demo --outside
fi
printf '\nClaimline is at http://localhost:%s (Ctrl-C stops it)\n' "$PORT"
# Beside the site: what takes articles in (docs/ingestion.md), and what does things when they are due
# (docs/operations.md). All end together.
.venv/bin/python manage.py work &
beside=$!
.venv/bin/python manage.py mind &
beside="$beside $!"
# a worker told to stop while it still starts does not hear it, hence the time limit
.venv/bin/python -m granian --interface wsgi --host 127.0.0.1 --port "$PORT" --no-ws --log-level warning \
  --workers 2 --blocking-threads 4 --respawn-failed-workers --workers-kill-timeout 3 config.wsgi:application &
site=$!
# shellcheck disable=SC2086  # several processes
trap 'kill "$site" $beside 2>/dev/null' INT TERM HUP
wait "$site" || code=$?
# shellcheck disable=SC2086
kill $beside 2>/dev/null || true
wait
exit "${code:-0}"
