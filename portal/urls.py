"""All addresses. The first words of the views are reserved slugs (`portal.core.slugs`)."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from portal.core import permalinks, views

urlpatterns = [
    path("gezond/", views.health, name="health"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
    path("beheer/", include("portal.accounts.urls")),
    path("beheer/", include("portal.moderation.admin_urls")),
    path("beheer/", include("portal.publishing.admin_urls")),
    path("beheer/", include("portal.redactie.admin_urls")),
    path("beheer/", include(wagtailadmin_urls)),
    path("", include("portal.core.urls")),
    path("", include("portal.search.urls")),
    path("", include("portal.exchange.public_urls")),
    path("", include("portal.feeds.urls")),
    path("", include("portal.moderation.public_urls")),
    path("", include("portal.publishing.urls")),
    path("", include("portal.styleguide.urls")),
    re_path(r"^(?P<letter>[tpab])/(?P<number>[0-9]{1,9})/?$", permalinks.numbered, name="permalink"),
    re_path(r"^(?P<letter>c)/(?P<slug>[a-z0-9-]{1,100})/?$", permalinks.named, name="permalink_named"),
    # Wagtail's login for readers would take passwords without a limit.
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("", include(wagtail_urls)),
]

handler400 = "portal.core.views.bad_request"
handler403 = "portal.core.views.forbidden"
handler404 = "portal.core.views.not_found"
handler500 = "portal.core.views.server_error"
handler429 = "portal.accounts.views.too_many_requests"
