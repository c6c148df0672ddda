#!/bin/sh
# Run the tests: scripts/test.sh [pytest arguments]. The server under them is thrown away afterwards.
# Browser tests run in a process of their own: Playwright leaves an event loop running, beside which Django refuses to
# touch the database.
set -u
cd "$(dirname "$0")/.." || exit 1
[ -n "${DATABASE_SUPER_URL:-}" ] || exec .venv/bin/python -m scripts.pg throwaway .run/test "scripts/test.sh" "$@"

fail() { echo "$1" >&2; exit 1; }
missing() { [ "${CI:-}" = true ] && fail "$1 CI does not go without."; note="$note $1"; }

note=
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
[ -x "$CHROMIUM" ] || missing "Browser tests were left out: no Chromium here (install it, or set CHROMIUM to its path)."
if command -v java >/dev/null && VNU_JAR=$(scripts/vnu.sh 2>/dev/null); then
  export VNU_JAR
else
  missing "HTML was not validated: the Nu checker needs Java and npm."
fi
export CHROMIUM

# pytest's 5 says that no test fits the arguments; only both of them together make that a failure
ran=
run_pytest() {
  .venv/bin/python -m pytest "$@"
  case $? in 0) ran=1 ;; 5) ;; *) failed=1 ;; esac
}

failed=
case " $* " in
  *" tests/browser"*) run_pytest "$@" ;;
  *" tests/"*) run_pytest -n 2 "$@" ;;
  *)
    run_pytest -n 2 --ignore=tests/browser "$@"
    # every state of the desk takes minutes more: `make test-states`
    [ ! -x "$CHROMIUM" ] || [ ! -d tests/browser ] || run_pytest -n 2 --dist loadfile tests/browser \
      --ignore=tests/browser/test_states.py --ignore=tests/browser/test_debate_states.py "$@"
    ;;
esac
[ -z "$failed" ] || fail "Tests failed: see above."
[ -n "$ran" ] || fail "No test was run."
echo "All tests passed.$note"
