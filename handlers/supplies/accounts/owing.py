"""谁还没付钱: the homes that have not paid for what was brought to them, as one walks past them."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from handlers import access
from handlers import words as said
from handlers.chat import Talk
from handlers.supplies.accounts.summing import Entry, of_order
from handlers.supplies.lists.gathering import pages
from handlers.supplies.wording import money as in_words
from handlers.temperature.places import door_order
from storage.supplies import money, settlement
from storage.supplies.settlement import Sold

_CHARACTERS, _LINES = 1_300, 24  # of a page


async def asked(talk: Talk) -> None:
    """谁还没付钱."""
    await show(talk, 1)


async def show(talk: Talk, number: int) -> None:
    """A page of them: all of a place for whoever keeps the shop, else of what they brought themselves."""
    within = await access.allowed(talk, "serve-orders")
    speaker = talk.speaker
    if within is None or speaker is None or speaker.person is None:
        return
    mine = not access.roles_for(speaker.roles, "keep-shop")
    sold = [
        one for one in await settlement.unpaid(talk.db, within, speaker.community_id)
        if not mine or one.taker_id == speaker.person.id
    ]  # fmt: skip
    by_order: dict[int, list[Sold]] = defaultdict(list)
    for one in sold:
        by_order[one.order_id].append(one)
    backs = await money.backs(talk.db, list(by_order))
    by_home: dict[int, list[Entry]] = defaultdict(list)
    for lines in by_order.values():
        entry = of_order(lines, backs)
        if entry.balance.owed or entry.sum.open:
            by_home[lines[0].household_id].append(entry)
    homes = sorted(by_home.values(), key=lambda some: door_order(some[0].lines[0]))
    if not homes:
        talk.say("owing-none", mine="yes" if mine else "no")
        return
    entries = [one for some in homes for one in some]
    texts = [
        talk.phrase(
            "owing-line", place=some[0].place, sum=in_words(_sum(some)), orders=len(some),
            open="yes" if any(one.sum.open for one in some) else "no",
        )
        for some in homes
    ]  # fmt: skip
    cuts = pages([len(text) for text in texts], _CHARACTERS, _LINES)
    page = min(max(number, 1), len(cuts))
    head = talk.phrase(
        "owing-head", homes=len(homes), orders=len(entries), sum=in_words(_sum(entries)), mine="yes" if mine else "no"
    )  # fmt: skip
    lines_ = [head, *texts[cuts[page - 1]]]
    if len(cuts) > 1:
        lines_.append(talk.phrase("list-page", page=page, pages=len(cuts)))
    turns = [(page + 1, "list-next")] * (page < len(cuts)) + [(page - 1, "list-previous")] * (page > 1)
    talk.say(
        "pick-said", lines=said.lines(lines_),
        choices=tuple(talk.choice(f"pay:owing:{turn}", label) for turn, label in turns),
    )  # fmt: skip


def _sum(some: list[Entry]) -> Decimal:
    return sum((one.balance.owed for one in some), Decimal(0))
