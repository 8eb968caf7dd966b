"""Deleting and moving are for the Eindredacteur, who sees where a thing is used."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Collection, Page

from portal.core.models import ExternalAddress, PortalDocument, PortalImage, Subject
from portal.findings.models import FindingDocument, FindingIndexPage, FindingPage, FindingProduct
from portal.home.models import HomePage
from products.models import ProductPage, ProductPlace
from tests.factories import (
    DocumentFactory,
    ExternalAddressFactory,
    FindingPageFactory,
    ProductPageFactory,
    StandardPageFactory,
    SubjectFactory,
    TipPageFactory,
    UsefulLinkFactory,
)
from tests.redactie.admin_forms import messages
from tests.redactie.pictures import picture

ASK = "Vraag een eindredacteur"


def delete_page(page: Page) -> str:
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def bulk(model: str, action: str, *things) -> str:
    app, name = model.split(".")
    ids = "&".join(f"id={thing.pk}" for thing in things)
    return reverse("wagtail_bulk_action", args=[app, name, action]) + f"?next=/beheer/&{ids}"


@pytest.mark.parametrize("live", [True, False])
def test_a_redacteur_deletes_no_page_not_even_an_own_draft(redacteur, own_part, live):
    page = FindingPageFactory(parent=own_part, live=live)
    rita = redacteur.get("/beheer/").wsgi_request.user
    Page.objects.filter(pk=page.pk).update(owner=rita)
    for response in (redacteur.get(delete_page(page), follow=True), redacteur.post(delete_page(page), follow=True)):
        assert ASK in messages(response)
    redacteur.post(bulk("wagtailcore.page", "delete", page))
    assert FindingPage.objects.filter(pk=page.pk).exists()


def test_a_redacteur_is_shown_no_way_to_delete_move_or_withdraw_a_page(redacteur, own_part):
    page = FindingPageFactory(parent=own_part, live=False)
    for address in ("wagtailadmin_pages:edit", "wagtailadmin_explore"):
        screen = redacteur.get(reverse(address, args=[page.pk])).content.decode()
        for action in ("delete", "move", "unpublish"):
            assert f"/beheer/pages/{page.pk}/{action}/" not in screen
    assert f"/beheer/pages/{page.pk}/copy/" in screen, "the test must read the menu where they would stand"


def test_a_redacteur_moves_and_withdraws_nothing(redacteur, own_part):
    page = FindingPageFactory(parent=own_part)
    response = redacteur.get(reverse("wagtailadmin_pages:move", args=[page.pk]), follow=True)
    assert ASK in messages(response)
    redacteur.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    redacteur.post(bulk("wagtailcore.page", "unpublish", page))
    page.refresh_from_db()
    assert page.live


def test_an_eindredacteur_sees_where_a_page_is_used_and_deletes_it_as_long_as_it_is_a_draft(eindredacteur, client):
    product = ProductPageFactory(title="Routekaart", live=False)
    finding = FindingPageFactory(title="Samen aan tafel")
    FindingProduct.objects.create(finding=finding, product=product)
    finding.save_revision().publish()
    link = UsefulLinkFactory(title="Meer over routekaarten")
    link.products.add(product)
    link.save()

    screen = eindredacteur.get(delete_page(product)).content.decode()
    assert "Wordt gebruikt op 2 plekken" in screen
    assert f'<a href="/beheer/pages/{finding.pk}/edit/">Samen aan tafel</a> (bevinding)' in screen
    assert "Meer over routekaarten" in screen

    eindredacteur.post(delete_page(product))
    assert not ProductPage.objects.filter(pk=product.pk).exists()
    assert client.get(finding.url).status_code == 200


def test_what_is_used_nowhere_says_so(eindredacteur):
    screen = eindredacteur.get(delete_page(FindingPageFactory(live=False))).content.decode()
    assert "Wordt nergens gebruikt" in screen


def test_the_fixed_pages_of_the_portal_stay(eindredacteur):
    for page in (FindingIndexPage.objects.get(), HomePage.objects.get()):
        response = eindredacteur.post(delete_page(page), follow=True)
        assert "hoort vast bij het portaal" in messages(response)
        assert Page.objects.filter(pk=page.pk).exists()


def test_an_eindredacteur_deletes_a_page_of_text_and_several_at_once(eindredacteur):
    pages = [StandardPageFactory(), FindingPageFactory(live=False), FindingPageFactory(live=False)]
    eindredacteur.post(delete_page(pages[0]))
    eindredacteur.post(bulk("wagtailcore.page", "delete", *pages[1:]))
    assert not Page.objects.filter(pk__in=[page.pk for page in pages]).exists()


def test_a_redacteur_deletes_no_record(redacteur):
    subject = SubjectFactory()
    address = reverse("wagtailsnippets_core_subject:delete", args=[subject.pk])
    assert ASK in messages(redacteur.post(address, follow=True))
    assert ASK in messages(redacteur.get(bulk("core.subject", "delete", subject), follow=True))
    redacteur.post(bulk("core.subject", "delete", subject))
    assert Subject.objects.filter(pk=subject.pk).exists()


def test_a_term_in_use_cannot_go_and_the_screen_says_what_holds_it(eindredacteur):
    subject = SubjectFactory()
    TipPageFactory(title="Bel elkaar", subjects=[subject])
    address = reverse("wagtailsnippets_core_subject:delete", args=[subject.pk])
    screen = eindredacteur.get(address).content.decode()
    assert "Wordt gebruikt op 1 plek:" in screen
    assert "Bel elkaar" in screen
    assert "kan het niet weg" in screen
    assert eindredacteur.post(address, follow=True).status_code == 200
    assert eindredacteur.post(bulk("core.subject", "delete", subject), follow=True).status_code == 200
    assert Subject.objects.filter(pk=subject.pk).exists()


def test_a_term_that_nothing_uses_goes(eindredacteur):
    subject = SubjectFactory()
    eindredacteur.post(reverse("wagtailsnippets_core_subject:delete", args=[subject.pk]))
    assert not Subject.objects.filter(pk=subject.pk).exists()


def test_an_address_shows_the_useful_links_that_have_it(eindredacteur):
    address, link = ExternalAddressFactory(), UsefulLinkFactory(title="Landelijke site")
    link.addresses.add(address)
    link.save()
    screen = eindredacteur.get(reverse("wagtailsnippets_core_externaladdress:delete", args=[address.pk]))
    assert "Landelijke site" in screen.content.decode()


def test_an_address_where_a_product_can_be_had_cannot_go(eindredacteur):
    address = ExternalAddressFactory()
    ProductPlace.objects.create(product=ProductPageFactory(), address=address)
    delete = reverse("wagtailsnippets_core_externaladdress:delete", args=[address.pk])
    assert eindredacteur.post(delete, follow=True).status_code == 200
    assert ExternalAddress.objects.filter(pk=address.pk).exists()


def own_files(client) -> tuple[PortalDocument, PortalImage]:
    user, collection = client.get("/beheer/").wsgi_request.user, Collection.objects.get(name="Zwolle")
    image = PortalImage.objects.create(
        title="Foto", file=ContentFile(picture(), name="foto.png"), uploaded_by_user=user, collection=collection
    )
    image.get_file_hash()
    return DocumentFactory(uploaded_by_user=user, collection=collection), image


def test_a_redacteur_deletes_no_file_not_even_an_own_one(redacteur):
    document, image = own_files(redacteur)
    for address in (
        reverse("wagtaildocs:delete", args=[document.pk]),
        reverse("wagtailimages:delete", args=[image.pk]),
    ):
        assert ASK in messages(redacteur.post(address, follow=True))
    for address in (
        reverse("wagtaildocs:delete_multiple", args=[document.pk]),
        reverse("wagtailimages:delete_multiple", args=[image.pk]),
        bulk("core.portaldocument", "delete", document),
        bulk("core.portalimage", "delete", image),
    ):
        redacteur.post(address, headers={"x-requested-with": "XMLHttpRequest"})
        redacteur.post(address)
    assert PortalDocument.objects.filter(pk=document.pk).exists()
    assert PortalImage.objects.filter(pk=image.pk).exists()


def test_a_redacteur_may_drop_the_second_copy_of_an_image_that_is_there(redacteur):
    _document, image = own_files(redacteur)
    _document, copy = own_files(redacteur)
    redacteur.post(reverse("wagtailimages:delete", args=[copy.pk]))
    assert list(PortalImage.objects.all()) == [image]
    redacteur.post(reverse("wagtailimages:delete", args=[image.pk]))
    assert list(PortalImage.objects.all()) == [image]


def test_a_redacteur_changes_an_own_file_until_the_public_can_read_it(redacteur):
    document, _image = own_files(redacteur)
    edit = reverse("wagtaildocs:edit", args=[document.pk])
    assert redacteur.get(edit).status_code == 200
    finding = FindingPageFactory(live=False)
    FindingDocument.objects.create(finding=finding, document=document)
    finding.save_revision().publish()
    assert redacteur.get(edit).status_code == 302


def test_an_eindredacteur_sees_where_a_file_is_used_and_deletes_one_that_is_not(eindredacteur):
    used, unused = DocumentFactory(), DocumentFactory()
    finding = FindingPageFactory(title="Samen aan tafel", live=False)
    FindingDocument.objects.create(finding=finding, document=used)
    finding.save()
    screen = eindredacteur.get(reverse("wagtaildocs:delete", args=[used.pk])).content.decode()
    assert "Samen aan tafel" in screen
    assert "kan het niet weg" in screen
    assert eindredacteur.post(reverse("wagtaildocs:delete", args=[used.pk]), follow=True).status_code == 200
    assert eindredacteur.post(bulk("core.portaldocument", "delete", used), follow=True).status_code == 200
    eindredacteur.post(reverse("wagtaildocs:delete", args=[unused.pk]))
    assert list(PortalDocument.objects.all()) == [used]


def test_a_page_that_shows_a_deleted_image_still_opens(eindredacteur, client):
    image = PortalImage.objects.create(title="Foto", file=ContentFile(picture(), name="foto.png"))
    page = FindingPageFactory(body=[("image", {"image": image, "alt_text": "Een tafel", "caption": ""})])
    assert "/media/images/" in client.get(page.url).content.decode()
    screen = eindredacteur.get(reverse("wagtailimages:delete", args=[image.pk])).content.decode()
    assert page.title in screen
    eindredacteur.post(reverse("wagtailimages:delete", args=[image.pk]))
    assert client.get(page.url).status_code == 200
