"""The environment is read strictly: a wrong value stops the portal with a sentence that says what to write."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.environment import (
    cluster_from_url,
    database_from_url,
    env_bool,
    env_choice,
    env_int,
    env_list,
    env_text,
)


def test_a_text_that_must_be_there_and_is_not_is_named(monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY ontbreekt"):
        env_text("SECRET_KEY")


def test_a_text_may_stand_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "geheim").write_text("uit een bestand\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "geheim"))
    assert env_text("SECRET_KEY") == "uit een bestand"


def test_a_file_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "weg"))
    with pytest.raises(ImproperlyConfigured, match="weg"):
        env_text("SECRET_KEY")


@pytest.mark.parametrize(("value", "meaning"), [("True", True), ("False", False), ("", False)])
def test_a_truth_is_written_one_way(monkeypatch, value, meaning):
    monkeypatch.setenv("MAINTENANCE", value)
    assert env_bool("MAINTENANCE") is meaning


@pytest.mark.parametrize("value", ["true", "1", "yes", "aan"])
def test_another_spelling_of_a_truth_is_refused(monkeypatch, value):
    monkeypatch.setenv("MAINTENANCE", value)
    with pytest.raises(ImproperlyConfigured, match="‘True’ of ‘False’"):
        env_bool("MAINTENANCE")


@pytest.mark.parametrize("value", ["-1", "1.5", "veel", "٣"])
def test_a_number_that_is_none_is_refused(monkeypatch, value):
    monkeypatch.setenv("PROXIES", value)
    with pytest.raises(ImproperlyConfigured, match="PROXIES"):
        env_int("PROXIES", 0)


def test_an_empty_list_of_hosts_is_refused(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " , ")
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS is leeg"):
        env_list("ALLOWED_HOSTS")


def test_a_choice_outside_the_list_is_refused(monkeypatch):
    monkeypatch.setenv("CACHE", "redis")
    with pytest.raises(ImproperlyConfigured, match="files, database"):
        env_choice("CACHE", ["files", "database"], "files")


def test_a_socket_directory_in_the_query_string_is_the_host():
    settings = database_from_url("postgresql://portaal:ge%40heim@/naam?host=/run/pg&sslmode=disable")
    assert settings["HOST"] == "/run/pg"
    assert settings["PASSWORD"] == "ge@heim"
    assert settings["OPTIONS"] == {"sslmode": "disable"}


def test_an_sqlite_file_takes_several_writers():
    settings = database_from_url("sqlite:////srv/portal.sqlite3")
    assert settings["NAME"] == "/srv/portal.sqlite3"
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert settings["OPTIONS"]["timeout"] == 20
    assert "journal_mode=WAL" in settings["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    "url", ["", "portal.sqlite3", "mysql://x/y", "sqlite://", "postgresql://host", "postgres://h:x/n"]
)
def test_an_address_that_names_no_database_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database_from_url(url)


def test_the_address_of_a_cluster_ends_with_what_its_indices_are_called():
    cluster = cluster_from_url("https://zoeker:ge%40heim@zoeken.voorbeeld.nl/achter/proxy/kennis")
    assert (cluster.host, cluster.port, cluster.tls) == ("zoeken.voorbeeld.nl", 443, True)
    assert (cluster.user, cluster.password) == ("zoeker", "ge@heim")
    assert (cluster.path, cluster.index) == ("/achter/proxy", "kennis")
    assert "heim" not in f"{cluster!r} {cluster.name}"


def test_no_address_is_no_cluster():
    assert cluster_from_url("") is None


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("zoeken.voorbeeld.nl/kennis", "schrijf https://"),
        ("ftp://zoeken.voorbeeld.nl/kennis", "schrijf https://"),
        ("https://zoeken.voorbeeld.nl/kennis?x=1", "schrijf https://"),
        ("https://zoeken.voorbeeld.nl:veel/kennis", "de poort"),
        ("https://zoeken.voorbeeld.nl", "hoe de indexen heten"),
        ("https://zoeken.voorbeeld.nl/Kennis Portaal", "hoe de indexen heten"),
        (f"https://{'a' * 190}.nl/kennisportaal", "mogen 200 tekens zijn"),
    ],
)
def test_an_address_of_a_cluster_that_cannot_be_is_refused_without_its_password(url, told):
    with pytest.raises(ImproperlyConfigured, match=f"SEARCH_URL.*{told}"):
        cluster_from_url(url)
