from .action import (
    ActionAudience,
    ActionIndexPage,
    ActionPage,
    ActionPartner,
    ActionRegion,
    ActionSeeAlso,
    ActionSubject,
    ActionTheme,
)
from .collectief import CollectiefIndexPage, CollectiefPage, MatrixLine

__all__ = [
    "ActionAudience",
    "ActionIndexPage",
    "ActionPage",
    "ActionPartner",
    "ActionRegion",
    "ActionSeeAlso",
    "ActionSubject",
    "ActionTheme",
    "CollectiefIndexPage",
    "CollectiefPage",
    "MatrixLine",
]
