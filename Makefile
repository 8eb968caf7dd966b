# The few words with which the portal is run and tested; `make` alone lists them.

.DEFAULT_GOAL := help
.PHONY: help serve test lighthouse schermlezer beelden vertalingen lint format check content reset vendor lock
MAKEFLAGS += --no-print-directory

# The first Python of at least 3.11. Package hashes were made for 3.11, so that one is tried first.
PYTHON := $(shell for name in python3.11 python3.12 python3.13 python3 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
PORT ?= 8000
HOST ?=
export PORT HOST

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: .venv/installed ## het portaal op http://localhost:8000 (PORT= en HOST= kiezen een ander adres)
	@.venv/bin/python -m portal.serve

test: .venv-test/installed ## alle tests, op SQLite en op PostgreSQL
	@.venv-test/bin/python -m tests.run

lighthouse: .venv-test/installed ## cijfers van Lighthouse voor elk soort pagina van een draaiend portaal (npm nodig; URL= kiest een ander)
	@npm ci --silent --prefix .ci/lighthouse
	@.venv-test/bin/python -m tests.lighthouse "$${URL:-http://localhost:$(PORT)}"

schermlezer: .venv-test/installed ## schrijft opnieuw wat een schermlezer krijgt (tests/data/aria), na een bedoelde wijziging
	@.venv-test/bin/python -m tests.browser.aria

beelden: .venv-test/installed ## maakt opnieuw de plaatjes: van elk soort pagina (docs/beelden) en van de redactie (static/redactie)
	@.venv-test/bin/python -m tests.browser.gallery

vertalingen: .venv-test/installed ## maakt de vertalingen in portal/*/locale klaar voor gebruik, na een wijziging daarin
	@for room in redactie accounts; do .venv-test/bin/pybabel --quiet compile --domain django --directory portal/$$room/locale; done
	@.venv-test/bin/pybabel --quiet compile --domain djangojs --directory portal/redactie/locale

lint: .venv-test/installed ## stijl, sjablonen, richting van imports, migraties, instellingen van productie
	@.venv-test/bin/ruff check .
	@.venv-test/bin/ruff format --check .
	@.venv-test/bin/djlint --quiet --lint templates
	@.venv-test/bin/lint-imports
	@DJANGO_SETTINGS_MODULE=portal.settings.test .venv-test/bin/python manage.py makemigrations --check --dry-run
	@DJANGO_SETTINGS_MODULE=portal.settings.production ALLOWED_HOSTS=portaal.test \
		DATABASE_URL=postgresql://portaal@localhost/portaal \
		SECRET_KEY="$$(.venv-test/bin/python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
		.venv-test/bin/python manage.py check --deploy --fail-level WARNING

format: .venv-test/installed ## zet de stijl recht
	@.venv-test/bin/ruff check --fix --quiet .
	@.venv-test/bin/ruff format .

check: lint test ## alles wat CI doet

content: .venv/installed ## laadt de inhoud uit fixtures/; wat een redacteur veranderde, blijft
	@.venv/bin/python -m portal.serve --only-prepare

reset: ## gooit de lokale database, bestanden en inlog weg (vraagt eerst)
	@printf 'Dit gooit var/ weg: de lokale database, geüploade bestanden en het account. Typ ja: '; \
		read answer; [ "$$answer" = ja ] && rm -rf var && echo 'Weg. make serve begint opnieuw.' || echo 'Niets gedaan.'

vendor: .venv-test/installed ## haalt meegeleverde bestanden van anderen opnieuw op (npm nodig)
	@.venv-test/bin/python .ci/vendor.py

lock: .venv-test/installed ## schrijft requirements*.txt opnieuw uit requirements*.in
	@.venv-test/bin/pip install --quiet uv
	@.venv-test/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --upgrade requirements.in -o requirements.txt
	@.venv-test/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --upgrade requirements-dev.in -o requirements-dev.txt

.venv/installed: requirements.txt
	@$(call install,.venv,requirements.txt)

.venv-test/installed: requirements.txt requirements-dev.txt
	@$(call install,.venv-test,requirements.txt requirements-dev.txt)

# install FOLDER FILES: an environment of its own with the pinned packages; one clear line when that fails.
define install
set -u; \
if [ -z "$(PYTHON)" ]; then echo 'Er is geen Python 3.11 of nieuwer. Installeer die eerst (Debian: apt-get install python3 python3-venv).' >&2; exit 1; fi; \
echo 'Pakketten installeren in $(1) (alleen de eerste keer, ongeveer een minuut)'; \
mkdir -p var; \
if ! "$(PYTHON)" -m venv $(1) >var/install.log 2>&1; then \
	echo 'De omgeving $(1) kon niet worden gemaakt (Debian: apt-get install python3-venv). Meer in var/install.log.' >&2; exit 1; fi; \
if ! $(1)/bin/pip install --quiet --disable-pip-version-check --retries 1 --timeout 20 --require-hashes $(foreach file,$(2),-r $(file)) >>var/install.log 2>&1; then \
	echo 'De pakketten konden niet worden opgehaald. Is er een internetverbinding? Meer in var/install.log.' >&2; exit 1; fi; \
touch $(1)/installed
endef
