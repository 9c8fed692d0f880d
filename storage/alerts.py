"""Alerts: raised, told, taken by one, closed with an outcome; what a letter about one must say.

What two people may do at the same moment is a conditional UPDATE, and says whether it was this one that did it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, func, literal, select, update
from sqlalchemy.orm import aliased

from storage.database import Db
from storage.models import Account, Alert, Area, Case, History, Household, Person, Reading
from storage.temperature import Within
from storage.temperature import place as in_place
from storage.types import Instant
from storage.vault import Vault, WrongKey

SOS = "sos"  # the topic of a call for help

_LATELY = timedelta(days=3)  # an earlier reading says something about a fever as long as it is not older


@dataclass(frozen=True, slots=True)
class Standing:
    """An alert as it stands, with the words for whose it is."""

    id: int
    community_id: int
    household_id: int
    person_id: int
    topic: str
    kind: str
    reading_id: int | None
    account_id: int | None
    raised_at: datetime
    step: int
    escalates_at: datetime | None
    recheck: str | None
    recheck_at: datetime | None
    taken_by: int | None
    taken_at: datetime | None
    closed_by: int | None
    closed_at: datetime | None
    outcome: str | None
    name: str
    place: str
    celsius: Decimal | None
    said_at: datetime | None  # when the reading was written
    taker: str
    words: str = ""  # what was written with a call for help

    @property
    def ill(self) -> tuple[int, ...]:
        """Who does not take it up, because it is about them. `name` is theirs, empty where it is not known."""
        return (self.person_id,) if self.person_id else ()


_building, _unit, _taker, _caller = aliased(Area), aliased(Area), aliased(Person), aliased(Person)
_STANDING = (
    select(
        Alert.id, Alert.community_id, Alert.household_id, Alert.person_id, Alert.topic, Alert.kind, Alert.reading_id,
        Alert.account_id, Alert.raised_at, Alert.step, Alert.escalates_at, Alert.recheck, Alert.recheck_at,
        Alert.taken_by, Alert.taken_at, Alert.closed_by, Alert.closed_at, Alert.outcome, Person.name,
        Household.room, _building.name.label("building"), _unit.name.label("unit"), Household.area_id,
        Household.building_id, Reading.celsius, Reading.taken_at.label("said_at"), _taker.name.label("taker"),
        Alert.words_sealed, _caller.id.label("caller_id"), _caller.name.label("caller"),
    )
    .join(Person, Person.id == Alert.person_id)
    .join(Household, Household.id == Alert.household_id)
    .join(_building, _building.id == Household.building_id)
    .join(_unit, _unit.id == Household.area_id)
    .outerjoin(Reading, Reading.id == Alert.reading_id)
    .outerjoin(_taker, _taker.id == Alert.taken_by)
    .outerjoin(Account, Account.id == Alert.account_id)
    .outerjoin(_caller, _caller.id == Account.person_id)
    .order_by(Alert.raised_at, Alert.id)
)  # fmt: skip
_BY_ID = _STANDING.where(Alert.id.in_(bindparam("ids", expanding=True)))
# Asked for every message with a reading in it, and nearly always in vain: the joins only where there is something.
_OPEN = select(Alert.id).where(Alert.person_id.in_(bindparam("people", expanding=True)), Alert.closed_at.is_(None))


def _standing(row: Any, vault: Vault) -> Standing:
    place = row.building + (row.unit if row.area_id != row.building_id else "") + row.room
    person_id, name, said = row.person_id, row.name, ""
    if row.topic == SOS:  # the household's: about whoever called, as far as that is known
        person_id, name = row.caller_id or 0, row.caller or ""
    if row.words_sealed is not None:
        with suppress(WrongKey):  # sealed with a key that is lost: as good as none
            said = vault.open(row.words_sealed)
    return Standing(
        id=row.id, community_id=row.community_id, household_id=row.household_id, person_id=person_id,
        topic=row.topic, kind=row.kind, reading_id=row.reading_id, account_id=row.account_id,
        raised_at=row.raised_at, step=row.step, escalates_at=row.escalates_at, recheck=row.recheck,
        recheck_at=row.recheck_at, taken_by=row.taken_by, taken_at=row.taken_at, closed_by=row.closed_by,
        closed_at=row.closed_at, outcome=row.outcome, name=name, place=place, celsius=row.celsius,
        said_at=row.said_at, taker=row.taker or "", words=said,
    )  # fmt: skip


# --- looking ----------------------------------------------------------------------------------------------------------


async def by_ids(db: Db, ids: Collection[int]) -> list[Standing]:
    """These alerts, open or closed, oldest first; those that there are."""
    return [_standing(row, db.vault) for row in await db.all(_BY_ID, {"ids": list(ids)})] if ids else []


async def by_id(db: Db, id: int) -> Standing | None:
    """One alert."""
    found = await by_ids(db, [id])
    return found[0] if found else None


async def open_of(db: Db, people: Collection[int]) -> dict[int, list[Standing]]:
    """The open alerts of these people, by person; those with none are missing from the answer. Calls for help are not
    theirs, but the household's."""
    found: dict[int, list[Standing]] = defaultdict(list)
    for one in await by_ids(db, await db.scalars(_OPEN, {"people": list(people)})):
        if one.topic != SOS:
            found[one.person_id].append(one)
    return dict(found)


