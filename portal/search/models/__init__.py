from .cluster_change import ClusterChange
from .query_total import QueryTotal
from .row import VALUE_COLUMNS, SearchCard, SearchRow, SearchValue, SearchValues
from .stale_subject import StaleSubject
from .stale_term import StaleTerm
from .synonym import Synonym
from .word import SearchChange, SearchSpelling, SearchState, SearchWord

__all__ = [
    "VALUE_COLUMNS",
    "ClusterChange",
    "QueryTotal",
    "SearchCard",
    "SearchChange",
    "SearchRow",
    "SearchSpelling",
    "SearchState",
    "SearchValue",
    "SearchValues",
    "SearchWord",
    "StaleSubject",
    "StaleTerm",
    "Synonym",
]
