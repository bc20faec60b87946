# The way in. `make demo` and `make test` do everything on a fresh machine.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
TRANSLATIONS := $(patsubst %.ts,%.qm,$(wildcard resources/i18n/*.ts))

.PHONY: setup run demo test check journeys-x attack package bench screenshots translations lock system

setup: $(STAMP) $(TRANSLATIONS)

$(STAMP): requirements.lock pyproject.toml installer/system-libraries.sh
	sh installer/system-libraries.sh
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -qq cds_app $$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])') || true
	touch $(STAMP)

resources/i18n/%.qm: resources/i18n/%.ts | $(STAMP)
	$(BIN)/python -m installer.translations compile

run: setup
	$(BIN)/python -m cds_app

demo: setup
	$(BIN)/python -m cds_app demo --output demo-output

test: setup check
	$(BIN)/python -m slipcover --branch --source cds_app --json --out .coverage.json \
	  -m pytest --numprocesses=auto --dist=loadfile
	$(BIN)/python -m tests.support.covered .coverage.json

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

journeys-x: setup
	sh tests/journeys/under_a_window_manager.sh

attack: setup
	$(BIN)/python -m tests.attack --minutes 10

# KEY=FILE signs the list of files; without it the installed self-check says that nobody did
KEY ?=
package: setup
	$(BIN)/python -m installer.freeze dist
	$(BIN)/python -m installer.deb dist/cds-app dist $(if $(KEY),--key $(KEY))

bench: setup
	$(BIN)/python -m tests.bench

screenshots: setup
	$(BIN)/python -m tests.journeys.screenshots resources/help/pictures

translations: setup
	$(BIN)/python -m installer.translations update
	$(BIN)/python -m installer.translations compile

lock:
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --group training --universal --generate-hashes --no-header --no-annotate --upgrade -o requirements.lock
