"""What an editor may put on a page: what the choosers offer, asked again of what comes in.

Wagtail's choosers offer only that, but its fields take any number that a request has. A page that names a file shows
it to readers, and a form that comes back names what was chosen by its title.
"""

from collections.abc import Iterator

from django import forms
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db.models import Field, Model, QuerySet
from modelcluster.models import get_all_child_relations
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .querysets import visible_pages

Named = tuple[type[Model], int]
HIGHEST = 2**31 - 1  # of a primary key


def choosable(model: type[Model], user: AbstractUser) -> QuerySet:
    """Pages that everybody can read or the own rights show; files of the own collections, but no withheld copies."""
    if model is Page:
        own = policy_registry.get_by_type(Page).explorable_instances(user)
        return Page.objects.filter(pk__in=own.values("pk")) | Page.objects.filter(pk__in=visible_pages().values("pk"))
    files = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, ["choose"])
    found = model.objects.filter(pk__in=files.order_by().values("pk"))
    if model is get_document_model():
        # The room of the links keeps these; `portal.core.documents.is_withheld` says it of one.
        found = found.exclude(fetched_copy__isnull=False, fetched_copy__released_at=None)
    return found


def refuse_what_is_not_theirs(form: forms.ModelForm, user: AbstractUser) -> None:
    """Raise PermissionDenied when a bound form names a page or file that the user may not choose and that was not
    there yet. Nothing of the form is shown again: it would name the thing by its title.
    """
    asked = set(chosen_in(form))
    foreign = set()
    for model in {model for model, _ in asked}:
        existing = model.objects.filter(pk__in=[pk for one, pk in asked if one is model])
        allowed = choosable(model, user)
        foreign |= {(model, pk) for pk in existing.exclude(pk__in=allowed.values("pk")).values_list("pk", flat=True)}
    if foreign and foreign - set(there_already(form)):
        raise PermissionDenied("The form names a page or file of others.")


def chosen_in(form: forms.ModelForm) -> Iterator[Named]:
    """All that the data of the form names, also where the form is wrong in something else."""
    for name, field in form.fields.items():
        key = form.add_prefix(name)
        if field.widget.value_omitted_from_data(form.data, form.files, key):
            continue
        if isinstance(field, forms.ModelChoiceField):
            given = field.widget.value_from_datadict(form.data, form.files, key)
            for one in given if isinstance(given, list | tuple) else [given]:
                yield from named(field.queryset.model, one)
        elif (kept := kept_in(form, name)) is not None and hasattr(kept, "extract_references"):
            yield from extracted(kept, field.widget.value_from_datadict(form.data, form.files, key))
    for formset in getattr(form, "formsets", {}).values():
        for row in formset.forms:
            yield from chosen_in(row)


def kept_in(form: forms.ModelForm, name: str) -> Field | None:
    try:
        return form._meta.model._meta.get_field(name)
    except (AttributeError, FieldDoesNotExist):  # a form of no model, or a field of the form alone
        return None


def there_already(form: forms.ModelForm) -> Iterator[Named]:
    """What the thing itself names: as it is in the database, and in its newest version or the one that is brought back.

    The form's instance is that version until the form fills it in.
    """
    thing = getattr(form, "instance", None)
    if thing is None or not thing.pk:
        return
    yield from references_of(thing)
    if isinstance(thing, Page):
        yield from references_of(type(thing).objects.get(pk=thing.pk))


def references_of(thing: Model) -> Iterator[Named]:
    for field in thing._meta.concrete_fields:
        if hasattr(field, "extract_references"):
            yield from extracted(field, field.value_from_object(thing))
        elif field.is_relation:
            yield from named(field.related_model, field.value_from_object(thing))
    for field in thing._meta.many_to_many:
        if guarded(field.related_model):
            for one in getattr(thing, field.name).all():
                yield from named(field.related_model, one.pk)
    for relation in get_all_child_relations(type(thing)):
        for row in getattr(thing, relation.get_accessor_name()).all():
            yield from references_of(row)


def extracted(field: Field, value: object) -> Iterator[Named]:
    for model, pk, *_places in field.extract_references(value) if value else ():
        yield from named(model, pk)


def named(model: type[Model], pk: object) -> Iterator[Named]:
    if (kind := guarded(model)) and (number := whole(pk)) is not None:
        yield kind, number


def guarded(model: type[Model]) -> type[Model] | None:
    kinds = (Page, get_document_model(), get_image_model())
    return next((kind for kind in kinds if issubclass(model, kind)), None)


def whole(value: object) -> int | None:
    """As the database would read it."""
    try:
        number = int(value)
    except (TypeError, ValueError):
        return None
    return number if 0 < number <= HIGHEST else None


class OwnChoicesMixin:
    """For the forms of the admin that know their user (`for_user`)."""

    def full_clean(self) -> None:
        if self.is_bound and self.for_user is not None:
            refuse_what_is_not_theirs(self, self.for_user)
        super().full_clean()
