"""What an editor changed, moved, withdrew or deleted stays so; `--overwrite` is the way back."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portal.content.errors import ContentError
from portal.content.ledger import Decision, record_state
from portal.core.models import Audience, ExternalAddress, JudgementMixin, LedgerEntry, Region, Subject
from portal.glossary.models import Term
from portal.home.models import HomePage
from portal.links.models import LinkCategory, UsefulLink
from products.models import ProductIndexPage, ProductPage
from tests.factories import SubjectFactory, TipPageFactory
from themes.models import TipIndexPage, TipPage

pytestmark = pytest.mark.django_db


def tip() -> TipPage:
    return TipPage.objects.get(key="tip-1-01")


def change_title(page: TipPage) -> None:
    page.title = "Zoals de redactie het zegt"
    page.save_revision().publish()


def save_draft(page: TipPage) -> None:
    page.title = "Nog niet af"
    page.save_revision()


def withdraw(page: TipPage) -> None:
    page.unpublish()


def move(page: TipPage) -> None:
    page.move(HomePage.objects.get(), pos="last-child")


def rename_slug(page: TipPage) -> None:
    page.slug = "een-ander-adres"
    page.save()


def restrict(page: TipPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def let_expire(page: TipPage) -> None:
    TipPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(days=1))


def lock(page: TipPage) -> None:
    TipPage.objects.filter(pk=page.pk).update(locked=True)


EDITORS_ACTS = [change_title, save_draft, withdraw, move, rename_slug, restrict, let_expire, lock]


def facts(page: TipPage) -> tuple:
    """What a reader and an editor see of a page."""
    restricted = PageViewRestriction.objects.filter(page=page).exists()
    latest = page.latest_revision.content["title"]
    return (page.title, latest, page.live, page.slug, page.url_path, page.expire_at, page.locked, restricted)


class TestPages:
    @pytest.mark.parametrize("act", EDITORS_ACTS, ids=lambda act: act.__name__)
    def test_stay_as_an_editor_left_them_also_when_the_file_changes(self, loaded, act):
        act(tip())
        before = facts(tip())

        assert loaded.load().kept == {"tip-1-01": "veranderd door een redacteur"}
        assert facts(tip()) == before

        loaded.change("tip-1-01", title="Nieuwe titel in het bestand", summary="Nieuwe samenvatting.")
        summary = loaded.load()
        assert summary.kept == {"tip-1-01": "veranderd door een redacteur; het bestand is ook veranderd"}
        assert facts(tip()) == before

    def test_stay_deleted_and_what_names_them_is_still_renewed(self, loaded):
        tip().get_children().delete()
        TipPage.objects.get(key="tip-1-02").delete()
        loaded.change("product-plan", title="Communicatieplan voor Parkstad")
        loaded.change("tip-1-02", title="Ook veranderd")
        summary = loaded.load()
        assert summary.kept == {"tip-1-02": "verwijderd door een redacteur; het bestand is ook veranderd"}
        assert not TipPage.objects.filter(key="tip-1-02").exists()
        product = ProductPage.objects.get(key="product-plan")
        assert product.title == "Communicatieplan voor Parkstad"
        assert [tie.tip.key for tie in product.tip_ties.all()] == ["tip-1-01"]

    def test_are_still_renewed_after_the_pages_around_them_got_another_order(self, loaded):
        first = HomePage.objects.get().get_children().first()
        TipIndexPage.objects.get().move(first, pos="left")
        loaded.change("tip-1-01", title="Nieuwe titel in het bestand")
        assert loaded.load().counts[Decision.UPDATE] == 1
        assert tip().title == "Nieuwe titel in het bestand"

    def test_keep_the_judgement_of_an_editor_with_overwrite(self, loaded):
        page = tip()
        page.judgement = JudgementMixin.Judgement.OUTDATED
        page.save_revision().publish()
        loaded.load(overwrite=True)
        assert tip().judgement == JudgementMixin.Judgement.OUTDATED


class TestOverwrite:
    @pytest.mark.parametrize("act", EDITORS_ACTS, ids=lambda act: act.__name__)
    def test_gives_a_page_the_text_of_the_file_and_publishes_it_where_it_is(self, loaded, act):
        act(tip())
        place, slug = tip().get_parent().pk, tip().slug
        restricted = PageViewRestriction.objects.filter(page=tip()).exists()

        summary = loaded.load(overwrite=True)

        page = tip()
        assert summary.counts == {Decision.UPDATE: len(loaded)}
        assert (page.title, page.latest_revision.content["title"]) == ("Train elk jaar", "Train elk jaar")
        assert (page.live, page.expire_at, page.has_unpublished_changes) == (True, None, False)
        assert (page.get_parent().pk, page.slug) == (place, slug)
        assert PageViewRestriction.objects.filter(page=page).exists() == restricted
        assert loaded.load().counts == {Decision.SAME: len(loaded)}

    def test_brings_back_what_was_deleted_with_its_number_and_its_ties(self, loaded):
        TipPage.objects.get(key="tip-1-02").delete()
        Term.objects.get(key="begrip-vng").delete()
        UsefulLink.objects.get(key="link-01").delete()
        summary = loaded.load(overwrite=True)
        assert summary.counts == {Decision.CREATE: 3, Decision.UPDATE: len(loaded) - 3}
        assert TipPage.objects.get(key="tip-1-02").number == 2
        assert [tie.tip.number for tie in ProductPage.objects.get(key="product-plan").tip_ties.all()] == [1, 2]
        assert UsefulLink.objects.get(key="link-01").products.count() == 1


class TestRecords:
    def test_stay_as_an_editor_left_them(self, loaded):
        Subject.objects.filter(slug="privacy").update(name="Privacy en AVG")
        Term.objects.filter(key="begrip-vng").update(explanation="Beter uitgelegd.")
        ExternalAddress.objects.filter(key="adres-01").update(url="https://vng.nl/verhuisd.pdf")
        UsefulLink.objects.get(key="link-01").delete()
        loaded.change("privacy", description="Anders.")
        loaded.change("begrip-vng", explanation="Anders uitgelegd.")
        loaded.change("link-01", title="Anders")
        summary = loaded.load()
        assert set(summary.kept) == {"core.subject:privacy", "begrip-vng", "adres-01", "link-01"}
        assert Subject.objects.get(slug="privacy").description == "Wat mag gedeeld worden."
        assert Term.objects.get(key="begrip-vng").explanation == "Beter uitgelegd."
        assert ExternalAddress.objects.get(key="adres-01").url == "https://vng.nl/verhuisd.pdf"
        assert not UsefulLink.objects.exists()

    def test_a_tie_that_an_editor_gave_a_link_stays(self, loaded):
        link = UsefulLink.objects.get(key="link-01")
        link.products.set(ProductPage.objects.all())
        link.save()
        loaded.change("link-01", title="Anders")
        assert "link-01" in loaded.load().kept
        assert UsefulLink.objects.get(key="link-01").products.count() == 2

    def test_a_term_with_another_slug_is_still_the_term_that_records_name(self, loaded):
        Subject.objects.filter(slug="privacy").update(slug="geheimhouding")
        Region.objects.filter(slug="parkstad").update(slug="parkstad-limburg")
        loaded.change("tip-1-01", title="Nieuwe titel in het bestand")
        loaded.change("product-plan", title="Ook nieuw")
        assert set(loaded.load().kept) == {"core.subject:privacy", "core.region:parkstad"}
        assert [subject.slug for subject in tip().subjects.all()] == ["geheimhouding"]
        product = ProductPage.objects.get(key="product-plan")
        assert [region.slug for region in product.regions.all()] == ["parkstad-limburg"]

    def test_fields_that_only_editors_fill_do_not_stop_a_renewal_and_stay(self, loaded):
        ExternalAddress.objects.filter(key="adres-01").update(archive_url="https://archief.test/stuk")
        loaded.change("adres-01", note="Bekeken.")
        assert loaded.load().counts[Decision.UPDATE] == 1
        address = ExternalAddress.objects.get(key="adres-01")
        assert (address.note, address.archive_url) == ("Bekeken.", "https://archief.test/stuk")


class TestTermsAndLinks:
    def test_a_deleted_term_stays_away_and_its_ties_are_left_out(self, folder):
        folder.change("tip-1-01", audiences=[])
        folder.load()
        Audience.objects.get(slug="ouders").delete()
        folder.change("tip-1-01", audiences=["ouders"])
        folder.load()
        assert not Audience.objects.exists()
        assert not tip().audiences.exists()

    def test_a_new_record_that_cannot_do_without_what_was_deleted_is_refused_in_clear_words(self, folder):
        folder.remove("link-01")
        folder.load()
        LinkCategory.objects.all().delete()
        new = {"key": "link-02", "number": 2, "category": "rubriek-kennis", "title": "Nieuw", "bron": "888"}
        folder.add("links/kennis.yaml", new)
        with pytest.raises(ContentError, match="link-02 › category: ‘rubriek-kennis’ is verwijderd door een redacteur"):
            folder.load()

    def test_a_field_that_the_loader_learns_to_fill_later_does_not_look_like_an_edit(self):
        subject = SubjectFactory(description="")
        assert record_state(subject, ["slug", "name"], []) == record_state(subject, ["slug", "name", "description"], [])


class TestWhatStoodThereBefore:
    def test_is_recognised_by_its_name_left_alone_and_used(self, folder):
        SubjectFactory(slug="geheim", name="Privacy", description="Van de redactie.")
        ExternalAddress.objects.create(url="https://vng.nl/stuk.pdf", note="Van de redactie.")
        summary = folder.load()
        assert summary.kept == {"core.subject:privacy": "stond er al", "adres-01": "stond er al"}
        assert Subject.objects.get().description == "Van de redactie."
        assert [subject.slug for subject in tip().subjects.all()] == ["geheim"]
        place = ProductPage.objects.get(key="product-plan").places.get()
        assert place.address.note == "Van de redactie."
        assert not LedgerEntry.objects.filter(key__in=summary.kept).exists()

    def test_is_taken_over_with_overwrite(self, folder):
        SubjectFactory(slug="privacy", name="Oude naam")
        folder.load(overwrite=True)
        assert Subject.objects.get().name == "Privacy"
        assert folder.load().counts == {Decision.SAME: len(folder)}

    def test_a_page_of_an_editor_keeps_its_number_and_the_record_with_that_number_is_refused(self, folder):
        TipPageFactory(number=2, title="Tip van de redactie", source="")
        with pytest.raises(ContentError, match="tip-1-02 › number: "):
            folder.load()
        assert TipPage.objects.get().title == "Tip van de redactie"

    def test_an_index_page_that_an_editor_deleted_is_missed_in_clear_words(self, folder):
        Page.objects.get(pk=ProductIndexPage.objects.get().pk).delete()
        with pytest.raises(ContentError, match="product-plan: de pagina ‘overzicht van producten’ waar"):
            folder.load()
