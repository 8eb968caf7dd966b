"""Allauth's forms of the second step with labels for our editors; a code works once."""

from allauth.account import forms as account_forms
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from django.core.cache import cache
from django.core.exceptions import ValidationError

from . import audit
from .forms import LabelledFormMixin

# A code is taken in its own step, in the one before and the one after.
STEPS_A_CODE_LIVES = 2 * app_settings.TOTP_TOLERANCE + 1


# What allauth says when the limit is reached.
BLOCKS = {"too_many_login_attempts", "rate_limited"}


class CodeFormMixin(LabelledFormMixin):
    labels = {"code": "Code"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].error_messages["required"] = "Vul de code in."
        self.fields["code"].widget.attrs.update(
            {"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "none", "spellcheck": "false"}
        )


class OnceFormMixin(CodeFormMixin):
    def clean_code(self) -> str:
        """Allauth forgets a used code after one step of 30 seconds, while our tolerance keeps it alive for three."""
        try:
            code = super().clean_code()
        except ValidationError as error:
            if error.code in BLOCKS:
                audit.record_block(f"code:{self.user.pk}", account=self.user.get_username(), detail="code")
            raise
        key = f"second_factor:used:{self.user.pk}:{normalize_user_code(code)}"
        if not cache.add(key, True, timeout=STEPS_A_CODE_LIVES * app_settings.TOTP_PERIOD):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AuthenticateForm(OnceFormMixin, base_forms.AuthenticateForm):
    labels = {"code": "Code uit uw app, of een herstelcode"}


class ReauthenticateCodeForm(OnceFormMixin, base_forms.ReauthenticateForm):
    labels = {"code": "Code uit uw app, of een herstelcode"}


class SetUpForm(OnceFormMixin, totp_forms.ActivateTOTPForm):
    labels = {"code": "De code van zes cijfers die uw app nu laat zien"}


class ReauthenticateForm(LabelledFormMixin, account_forms.ReauthenticateForm):
    labels = {"password": "Wachtwoord"}
