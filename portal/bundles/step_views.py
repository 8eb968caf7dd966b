"""The buttons of a bundle. Each asks the rights once more, and says in words what was done or why it was not."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from . import changing
from .changing import BundleRefused
from .forms import SendBackForm
from .models import Bundle, BundleDocument, BundlePage
from .publishing import publish
from .review import Review
from .selectors import rights_on
from .views import BundleView, own_bundle

NOTHING_CHANGED = "Dat kan nu niet. Er is niets veranderd."
NOT_ALLOWED = "Dat mag u niet, of de bundel is intussen veranderd. Hieronder ziet u hoe het staat."

# By the end of the address: the right that is asked, what is done, and what is said afterwards.
STEPS: dict[str, tuple[str, Callable, str]] = {
    "indienen": ("submit", changing.submit, "Bundel ‘{}’ is ingediend. Wie hem nakijkt, krijgt één bericht."),
    "terugnemen": ("take_back", changing.take_back, "Bundel ‘{}’ is teruggenomen. U kunt hem weer wijzigen."),
    "goedkeuren": ("decide", changing.approve, "Bundel ‘{}’ is goedgekeurd."),
    "opheffen": ("change", changing.disband, "Bundel ‘{}’ is opgeheven. De pagina’s en documenten zijn er nog."),
}


def in_words(refused: BundleRefused) -> SafeString:
    lines = format_html_join("", "<li>{}</li>", ((line,) for line in refused.lines))
    return format_html("{}<ul>{}</ul>", NOTHING_CHANGED, lines)


def with_right(request: HttpRequest, pk: int, right: str) -> tuple[Bundle, bool]:
    """The bundle, and whether this user may do it now; when not, it is said. A bundle that is not theirs is a 404."""
    bundle = own_bundle(request, pk)
    allowed = getattr(rights_on(bundle, request.user), right)
    if not allowed:
        messages.error(request, NOT_ALLOWED)
    return bundle, allowed


@require_POST
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    right, do, done = STEPS[name]
    bundle, allowed = with_right(request, pk, right)
    if not allowed:
        return redirect(bundle)
    try:
        do(bundle, request.user, **({"seen": request.POST.get("gezien", "")} if name == "goedkeuren" else {}))
    except BundleRefused as refused:
        messages.error(request, in_words(refused))
        return redirect(bundle)
    messages.success(request, done.format(bundle))
    return redirect("bundles_index") if name == "opheffen" else redirect(bundle)


@require_POST
def publish_now(request: HttpRequest, pk: int) -> HttpResponse:
    bundle, allowed = with_right(request, pk, "publish")
    if not allowed:
        return redirect(bundle)
    try:
        bundle = publish(bundle, request.user)
    except BundleRefused as refused:
        messages.error(request, in_words(refused))
        return redirect(bundle)
    if bundle.state == Bundle.State.PUBLISHED:
        messages.success(request, f"Bundel ‘{bundle}’ staat op de site.")
    else:
        messages.error(request, "Publiceren is mislukt. Er is niets gepubliceerd. Hieronder staat waarom.")
    return redirect(bundle)


class SendBackView(BundleView):
    """The form stands on the screen of the bundle; with an error that screen comes back with what was written."""

    def post(self, request: HttpRequest) -> HttpResponse:
        bundle, allowed = with_right(request, self.bundle.pk, "decide")
        if not allowed:
            return redirect(bundle)
        entries = [row.entry for row in Review(bundle, request.user).pages if row.is_mine]
        self.send_back_form = form = SendBackForm(request.POST, entries=entries)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data())
        try:
            changing.send_back(bundle, request.user, form.cleaned_data["remark"], form.remarks)
        except BundleRefused as refused:
            messages.error(request, in_words(refused))
        else:
            messages.success(request, f"Bundel ‘{bundle}’ is teruggestuurd. Wie hem indiende, krijgt één bericht.")
        return redirect(bundle)


@require_POST
def remove_page(request: HttpRequest, pk: int) -> HttpResponse:
    return take_out(request, get_object_or_404(BundlePage.objects.select_related("bundle"), pk=pk))


@require_POST
def remove_document(request: HttpRequest, pk: int) -> HttpResponse:
    return take_out(request, get_object_or_404(BundleDocument.objects.select_related("bundle"), pk=pk))


def take_out(request: HttpRequest, entry: BundlePage | BundleDocument) -> HttpResponse:
    """Writers do it while the bundle is theirs; who decides also while it waits."""
    bundle = own_bundle(request, entry.bundle_id)
    rights = rights_on(bundle, request.user)
    if not (rights.change or rights.decide):
        messages.error(request, NOT_ALLOWED)
        return redirect(bundle)
    do = changing.remove_page if isinstance(entry, BundlePage) else changing.remove_document
    try:
        do(entry, request.user)
    except BundleRefused as refused:
        messages.error(request, in_words(refused))
    else:
        messages.success(request, f"‘{entry.title}’ is uit de bundel. Er is verder niets veranderd.")
    return redirect(bundle)
