"""我手上的: what somebody has taken, in the order in which one walks, with one press for all that stand alike.

Living: "hands".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from handlers import words as said
from handlers.chat import Choice, Marked
from handlers.living import Page, Wording
from handlers.supplies import wording
from handlers.supplies.course import possible
from handlers.supplies.desk import crew
from handlers.supplies.kinds import KINDS
from storage import accounts
from storage.supplies import desk
from storage.supplies.orders import Kept

_LINES = 40
_SHOWN = 8  # buttons for single orders
_ROOM = re.compile(r"([0-9]{1,2})[0-9]{2}[A-Za-z]?", re.ASCII)
EACH = ("buy", "leave")  # what one press does with all that stand alike


def floor(room: str) -> int:
    """On which floor a room is, by its number: 502 → 5; 0 where that cannot be told."""
    found = _ROOM.fullmatch(room)
    return int(found[1]) if found is not None else 0


def ready(step: str, orders: Sequence[Kept], asked: Collection[int]) -> list[Kept]:
    """Those that can take this step together with others: what is carried, and waits for nobody's answer. `asked`: of
    which something does."""
    return [
        one for one in orders
        if KINDS[one.kind].carried and possible(step, one.kind, one.state)
        and (step != "buy" or (one.waits is None and one.id not in asked))
    ]  # fmt: skip


async def compose(page: Page) -> Wording | None:
    """What the reader of this chat has in hand."""
    speaker = await crew.behind(page.db, page.chat, page.now)
    language = await accounts.language_of(page.db, page.chat) or page.rules.language
    if speaker is None or speaker.person is None or not await crew.reach(page.db, speaker):
        return Wording(page.words(language, "desk-over"))
    orders = await desk.in_hand(page.db, speaker.person.id)
    if not orders:
        return Wording(page.words(language, "desk-hands-none"))
    things = await desk.things(page.db, [one.id for one in orders[:_LINES]])
    lines = [page.words(language, "desk-hands", count=len(orders)), *_lines(page, language, orders[:_LINES], things)]
    if len(orders) > _LINES:
        lines.append(page.words(language, "desk-hands-more", count=len(orders) - _LINES))
    choices: list[Choice] = []
    asked = await desk.asked(page.db, [one.id for one in orders])
    for step, phrase in zip(EACH, ("choice-desk-each-buy", "choice-desk-each-leave"), strict=True):
        count = len(ready(step, orders, asked))
        if count:
            choices.append(crew.labelled(page.words, language, f"desk:each-{step}", phrase, count=count))
    choices += [
        crew.labelled(page.words, language, f"desk:show:{one.id}", "choice-desk-show", number=one.id)
        for one in orders[:_SHOWN]
    ]
    return Wording(said.lines(lines), tuple(choices))


def _lines(page: Page, language: str, orders: Sequence[Kept], things: Mapping[int, int]) -> list[Marked]:
    lines: list[Marked] = []
    where: tuple[str, int] | None = None
    for one in orders:
        here = (one.building + one.unit, floor(one.room))
        if here != where:
            lines.append(page.words(language, "desk-hands-floor", unit=here[0], floor=here[1]))
            where = here
        lines.append(
            page.words(
                language, "desk-hands-line", room=one.room, number=one.id, urgent="yes" if one.urgent else "no",
                kind=wording.kind(page.words, language, one.kind), things=things.get(one.id, 0), state=one.state,
                waits=one.waits or "no",
            )
        )  # fmt: skip
    return lines