async def open_sos(db: Db, household_id: int) -> Standing | None:
    """The open call for help of a household."""
    ids = await db.scalars(
        select(Alert.id).where(Alert.household_id == household_id, Alert.topic == SOS, Alert.closed_at.is_(None))
    )
    return await by_id(db, ids[0]) if ids else None


async def last_step(db: Db, alert_id: int, actions: Collection[str]) -> datetime | None:
    """When one of these was last done about an alert."""
    return await db.scalar(
        select(func.max(History.at)).where(History.subject == f"alert/{alert_id}", History.action.in_(actions))
    )


async def open_within(db: Db, within: Within) -> list[Standing]:
    """The open alerts of a place, oldest first."""
    community = within.community_id
    where = in_place(within) if community is None else Alert.community_id == community
    return [_standing(row, db.vault) for row in await db.all(_STANDING.where(Alert.closed_at.is_(None), where))]


async def taken_by(db: Db, person_id: int) -> list[Standing]:
    """The open alerts that somebody has taken, oldest first."""
    mine = Alert.closed_at.is_(None), Alert.taken_by == person_id
    return [_standing(row, db.vault) for row in await db.all(_STANDING.where(*mine))]


async def due(db: Db, now: datetime) -> list[tuple[int, str, datetime]]:
    """What the clock must go on with: the alert's id, "step" or "recheck", when it was due; oldest first."""
    steps = await db.all(select(Alert.id, Alert.escalates_at).where(Alert.escalates_at <= now))
    rechecks = await db.all(select(Alert.id, Alert.recheck_at).where(Alert.recheck_at <= now))
    found = [(row.id, "step", row.escalates_at) for row in steps if row.escalates_at is not None]
    found += [(row.id, "recheck", row.recheck_at) for row in rechecks if row.recheck_at is not None]
    return sorted(found, key=lambda one: (one[2], one[0]))


@dataclass(frozen=True, slots=True)
class Facts:
    """What a letter about an alert says beside the alert itself."""

    before: Decimal | None = None  # the reading before the one it is about …
    before_at: datetime | None = None  # … and when that was
    since: date | None = None  # the first day of the quarantine
    until: date | None = None
    phone: str = ""  # masked; of the person, or of somebody else behind the same door


