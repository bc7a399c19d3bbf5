# Everything that is done with this repository. A fresh machine needs Python 3.11 or newer, and make.
BIN := .venv/bin
# The stamps name this folder: an environment does not survive a move.
HERE := $(shell printf %s "$(CURDIR)" | cksum | cut -d" " -f1)
INSTALLED := .venv/.installed-$(HERE)
DEVELOPING := .venv/.developing-$(HERE)
VALIDATORS := tools/validators/node_modules/.installed

export PIP_NO_INPUT = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.NOTPARALLEL:
.PHONY: build serve test test-long bench bench-quick bench-serve bench-pictures lint format clean programs help

build: $(INSTALLED) ## builds the demo newspaper into build/
	@$(BIN)/tindoingoai build
	@echo
	@echo "The newspaper is ready. Open $(CURDIR)/build/index.html"
	@echo "To see it change while you write: make serve (that is, $(BIN)/tindoingoai serve)"

serve: $(INSTALLED) ## shows the demo newspaper on http://127.0.0.1:8000/ while you write
	@$(BIN)/tindoingoai serve

test: programs $(VALIDATORS) lint ## installs what the tests need, checks the code and runs all tests
	$(BIN)/pytest -n 2

test-long: programs $(VALIDATORS) lint ## the same, with a thousand trials where `make test` makes a few; for hours
	TINDOINGOAI_LONG=1 $(BIN)/pytest -n 2

bench: $(DEVELOPING) ## measures builds beside Hugo, Eleventy and Pelican, for hours; BENCH="--sizes 1000 --corpus plain" for less
	$(BIN)/python -m benchmarks.install
	$(BIN)/python -m benchmarks.run $(BENCH)

bench-quick: $(DEVELOPING) ## the same with 1,000 articles and one round, into benchmarks/.quick
	$(BIN)/python -m benchmarks.install
	$(BIN)/python -m benchmarks.run --sizes 1000 --rounds 1 --into benchmarks/.quick

bench-serve: $(DEVELOPING) ## measures serving beside Hugo's server; BENCH="--sizes 1000 --rounds 5" for less
	$(BIN)/python -m benchmarks.install
	$(BIN)/python -m benchmarks.serving.run $(BENCH)

bench-pictures: $(DEVELOPING) ## measures pictures beside Hugo, for hours; BENCH="--count 20 --rounds 1" takes minutes
	$(BIN)/python -m benchmarks.install
	$(BIN)/python -m benchmarks.pictures $(BENCH)

lint: $(DEVELOPING) ## checks style, types and the floors of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEVELOPING) ## mends style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## deletes what builds and checks made; the environment stays
	rm -rf build .build-* .tindoingoai dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

help: ## lists all this
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

$(INSTALLED): pyproject.toml
	@tools/setup/environment.sh "$(PYTHON)"
	@touch $@

$(DEVELOPING): pyproject.toml
	@tools/setup/environment.sh "$(PYTHON)" dev
	@touch $@ $(INSTALLED)

programs:
	@tools/setup/programs.sh

$(VALIDATORS): tools/validators/package-lock.json
	@echo "Installing the HTML validators"
	@cd tools/validators && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@
