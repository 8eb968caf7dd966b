"""Production: refuses to start without a secret key, host names and a database."""

from portal.environment import database_from_url, env_choice, env_list, env_text

from .base import *  # noqa: F403  settings modules are read as one

SECRET_KEY = env_text("SECRET_KEY")
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS", "")  # former keys, while a new one takes over
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS")
DATABASES = {"default": database_from_url(env_text("DATABASE_URL"))}

# The cache bears the limits on signing in, so all workers must share it: files do for the workers of one machine,
# a table in the database (`manage.py createcachetable`) for several machines. Pages ask the cache as well: files
# keep those questions away from the database.
if env_choice("CACHE", ["files", "database"], "files") == "database":
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    }

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None  # noqa: F405  from base
