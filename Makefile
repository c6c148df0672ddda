# Two commands are enough: `make demo` and `make test`. Everything they install stays in this folder.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

export PORT ?= 8000
# A database of your own gets the demo's people and documents only when asked: make demo SEED=1
export SEED ?= $(if $(DATABASE_URL),0,1)

PYTHON_HERE = .venv/bin/python
LOCKING = .tools/bin/uv pip compile -q --universal --generate-hashes --no-annotate --no-header --python $(PYTHON_HERE)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

demo: .venv/.run ## set up the demo and serve it on http://localhost:8000 until Ctrl-C (PORT=8001: on another port)
	@$(PYTHON_HERE) scripts/preflight.py
	@$(PYTHON_HERE) -m scripts.pg run .run/demo sh scripts/serve.sh

verify: .venv/.run ## walk the digest chain of all that the demo ever recorded
	@$(PYTHON_HERE) -m scripts.pg run .run/demo $(PYTHON_HERE) manage.py verify_ledger

test: .venv/.dev ## run all tests on a throw-away PostgreSQL (ARGS="-k word": some; ARGS=tests/pages: a folder)
	@scripts/test.sh $(ARGS)

test-states: .venv/.dev ## axe, focus and status of the desk in every state, which `make test` leaves out
	@scripts/test.sh tests/browser/test_states.py tests/browser/test_debate_states.py -n 2 --dist loadfile

editors: .venv/.dev ## 20 editors read, change and save 5 claims 10,000 times: nothing may be lost (then the control, which must lose)
	@$(PYTHON_HERE) -m scripts.pg throwaway .run/rig $(PYTHON_HERE) -m scripts.rigs.editors $(ARGS)
	@$(PYTHON_HERE) -m scripts.pg throwaway .run/rig $(PYTHON_HERE) -m scripts.rigs.editors --cycles 1000 --control

evaluate: .venv/.dev ## measure what is read against labelled sets (SETS="file folder"; docs/evaluation.md)
	@$(PYTHON_HERE) -m scripts.pg throwaway .run/evaluate sh scripts/evaluate.sh $(or $(SETS),tests/analysis tests/evaluation)

bench-ingest: .venv/.dev ## pages an hour that one core takes in, beside trafilatura alone, and memory (ARGS="PATH --pages 10000")
	@$(PYTHON_HERE) -m scripts.pg remove .run/bench
	@$(PYTHON_HERE) -m scripts.pg throwaway .run/bench $(PYTHON_HERE) -m bench.ingest $(ARGS)
	@$(PYTHON_HERE) -m scripts.pg remove .run/bench
	@echo "The control, which keeps every page:"
	@$(PYTHON_HERE) -m scripts.pg throwaway .run/bench $(PYTHON_HERE) -m bench.ingest --pages 300 --control

lint: .venv/.dev ## check style, types, migrations and templates
	@scripts/lint.sh

format: .venv/.dev ## mend what ruff can mend
	@$(PYTHON_HERE) -m ruff check --fix-only --quiet . ; $(PYTHON_HERE) -m ruff format .

setup: .venv/.dev ## install everything for development into .venv

lock: .venv/.dev ## pin the packages of pyproject.toml anew (UPGRADE=1: at their newest)
	@$(LOCKING) $(if $(UPGRADE),--upgrade) pyproject.toml -o requirements/base.lock
	@$(LOCKING) $(if $(UPGRADE),--upgrade) --group dev -c requirements/base.lock pyproject.toml -o requirements/dev.lock
	@$(LOCKING) $(if $(UPGRADE),--upgrade) --group pyproject.toml:pg -o requirements/pg.lock
	@$(LOCKING) $(if $(UPGRADE),--upgrade) --group pyproject.toml:uv -o requirements/uv.lock
	@! grep -nE '://|--(index|extra-index|find)' requirements/*.lock || { echo "A lock names a registry." >&2; exit 1; }

clean: ## remove what was installed and built; the demo's data stay
	@if [ -x $(PYTHON_HERE) ]; then for run in .run/test*; do $(PYTHON_HERE) -m scripts.pg remove $$run; done; fi
	@rm -rf .venv .tools .run/test* .run/static .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

reset: .venv/.run ## delete the demo's data; the next `make demo` begins anew
	@$(PYTHON_HERE) -m scripts.pg remove .run/demo
	@rm -rf .run/demo

.venv/.run: requirements/base.lock requirements/pg.lock requirements/uv.lock
	@scripts/setup.sh run

.venv/.dev: requirements/dev.lock requirements/pg.lock requirements/uv.lock
	@scripts/setup.sh dev

.PHONY: help demo verify test test-states editors evaluate bench-ingest lint format setup lock clean reset
