"""The map of where the collectieven are: municipal borders of 2024, and what is drawn of them."""

from .drawing import Area, Label, Map, map_of
from .shapes import is_on_map

__all__ = ["Area", "Label", "Map", "is_on_map", "map_of"]
