"""The admin's screens about collectieven as teams: the list, ‘Nieuw collectief’, and the mailbox of each."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from .forms import NewTeamForm, TeamForm
from .models import Team
from .selectors import with_people


def told(intro: str, made: list[str], nothing: str) -> SafeString:
    if not made:
        return format_html("{} {}", intro, nothing)
    return format_html("{} Gemaakt: {}.", intro, format_html_join(", ", "{}", ((one,) for one in made)))


class TeamIndexView(IndexView):
    add_item_label = "Nieuw collectief"

    def get_base_queryset(self):
        return with_people(super().get_base_queryset().select_related("region"))


class NewTeamView(CreateView):
    page_title = page_subtitle = "Nieuw collectief"  # Wagtail says ‘Nieuw: Collectief’
    submit_button_label = "Maak het collectief"

    def get_header_title(self) -> str:
        return self.page_title

    def get_breadcrumbs_items(self) -> list[dict]:
        *before, last = super().get_breadcrumbs_items()
        return [*before, {**last, "label": self.page_title}]

    def get_success_message(self, instance: Team) -> SafeString:
        return told(f"{instance} kan beginnen.", self.form.establishment.made, "Alles was er al.")

    def save_instance(self) -> Team:
        return self.form.save()


class TeamEditView(EditView):
    def get_success_message(self) -> SafeString:
        return told(f"{self.object} is bijgewerkt.", self.form.establishment.made, "Er ontbrak niets.")

    def save_instance(self) -> Team:
        return self.form.save()


class PeopleColumn(Column):
    """‘2 redacteuren, 1 eindredacteur’; a team without anybody to check says so."""

    def get_value(self, instance: Team) -> str:
        writers, editors = instance.writers_count, instance.editors_count
        return (
            f"{writers} {'redacteur' if writers == 1 else 'redacteuren'}, "
            f"{editors or 'nog geen'} {'eindredacteur' if editors <= 1 else 'eindredacteuren'}"
        )


class TeamViewSet(ModelViewSet):
    model = Team
    name = "teams"
    url_prefix = "collectieven"
    icon = "group"
    menu_label = "Collectieven"
    menu_order = 250
    add_to_settings_menu = True
    copy_view_enabled = False
    index_view_class = TeamIndexView
    add_view_class = NewTeamView
    edit_view_class = TeamEditView
    list_per_page = 50
    search_fields = ["region__name", "mailbox"]
    list_display = [
        TitleColumn("region", label="Collectief", get_url=lambda team: viewset.url_of(team)),
        Column("mailbox", label="Postbus"),
        PeopleColumn("people", label="Mensen"),
    ]

    list_export = ["region", "mailbox", "writers_count", "editors_count"]
    export_headings = {
        "region": "Collectief",
        "mailbox": "Postbus",
        "writers_count": "Redacteuren",
        "editors_count": "Eindredacteuren",
    }
    export_filename = "collectieven"

    def get_form_class(self, for_update: bool = False):
        return TeamForm if for_update else NewTeamForm

    def url_of(self, team: Team) -> str:
        from django.urls import reverse

        return reverse(self.get_url_name("edit"), args=[team.pk])


viewset = TeamViewSet()
