"""隔离包: what each household newly in quarantine is given. It orders itself; who stands for the place hands it out."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal

from handlers import access
from handlers import words as said
from handlers.chat import Choice, Letter, Talk, Words
from handlers.errands import Errand, Feature
from handlers.mail import Mail
from handlers.quiet import quiet_until
from handlers.rules import Rules
from handlers.supplies import rounds
from handlers.supplies.moving import move
from handlers.supplies.ordering.drafting import row_of
from handlers.supplies.reading.lines import Line
from handlers.supplies.reading.parsing import parse
from handlers.supplies.shelf import plain, shelf
from storage import clock, households, marks
from storage.access import communities, keepers
from storage.database import Db
from storage.supplies import drafts, orders
from storage.supplies import kits as stored
from storage.supplies.kits import NewHome

_FEATURE = "kits"
_MARK = "kits/cases"  # the newest case that has been looked at
_AT = time(8)  # when those whose quarantine begins today are looked at
_AT_ONCE = 100  # cases in one transaction
_SHOWN = 8
_WRITTEN = re.compile(r"(.+?)\s*([1-9]\d{0,2})\s*(\D{0,4})")
# Its things come out of the community's own store and are given away: no merchant's stock knows of them, neither when
# it is ordered nor when it comes back, no limit of a household's counts them, no pick list asks a shop for them.
_GIVEN = {"item_id": None, "merchant_id": None, "price": Decimal(0)}
_PRESSED = re.compile(r"given:(\d{1,12})", re.ASCII)


async def due(db: Db, rules: Rules, now: datetime) -> list[Errand]:
    """Cases that are new; each morning, those that begin."""
    if not rules.supplies.kit or quiet_until(rules, now) is not None:
        return []
    found = []
    newest = await stored.newest_case(db)
    if newest > int(await marks.get(db, _MARK) or 0):
        found.append(Errand(_FEATURE, "new", f"cases/{newest}", now))
    local = rules.local(now)
    if local.time() >= _AT:
        at = datetime.combine(local.date(), _AT, rules.zone)
        mornings = [Errand(_FEATURE, "morning", f"community/{id}", at, id) for id in await communities(db)]
        done = await clock.opened(db, [one.key for one in mornings])
        found += [one for one in mornings if one.key not in done]
    return found


async def do(db: Db, rules: Rules, words: Words, errand: Errand, now: datetime) -> list[Letter]:
    """Order the kits of some households."""
    today = rules.local(now).date()
    mail = Mail(errand.key, errand.community_id, words, rules, now)
    if errand.what == "morning":
        if not await clock.open_once(
            db, errand.key, community_id=errand.community_id, due_at=errand.at, now=now
        ):  # fmt: skip
            return []
        homes = await stored.beginning(db, errand.id, today)
    else:
        after = int(await marks.get(db, _MARK) or 0)
        homes = await stored.written_since(db, after, today, _AT_ONCE)
        upto = max((home.upto for home in homes), default=errand.id)
        await marks.put(db, _MARK, str(upto if homes else max(after, errand.id)))
    given = [home for home in homes if await _order(db, mail, home)]
    await _tell_hands(db, mail, given)
    return mail.letters


async def _tell_hands(db: Db, mail: Mail, given: Sequence[NewHome]) -> None:
    """Whoever stands for the place hears once how many there are to hand out."""
    counts: Counter[tuple[str, str]] = Counter()
    for home in given:
        for one in await keepers(db, home.household_id, ("liaison",), mail.now):
            counts.update(one.chats)
    for (chat, language), count in sorted(counts.items()):
        mail.tell(chat, language, "kit-to-hand-out", count=count)


async def _order(db: Db, mail: Mail, home: NewHome) -> bool:
    """One kit for a household and its time in quarantine, however many of it are at home; whether this made it."""
    key = f"kit/household/{home.household_id}/{home.case_id}"
    if not await clock.open_once(db, key, community_id=home.community_id, due_at=mail.now, now=mail.now):
        return False
    stock = await shelf(db, home.community_id)
    lines = [line for text in mail.rules.supplies.kit for line in parse(text, stock.catalogue) or [as_written(text)]]
    rows = [row_of(line, stock) for line in lines]
    # What the community pays, as it stands in the shop's list now: settlements say it (storage.supplies.settlement).
    worth = {str(place): str(row["price"]) for place, row in enumerate(rows) if row["price"] is not None}
    order = await drafts.start(
        db, account_id=None, person_id=None, household_id=home.household_id, kind="kit", now=mail.now, key=key,
        details={"worth": worth},
    )  # fmt: skip
    await drafts.write_lines(db, order, [{**row, **_GIVEN} for row in rows])
    await move(db, mail, order, "place", None, round_at=rounds.joined(mail.rules, mail.now))
    things = [
        f"{line.item or line.name} {plain(line.quantity)} {line.unit}" if line.unit else line.name for line in lines
    ]
    for chat, language in await households.chats(db, home.household_id):
        mail.tell(chat, language, "kit-coming", things=said.listed(mail.words, language, things))
    return True


def as_written(text: str) -> Line:
    """A line of the settings that reads like no order, such as 「平安信 1 封」."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return Line(text, None, Decimal(1), "", name=text)
    return Line(text, None, Decimal(found[2]), found[3], name=found[1])


async def listed(talk: Talk) -> None:
    """/kits, 隔离包: those still to be handed out, each with a button that ticks it off."""
    within = await access.allowed(talk, "see-home-orders")
    if within is None:
        return
    kits, count = await stored.to_hand_out(talk.db, within, _SHOWN)
    if not kits:
        talk.say("kit-none")
        return
    lines = said.lines(
        talk.phrase("kit-line", number=number, place=kit.place) for number, kit in enumerate(kits, 1)
    )  # fmt: skip
    choices = tuple(
        Choice(f"kit:given:{kit.id}", html.unescape(talk.phrase("choice-kit-given", place=kit.unit + kit.room)))
        for kit in kits
    )
    talk.say("kit-list", count=count, lines=lines, more=max(0, count - len(kits)), choices=choices)


async def pressed(talk: Talk, value: str) -> None:
    """It stands at the door: ticked off by whoever set it down."""
    found = _PRESSED.fullmatch(value)
    order = await orders.by_id(talk.db, int(found[1])) if found is not None else None
    if order is None or order.kind != "kit":
        talk.say("old-button")
        return
    if not await access.may_for(talk.db, talk.speaker, order.household_id, _HANDS, talk.now):
        await access.refuse(talk, "see-home-orders")
        return
    by_id = talk.speaker.person.id if talk.speaker is not None and talk.speaker.person is not None else None
    if order.state == "placed":
        order = await move(talk.db, talk, order, "accept", by_id, taker_id=by_id) or order
    moved = await move(talk.db, talk, order, "deliver", by_id)
    if moved is None:
        talk.say("kit-given-before", place=order.place)
        return
    for chat, language in await households.chats(talk.db, order.household_id):
        talk.tell(chat, language, "kit-at-door", number=order.id)
    talk.say("kit-given", place=order.place)


_HANDS: Sequence[str] = ("liaison", "staff", "volunteer", "admin")
FEATURE = Feature(due, do)
