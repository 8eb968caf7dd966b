"""Withdrawing and putting back as an editor does it."""

from django.urls import reverse

from tests.redactie.admin_forms import read_form

REASON = "De cijfers klopten niet."


def withdraw_url(page) -> str:
    return reverse("wagtailadmin_pages:unpublish", args=[page.pk])


def restore_url(page) -> str:
    return f"/beheer/pages/{page.pk}/weer-plaatsen/"


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def withdraw(client, page, **fields):
    """Fill in the real form."""
    form = read_form(client.get(withdraw_url(page)))
    return client.post(withdraw_url(page), {**form, "kind": "withdrawn", "reason": REASON, **fields}, follow=True)
