"""Writing readings down: which slot each counts for, what it corrects, through whom it came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal

from handlers import alerts
from handlers.chat import Talk
from handlers.temperature.slots import standing
from storage import temperature
from storage.accounts import Member, Speaker

_CORRECTABLE = timedelta(hours=12)  # "更正 36.8" means the last reading, if it is not older than this

How = Literal["open", "early", "late", "none", "corrected"]


@dataclass(frozen=True, slots=True)
class Value:
    """A value as somebody wrote it. `who`: a name that we could not place; None: the writer. `message`: by what an
    edit of the message finds its readings again. `felt`, `denied`: symptoms that were said of the same person, whoever
    that turns out to be."""

    who: str | None
    celsius: Decimal
    at: datetime
    message: str
    correction: bool = False
    felt: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()

    def kept(self) -> dict[str, Any]:
        """As it is remembered while we ask whose it is."""
        return {
            "who": self.who, "celsius": str(self.celsius), "at": self.at.isoformat(), "message": self.message,
            "correction": self.correction, "felt": self.felt, "denied": self.denied,
        }  # fmt: skip


def remembered(kept: dict[str, Any]) -> Value:
    """What `kept` has made of a value, as a value again."""
    return Value(
        kept["who"],
        Decimal(kept["celsius"]),
        datetime.fromisoformat(kept["at"]),
        kept["message"],
        kept["correction"],
        tuple(kept.get("felt", ())),
        tuple(kept.get("denied", ())),
    )


Pair = tuple[Member, Value]


@dataclass(frozen=True, slots=True)
class Home:
    """The household that readings are written down for."""

    household_id: int
    community_id: int
    place: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A reading that was written down, and how it counted; `slot` is empty where it counts for none. `id` is 0 for
    one that is neither alarming nor taken for others."""

    id: int
    member: Member
    value: Value
    how: How
    slot: str


def home_of(speaker: Speaker) -> Home | None:
    """The speaker's own household."""
    if speaker.household_id is None:
        return None
    return Home(speaker.household_id, speaker.community_id, speaker.place)


async def record(
    talk: Talk,
    home: Home,
    pairs: Sequence[Pair],
    *,
    source: str | None = None,
    former: dict[int, temperature.Taken] | None = None,
) -> list[Recorded]:
    """Write readings down. `source` where somebody who looks after them took them; else it is their own or the
    household's. `former`: what the message held before it was changed, by person."""
    speaker = talk.speaker
    writer = speaker.person if speaker is not None else None
    done = []
    reported = await _reported(talk, pairs)
    for member, value in pairs:
        said = talk.rules.local(value.at)
        where = standing(said, talk.rules.slots, frozenset(reported[member.id, said.date()]))
        earlier = None
        if former is not None:
            earlier = former.get(member.id)
        elif value.correction:
            earlier = await temperature.newest(talk.db, member.id, talk.now - _CORRECTABLE)
        day, slot, late = where.day, where.slot.name if where.slot else None, where.how == "late"
        if earlier is not None:
            day, slot, late = earlier.day, earlier.slot, earlier.late
        if slot is not None:
            reported[member.id, day].add(slot)
        own = "self" if writer is not None and writer.id == member.id else "household"
        id = await temperature.record(
            talk.db,
            community_id=home.community_id,
            household_id=home.household_id,
            person_id=member.id,
            celsius=value.celsius,
            taken_at=value.at,
            recorded_at=talk.now,
            day=day,
            slot=slot,
            late=late,
            source=source or own,
            account_id=speaker.account_id if speaker is not None else None,
            arrival=value.message,
            corrects_id=earlier.id if earlier else None,
            needs_id=source is not None or alerts.may_concern(member, value.celsius, talk.rules),
        )
        done.append(Recorded(id, member, value, "corrected" if earlier else where.how, "" if earlier else slot or ""))
    return done


async def _reported(talk: Talk, pairs: Sequence[Pair]) -> dict[tuple[int, date], set[str]]:
    """The slots of a day that people have reported for, asked only about those who are late now: only there it matters,
    none is late for what is there."""
    late: dict[date, list[int]] = defaultdict(list)
    for member, value in pairs:
        said = talk.rules.local(value.at)
        if standing(said, talk.rules.slots).how == "late":
            late[said.date()].append(member.id)
    reported: dict[tuple[int, date], set[str]] = defaultdict(set)
    for day, people in late.items():
        for taken in await temperature.of_day(talk.db, people, day):
            if taken.slot is not None:
                reported[taken.person_id, day].add(taken.slot)
    return reported
