"""Accounts as a Beheerder makes them: each address once, and rights by group only."""

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.forms import HiddenInput
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet


class AccountFormMixin:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if superuser := self.fields.get("is_superuser"):
            # Groups say who may do what; the right to everything is given on the command line (`createsuperuser`).
            superuser.disabled = True
            superuser.label = ""
            superuser.help_text = ""
            superuser.widget = HiddenInput()

    def clean_email(self) -> str:
        """People sign in with their address and get a new password by it, so it must point to one account."""
        email = self.cleaned_data["email"].lower()
        others = get_user_model().objects.filter(email__iexact=email).exclude(pk=self.instance.pk)
        if others.exists():
            raise ValidationError("Er is al een account met dit e-mailadres.")
        return email


class AccountCreationForm(AccountFormMixin, UserCreationForm):
    pass


class AccountEditForm(AccountFormMixin, UserEditForm):
    pass


class AccountViewSet(UserViewSet):
    def get_form_class(self, for_update: bool = False):
        return AccountEditForm if for_update else AccountCreationForm
