"""`make serve`: as production, but on SQLite or DATABASE_URL, over plain http, with a secret made once."""

import os
import secrets

from portal.environment import database_from_url, env_bool, env_list, env_text, sqlite_database

from .base import *  # noqa: F403  settings modules are read as one

VAR_DIR.mkdir(parents=True, exist_ok=True)  # noqa: F405  from base


def local_secret_key() -> str:
    """The secret of this checkout, made at the first start and kept in the ignored `var/`."""
    path = VAR_DIR / "secret_key"  # noqa: F405  from base
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii").strip()


SECRET_KEY = env_text("SECRET_KEY", "") or local_secret_key()
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS", "")
# HOST is the address that `make serve` listens on; who opens it to a network reaches it under any of its names.
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]" if not env_text("HOST", "") else "*")

LINK_CHECK = env_bool("LINK_CHECK", False)  # who tries the portal out asks nothing of other websites

DATABASES = {
    "default": (
        database_from_url(env_text("DATABASE_URL"))
        if os.environ.get("DATABASE_URL")
        else sqlite_database(VAR_DIR / "portal.sqlite3")  # noqa: F405  from base
    )
}
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
