"""`python -m bot export WHAT --out FILE`: what is kept, as a table to take away. Each WHAT is a module of its own."""

from __future__ import annotations

from bot.export.command import export
from bot.export.kind import Asked

__all__ = ["Asked", "export"]
