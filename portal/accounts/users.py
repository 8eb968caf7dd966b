"""Accounts as a Beheerder makes them: each address once, rights by group only, and a second step that can be reset."""

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import HiddenInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import EditView, IndexView, UserViewSet

from . import audit, second_factor
from .models import Event


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


def may_reset(actor: AbstractUser, user: AbstractUser) -> bool:
    """Whether `actor` may take the second step of `user` away: with the right to accounts, not one's own.

    An account that may do everything is reset by another such account only, or on the command line.
    """
    if actor.pk == user.pk or (user.is_superuser and not actor.is_superuser):
        return False
    return policy_registry.get_by_type(get_user_model()).user_has_permission(actor, "change")


def reset_button(actor: AbstractUser, user: AbstractUser) -> list[Button]:
    if not may_reset(actor, user):
        return []
    address = reverse("wagtailusers_users:reset_second_factor", args=[user.pk])
    return [Button("Tweede stap resetten", url=address, icon_name="rotate", priority=15)]


def second_step_of(user: AbstractUser) -> str:
    return "ingesteld" if user.has_second_factor else "nog niet"


EXPORTED = {
    "Naam": lambda user: user.get_full_name(),
    "Gebruikersnaam": lambda user: user.get_username(),
    "E-mailadres": lambda user: user.email,
    "Groepen": lambda user: ", ".join(sorted(group.name for group in user.groups.all())),
    "Alle rechten": lambda user: user.is_superuser,
    "Actief": lambda user: user.is_active,
    "Laatst ingelogd": lambda user: user.last_login,
    "Tweede stap": second_step_of,
}


class AccountIndexView(IndexView):
    @cached_property
    def columns(self) -> list:
        return [
            *super().columns,
            Column("step", label="Tweede stap", accessor=second_step_of, classname="second-step", width="10%"),
        ]

    def get_base_queryset(self) -> QuerySet:
        factors = Authenticator.objects.filter(user_id=OuterRef("pk"), type=Authenticator.Type.TOTP)
        return super().get_base_queryset().annotate(has_second_factor=Exists(factors)).prefetch_related("groups")

    def to_row_dict(self, item: AbstractUser) -> dict:
        return {name: value(item) for name, value in EXPORTED.items()}

    def get_heading(self, queryset, field: str) -> str:
        return field

    def get_list_more_buttons(self, instance: AbstractUser) -> list[Button]:
        return [*super().get_list_more_buttons(instance), *reset_button(self.request.user, instance)]


class AccountEditView(EditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [*super().header_more_buttons, *reset_button(self.request.user, self.object)]


class ResetSecondFactorView(WagtailAdminTemplateMixin, TemplateView):
    """Asks first; then the next sign-in of that person begins with setting up a new app."""

    page_title = "Tweede stap resetten"
    header_icon = "rotate"
    template_name = "accounts/reset_second_factor.html"

    def setup(self, request: HttpRequest, pk: str, **kwargs) -> None:
        super().setup(request, pk=pk, **kwargs)
        self.object = get_object_or_404(get_user_model(), pk=pk)

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not may_reset(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        factor = second_factor.factor_of(self.object)
        edit_url = reverse("wagtailusers_users:edit", args=[self.object.pk])
        return super().get_context_data(account=self.object, factor=factor, edit_url=edit_url, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if second_factor.reset(self.object):
            audit.record(Event.FACTOR_RESET, account=self.object.get_username())
            messages.success(request, f"De tweede stap van {self.object} is gereset.")
        else:
            messages.warning(request, f"{self.object} had geen tweede stap ingesteld. Er is niets veranderd.")
        return redirect("wagtailusers_users:edit", self.object.pk)


class AccountViewSet(UserViewSet):
    index_view_class = AccountIndexView
    edit_view_class = AccountEditView
    list_export = list(EXPORTED)
    export_filename = "gebruikers"

    def get_form_class(self, for_update: bool = False) -> type:
        return AccountEditForm if for_update else AccountCreationForm

    def get_urlpatterns(self) -> list:
        reset = path("tweede-stap/<int:pk>/", ResetSecondFactorView.as_view(), name="reset_second_factor")
        return [*super().get_urlpatterns(), reset]
