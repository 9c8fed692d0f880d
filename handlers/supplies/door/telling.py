"""Who hears that something stands at a door: the household, once, with the photo; where no chat reaches it, whoever can
knock or phone. And that it was a slip, if it was."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from handlers import words as said
from handlers.chat import Choice, Pen, Picture, Words
from storage import access, clock, households
from storage.database import Db
from storage.supplies import door, orders, steps
from storage.supplies.door import TOLD
from storage.supplies.orders import Kept, Photo
from storage.supplies.steps import Taken

PATIENCE = timedelta(minutes=1)  # for a photo; then the household is told without one


def button(words: Words, language: str, value: str, phrase: str, **values: object) -> Choice:
    """A button of ours: "door:VALUE"."""
    return Choice(f"door:{value}", html.unescape(words(language, phrase, **values)))


def numbers(pen: Pen, language: str, found: Sequence[Kept]) -> str:
    """128、131."""
    return said.listed(pen.words, language, [str(order.id) for order in found])


def fetched(pen: Pen, language: str, photo: Photo | None, instead: str) -> Picture | None:
    """A photo as a letter carries it; `instead`: the words that go where it is not to be had."""
    if photo is None:
        return None
    return Picture(
        alt=html.unescape(pen.words(language, "door-photo-alt")), instead=instead,
        fetch={
            "channel": photo.channel, "ref": photo.ref, "name": photo.name or "photo.jpg",
            "mime": photo.mime or "image/jpeg",
        },
    )  # fmt: skip


async def photo_of(db: Db, order_id: int) -> Photo | None:
    """The newest picture of where it was set down."""
    found = [one for one in await orders.photos(db, order_id) if one.of == "door"]
    return found[-1] if found else None


async def tell(db: Db, pen: Pen, household_id: int) -> list[Kept]:
    """Tell a household of all that stands at its door and that it has not heard of; gives what that was. Nothing of it
    is told twice, whoever comes first: the photo, a button, or the clock."""
    fresh = []
    for order in await door.at_home(db, household_id):
        key = f"order/{order.id}/told/{order.door_at or pen.now:%Y%m%dT%H%M%S.%f}"
        if not await door.is_told(db, order) and await clock.open_once(
            db, key, community_id=order.community_id, due_at=order.door_at or pen.now, now=pen.now
        ):
            fresh.append(order)
    if not fresh:
        return []
    for order in fresh:
        await steps.note(db, order, TOLD, pen.now, by_id=None, details={"first": fresh[0].id})
    photo = await photo_of(db, fresh[0].id)
    home = await households.chats(db, household_id)
    for chat, language in home:
        values: dict[str, Any] = {"numbers": numbers(pen, language, fresh), "count": len(fresh)}
        text = pen.words(language, "door-told", **values)
        pen.tell(
            chat, language, "door-told", picture=fetched(pen, language, photo, text), about=f"door/{fresh[0].id}",
            choices=(
                button(pen.words, language, f"got:{fresh[0].id}", "choice-door-got"),
                button(pen.words, language, f"wrong:{fresh[0].id}", "choice-door-wrong"),
            ), **values,
        )  # fmt: skip
    if not home:
        await _knock(db, pen, fresh)
    return fresh


async def _knock(db: Db, pen: Pen, fresh: Sequence[Kept]) -> None:
    """Nobody there reads us: whoever ordered for them, and the nearest liaison, else staff, knock or phone."""
    first = fresh[0]
    to = dict(await door.writer_chats(db, first, pen.now))
    for role in ("liaison", "staff", "admin"):
        found = [one for one in await access.keepers(db, first.household_id, (role,), pen.now) if one.chats]
        near = min((one.near for one in found), default=0)
        for keeper in found:
            if keeper.near == near:
                to |= {chat: language for chat, language in keeper.chats if chat not in to}
        if found:
            break
    for chat, language in to.items():
        pen.tell(
            chat, language, "door-knock", place=first.place, numbers=numbers(pen, language, fresh),
            choices=(button(pen.words, language, f"fine:{first.id}", "choice-door-fine"),),
        )  # fmt: skip


async def send_photo(db: Db, pen: Pen, order: Kept, photo: Photo) -> None:
    """One more photo, or one that came after the word: it follows without a sound."""
    for chat, language in await households.chats(db, order.household_id):
        pen.tell(
            chat, language, "door-photo-later", number=order.id, silent=True,
            picture=fetched(pen, language, photo, pen.words(language, "door-photo-missed", number=order.id)),
        )  # fmt: skip


async def retract(db: Db, pen: Pen, order: Kept, taken: Taken) -> None:
    """It was said too soon, and whoever said so has taken it back: the message goes, and whoever has read it learns
    why there is nothing at the door."""
    told = [one for one in await steps.of_order(db, order.id) if one.step == TOLD and one.at >= taken.at]
    if not told or told[-1].details.get("first") != order.id:
        return
    for chat, language in await households.chats(db, order.household_id):
        pen.act(chat, "delete", about=f"door/{order.id}")
        pen.tell(chat, language, "door-not-yet", number=order.id, silent=True)
