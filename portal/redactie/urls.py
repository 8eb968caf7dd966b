"""Signing in and passwords: allauth's views at the admin's addresses, before Wagtail's own."""

from allauth.account import views
from django.urls import path

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("wachtwoord/", views.password_change, name="account_change_password"),
    path("wachtwoord/vergeten/", views.password_reset, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", views.password_reset_done, name="account_reset_password_done"),
    path(
        "wachtwoord/nieuw/<str:uidb36>-<str:key>/",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/nieuw/klaar/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("geblokkeerd/", views.account_inactive, name="account_inactive"),
    path("opnieuw-inloggen/", views.reauthenticate, name="account_reauthenticate"),
    # allauth asks for these names; nobody signs up here, so the adapter closes them.
    path("aanmelden/", views.signup, name="account_signup"),
    path("e-mail/", views.email, name="account_email"),
]
