"""Settings of the tests: quick hashes, plain static files, a cache that each test finds empty."""

import os
import tempfile
from pathlib import Path

from portal.environment import database_from_url, sqlite_database

from .base import *  # noqa: F403  settings modules are read as one

SECRET_KEY = "only for tests"  # noqa: S105  guards nothing
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DATABASES = {
    "default": (
        database_from_url(os.environ["DATABASE_URL"]) if os.environ.get("DATABASE_URL") else sqlite_database(":memory:")
    )
}
# Wagtail caches site root paths: a cache that outlives a test leaks between tests. Local memory, emptied before
# each test; with a dummy cache the login limits would never trip.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LINK_CHECK = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="portal-media-"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {**TASKS, "background": TASKS["default"]}  # noqa: F405  from base; a test sees what a task did
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]
