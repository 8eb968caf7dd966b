"""Pages: published the way an editor does it, unless `live=False` is asked."""

import factory
import wagtail_factories
from wagtail.signal_handlers import disable_reference_index_auto_update

from collectieven.models import ActionIndexPage, ActionPage, CollectiefIndexPage, CollectiefPage
from portal.findings.models import FindingIndexPage, FindingPage
from portal.home.models import HomePage
from portal.standard.models import AccessibilityStatementPage, StandardPage
from products.models import ProductIndexPage, ProductPage
from themes.models import ThemeIndexPage, ThemePage, TipIndexPage, TipPage

from .records import RegionFactory, ThemeFactory

TIES = ("themes", "regions", "audiences", "partners", "subjects")


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
