from .row import SearchRow

__all__ = ["SearchRow"]
