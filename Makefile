# make start   install what the assistant needs and open it
# make check   install what the tests need and run everything: format, lint, types, imports, tests
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
JOBS ?= auto
EXAMPLE = Band 5 nurses leave because changing ward means applying all over again.
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: start check test format lint types imports wheel constraints audit clean

start: $(VENV)/ready
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/python tui.py; \
	else $(BIN)/python -m assistant recommend --top 3 "$(EXAMPLE)"; fi

check: $(VENV)/ready-dev lint types imports test

lint: $(VENV)/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/ready-dev
	$(BIN)/mypy

imports: $(VENV)/ready-dev
	$(BIN)/lint-imports

test: $(VENV)/ready-dev
	$(BIN)/python -m pytest -n $(JOBS)

format: $(VENV)/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(VENV)/ready-dev
	$(BIN)/python -m build --no-isolation --wheel

# needs uv; writes the pinned versions anew, with hashes and without index addresses
COMPILE = uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --quiet
constraints:
	printf "hatchling\neditables\n" | $(COMPILE) - --output-file constraints.txt
	printf "hatchling\neditables\n" | $(COMPILE) - --all-extras --output-file constraints-dev.txt

# asks the package index which of the pinned versions have known vulnerabilities; needs the network, installs nothing here
AUDIT = $(VENV)-audit
audit:
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(AUDIT)/bin/pip-audit --require-hashes --disable-pip --strict --requirement constraints.txt
	$(AUDIT)/bin/pip-audit --require-hashes --disable-pip --strict --requirement constraints-dev.txt

$(VENV)/python-made:
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/ready: $(VENV)/python-made constraints.txt pyproject.toml
	$(PIP) --require-hashes --requirement constraints.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-dev: $(VENV)/python-made constraints-dev.txt pyproject.toml
	$(PIP) --require-hashes --requirement constraints-dev.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/ready

clean:
	rm -rf $(VENV) $(AUDIT) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
