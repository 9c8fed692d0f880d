"""How low a mood is before somebody hears of it, and who that is: rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from storage.access import Keeper
from storage.checkin import Answer

WELL, SO_SO, BADLY = 0, 1, 2
LOOK_BACK = timedelta(days=60)  # longer than any quarantine
_GAP = timedelta(days=3)  # what was said longer ago than that is no longer the same low


@dataclass(frozen=True, slots=True)
class Low:
    """A run of low moods: when it began, how many check-ins it has lasted, and whether day by day."""

    since: date
    times: int
    daily: bool


def low_run(moods: Sequence[tuple[date, int]], today: date) -> Low | None:
    """The run of low moods that has reached today; None where today's is not low. A day on which nothing was said does
    not end it: only a better mood does."""
    if not moods or moods[-1] != (today, BADLY):
        return None
    days = [today]
    for day, mood in reversed(moods[:-1]):
        if mood != BADLY or days[-1] - day > _GAP:
            break
        days.append(day)
    return Low(days[-1], len(days), (today - days[-1]).days == len(days) - 1)


def hear(counsellors: Sequence[Keeper], around: Sequence[Keeper], own: Collection[str]) -> list[Keeper]:
    """Who is told quietly: the counsellors of the place and the nearest liaison; where no counsellor can be reached
    staff, too, and where nobody of these can, whoever is above. `own`: the household's chats, which are told nothing.
    """
    minds = reached(counsellors, own)
    rest = reached(around, own)
    liaisons = [keeper for keeper in rest if keeper.role == "liaison"]
    near = min((keeper.near for keeper in liaisons), default=0)
    found = [*minds, *(keeper for keeper in liaisons if keeper.near == near)]
    if not minds:
        found += [keeper for keeper in rest if keeper.role == "staff"]
    found = found or rest
    return list({keeper.person_id: keeper for keeper in found}.values())


def nearest(around: Sequence[Keeper], own: Collection[str]) -> list[Keeper]:
    """Whom something of the day goes to: the nearest liaison; where none can be reached staff, else those above."""
    rest = reached(around, own)
    for role in ("liaison", "staff", "admin"):
        mine = [keeper for keeper in rest if keeper.role == role]
        if mine:
            near = min(keeper.near for keeper in mine)
            return [keeper for keeper in mine if keeper.near == near]
    return []


def reached(keepers: Sequence[Keeper], own: Collection[str]) -> list[Keeper]:
    """Those with a chat of their own; a keeper who lives in the household hears nothing in a chat they share."""
    found = []
    for keeper in keepers:
        chats = tuple(one for one in keeper.chats if one[0] not in own)
        if chats:
            found.append(Keeper(keeper.person_id, keeper.name, keeper.role, chats, keeper.near))
    return found


def step_now(told_at: datetime, now: datetime, waits: Sequence[timedelta]) -> int:
    """How many of the waits are over since somebody was told."""
    return sum(told_at + wait <= now for wait in waits)


def next_question(said: Answer | None) -> str:
    """What has not been said of somebody yet: body, mood, needs; empty: all of it has."""
    if said is None or said.body is None:
        return "body"
    if said.mood is None:
        return "mood"
    return "needs" if said.needs is None else ""
