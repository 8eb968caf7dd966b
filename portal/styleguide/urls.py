from django.urls import path

from . import views

urlpatterns = [
    path("stijlgids/", views.overview, name="style_guide"),
    path("stijlgids/<slug:component>/", views.component, name="style_guide_component"),
    path("stijlgids/<slug:component>/<slug:state>/", views.state, name="style_guide_state"),
]
