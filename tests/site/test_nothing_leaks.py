"""Planted secrets: no surface shows a hidden page, and each surface does show a public one in the same place."""

import datetime

from django.core.cache import cache
from django.test import TestCase
from django.utils import timezone

from tests import factories as make
from tests.site.hidden_pages import HIDING, PUBLIC, SECRET, Family, Setting, make_family, make_setting, tie_together

LISTS = ["/tips/", "/acties/", "/producten/", "/bevindingen/", "/zoeken/"]
FRAMEWORK = ["/api/", "/api/v2/", "/api/v2/pages/", "/api/v3/", "/api/v3/pages/", "/docs/", "/redirects/",
             "/documents/1/x.pdf"]  # fmt: skip


def surfaces(setting: Setting) -> dict[str, str]:
    """Every address that lists, counts or names items; a public family appears on each."""
    return {
        "home": "/",
        "tips": "/tips/",
        "acties": "/acties/",
        "producten": "/producten/",
        "bevindingen": "/bevindingen/",
        "thema": setting.theme_page.url,
        "collectief": setting.collectief.url,
        "zoeken": f"/zoeken/?q={PUBLIC}",
        "feed": "/feeds/nieuw.atom",
        "feed van het thema": f"/feeds/thema/{setting.theme.slug}.atom",
        "feed van het collectief": f"/feeds/collectief/{setting.collectief.slug}.atom",
        "feed als pagina": "/feeds/nieuw/",
        "feed van het thema als pagina": f"/feeds/thema/{setting.theme.slug}/",
        "links": "/nuttige-links/",
        "sitemap": "/sitemap/",
    }


def link_to(family: Family) -> None:
    """A useful link that says which product it belongs to."""
    link = make.UsefulLinkFactory(title="Een nuttige link")
    link.products.add(family.items["product"])
    link.save()


