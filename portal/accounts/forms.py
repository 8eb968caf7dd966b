"""Allauth's forms with labels for our editors; what they check and do is allauth's own."""

from allauth.account import forms
from django.contrib.auth.password_validation import password_validators_help_texts


class LabelledFormMixin:
    """Plain labels above the fields, no placeholders that vanish while typing."""

    labels: dict[str, str] = {}
    help_texts: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, "")
            field.widget.attrs.pop("placeholder", None)
        if "password1" in self.fields:
            self.fields["password1"].help_text = " ".join(password_validators_help_texts())


class LoginForm(LabelledFormMixin, forms.LoginForm):
    labels = {"login": "Gebruikersnaam of e-mailadres", "password": "Wachtwoord"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs.update(
            {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        )


class ChangePasswordForm(LabelledFormMixin, forms.ChangePasswordForm):
    labels = {
        "oldpassword": "Huidig wachtwoord",
        "password1": "Nieuw wachtwoord",
        "password2": "Nieuw wachtwoord, nog een keer",
    }


class ResetPasswordForm(LabelledFormMixin, forms.ResetPasswordForm):
    labels = {"email": "E-mailadres"}
    help_texts = {"email": "Het adres waarmee uw account is gemaakt."}

    def clean_email(self) -> str:
        """Who signs in elsewhere gets no password here: the groups would then no longer follow the provider."""
        email = super().clean_email()
        self.users = [user for user in self.users if user.has_usable_password()]
        return email


class ResetPasswordKeyForm(LabelledFormMixin, forms.ResetPasswordKeyForm):
    labels = {"password1": "Nieuw wachtwoord", "password2": "Nieuw wachtwoord, nog een keer"}
