# Needs Python >= 3.11 and make, nothing else. `make demo` and `make test` are the two ways in.

PYTHON ?= python3
VENV ?= .venv
BIN := $(if $(filter Windows_NT,$(OS)),$(VENV)/Scripts,$(VENV)/bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint docs lock bench soak accuracy gazetteer clean

demo: $(VENV)/installed
	$(BIN)/kg demo --to demo

# TESTS names some of them, as pytest does: make test TESTS='-m neo4j'
test: $(VENV)/installed-dev
	$(BIN)/python -m pytest $(TESTS)

lint: $(VENV)/installed-dev
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy

# Writes docs/packs.md anew from the headers of queries/*.cypher.
docs: $(VENV)/installed
	$(BIN)/python -m kg.packs.reference docs/packs.md

bench: $(VENV)/installed-dev
	for script in tests/benchmarks/bench_*.py; do $(BIN)/python $$script || exit 1; done

# Hundreds of orders of loading and of commands killed at random moments; `make test` tries a tenth of them.
soak: $(VENV)/installed-dev
	KG_SOAK=full $(BIN)/python -m pytest tests/soak tests/agreement

accuracy: $(VENV)/installed-dev
	$(BIN)/python tests/evaluation/accuracy.py $(if $(AGAINST),--against $(AGAINST)) $(if $(STRICT),--strict)

# Writes ontology/gazetteer.tsv anew; the package's data are only read, nothing of it is installed or run.
gazetteer: $(VENV)/python
	echo "vietnamadminunits==1.0.4 --hash=sha256:737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35" > $(VENV)/units.txt
	$(PIP) install --no-deps --require-hashes --upgrade --target $(VENV)/units -r $(VENV)/units.txt
	$(BIN)/python ontology/build_gazetteer.py $(VENV)/units/vietnamadminunits/data

lock: $(VENV)/installed-dev
	$(PIP) install uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --group pyproject.toml:build pyproject.toml -o requirements.lock --upgrade
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --extra ocr --constraint requirements.lock pyproject.toml -o requirements-ocr.lock --upgrade
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --group pyproject.toml:build --group pyproject.toml:dev pyproject.toml -o requirements-dev.lock --upgrade

# The locks name all that is needed, so pip looks for nothing more (pip 23 would: the newest of what has an extra, past
# its lock); `pip check` says where a lock lacks something.
$(VENV)/python:
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; name one with make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/installed: $(VENV)/python requirements.lock pyproject.toml
	$(PIP) install --no-deps --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(PIP) check
	touch $@

$(VENV)/installed-dev: $(VENV)/python requirements-dev.lock pyproject.toml
	$(PIP) install --no-deps --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(PIP) check
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) demo dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
