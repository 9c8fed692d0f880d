"""送到门口: from the carrier's hand to the household's, without a touch.

`walk.py` is the way from door to door, `reading.py` what people write about bags at doors, `tokens.py` what stands in a
QR code: rules. `carrying.py`, `finding.py`, `arriving.py` and `telling.py` are a bag that is set down; `receiving.py`,
`disputing.py`, `settling.py` what the household says then and what is done about it; `loading.py`, `listing.py`,
`labelling.py`, `tables.py` the lists and labels; `scanning.py` a label's code; `timing.py` what the clock does.
"""

from __future__ import annotations

from handlers.supplies import moving
from handlers.supplies.door import arriving, carrying, disputing, receiving, scanning, telling
from handlers.supplies.door.carrying import photographed, typed
from handlers.supplies.door.labelling import asked as labels
from handlers.supplies.door.listing import carry
from handlers.supplies.door.pressing import pressed
from handlers.supplies.door.receiving import heard
from handlers.supplies.door.tables import FILLERS
from handlers.supplies.door.timing import FEATURES
from handlers.supplies.door.tokens import is_label

EXPECTED = {arriving.PHOTO: carrying.answered, disputing.TROUBLE: receiving.settled}
started = scanning.started
moving.TAKEN_BACK["deliver"] = telling.retract

__all__ = [
    "EXPECTED", "FEATURES", "FILLERS", "carry", "heard", "is_label", "labels", "photographed", "pressed", "started",
    "typed",
]  # fmt: skip
