"""What the tips add to the admin. Everything is registered here, but for the panel (see `middleware`)."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button

from .views import NewTipsView, TipsView


@hooks.register("register_admin_urls")
def tips_urls() -> list:
    return [
        path("tips/<int:page_id>/", TipsView.as_view(), name="advice_tips"),
        path(
            "tips/nieuw/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
            NewTipsView.as_view(),
            name="advice_tips_new",
        ),
    ]


@hooks.register("register_page_header_buttons")
def tips_button(page, user, view_name, next_url=None):
    if page.permissions_for_user(user).can_edit():
        yield Button(
            "Tips voor de tekst", reverse("advice_tips", args=[page.pk]), icon_name="clipboard-list", priority=65
        )
