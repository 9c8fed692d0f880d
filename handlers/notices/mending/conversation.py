"""改通知 and 收回通知: what people write and press about notices that have gone out."""

from __future__ import annotations

import re

from handlers.chat import Talk
from handlers.notices.mending import correcting, withdrawing
from handlers.notices.mending.choosing import choose

_PRESSED = re.compile(r"(\d{1,12}):([a-z]{2,9})", re.ASCII)


async def asked(talk: Talk, rest: str) -> None:
    """/correct, 改通知, with or without a number or words of the title."""
    edition = await choose(talk, rest, "correct")
    if edition is not None:
        await correcting.start(talk, edition)


async def asked_back(talk: Talk, rest: str) -> None:
    """/withdraw, 收回通知, the same."""
    edition = await choose(talk, rest, "withdraw")
    if edition is not None:
        await withdrawing.ask(talk, edition)


_BUTTONS = {
    "correct": correcting.start, "only": correcting.drop_other, "old": correcting.keep_other, "yes": correcting.do,
    "again": correcting.do_again, "no": correcting.drop, "withdraw": withdrawing.ask, "back": withdrawing.take_back,
    "stay": withdrawing.stay,
}  # fmt: skip


async def pressed(talk: Talk, value: str) -> None:
    """A button: "<edition>:<what>". What it says is checked against who presses it."""
    read = _PRESSED.fullmatch(value)
    if read is None or read[2] not in _BUTTONS:
        talk.say("old-button")
        return
    await _BUTTONS[read[2]](talk, int(read[1]))
