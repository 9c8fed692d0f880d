"""Who of its trade hears of a request: clinicians of the place, counsellors, property, the liaison; those on duty
first. What not everybody may read is told to nobody else."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Sequence
from datetime import datetime

from handlers.chat import Choice, Lane, Letter, Marked, Pen, Picture
from handlers.quiet import quiet_until
from handlers.supplies import wording
from handlers.supplies.kinds import KINDS
from handlers.supplies.requests.details import for_crew
from storage import access, duty, households, outbox
from storage.access import Keeper
from storage.database import Db
from storage.supplies import desk, door, orders
from storage.supplies import requests as stored
from storage.supplies.orders import Kept
from storage.temperature import Within

OFFICE = ("staff", "admin")
# Whose trade a kind is: they hear of it at once. The others see it at the desk, where it is not sealed.
TRADES = {"doctor": "clinician", "counselling": "counsellor", "repair": "property", "care": "liaison"}


async def of(db: Db, order: Kept, roles: Sequence[str], now: datetime) -> list[Keeper]:
    """Who holds one of the roles for an order's household and can be reached, and does not live behind its door: those
    on duty first, then the nearest."""
    door = await households.by_id(db, Within(households=(order.household_id,)), order.household_id)
    own = {dweller.member.id for dweller in door.people} if door is not None else set()
    found = {one.person_id: one for one in await access.keepers(db, order.household_id, roles, now)}
    for one in await duty.watching(db, order.household_id, roles, now):
        nearer = found.get(one.person_id)
        found[one.person_id] = one if nearer is None else dataclasses.replace(nearer, on_duty=True)
    reached = [one for one in found.values() if one.chats and one.person_id not in own]
    return sorted(reached, key=lambda one: (not one.on_duty, one.near, one.person_id))


def first(keepers: Sequence[Keeper]) -> list[Keeper]:
    """Those of them who are told first: who is on duty; where nobody is, all."""
    return [one for one in keepers if one.on_duty] or list(keepers)


def write(pen: Pen, order: Kept, chat: str, living: str, text: Marked, choices: tuple[Choice, ...] = ()) -> None:
    """A card for one of the crew, with a sound; in the quiet hours not before the morning, unless it is urgent. Without
    a text it is put together when it goes."""
    urgent = order.urgent or order.urgent_asked
    until = None if urgent else quiet_until(pen.rules, pen.now)
    pen.letters.append(
        Letter(
            f"{pen.source}/{len(pen.letters)}", chat, text, choices=choices, phrase="request-crew", living=living,
            lane=Lane.REPLY if until is None else Lane.NOTICE, not_before=until, community_id=pen.community,
        )
    )  # fmt: skip


async def show_pictures(db: Db, pen: Pen, order: Kept) -> None:
    """Whoever has taken it sees what was sent with it: a pick-up code, what is broken. Without a sound; they are
    looking."""
    if order.taker_id is None or KINDS[order.kind].sealed:
        return
    pictures = [one for one in await orders.photos(db, order.id) if one.of in ("pickup", "other")]
    for chat, language in await door.own_chats(db, order.taker_id) if pictures else []:
        for one in pictures:
            alt = pen.words(language, "request-photo", number=order.id, place=order.place)
            pen.tell(
                chat, language, "request-photo", number=order.id, place=order.place, silent=True, picture=Picture(
                    alt=html.unescape(alt), instead=pen.words(language, "request-photo-missed", number=order.id),
                    fetch={"channel": one.channel, "ref": one.ref, "name": one.name, "mime": one.mime},
                ),
            )  # fmt: skip


async def within_reach(db: Db, order: Kept, now: datetime) -> tuple[list[Keeper], bool]:
    """Who is to hear of it, and whether they are of its trade; of what is sealed the office, where nobody is."""
    trade = await of(db, order, (TRADES[order.kind],), now)
    if trade or not KINDS[order.kind].sealed:
        return trade, True
    return await of(db, order, OFFICE, now), False


async def call(db: Db, pen: Pen, order: Kept, *, everybody: bool = False) -> str:
    """Those of its trade hear of it, with what was written of it, and can take it: whoever is on duty, else all
    (`everybody`: all). Gives who has heard: trade, office, nobody; whom it was is remembered."""
    crew, trade = await within_reach(db, order, pen.now)
    if not everybody:
        crew = first(crew)
    for keeper in crew:
        for chat, language in keeper.chats:
            lines = await for_crew(db, pen.words, language, order, sealed_ok=True)
            text = pen.words(
                language, "request-crew", number=order.id, kind=wording.kind(pen.words, language, order.kind),
                place=order.place, lines="\n".join(lines), some="yes" if lines else "no",
                urgent="yes" if order.urgent or order.urgent_asked else "no",
            )  # fmt: skip
            label = html.unescape(pen.words(language, "choice-request-take"))
            former = await outbox.standing(db, chat, f"job/{order.id}")
            if former is not None:  # an edit makes no sound
                await outbox.forget_standing(db, chat, former)
                pen.act(chat, "delete", message=former)
            write(pen, order, chat, f"job/{order.id}", text, (Choice(f"desk:accept:{order.id}", label),))
            await desk.put_card(db, order, chat)
    if crew:
        await stored.note_called(db, order, [one.person_id for one in crew], office=not trade)
    return "nobody" if not crew else "trade" if trade else "office"
