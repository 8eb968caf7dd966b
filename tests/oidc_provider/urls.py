from allauth.account.views import login
from django.http import HttpRequest, JsonResponse
from django.urls import include, path

from .adapter import behaviour


def other_keys(request: HttpRequest) -> JsonResponse:
    """Another key under the same name, so that no signature fits."""
    return JsonResponse(behaviour()["keys"])


urlpatterns = [
    path("other-keys.json", other_keys),
    path("accounts/login/", login, name="account_login"),
    path("accounts/logout/", login, name="account_logout"),
    path("accounts/signup/", login, name="account_signup"),
    path("accounts/reset/", login, name="account_reset_password"),
    path("", include("allauth.idp.urls")),
]
