# Every target sets up what it needs in .venv; Python 3.11 or later and make suffice.

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
SOURCES := openapi_concord generator templates/package/_runtime generated tests
INSTALL := $(BIN)/python -m pip install --constraint constraints.txt \
	--quiet --disable-pip-version-check --no-input
# Some tests wait for a time to pass; one process more than cores leaves none idle meanwhile.
JOBS ?= 3
SEED ?= 1
SAMPLE ?= 60

# A service of our own making that uses all that HTTP has.
EXAMPLE := tests/gallery

# Processes by the hundred start here, and none is to compile what another one has.
unexport PYTHONDONTWRITEBYTECODE

# Without what needs tools that do not go with the oldest versions, or that have versions
# of their own: boto3, FastAPI, mypy, OpenTelemetry's SDK, requests and ruff. Whatever is
# installed, type checkers read it as those of today do.
OLDEST := $(VENV)/oldest
TESTS_OF_OLDEST := tests/runtime tests/failure_client tests/identity tests/roundtrip \
	tests/http tests/codec tests/generator tests/services \
	--ignore tests/identity/test_calls.py --ignore tests/services/test_emitted_code.py \
	--ignore tests/identity/test_digest.py --ignore tests/http/test_server_mounted.py \
	--ignore tests/http/test_http_spans.py \
	--ignore tests/services/test_sdk_of_json_10.py \
	--deselect tests/http/test_emitted_package.py::test_tools_find_nothing_in_it \
	--deselect tests/http/test_error_json.py::test_types_are_known \
	--deselect tests/http/test_divided.py::test_tools_find_nothing_in_it \
	--deselect tests/http/test_items.py::test_types_are_known \
	--deselect tests/generator/test_pattern_possessive.py::test_the_same_texts_match_patterns_of_published_services

# The first interpreter that is new enough; a name on PATH alone does not tell.
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13 python3.14; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

.DEFAULT_GOAL := help
.PHONY: help generate test thorough check pyright rest oldest interop mutate published world bench clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 18

generate: $(INSTALLED) ## write generated/ from the spec, and the example of the tests
	$(BIN)/concord generate
	cd $(EXAMPLE) && $(CURDIR)/$(BIN)/concord generate

test: $(INSTALLED) ## run all tests
	$(BIN)/pytest -n $(JOBS) --dist loadgroup -q

thorough: $(INSTALLED) ## run all tests, with all cases that are alike and ten times the examples
	EXAMPLES_TIMES=10 $(BIN)/pytest -n $(JOBS) --dist loadgroup -q

check: $(INSTALLED) ## lint code and spec, check types, compare generated/ with the spec
	+@$(MAKE) --no-print-directory -j 2 pyright rest

# It takes as long as all the rest.
pyright:
	$(BIN)/basedpyright

rest:
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/black --check --quiet $(SOURCES)
	$(BIN)/mypy $(SOURCES)
	$(BIN)/concord lint --fail-on advice
	$(BIN)/concord generate --check
	cd $(EXAMPLE) && $(CURDIR)/$(BIN)/concord generate --check
	$(BIN)/pytest -q tests/test_architecture.py

published: $(INSTALLED) ## survey the published documents below FOLDER
	PYTHONPATH=. $(BIN)/python tests/published/survey.py $(FOLDER)

world: $(INSTALLED) ## survey all documents of OpenAPI below FOLDER
	PYTHONPATH=. $(BIN)/python tests/world/survey.py $(FOLDER) $(SURVEY)

oldest: ## run tests with the oldest versions of all that we and what we emit need
	$(PYTHON) -m venv --clear $(OLDEST)
	$(OLDEST)/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
		packaging
	$(OLDEST)/bin/python tests/oldest/floors.py > $(OLDEST)/floors.txt
	$(OLDEST)/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
		--requirement $(OLDEST)/floors.txt
	$(OLDEST)/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
		--no-deps --editable .
	$(OLDEST)/bin/python -m pytest -n $(JOBS) --dist loadgroup -q $(TESTS_OF_OLDEST)

interop: $(INSTALLED) ## meet clients and servers that others wrote, and print a table
	PYTHONPATH=.:$(EXAMPLE)/generated $(BIN)/python -m tests.interop.run \
		$(if $(TOOLS),--tools $(TOOLS)) $(if $(DOCUMENTS),--documents $(DOCUMENTS)) \
		$(if $(ONLY),--only "$(ONLY)")

mutate: JOBS = 2
mutate: $(INSTALLED) ## change what runs in small ways, and tell what no test sees
	$(BIN)/python -m tests.mutation --seed $(SEED) --sample $(SAMPLE) --jobs $(JOBS)

bench: $(INSTALLED) ## measure against other generators and clients
	@for script in tests/benchmarks/bench_*.py; do \
		echo "== $$script"; PYTHONPATH=.:generated $(BIN)/python "$$script" || exit 1; done

clean: ## remove .venv and everything else that is not kept in git
	rm -rf $(VENV) .mutation .hypothesis .mypy_cache .pytest_cache .ruff_cache
	rm -rf build dist
	find openapi_concord generator generated templates tests -name __pycache__ -prune -exec rm -rf {} +

$(INSTALLED): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { \
		echo "Python 3.11 or later is needed: install it, or name it with" \
			"'make PYTHON=/path/to/python'" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) hatchling
	$(INSTALL) --no-build-isolation --editable '.[dev]'
	@touch $@
