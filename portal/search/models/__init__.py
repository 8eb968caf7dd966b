from .query_total import QueryTotal
from .row import VALUE_COLUMNS, SearchCard, SearchRow, SearchValue, SearchValues
from .synonym import Synonym
from .word import SearchSpelling, SearchState, SearchWord

__all__ = [
    "VALUE_COLUMNS",
    "QueryTotal",
    "SearchCard",
    "SearchRow",
    "SearchSpelling",
    "SearchState",
    "SearchValue",
    "SearchValues",
    "SearchWord",
    "Synonym",
]
