"""The import of a shop's list: `python -m bot catalogue`."""

from __future__ import annotations

from bot.catalogue.command import import_catalogue

__all__ = ["import_catalogue"]
