# Needs Python 3.11 or later and make; the rest is set up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: demo test postgresql quick lint types docs check laws slow crash nights tex bench clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --no-compile --editable '.[dev]'
	@$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib || true  # some packages have files for others
	@touch $@

demo: $(READY)  ## import the samples and ask three questions
	@BIBLIO=$(BIN)/biblio sh samples/demo.sh

# Tests start hundreds of programs. Where Python is told to write no bytecode, each would compile
# all that it imports.
test: $(READY)  ## run the tests
	$(BIN)/python -m compileall -q biblio
	$(BIN)/python -m pytest -n 2 -q
	BIBLIO_ENGINE=postgresql BIBLIO_PART=1/24 $(BIN)/python -m pytest -n 2 -q -rs $(BOTH)

# The rooms whose tests run on either engine, but for those that say why they do not.
BOTH := $(addprefix tests/, \
	annotations \
	changes \
	cli \
	graph \
	harvesting \
	history \
	importing \
	library \
	merging \
	parquet \
	people \
	queries \
	)

postgresql: $(READY)  ## run on PostgreSQL all tests of these rooms, of which `make test` takes some
	$(BIN)/python -m compileall -q biblio
	BIBLIO_ENGINE=postgresql $(BIN)/python -m pytest -n 2 -q -rs $(BOTH)

# The rooms that are pure, whole, and of the others what shows most: an import from the command line,
# what it merges and stores, and how that is asked.
QUICK := $(addprefix tests/,test_layers.py model identity sources formats writers \
	merging/test_merge.py importing/test_batch.py importing/test_normalise.py \
	db/test_revisions.py queries/papers/test_listing.py queries/language/test_search_query.py \
	cli/test_import.py)

quick: $(READY)  ## run the tests that take less than a minute together, for work; CI runs all
	$(BIN)/python -m pytest -n 2 -q -m 'not slow' --hypothesis-profile=quick $(QUICK)

lint: $(READY)  ## check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## check types
	$(BIN)/mypy

docs: $(READY)  ## write the generated pages anew
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/texts.py

check: $(READY) lint types  ## everything that CI runs but the tests
	$(BIN)/python docs/generate.py --check

laws: $(READY)  ## try each law with forty times the random examples that CI takes
	BIBLIO_LAWS=4 $(BIN)/python -m pytest -n 2 -q $$(grep -rl '@given' tests)

slow: $(READY)  ## run all cases of the slowest tests, of which `make test` takes some
	BIBLIO_SLOW=1 $(BIN)/python -m pytest -n 2 -q $$(grep -o 'tests/[^:"]*\.py' tests/sampled.py | sort -u)

crash: $(READY)  ## kill an import at 50 moments instead of a few, and one of two processes at 32
	BIBLIO_CRASHES=50 $(BIN)/python -m pytest -q $(CRASHES) tests/db/engines/postgresql/test_crash.py
	BIBLIO_ENGINE=postgresql BIBLIO_CRASHES=50 $(BIN)/python -m pytest -q -rs $(CRASHES)

CRASHES := tests/importing/test_crash.py

tex: $(READY)  ## typeset 10,000 exported entries; needs pdflatex and bibtex
	$(BIN)/python benchmarks/typesetting.py

nights: $(READY)  ## harvest a year of nights instead of a month, and fail at each page
	BIBLIO_NIGHTS=366 $(BIN)/python -m pytest -q tests/harvesting/test_harvest.py

SIZE ?= small
BENCH := $(VENV)/bench

$(BENCH): $(READY)
	$(BIN)/pip install --quiet --editable '.[bench]'
	@touch $@

bench: $(BENCH)  ## measure: make bench SIZE=small|medium|large
	for each in imports care engines memory networks people_cost provenance queries reading startup writing; do \
		$(BIN)/python benchmarks/$$each.py --size $(SIZE) || exit 1; done
	$(BIN)/python benchmarks/table.py

clean:
	rm -rf $(VENV)
