# Everything a newcomer types. Python >= 3.11 and make are all that must be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

.PHONY: help demo test torture soak run mutants messages pictures lock clean

help:
	@echo "make demo      play a round of inspection: no token, no network"
	@echo "                 ARGS=--once        play, print and exit"
	@echo "                 ARGS='--seed 7'    other findings, the same rates"
	@echo "                 ARGS='--data DIR'  keep the ledger in DIR (an empty folder)"
	@echo "make test      every check; ARGS goes to pytest, as in ARGS='-k ladder'"
	@echo "make torture   the long tests: kills, a faulty wire, stops, floods (hours)"
	@echo "                 ARGS='--seed 7 --kills 100'  another run, a shorter one"
	@echo "make soak      half an hour of an office at work: memory, descriptors, tasks"
	@echo "                 ARGS='--minutes 3'           a shorter one"
	@echo "make run       the bot on Telegram, with the settings of .env"
	@echo "make mutants   change each rule of the core: which change fails no test (an hour)"
	@echo "                 ARGS='bot.core.ladder*'  of these alone"
	@echo "make messages  write docs/messages.md anew from locales/"
	@echo "make pictures  photograph the chat page for the READMEs (needs chromium)"
	@echo "make lock      newer versions of the packages, on purpose"
	@echo "make clean     remove what make has installed and what the checks have left"
	@echo "PYTHON=python3.12 chooses the interpreter that .venv is made of."

demo: $(VENV)/.run
	@$(BIN)/python -m bot demo $(ARGS)

run: $(VENV)/.run
	@$(BIN)/python -m bot run $(ARGS)

test: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=json --cov-report=term:skip-covered $(ARGS)
	@$(BIN)/python -m tests.coverage_floors

mutants: $(VENV)/.dev
	@nice -n 15 $(BIN)/mutmut run $(ARGS) && $(BIN)/python -m tests.mutants

torture: $(VENV)/.dev
	@$(BIN)/python -m tests.torture.run $(ARGS)

soak: $(VENV)/.dev
	@$(BIN)/python -m tests.torture.soak $(ARGS)

messages: $(VENV)/.dev
	@$(BIN)/python -m tests.messages_page

pictures: $(VENV)/.dev
	@$(BIN)/python -m tests.demo_page.pictures

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.lock
	@echo "Installing the locked packages (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python requirements-dev.lock
	@echo "Installing the locked packages and the test tools (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/.run

# New versions, on purpose: the lock files carry hashes and no addresses.
lock: $(VENV)/.dev
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --upgrade --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis coverage.json .coverage
