from .theme import Heading, Theme, ThemeIndexPage, ThemePage, ThemeTie
from .tip import TipAudience, TipIndexPage, TipPage, TipPartner, TipRegion, TipSectionPage, TipSubject, TipTheme

__all__ = [
    "Heading",
    "Theme",
    "ThemeIndexPage",
    "ThemePage",
    "ThemeTie",
    "TipAudience",
    "TipIndexPage",
    "TipPage",
    "TipPartner",
    "TipRegion",
    "TipSectionPage",
    "TipSubject",
    "TipTheme",
]
