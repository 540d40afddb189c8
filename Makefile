# What can be done here? `make help` tells.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
CORPUS ?= corpus/articles
INDEX ?= var/index
JOBS ?= 2
HOST ?= 127.0.0.1
PORT ?= 8000
T ?= tests
SIZES ?= 10000,50000
PAGE ?=

.PHONY: help run index serve test cluster check lint quality bench setup sbom audit format requirements clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: setup ## Install, index the sample collection, serve it at http://127.0.0.1:8000
	@$(BIN)/hoptac index $(CORPUS) --index $(INDEX) --jobs $(JOBS)
	@$(BIN)/hoptac serve --index $(INDEX) --host $(HOST) --port $(PORT)

index: setup ## Bring the index up to date (CORPUS=dir INDEX=dir JOBS=n)
	@$(BIN)/hoptac index $(CORPUS) --index $(INDEX) --jobs $(JOBS)

serve: setup ## Serve an index that is there (INDEX=dir HOST=h PORT=p)
	@$(BIN)/hoptac serve --index $(INDEX) --host $(HOST) --port $(PORT)

test: $(VENV)/.test ## Run all tests, those in a browser too (T=path for some)
	@bin/browser $(VENV)
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not quality and not cluster" $(T)
	@VENV=$(VENV) bin/cluster hint

cluster: $(VENV)/.test ## Run the tests on a cluster, which needs Java 21 and Maven (T=path)
	@VENV=$(VENV) bin/cluster run --required -- $(BIN)/python -m pytest -n auto -m cluster $(T)

check: lint test ## Lint, then test, on a cluster too where Java is: before each push
	@VENV=$(VENV) bin/cluster run -- $(BIN)/python -m pytest -n auto -m cluster $(T)

lint: $(VENV)/.check ## Check format, lint, style, types, imports, spelling, templates, licences
	@bin/style
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/codespell NOTICE README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md docs alerts analyzers backup cli corpus fetcher indexer search supply webapp tests bench
	@$(BIN)/djlint --lint --quiet webapp/templates
	@$(BIN)/python -m supply licences

quality: $(VENV)/.test ## Score analyzers, tags, retrieval and stories against their floors
	@$(BIN)/python -m bench.quality
	@$(BIN)/python -m pytest -q -m quality

bench: $(VENV)/.bench ## Measure speed beside other engines (CORPUS=files SIZES=n,n PAGE=n)
	@$(BIN)/python -m bench --sizes $(SIZES) --corpus $(CORPUS) $(if $(PAGE),--page $(PAGE))

setup: $(VENV)/.run ## Install what running needs into .venv

sbom: setup ## Write what Hoptac is made of to build/sbom.cdx.json (CycloneDX)
	@$(BIN)/python -m supply sbom build/sbom.cdx.json

audit: $(VENV)/.audit ## Ask whether a pinned package is known to be unsafe
	@$(BIN)/python -m supply audit

format: $(VENV)/.check ## Lay the code out; templates are laid out by hand
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix --quiet . || true

requirements: $(VENV)/.check ## Pin the newest versions that pyproject.toml allows
	@bin/pin $(BIN) --upgrade

clean: ## Remove the environment and the index
	@rm -rf $(VENV) var build *.egg-info

$(VENV)/pyvenv.cfg:
	@bin/venv $(PYTHON) $(VENV)

$(VENV)/.run: requirements/run.txt requirements/semantic.txt pyproject.toml $(VENV)/pyvenv.cfg
	@bin/install $(VENV) run
$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@bin/install $(VENV) test
$(VENV)/.audit: requirements/audit.txt $(VENV)/.run
	@bin/install $(VENV) audit
$(VENV)/.bench: requirements/bench.txt $(VENV)/.run
	@bin/install $(VENV) bench
$(VENV)/.check: requirements/check.txt $(VENV)/.test $(VENV)/.bench
	@bin/install $(VENV) check
