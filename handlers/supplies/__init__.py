"""订购: from what somebody asks for in plain words to the bag at their door. `parse` reads what they ask for."""

from __future__ import annotations

from handlers.supplies.catalogue import Catalogue, Item
from handlers.supplies.parsing import Line, parse

__all__ = ["Catalogue", "Item", "Line", "parse"]