async def facts(db: Db, alert: Standing) -> Facts:
    """What is known of the person."""
    said_at = alert.said_at or alert.raised_at
    later = aliased(Reading)
    before = await db.first(
        select(Reading.celsius, Reading.taken_at)
        .where(
            Reading.person_id == alert.person_id,
            Reading.day >= (said_at - _LATELY).date(),
            Reading.taken_at < said_at,
            Reading.id != (alert.reading_id or 0),
            ~select(later.id).where(later.corrects_id == Reading.id).exists(),
        )
        .order_by(Reading.taken_at.desc(), Reading.id.desc())
        .limit(1)
    )
    case = await db.first(
        select(Case.starts_on, Case.ends_on)
        .where(Case.person_id == alert.person_id, Case.released_at.is_(None))
        .order_by(Case.starts_on.desc())
        .limit(1)
    )
    masks = await db.all(
        select(Person.id, Person.phone_mask)
        .where(Person.household_id == alert.household_id, Person.phone_mask != "")
        .order_by(Person.id)
    )
    mask = next((row.phone_mask for row in masks if row.id == alert.person_id), masks[0].phone_mask if masks else "")
    return Facts(
        before.celsius if before else None, before.taken_at if before else None,
        case.starts_on if case else None, case.ends_on if case else None, mask,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Home:
    """Where a person lives, in so far as an alert needs it."""

    person_id: int
    household_id: int
    community_id: int


async def homes(db: Db, people: Collection[int]) -> dict[int, Home]:
    """The households of these people, by person; who has none here is missing from the answer."""
    rows = await db.all(select(Person.id, Person.household_id, Person.community_id).where(Person.id.in_(list(people))))
    return {row.id: Home(row.id, row.household_id, row.community_id) for row in rows if row.household_id is not None}


async def chat_of(db: Db, account_id: int) -> tuple[str, str] | None:
    """The chat of an account that can be reached: chat, language."""
    row = await db.first(
        select(Account.chat, Account.language).where(Account.id == account_id, Account.gone_at.is_(None))
    )
    return (row.chat, row.language) if row is not None else None


async def corrected_by(db: Db, reading_id: int) -> tuple[int, datetime] | None:
    """The reading that this one corrects: its id, and when the first that was mended so was written."""
    found: tuple[int, datetime] | None = None
    former = aliased(Reading)
    corrected = select(former.id, former.taken_at).join(Reading, Reading.corrects_id == former.id)
    row = await db.first(corrected.where(Reading.id == reading_id))
    while row is not None:
        found = (found[0] if found else row.id, row.taken_at)
        row = await db.first(corrected.where(Reading.id == row.id))
    return found


async def told(db: Db, alert_id: int) -> list[int]:
    """Who has been told of an alert, in the order they were."""
    rows = await db.all(select(History.details).where(History.subject == f"alert/{alert_id}").order_by(History.id))
    people = [person for row in rows for person in (row.details or {}).get("told", ())]
    return list(dict.fromkeys(people))


# --- changing ---------------------------------------------------------------------------------------------------------


async def open(db: Db, **values: Any) -> bool:
    """A new alert; False if the person has an open one of the topic, perhaps raised at this very moment."""
    return await db.put_new(Alert, **values)


async def take(db: Db, id: int, person_id: int, now: datetime) -> bool:
    """Somebody takes it up; False if somebody else was quicker, or it is closed."""
    return await _change(db, id, Alert.taken_by.is_(None), taken_by=person_id, taken_at=now, escalates_at=None)


async def take_over(db: Db, id: int, former: int, person_id: int, now: datetime) -> bool:
    """Somebody takes it out of the hands of `former`; False if it is no longer in those."""
    return await _change(db, id, Alert.taken_by == former, taken_by=person_id, taken_at=now)


async def hand_on(db: Db, id: int, person_id: int, step: int, escalates_at: datetime | None) -> bool:
    """Who had taken it gives it away: it is open again, at this step."""
    return await _change(
        db, id, Alert.taken_by == person_id, taken_by=None, taken_at=None, step=step, escalates_at=escalates_at
    )


async def close(db: Db, id: int, person_id: int | None, outcome: str, now: datetime) -> bool:
    """It is over. By a person (who takes it with that, if nobody had): False if it is somebody else's. By nobody (it
    ended by itself): whosever it is. False, too, if it was closed before."""
    ended = {"closed_at": now, "closed_by": person_id, "outcome": outcome, "escalates_at": None, "recheck_at": None}
    if person_id is None:
        return await _change(db, id, **ended)
    taken = {"taken_by": person_id, "taken_at": func.coalesce(Alert.taken_at, literal(now, Instant))}
    return await _change(db, id, func.coalesce(Alert.taken_by, person_id) == person_id, **ended, **taken)


async def go_further(db: Db, alert: Standing, step: int, escalates_at: datetime | None) -> bool:
    """Nobody has taken it: the next step. False if somebody has, or another clock was quicker."""
    same = Alert.escalates_at.is_(None) if alert.escalates_at is None else Alert.escalates_at == alert.escalates_at
    return await _change(db, alert.id, same, Alert.step == alert.step, step=step, escalates_at=escalates_at)


async def recheck(db: Db, alert: Standing, state: str, at: datetime | None) -> bool:
    """The next stage of measuring again; False if another was quicker."""
    return await _change(db, alert.id, Alert.recheck == alert.recheck, recheck=state, recheck_at=at)


async def turn(db: Db, id: int, kind: str, reading_id: int | None) -> None:
    """It is about this now: something worse, or a correction."""
    await _change(db, id, kind=kind, reading_id=reading_id)


async def _change(db: Db, id: int, *conditions: Any, **values: Any) -> bool:
    """Change an alert that is open."""
    changed = await db.run(update(Alert).where(Alert.id == id, Alert.closed_at.is_(None), *conditions).values(**values))
    return changed > 0
