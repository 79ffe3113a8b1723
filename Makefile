# Two targets do everything for a newcomer: `make run` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STORE  := build/darien-gap.db
EXAMPLE := fixtures/articles/darien-gap.md

.DEFAULT_GOAL := check
.PHONY: check run test lint types quick bench docs clean

check: lint types quick  ## what is quick: style, layers, types, fast tests

# -- environments: stamps record what is installed, so that a second call does nothing
$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@ $(VENV)/.run

# -- use
run: $(VENV)/.run  ## check the fixture article against its store, with the trained model
	@mkdir -p build && rm -f $(STORE)
	@$(BIN)/factcheck store create $(STORE)
	@$(BIN)/factcheck store import fixtures/stores/darien-gap/* --store $(STORE)
	@$(BIN)/factcheck run $(EXAMPLE) --store $(STORE)

# -- checks
lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.dev
	$(BIN)/mypy

quick: $(VENV)/.dev
	$(BIN)/pytest -m "not slow"

test: lint types  ## everything that must hold before a change lands
	$(BIN)/pytest

bench: $(VENV)/.dev  ## measure; the figures belong in docs/benchmarks.md
	$(BIN)/python benchmarks/cold_start.py
	$(BIN)/python benchmarks/cases.py
	$(BIN)/python benchmarks/cases.py --held
	$(BIN)/python benchmarks/cases.py fixtures/cases/held/newest-short-*.md
	$(BIN)/python benchmarks/cases.py fixtures/cases/held/newest-hard-*.md
	$(BIN)/python benchmarks/portals.py
	$(BIN)/python benchmarks/articles.py
	$(BIN)/python benchmarks/perturbation.py
	$(BIN)/python benchmarks/claims.py
	$(BIN)/python benchmarks/engines.py
	$(BIN)/python benchmarks/store.py

docs: $(VENV)/.dev  ## regenerate the pages that come from the tool itself
	$(BIN)/python docs/generate.py

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
