"""Settings as production has them; `local` and `test` loosen what they must."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from portal.environment import (
    cluster_from_url,
    env_bool,
    env_choice,
    env_int,
    env_list,
    env_text,
    sign_on_from_environment,
)

BASE_DIR = Path(__file__).resolve().parents[2]
# Everything the portal makes at run time; in a checkout it is ignored by git.
VAR_DIR = Path(env_text("VAR_DIR", str(BASE_DIR / "var")))

DEBUG = False
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "portal.home",
    "portal.search",
    "portal.feeds",
    "portal.publishing",
    "portal.moderation",
    "portal.bundles",
    "portal.judging",
    "portal.exchange",
    "portal.linkcheck",
    "portal.advice",
    "portal.redactie",
    "portal.accounts",
    "portal.content",
    "portal.teams",
    "portal.findings",
    "portal.glossary",
    "portal.links",
    "portal.standard",
    "products",
    "collectieven",
    "themes",
    "portal.core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.accounts.users_app.PortalUsersAppConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",  # for its Dutch: Wagtail says ‘5 uur geleden’ by it
]

MIDDLEWARE = [
    "portal.core.middleware.ClientAddressMiddleware",
    "portal.core.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "portal.core.middleware.MaintenanceMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.core.weight.CompressTextMiddleware",
    "portal.core.weight.FreshPagesMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "portal.core.middleware.PublicMethodsMiddleware",
    "portal.core.middleware.OddInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.middleware.EditorSessionMiddleware",
    "portal.redactie.deletion.DeletionMiddleware",
    "portal.publishing.middleware.NotReadyMiddleware",
    "portal.advice.middleware.TipsMiddleware",
    "portal.core.redirects.VisibleRedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.core.context_processors.portal",
                "portal.glossary.context_processors.page_terms",
            ],
        },
    },
]

# Language and time: the portal speaks Dutch only, its strings stand in the code.
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env_text("MEDIA_ROOT", str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.core.storage.JoinedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640

# Shared by all workers of this machine. Login limits live here: with Django's limit of 300 entries, who tries many
# names would push the count of another name out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}

# Forms with ties to every vocabulary pass Django's limit of 1000 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Accounts: editors only. Five failed tries an account and twenty an address in ten minutes. The limits count by
# REMOTE_ADDR, which ClientAddressMiddleware has set by `PROXIES`.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
ACCOUNT_ADAPTER = "portal.accounts.adapter.EditorAccountAdapter"
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.LoginForm",
    "change_password": "portal.accounts.forms.ChangePasswordForm",
    "reset_password": "portal.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "portal.accounts.forms.ResetPasswordKeyForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to people who have no account
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False  # until the browser closes, and never longer than SESSION_COOKIE_AGE
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login_failed": "20/10m/ip,5/10m/key", "reset_password": "20/10m/ip,5/10m/key"}
# The second step of signing in, for everybody (docs/besluiten/0022-inloggen.md).
MFA_ADAPTER = "portal.accounts.mfa_adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Kennisportaal Collectieven"
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds that a telephone's clock may differ (RFC 6238, 5.2 and 6)
# Allauth asks for a verified address against people who sign up with another's; nobody signs up here.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Whether the check of links to other websites is one of the jobs of `run_jobs`, each day.
LINK_CHECK = env_bool("LINK_CHECK", True)
# Single sign-on by OpenID Connect; None: off.
OIDC = sign_on_from_environment()
LOCAL_PASSWORDS = env_bool("LOCAL_PASSWORDS", True)
if OIDC is None and not LOCAL_PASSWORDS:
    raise ImproperlyConfigured(
        "LOCAL_PASSWORDS=False kan alleen als OIDC_ISSUER is ingevuld: anders komt niemand binnen."
    )
SOCIALACCOUNT_ADAPTER = "portal.accounts.sign_on.SignOnAdapter"
SOCIALACCOUNT_EMAIL_REQUIRED = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # an account is known by the provider's `sub`, never by an address
# A year: long enough to look back for misuse that shows late, and no longer than needed (AVG, article 5.1.e).
AUDIT_DAYS = env_int("AUDIT_DAYS", 365, minimum=1)
# How long a check link opens a draft: a council meets every two weeks, and a leak should not last longer than that.
CHECK_LINK_DAYS = env_int("CHECK_LINK_DAYS", 14, minimum=1)
# After how many days a submitted item waits too long: our choice, so that a writer hears within a week.
REVIEW_DAYS = env_int("REVIEW_DAYS", 7, minimum=1)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "portal.accounts.validators.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Safety
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 63_072_000  # two years; internet.nl asks one
SECURE_HSTS_INCLUDE_SUBDOMAINS = env_bool("HSTS_INCLUDE_SUBDOMAINS", True)
SECURE_HSTS_PRELOAD = env_bool("HSTS_PRELOAD", True)
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# In all, and without doing anything: what NIST SP 800-63B, 4.2.3, sets for signing in with two steps. The audit log and
# the login page tell why a session is over.
SESSION_COOKIE_AGE = env_int("SESSION_HOURS", 12, minimum=1) * 60 * 60
SESSION_IDLE_SECONDS = env_int("SESSION_IDLE_MINUTES", 30, minimum=2) * 60
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.accounts.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
PROXIES = env_int("PROXIES", 0)  # how many proxies in front may name the client's address
MAINTENANCE = env_bool("MAINTENANCE", False)
SOURCE_CODE_URL = env_text("SOURCE_CODE_URL", "")  # where readers find the code; empty: the footer has no link
# Sheets of municipalities, by the names of their files; one of them dresses every site that has not chosen its own.
HOUSE_STYLES = sorted(path.stem for path in (BASE_DIR / "static" / "css" / "themes").glob("*.css"))
HOUSE_STYLE = env_choice("HOUSE_STYLE", ["", *HOUSE_STYLES], "")
SECURITY_CONTACT = env_text("SECURITY_CONTACT", "mailto:redactie@localhost")

# Wagtail
WAGTAIL_SITE_NAME = "Collectieven tegen Kindermishandeling"
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = [("nl", "Nederlands")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
WAGTAILADMIN_BASE_URL = env_text("BASE_URL", "http://localhost:8000")
# Passwords are changed and reset by allauth's views, which have limits.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
# Whoever has all rights is not told of every page that waits; the editors of its collectief are.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_NOTIFICATION_USE_HTML = True  # beside the plain text
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/beheer/login/"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "core.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.core.forms.PortalImageForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 10_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "core.PortalDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.core.forms.PortalDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "pptx", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "dutch"},
}
# (IP address, port) pairs that the link check may speak to beside the public internet; only tests fill it.
LINKCHECK_OPEN_TO: list[tuple[str, int]] = []
# The cluster that answers what visitors search for; None: the portal's own database (portal/search/backends).
SEARCH_CLUSTER = cluster_from_url(env_text("SEARCH_URL", ""))
TAGGIT_CASE_INSENSITIVE = True
TASKS = {
    # At once: Wagtail fills its indexes this way, and a saved page must be found right after.
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    # What an editor need not wait for (docs/besluiten/0014-beeld-van-een-pdf.md).
    "background": {"BACKEND": "portal.core.background.ThreadBackend"},
}

# Mail goes to files until an SMTP server is named.
EMAIL_HOST = env_text("EMAIL_HOST", "")
EMAIL_PORT = env_int("EMAIL_PORT", 25)
EMAIL_HOST_USER = env_text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env_text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", False)
# Seconds that a mail server may be silent. Without a bound one that hangs would hold a request, or every job behind it.
EMAIL_TIMEOUT = env_int("EMAIL_TIMEOUT", 10, minimum=1)
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = env_text("DEFAULT_FROM_EMAIL", "redactie@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Tells every failed request with a traceback; the portal says it in one line of its own.
    "loggers": {"opensearch": {"level": "CRITICAL"}},
}

CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS", "")
