"""What is said about care calls to those who make them, and to those who must know: words and buttons."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers import words
from handlers.care import rules
from handlers.chat import Choice, Lane, Marked, Pen, Talk
from handlers.quiet import quiet_until
from storage import access
from storage.access import Keeper
from storage.care import Need


def whose(pen: Pen, language: str, need: Need) -> Marked:
    """赵桂兰（3号楼1单元101）."""
    return pen.words(language, "care-whose", name=need.name, place=need.place)


def names(pen: Pen, language: str, keepers: Sequence[Keeper]) -> Marked:
    """Who was told, by role and name."""
    parts = [pen.words(language, "care-who", name=keeper.name, role=keeper.role) for keeper in keepers[:3]]
    return Marked(words.listed(pen.words, language, parts))


def head(pen: Pen, language: str, needs: Sequence[Need], today: date) -> Marked:
    """The count first."""
    late = sum(rules.days_late(need, today) > 0 for need in needs)
    return pen.words(language, "care-head", count=len(needs), late=late)


def lines(pen: Pen, language: str, needs: Sequence[Need], today: date) -> list[Marked]:
    """Each line one person and one action."""
    return [
        pen.words(
            language, "care-line", number=number, place=need.place, name=need.name, reason=need.reason,
            days=rules.days_late(need, today),
        )
        for number, need in enumerate(needs, 1)
    ]  # fmt: skip


def buttons(needs: Sequence[Need]) -> tuple[Choice, ...]:
    """A button for each, by name."""
    return tuple(Choice(f"care:go:{need.id}", f"{number}. {need.name}") for number, need in enumerate(needs, 1))


async def tell_new(talk: Talk, need: Need, by: str) -> list[Keeper]:
    """Somebody is looked in on from now on: the nearest liaison hears of it, who is to do it; where there is none
    within reach, staff, at once. Gives who is to do it, the speaker included."""
    found = await access.keepers(talk.db, need.household_id, ("liaison", "staff", "admin"), talk.now)
    for role in ("liaison", "staff", "admin"):
        mine = [keeper for keeper in found if keeper.role == role and keeper.chats]
        near = min((keeper.near for keeper in mine), default=0)
        mine = [keeper for keeper in mine if keeper.near == near]
        if mine:
            _tell(talk, mine, need, "care-given", by=by, role=role, reason=need.reason, days=need.every_days)
            return mine
    return []


async def tell_staff(talk: Talk, need: Need, phrase: str, **values: Any) -> list[Keeper]:
    """The staff of the place hear of it; where none can be reached, whoever is above."""
    found = await access.keepers(talk.db, need.household_id, ("staff", "admin"), talk.now)
    staff = [keeper for keeper in found if keeper.role == "staff" and keeper.chats]
    hear = staff or [keeper for keeper in found if keeper.chats]
    _tell(talk, hear, need, phrase, **values)
    return hear


def _tell(talk: Talk, keepers: Sequence[Keeper], need: Need, phrase: str, **values: Any) -> None:
    since = len(talk.letters)
    for keeper in keepers:
        for chat, language in keeper.chats:
            if chat != talk.incoming.chat:
                day = words.day(talk.words, language, need.next_on)
                talk.tell(
                    chat, language, phrase, place=need.place, name=need.name, day=day,
                    phone=need.phone_mask or "none", **values,
                )  # fmt: skip
    wake = quiet_until(talk.rules, talk.now)
    if wake is not None:
        # As notices: a reply that waits would hold back every later answer in its chat.
        talk.letters[since:] = [
            dataclasses.replace(one, not_before=wake, lane=Lane.NOTICE) for one in talk.letters[since:]
        ]
