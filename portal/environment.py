"""Readers of environment variables that refuse what they do not understand."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
SQLITE_TIMEOUT_SECONDS = 20
# What a cluster takes as the beginning of the name of an index.
INDEX_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
LONGEST_CLUSTER_NAME = 200  # characters that are kept of which cluster it is


@dataclass(frozen=True)
class ClusterAddress:
    """Where an OpenSearch cluster answers, and with what the names of this portal's indices begin."""

    host: str
    port: int
    tls: bool
    index: str
    path: str = ""  # before the names of the indices, where the cluster stands behind a proxy
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """Tells this cluster from another; without secrets."""
        return f"{self.host}:{self.port}{self.path}/{self.index}"


@dataclass(frozen=True)
class SignOn:
    """The OpenID Connect provider with which people of an organisation sign in."""

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    groups: dict[str, str]  # the value of the claim, and the group of ours that it gives
    claim: str = "groups"
    name: str = "uw organisatie"
    # Who takes care of the second step: portal (we ask ours), claim (theirs when the token says so), provider (theirs).
    second_factor: str = "portal"
    acr: tuple[str, ...] = ()  # values of `acr` that stand for a second step, beside `mfa` in `amr`
    only_https: bool = True  # False in tests alone, on this machine


def env_text(name: str, default: str | None = None) -> str:
    """The variable's text, or the text of the file that NAME_FILE points to; without a default it must be there."""
    if file_name := os.environ.get(f"{name}_FILE"):
        try:
            return Path(file_name).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE={file_name!r} is niet te lezen: {error.strerror}.") from error
    value = os.environ.get(name, "").strip() or default
    if value is None:
        raise ImproperlyConfigured(f"{name} ontbreekt; .env.example zegt waar dit voor is.")
    return value


def env_bool(name: str, default: bool = False) -> bool:
    """True or False, written so; anything else is refused."""
    value = os.environ.get(name) or str(default)
    if value not in {"True", "False"}:
        raise ImproperlyConfigured(f"{name}={value!r}: schrijf ‘True’ of ‘False’.")
    return value == "True"


def env_choice(name: str, choices: list[str], default: str) -> str:
    """One of the choices, written exactly so."""
    value = os.environ.get(name) or default
    if value not in choices:
        raise ImproperlyConfigured(f"{name}={value!r}: kies uit {', '.join(choices)}.")
    return value


def env_int(name: str, default: int, *, minimum: int = 0) -> int:
    """A whole number of at least `minimum`."""
    value = os.environ.get(name) or str(default)
    if not value.isascii() or not value.isdigit() or int(value) < minimum:
        raise ImproperlyConfigured(f"{name}={value!r}: schrijf een heel getal vanaf {minimum}.")
    return int(value)


def env_list(name: str, default: str | None = None, *, separator: str = ",") -> list[str]:
    """Values divided by commas; without a default there must be at least one."""
    values = [value.strip() for value in env_text(name, default).split(separator) if value.strip()]
    if default is None and not values:
        raise ImproperlyConfigured(f"{name} is leeg; .env.example zegt waar dit voor is.")
    return values


def sqlite_database(path: str | Path) -> dict:
    """SQLite that bears several writers: WAL, IMMEDIATE transactions and a wait of 20 seconds.

    Without these, four writers at once got "database is locked" in 818 of 943 saves; with them in none
    (docs/besluiten/0004-sqlite-met-schrijvers.md).
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": SQLITE_TIMEOUT_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": SQLITE_PRAGMAS,
        },
        "TEST": {"NAME": None},
    }


def database_from_url(url: str) -> dict:
    """Django's database settings for `sqlite:///path` or `postgresql://user:password@host:port/name`.

    A `host` in the query string wins, so that a socket directory can be named: `postgresql://u@/name?host=/run/pg`.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return sqlite_database(unquote(parts.path[1:]))
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise ImproperlyConfigured(
            "DATABASE_URL: schrijf sqlite:///pad of postgresql://gebruiker:wachtwoord@host:poort/naam."
        )
    try:
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured("DATABASE_URL: de poort is geen getal.") from error
    options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    host = options.pop("host", None) or parts.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def cluster_from_url(url: str) -> ClusterAddress | None:
    """The cluster of `https://user:password@host:port/prefix`; None for an empty text.

    The last part of the path is with what the names of the indices begin; what stands before it leads to the cluster.
    """
    if not url:
        return None
    parts = urlsplit(url)
    path, _slash, index = parts.path.rstrip("/").rpartition("/")
    try:
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured("SEARCH_URL: de poort is geen getal tot 65535.") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ImproperlyConfigured("SEARCH_URL: schrijf https://gebruiker:wachtwoord@host:poort/naam, of laat leeg.")
    if not INDEX_NAME.fullmatch(index):
        raise ImproperlyConfigured(
            "SEARCH_URL: zet achter het adres hoe de indexen heten: kleine letters, cijfers, punt en streepje, "
            "zoals https://zoeken.voorbeeld.nl:9200/kennisportaal."
        )
    cluster = ClusterAddress(
        host=parts.hostname,
        port=port or (443 if parts.scheme == "https" else 80),
        tls=parts.scheme == "https",
        index=index,
        path=path,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )
    if len(cluster.name) > LONGEST_CLUSTER_NAME:
        raise ImproperlyConfigured(f"SEARCH_URL: host en naam samen mogen {LONGEST_CLUSTER_NAME} tekens zijn.")
    return cluster


def sign_on_from_environment() -> SignOn | None:
    """Single sign-on by the variables OIDC_...; None when OIDC_ISSUER is empty, so that it is off."""
    issuer = env_text("OIDC_ISSUER", "")
    if not issuer:
        return None
    parts = urlsplit(issuer)
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
        raise ImproperlyConfigured(
            "OIDC_ISSUER: schrijf het adres van de provider, zoals https://inloggen.voorbeeld.nl."
        )
    groups = {}
    for pair in env_list("OIDC_GROUPS", separator=";"):
        value, equals, group = pair.rpartition("=")
        if not equals or not value.strip() or not group.strip():
            raise ImproperlyConfigured(
                f"OIDC_GROUPS: {pair!r} is niet te lezen. Schrijf waarde=Groep, met een puntkomma tussen twee paren."
            )
        groups[value.strip()] = group.strip()
    return SignOn(
        issuer=issuer,
        client_id=env_text("OIDC_CLIENT_ID"),
        secret=env_text("OIDC_CLIENT_SECRET"),
        groups=groups,
        claim=env_text("OIDC_GROUPS_CLAIM", "groups"),
        name=env_text("OIDC_NAME", "uw organisatie"),
        second_factor=env_choice("OIDC_SECOND_FACTOR", ["portal", "claim", "provider"], "portal"),
        acr=tuple(env_list("OIDC_ACR", "")),
    )
