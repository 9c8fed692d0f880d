"""Letters: waiting, claimed, settled. The only code that changes a letter's state.

`queue` takes them in, gives them out and writes down how they ended; `standing` knows the messages that stand in chats,
`chats` what happens to a chat as a whole, `batches` letters that are counted, held and let go together, `files` what
letters carry; `figures` counts.
"""

from storage.outbox.batches import Tally, again, call_off, hold, let_go, tally
from storage.outbox.chats import give_up_chat, move_chat, pause, pauses
from storage.outbox.figures import Figures, figures
from storage.outbox.files import file, keep_file
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
from storage.outbox.standing import about, delivered, forget_standing, standing

__all__ = [
    "OPEN", "Claimed", "Figures", "Tally", "about", "again", "call_off", "claim", "delivered", "drop", "due", "enclose",
    "figures", "file", "forget_standing", "give_up_chat", "hold", "keep_file", "let_go", "move_chat",
    "next_not_before", "pause", "pauses", "postpone", "recover", "sent_since", "settle", "standing", "tally", "write",
]  # fmt: skip
