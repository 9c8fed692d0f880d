"""谁没看: who has been reached by a notice, and who not.

`counting` and `wording` are rules; `tables` makes what is drawn and what stands in workbooks; `showing` is the
conversation. `FILLERS` are our workbooks (handlers.sheets); `printed` is for whoever is about to send."""

from __future__ import annotations

from handlers.notices.coverage.showing import asked, pressed, printed
from handlers.notices.coverage.tables import details, doors, filled, heading, plain, title_of

FILLERS = {"coverage": filled, "coverage-doors": doors}

__all__ = ["FILLERS", "asked", "details", "heading", "plain", "pressed", "printed", "title_of"]
