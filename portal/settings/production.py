"""Production: refuses to start without a secret key, host names and a database."""

from portal.environment import database_from_url, env_list, env_text

from .base import *  # noqa: F403  settings modules are read as one

SECRET_KEY = env_text("SECRET_KEY")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS")
DATABASES = {"default": database_from_url(env_text("DATABASE_URL"))}

# Login limits need a cache that all workers share.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None  # noqa: F405  from base
