"""Letters: waiting, claimed, settled. The only code that changes a letter's state.

`queue` takes them in, gives them out and writes down how they ended; `standing` knows the messages that stand in chats,
`chats` what happens to a chat as a whole, `batches` letters that are counted, held and let go together, `files` what
letters carry; `figures` counts.
"""

from storage.outbox.batches import Tally, again, call_off, hold, let_go, tally
from storage.outbox.chats import give_up_chat, move_chat, pause, pauses
from storage.outbox.figures import Figures, figures
from storage.outbox.files import Kept, content, file, forget_ref, keep_file, kept_under, remember_ref
from storage.outbox.queue import (
    OPEN,
    Claimed,
    claim,
    drop,
    due,
    enclose,
    next_not_before,
    postpone,
    recover,
    sent_since,
    settle,
    write,
)
from storage.outbox.standing import about, delivered, forget_standing, standing, standing_of

__all__ = [
    "OPEN", "Claimed", "Figures", "Kept", "Tally", "about", "again", "call_off", "claim", "content", "delivered",
    "drop", "due", "enclose", "figures", "file", "forget_ref", "forget_standing", "give_up_chat", "hold", "keep_file",
    "kept_under", "let_go", "move_chat", "next_not_before", "pause", "pauses", "postpone", "recover", "remember_ref",
    "sent_since", "settle", "standing", "standing_of", "tally", "write",
]  # fmt: skip
