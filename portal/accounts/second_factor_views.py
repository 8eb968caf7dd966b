"""The pages of the second step: setting it up, showing a code, recovery codes. What they check is allauth's own."""

import time

from allauth.account.decorators import reauthentication_required
from allauth.account.views import ReauthenticateView as PasswordAgainView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as base_views
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import generate_recovery_codes
from allauth.mfa.totp.internal.flows import activate_totp
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView, View

from . import audit, second_factor
from .models import Event
from .second_factor_forms import AuthenticateForm, ReauthenticateCodeForm, ReauthenticateForm, SetUpForm

# Until when this session may see the recovery codes that it made, and where its owner was going.
CODES_SHOWN_UNTIL = "recovery_codes_shown_until"
GOES_TO = "after_second_factor"
SECONDS_TO_KEEP_CODES = 15 * 60
FEW_CODES = 3

guarded = [never_cache, login_required]


def target_of(request: HttpRequest, asked: str | None) -> str:
    """An address of this portal to go on to; the first screen of the admin for any other."""
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if asked and safe else reverse("wagtailadmin_home")


def show_codes_from_now(request: HttpRequest, going_to: str) -> None:
    request.session[CODES_SHOWN_UNTIL] = time.time() + SECONDS_TO_KEEP_CODES
    request.session[GOES_TO] = going_to


@method_decorator([*guarded, sensitive_post_parameters()], name="dispatch")
@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class SetUpView(FormView):
    """Ties an app to the account. Who has one already makes a new one here, and the former stops working."""

    form_class = SetUpForm
    template_name = "account/second_factor_set_up.html"

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        adapter = get_adapter()
        address = adapter.build_totp_url(self.request.user, secret)
        context["app_address"] = address
        context["drawing"] = adapter.build_totp_svg(address)
        context["secret"] = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        context["is_new"] = second_factor.factor_of(self.request.user) is None
        context["next"] = self.request.GET.get("next") or self.request.POST.get("next") or ""
        return context

    def form_valid(self, form: SetUpForm) -> HttpResponse:
        user = self.request.user
        with transaction.atomic():
            get_user_model().objects.select_for_update().get(pk=user.pk)
            second_factor.reset(user)
            factor, _codes = activate_totp(self.request, form)
        audit.record(Event.FACTOR_SET, account=user.get_username())
        second_factor.remember_passed(self.request, user, factor)
        show_codes_from_now(self.request, target_of(self.request, self.request.POST.get("next")))
        return redirect("mfa_view_recovery_codes")


@method_decorator(guarded, name="dispatch")
class OverviewView(TemplateView):
    """What somebody has set up, and what can be made anew."""

    template_name = "account/second_factor.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        factor = second_factor.factor_of(request.user)
        if factor is None:
            return redirect("mfa_activate_totp")
        left = second_factor.codes_left(request.user)
        return self.render_to_response({"factor": factor, "codes_left": left, "few": left <= FEW_CODES})


@method_decorator(guarded, name="dispatch")
class CodesView(View):
    """The recovery codes, in the session that made them, until its owner says that they are kept."""

    def get(self, request: HttpRequest) -> HttpResponse:
        codes = shown_codes(request)
        if not codes:
            return redirect("mfa_index")
        return render(request, "account/recovery_codes.html", {"codes": codes})

    def post(self, request: HttpRequest) -> HttpResponse:
        request.session.pop(CODES_SHOWN_UNTIL, None)
        return redirect(target_of(request, request.session.pop(GOES_TO, None)))


@method_decorator(guarded, name="dispatch")
class DownloadCodesView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        codes = shown_codes(request)
        if not codes:
            return redirect("mfa_index")
        today = timezone.localdate()
        response = render(
            request,
            "account/recovery_codes.txt",
            {"codes": codes, "today": today, "address": request.build_absolute_uri(reverse("account_login"))},
            content_type="text/plain; charset=utf-8",
        )
        response["Content-Disposition"] = f'attachment; filename="herstelcodes-{today:%Y-%m-%d}.txt"'
        return response


def shown_codes(request: HttpRequest) -> list[str]:
    """The codes while this session may see them; empty afterwards."""
    if request.session.get(CODES_SHOWN_UNTIL, 0) < time.time():
        return []
    codes = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).first()
    return codes.wrap().get_unused_codes() if codes else []


@method_decorator(guarded, name="dispatch")
@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class NewCodesView(TemplateView):
    """New recovery codes; the former ones stop working."""

    template_name = "account/recovery_codes_new.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if second_factor.factor_of(request.user) is None:
            return redirect("mfa_activate_totp")
        return self.render_to_response({"codes_left": second_factor.codes_left(request.user)})

    def post(self, request: HttpRequest) -> HttpResponse:
        if second_factor.factor_of(request.user) is None:
            return redirect("mfa_activate_totp")
        generate_recovery_codes(request)
        audit.record(Event.CODES_MADE, account=request.user.get_username())
        show_codes_from_now(request, reverse("mfa_index"))
        return redirect("mfa_view_recovery_codes")


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class AuthenticateView(base_views.AuthenticateView):
    """The second step of signing in."""

    form_class = AuthenticateForm
    template_name = "account/second_factor_code.html"

    def form_valid(self, form: AuthenticateForm) -> HttpResponse:
        response = super().form_valid(form)
        if form.authenticator.type == Authenticator.Type.RECOVERY_CODES:
            left = second_factor.codes_left(form.user)
            messages.warning(
                self.request,
                f"U hebt een herstelcode gebruikt. Die werkt niet meer. U hebt er nog {left}. "
                "Nieuwe maakt u onder Account, bij Tweede stap.",
            )
        return response


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class ReauthenticateByPasswordView(PasswordAgainView):
    form_class = ReauthenticateForm
    template_name = "account/reauthenticate.html"

    def get_form_class(self) -> type:
        return self.form_class


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class ReauthenticateByCodeView(base_views.ReauthenticateView):
    form_class = ReauthenticateCodeForm
    template_name = "account/reauthenticate.html"