class NothingLeaksTests(TestCase):
    """A public family, and for each way of hiding a hidden one with a public witness that names its members."""

    @classmethod
    def setUpTestData(cls):
        cls.setting = make_setting()
        cls.shown = make_family(cls.setting, PUBLIC, live=True)
        tie_together(cls.shown, make_family(cls.setting, f"{PUBLIC} ook", live=True))
        link_to(cls.shown)
        cls.counts_before = cls.counts()
        cls.hidden: dict[str, Family] = {}
        cls.witnesses: dict[str, Family] = {}
        for name, hide in HIDING.items():
            family = cls.hidden[name] = make_family(cls.setting, f"{SECRET} {name}", live=False)
            for page in family.items.values():
                hide(page)
        cls.counts_after = cls.counts()
        for name, family in cls.hidden.items():
            cls.witnesses[name] = make_family(cls.setting, f"{PUBLIC} getuige {name}", live=True)
            tie_together(cls.witnesses[name], family)
            link_to(family)
        cache.clear()

    @classmethod
    def counts(cls) -> dict:
        """The number behind every value of every filter, and the total of every list."""
        client, found = cls.client_class(), {}
        for path in LISTS:
            result = client.get(path).context["result"]
            found[path, "total"] = result.total
            for facet in result.facets:
                found |= {(path, facet.name, option.slug): option.count for option in facet.options}
        return found

    def text(self, path: str) -> str:
        return self.client.get(path).content.decode()

    def test_a_public_item_does_appear_on_every_surface(self):
        for name, path in surfaces(self.setting).items():
            with self.subTest(name):
                assert PUBLIC in self.text(path)

    def test_a_hidden_item_appears_on_none(self):
        for name, path in surfaces(self.setting).items():
            with self.subTest(name):
                assert SECRET not in self.text(path)

    def test_a_public_page_does_not_name_the_hidden_page_that_it_is_tied_to(self):
        for name, family in self.witnesses.items():
            for kind, page in family.items.items():
                with self.subTest(f"{name}, {kind}"):
                    assert PUBLIC in self.text(page.url)
                    assert SECRET not in self.text(page.url)

    def test_searching_for_a_hidden_item_finds_nothing(self):
        response = self.client.get("/zoeken/", {"q": SECRET})
        assert response.context["result"].total == 0
        assert f"{SECRET} draft" not in response.content.decode()

    def test_no_count_includes_a_hidden_item(self):
        assert self.counts_before["/tips/", "total"] == 2
        assert self.counts_after == self.counts_before

    def test_a_hidden_item_has_no_page_and_no_permalink(self):
        for name, family in self.hidden.items():
            for kind, page in family.items.items():
                with self.subTest(f"{name}, {kind}"):
                    answer = self.client.get(page.url)
                    assert answer.status_code == 404 or answer["Location"].startswith("/beheer/login/")
                    assert SECRET not in answer.content.decode()
                    assert self.client.get(page.permalink).status_code == 404

    def test_a_public_item_has_a_page_and_a_permalink(self):
        for page in self.shown.items.values():
            assert self.client.get(page.url).status_code == 200
            assert self.client.get(page.permalink)["Location"].endswith(page.url)

    def test_the_xml_sitemap_names_public_pages_and_no_hidden_one(self):
        text = self.text("/sitemap.xml")
        assert all(page.slug in text for page in self.shown.items.values())
        assert SECRET.lower() not in text.lower()

    def test_the_document_of_a_public_item_can_be_had(self):
        document = self.shown.document
        assert self.client.get(document.url).status_code == 200
        assert self.client.get(document.inline_url).status_code == 200

    def test_the_document_of_a_hidden_item_is_not_there(self):
        for name, family in self.hidden.items():
            with self.subTest(name):
                assert self.client.get(family.document.url).status_code == 404
                assert self.client.get(family.document.inline_url).status_code == 404

    def test_a_document_is_public_as_long_as_a_public_page_uses_it(self):
        self.shown.items["bevinding"].unpublish()
        assert self.client.get(self.shown.document.url).status_code == 200, "the product uses it still"
        self.shown.items["product"].unpublish()
        assert self.client.get(self.shown.document.url).status_code == 404

    def test_a_document_that_nobody_uses_is_not_there(self):
        assert self.client.get(make.DocumentFactory().url).status_code == 404

    def test_the_draft_of_a_change_stays_with_the_editors(self):
        tip = self.shown.items["tip"]
        tip.title = f"{SECRET} in een nieuwe titel"
        tip.save_revision()
        for path in [tip.url, *surfaces(self.setting).values()]:
            assert SECRET not in self.text(path), path

    def test_the_addresses_of_the_framework_itself_are_not_there(self):
        for path in FRAMEWORK:
            assert self.client.get(path).status_code == 404, path

    def test_a_hidden_collectief_and_its_name_are_nowhere(self):
        page = type(self.setting.collectief).objects.get()
        page.title = f"{SECRET} collectief"
        page.save_revision().publish()
        assert SECRET in self.text("/collectieven/")
        type(page).objects.get().unpublish()
        for path in ("/", "/collectieven/", *LISTS, self.setting.theme_page.url, "/sitemap/", "/feeds/"):
            assert SECRET not in self.text(path), path
        assert self.client.get(page.permalink).status_code == 404
        assert self.client.get(f"/feeds/collectief/{page.slug}.atom").status_code == 404

    def test_a_collectief_that_expires_is_no_longer_named_on_what_is_tied_to_it(self):
        page = type(self.setting.collectief).objects.get()
        page.title = f"{SECRET} collectief"
        page.save_revision().publish()
        theme, tip = self.setting.theme_page.url, self.shown.items["tip"].url
        paths = ["/tips/", "/producten/", f"/zoeken/?q={PUBLIC}", theme, tip]
        for path in paths:
            assert SECRET in self.text(path), path
        type(page).objects.update(expire_at=timezone.now() - datetime.timedelta(seconds=1))
        for path in paths:
            assert SECRET not in self.text(path), path

    def test_a_hidden_theme_page_is_nowhere(self):
        page = type(self.setting.theme_page).objects.get()
        page.title = f"{SECRET} thema"
        page.save_revision().publish()
        assert SECRET in self.text("/")
        type(page).objects.get().unpublish()
        for path in ("/", "/themas/", "/collectieven/", self.setting.collectief.url, "/sitemap/", "/feeds/"):
            assert SECRET not in self.text(path), path
        assert self.client.get(f"/feeds/thema/{self.setting.theme.slug}.atom").status_code == 404
