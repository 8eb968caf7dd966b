from django.contrib.sitemaps.views import sitemap
from django.urls import path

from . import views
from .sitemap import VisiblePagesSitemap

urlpatterns = [
    path("feeds/", views.feed_index, name="feeds"),
    path("feeds/nieuw.atom", views.newest, name="feed_newest"),
    path("feeds/nieuw/", views.newest_page, name="feed_newest_page"),
    path("feeds/zoeken.atom", views.searched, name="feed_search"),
    path("feeds/zoeken/", views.searched_page, name="feed_search_page"),
    path("feeds/thema/<slug:slug>.atom", views.tied, {"facet": "thema"}, name="feed_theme"),
    path("feeds/thema/<slug:slug>/", views.tied_page, {"facet": "thema"}, name="feed_theme_page"),
    path("feeds/collectief/<slug:slug>.atom", views.tied, {"facet": "collectief"}, name="feed_collectief"),
    path("feeds/collectief/<slug:slug>/", views.tied_page, {"facet": "collectief"}, name="feed_collectief_page"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": VisiblePagesSitemap}}, name="sitemap"),
    path("sitemap/", views.site_map, name="site_map"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
