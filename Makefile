# Needs Python 3.11 or later and make; the rest is set up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: demo test lint types docs check crash bench clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

demo: $(READY)  ## import the samples and ask three questions
	@BIBLIO=$(BIN)/biblio sh samples/demo.sh

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest -n 2 -q

lint: $(READY)  ## check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## check types
	$(BIN)/mypy

docs: $(READY)  ## write the generated pages anew
	$(BIN)/python docs/generate.py

check: $(READY) lint types  ## everything that CI runs but the tests
	$(BIN)/python docs/generate.py --check

crash: $(READY)  ## kill an import at 50 moments instead of a few, and one of two processes at 32
	BIBLIO_CRASHES=50 $(BIN)/python -m pytest -q tests/importing/test_crash.py

SIZE ?= small
BENCH := $(VENV)/bench

$(BENCH): $(READY)
	$(BIN)/pip install --quiet --editable '.[bench]'
	@touch $@

bench: $(BENCH)  ## measure: make bench SIZE=small|medium|large
	for each in imports memory provenance queries reading startup; do \
		$(BIN)/python benchmarks/$$each.py --size $(SIZE) || exit 1; done
	$(BIN)/python benchmarks/table.py

clean:
	rm -rf $(VENV)
