"""A number that a request brings gets no further than what the choosers offer."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from portal.core.choosing import choosable
from portal.core.models import ExternalAddress
from portal.findings.models import FindingDocument, FindingPage
from portal.moderation.models import CheckLink
from tests import factories as make
from tests.moderation.test_check_link import make_link
from tests.redactie.admin_forms import read_form
from tests.teams.conftest import SECRET

pytestmark = pytest.mark.django_db


def linking(kind: str, number: int) -> str:
    """Rich text as the editor sends it."""
    block = {"key": "a", "text": "hier", "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
    block["entityRanges"] = [{"offset": 0, "length": 4, "key": 0}]
    entity = {"type": kind, "mutability": "MUTABLE", "data": {"id": number, "url": "/x/"}}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


def block(kind: str, **values) -> dict:
    return {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": kind,
        "body-0-id": "",
        **{f"body-0-value{name}": value for name, value in values.items()},
    }


def row(name: str, **values) -> dict:
    return {
        f"{name}-TOTAL_FORMS": "1",
        f"{name}-0-id": "",
        f"{name}-0-ORDER": "1",
        f"{name}-0-DELETE": "",
        **{f"{name}-0-{field}": value for field, value in values.items()},
    }


def choices(place, product) -> dict[str, dict]:
    """Each way to name a thing in the form of a bevinding."""
    return {
        "block": block("download", **{"-document": place.document.pk, "-label": ""}),
        "image": block("image", **{"-image": place.image.pk, "-alt_text": "", "-caption": ""}),
        "link to a file": block("text", **{"": linking("DOCUMENT", place.document.pk)}),
        "link to a page": block("text", **{"": linking("LINK", place.draft.pk)}),
        "row of files": row("documents", document=place.document.pk, label=""),
        "row of products": row("product_ties", product=product.pk),
    }


@pytest.fixture
def product(zwolle):
    return make.ProductPageFactory(title=f"{SECRET} product", live=False)


def test_what_belongs_to_another_collectief_cannot_be_put_on_a_page(zwolle, arnhem, product, person):
    client, page = person("Redacteur Arnhem"), arnhem.draft
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    form = read_form(client.get(edit), "#page-edit-form")
    before = page.get_latest_revision()
    for what, chosen in choices(zwolle, product).items():
        answer = client.post(edit, form | chosen, follow=True)
        assert SECRET not in answer.content.decode(), what
    wrong = block("image", **{"-image": zwolle.image.pk, "-alt_text": "x" * 999, "-caption": ""}) | {"title": ""}
    answer = client.post(edit, form | wrong, follow=True)
    assert SECRET not in answer.content.decode(), "a form that comes back names what was chosen"
    client.post(preview, form | choices(zwolle, product)["image"])
    assert SECRET not in client.get(preview).content.decode()
    assert FindingPage.objects.get(pk=page.pk).get_latest_revision() == before


def test_a_live_page_that_is_kept_for_some_readers_cannot_be_chosen_by_others(arnhem, person):
    kept = make.ProductPageFactory(title="Besloten product")
    editor = get_user_model().objects.get(pk=person("Redacteur Arnhem").session["_auth_user_id"])
    assert choosable(Page, editor).filter(pk=kept.pk).exists()
    PageViewRestriction.objects.create(page=kept, restriction_type=PageViewRestriction.LOGIN)
    assert not choosable(Page, editor).filter(pk=kept.pk).exists()


def test_what_is_their_own_or_stood_there_already_stays(zwolle, arnhem, product, person):
    client, page = person("Redacteur Arnhem"), arnhem.draft
    page.body = [("download", {"document": zwolle.document, "label": ""})]  # as an editor of all put it
    page.save_revision()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = read_form(client.get(edit), "#page-edit-form")
    own = row("documents", document=arnhem.document.pk, label="")
    client.post(edit, form | block("download", **{"-document": zwolle.document.pk, "-label": ""}) | own)
    saved = FindingPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert sorted(saved.shown_documents()) == sorted([zwolle.document.pk, arnhem.document.pk])


def test_an_address_gets_no_copy_from_another_collectief(zwolle, arnhem, person):
    client = person("Redacteur Arnhem")
    add = reverse("wagtailsnippets_core_externaladdress:add")
    form = read_form(client.get(add))
    for url, document in (("https://a.test/", zwolle.document), ("https://b.test/", arnhem.document)):
        answer = client.post(add, form | {"url": url, "stored_copy": document.pk}, follow=True)
        assert SECRET not in answer.content.decode()
    assert [one.url for one in ExternalAddress.objects.all()] == ["https://b.test/"]


def test_a_check_link_gives_no_file_that_its_maker_may_not_choose(zwolle, arnhem, person, client):
    page = arnhem.draft
    both = (zwolle.document, arnhem.document)
    page.documents = [FindingDocument(document=one) for one in both]
    page.body = [("download", {"document": one, "label": ""}) for one in both]
    page.save_revision()
    path = make_link(person("Redacteur Arnhem"), page)
    assert CheckLink.objects.get().page_id == page.pk
    shown = client.get(path).content.decode()
    assert shown.count(f'class="download__link" href="{path}bestanden/{arnhem.document.pk}/"') == 2
    assert SECRET not in shown
    assert client.get(f"{path}bestanden/{arnhem.document.pk}/").status_code == 200
    assert client.get(f"{path}bestanden/{zwolle.document.pk}/").status_code == 404


def test_copying_and_choosing_a_place_name_no_page_of_another_collectief(zwolle, arnhem, person):
    client = person("Eindredacteur Arnhem")
    copy = reverse("wagtailadmin_pages:copy", args=[arnhem.draft.pk])
    parent = reverse("wagtailadmin_pages:choose_parent", args=["findings", "findingpage"])
    for title in ("Kopie", ""):
        asked = {"new_title": title, "new_slug": "kopie", "new_parent_page": zwolle.draft.pk}
        assert SECRET not in client.post(copy, asked, follow=True).content.decode()
    assert SECRET not in client.post(parent, {"parent_page": zwolle.draft.pk}, follow=True).content.decode()
    own = arnhem.draft.get_parent().pk
    assert client.post(parent, {"parent_page": own}).status_code == 302
    client.post(copy, {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": own})
    assert FindingPage.objects.get(slug="kopie").get_parent().pk == own


def test_a_record_of_a_list_takes_no_page_of_another_collectief(zwolle, arnhem, product, person):
    """Also where a Beheerder gave a team the right to change such a list."""
    rights = Permission.objects.filter(codename__in=["change_usefullink", "change_theme"])
    arnhem.team.editors.permissions.add(*rights)
    client = person("Eindredacteur Arnhem")
    link, theme = make.UsefulLinkFactory(), make.ThemeFactory()
    page = make.ThemePageFactory(title=f"{SECRET} thema", live=False)
    for record, chosen in ((link, {"products": [product.pk]}), (theme, {"page": page.pk})):
        edit = reverse(f"wagtailsnippets_{record._meta.app_label}_{record._meta.model_name}:edit", args=[record.pk])
        form = read_form(client.get(edit))
        assert SECRET not in client.post(edit, form | chosen, follow=True).content.decode()
    link.refresh_from_db()
    theme.refresh_from_db()
    assert (list(link.products.all()), theme.page) == ([], None)
