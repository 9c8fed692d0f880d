"""楼群: what a building's group hears and shows: the living board, the call to a slot, what neighbours write."""

from __future__ import annotations

from handlers.hall.board import board
from handlers.hall.calls import FEATURE
from handlers.hall.posting import keep, known_as, listen, opened, to_private
from handlers.hall.visiting import leads_to_one, open_to

__all__ = ["FEATURE", "board", "keep", "known_as", "leads_to_one", "listen", "open_to", "opened", "to_private"]
