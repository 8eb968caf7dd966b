from .query_total import QueryTotal
from .row import SearchCard, SearchRow, SearchRowValue, SearchValue
from .synonym import Synonym
from .word import SearchSpelling, SearchState, SearchWord

__all__ = [
    "QueryTotal",
    "SearchCard",
    "SearchRow",
    "SearchRowValue",
    "SearchSpelling",
    "SearchState",
    "SearchValue",
    "SearchWord",
    "Synonym",
]
