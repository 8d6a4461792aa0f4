# Every target does its own set-up: `.venv` is made from the locks in requirements/ when it is
# missing or older than they are. Nothing is installed outside this folder.

PYTHON ?= python3
CONFIG ?= config.toml
ARGS   ?=
JOBS   ?= 2
BIN    := .venv/bin
FAST   := not long and not slow and not browser and not postgres and not bench
export PIP_DISABLE_PIP_VERSION_CHECK = 1
unexport PYTHONDONTWRITEBYTECODE # or else each process of the tests compiles everything anew

.DEFAULT_GOAL := help
.PHONY: help install demo tour run check test bench lint translations lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: .venv/dev.stamp ## make .venv with everything, the tests' tools included

demo: .venv/run.stamp ## the whole bot in the browser: no token, no network
	@$(BIN)/python -m bot demo $(ARGS)

tour: .venv/run.stamp ## one whole programme as a transcript in the terminal
	@$(BIN)/python -m bot tour $(ARGS)

run: .venv/run.stamp ## the bot itself: make run CONFIG=config.toml
	@$(BIN)/python -m bot run --config $(CONFIG) $(ARGS)

check: lint ## lint, types, import contracts and the fast tests
	@$(BIN)/pytest -q -n $(JOBS) -m "$(FAST)" $(ARGS)

test: lint ## everything: PostgreSQL and browser tests too, where they can run
	@$(BIN)/pytest -q -n $(JOBS) -m "not slow and not browser and not bench"
	@$(BIN)/pytest -q -n $(JOBS) --dist loadfile -m "(slow or browser) and not bench"

bench: .venv/dev.stamp ## print the measured figures; exit status 1 when one is short
	@$(BIN)/python -m tests.bench $(ARGS)

lint: .venv/dev.stamp ## format, lint, types and import contracts, without tests
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo > .venv/imports.log || { cat .venv/imports.log; exit 1; }

translations: .venv/dev.stamp ## collect the texts of the code anew into locales/
	@$(BIN)/python -m bot.catalogues

lock: .venv/lock/bin/pip-compile ## resolve the dependencies anew into requirements/
	@$(call compile,run)
	@$(call compile,dev,--extra dev --constraint requirements/run.txt)

clean: ## remove everything that these targets made
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache bench.json
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---------------------------------------------------------------------------- how it is made

.venv/bin/pip:
	@$(PYTHON) -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Python 3.11 or newer with venv is needed (Debian: apt install python3-venv)"; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.txt | .venv/bin/pip
	@echo "Installing what the bot needs into .venv"
	@$(BIN)/pip install -qq --require-hashes -r $<
	@touch $@

.venv/dev.stamp: requirements/dev.txt | .venv/bin/pip
	@echo "Installing the bot's needs and the tests' tools into .venv"
	@$(BIN)/pip install -qq --no-compile --require-hashes -r $<
	@touch .venv/run.stamp $@

.venv/lock/bin/pip-compile: | .venv/bin/pip
	@$(PYTHON) -m venv .venv/lock
	@.venv/lock/bin/pip install -qq 'pip-tools~=7.6'

# No address of any package index gets into a lock: an installation uses its own.
compile = .venv/lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-header --no-emit-options $(2) -o requirements/$(1).txt pyproject.toml \
	&& sed -i '1i $(LOCK_HEADER)' requirements/$(1).txt
LOCK_HEADER = \# Made by `make lock` from pyproject.toml, with hashes of every file of each release.
