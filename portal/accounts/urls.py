"""Signing in and passwords: allauth's views at the admin's addresses, before Wagtail's own."""

from allauth.account import views as allauth_views
from django.urls import path, re_path

from . import second_factor_views as second_factor
from . import sign_on_views as sign_on
from . import views
from .sign_on import PROVIDER_ID

urlpatterns = [
    path("login/", views.LoginView.as_view(), name="account_login"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("wachtwoord/", views.with_passwords(allauth_views.password_change), name="account_change_password"),
    path("wachtwoord/vergeten/", views.with_passwords(allauth_views.password_reset), name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", allauth_views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        views.with_passwords(allauth_views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/nieuw/klaar/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("organisatie/", sign_on.start, {"provider_id": PROVIDER_ID}, name="openid_connect_login"),
    path("organisatie/terug/", sign_on.back, {"provider_id": PROVIDER_ID}, name="openid_connect_callback"),
    path("inloglink/<str:token>/", sign_on.by_link, name="sign_in_link"),
    path("tweede-stap/", second_factor.OverviewView.as_view(), name="mfa_index"),
    path("tweede-stap/code/", second_factor.AuthenticateView.as_view(), name="mfa_authenticate"),
    path("tweede-stap/instellen/", second_factor.SetUpView.as_view(), name="mfa_activate_totp"),
    path("tweede-stap/herstelcodes/", second_factor.CodesView.as_view(), name="mfa_view_recovery_codes"),
    path("tweede-stap/herstelcodes/nieuw/", second_factor.NewCodesView.as_view(), name="mfa_generate_recovery_codes"),
    path(
        "tweede-stap/herstelcodes/bestand/",
        second_factor.DownloadCodesView.as_view(),
        name="mfa_download_recovery_codes",
    ),
    path(
        "tweede-stap/bevestigen/", second_factor.ReauthenticateByPasswordView.as_view(), name="account_reauthenticate"
    ),
    path("tweede-stap/bevestigen/code/", second_factor.ReauthenticateByCodeView.as_view(), name="mfa_reauthenticate"),
    path("geblokkeerd/", allauth_views.account_inactive, name="account_inactive"),
]
