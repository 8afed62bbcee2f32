# Works with nothing but Python >= 3.11, git and make. `make PYTHON=python3.12 demo` chooses another Python.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
WORKERS ?= 2

.DELETE_ON_ERROR:
.PHONY: demo test test-slow check bench attacks fuzz mutants docs notebooks warm install clean

demo: install  ## price a programme for the shipped sample of customers
	$(BIN)/cxsim run configs/telecom.yaml

test: warm  ## every proof but the long ones
	$(BIN)/python -m pytest -n $(WORKERS) -m "not slow" tests

test-slow: install  ## the long proofs, and examples drawn at random; what fails is kept in tests/examples: commit it
	$(BIN)/python -m pytest -n $(WORKERS) -m slow tests
	$(BIN)/python -m pytest -n $(WORKERS) -m "hypothesis and not slow" --hypothesis-profile=random tests

check: install  ## lint, format, types, and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install  ## how fast the engine is, each row beside its yardstick, as a ratio
	$(BIN)/python -m tests.benchmark

attacks: warm  ## commands that are killed, raced, cut off from power; clusters and servers that die; what is left and written afterwards
	$(BIN)/python -m tests.attacks.kills
	$(BIN)/python -m tests.attacks.kills --signal TERM --kills 10
	$(BIN)/python -m tests.attacks.races
	$(BIN)/python -m tests.attacks.power_loss
	$(BIN)/python -m tests.attacks.surroundings
	$(BIN)/python -m tests.attacks.cluster
	$(BIN)/python -m tests.attacks.sessions

mutants: install .mutants/.installed  ## faults put into the laws, and whether their tests find them; MUTANTS="--sample 40 --minutes 120"
	PYTHONPATH=.mutants/packages OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.mutation $(MUTANTS)

.mutants/.installed: tests/mutation/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --upgrade --target .mutants/packages -r $<
	touch $@

fuzz: install  ## 100,000 wrong and strange inputs, each answer judged by other means; goes on in .fuzz where it was ended
	$(BIN)/python -m tests.attacks.fuzz

docs: install  ## the documentation as a static site: docs/_build/index.html; warnings are errors, links are checked
	$(BIN)/python -m sphinx -q -W -n -b html docs docs/_build

notebooks: install  ## execute the notebooks from their sources
	$(BIN)/python notebooks/execute.py

warm: install  ## compile both kernels of the engine, once for a machine and version
	$(BIN)/cxsim simulate configs/telecom.yaml --customers 1 --summary --quiet >/dev/null & \
	$(BIN)/cxsim simulate configs/contact_centre.yaml --customers 1 --summary --quiet >/dev/null & \
	wait

install: $(INSTALLED)

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "cxsim needs Python 3.11 or newer; name one with: make PYTHON=python3.11 ..." >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

clean:  ## remove what `install` made
	rm -rf $(VENV)
