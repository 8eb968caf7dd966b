from django.urls import path

from .views import search_page, suggest

urlpatterns = [
    path("zoeken/", search_page, name="search"),
    path("zoeken/suggesties/", suggest, name="search_suggestions"),
]
