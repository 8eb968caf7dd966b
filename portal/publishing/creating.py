"""Making a page, also when the same form comes in twice at once.

An automatic save makes the page while the editor presses a button, and the browser then sends that form to make a page
too. Wagtail looks whether the address is free before it stores the page, and stops with an error page when the other
request took it in between; a moment later it would refuse the form, and what was typed since would stand nowhere.
"""

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.pages import create
from wagtail.models import Page

from portal.core.page_forms import CREATION

from .editing import EditView

# How long the browser needs at most to hear where its new page is. Much longer, and who goes back to an empty form to
# write a second page would write in the first.
MEANWHILE = 60  # seconds
ALREADY_THERE = "Deze pagina is zojuist al opgeslagen. Ververs het scherm om verder te schrijven."


class CreateView(create.CreateView):
    """One form makes one page: whoever comes second changes what the first has made. All of it is done, or nothing."""

    def post(self, request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            # One new page at a time under each parent, so that a free address is still free when the page is stored.
            # `no_key`, as wherever a page is held: a search row that points at it need not wait, nor we for its writer.
            locked = Page.objects.select_for_update(no_key=True).get(pk=self.parent_page.pk)
            self.parent_page.numchild = locked.numchild  # of a page without children Wagtail asks no addresses
            if page_id := made_by(request):
                if self.expects_json_response:
                    # An automatic save was on its way before the button was pressed: what it holds is older.
                    return self.json_error_response("already_created", ALREADY_THERE)
            else:
                response = super().post(request)
                if self.page.pk:
                    remember(request, self.page.pk)
                return response
        return EditView.as_view()(request, page_id)


def key_of(request: HttpRequest) -> str:
    """Empty for a form that says nothing of itself."""
    token = request.POST.get(CREATION, "")
    return f"creation:{request.user.pk}:{token}" if len(token) == 32 and token.isalnum() else ""


def remember(request: HttpRequest, page_id: int) -> None:
    if key := key_of(request):
        cache.set(key, page_id, MEANWHILE)


def made_by(request: HttpRequest) -> int | None:
    """The page that this form made a moment ago; None when it made none, or when that was undone."""
    key = key_of(request)
    page_id = cache.get(key) if key else None
    return page_id if page_id and Page.objects.filter(pk=page_id).exists() else None
