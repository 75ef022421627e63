# `make demo` and `make test` do everything; the rest is for people who work on the house.
PY ?= python3
V := .venv/bin
# A user's own pip settings must not move what we install out of .venv.
PIP := PIP_USER=0 PIP_TARGET= PIP_PREFIX= $(PY) -m pip --disable-pip-version-check --python $(V)/python \
	install -q --no-compile --no-deps

.PHONY: demo test install tools check coverage score pictures bench lock messages browser fake-slack fake-wecom promises clean

demo: .venv/.ok
	$(V)/dealdrum demo

test: .venv/.dev-ok browser
	$(V)/python -m pytest -n auto $(ARGS)

# A service runs as somebody who may write nothing here: compiled once, it starts in half the time.
install: .venv/.ok
	$(V)/python -m compileall -q -x '/(tests|\.git)/' . || true
	@echo 'DealDrum is set up. To type dealdrum in this terminal: . .venv/bin/activate'

# What the recipes of CONTRIBUTING.md run besides the program: pytest, linters, catalogues.
tools: .venv/.dev-ok

check: .venv/.dev-ok
	$(V)/ruff check .
	$(V)/ruff format --check .
	$(V)/mypy
	$(V)/lint-imports --no-cache
	$(V)/python -m pytest -n auto tests/house tests/contracts tests/words

score: .venv/.ok
	$(V)/python -m tests.language.corpus

# Which lines no test runs, the started programs' included.
coverage: .venv/.dev-ok browser
	$(V)/python -m pytest -n auto --cov --cov-report=term-missing

pictures: .venv/.ok
	$(V)/python -m charts.sheet docs/pictures

# A Slack on this machine to try the bot against: prints the settings to start it with. APP=http://127.0.0.1:8765: by HTTP.
fake-slack: .venv/.dev-ok
	$(V)/python -m tests.fakes.slack $(or $(PORT),9700) $(APP)

bench: .venv/.ok
	$(V)/python -m bench

# What DealDrum guarantees, to the full figures; the table goes to docs/promises.md. Less than 20 minutes on 2 cores.
promises: .venv/.dev-ok
	$(V)/python -m tests.promises --write docs/promises.md

# New or changed msgids go into the three catalogues; translate what is then empty.
messages: .venv/.dev-ok
	$(V)/python -m words.catalogue update

browser: .venv/.dev-ok
	sh .ci/browser

lock:
	uv pip compile requirements.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --annotation-style line -o requirements.lock
	uv pip compile requirements-dev.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --annotation-style line -o requirements-dev.lock

# A WeCom for one bot on this machine: type what people say, see what they would see.
fake-wecom: .venv/.dev-ok
	$(V)/python -m tests.fakes.wecom $(ARGS)

clean:
	rm -rf .venv

# The stamp names the Python, by its version and where it stands: another one gets a fresh environment.
VERSION := $(shell $(PY) -c 'import re, sys; print("%d.%d" % sys.version_info[:2] + re.sub("[^0-9A-Za-z.]", "-", sys.base_prefix))' 2>/dev/null)
.venv/.python-$(VERSION):
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'DealDrum needs Python 3.11 or newer; set PY=/path/to/python3'; exit 2; }
	@$(PY) -c 'import pip, sys; sys.exit(tuple(map(int, pip.__version__.split(".")[:2])) < (22, 3))' 2>/dev/null || { echo 'DealDrum needs pip 22.3 or newer (Debian: apt-get install python3-pip)'; exit 2; }
	$(PY) -m venv --clear --without-pip .venv
	@touch $@

.venv/.ok: requirements.lock pyproject.toml .venv/.python-$(VERSION)
	@echo 'Setting up DealDrum (about a minute, once) …'
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-build-isolation -e .
	@touch $@

.venv/.dev-ok: requirements-dev.lock .venv/.ok
	@echo 'Setting up what the tests need …'
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
