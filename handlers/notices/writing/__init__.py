"""The conversation in which staff write a notice: what they type and send becomes a draft, shown as it will look, with
one card below it whose buttons say for whom, when and how; a yes sends it, where it needs one a second person's.

`begun` opens a draft or the menu, EXPECTED takes what is typed while we wait for it, `attached` what comes with a file,
`edited` a message that was changed, `pressed` the buttons; `compose` writes the living card "draft/<id>".
"""

from handlers.notices.writing.approving import REASON, reasoned
from handlers.notices.writing.card import compose
from handlers.notices.writing.conversation import answered as _answered
from handlers.notices.writing.conversation import attached, begun, edited, is_text, pressed
from handlers.notices.writing.draft import DRAFT

EXPECTED = {DRAFT: _answered, REASON: reasoned}

__all__ = ["EXPECTED", "attached", "begun", "compose", "edited", "is_text", "pressed"]
