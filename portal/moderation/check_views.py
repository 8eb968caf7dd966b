"""What the reader of a check link sees: the draft, its files, and a form to say whether it is right."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.views.decorators.csrf import csrf_exempt
from wagtail.documents import get_document_model

from portal.core.choosing import choosable
from portal.core.documents import file_response, first_page_response, released_among
from portal.core.models import ItemPage
from portal.core.only_files import show_only
from portal.core.querysets import visible_pages

from .check_links import find_link, give_answer
from .check_mail import tell_maker
from .limits import within_limit
from .models import CheckAnswer, CheckLink

# In ten minutes from one address. Who guesses stops at once; a council behind one address can read on.
MOST_UNKNOWN, MOST_ASKED, MOST_ANSWERS = 20, 600, 20
CHANGE_OF_MIND = "Antwoord dan opnieuw; het laatste antwoord telt."
OF_A_FILE = re.compile(r'(?P<before>(?:href|src)=")/documenten/(?P<id>[0-9]{1,9})/(?P<rest>(?!versies/)[^"]*)"')
INLINE, PICTURE = "inzien/", "eerste-bladzijde.webp"
PARTS_OF_A_FILE = {INLINE, PICTURE}


class AnswerForm(forms.Form):
    verdict = forms.ChoiceField(
        label="Uw antwoord",
        choices=CheckAnswer.Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies akkoord of niet akkoord.", "invalid_choice": "Kies akkoord of niet akkoord."},
    )
    remark = forms.CharField(
        label="Opmerking",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": "Uw opmerking is te lang. Houd het bij 2.000 tekens."},
    )

    def clean(self) -> dict:
        """Who does not agree says what is wrong: without it the editors can do nothing."""
        cleaned_data = super().clean()
        refuses = cleaned_data.get("verdict") == CheckAnswer.Verdict.NOT_AGREED
        if refuses and "remark" not in self.errors and not cleaned_data.get("remark"):
            self.add_error("remark", "Schrijf op wat er anders moet. Noem geen namen van kinderen of gezinnen.")
        return cleaned_data


def by_token(view: Callable) -> Callable:
    """Give the view the link of the token; whatever the answer is, it is nobody else's and nowhere kept."""

    @csrf_exempt  # no cookie gives rights here: the token in the address does, and who has that may answer
    @wraps(view)
    def guarded(request: HttpRequest, token: str, **kwargs) -> HttpResponse:
        return closed(answer_to(request, token, view, kwargs))

    return guarded


def answer_to(request: HttpRequest, token: str, view: Callable, kwargs: dict) -> HttpResponse:
    if not (within_limit(request, "unknown", MOST_UNKNOWN, count=False) and within_limit(request, "asked", MOST_ASKED)):
        return too_many(request)
    link = find_link(token)
    if link is None:
        within_limit(request, "unknown", MOST_UNKNOWN)
        return render(request, "pages/check_over.html", status=404)
    try:
        return view(request, token, link, **kwargs)
    except Http404:
        return render(request, "404.html", status=404)


def closed(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/check_too_many.html", status=429)


@by_token
def check(request: HttpRequest, token: str, link: CheckLink) -> HttpResponse:
    """`/nakijken/<token>/`: works without cookies and without script."""
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        if not within_limit(request, "answers", MOST_ANSWERS):
            return too_many(request)
        if form.is_valid():
            tell_maker(give_answer(link, **form.cleaned_data))
            return redirect(f"{request.path}#antwoord")
    page = link.revision.as_object()
    files = files_of(page, link)
    show_only(page, files)
    context = {**page.get_context(request, of_itself=True), **context_of(page, link, request), "form": form}
    html = render_to_string("pages/check.html", context, request)
    return HttpResponse(through_the_link(html, token, files), status=422 if form.errors else 200)


def context_of(page: ItemPage, link: CheckLink, request: HttpRequest) -> dict:
    given = link.answer
    standing, address = how_it_stands(link, request)
    told = f"U krijgt dit te zien als {link.reader}. Deel deze link niet."
    told = f"{told} Hij werkt tot en met {in_words(link.expires_at)}."
    seen_at = format_html(' <a href="{}">Bekijk de pagina op de site</a>', address) if address else ""
    return {
        "layout": page.template,
        "standing": standing,
        "told": format_html("<p>{}{}</p>", told, seen_at),
        "newer": newer_in_words(link),
        "given": given,
        "given_told": given and f"Gegeven op {in_words(given.answered_at)}. Verandert u van mening? {CHANGE_OF_MIND}",
    }


def how_it_stands(link: CheckLink, request: HttpRequest) -> tuple[str, str]:
    """Whether readers of the site see this text now, in a sentence; and the address of what they see, or empty."""
    page, shown = link.page, link.revision
    if not visible_pages().filter(pk=page.pk).exists():
        return "Dit is een concept. Het staat niet op de site.", ""
    if page.live_revision_id is None:  # published without ever keeping a text; the link then kept what stands there
        is_same, is_older = page.latest_revision_id == shown.pk and not page.has_unpublished_changes, False
    else:
        is_same, is_older = page.live_revision_id == shown.pk, page.live_revision.created_at > shown.created_at
    if is_same:
        words = "Deze tekst staat nu op de site."
    elif is_older:
        words = "Dit is een oude tekst. Op de site staat nu een nieuwere."
    else:
        words = "Dit is een concept. Op de site staat nu een eerdere tekst."
    return words, page.get_url(request)


def newer_in_words(link: CheckLink) -> str:
    """Empty when the reader has the latest text."""
    if link.page.latest_revision_id == link.revision_id:
        return ""
    return (
        f"U ziet de tekst van {in_words(link.revision.created_at)}. De redactie heeft intussen een nieuwere tekst. "
        "Vraag om een nieuwe link als u die wilt lezen."
    )


def in_words(moment: datetime) -> str:
    return date_format(localtime(moment), r"j F Y, H.i \u\u\r")


def files_of(page: ItemPage, link: CheckLink) -> set[int]:
    """Primary keys of the files that the page shows and that the maker of the link could give by hand."""
    documents = page.shown_documents()
    released = released_among(get_document_model(), documents)
    if not link.created_by:
        return released
    # Without copies that are withheld.
    allowed = choosable(get_document_model(), link.created_by).filter(pk__in=documents)
    return released | set(allowed.values_list("pk", flat=True))


def through_the_link(html: str, token: str, allowed: set[int]) -> str:
    """Addresses of the files of this draft lead through the link: at their own they are not public yet."""

    def replace(match: re.Match) -> str:
        if int(match["id"]) not in allowed:
            return match[0]
        own = reverse("check_file", args=[token, match["id"]])
        return f'{match["before"]}{own}{match["rest"] if match["rest"] in PARTS_OF_A_FILE else ""}"'

    return OF_A_FILE.sub(replace, html)


@by_token
def check_file(request: HttpRequest, token: str, link: CheckLink, document_id: int, part: str = ""):
    """A file that this revision shows, and no other; `part`: how it is asked, one of PARTS_OF_A_FILE or empty."""
    if document_id not in files_of(link.revision.as_object(), link):
        raise Http404
    document = get_object_or_404(get_document_model(), pk=document_id)
    if part == PICTURE:
        return first_page_response(document, public=False)
    if part == INLINE and not document.is_pdf:
        raise Http404
    return file_response(document, inline=part == INLINE, public=False)
