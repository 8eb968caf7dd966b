from django.contrib.sitemaps.views import sitemap
from django.urls import path

from . import views
from .sitemap import VisiblePagesSitemap

urlpatterns = [
    path("feeds/", views.feed_index, name="feeds"),
    path("feeds/nieuw.atom", views.newest, name="feed_newest"),
    path("feeds/thema/<slug:slug>.atom", views.theme, name="feed_theme"),
    path("feeds/collectief/<slug:slug>.atom", views.collectief, name="feed_collectief"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": VisiblePagesSitemap}}, name="sitemap"),
    path("sitemap/", views.site_map, name="site_map"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
