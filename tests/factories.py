"""One factory for each model: the smallest thing that is valid. Pages stand under the index that every database has.

Pages are published the way an editor does it, so that the search table follows; `live=False` leaves a draft.
Ties are given by name: `TipPageFactory(themes=[theme], regions=[region])`.
"""

import datetime

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from wagtail.signal_handlers import disable_reference_index_auto_update

from collectieven.models import ActionIndexPage, ActionPage, CollectiefIndexPage, CollectiefPage
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
from portal.findings.models import FindingIndexPage, FindingPage
from portal.glossary.models import Term
from portal.home.models import HomePage
from portal.links.models import LinkCategory, UsefulLink
from portal.search.models import Synonym
from portal.standard.models import AccessibilityStatementPage, StandardPage
from products.models import ProductIndexPage, ProductPage
from themes.models import Heading, Theme, ThemeIndexPage, ThemePage, TipIndexPage, TipPage

# The smallest file that is a PDF to every check of ours.
SMALL_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
TIES = ("themes", "regions", "audiences", "partners", "subjects")


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


class PublishedPageFactory(wagtail_factories.PageFactory):
    class Meta:
        abstract = True

    slug = ""  # Wagtail makes one of the title, and another when a page beside it has that one

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        """Add the page as a draft, tie it, and publish it unless `live=False` was asked."""
        ties = {name: kwargs.pop(name) for name in TIES if name in kwargs}
        live = kwargs.pop("live", True)
        with disable_reference_index_auto_update():  # once, at the end
            page = super()._create_instance(model_class, parent, {**kwargs, "live": False})
            for name, terms in ties.items():
                getattr(page, name).set(terms)
            if live:
                page.save_revision().publish()
            else:
                page.save()
                page.save_revision()
        page.renew_references()
        return model_class.objects.get(pk=page.pk)


def index(model) -> factory.LazyFunction:
    """The index page of this kind, which a migration put in every database."""
    return factory.LazyFunction(lambda: model.objects.get())


class ThemePageFactory(PublishedPageFactory):
    class Meta:
        model = ThemePage

    parent = index(ThemeIndexPage)
    title = factory.Sequence(lambda n: f"Thema {n}")
    summary = "Waar dit thema over gaat."

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        """`theme=` is the term that the page tells about."""
        theme = kwargs.pop("theme", None) or ThemeFactory()
        page = super()._create(model_class, *args, **kwargs)
        theme.page = page
        theme.save()
        page = model_class.objects.get(pk=page.pk)
        if page.live:
            page.save_revision().publish()
        return page


class CollectiefPageFactory(PublishedPageFactory):
    class Meta:
        model = CollectiefPage

    parent = index(CollectiefIndexPage)
    title = factory.Sequence(lambda n: f"Collectief {n}")
    region = factory.SubFactory(RegionFactory)
    period = "medio 2015 tot 31 december 2016"
    summary = "Wat dit collectief deed."


class TipPageFactory(PublishedPageFactory):
    class Meta:
        model = TipPage

    parent = index(TipIndexPage)
    title = factory.Sequence(lambda n: f"Tip {n}")
    summary = "Wat u kunt doen."
    source = "166-168"


class ActionPageFactory(PublishedPageFactory):
    class Meta:
        model = ActionPage

    parent = index(ActionIndexPage)
    title = factory.Sequence(lambda n: f"Actie {n}")
    summary = "Wat er gedaan is."
    source = "64-69"


class ProductPageFactory(PublishedPageFactory):
    class Meta:
        model = ProductPage

    parent = index(ProductIndexPage)
    title = factory.Sequence(lambda n: f"Product {n}")
    summary = "Wat u ermee kunt."
    source = "137"


class FindingPageFactory(PublishedPageFactory):
    class Meta:
        model = FindingPage

    parent = index(FindingIndexPage)
    title = factory.Sequence(lambda n: f"Bevinding {n}")
    summary = "Wat wij vonden."


class StandardPageFactory(PublishedPageFactory):
    class Meta:
        model = StandardPage

    parent = index(HomePage)
    title = factory.Sequence(lambda n: f"Vaste pagina {n}")


class AccessibilityStatementPageFactory(PublishedPageFactory):
    class Meta:
        model = AccessibilityStatementPage

    parent = index(HomePage)
    title = "Toegankelijkheid"


ITEM_FACTORIES = {
    "tip": TipPageFactory,
    "actie": ActionPageFactory,
    "product": ProductPageFactory,
    "bevinding": FindingPageFactory,
}
