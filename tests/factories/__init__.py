"""One factory for each model: the smallest thing that is valid. Pages stand under the index that every database has.

Pages are published the way an editor does it, so that the search table follows; `live=False` leaves a draft.
Ties are given by name: `TipPageFactory(themes=[theme], regions=[region])`.
"""

from .pages import (
    ITEM_FACTORIES,
    AccessibilityStatementPageFactory,
    ActionPageFactory,
    CollectiefPageFactory,
    FindingPageFactory,
    ProductPageFactory,
    PublishedPageFactory,
    StandardPageFactory,
    ThemePageFactory,
    TipPageFactory,
)
from .records import (
    SMALL_PDF,
    AnchorChangeFactory,
    AnchorFactory,
    AudienceFactory,
    DocumentFactory,
    ExternalAddressFactory,
    ForeignPhraseFactory,
    GlossaryTermFactory,
    HeadingFactory,
    LinkCategoryFactory,
    PartnerFactory,
    RegionFactory,
    SubjectFactory,
    SynonymFactory,
    ThemeFactory,
    UsefulLinkFactory,
    UserFactory,
)

__all__ = [
    "ITEM_FACTORIES",
    "SMALL_PDF",
    "AccessibilityStatementPageFactory",
    "ActionPageFactory",
    "AnchorChangeFactory",
    "AnchorFactory",
    "AudienceFactory",
    "CollectiefPageFactory",
    "DocumentFactory",
    "ExternalAddressFactory",
    "FindingPageFactory",
    "ForeignPhraseFactory",
    "GlossaryTermFactory",
    "HeadingFactory",
    "LinkCategoryFactory",
    "PartnerFactory",
    "ProductPageFactory",
    "PublishedPageFactory",
    "RegionFactory",
    "StandardPageFactory",
    "SubjectFactory",
    "SynonymFactory",
    "ThemeFactory",
    "ThemePageFactory",
    "TipPageFactory",
    "UsefulLinkFactory",
    "UserFactory",
]
