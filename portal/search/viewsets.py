"""What editors keep for the search: synonyms."""

from django.urls import path, reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet

from .models import Synonym
from .synonym_import_view import SynonymImportView


class SynonymIndexView(IndexView):
    import_url_name = ""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = super().header_more_buttons
        if self.user_has_permission("add") and self.user_has_permission("change"):
            buttons.append(Button("Importeren", url=reverse(self.import_url_name), icon_name="upload", priority=90))
        return buttons


class SynonymCreateView(CreateView):
    def get_initial(self) -> dict:
        """`?words=` fills in what people searched for, for links from elsewhere in the admin."""
        return {**super().get_initial(), "words": self.request.GET.get("words", "")}


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    index_view_class = SynonymIndexView
    add_view_class = SynonymCreateView
    icon = "resubmit"
    menu_label = "Synoniemen"
    menu_name = "synoniemen"
    menu_order = 310
    add_to_admin_menu = True
    inspect_view_enabled = True
    copy_view_enabled = False
    list_per_page = 50
    search_backend_name = None  # plain search in the named fields: these records are in no search index
    list_display = ["words", "meanings", BooleanColumn("two_way", label="ook andersom", sort_key="two_way")]
    list_filter = ["two_way"]
    list_export = ["words", "meanings", "two_way"]
    search_fields = ["words", "meanings"]
    panels = [
        HelpPanel(
            content="<p>Mensen zoeken met andere woorden dan er in de teksten staan. Met een synoniem vinden zij het "
            "toch. Wat u hier opslaat, werkt meteen.</p>"
            "<p>Afkortingen uit de begrippenlijst, zoals JGZ, werken vanzelf. Meervouden en tikfouten ook.</p>",
            heading="Waar is dit voor?",
        ),
        FieldPanel("words"),
        FieldPanel("meanings"),
        FieldPanel("two_way"),
    ]

    def get_common_view_kwargs(self, **kwargs) -> dict:
        return super().get_common_view_kwargs(**{"import_url_name": self.get_url_name("import"), **kwargs})

    def get_urlpatterns(self) -> list:
        return [*super().get_urlpatterns(), path("import/", self.construct_view(SynonymImportView), name="import")]
