"""Who may serve what, which chats see it change, and who is rung."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Iterable
from datetime import datetime, timedelta

from handlers import access
from handlers.chat import Choice, Lane, Pen, Words
from handlers.living import Page
from handlers.quiet import quiet_until
from handlers.supplies import wording
from handlers.supplies.kinds import KINDS
from storage import access as grants
from storage import accounts
from storage import duty as shifts
from storage.access import Keeper
from storage.accounts import Speaker
from storage.database import Db
from storage.supplies import desk, door
from storage.supplies.desk import Reach
from storage.supplies.orders import Kept

BOARD = "desk"  # the living message of a chat that looks at the desk
HANDS = "hands"  # the one that says what somebody has in hand
_NOT_THEIRS = ("cancel", "refuse", "release", "buy", "leave", "deliver", "finish")
_EVERY = 30  # seconds between two wordings of a board that nobody has asked for


async def reach(db: Db, speaker: Speaker | None) -> list[Reach]:
    """What somebody may take up, where: their places, and for each of the kinds that their role there is crew of."""
    if speaker is None:
        return []
    kinds: dict[frozenset[str], list[str]] = {}
    held = {role.role for role in access.roles_for(speaker.roles, "take-orders")}
    for kind in KINDS.values():
        crew = held & set(kind.crew)
        if crew:
            kinds.setdefault(frozenset(crew), []).append(kind.name)
    found = []
    for crew_roles, names in kinds.items():
        within = await access.scope(db, _as(speaker, crew_roles), "take-orders")
        if within is not None:
            found.append(Reach(tuple(names), within))
    return found


def _as(speaker: Speaker, roles: Iterable[str]) -> Speaker:
    return dataclasses.replace(speaker, roles=tuple(role for role in speaker.roles if role.role in roles))


async def may_serve(db: Db, speaker: Speaker | None, order: Kept) -> bool:
    """Whether somebody is of the crew of an order, at its door; of one that was asked for alone the office, too, where
    it had to be told (`details` says so)."""
    if await desk.served(db, await reach(db, speaker), order.id):
        return True
    return bool(order.details.get("office")) and await _is_office(db, speaker, order)


async def may_keep(db: Db, speaker: Speaker | None, order: Kept) -> bool:
    """Whether somebody decides about an order: its urgency, its end before it has come. About what was asked for alone
    its crew does."""
    if KINDS[order.kind].alone:
        return await may_serve(db, speaker, order)
    return await _is_office(db, speaker, order)


async def _is_office(db: Db, speaker: Speaker | None, order: Kept) -> bool:
    within = await access.scope(db, speaker, "keep-shop")
    return within is not None and await desk.served(db, [Reach((order.kind,), within)], order.id)


async def behind(db: Db, chat: str, now: datetime) -> Speaker | None:
    """Who reads a private chat."""
    addresses = await desk.addresses(db, chat)
    return (await accounts.speakers(db, addresses[-1:], now)).get(addresses[-1]) if addresses else None


async def reader(page: Page, order: Kept) -> tuple[str, Speaker | None]:
    """The language of a private chat in which something of an order stands, and who reads it there; none: somebody who
    does not serve it any more."""
    speaker = await behind(page.db, page.chat, page.now)
    language = await accounts.language_of(page.db, page.chat) or page.rules.language
    return language, speaker if await may_serve(page.db, speaker, order) else None


# --- what is seen to change -------------------------------------------------------------------------------------------


async def freshen(db: Db, pen: Pen, order: Kept) -> None:
    """The crew sees how an order stands now: its cards at once, boards gently."""
    for chat in await desk.cards(db, order.id):
        pen.refresh(chat, f"job/{order.id}", lane=Lane.REPLY)
    await freshen_boards(db, pen, order.community_id)


async def freshen_boards(db: Db, pen: Pen, community_id: int) -> None:
    """The boards of a community are written anew, together with all that changes in these seconds; once a turn."""
    if any(letter.living == BOARD for letter in pen.letters):
        return
    for chat in await desk.boards(db, community_id, _midnight(pen)):
        pen.refresh(chat, BOARD)
        pen.letters[-1] = dataclasses.replace(pen.letters[-1], not_before=_next(pen.now))


def _midnight(pen: Pen) -> datetime:
    return pen.rules.local(pen.now).replace(hour=0, minute=0, second=0, microsecond=0)


def _next(now: datetime) -> datetime:
    """The next moment at which boards are written: many changes wait for it together, and none waits for ever."""
    return now + timedelta(seconds=_EVERY - now.timestamp() % _EVERY)


# --- who is rung ------------------------------------------------------------------------------------------------------


async def of_place(db: Db, order: Kept, roles: Iterable[str], now: datetime, but: int | None = None) -> list[Keeper]:
    """Those who hold one of these roles for its door and can be reached."""
    found = await grants.keepers(db, order.household_id, sorted(roles), now)
    return [one for one in found if one.chats and one.person_id != but]


async def on_duty(db: Db, order: Kept, roles: Iterable[str], now: datetime, but: int | None = None) -> list[Keeper]:
    """Those of them whose shift it is. A shift gives nobody a place: whoever may not serve that door is not rung."""
    watching = {one.person_id for one in await shifts.watching(db, order.household_id, sorted(roles), now)}
    return [one for one in await of_place(db, order, roles, now, but) if one.person_id in watching]


async def ring(db: Db, pen: Pen, order: Kept, but: int | None = None) -> None:
    """An urgent order: its crew on duty hears of it at once, whatever the hour; where nobody is, the crew of its place,
    at night its staff before all volunteers. Not `but`, who knows. One that waits for a clinician is not theirs yet."""
    if not order.urgent or order.state != "placed" or order.waits == "clinician":
        return
    crew = KINDS[order.kind].crew
    hear = await on_duty(db, order, crew, pen.now, but)
    if not hear and quiet_until(pen.rules, pen.now) is not None:
        hear = await of_place(db, order, access.ALLOWED["keep-shop"] & set(crew), pen.now, but)
    hear = hear or await of_place(db, order, crew, pen.now, but)
    for keeper in hear:
        for chat, language in keeper.chats:
            pen.tell(
                chat, language, "desk-urgent", lane=Lane.ALARM, number=order.id, place=order.place,
                kind=wording.kind(pen.words, language, order.kind),
                choices=(
                    button(pen, language, f"accept:{order.id}", "choice-desk-accept"),
                    button(pen, language, f"show:{order.id}", "choice-desk-show", number=order.id),
                ),
            )  # fmt: skip


async def ring_asked(db: Db, pen: Pen, order: Kept) -> None:
    """The household says that an order is urgent: whoever decides hears of it. At night only who is on duty; where
    nobody is, it waits for the morning."""
    kind = KINDS[order.kind]
    roles = frozenset(kind.crew) if kind.alone else access.ALLOWED["keep-shop"]
    hear, awake = await on_duty(db, order, roles, pen.now), True
    if not hear:
        hear, awake = await of_place(db, order, roles, pen.now), False
    morning = quiet_until(pen.rules, pen.now)
    for keeper in hear:
        for chat, language in keeper.chats:
            pen.tell(
                chat, language, "desk-asked", number=order.id, place=order.place,
                kind=wording.kind(pen.words, language, order.kind),
                choices=(
                    button(pen, language, f"urgent:{order.id}", "choice-desk-yes-urgent"),
                    button(pen, language, f"plain:{order.id}", "choice-desk-no-urgent"),
                    button(pen, language, f"show:{order.id}", "choice-desk-show", number=order.id),
                ),
            )  # fmt: skip
            if morning is not None and not awake:
                # As a notice: a reply that waits would hold back every later answer in its chat.
                pen.letters[-1] = dataclasses.replace(pen.letters[-1], not_before=morning, lane=Lane.NOTICE)


async def tell_taker(
    db: Db, pen: Pen, order: Kept, step: str, by_id: int | None, *, back: bool = False
) -> None:  # fmt: skip
    """Somebody else took a step with what another has in hand (`order`: as it stood before): it is not theirs to do any
    more, and whoever has it hears so before they go on; or (`back`) they took it back, and it is theirs again. At night
    without a sound."""
    if step not in _NOT_THEIRS or order.taker_id is None or by_id is None or by_id == order.taker_id:
        return
    name = await desk.name_of(db, by_id)
    silent = quiet_until(pen.rules, pen.now) is not None and not order.urgent
    for chat, language in await door.own_chats(db, order.taker_id):
        if back:
            pen.tell(chat, language, "desk-yours-again", silent=silent, number=order.id, place=order.place)
            continue
        pen.tell(
            chat, language, "desk-not-yours", silent=silent, number=order.id, place=order.place, step=step, name=name,
            state=order.state,
        )  # fmt: skip


def button(pen: Pen, language: str, what: str, phrase: str, **values: object) -> Choice:
    """A button of the desk: "desk:WHAT"."""
    return labelled(pen.words, language, f"desk:{what}", phrase, **values)


def labelled(words: Words, language: str, id: str, phrase: str, **values: object) -> Choice:
    """Any button whose label is a phrase."""
    return Choice(id, html.unescape(words(language, phrase, **values)))
