"""People, terms, files and the other records that stand beside the pages."""

import datetime

import factory
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory

from portal.core.models import (
    Anchor,
    AnchorChange,
    Audience,
    ExternalAddress,
    ForeignPhrase,
    Partner,
    PortalDocument,
    Region,
    Subject,
)
from portal.glossary.models import Term
from portal.links.models import LinkCategory, UsefulLink
from portal.search.models import Synonym
from themes.models import Heading, Theme

# The smallest file that is a PDF to every check of ours.
SMALL_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class UserFactory(DjangoModelFactory):
    username = factory.Sequence(lambda n: f"redacteur{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@voorbeeld.test")
    password = factory.django.Password("een lang wachtwoord")

    class Meta:
        model = get_user_model()


class TermFactory(DjangoModelFactory):
    """A term of a vocabulary."""

    class Meta:
        abstract = True

    name = factory.Sequence(lambda n: f"Term {n}")
    slug = factory.Sequence(lambda n: f"term-{n}")


class ThemeFactory(TermFactory):
    class Meta:
        model = Theme

    number = factory.Sequence(lambda n: n + 1)


class RegionFactory(TermFactory):
    class Meta:
        model = Region


class AudienceFactory(TermFactory):
    class Meta:
        model = Audience


class PartnerFactory(TermFactory):
    class Meta:
        model = Partner


class SubjectFactory(TermFactory):
    class Meta:
        model = Subject


class AnchorFactory(DjangoModelFactory):
    """`subjects=[subject]` is what hangs on it."""

    class Meta:
        model = Anchor

    name = factory.Sequence(lambda n: f"Ijkpunt {n}")

    @factory.post_generation
    def subjects(self, create, extracted, **kwargs):
        if extracted:
            self.subjects.set(extracted)
            self.save()


class AnchorChangeFactory(DjangoModelFactory):
    """From a day after the report."""

    class Meta:
        model = AnchorChange

    anchor = factory.SubFactory(AnchorFactory)
    date = datetime.date(2018, 5, 25)
    label = "van vóór de AVG"
    sentence = "Sinds 25 mei 2018 geldt de privacywet AVG."


class SynonymFactory(DjangoModelFactory):
    class Meta:
        model = Synonym

    words = factory.Sequence(lambda n: f"ander woord {n}")
    meanings = "huisarts"


class ForeignPhraseFactory(DjangoModelFactory):
    class Meta:
        model = ForeignPhrase

    text = factory.Sequence(lambda n: f"good practice {n}")
    language = "en"


class HeadingFactory(DjangoModelFactory):
    class Meta:
        model = Heading

    theme = factory.SubFactory(ThemeFactory)
    part = Heading.Part.APPROACH
    slug = factory.Sequence(lambda n: f"kop-{n}")
    title = factory.Sequence(lambda n: f"Tussenkop {n}")


class ExternalAddressFactory(DjangoModelFactory):
    class Meta:
        model = ExternalAddress

    url = factory.Sequence(lambda n: f"https://voorbeeld.test/stuk-{n}.pdf")


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = PortalDocument

    title = factory.Sequence(lambda n: f"Bestand {n}")
    file = factory.LazyAttribute(lambda document: ContentFile(SMALL_PDF, name=f"{document.title}.pdf"))


class GlossaryTermFactory(DjangoModelFactory):
    class Meta:
        model = Term

    term = factory.Sequence(lambda n: f"Begrip {n}")
    explanation = "Een korte uitleg."


class LinkCategoryFactory(DjangoModelFactory):
    class Meta:
        model = LinkCategory

    key = factory.Sequence(lambda n: f"rubriek-{n}")
    title = factory.Sequence(lambda n: f"Rubriek {n}")


class UsefulLinkFactory(DjangoModelFactory):
    class Meta:
        model = UsefulLink

    key = factory.Sequence(lambda n: f"link-{n}")
    category = factory.SubFactory(LinkCategoryFactory)
    title = factory.Sequence(lambda n: f"Nuttige link {n}")
