"""What editors keep for the search: synonyms."""

from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from .models import Synonym


class SynonymCreateView(CreateView):
    def get_initial(self) -> dict:
        """`?words=` fills in what people searched for, for links from elsewhere in the admin."""
        return {**super().get_initial(), "words": self.request.GET.get("words", "")}


class SynonymViewSet(SnippetViewSet):
    model = Synonym
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
    list_display = ["words", "meanings", "two_way"]
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
