"""Addresses of bundles, under /beheer/bundels/."""

from django.urls import path, re_path

from . import part_views, step_views, views

STEP = "|".join(step_views.STEPS)
urlpatterns = [
    path("bundels/", views.IndexView.as_view(), name="bundles_index"),
    path("bundels/nieuw/", views.NewView.as_view(), name="bundles_new"),
    path("bundels/zet-erin/<int:page_id>/", part_views.PutInView.as_view(), name="bundles_put_in"),
    path("bundels/<int:pk>/", views.BundleView.as_view(), name="bundles_bundle"),
    path("bundels/<int:pk>/wijzigen/", views.EditView.as_view(), name="bundles_edit"),
    path("bundels/<int:pk>/paginas/", part_views.ChoosePagesView.as_view(), name="bundles_pages"),
    path("bundels/<int:pk>/documenten/", part_views.ChooseDocumentsView.as_view(), name="bundles_documents"),
    path("bundels/<int:pk>/terugsturen/", step_views.SendBackView.as_view(), name="bundles_send_back"),
    path("bundels/<int:pk>/publiceren/", step_views.publish_now, name="bundles_publish"),
    re_path(rf"^bundels/(?P<pk>[0-9]{{1,9}})/(?P<name>{STEP})/$", step_views.step, name="bundles_step"),
    path("bundels/pagina/<int:pk>/eruit/", step_views.remove_page, name="bundles_remove_page"),
    path("bundels/document/<int:pk>/eruit/", step_views.remove_document, name="bundles_remove_document"),
]
