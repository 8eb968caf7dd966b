"""Making, filling, reviewing and publishing a bundle through the real screens, and the refusals on the way."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.bundles import changing
from portal.bundles.models import Bundle
from portal.findings.models import FindingPage
from tests import factories as make
from tests.bundles.conftest import ready_draft
from tests.redactie.admin_forms import errors, messages, needed_to_publish, read_form

pytestmark = pytest.mark.django_db
State = Bundle.State


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(bundle, end: str = "") -> str:
    return f"/beheer/bundels/{bundle.pk}/{end}"


def words(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").select_one("main").get_text(" ").split())


def history(client, page) -> str:
    return words(client.get(reverse("wagtailadmin_pages:history", args=[page.pk])))


def press(client, bundle, end: str, **data) -> str:
    """Press a button; what the admin says of it, and the bundle is read anew."""
    said = messages(client.post(address(bundle, f"{end}/"), data, follow=True))
    bundle.refresh_from_db()
    return said


def test_from_a_new_bundle_to_publication_through_the_screens(zwolle, person, bundle):
    writer, editor = client_of(bundle.writer), client_of(bundle.editor)
    third, fourth = ready_draft(zwolle, "Derde bevinding"), ready_draft(zwolle, "Vierde bevinding")
    response = writer.post("/beheer/bundels/nieuw/", {"title": "Nieuwe ronde", "note": "", "publish_at": ""})
    made = Bundle.objects.get(title="Nieuwe ronde")
    assert (made.team, made.created_by, response.url) == (zwolle.team, bundle.writer, address(made, "paginas/"))
    screen = writer.get(response.url)
    assert "Derde bevinding" in words(screen)
    assert "Eerste bevinding" not in words(screen), "that one is in another bundle"
    said = press(writer, made, "paginas", keuze=[third.pk, fourth.pk])
    assert "2 pagina’s zijn in de bundel gezet." in said
    assert "Derde bevinding" in words(writer.get(address(made)))
    assert "is ingediend" in press(writer, made, "indienen")
    assert "is goedgekeurd" in press(editor, made, "goedkeuren")
    assert "staat op de site" in press(editor, made, "publiceren")
    assert made.state == State.PUBLISHED
    for page in (third, fourth):
        assert FindingPage.objects.get(pk=page.pk).live
        for done in ("In bundel ‘{}’ gezet", "Ingediend in", "Goedgekeurd in", "Gepubliceerd in bundel ‘{}’"):
            assert done.format("Nieuwe ronde") in history(editor, page)
    assert "Nieuwe ronde" not in words(writer.get("/beheer/bundels/"))
    assert "Nieuwe ronde" in words(writer.get("/beheer/bundels/?stand=gepubliceerd"))
    assert "Publiceer nu" not in words(editor.get(address(made)))


def test_the_review_shows_type_what_is_missing_files_and_links(bundle):
    FindingPage.objects.filter(pk=bundle.second.pk).first().unpublish(log_action=False)
    page = FindingPage.objects.get(pk=bundle.second.pk)
    page.provenance = ""
    page.save_revision(user=bundle.writer)
    screen = client_of(bundle.editor).get(address(bundle.bundle))
    told = words(screen)
    assert "Bij 1 onderdeel is nog iets nodig." in told
    assert "Tweede bevinding Bevinding, nog niet op de site · Bekijk" in told
    assert "Kies waar dit vandaan komt." in told
    assert "Geheimpje bestand (pdf" in told
    assert "Klaar om te publiceren." in told
    links = {link["href"] for link in BeautifulSoup(screen.content, "html.parser").select("main a[href]")}
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in links
    assert reverse("wagtailadmin_pages:view_draft", args=[page.pk]) in links
    assert reverse("wagtaildocs:edit", args=[bundle.document.pk]) in links


def test_what_is_not_ready_is_not_submitted_and_the_reason_is_said(bundle):
    page = FindingPage.objects.get(pk=bundle.second.pk)
    page.provenance = ""
    page.save_revision(user=bundle.writer)
    said = press(client_of(bundle.writer), bundle.bundle, "indienen")
    assert "Er is niets veranderd." in said
    assert "‘Tweede bevinding’: Kies waar dit vandaan komt." in said
    assert bundle.bundle.state == State.DRAFT


def test_an_editor_sends_it_back_with_remarks_on_pages_and_the_writer_reads_them(bundle):
    writer, editor = client_of(bundle.writer), client_of(bundle.editor)
    press(writer, bundle.bundle, "indienen")
    empty = editor.post(address(bundle.bundle, "terugsturen/"), {"remark": ""})
    assert "Schrijf op wat er anders moet" in errors(empty)
    first, second = bundle.bundle.pages.order_by("pk")
    remarks = {f"remark-{first.pk}": "Welke bron?", f"remark-{second.pk}": "Te lang."}
    press(editor, bundle.bundle, "terugsturen", remark="Bijna goed.", **remarks)
    assert bundle.bundle.state == State.RETURNED
    told = words(writer.get(address(bundle.bundle)))
    assert "Bijna goed." in told
    assert "Opmerking: Welke bron?" in told
    for page, remark in ((bundle.first, "Welke bron?"), (bundle.second, "Te lang.")):
        assert "Teruggestuurd met bundel ‘Start van de campagne’" in history(writer, page)
        assert remark in history(writer, page)
    press(writer, bundle.bundle, "indienen")
    assert bundle.bundle.state == State.SUBMITTED


def test_a_writer_takes_it_back_and_a_bundle_is_disbanded_without_its_pages(bundle):
    writer = client_of(bundle.writer)
    press(writer, bundle.bundle, "indienen")
    assert "teruggenomen" in press(writer, bundle.bundle, "terugnemen")
    assert "opgeheven" in messages(writer.post(address(bundle.bundle, "opheffen/"), follow=True))
    assert not Bundle.objects.filter(pk=bundle.bundle.pk).exists()
    assert FindingPage.objects.filter(pk__in=[bundle.first.pk, bundle.second.pk]).count() == 2


def test_a_page_taken_out_of_a_bundle_may_go_into_another(bundle):
    writer = client_of(bundle.writer)
    entry = bundle.bundle.pages.get(page=bundle.first.pk)
    other = Bundle.objects.create(title="Een andere", team=bundle.bundle.team)
    with pytest.raises(changing.BundleRefused, match="staat al in een bundel"):
        changing.add_page(other, bundle.first, bundle.writer)
    assert "is uit de bundel" in messages(writer.post(f"/beheer/bundels/pagina/{entry.pk}/eruit/", follow=True))
    screen = writer.get(f"/beheer/bundels/zet-erin/{bundle.first.pk}/")
    assert "Een andere" in words(screen)
    form = read_form(screen, "main form[method=post]")
    writer.post(f"/beheer/bundels/zet-erin/{bundle.first.pk}/", {**form, "bundel": other.pk})
    assert other.pages.get().page_id == bundle.first.pk


def test_a_page_that_was_submitted_by_itself_is_not_offered(zwolle, person, bundle):
    page = ready_draft(zwolle, "Al los ingediend")
    writer, choose = client_of(bundle.writer), address(bundle.bundle, "paginas/")
    assert page.title in words(writer.get(choose))
    page.get_workflow().start(page, bundle.writer)
    shown = words(writer.get(choose))
    assert page.title not in shown
    assert "Een pagina die al los is ingediend, staat er niet bij" in shown


def test_pages_stand_in_a_bundle_as_they_were_made_and_added(zwolle, bundle):
    later = [ready_draft(zwolle, f"Bevinding {number}") for number in (3, 4, 5)]
    press(client_of(bundle.writer), bundle.bundle, "paginas", keuze=[page.pk for page in reversed(later)])
    titles = list(bundle.bundle.pages.values_list("title", flat=True))
    assert titles == ["Eerste bevinding", "Tweede bevinding", "Bevinding 3", "Bevinding 4", "Bevinding 5"]


def test_at_a_page_one_makes_a_bundle_with_that_page_in_it(zwolle, person):
    writer = person("Redacteur Zwolle")
    edit = writer.get(reverse("wagtailadmin_pages:edit", args=[zwolle.draft.pk])).content.decode()
    put_in = f"/beheer/bundels/zet-erin/{zwolle.draft.pk}/"
    assert put_in in edit
    assert "Er is nog geen bundel waar deze pagina in kan." in words(writer.get(put_in))
    writer.post(f"/beheer/bundels/nieuw/?pagina={zwolle.draft.pk}", {"title": "Start", "note": "", "publish_at": ""})
    assert Bundle.objects.get().pages.get().page_id == zwolle.draft.pk
    assert writer.get(put_in).url == Bundle.objects.get().get_absolute_url()


def test_a_loose_document_is_reviewed_and_refused_when_no_reader_could_open_it(bundle):
    writer = client_of(bundle.writer)
    loose = make.DocumentFactory(title="Los stuk", collection=bundle.place.team.collection)
    press(writer, bundle.bundle, "documenten", keuze=[loose.pk, bundle.document.pk])
    assert "Geen pagina in deze bundel of op de site toont dit bestand." in words(writer.get(address(bundle.bundle)))
    assert "‘Los stuk’: Geen pagina" in press(writer, bundle.bundle, "indienen")
    entry = bundle.bundle.documents.get(document=loose)
    writer.post(f"/beheer/bundels/document/{entry.pk}/eruit/")
    assert "is ingediend" in press(writer, bundle.bundle, "indienen")


def test_a_moment_that_has_passed_is_refused_and_only_who_publishes_changes_it_later(bundle):
    writer, editor = client_of(bundle.writer), client_of(bundle.editor)
    edit = address(bundle.bundle, "wijzigen/")
    form = read_form(writer.get(edit), "main form[method=post]")
    late = writer.post(edit, {**form, "publish_at": "2020-01-01 09:00"})
    assert "Dit moment is al voorbij." in errors(late)
    press(writer, bundle.bundle, "indienen")
    moment = (timezone.localtime() + timezone.timedelta(days=3)).strftime("%Y-%m-%d %H:%M")
    assert writer.post(edit, {"publish_at": moment}).status_code == 302
    assert "title" not in read_form(editor.get(edit), "main form[method=post]")
    editor.post(edit, {"publish_at": moment})
    bundle.bundle.refresh_from_db()
    assert timezone.localtime(bundle.bundle.publish_at).strftime("%Y-%m-%d %H:%M") == moment
    assert bundle.bundle.events.filter(user=bundle.writer, text__startswith="Moment").count() == 0


@pytest.mark.parametrize("button", ["action-submit", "action-publish"])
def test_a_page_in_a_submitted_bundle_goes_no_way_of_its_own(bundle, button):
    client = client_of(bundle.editor)
    changing.submit(bundle.bundle, bundle.writer)
    edit = reverse("wagtailadmin_pages:edit", args=[bundle.first.pk])
    screen = client.get(edit)
    assert "Deze pagina staat in de bundel ‘Start van de campagne’, die nu wordt nagekeken." in messages(screen)
    form = read_form(screen, "#page-edit-form") | needed_to_publish() | {"body-count": "0"}
    refused = client.post(edit, {**form, button: "1", "title": "Mijn nieuwe titel"})
    assert "gaat de site op met de bundel ‘Start van de campagne’" in refused.content.decode()
    assert "Mijn nieuwe titel" in refused.content.decode(), "nothing of what was written is lost"
    page = FindingPage.objects.get(pk=bundle.first.pk)
    assert (page.live, page.current_workflow_state) == (False, None)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{bulk}?id={bundle.first.pk}")
    assert not FindingPage.objects.get(pk=bundle.first.pk).live


def test_a_bundle_that_changed_meanwhile_says_so_and_nothing_is_done_twice(approved):
    writer, editor = client_of(approved.writer), client_of(approved.editor)
    assert "intussen veranderd" in press(editor, approved.bundle, "goedkeuren")
    assert "mag u niet" in press(writer, approved.bundle, "publiceren")
    assert approved.bundle.state == State.APPROVED
    entry = approved.bundle.pages.first()
    writer.post(f"/beheer/bundels/pagina/{entry.pk}/eruit/")
    assert approved.bundle.pages.count() == 2


def test_a_page_that_moved_to_another_collectief_shows_nothing_of_itself(bundle, arnhem):
    section = arnhem.draft.get_parent()
    FindingPage.objects.get(pk=bundle.second.pk).move(type(section).objects.get(pk=section.pk), pos="last-child")
    told = words(client_of(bundle.writer).get(address(bundle.bundle)))
    assert "Een pagina waar u niet bij mag" in told
    assert "‘Tweede bevinding’" not in told.partition("Wat er gebeurde")[0]


def test_a_deleted_page_is_told_and_can_be_taken_out(bundle):
    FindingPage.objects.get(pk=bundle.second.pk).delete()
    client = client_of(bundle.writer)
    assert "Tweede bevinding Deze pagina is verwijderd. Haal haar uit de bundel." in words(
        client.get(address(bundle.bundle))
    )
    entry = bundle.bundle.pages.get(page=None)
    client.post(f"/beheer/bundels/pagina/{entry.pk}/eruit/")
    assert "is ingediend" in press(client, bundle.bundle, "indienen")


def test_the_national_editors_have_bundles_with_pages_of_everywhere(bundle, arnhem, person):
    client = person("Landelijke eindredacteur")
    client.post("/beheer/bundels/nieuw/", {"title": "Heel het land", "note": "", "team": "", "publish_at": ""})
    made = Bundle.objects.get(title="Heel het land")
    assert made.team is None
    said = press(client, made, "paginas", keuze=[arnhem.draft.pk, bundle.place.draft.pk])
    assert "2 pagina’s zijn in de bundel gezet." in said
    assert client.get(address(bundle.bundle)).status_code == 200
    for other in ("Redacteur Zwolle", "Eindredacteur Arnhem"):
        assert person(other).get(address(made)).status_code == 404
    edit = reverse("wagtailadmin_pages:edit", args=[bundle.place.draft.pk])
    put_in = person("Redacteur Zwolle").get(f"/beheer/bundels/zet-erin/{bundle.place.draft.pk}/", follow=True)
    assert put_in.redirect_chain == [(edit, 302)]
    assert "Deze pagina staat al in de bundel ‘Heel het land’." in messages(put_in)
    assert address(made) not in put_in.content.decode()


def test_nobody_approves_a_text_that_was_saved_after_the_list_was_opened(bundle):
    changing.submit(bundle.bundle, bundle.writer)
    editor = client_of(bundle.editor)
    form = read_form(editor.get(address(bundle.bundle)), "form[action$='goedkeuren/']")
    page = FindingPage.objects.get(pk=bundle.second.pk)
    page.title = "Nog snel veranderd"
    page.save_revision(user=bundle.writer)
    assert "Iemand heeft iets gewijzigd nadat u deze lijst opende." in press(
        editor, bundle.bundle, "goedkeuren", gezien=form["gezien"]
    )
    assert bundle.bundle.state == State.SUBMITTED
    form = read_form(editor.get(address(bundle.bundle)), "form[action$='goedkeuren/']")
    assert "is goedgekeurd" in press(editor, bundle.bundle, "goedkeuren", gezien=form["gezien"])


def test_what_failed_is_mended_by_saving_the_page_and_then_goes_on(approved, monkeypatch):
    later = (timezone.now() + timezone.timedelta(days=400)).date()
    monkeypatch.setattr(timezone, "localdate", lambda *args: later)
    editor, writer = client_of(approved.editor), client_of(approved.writer)
    assert "Publiceren is mislukt." in press(editor, approved.bundle, "publiceren")
    for pk in (approved.first.pk, approved.second.pk):
        page = FindingPage.objects.get(pk=pk)
        page.review_on = later + timezone.timedelta(days=100)
        page.save_revision(user=approved.writer)
    told = words(writer.get(address(approved.bundle)))
    assert told.count("Klaar om te publiceren.") == 2
    assert "is ingediend" in press(writer, approved.bundle, "indienen")


def waits(client) -> dict[str, dict[str, str]]:
    """By heading of the list on the first screen: what is said of each thing, by its address. The numbers are right."""
    panel, found = BeautifulSoup(client.get("/beheer/").content, "html.parser").find(id="wachtrij-section"), {}
    for heading in panel.select("h3"):
        items = heading.find_next_sibling().select("li")
        name, number = heading.get_text(strip=True).removesuffix(")").split(" (")
        assert int(number) == len(items)
        found[name] = {item.a["href"]: " ".join(item.get_text(" ").split()) for item in items}
    return found


def test_the_first_screen_names_a_bundle_to_who_reviews_and_who_submitted_and_when_it_waits_too_long(
    bundle, arnhem, person
):
    writer, editor, where = client_of(bundle.writer), client_of(bundle.editor), address(bundle.bundle)
    nothing = {"Wacht op u": {}, "Van u": {}, "Over tijd": {}}
    assert waits(editor) == nothing
    changing.submit(bundle.bundle, bundle.writer)
    title = "Start van de campagne"
    at_reviewer, of_writer = f"{title} Bundel, ingediend door Rita Bos", f"{title} Bundel, wacht op nakijken"
    assert waits(editor) == nothing | {"Wacht op u": {where: f"{at_reviewer}, sinds vandaag"}}
    assert waits(writer) == nothing | {"Van u": {where: f"{of_writer}, sinds vandaag"}}
    for group in ("Eindredacteur Arnhem", "Landelijke eindredacteur", "Redacteur Zwolle"):
        assert waits(person(group)) == nothing, group
    bundle.bundle.events.update(at=timezone.now() - timezone.timedelta(days=20))
    assert waits(editor)["Over tijd"] == {where: f"{at_reviewer}, al 20 dagen"}
    assert waits(writer)["Over tijd"] == {where: f"{of_writer}, al 20 dagen"}
    changing.send_back(bundle.bundle, bundle.editor, "Nog niet.", {})
    assert waits(writer) == nothing | {"Van u": {where: f"{title} Bundel, teruggestuurd, sinds vandaag"}}
    assert waits(editor) == nothing
