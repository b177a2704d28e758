# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORES ?= 2
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run serve test lint golden bench soak docs pictures lock clean system-packages
help:
	@echo "make run    set up .venv and build the packs of the example dossiers into out/;"
	@echo "            read and build a real document again where one is at hand"
	@echo "make serve  the web application with the example authorities at http://127.0.0.1:8000"
	@echo "make test   everything that CI checks, system packages included"
	@echo "make lint   formatting, lint, types and the layer contract only"
	@echo "make golden rewrite the golden files; review the diff like code"
	@echo "make bench  measure side by side and write benchmarks/"
	@echo "make soak   the long checks"
	@echo "make docs   build the documentation into docs/_build/html"
	@echo "make pictures draw the documentation's pictures anew"
	@echo "make lock   renew the hashed requirement locks"

# A stamp each, so that a second run starts at once.
$(VENV)/run.stamp: requirements.txt pyproject.toml
	@$(PYTHON) tools/check_python.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/test.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.txt
	touch $@

run: $(VENV)/run.stamp
	$(BIN)/prongsai build examples/*.yaml --out out
	@$(BIN)/python tools/real_case.py

serve: $(VENV)/run.stamp
	$(BIN)/python -m prongsai.web serve --demo --data out/web --port 8000

system-packages:
	sh tools/system-packages.sh

test: $(VENV)/test.stamp system-packages
	$(BIN)/python -m pytest --numprocesses $(CORES)
	PRONGSAI_TEST_DATABASE=postgresql $(BIN)/python -m pytest tests/web --numprocesses $(CORES) --ignore tests/web/walk

lint: $(VENV)/test.stamp
	$(BIN)/python -m pytest tests/test_ground.py

golden: $(VENV)/test.stamp
	PRONGSAI_GOLDEN=write $(BIN)/python -m pytest -k golden

bench: $(VENV)/test.stamp system-packages
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.intake

soak: $(VENV)/test.stamp system-packages
	PRONGSAI_SOAK=1 $(BIN)/python -m pytest --numprocesses $(CORES)
	$(BIN)/python -m tests.soak --files 20000 --processes $(CORES)

docs: $(VENV)/test.stamp
	$(BIN)/python -m sphinx --fail-on-warning --keep-going -b html docs docs/_build/html

pictures: $(VENV)/test.stamp
	sh tools/system-packages.sh pictures
	$(BIN)/python tools/pictures.py

lock:
	$(BIN)/python -m uv pip compile --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --quiet requirements-dev.in --output-file requirements-dev.txt
	$(BIN)/python -m uv pip compile --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --quiet --constraint requirements-dev.txt \
	    requirements.in --output-file requirements.txt

clean:
	rm -rf out docs/_build .pytest_cache .mypy_cache .ruff_cache
